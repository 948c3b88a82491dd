"""You pool down, but not across: your pictures keep their width. A tile has k rows and k columns."""

def max_pool(x, k):
    n, c, h, w = x.shape
    return x[:, :, : h // k * k].reshape(n, c, h // k, k, w).amax(3)


def avg_pool(x, k):
    n, c, h, w = x.shape
    return x[:, :, : h // k * k].reshape(n, c, h // k, k, w).mean(3)
