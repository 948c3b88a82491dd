"""You flattened the batch as well: all entries are one long row. Begin behind the batch axis: `flatten(1)`."""


def flatten_batch(x):
    return x.flatten()
