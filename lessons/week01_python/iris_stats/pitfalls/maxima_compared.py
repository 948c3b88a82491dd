"""You compare the largest values of the species. One unusual flower decides that. Compare their means."""


def widest_gap(df):
    top = by_species(df).max()
    return (top.max() - top.min()).idxmax()
