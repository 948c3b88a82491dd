"""Load a table, pick rows, and count what is missing."""

from pathlib import Path

import pandas as pd


def load(path: str | Path) -> pd.DataFrame:
    """Return the table in a CSV file; `?` and empty cells are missing."""
    return pd.read_csv(path, na_values="?")


def select(df: pd.DataFrame, species: str, min_petal: float) -> pd.DataFrame:
    """Return the rows of a species whose petals are at least min_petal long."""
    return df[(df["species"] == species) & (df["petal_length"] >= min_petal)]


def missing_per_column(df: pd.DataFrame) -> dict[str, int]:
    """Return the number of missing values for each column's name."""
    return df.isna().sum().to_dict()


if __name__ == "__main__":
    df = load(Path(__file__).parent.parent / "data" / "iris.csv")
    print(df.dtypes)
    print(select(df, "virginica", 6.3))
    print(missing_per_column(df))
