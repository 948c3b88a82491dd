"""Your counts are ordered by size. Entry k belongs to class k: go through 0 to 9 in this order."""

from collections import Counter


def class_counts(ds):
    found = Counter(int(ds[i][1]) for i in range(len(ds)))
    return sorted((found[k] for k in range(10)), reverse=True)
