import pandas as pd


def load(path):
    return pd.read_csv(path, na_values=["?"])


def select(df, species, min_petal):
    return df.loc[(df.species == species) & (df.petal_length >= min_petal)]


def missing_per_column(df):
    return {c: int(df[c].notna().sum()) for c in df}
