"""`loc`, with what can be read as a sentence; numbers that keep their own kind of missing."""

import pandas as pd


def load(path):
    with open(path) as file:
        return pd.read_csv(file, na_values=["?", ""], skipinitialspace=True).convert_dtypes()


def select(df, species, min_petal):
    return df.loc[df["species"].eq(species) & df["petal_length"].ge(min_petal)].copy()


def missing_per_column(df):
    return dict(df.isnull().sum())
