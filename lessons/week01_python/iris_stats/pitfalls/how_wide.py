"""You return how wide the gap is. Asked for is *which* feature has it: `idxmax` instead of `max`."""


def widest_gap(df):
    means = by_species(df).mean()
    return float((means.max() - means.min()).max())
