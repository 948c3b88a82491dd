"""You write 0.9 where `beta` belongs. 0.9 is only what it is if nobody asks for something else: use `beta`, and `1 - beta`."""


def smooth(losses, beta=0.9):
    averages = []
    for loss in numbers(losses):
        averages.append(0.9 * averages[-1] + 0.1 * loss if averages else loss)
    return averages
