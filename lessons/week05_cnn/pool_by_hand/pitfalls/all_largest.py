"""Your `avg_pool` takes the largest, as `max_pool` does."""

def avg_pool(x, k):
    return max_pool(x, k)
