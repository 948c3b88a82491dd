"""The files that `torchtutor lessons new` lays down: a tiny exercise that runs, with a BLANK wherever the author's own belongs.

It is whole on purpose (a starter that fails, a solution, checks, one mistake, another right answer), so that each file shows its
form. As long as a BLANK is left, `lessons verify` names it, and the exercise is not done.
"""

from __future__ import annotations

TOML = """\
title = {title}
kind = "{kind}"
covers = {covers}
minutes = 8  # reading and doing, roughly
hints = [
    '''BLANK: a nudge, as a question''',
    '''BLANK: the idea, in words''',
    '''BLANK: nearly the code, but no line of the solution''',
]
also = '''BLANK: another right way, in one sentence; it is shown on passing'''
page = '''
BLANK: the reason first, in two or three sentences

```
2 + 2                     # 4
```

BLANK: then one idea, the smallest example of it, every term explained where it first stands
'''
task = '''
BLANK: what to write, what it takes, what it gives back, one example with numbers
'''
"""

STARTER = '''\
"""BLANK: what this file is about, in one line."""


def double(x):
    """BLANK: keep the names and docstrings, take out what the learner is to write."""
    ...


if __name__ == "__main__":
    # BLANK: a small case to play with, and what it should print
    print(double(3))
'''

SOLUTION = '''\
"""BLANK: the same line as in starter.py."""


def double(x: float) -> float:
    """BLANK: a right answer, as simple as it can be."""
    return 2 * x


if __name__ == "__main__":
    print(double(3))
'''

CHECKS = '''\
"""BLANK: how right code is told from wrong code here: by values on inputs that are drawn anew each time."""

from runners.checking import Trial, check


@check("BLANK: a sentence that is true of right code")
def values(t: Trial) -> None:
    for _ in range(5):
        x = t.random.uniform(-9, 9)
        t.same(t.call("double", x), f"double({x:.3f})", means="BLANK: what is expected, said to a learner whose mistake has no name")
'''

PITFALL = '''\
"""BLANK: what they did, what follows, what to do; give the file the name of the mistake."""


def double(x):
    return x * x
'''

ALSO_RIGHT = '''\
# BLANK: a right answer of another kind; give the file its name
def double(x):
    return x + x
'''

RIGHT = '''\
# BLANK: a right answer, written without looking at the solution
def double(x):
    return sum([x, x])
'''

AS_PITFALL = '''\
# BLANK: another spelling of a pitfall, named after it: as_PITFALL__HOW.py
def double(x):
    return x**2
'''

UNLISTED = '''\
# BLANK: a wrong answer whose mistake is no pitfall
def double(x):
    return 2 * x + 1
'''

FILES = {
    "exercise.toml": TOML,
    "starter.py": STARTER,
    "solution.py": SOLUTION,
    "checks.py": CHECKS,
    "pitfalls/mistake.py": PITFALL,
    "also_right/another.py": ALSO_RIGHT,
}
ANSWERS = {
    "right/first.py": RIGHT,
    "wrong/as_mistake__squared.py": AS_PITFALL,
    "wrong/unlisted_first.py": UNLISTED,
}
