"""The data that comes with the lessons, and what can be fetched beside it: `lessons/data/data.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tutor.errors import TutorError, UsageError, nearest, reason

FILE = "data.toml"


@dataclass(frozen=True)
class Remote:
    """One file to be fetched: its name at the mirrors, its size in bytes, and its MD5 (of the archive, as its makers publish it)."""

    name: str
    bytes: int
    md5: str

    @property
    def unpacked(self) -> str:
        """Its name once it is unpacked."""
        return self.name.removesuffix(".gz")


@dataclass(frozen=True)
class More:
    """What `data get` brings, and to which folder of the learner's `data/`."""

    holds: str
    folder: str
    mirrors: tuple[str, ...]
    files: tuple[Remote, ...]

    @property
    def bytes(self) -> int:
        """Of all files, as they are fetched."""
        return sum(file.bytes for file in self.files)


@dataclass(frozen=True)
class DataSet:
    """A set that comes with the lessons. `made`: the script that made it, relative to `lessons/data`."""

    name: str
    title: str
    path: str
    holds: str
    source: str
    licence: str
    made: str
    more: More | None = None


def read(folder: Path) -> list[DataSet]:
    """The sets that `folder/data.toml` lists. Raises TutorError with one sentence where that file is no such list."""
    import tomli

    file = folder / FILE
    try:
        return [_set(entry) for entry in tomli.loads(file.read_text("utf-8"))["sets"]]
    except OSError as error:
        raise TutorError(f"{file} can't be read ({reason(error)}): install torchtutor again.") from error
    except (tomli.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise TutorError(f"{file} is no list of data sets ({type(error).__name__}: {error}): install torchtutor again.") from error


def _set(entry: dict[str, Any]) -> DataSet:
    more = entry.get("more")
    plain = {key: str(entry[key]) for key in ("name", "title", "path", "holds", "source", "licence", "made")}
    return DataSet(**plain, more=_more(more) if more is not None else None)


def _more(entry: dict[str, Any]) -> More:
    files = tuple(Remote(str(f["name"]), int(f["bytes"]), str(f["md5"])) for f in entry["files"])
    wrong = [name for name in (str(entry["folder"]), *(f.name for f in files)) if name.startswith("/") or ".." in Path(name).parts]
    if wrong:
        raise ValueError(f"{wrong[0]!r} leads out of the data folder")
    return More(str(entry["holds"]), str(entry["folder"]), tuple(map(str, entry["mirrors"])), files)


def find(sets: list[DataSet], name: str) -> DataSet:
    """The set of that name. Raises UsageError with the nearest one."""
    for one in sets:
        if one.name == name.lower():
            return one
    names = [one.name for one in sets]
    raise UsageError(f"There is no data set {name[:60]!r}: there are {', '.join(names)}.{nearest(name, names)}")
