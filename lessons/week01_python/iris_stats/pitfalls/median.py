"""You take the median, the value in the middle. Asked for is the mean."""


def stats(df):
    return by_species(df).agg(["median", "min", "max"]).rename(columns={"median": "mean"})
