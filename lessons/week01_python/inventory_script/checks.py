"""The function is asked by itself; then the program is run in a folder of its own, on files that it has never seen."""

import ast
import json
import re
from typing import Any

from runners.checking import Trial, check, far
from runners.checking.conversation import Handle, mentions

CATEGORIES = ("tools", "paint", "light", "garden", "wood")
OWN, OTHER, FIXED = "it opens itself", "it looks for a file that is not there", "it runs to its end"


@far
def plain(thing):
    """Dictionaries and lists of any kind as plain ones."""
    from collections.abc import Mapping
    if isinstance(thing, Mapping):
        return {key: plain(value) for key, value in thing.items()}
    return [plain(value) for value in thing] if isinstance(thing, (list, tuple)) else thing


def records(t: Trial, n: int, categories: int = 3) -> list[dict[str, Any]]:
    """n records, mixed. The names of a category are neither in order nor in the opposite one; of two names, that takes two categories."""
    r = t.random
    kinds = r.sample(CATEGORIES, categories)
    names = sorted({"".join(r.choice("abcdeghiklmnoprstu") for _ in range(5)) for _ in range(3 * n)})
    r.shuffle(names)
    ordered = []
    for i in range(categories):
        own = sorted(names[i:n:categories])
        ordered.append(own[1:] + own[:1] if len(own) > 2 or not i % 2 else own)
    found = [{"name": ordered[i % categories][i // categories], "category": kinds[i % categories], "price": r.randint(1, 180) / 4} for i in range(n)]
    for record in found:
        record["qty"] = r.randint(2, 9)
    return found


def summary(t: Trial, given: list[dict[str, Any]], what: str, means: str) -> None:
    got = t.call("summarise", given)
    if isinstance(got, Handle) or mentions(got):
        got = t.call(plain, got)
    # a missing `return` is explained better by what is said of every None
    t.same(got, what, means="" if got is None else means)


@check("summarise describes each category")
def categories(t: Trial) -> None:
    one = records(t, 3, 1)
    summary(t, one, f"the summary of {one}", "`items` counts the records, `total` adds up quantity times price, and `names` is a list in alphabetical order.")
    for n, kinds in ((4, 2), (12, 4)):
        given = records(t, n, kinds)
        summary(t, given, f"the summary of {n} records in {kinds} categories", "Each category has an entry of its own, made of its own records alone.")
    summary(t, [], "the summary of no records", "Without records there is no category: the answer is an empty dictionary.")


@check("a record without a quantity counts as one piece")
def missing(t: Trial) -> None:
    given = records(t, 6, 2)
    for record in t.random.sample(given, 3):
        del record["qty"]
    summary(t, given, "the summary of 6 records, 3 of them without `qty`", "Where `qty` is not there, there is one piece: `record.get(\"qty\", 1)`.")


@check("a quantity of 0 is a quantity")
def none_left(t: Trial) -> None:
    given = records(t, 4, 2)
    given[t.random.randrange(4)]["qty"] = 0
    summary(t, given, "the summary of 4 records, one of them with a `qty` of 0", "Of a thing that is sold out there are 0 pieces. It adds nothing to the total, and is still a record.")


def run(t: Trial, source: str, target: str) -> None:
    """The program, with two names. What goes wrong on the way is told as an error, but for a file that is not there."""
    found = t.script(source, target)
    if found["code"] == 0:
        return
    name = re.search(r"No such file or directory: '([^']*)'", found["err"])
    if name is None:
        t.script(source, target, sound=True)
    said = OWN if name and name[1].endswith(".py") else OTHER if name else "it ends with an error"
    t.true(False, "the program runs to its end", said,
           means=f"Run with `{source} {target}`, it ended with exit code {found['code']}. {found['err'][-200:]}")


def written(t: Trial, name: str) -> None:
    """What is in a file that the program wrote, as JSON."""
    path = t.folder / name
    text = path.read_text("utf-8", "replace") if path.is_file() else ""
    try:
        t.same(json.loads(text), f"what is in {name}", means="The file holds what `summarise` gives for the records in the first file.")
    except (ValueError, RecursionError):
        t.true(False, f"{name} holds one JSON value", kind(text),
               means="It can't be read as JSON. `json.dump(thing, file)` writes JSON, and into a file that was opened for writing, with \"w\".")


def kind(text: str) -> str:
    """What a file that is no JSON looks like."""
    try:
        return "Python's print form" if isinstance(ast.literal_eval(text), dict) else "something else"
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return "something else" if text.strip() else "nothing"


def listed(t: Trial) -> dict[str, str]:
    return {p.name: p.read_text("utf-8", "replace") for p in t.folder.iterdir() if p.is_file()}


@check("the program reads the first file and writes the second")
def program(t: Trial) -> None:
    t.hand_out()
    number = t.random.randint(10, 99)
    source, target = f"stock_{number}.json", f"sums_{number}.json"
    t.file(source, json.dumps(records(t, 7)))
    before = listed(t)
    run(t, source, target)
    after = listed(t)
    new = sorted(after.keys() - before.keys())
    t.close(new, [target], f"the files that `{source} {target}` made",
            means="The second name that is typed is the file to write, whatever it is, and the only one.")
    if len(new) == 1:
        written(t, new[0])
    kept = all(after.get(name) == text for name, text in before.items())
    t.true(kept, "the files that were there stay as they are", "one was changed" if not kept else "they do",
           means="The program may read the first file, and write only the second.")


@check("a file that is there already is replaced")
def replaced(t: Trial) -> None:
    t.hand_out()
    source = t.file("a b.json", json.dumps(records(t, 5, 2)))
    t.file("old.json", json.dumps({"old": "x" * 5000}))
    text = listed(t)["a b.json"]
    run(t, source, "old.json")
    written(t, "old.json")
    t.true(listed(t)["a b.json"] == text, "the first file is not changed", "it was changed" if listed(t)["a b.json"] != text else "it is not",
           means="The first name is to be read, the second to be written.")


@check("who imports the file gets the function, and nothing else happens")
def imported(t: Trial) -> None:
    t.hand_out()
    source = t.file("in.json", json.dumps(records(t, 4, 2)))
    before = listed(t)
    found = t.script(source, "out.json", imported=True)
    said = "it writes files" if listed(t) != before else "it prints" if found["out"] else "it does" if found["code"] == 0 else "it ends with an error"
    t.true(said == "it does", "an import only defines names", said,
           means=f"A program that had two names in its `sys.argv` imported your file, and more happened than that names were defined: {said}. "
                 "That belongs under `if __name__ == \"__main__\":`, which is true only where the file itself was started.")


@check("a missing file is an error")
def no_file(t: Trial) -> None:
    found = t.script("nowhere.json", "out.json")
    said = ("an exit code of 0" if found["code"] == 0 else "an exit code that says so") + (", and a message on stderr" if found["err"].strip() else ", and nothing on stderr")
    t.true(found["code"] != 0 and found["err"].strip(), "the exit code is not 0, and there is a message on stderr", said,
           means="Whoever started the program must be able to tell that it failed. `sys.exit(\"a message\")` writes it to stderr and ends with "
                 "exit code 1. An error that nobody catches does as much.")
