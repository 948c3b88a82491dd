"""You put the samples in a new random order for each part. Then parts share samples: the test set was partly trained on. Cut one order into pieces."""


def split(ds, fractions, seed):
    generator = Generator().manual_seed(seed)
    borders = [0, *(round(len(ds) * share) for share in accumulate(fractions))]
    return [Subset(ds, mixed(len(ds), generator)[a:b]) for a, b in pairwise(borders)]
