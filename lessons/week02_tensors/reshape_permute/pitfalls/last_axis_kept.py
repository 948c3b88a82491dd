"""You joined the axes in front, and kept the last one. It is the other way round: the first axis stays, all behind it are joined."""


def flatten_batch(x):
    return x.flatten(0, -2)
