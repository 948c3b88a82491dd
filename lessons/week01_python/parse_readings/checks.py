"""The readings are drawn anew for each check; only the kinds of spelling are fixed."""

from runners.checking import Trial, check


def integer(t: Trial) -> str:
    return str(t.random.choice([-1, 1]) * t.random.randint(2, 99))


def fraction(t: Trial) -> str:
    return f"{t.random.choice(['', '-'])}{t.random.randint(1, 9)}.{t.random.randint(1, 99):02d}"


def padded(t: Trial) -> str:
    return f"  {t.random.randint(2, 99)} "


def exponent(t: Trial) -> str:
    return f"-{t.random.randint(1, 9)}e{t.random.randint(1, 3)}"


def unusual(t: Trial) -> str:
    return t.random.choice(["+", ""]) + t.random.choice([".5", "4.", "0.25", "1E2"])


def text(t: Trial) -> str:
    return t.random.choice(["", "n/a", "1,5", "--", "12 kg", "3.5.1", "e5", "-"])


def special(t: Trial) -> str:
    return t.random.choice(["nan", "inf", "-inf", "NaN", "Infinity"])


NUMBERS = (integer, fraction, padded, exponent)


@check("numbers come out as numbers, in order")
def plain(t: Trial) -> None:
    items = [make(t) for make in NUMBERS * 2]
    t.random.shuffle(items)
    got = t.call("parse_readings", items)
    t.same(got, f"the numbers in {items}",
           # a missing `return` is explained better by what is said of every None
           means="" if got is None else "Every item here can be converted by `float`, so every one has its place in your list.")


@check("what is no number is left out")
def skips(t: Trial) -> None:
    # a number before, between and after, so that stopping at the first bad item is seen
    items = [integer(t), text(t), fraction(t), text(t), exponent(t)]
    t.same(t.call("parse_readings", items), f"the numbers in {items}",
           means="`float(item)` raises a `ValueError` for the items that are no numbers. Only these are to be left out.")


@check("nan and infinity are left out")
def finite(t: Trial) -> None:
    items = [fraction(t), "nan", integer(t), t.random.choice(["inf", "Infinity"]), "-inf", padded(t)]
    t.same(t.call("parse_readings", items), f"the numbers in {items}",
           means="A reading counts only if it is finite: `math.isfinite(value)` tells.")


@check("every element is a float")
def floats(t: Trial) -> None:
    got = t.call("parse_readings", [integer(t), fraction(t), padded(t)])
    kinds = [type(value).__name__ for value in got] if isinstance(got, list) else [type(got).__name__]
    t.true(kinds == ["float"] * 3, "three elements, each a float", " ".join(kinds),
           means="The answer is a list, and each of its elements is the result of `float`.")


@check("any list of readings will do")
def anything(t: Trial) -> None:
    t.same(t.call("parse_readings", []), "the answer for an empty list")
    t.same(t.call("parse_readings", [text(t), special(t)]), "the answer where nothing is a number")
    for n in (1, 6, 40):
        items = [make(t) for make in (*NUMBERS, unusual, text, special)]
        items += [t.random.choice((*NUMBERS, unusual, text, text, special))(t) for _ in range(n)]
        t.random.shuffle(items)
        t.same(t.call("parse_readings", items), f"the numbers in {len(items)} mixed readings")
