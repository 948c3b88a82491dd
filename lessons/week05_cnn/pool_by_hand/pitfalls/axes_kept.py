"""You keep height and width with one entry each. They go away: (n, c)."""

def global_avg(x):
    return x.mean((2, 3), keepdim=True)
