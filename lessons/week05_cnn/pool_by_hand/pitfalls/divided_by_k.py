"""You divide by k. A tile has k · k numbers."""

def avg_pool(x, k):
    return tiles(x, k).sum((3, 5)) / k
