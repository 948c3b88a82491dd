def cut(x, k):
    m = min(x.shape[2], x.shape[3]) // k * k
    return x[:, :, :m, :m].unfold(2, k, k).unfold(3, k, k).flatten(4)


def max_pool(x, k):
    return cut(x, k).max(4)[0]


def avg_pool(x, k):
    return cut(x, k).mean(4)


def global_avg(x):
    return x.flatten(2).mean(2)

