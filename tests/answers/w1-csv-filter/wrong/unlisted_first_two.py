import pandas as pd


def load(path):
    return pd.read_csv(path, na_values=["?"])


def select(df, species, min_petal):
    return df.loc[(df.species == species) & (df.petal_length >= min_petal)].head(2)


def missing_per_column(df):
    return {c: int(n) for c, n in df.isna().sum().items()}
