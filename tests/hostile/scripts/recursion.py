"""Calls itself with no limit, until the stack is gone."""
# as: check run
# ends: died done
# by: supervisor
import sys
sys.setrecursionlimit(10**9)
class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x"[:0])
def answer(x):
    return repr(Deep().value)
if __name__ == "__main__":
    answer(1)
