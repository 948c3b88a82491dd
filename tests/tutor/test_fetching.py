"""`data` and `data get`: from a real server on this machine that breaks off, gives other bytes, knows ranges or does not."""

from __future__ import annotations

import gzip
import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tutor import course, fetching
from tutor.cli import main
from tutor.datasets import DataSet, More, Remote, find, read
from tutor.errors import TutorError, UsageError
from tutor.fetching import FetchError, fetch, missing

PLAIN = bytes(range(256)) * 2000
PACKED = gzip.compress(PLAIN, mtime=0)
MD5 = hashlib.md5(PACKED).hexdigest()


class Mirror(BaseHTTPRequestHandler):
    body, ends_after, ranges, status = PACKED, 1 << 40, True, 200
    asked: list[str | None] = []

    def do_GET(self) -> None:
        wanted = self.headers["Range"]
        Mirror.asked.append(wanted)
        start = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted and self.ranges else 0
        self.send_response(self.status if self.status != 200 else 206 if start else 200)
        self.send_header("Content-Length", str(len(self.body) - start))
        self.end_headers()
        self.wfile.write(self.body[start : start + self.ends_after])

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name, value in (("body", PACKED), ("ends_after", 1 << 40), ("ranges", True), ("status", 200), ("asked", [])):
        monkeypatch.setattr(Mirror, name, value)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Mirror)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def more(*mirrors: str) -> More:
    return More("all of it", "all", mirrors, (Remote("digits.gz", len(PACKED), MD5),))


def test_it_is_fetched_unpacked_and_not_fetched_again(mirror: str, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    fetch(more(mirror), tmp_path / "all", lambda *args: seen.append(args))
    assert (tmp_path / "all" / "digits").read_bytes() == PLAIN
    assert [p.name for p in (tmp_path / "all").iterdir()] == ["digits"]
    assert seen[-1] == ("digits.gz", len(PACKED), len(PACKED))
    fetch(more(mirror), tmp_path / "all")
    assert Mirror.asked == [None]


@pytest.mark.parametrize("ranges", [True, False])
def test_what_broke_off_is_gone_on_with(mirror: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ranges: bool) -> None:
    monkeypatch.setattr(Mirror, "ends_after", 1000)
    with pytest.raises(FetchError, match=r"digits.gz can't be fetched .*Is there a network\? What came so far is kept"):
        fetch(more(mirror), tmp_path)
    assert (tmp_path / "digits.gz.part").stat().st_size == 1000
    monkeypatch.setattr(Mirror, "ends_after", 1 << 40)
    monkeypatch.setattr(Mirror, "ranges", ranges)
    fetch(more(mirror), tmp_path)
    assert Mirror.asked == [None, "bytes=1000-"]
    assert (tmp_path / "digits").read_bytes() == PLAIN


def test_another_check_sum_is_never_taken(mirror: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Mirror, "body", bytes(len(PACKED)))
    with pytest.raises(FetchError, match="another check sum"):
        fetch(more(mirror), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_part_that_was_spoilt_is_begun_anew(mirror: str, tmp_path: Path) -> None:
    (tmp_path / "digits.gz.part").write_bytes(b"x" * 500)
    fetch(more(mirror), tmp_path)
    assert (tmp_path / "digits").read_bytes() == PLAIN
    assert Mirror.asked == ["bytes=500-", None]


def test_the_next_mirror_is_asked(mirror: str, tmp_path: Path) -> None:
    fetch(more("http://127.0.0.1:9/", mirror), tmp_path)
    assert (tmp_path / "digits").read_bytes() == PLAIN


def test_without_a_network_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mirror: str) -> None:
    with pytest.raises(FetchError, match=r"127.0.0.1:9: connection refused\)\. Is there a network\?$"):
        fetch(more("http://127.0.0.1:9/"), tmp_path)
    monkeypatch.setattr(Mirror, "status", 404)
    with pytest.raises(FetchError, match="it answers 404"):
        fetch(more(mirror), tmp_path)


def test_too_little_room_is_said_before_anything_is_fetched(tmp_path: Path, mirror: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching.shutil, "disk_usage", lambda place: type("", (), {"free": 1})())
    with pytest.raises(FetchError, match="not enough room"):
        fetch(more(mirror), tmp_path)
    assert Mirror.asked == []


def test_the_list_names_what_lies_in_the_lessons() -> None:
    here = course.course_folder(None) / "data"
    sets = read(here)
    assert {one.name for one in sets} >= {"iris", "mnist"}
    for one in sets:
        assert (here / one.path).exists(), one.path
        assert (here / one.made).is_file(), one.made
        assert one.licence and one.source


def test_mnists_files_are_those_that_torchvision_knows() -> None:
    from torchvision.datasets import MNIST

    found = find(read(course.course_folder(None) / "data"), "mnist").more
    assert found is not None
    assert [(f.name, f.md5) for f in found.files] == MNIST.resources


def test_a_broken_list_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(TutorError, match="can't be read"):
        read(tmp_path)
    for text in ("[[sets]]\nname = 'a'\n", "sets = 3", "[[sets"):
        (tmp_path / "data.toml").write_text(text)
        with pytest.raises(TutorError, match="is no list of data sets"):
            read(tmp_path)


def test_an_unknown_set_names_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"'mnits': there are .*Did you mean mnist\?"):
        find(read(course.course_folder(None) / "data"), "mnits")


@pytest.fixture
def sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mirror: str) -> Path:
    given = [DataSet("digits", "Digits", "d", "ten", "us", "free", "m.py", more(mirror)), DataSet("small", "Small", "s", "one", "us", "free", "m.py")]
    monkeypatch.setattr("tutor.verbs.data.read", lambda folder: given)
    monkeypatch.setenv("TORCHTUTOR_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_the_verb_lists_and_fetches(sets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data"]) == 0
    listed = capsys.readouterr().out
    assert "`torchtutor data get digits` fetches" in listed and "Licence: free." in listed
    assert main(["data", "get", "digits"]) == 0
    assert capsys.readouterr().out == f"All of it: now in {sets}/data/all.\n"
    assert main(["data", "get", "digits", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"name": "digits", "folder": f"{sets}/data/all", "fetched": False}
    assert main(["--json", "data"]) == 0
    assert json.loads(capsys.readouterr().out)["sets"][0]["more"]["there"] is True
    assert missing(more(), sets / "data" / "all") == []


def test_the_verb_says_what_it_can_not_do(sets: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["data", "get"]) == 2
    assert "Which set is to be fetched?" in capsys.readouterr().err
    assert main(["data", "get", "small"]) == 0
    assert "nothing to fetch" in capsys.readouterr().out
    monkeypatch.setattr(Mirror, "status", 500)
    assert main(["data", "get", "digits"]) == 3
    assert "can't be fetched" in capsys.readouterr().err
