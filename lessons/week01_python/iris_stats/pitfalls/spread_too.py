"""Your table has more than was asked for. `.agg(["mean", "min", "max"])` gives just these three."""


def stats(df):
    return by_species(df).agg(["mean", "std", "min", "max"])
