"""You write the label itself into its place. There should be a 1, whatever the label is: for label 0 nothing is to be seen of yours."""
import numpy as np


def one_hot(labels, k):
    return np.eye(k)[labels] * labels[:, None]
