"""You divide by the number of rows of the species. A row in which the value is missing doesn't count: `mean` does that by itself."""


def stats(df):
    found = by_species(df).agg(["sum", "min", "max"]).rename(columns={"sum": "mean"})
    rows = df.groupby("species").size()
    for name in found.columns:
        if name[1] == "mean":
            found[name] = found[name] / rows
    return found
