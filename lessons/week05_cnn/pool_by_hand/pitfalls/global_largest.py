"""Your `global_avg` takes the largest of each channel. Asked for is the mean."""

def global_avg(x):
    return x.amax((2, 3))
