"""Your search for the largest begins with 0, so that 0 wins where all numbers are negative. Begin with −inf, or with the first of them."""

def max_pool(x, k):
    return tiles(x, k).amax((3, 5)).clamp(min=0)
