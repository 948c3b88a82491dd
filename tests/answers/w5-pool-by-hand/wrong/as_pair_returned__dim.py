def max_pool(x, k):
    return x.unfold(2, k, k).unfold(3, k, k).flatten(-2).max(dim=-1)


def avg_pool(x, k):
    return x.unfold(2, k, k).unfold(3, k, k).flatten(4).mean(4)


def global_avg(x):
    return x.flatten(2).mean(2)

