import numpy as np
import pandas as pd


def load(path):
    df = pd.read_csv(path).replace("?", np.nan)
    numbers = df.columns.drop("species")
    df[numbers] = df[numbers].astype(float)
    return df


def select(df, species, min_petal):
    one = df[df["species"] == species]
    return one[one["petal_length"] >= min_petal]


def missing_per_column(df):
    out = {}
    for name, column in df.items():
        out[name] = int((column != column).sum())
    return out
