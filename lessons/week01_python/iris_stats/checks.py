"""Tables are drawn so that each other way to compare features chooses another one: the widest range, within a species or at all, the widest
spread, the maxima, first against last species. The species have unequal sizes and come in blocks, so that the means of the ids lie far
apart. Columns may be pairs of names or plain ones, and the species may be the index or a column."""

from typing import Any

from runners.checking import Trial, check, far

SPECIES = ("alba", "minor", "robur", "serra")
NAMES = ("petal_length", "petal_width", "height", "stem", "weight", "leaf", "root")
KINDS = ("gap", "range", "narrow", "range within", "spread", "maximum", "first and last")
SIZES = (9, 4, 6, 12)


@far
def plain(stats, df):
    """{column: {species: number}}; None for missing."""
    import pandas
    found = stats(df)
    if not isinstance(found, pandas.DataFrame):
        return f"no DataFrame, but a {type(found).__name__}"
    pairs = [[str(part) for part in (c if isinstance(c, tuple) else (c,)) if str(part)] for c in found.columns]
    last = ("mean", "min", "max")
    found.columns = ["_".join(p[::-1] if len(p) == 2 and p[0] in last and p[1] not in last else p) for p in pairs]
    if "species" in found.columns:
        found = found.set_index("species")
    if found.index.has_duplicates:
        return "a table in which a species has more than one row"
    return {name: {str(row): None if pandas.isna(v) else float(v) for row, v in found[name].items()} for name in sorted(found.columns)}


@far
def kept(what, df):
    before = df.to_csv()
    what(df)
    return "as it was" if df.to_csv() == before else "changed"


@far
def table(columns):
    import pandas
    return pandas.DataFrame(columns)


def values(t: Trial, kind: str, species: int, size: int) -> list[float]:
    """The values of one feature for one species; each kind but the first is what another way of comparing would choose."""
    middle, spread = 4.0 + 0.1 * species, 0.5
    if kind == "gap":
        middle, spread = (4.0, 6.0, 2.0, 4.0)[species], 0.8
    elif kind == "narrow":
        middle, spread = 4.0, 0.05
    elif kind == "first and last":
        middle = (3.0, 4.0, 4.0, 5.0)[species]
    found = [middle + t.random.uniform(-spread, spread) for _ in range(size)]
    if kind == "spread":
        found = [middle + (2.6 if i % 2 else -2.6) for i in range(size)]
    elif kind == "range" and species in (0, 3):
        found[0] = 8.8 if species == 0 else -0.8
    elif kind == "range within" and species == 3:
        found[0], found[1] = 0.0, 8.0
    elif kind == "maximum" and species == 3:
        found[0] = 10.0
    return [round(v, 2) for v in found]


def flowers(t: Trial, kinds: tuple[str, ...], gaps: bool = False, mixed: bool = True) -> tuple[dict[str, list[Any]], str]:
    """The columns, and the name of the feature with the widest gap, which is the first kind's."""
    names = t.random.sample(NAMES, len(kinds))
    data: dict[str, list[Any]] = {name: [v for k, size in enumerate(SIZES) for v in values(t, kind, k, size)] for name, kind in zip(names, kinds, strict=True)}
    species = [name for name, size in zip(SPECIES, SIZES, strict=True) for _ in range(size)]
    columns: dict[str, list[Any]] = {"id": list(range(101, 101 + len(species))), "species": species, **data}
    if mixed:
        columns["colour"] = [t.random.choice(["red", "white"]) for _ in species]
    if gaps:
        for name in names:
            for k in range(len(SIZES)):
                columns[name][sum(SIZES[:k]) + t.random.randrange(2, SIZES[k])] = None
    order = list(columns)
    t.random.shuffle(order)
    return {name: columns[name] for name in order}, names[0]


def ask(t: Trial, columns: dict[str, list[Any]]) -> Any:
    return t.call(plain, t.name("stats"), t.keep(table, columns))


@check("stats: mean, minimum and maximum of each species")
def groups(t: Trial) -> None:
    for kinds in (KINDS[:1], KINDS[:3]):
        columns, _ = flowers(t, kinds, mixed=False)
        t.same(ask(t, columns), f"the statistics of {len(kinds)} feature{'s' * (len(kinds) > 1)}",
               means="There is a row for each species, and for each feature three columns: mean, min, max. `id` is no feature.")


@check("stats: columns of text are left alone")
def text(t: Trial) -> None:
    columns, _ = flowers(t, KINDS[:2])
    t.same(ask(t, columns), "the statistics of a table with a column `colour`",
           means="`colour` is text and has no mean. `df.select_dtypes(\"number\")` keeps the columns of numbers.")


@check("stats: missing values are left out, and nothing else")
def missing(t: Trial) -> None:
    columns, _ = flowers(t, KINDS[:3], gaps=True)
    t.same(ask(t, columns), "the statistics of a table with gaps",
           means="A missing value counts neither in the sum nor in the number. The other values of its row still count.")


@check("widest_gap: the feature whose means lie farthest apart")
def widest(t: Trial) -> None:
    for kinds in (KINDS, KINDS[:2], KINDS[:4]):
        columns, wide = flowers(t, kinds)
        t.close(t.call("widest_gap", t.keep(table, columns)), wide, f"the answer for {len(kinds)} features",
                means="Compare the means of the species: for each feature, the highest mean minus the lowest one.")


@check("widest_gap: also with missing values")
def gapped(t: Trial) -> None:
    columns, wide = flowers(t, KINDS[:3], gaps=True)
    columns[wide][0] = None
    t.close(t.call("widest_gap", t.keep(table, columns)), wide, "the answer for a table with gaps",
            means="pandas leaves missing values out by itself; NumPy's `mean` gives nan, and every comparison with nan is False.")


@check("the table that comes in stays as it is")
def unchanged(t: Trial) -> None:
    columns, _ = flowers(t, KINDS[:2])
    for name in ("stats", "widest_gap"):
        t.close(t.call(kept, t.name(name), t.keep(table, columns)), "as it was", f"the table after `{name}`",
                means="Its owner still needs its columns: drop them from a copy.")
