"""Your table has a column for each label and a row for each class. It is the other way round: one row per sample, one column per class."""
import numpy as np


def one_hot(labels, k):
    return np.eye(k)[:, labels]
