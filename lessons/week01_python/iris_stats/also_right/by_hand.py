"""A loop over the groups, with plain names; the species is a column."""

import numpy as np
import pandas as pd


def numbers(df):
    return [name for name in df.columns if name != "id" and pd.api.types.is_numeric_dtype(df[name])]


def stats(df):
    rows = []
    for species in df["species"].unique():
        group = df[df["species"] == species]
        row = {"species": species}
        for name in numbers(df):
            values = group[name].to_numpy(dtype=float)
            row[f"{name}_mean"] = np.nanmean(values)
            row[f"{name}_min"] = np.nanmin(values)
            row[f"{name}_max"] = np.nanmax(values)
        rows.append(row)
    return pd.DataFrame(rows)


def widest_gap(df):
    gaps = {}
    for name in numbers(df):
        means = [np.nanmean(df.loc[df["species"] == s, name]) for s in set(df["species"])]
        gaps[name] = max(means) - min(means)
    return max(gaps, key=gaps.get)
