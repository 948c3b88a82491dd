"""You append the average before the new loss is in it: the first loss stands there twice, and every average comes one step late. First bring the average up to date, then append it."""


def smooth(losses, beta=0.9):
    averages, average = [], None
    for loss in numbers(losses):
        average = loss if average is None else average
        averages.append(average)
        average = beta * average + (1 - beta) * loss
    return averages
