"""Numbers are made column by column; rows are asked for in a sentence; the gaps are counted by hand."""

import pandas as pd


def load(path):
    df = pd.read_csv(path, dtype=str)
    for name in df.columns:
        if name != "species":
            df[name] = pd.to_numeric(df[name], errors="coerce")
    return df


def select(df, species, min_petal):
    return df.query("species == @species and petal_length >= @min_petal").reset_index(drop=True)


def missing_per_column(df):
    return {name: len(df) - int(df[name].count()) for name in df}
