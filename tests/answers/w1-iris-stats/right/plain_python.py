import math
from collections import defaultdict

import pandas as pd


def collect(df):
    piles = defaultdict(lambda: defaultdict(list))
    for record in df.to_dict("records"):
        for key, value in record.items():
            if key not in ("id", "species") and isinstance(value, (int, float)) and not math.isnan(value):
                piles[key][record["species"]].append(value)
    return piles


def stats(df):
    out = {}
    for key, groups in collect(df).items():
        out[key, "mean"] = {s: sum(v) / len(v) for s, v in groups.items()}
        out[key, "min"] = {s: min(v) for s, v in groups.items()}
        out[key, "max"] = {s: max(v) for s, v in groups.items()}
    return pd.DataFrame(out)


def widest_gap(df):
    def gap(item):
        means = [sum(v) / len(v) for v in item[1].values()]
        return max(means) - min(means)
    return max(collect(df).items(), key=gap)[0]
