"""`runners.checking.verify` on exercises with one thing wrong each: it says what, where, and what to do."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from runners.checking.verify import Exercise, Part, _once, answers, files, judge_mutants, mutant_texts, read

HEAD = "from runners.checking import Trial, check\n\n\n"
CHECK = '''@check("a number comes out doubled")
def values(t: Trial) -> None:
    x = t.random.uniform(1, 9)
    t.same(t.call("double", x), "the double", means="Twice as much.")
'''
GOOD = {
    "exercise.toml": 'kind = "write"\n', "starter.py": "def double(x):\n    ...\n", "solution.py": "def double(x):\n    return 2 * x\n",
    "checks.py": HEAD + CHECK, "also_right/summed.py": "def double(x):\n    return x + x\n",
    **{f"pitfalls/{name}.py": f'"""You did {name}."""\n\n\ndef double(x):\n    return {code}\n'
       for name, code in (("square", "x * x"), ("same", "x"), ("half", "x / 2"))},
}
Verify = Callable[..., Part]


def shown(e: Exercise, seeds: int) -> Part:
    """As `main` puts the parts together, each seed in a part of its own."""
    parts = [files(e), *(answers(e, range(i, i + 1)) for i in range(1, seeds + 1))]
    counts = parts[0].counts | {"named": sum(part.counts.get("named", 0) for part in parts)}
    return Part(parts[0].problems + _once(parts), counts)


@pytest.fixture
def verify(tmp_path: Path) -> Verify:
    def call(seeds: int = 2, **changes: str) -> Part:
        folder = tmp_path / "week01_first" / "double"
        for name, text in {**GOOD, **{k.replace("__", "/") + ".py": v for k, v in changes.items()}}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
        return shown(read(folder), seeds)
    return call


def test_a_good_exercise_has_no_problems(verify: Verify) -> None:
    part = verify()
    assert part.problems == []
    assert part.counts == {"checks": 1, "pitfalls": 3, "also_right": 1, "named": 6}


@pytest.mark.parametrize(("changes", "step", "words"), [
    ({"checks": HEAD + CHECK + "\nfoo\n"}, "checks", ["checks.py:9: does not load (NameError: name 'foo'", "Mend it"]),
    ({"checks": "x = = 1\n"}, "checks", ["checks.py:1: does not load (SyntaxError"]),
    ({"checks": HEAD}, "checks", ["checks.py: holds no check. Write"]),
    ({"starter": GOOD["solution.py"]}, "starter", ["starter.py: passes every check. Take out"]),
    ({"starter": "double = triple\n"}, "starter", ["starter.py: does not load (NameError", "on line 1"]),
    ({"starter": "def double(x):\n    return 0\n", "checks": HEAD + CHECK.replace('means="Twice as much."', "")}, "starter",
     ['checks.py:7: the starter fails "a number comes out doubled" here, and nobody says why', "`means=`"]),
    ({"starter": GOOD["starter.py"] + "\nif __name__ == '__main__':\n    1 / 0\n"}, "starter",
     ["starter.py: `python starter.py` ends with status 1: ZeroDivisionError", "mend it"]),
    ({"solution": "def double(x):\n    return 2 * x + 1\n", "checks": HEAD + CHECK.replace("t.same(t.call(\"double\", x),", "t.close(t.call(\"double\", x), 2 * x,")},
     "solution", ['solution.py: fails "a number comes out doubled" at checks.py:7 (the double: expected', "Mend the solution"]),
    ({"pitfalls__same": '"""You did same."""\n\ndef double(x):\n    return x + x\n'}, "pitfalls",
     ["pitfalls/same.py, seed 1 and 1 more: passes. Add a check"]),
    ({"pitfalls__same": '"""You did same."""\n\ndef double(x):\n    return x ** 2\n'}, "pitfalls",
     ["pitfalls/same.py, seed 1 and 1 more: can't be told from pitfalls/square.py"]),
    ({"pitfalls__same": '"""You did same."""\n\nimport nowhere\n'}, "pitfalls", ["pitfalls/same.py, seed 1 and 1 more: does not load"]),
    ({"also_right__summed": "def double(x):\n    return x\n"}, "also_right",
     ['also_right/summed.py, seed 1 and 1 more: fails "a number', "the check asks too much"]),
])
def test_one_thing_wrong(verify: Verify, changes: dict[str, str], step: str, words: list[str]) -> None:
    found = [text for kind, text in verify(**changes).problems if kind == step]
    assert found, "nothing was said"
    assert all(word in found[0] for word in words), found


def test_a_solution_that_depends_on_chance(verify: Verify) -> None:
    part = verify(seeds=8, checks=HEAD + CHECK + '    t.true(x > 3, "x is large")\n')
    said = [text for step, text in part.problems if step == "solution"]
    assert len(said) == 1 and "checks.py:8" in said[0], part.problems


def test_a_mutant_that_passes_is_named_with_its_edit(verify: Verify, tmp_path: Path) -> None:
    verify(solution="def double(x):\n    if x < 0:\n        return 2 * x\n    return 2 * x\n")
    e = read(tmp_path / "week01_first" / "double")
    problems = judge_mutants(e, mutant_texts(e, False)).problems
    assert {step for step, _ in problems} == {"mutants"}
    assert any(text.startswith("solution.py: no check sees this edit; add one") and text.endswith("- return 2 * x + return 3 * x")
               for _, text in problems)


def test_a_plain_run_has_its_own_arguments_and_an_absolute_path(verify: Verify) -> None:
    asks = '\n\nif __name__ == "__main__":\n    import os, sys\n    assert len(sys.argv) == 1 and os.path.isabs(__file__), (sys.argv, __file__)\n'
    assert verify(solution="def double(x):\n    return 2 * x\n" + asks).problems == []
