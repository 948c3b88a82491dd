def max_pool(x, k):
    return x.unfold(2, k, k).unfold(3, k, k).flatten(4).max(4)[0]


def avg_pool(x, k):
    H, W = x.shape[2] // k, x.shape[3] // k
    total = x.new_zeros(x.shape[0], x.shape[1], H, W)
    for i in range(k):
        for j in range(k):
            total = total + x[:, :, i:H * k:k, j:W * k:k]
    return total


def global_avg(x):
    return x.flatten(2).mean(2)

