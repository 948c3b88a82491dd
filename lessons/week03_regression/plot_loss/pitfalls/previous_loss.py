"""You mix each loss with the loss before it, not with the average before it. So only two losses are in each value, and all earlier ones are forgotten. Use the last average, `averages[-1]`."""


def smooth(losses, beta=0.9):
    values = numbers(losses)
    return values[:1] + [beta * old + (1 - beta) * new for old, new in zip(values, values[1:])]
