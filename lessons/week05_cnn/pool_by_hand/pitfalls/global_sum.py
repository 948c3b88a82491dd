"""You add a channel up and do not divide. The mean is the sum, divided by h · w."""

def global_avg(x):
    return x.sum((2, 3))
