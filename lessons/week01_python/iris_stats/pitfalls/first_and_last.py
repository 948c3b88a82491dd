"""You subtract the mean of the first species from that of the last. The highest and the lowest mean may belong to others: `means.max() - means.min()`."""


def widest_gap(df):
    means = by_species(df).mean()
    return (means.iloc[-1] - means.iloc[0]).abs().idxmax()
