"""You give `beta` to the new loss and the rest to the average: with 0.9 hardly anything is smoothed. It is the old average that keeps `beta` of itself, and the new loss that adds `1 - beta`."""


def smooth(losses, beta=0.9):
    averages = []
    for loss in numbers(losses):
        averages.append((1 - beta) * averages[-1] + beta * loss if averages else loss)
    return averages
