"""Without pandas and NumPy: the csv module, lists and dictionaries."""

import csv
import json
import math
import statistics
import sys


def number(cell):
    return None if cell in ("", "?") else float(cell)


def main(source, target):
    with open(source, newline="") as file:
        rows = list(csv.DictReader(file))
    names = [n for n in rows[0] if n != "species"]
    rows = [{"species": r["species"], **{n: number(r[n]) for n in names}} for r in rows]
    stats = {}
    for row in rows:
        group = stats.setdefault(row["species"], {n: [] for n in names})
        for n in names:
            if row[n] is not None:
                group[n].append(row[n])
    described = {s: {n: {"mean": math.fsum(v) / len(v), "min": min(v), "max": max(v)} for n, v in g.items()} for s, g in stats.items()}

    def gap(n):
        means = [d[n]["mean"] for d in described.values()]
        return max(means) - min(means)

    whole = [r for r in rows if None not in r.values()]
    even, odd = whole[::2], whole[1::2]
    scale = {n: statistics.pstdev([r[n] for r in even]) or 1.0 for n in names}
    piles = {}
    for r in even:
        piles.setdefault(r["species"], []).append([r[n] / scale[n] for n in names])
    centres = {s: [sum(column) / len(p) for column in zip(*p)] for s, p in piles.items()}
    right = sum(min(centres, key=lambda s: math.dist(centres[s], [r[n] / scale[n] for n in names])) == r["species"] for r in odd)
    report = dict(rows=len(rows), missing=sum(r[n] is None for r in rows for n in names), per_species=described,
                  most_separating_feature=max(names, key=gap), nearest_mean_accuracy=right / len(odd))
    json.dump(report, open(target, "w"))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        main(sys.argv[1], sys.argv[2])
