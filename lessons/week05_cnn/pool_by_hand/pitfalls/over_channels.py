"""You take the mean over the channels, too. Each channel of each picture keeps a number of its own."""

def global_avg(x):
    return x.mean((1, 2, 3))
