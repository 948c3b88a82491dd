"""Your 1s are one column too far to the left, and those of label 0 even in the last one: -1 counts from the end. Labels count from 0, as columns do."""
import numpy as np


def one_hot(labels, k):
    return np.eye(k)[labels - 1]
