"""You return the feature with the smallest gap: `idxmin`. The largest is at `idxmax`."""


def widest_gap(df):
    means = by_species(df).mean()
    return (means.max() - means.min()).idxmin()
