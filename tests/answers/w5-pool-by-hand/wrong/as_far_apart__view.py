def max_pool(x, k):
    n, c, h, w = x.shape
    x = x[:, :, :h - h % k, :w - w % k]
    return x.reshape(n, c, k, h // k, k, w // k).amax(dim=(2, 4))


def avg_pool(x, k):
    n, c, h, w = x.shape
    x = x[:, :, :h - h % k, :w - w % k]
    return x.reshape(n, c, k, h // k, k, w // k).mean(dim=(2, 4))


def global_avg(x):
    return x.flatten(2).mean(2)

