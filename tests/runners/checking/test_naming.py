"""The rule for naming a mistake: a wrong name is worse than none."""
from __future__ import annotations

import torch

from runners.checking.compare import Raised
from runners.checking.interview import Interview
from runners.checking.naming import candidates
from runners.checking.trial import Seen


def talk(**checks: list[Seen]) -> Interview:
    return Interview(dict(checks))


def good(line: int = 1) -> Seen:
    return Seen((line, 0), "x", torch.tensor(1.0), True)


def bad(value: object, expected: object = torch.tensor(1.0), line: int = 1, proof: bool = True) -> Seen:
    return Seen((line, 0), "x", value, False, expected, proof)


def test_the_same_in_everything_is_named() -> None:
    mine = talk(a=[bad(torch.tensor(2.0))], b=[good()])
    assert candidates(mine, {"p": talk(a=[bad(torch.tensor(2.0))], b=[good()]), "q": talk(a=[bad(torch.tensor(3.0))], b=[good()])}) == ["p"]


def test_another_number_is_not_named() -> None:
    assert candidates(talk(a=[bad(torch.tensor(2.0))]), {"p": talk(a=[bad(torch.tensor(2.5))])}) == []


def test_the_same_numbers_under_other_keys_are_not_named() -> None:
    mine = talk(a=[bad({"OWL": 2, "CAT": 1}, {"owl": 2, "cat": 1})])
    assert candidates(mine, {"p": talk(a=[bad({"owls": 2, "cats": 1}, {"owl": 2, "cat": 1})])}) == []
    assert candidates(mine, {"p": talk(a=[bad({"CAT": 1, "OWL": 2}, {"owl": 2, "cat": 1})])}) == ["p"]


def test_two_mistakes_at_once_one_of_them_known() -> None:
    mine = talk(a=[bad(torch.tensor(2.0))], b=[bad(torch.tensor(9.0))])
    assert candidates(mine, {"p": talk(a=[bad(torch.tensor(2.0))], b=[good()])}) == ["p"]


def test_a_pitfall_that_fails_where_the_learner_passed_is_not_it() -> None:
    mine = talk(a=[bad(torch.tensor(2.0))], b=[good()])
    assert candidates(mine, {"p": talk(a=[bad(torch.tensor(2.0))], b=[bad(torch.tensor(5.0))])}) == []


def test_a_symptom_alone_names_nothing_unless_all_fits() -> None:
    mine = talk(a=[bad("the loss exploded", proof=False)], b=[bad(torch.tensor(9.0))])
    assert candidates(mine, {"p": talk(a=[bad("the loss exploded", proof=False)], b=[good()])}) == []
    assert candidates(talk(a=[bad("the loss exploded", proof=False)]), {"p": talk(a=[bad("the loss exploded", proof=False)])}) == ["p"]


def test_two_that_fit_name_nothing() -> None:
    mine = talk(a=[bad(torch.tensor(2.0))], b=[bad(torch.tensor(7.0))])
    pits = {n: talk(a=[bad(torch.tensor(2.0))], b=[good()]) for n in ("p", "q")}
    assert candidates(mine, pits) == []


def test_numbers_far_nearer_to_the_pitfall_than_to_the_truth_fit() -> None:
    mine = talk(a=[bad(torch.tensor([100.0001, 50.0]), torch.tensor([1.0, 1.0]))])
    assert candidates(mine, {"p": talk(a=[bad(torch.tensor([100.02, 50.0]), torch.tensor([1.0, 1.0]))])}) == ["p"]


def test_errors_fit_by_type_and_most_of_their_words() -> None:
    mine = talk(a=[bad(Raised(["ValueError"], "shapes cannot be multiplied (3x2)", []))])
    same = talk(a=[bad(Raised(["ValueError"], "shapes cannot be multiplied (5x4)", []))])
    other = talk(a=[bad(Raised(["ValueError"], "could not convert string", []))])
    assert candidates(mine, {"p": same, "q": other}) == ["p"]


def test_a_file_that_did_not_load_has_no_name() -> None:
    assert candidates(Interview(refused=Raised(["SyntaxError"], "x", [])), {"p": talk(a=[good()])}) == []
