"""Load a table, pick rows, and count what is missing."""

from pathlib import Path

import pandas as pd


def load(path):
    """Return the table in a CSV file; `?` and empty cells are missing."""
    ...


def select(df, species, min_petal):
    """Return the rows of a species whose petals are at least min_petal long."""
    ...


def missing_per_column(df):
    """Return the number of missing values for each column's name."""
    ...


if __name__ == "__main__":
    df = load(Path(__file__).parent.parent / "data" / "iris.csv")
    if df is not None:
        print(df.dtypes)
        print(select(df, "virginica", 6.3))
        print(missing_per_column(df))
