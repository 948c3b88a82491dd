"""The program is run on Iris and on copies of it that were made harder, each for the sake of some mistakes:

units     a feature that is pure noise, in large numbers: who does not standardise follows it
gaps      cells that are missing, as `?` or empty, and a feature under another name
wild      noise beside the petals; a few odd rows with a wild value, a wrong name, or a species that no even row has: who lets odd rows into
          statistics or centres, or asks the even ones, is seen
species   a fourth species, of unequal size, and a feature with a wide range but no differences between the species
shuffled  the names dealt anew: an accuracy that stays high has seen the answers
"""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pandas as pd

from runners.checking import Trial, check

COPIES = ("iris", "units", "gaps", "wild", "species", "shuffled")


def copies(t: Trial) -> dict[str, pd.DataFrame]:
    iris = pd.read_csv(t.data("iris.csv"))
    chance = np.random.default_rng(t.random.randrange(1 << 30))

    def mixed(df: pd.DataFrame) -> pd.DataFrame:
        names = list(chance.permutation(df.columns.drop("species")))
        names.insert(int(chance.integers(len(names))), "species")       # never the last one, as it is in Iris
        return df.sample(frac=1, random_state=int(chance.integers(1 << 30)))[names].reset_index(drop=True)

    units = mixed(iris.drop(columns=["sepal_length", "sepal_width"]).assign(weight=chance.normal(3000, 900, len(iris)).round()))
    gaps = mixed(iris.rename(columns={"petal_width": "leaf_width"}).sample(110, random_state=int(chance.integers(1 << 30))))
    for name in gaps.columns.drop("species"):
        gaps.loc[chance.choice(len(gaps), 5, replace=False), name] = np.nan
    gaps.loc[3, ["sepal_length", "leaf_width"]] = np.nan           # two in one row
    wild = mixed(iris.drop(columns=["sepal_length", "sepal_width"]).assign(weight=chance.normal(5, 1, len(iris)).round(1),
                                                                       height=chance.normal(30, 9, len(iris)).round(1)))
    odd = sorted(chance.permutation(np.arange(1, len(wild), 2)), key=lambda i: i % 3)      # so that every third row is a bad choice, too
    wild.loc[odd[0], ["petal_length", "petal_width"]] = [4000.0, 2500.0]
    wild.loc[odd[1:16], "species"] = wild.loc[odd[1:16], "species"].map({"setosa": "virginica", "virginica": "versicolor", "versicolor": "setosa"})
    wild.loc[odd[16], "species"] = "rara"           # a species that the even rows do not know
    fourth = iris[iris["species"] == "versicolor"].sample(21, random_state=int(chance.integers(1 << 30))).assign(species="robur")
    fourth[["sepal_length", "petal_length"]] += [3.5, -1.5]
    both = pd.concat([iris, fourth.round(2)])
    species = mixed(both.assign(stem=chance.uniform(1, 13, len(both)).round(1)))
    shuffled = mixed(iris)
    shuffled["species"] = chance.permutation(shuffled["species"])
    return dict(zip(COPIES, (iris, units, gaps, wild, species, shuffled), strict=True))


def truth(df: pd.DataFrame) -> dict[str, Any]:
    names = [c for c in df.columns if c != "species"]
    stats = {str(s): {n: {"mean": float(g[n].mean()), "min": float(g[n].min()), "max": float(g[n].max())} for n in names} for s, g in df.groupby("species")}
    gap = {n: max(s[n]["mean"] for s in stats.values()) - min(s[n]["mean"] for s in stats.values()) for n in names}
    whole = df.dropna()
    x, kinds = whole[names].to_numpy(float), whole["species"].to_numpy(str)
    x = (x - x[0::2].mean(0)) / x[0::2].std(0)
    known = sorted(set(kinds[0::2]))
    centres = np.stack([x[0::2][kinds[0::2] == k].mean(0) for k in known])
    said = np.array(known)[((x[1::2, None] - centres) ** 2).sum(2).argmin(1)]
    return {"rows": len(df), "missing": int(df.isna().sum().sum()), "per_species": stats, "most_separating_feature": max(gap, key=lambda n: gap[n]),
            "nearest_mean_accuracy": float((said == kinds[1::2]).mean()), "asked": len(kinds[1::2])}


