"""You take the largest label for the last class. `k` says how many there are, and some may not be among the labels: the next list of labels would give a table of another width."""
import numpy as np


def one_hot(labels, k):
    return np.eye(labels.max() + 1)[labels]
