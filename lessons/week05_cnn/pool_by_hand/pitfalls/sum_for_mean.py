"""You add up and do not divide. The mean of a tile is its sum, divided by k · k."""

def avg_pool(x, k):
    return tiles(x, k).sum((3, 5))
