"""You return the means alone. Asked for are three numbers for each feature: `.agg(["mean", "min", "max"])`."""


def stats(df):
    return by_species(df).mean()
