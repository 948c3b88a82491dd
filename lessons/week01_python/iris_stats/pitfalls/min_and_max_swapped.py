"""Your minima stand under "max", and your maxima under "min"."""


def stats(df):
    return by_species(df).agg(["mean", "max", "min"]).rename(columns={"max": "min", "min": "max"})
