"""os._exit(0) in the middle of an answer: no pass."""
# ends: died
# by: supervisor
import os
def answer(x):
    os._exit(0)
