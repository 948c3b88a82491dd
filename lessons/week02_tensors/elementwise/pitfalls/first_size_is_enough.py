"""You compare the lengths only, and these count the first axis. (n, 1) and (n,) have the same length, and make a table of n × n. Compare the whole shapes."""


def mse(pred, target):
    if pred.dim() and target.dim() and len(pred) != len(target):
        raise ValueError("lengths differ")
    return (pred - target).square().mean()
