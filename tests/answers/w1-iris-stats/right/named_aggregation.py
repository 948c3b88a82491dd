import pandas as pd


def columns(df):
    return [c for c, kind in df.dtypes.items() if kind.kind in "if" and c != "id"]


def stats(df):
    spec = {f"{c}_{how}": (c, how) for c in columns(df) for how in ("max", "min", "mean")}
    return df.groupby("species", sort=False).agg(**spec)


def widest_gap(df):
    long = df.melt(id_vars="species", value_vars=columns(df))
    means = long.groupby(["variable", "species"])["value"].mean().unstack()
    return (means.max(axis=1) - means.min(axis=1)).idxmax()
