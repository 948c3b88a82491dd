"""Words are drawn letter by letter, one of them a part of another. Each check adds one difficulty."""

from typing import Any

from runners.checking import Trial, check
from runners.checking.conversation import Handle

LETTERS = "abcdefghiklmnoprstuvwyz"


def word(t: Trial, length: int) -> str:
    return "".join(t.random.choice(LETTERS) for _ in range(length))


def words(t: Trial, n: int) -> list[str]:
    """n different words, each at least twice, mixed; one is a part of another. The text does not end as it begins."""
    found = [word(t, 5)]
    found.append(found[0][1:4])
    while len(found) < n:
        found = list(dict.fromkeys([*found, word(t, t.random.randint(4, 6))]))
    text = [w for w in found for _ in range(t.random.randint(2, 4))]
    t.random.shuffle(text)
    while text[0] == text[-1]:
        t.random.shuffle(text)
    return text


def counted(t: Trial, text: str, what: str, means: str) -> None:
    got = t.call("count_words", text)
    if isinstance(got, Handle) and got.kind.split(".")[-1] in ("Counter", "defaultdict", "OrderedDict"):
        got = t.call("builtins.dict", got)
    # a missing `return` is explained better by what is said of every None
    t.same(got, what, means="" if got is None else means)


@check("each word is counted")
def each(t: Trial) -> None:
    for n in (2, 4):
        text = " ".join(words(t, n))
        counted(t, text, f"the counts of {text!r}", "Each word is a key, and its value is how often it stands in the text.")


@check("capitals don't matter")
def capitals(t: Trial) -> None:
    text = " ".join(t.random.choice([w.upper(), w.title()]) if i % 2 else w for i, w in enumerate(words(t, 3)))
    counted(t, text, f"the counts of {text!r}", "`The` and `the` are one word. All keys are in small letters.")


@check("punctuation around a word does not belong to it, and within a word it stays")
def marks(t: Trial) -> None:
    a, b, c, d = (word(t, n) for n in (4, 5, 3, 6))
    inner = f"{a}-{b}", f"{word(t, 4)}'t"
    pieces = [f"({c}),", f'"{d}!"', f"{d}:", f"'{c}'", inner[0], f"[{inner[1]}]", f"{inner[1]}...", f"{inner[0]}?", f"*{c}*"]
    t.random.shuffle(pieces)
    text = " ".join([f"{b}.", *pieces])
    counted(t, text, f"the counts of {text!r}", "Take the marks away from both ends of each word, all of them, and leave those within it.")


@check("words may be any number of blanks and lines apart")
def apart(t: Trial) -> None:
    text = "".join(w + ("  ", "\n", " \t ", "   ", "\n\n", " ")[i % 6] for i, w in enumerate([*words(t, 3), word(t, 4)]))
    counted(t, "  " + text, f"the counts of {'  ' + text!r}", r"`\n` ends a line and `\t` is a tab: they part words as blanks do, any number of them.")


@check("a mark that stands alone is no word")
def alone(t: Trial) -> None:
    some = words(t, 2)
    text = " -- ".join([" ".join(some[:2]), " ".join(some[2:])]) + " ... &"
    counted(t, text, f"the counts of {text!r}", "Nothing is left of `--` when its marks are taken away. The empty text is no word.")
    for empty in ("", " \n ", "!"):
        counted(t, empty, f"the counts of {empty!r}", "There is no word in it: the answer is an empty dictionary.")


@check("any text is counted")
def mixed(t: Trial) -> None:
    pieces = []
    for w in [*words(t, 12), *words(t, 2), "mp3", "mp3"]:
        w = t.random.choice([w, w, w.title(), w.upper()])
        pieces.append(t.random.choice([w, w, f"{w},", f"{w}.", f'"{w}"', f"({w})", f"{w}!?", f"{w} -"]))
    text = "".join(p + t.random.choice([" ", " ", "  ", "\n"]) for p in pieces)
    counted(t, text, f"the counts in a text of {len(pieces)} words", "Each word of the text counts once, and nothing else does.")


def ranked(t: Trial, counts: dict[str, int], k: int, what: str, means: str) -> None:
    got: Any = t.call("top_k", counts, k)
    t.same(got, what, means="" if got is None else means)


def unsorted(t: Trial, n: int) -> list[str]:
    """Words that are neither in alphabetical order nor in the opposite one."""
    found = sorted({word(t, 2) + str(i) for i in range(n)})
    while found in (sorted(found), sorted(found, reverse=True)):
        t.random.shuffle(found)
    return found


@check("the most frequent words come first")
def frequent(t: Trial) -> None:
    for n, k in ((4, 3), (9, 4), (6, 1), (5, 5)):
        names = unsorted(t, n)
        numbers = t.random.sample(range(1, 200), n)
        # neither the order of the dictionary nor that of the alphabet is the right one
        while sorted(numbers) == numbers or numbers == sorted(numbers, reverse=True) or [x for _, x in sorted(zip(names, numbers, strict=True))] == sorted(numbers, reverse=True):
            t.random.shuffle(numbers)
        counts = dict(zip(names, numbers, strict=True))
        ranked(t, counts, k, f"the top {k} of {counts}", "The answer is a list of pairs, word and count, from the largest count downwards.")


@check("words with equal counts are in alphabetical order")
def ties(t: Trial) -> None:
    for n, k in ((5, 3), (6, 6)):
        names = unsorted(t, n)
        low = t.random.randint(2, 5)
        counts = {name: low if i < n - 2 else low + 3 for i, name in enumerate(names)}
        if k == n:
            counts = dict.fromkeys(names, low)
        ranked(t, counts, k, f"the top {k} of {counts}",
               "Where two words are equally frequent, the alphabet decides. It should not matter in which order they came into the dictionary.")


@check("k may be 0, or larger than the dictionary")
def borders(t: Trial) -> None:
    counts = dict(zip(unsorted(t, 3), t.random.sample(range(1, 99), 3), strict=True))
    ranked(t, counts, 0, f"the top 0 of {counts}", "Nobody is asked for: the answer is an empty list.")
    ranked(t, counts, 7, f"the top 7 of {counts}", "There are only three words: the answer holds all of them.")
    ranked(t, {}, 2, "the top 2 of an empty dictionary", "There is no word: the answer is an empty list.")
