"""The array of your caller does not change. `a = np.clip(a, lo, hi)` makes a new array and gives it the name `a`, inside your function only; to return it does not help either. Write into the array: `np.clip(a, lo, hi, out=a)`, or `a[...] = …`. (`a[a < lo][:] = lo` does not: `a[a < lo]` is a copy.)"""
import numpy as np


def clamp_inplace(a, lo, hi):
    a = np.clip(a, lo, hi)
