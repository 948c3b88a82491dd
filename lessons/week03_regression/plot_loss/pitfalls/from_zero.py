"""Your average starts at 0, and drags this 0 along: with `beta` 0.9 the first value is a tenth of the first loss, and it takes some thirty steps until the curve is where the losses are. Let the first average be the first loss."""


def smooth(losses, beta=0.9):
    averages, average = [], 0.0
    for loss in numbers(losses):
        average = beta * average + (1 - beta) * loss
        averages.append(average)
    return averages
