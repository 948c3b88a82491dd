"""You take the mean of all losses so far: the first, large ones count as much as the latest, so that the curve comes down ever later. In a running average the old ones fade: `beta` times the average before, `1 - beta` times the new loss."""


def smooth(losses, beta=0.9):
    values = numbers(losses)
    return [sum(values[: i + 1]) / (i + 1) for i in range(len(values))]