def write(df: pd.DataFrame, t: Trial) -> str:
    """The table as a file's text: what is missing is empty in one row, and `?` in the next."""
    lines = [",".join(df.columns)]
    for i, row in enumerate(df.itertuples(index=False)):
        lines.append(",".join(("?" if i % 2 else "") if isinstance(v, float) and math.isnan(v) else str(v) for v in row))
    return "\n".join(lines) + "\n"


def reports(t: Trial) -> dict[str, tuple[Any, dict[str, Any]]]:
    """For each copy: the program's report, and the true one."""
    found = {}
    for name, df in copies(t).items():
        source, target = f"{name}{t.random.randint(10, 99)}.csv", f"report_{name}.json"
        t.file(source, write(df, t))
        ran = t.script(source, target, keep="milestone_flower_report", sound=True)
        path = t.folder / target
        t.true(path.is_file(), "the report is there", "it is" if path.is_file() else "it is not",
               means=f"After `python milestone_flower_report.py {source} {target}` there is no {target}. It ended with exit code {ran['code']}. {ran['err'][-160:]}")
        if not path.is_file():
            return {}
        try:
            said = json.loads(path.read_text("utf-8"), parse_constant=lambda word: word)
        except ValueError:
            said = None
        found[name] = (said, truth(df))
    return found


def part(said: Any, key: str) -> Any:
    return said.get(key, f"no `{key}`") if isinstance(said, dict) else "no JSON object"


def each(t: Trial, key: str, means: str, names: tuple[str, ...] = COPIES) -> None:
    for name, (said, true) in t.once(reports).items():
        if name in names:
            t.close(part(said, key), true[key], f"`{key}` for the copy {name!r}", means=means, rtol=1e-6, atol=1e-6)


@check("the program writes a report on whatever table it is given")
def writes(t: Trial) -> None:
    for name, (said, true) in t.once(reports).items():
        keys = sorted(said) if isinstance(said, dict) else "no JSON object"
        t.close(keys, sorted(set(true) - {"asked"}), f"the keys of the report on {name!r}", means="The report is one JSON object with the five keys of the task.")


@check("rows and missing cells are counted")
def counted(t: Trial) -> None:
    each(t, "rows", "Every flower counts, also one with a missing cell. The line with the names is no flower.")
    each(t, "missing", "Count cells, not rows: both `?` and an empty cell are missing.")


@check("each species has its means and extremes")
def described(t: Trial) -> None:
    each(t, "per_species", "For each species and each feature `mean`, `min` and `max` over its own flowers, missing values left out.")


@check("the most separating feature is found")
def separated(t: Trial) -> None:
    each(t, "most_separating_feature", "For each feature, take the highest mean of a species minus the lowest one. The largest difference wins.")


@check("the accuracy is that of the nearest centre")
def near(t: Trial) -> None:
    for name, (said, true) in t.once(reports).items():
        got, want, flower = part(said, "nearest_mean_accuracy"), true["nearest_mean_accuracy"], 1 / true["asked"]
        same = isinstance(got, int | float) and abs(got - want) <= flower + 1e-9
        t.close(want if same else got, want, f"`nearest_mean_accuracy` for the copy {name!r}", means=ADVICE[name])


ADVICE = {
    "iris": "Even rows make the centres, odd rows are asked; the answer is the share of odd rows that lie nearest to their own species.",
    "units": "One feature of this table is noise in large numbers. Unless each feature is standardised, it drowns the others.",
    "gaps": "Rows with a missing cell are left out first; the others are then counted from 0, and the even ones make the centres.",
    "wild": "Some odd rows hold wild values or wrong names. They must touch neither the mean and the standard deviation nor the centres, but they are asked.",
    "species": "Each species gets a centre of its own, however many there are.",
    "shuffled": "The names were dealt anew, so nothing can be learnt: about a third is right by chance. Where it is more, the answers were seen before.",
}
