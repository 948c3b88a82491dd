"""You cut the samples as they come. A file that is sorted by class gives a test set of classes that were never trained. Deal them in a random order."""


def split(ds, fractions, seed):
    borders = [0, *(round(len(ds) * share) for share in accumulate(fractions))]
    return [Subset(ds, range(a, b)) for a, b in pairwise(borders)]
