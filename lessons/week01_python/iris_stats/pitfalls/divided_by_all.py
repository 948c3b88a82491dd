"""You divide by the number of all rows. The mean of a species divides by the number of its own flowers."""


def stats(df):
    groups = by_species(df)
    found = groups.agg(["sum", "min", "max"]).rename(columns={"sum": "mean"})
    for name in found.columns:
        if name[1] == "mean":
            found[name] = found[name] / len(df)
    return found
