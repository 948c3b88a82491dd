"""You return a species. Asked for is the feature: take the highest and lowest mean of each column, not of each row."""


def widest_gap(df):
    means = by_species(df).mean()
    return (means.max(axis=1) - means.min(axis=1)).idxmax()
