"""You take the mean over the channels and keep height and width. It is the other way round: the channels stay."""

def global_avg(x):
    return x.mean(1)
