"""You give the accuracy in percent, or the number of right answers. Asked for is a share, between 0 and 1."""

import json
import sys

import numpy as np
import pandas as pd


def read(path):
    return pd.read_csv(path, na_values="?")


def features(df):
    return [name for name in df.columns if name != "species"]


def per_species(df):
    found = {}
    for name in df["species"].unique():
        group = df[df["species"] == name]
        found[name] = {f: {"mean": group[f].mean(), "min": group[f].min(), "max": group[f].max()} for f in features(df)}
    return found


def most_separating(df):
    means = df.groupby("species")[features(df)].mean()
    return (means.max() - means.min()).idxmax()


def accuracy(df):
    df = df.dropna()
    x, species = df[features(df)].to_numpy(), df["species"].to_numpy(str)
    even, odd = x[0::2], x[1::2]
    mean, spread = even.mean(axis=0), even.std(axis=0)
    even, odd = (even - mean) / spread, (odd - mean) / spread
    names = sorted(set(species[0::2]))
    centres = np.array([even[species[0::2] == name].mean(axis=0) for name in names])
    nearest = ((odd[:, None] - centres) ** 2).sum(axis=2).argmin(axis=1)
    return 100 * (np.array(names)[nearest] == species[1::2]).mean()


def main(source, target):
    df = read(source)
    report = {
        "rows": len(df),
        "missing": int(df.isna().sum().sum()),
        "per_species": per_species(df),
        "most_separating_feature": most_separating(df),
        "nearest_mean_accuracy": accuracy(df),
    }
    with open(target, "w") as file:
        json.dump(report, file, default=float)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        main(sys.argv[1], sys.argv[2])
