"""Tables are drawn anew, with the columns in another order each time. A table is compared by its columns' names and the rows in it: the
index, the order of columns and the kind of missing value are free."""

from typing import Any

from runners.checking import Trial, check, far

SPECIES = ("alba", "alba minor", "robur")
NUMBERS = ("petal_length", "petal_width", "sepal_length", "height")


@far
def plain(df):
    """A table as {name: values}, None for missing; of anything else, what it is."""
    import pandas
    if not isinstance(df, pandas.DataFrame):
        return f"no DataFrame, but a {type(df).__name__}"
    return {str(name): [None if pandas.isna(v) else v.item() if hasattr(v, "item") else v for v in df[name]] for name in sorted(df.columns)}


@far
def loaded(load, path):
    return plain(load(path))


@far
def kinds(load, path):
    """Which columns hold numbers."""
    import pandas
    df = load(path)
    return {str(name): bool(pandas.api.types.is_numeric_dtype(df[name])) for name in sorted(df.columns)}


@far
def table(text):
    import io

    import pandas
    return pandas.read_csv(io.StringIO(text), na_values="?")


@far
def selected(select, df, species, shortest):
    """The rows, and what has become of the table they come from."""
    before = plain(df)
    found = select(df, species, shortest)
    return plain(found), "as it was" if plain(df) == before else "changed"


def text(t: Trial, rows: int, missing: tuple[str, ...] = (), signs: tuple[str, ...] = ("?", "")) -> str:
    """A file: each column of `missing` lacks a value in some rows, the first of them included."""
    names = ["species", *NUMBERS]
    t.random.shuffle(names)
    lines = [",".join(names)]
    for i in range(rows):
        cells = {"species": SPECIES[i % 3] if i < 6 else t.random.choice(SPECIES)}
        for name in NUMBERS:
            lost = name in missing and (i == missing.index(name) or t.random.random() < 0.2)
            cells[name] = (signs[i % len(signs)]) if lost else f"{t.random.randint(10, 79) / 10}"
        lines.append(",".join(cells[name] for name in names))
    return "\n".join(lines) + "\n"


def load(t: Trial, missing: tuple[str, ...], signs: tuple[str, ...] = ("?", "")) -> Any:
    return t.call(loaded, t.name("load"), t.file("flowers.csv", text(t, 12, missing, signs)))


def pick(t: Trial, source: str, species: str, shortest: float) -> Any:
    return t.call(selected, t.name("select"), t.keep(table, source), species, shortest)


@check("a whole table is loaded, whatever the order of its columns")
def whole(t: Trial) -> None:
    for _ in range(2):
        t.same(load(t, ()), "the table", means="The first line of the file has the columns' names: each value belongs to the name above it.")


@check("columns of numbers are numeric, also where some are missing")
def numeric(t: Trial) -> None:
    path = t.file("flowers.csv", text(t, 12, ("petal_length", "height"), ("?",)))
    t.same(t.call(kinds, t.name("load"), path), "which columns hold numbers",
           means="One `?` makes text of its whole column. Tell `read_csv` what it means: `na_values=\"?\"`.")


@check("a cell with ? and an empty cell are missing, and all rows are kept")
def missing(t: Trial) -> None:
    for signs in (("?",), ("",), ("?", "")):
        t.same(load(t, ("petal_width", "sepal_length"), signs), "the table, None where a value is missing",
               means="A missing value stays missing: it is not 0, and the rest of its row is kept.")


@check("select: the rows of the species with petals that are long enough")
def rows(t: Trial) -> None:
    for species in SPECIES * 2:
        source = text(t, 30)
        t.same(pick(t, source, species, t.random.randint(20, 60) / 10)[0], f"the rows of {species!r}",
               means="Both must hold for a row: its species is the one asked for, and its petal is long enough.")


@check("select: exactly as long is long enough, and missing is not")
def border(t: Trial) -> None:
    source = "petal_length,species,sepal_length\n2.5,robur,1.0\n3.5,robur,2.0\n,robur,3.0\n3.4,robur,4.0\n3.5,alba,5.0\n9.5,robur,6.0\n"
    t.same(pick(t, source, "robur", 3.5)[0], "the rows with petals of at least 3.5", means="\"At least\" includes the number itself: `>=`.")
    t.same(pick(t, source, "robur", -1.0)[0], "the rows with petals of at least −1",
           means="One petal was not measured. Nobody knows how long it is, so it is not at least anything.")


@check("select: where nothing fits, an empty table with all columns")
def empty(t: Trial) -> None:
    source = text(t, 9)
    t.same(pick(t, source, "robur", 100.0)[0], "the rows with petals of at least 100", means="No row fits. A table without rows still has its columns.")
    t.same(pick(t, source, "rosea", 1.0)[0], "the rows of a species that is not there", means="No row fits. A table without rows still has its columns.")


@check("select: the table that comes in stays as it is")
def kept(t: Trial) -> None:
    t.close(pick(t, text(t, 12, ("petal_length",)), "alba", 3.0)[1], "as it was", "the table after the call",
            means="Its owner still needs it. Rows that are picked by a mask are a new table: nothing has to be dropped or filled.")


@check("the missing values of each column are counted")
def counts(t: Trial) -> None:
    for gone in (("petal_length", "height"), ("sepal_length",), ()):
        got = t.call("missing_per_column", t.keep(table, text(t, 15, gone)))
        t.same(got, f"the counts, with gaps in {' and '.join(gone) or 'no column'}",
               means="Every column has its name in the dictionary; a column without gaps has 0.")
