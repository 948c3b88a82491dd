"""You look for the widest range within a species. The gap is *between* species: the highest of their means minus the lowest."""


def widest_gap(df):
    groups = by_species(df)
    return (groups.max() - groups.min()).max().idxmax()
