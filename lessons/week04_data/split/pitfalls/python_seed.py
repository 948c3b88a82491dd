"""You seed Python's `random` for everybody. Your caller's chance begins anew with each split. `random.Random(seed)` or `torch.Generator()` is a source of your own."""
import random


def mixed(count, generator):
    random.seed(generator.initial_seed())
    order = list(range(count))
    random.shuffle(order)
    return order
