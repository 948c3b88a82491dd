"""Report on a table of flowers: python milestone_flower_report.py data.csv out.json"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd


def read(path: str) -> pd.DataFrame:
    """The table, with what is missing as nan."""
    return pd.read_csv(path, na_values="?")


def features(df: pd.DataFrame) -> list[str]:
    """The names of the measurements."""
    return [name for name in df.columns if name != "species"]


def per_species(df: pd.DataFrame) -> dict[str, dict[str, dict[str, float]]]:
    """Mean, minimum and maximum of each feature, by species."""
    groups = df.groupby("species")
    return {str(name): {f: {how: float(group[f].agg(how)) for how in ("mean", "min", "max")} for f in features(df)} for name, group in groups}


def most_separating(df: pd.DataFrame) -> str:
    """The feature whose species means lie farthest apart."""
    means = df.groupby("species")[features(df)].mean()
    return str((means.max() - means.min()).idxmax())


def nearest_mean_accuracy(df: pd.DataFrame) -> float:
    """How many of the odd rows lie nearest to the centre of their own species, the centres being made from the even rows."""
    whole = df.dropna()
    x, species = whole[features(df)].to_numpy(float), whole["species"].to_numpy()
    spread = x[0::2].std(axis=0)
    x = (x - x[0::2].mean(axis=0)) / np.where(spread == 0, 1, spread)
    even, odd = x[0::2], x[1::2]
    names = np.unique(species[0::2])
    centres = np.stack([even[species[0::2] == name].mean(axis=0) for name in names])
    distances = ((odd[:, None] - centres) ** 2).sum(axis=-1)
    return float((names[distances.argmin(axis=1)] == species[1::2]).mean())


def report(df: pd.DataFrame) -> dict[str, Any]:
    """All of it, in plain values."""
    return {
        "rows": len(df),
        "missing": int(df.isna().sum().sum()),
        "per_species": per_species(df),
        "most_separating_feature": most_separating(df),
        "nearest_mean_accuracy": nearest_mean_accuracy(df),
    }


def main(source: str, target: str) -> None:
    """Write the report on the table in the file `source` to the file `target`."""
    Path(target).write_text(json.dumps(report(read(source)), indent=2), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        main(sys.argv[1], sys.argv[2])
    else:
        print(__doc__)
