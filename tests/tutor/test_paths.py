"""Where things live, and what is said when they can't."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tutor.paths import Paths, PathsError, tidy


def test_home_comes_from_the_option_then_the_environment_then_the_home_folder(tmp_path: Path) -> None:
    env = {"TORCHTUTOR_HOME": str(tmp_path / "env")}
    assert Paths.find(str(tmp_path / "given"), env).home == tmp_path / "given"
    assert Paths.find(None, env).home == tmp_path / "env"
    assert Paths.find(None, {}).home == Path.home() / "torchtutor"
    assert Paths.find("~/x", {}).home == Path.home() / "x"


def test_finding_creates_nothing(tmp_path: Path) -> None:
    paths = Paths.find(str(tmp_path / "h"), {"TORCHTUTOR_CACHE": str(tmp_path / "c")})
    assert (paths.runs, paths.answers) == (tmp_path / "c/runs", tmp_path / "c/answers")
    assert paths.outputs(3) == tmp_path / "h/week03/outputs"
    assert paths.data == tmp_path / "h/data"
    assert list(tmp_path.iterdir()) == []


def test_a_relative_home_is_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Paths.find("here", {}).home == tmp_path / "here"


def test_the_cache_follows_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert Paths.find(None, {}).cache == tmp_path / "torchtutor"


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("")
    paths = Paths.find(str(home), {})
    with pytest.raises(PathsError, match=r"home is a file where a folder is needed: move it away, or .*--home"):
        paths.make(paths.week_folder(1))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EROFS, "can't be written"),
        (errno.EACCES, "make it writable"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EIO, "can't be used"),
    ],
)
def test_refusals_are_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str) -> None:
    paths = Paths.find(str(tmp_path / "home"), {})

    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(PathsError) as caught:
        paths.make(paths.home)
    assert words in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_paths_are_shown_with_a_tilde() -> None:
    assert tidy(Path.home() / "a/b") == "~/a/b"
    assert tidy(Path("/etc/x")) == "/etc/x"
