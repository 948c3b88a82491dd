"""Statistics of each species, and the measurement that separates them best."""

from pathlib import Path

import pandas as pd


def stats(df):
    """Return mean, minimum and maximum of each feature, with a row for each species."""
    ...


def widest_gap(df):
    """Return the feature whose means differ most between the species."""
    ...


if __name__ == "__main__":
    df = pd.read_csv(Path(__file__).parent.parent / "data" / "iris.csv")
    df["id"] = range(1, len(df) + 1)
    print(stats(df))
    print(widest_gap(df))
