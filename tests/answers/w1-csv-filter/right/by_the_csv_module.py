import csv

import pandas as pd


def number(cell):
    try:
        return float(cell)
    except ValueError:
        return None


def load(path):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    return pd.DataFrame({name: [row[name] if name == "species" else number(row[name]) for row in rows] for name in rows[0]})


def select(df, species, min_petal):
    keep = [i for i, (s, p) in enumerate(zip(df["species"], df["petal_length"])) if s == species and p >= min_petal]
    return df.iloc[keep]


def missing_per_column(df):
    return {c: sum(pd.isna(v) for v in df[c]) for c in df.columns}
