"""The lists are drawn; each holds odd and even, negative and positive numbers, a zero, and a number that comes twice."""

from typing import Any

from runners.checking import Raised, Trial, check, far
from runners.checking.conversation import Handle

LAZY = ("What you return is no list yet, but something that would make its items one by one when asked. Square brackets around the "
        "comprehension make a list, and so does `list(...)`.")


@far
def passed_on(function, xs):
    """Is the result, or the part that it is made of, the very list that came in?"""
    found = function(xs)
    return found is xs or any(found is x for x in xs)


@far
def taken_later(function, rows):
    """Does it stop at a name that one of its own loops would give a value to, had that loop come first?"""
    try:
        function(rows)
    except UnboundLocalError:
        return True
    except NameError as e:
        code = getattr(function, "__code__", None)
        within = [code, *code.co_consts] if code else []
        return any(e.name in getattr(c, "co_varnames", ()) for c in within)
    return False


def numbers(t: Trial, n: int) -> list[int]:
    """n numbers and more, mixed: even and odd ones of each sign, 1, 0, and one of them twice."""
    r = t.random
    xs = [2 * r.randint(1, 9), 2 * r.randint(1, 9) + 1, -2 * r.randint(1, 9), -2 * r.randint(1, 9) - 1, 1, 0]
    xs += [r.randint(-19, 19) for _ in range(n)]
    xs.append(xs[0])
    r.shuffle(xs)
    return xs


def ask(t: Trial, name: str, given: list[Any], what: str, means: str) -> None:
    got = t.call(name, given)
    lazy = isinstance(got, Handle) and got.kind.split(".")[-1] in ("generator", "map", "filter", "chain")
    # a missing `return` is explained better by what is said of every None
    t.same(got, what, means=LAZY if lazy else "" if got is None else means)


@check("the even numbers come out, squared and in order")
def squares(t: Trial) -> None:
    for n in (1, 3, 20):
        xs = numbers(t, n)
        ask(t, "even_squares", xs, f"the squares of the even numbers in {xs}" if n < 9 else f"the even squares of {len(xs)} numbers",
            "Each even number gives one entry, its square; 0 is even, and so are negative numbers such as -4. Odd ones give none.")


@check("negative numbers are replaced, and all others stay")
def clipped(t: Trial) -> None:
    for n in (1, 3, 20):
        xs = numbers(t, n)
        ask(t, "clip_negatives", xs, f"{xs}, clipped" if n < 9 else f"{len(xs)} numbers, clipped",
            "Each number has its entry: itself, or 0 where it is negative. The list is as long as before.")


@check("rows become one list, row after row")
def flat(t: Trial) -> None:
    for lengths in ([2, 3, 1], [0, 4, 0, 2], [3, 3], [1, 0, 5, 2, 2]):
        rows = [[t.random.randint(-9, 99) for _ in range(n)] for n in lengths]
        got = t.outcome("flatten", rows)
        if isinstance(got, Raised) and "NameError" in got.types and t.call(taken_later, t.name("flatten"), rows):
            t.close("a loop asks for what a later one takes", "each loop finds what it needs", f"flatten({rows})",
                    means="The outer loop comes first: it takes each row, and the inner one goes through that row.")
            return
        ask(t, "flatten", rows, f"{rows} in one list",
            "The items of all rows stand in one list, in the order in which you read them. A row may be empty, and rows may differ in length.")


@check("there may be nothing to do")
def nothing(t: Trial) -> None:
    odd = [2 * t.random.randint(-9, 9) + 1 for _ in range(3)]
    ask(t, "even_squares", odd, f"the squares of the even numbers in {odd}", "No number is even: the answer is an empty list.")
    below = [-t.random.randint(1, 9) for _ in range(3)]
    ask(t, "clip_negatives", below, f"{below}, clipped", "Every number is negative: there is a 0 for each of them.")
    for name, given in (("even_squares", []), ("clip_negatives", []), ("flatten", []), ("flatten", [[], []])):
        ask(t, name, given, f"{name}({given})", "There is nothing in it: the answer is an empty list.")


@check("each result is a new list")
def new(t: Trial) -> None:
    for name, given in (("even_squares", [0, 0]), ("clip_negatives", [t.random.randint(1, 9), 5]), ("flatten", [[t.random.randint(1, 9)]])):
        t.close(t.call(passed_on, t.name(name), given), False, f"whether {name}({given}) hands back a list that it was given",
                means="Whoever changes your result would change what you were given. Make a new list.")
