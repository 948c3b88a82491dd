"""A frame of a hundred thousand variables, whose values do things when they are looked at."""
# by: wire
# verdict: error fail
class Looked:
    def __getattribute__(self, name):
        raise SystemExit(name)
    __class__ = property(lambda self: 1 / 0)
    def __repr__(self):
        return "x" * 10**8
def answer(x):
    space = {f"v{i}": Looked() for i in range(100_000)}
    exec("raise RuntimeError('mat1 and mat2 shapes cannot be multiplied (1x2 and 3x4)')", space)
