"""Statistics of each species, and the measurement that separates them best."""

from pathlib import Path

import pandas as pd
from pandas.api.typing import DataFrameGroupBy


def by_species(df: pd.DataFrame) -> DataFrameGroupBy:
    """The features, that is all numbers but the id, split by species."""
    features = df.select_dtypes("number").columns.drop("id")
    return df.groupby("species")[list(features)]


def stats(df: pd.DataFrame) -> pd.DataFrame:
    """Return mean, minimum and maximum of each feature, with a row for each species."""
    return by_species(df).agg(["mean", "min", "max"])


def widest_gap(df: pd.DataFrame) -> str:
    """Return the feature whose means differ most between the species."""
    means = by_species(df).mean()
    return (means.max() - means.min()).idxmax()


if __name__ == "__main__":
    df = pd.read_csv(Path(__file__).parent.parent / "data" / "iris.csv")
    df["id"] = range(1, len(df) + 1)
    print(stats(df))
    print(widest_gap(df))
