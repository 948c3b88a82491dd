"""You return the places of the largest numbers, not the numbers: that is what `argmax` gives, and `max(dim=…)` as its second."""

def max_pool(x, k):
    return tiles(x, k).transpose(3, 4).flatten(4).argmax(4)
