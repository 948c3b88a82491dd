"""Ranges."""


def stats(df):
    n = df.drop(columns="id").select_dtypes("number")
    return n.groupby(df["species"]).agg(["mean", "min", "max"])


def widest_gap(df):
    n = df.drop(columns="id").select_dtypes("number")
    widths = {c: n[c].max() - n[c].min() for c in n}
    return max(widths, key=widths.get)
