"""`torchtutor view DIR` without a terminal: a table, a document, one sentence where there is nothing to view."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tutor.events.making import frame, scalar, tensor, write
from tutor.cli import main


def said(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = main(["view", *args])
    return code, *capsys.readouterr()


def test_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    write(tmp_path / "a", [scalar("train/loss", i, 1 / (i + 1)) for i in range(1500)] + [scalar("acc", 7, math.nan)])
    write(tmp_path / "b", [tensor("note", 4, plugin="text", dtype=7, string_val=[b"two\n lines \x1b[2J"])])
    write(tmp_path / "c", [])
    code, out, err = said(capsys, str(tmp_path))
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "a",
        "  tag              points                steps        last         min         max",
        "  acc                   1               7 to 7         nan         nan         nan",
        "  train/loss        1,500           0 to 1,499   0.0006667   0.0006667           1",
        "",
        "b",
        "  note  1 text, at step 4: two lines [2J",
        "",
        "c",
        "  no points yet",
        "",
    ]
    with (tmp_path / "a" / "events.out.tfevents.1700000000.host.1.0").open("ab") as file:
        file.write(frame(b"x")[:5])
    assert "▲ a/events.out" in said(capsys, str(tmp_path))[1].splitlines()[-1]
    assert said(capsys, str(tmp_path), "--ascii")[1].isascii()


def test_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, [scalar("loss", i, v) for i, v in enumerate((2.0, math.inf, 0.5))])
    code, out, _ = said(capsys, str(tmp_path), "--json")
    assert code == 0 and json.loads(out) == {"left_out": [], "runs": [{"run": ".", "tags": [
        {"tag": "loss", "points": 3, "first_step": 0, "last_step": 2, "last": 0.5, "min": 0.5, "max": 2.0}]}]}  # fmt: skip


@pytest.mark.parametrize("as_json", [False, True])
def test_what_can_not_be_viewed_is_one_sentence_and_exit_three(tmp_path: Path, capsys: pytest.CaptureFixture[str], as_json: bool) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    for name, words in (("none", "is not there"), ("empty", "no event files"), ("file", "is a file")):
        code, out, err = said(capsys, str(tmp_path / name), *(["--json"] if as_json else []))
        assert code == 3 and words in err and err.count("\n") == 1
        assert words in json.loads(out)["error"] if as_json else out == ""
    assert said(capsys)[0] == 2


def test_it_needs_neither_tensorboard_nor_torch_nor_the_app(tmp_path: Path) -> None:
    write(tmp_path, [scalar("loss", 0, 1.0)])
    code = f"import sys; from tutor.cli import main; main(['view', {str(tmp_path)!r}]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"}, check=True)
    assert not {"tensorboard", "google.protobuf", "torch", "textual", "pandas"} & set(done.stderr.split())
