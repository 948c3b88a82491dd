"""`smooth` returns one number, the last average. For a curve there must be one for each loss: append each to a list, and return the list."""


def smooth(losses, beta=0.9):
    average = None
    for loss in numbers(losses):
        average = loss if average is None else beta * average + (1 - beta) * loss
    return average
