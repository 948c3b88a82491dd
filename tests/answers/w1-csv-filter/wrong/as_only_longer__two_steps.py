import pandas as pd


def load(path):
    return pd.read_csv(path, na_values=["?"])


def select(df, species, min_petal):
    rows = df[df.species == species]
    return rows[rows.petal_length > min_petal]


def missing_per_column(df):
    return {c: int(n) for c, n in df.isna().sum().items()}
