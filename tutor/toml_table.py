"""Reads one TOML file and gathers everything that is wrong with it, instead of stopping at the first mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tutor.errors import nearest, reason

if TYPE_CHECKING:
    from tutor.toml_lines import Place


class Problem(NamedTuple):
    """One mistake in a file of the course."""

    file: Path
    line: int | None
    key: str
    expected: str

    def __str__(self) -> str:
        where = f"{self.file.parent.name}/{self.file.name}"
        if self.line is not None:
            where += f":{self.line}"
        return f"{where}: {self.key}: {self.expected}" if self.key else f"{where}: {self.expected}"


class Source:
    """A TOML file, its problems, and the lines of its keys (looked up only when there is a problem to place)."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._text = ""
        self._lines: dict[Place, int] | None = None

    def read(self) -> Table | None:
        """The file's top table; None (with the problem noted) if it can't be read or isn't TOML."""
        import tomli

        try:
            self._text = self.file.read_bytes().decode("utf-8").replace("\r\n", "\n")
            values = tomli.loads(self._text)
        except OSError as error:
            self.problems.append(Problem(self.file, None, "", f"can't be read ({reason(error)})"))
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            self.problems.append(Problem(self.file, line, "", "must be UTF-8"))
        except tomli.TOMLDecodeError as error:
            said = str(error).split(" (at ")[0]
            line = min(error.lineno, self._text.count("\n") + 1)
            self.problems.append(Problem(self.file, line, "", f"is not TOML: {said[0].lower()}{said[1:]}"))
        else:
            return Table(self, values, ())
        return None

    def problem(self, place: Place, expected: str) -> None:
        """Note a mistake at `place`; it gets the line of the nearest key that exists."""
        from tutor.toml_lines import line_of, lines_of

        if self._lines is None:
            self._lines = lines_of(self._text)
        self.problems.append(Problem(self.file, line_of(self._lines, place), dotted(place), expected))

    def in_order(self) -> tuple[Problem, ...]:
        """All problems, from the top of the file to its end."""
        return tuple(sorted(self.problems, key=lambda p: (p.line is None, p.line or 0)))


class Table:
    """A table being read: each getter checks one key; `close` finds the keys that nobody asked for."""

    def __init__(self, source: Source, values: Mapping[str, Any], place: Place) -> None:
        self.source = source
        self.values = values
        self.place = place
        self.known: list[str] = []

    def wrong(self, key: str | None, expected: str) -> None:
        """Note a mistake at `key` of this table, or at the table itself."""
        self.source.problem(self.place if key is None else (*self.place, key), expected)

    def has(self, key: str) -> bool:
        """Whether the file says anything for `key`."""
        self._know(key)
        return key in self.values

    def text(self, key: str, *, required: bool = True, longest: int | None = None) -> str:
        """A text that isn't empty."""
        value = self._get(key, "a text", required, lambda v: isinstance(v, str))
        if value is None:
            return ""
        if not value.strip():
            self.wrong(key, "expected a text that isn't empty")
        elif longest is not None and len(value) > longest:
            self.wrong(key, f"expected at most {longest} characters, has {len(value)}")
        return str(value)

    def integer(self, key: str, default: int | None = None, *, least: int = 1, most: int | None = None) -> int:
        """A whole number within bounds; required unless there is a default."""
        value = self._get(key, "a whole number", default is None, lambda v: isinstance(v, int) and not isinstance(v, bool))
        if value is None:
            return default if default is not None else least
        if value < least or (most is not None and value > most):
            bounds = f"{least} or more" if most is None else f"{least} to {most}"
            self.wrong(key, f"expected {bounds}, has {value}")
        return int(value)

    def number(self, key: str, default: float) -> float:
        """A number above zero."""
        value = self._get(key, "a number", False, lambda v: isinstance(v, int | float) and not isinstance(v, bool))
        if value is None:
            return default
        if not value > 0:
            self.wrong(key, f"expected a number above 0, has {value}")
        return float(value)

    def choice(self, key: str, allowed: Iterable[str]) -> str:
        """One of a few words."""
        words = list(allowed)
        value = self._get(key, "one of " + ", ".join(words), True, lambda v: isinstance(v, str))
        if value is not None and value not in words:
            self.wrong(key, f"expected one of {', '.join(words)}, has {value!r}.{nearest(value, words)}")
        return str(value or "")

    def texts(self, key: str, *, required: bool = True, exactly: int | None = None) -> tuple[str, ...]:
        """A list of texts."""
        value = self._get(key, "a list of texts", required, lambda v: isinstance(v, list))
        if value is None:
            return ()
        found: list[str] = []
        for index, item in enumerate(value):
            if not isinstance(item, str) or not item.strip():
                self.source.problem((*self.place, key, index), "expected a text that isn't empty")
            found.append(str(item))
        if exactly is not None and len(found) != exactly:
            self.wrong(key, f"expected exactly {exactly}, has {len(found)}")
        return tuple(found)

    def table(self, key: str, *, required: bool = False) -> Table | None:
        """A table below this one."""
        value = self._get(key, f"a table [{key}]", required, lambda v: isinstance(v, dict))
        return None if value is None else Table(self.source, value, (*self.place, key))

    def tables(self, key: str, *, required: bool = False) -> list[Table]:
        """The tables of a `[[key]]` list."""
        value = self._get(key, f"tables [[{key}]]", required, _is_tables)
        return [Table(self.source, item, (*self.place, key, index)) for index, item in enumerate(value or [])]

    def close(self) -> None:
        """Report keys that don't belong here."""
        for key in self.values:
            if key not in self.known:
                self.wrong(key, f"is not a key of this table.{nearest(key, self.known)}")

    def _know(self, key: str) -> None:
        if key not in self.known:
            self.known.append(key)

    def _get(self, key: str, expected: str, required: bool, fits: Callable[[Any], bool]) -> Any:
        if not self.has(key):
            if required:
                self.wrong(key, f"is missing: expected {expected}")
            return None
        value = self.values[key]
        if not fits(value):
            self.wrong(key, f"expected {expected}, has {_kind(value)}")
            return None
        return value


def dotted(place: Place) -> str:
    """`("resources", 1, "url")` as people say it: `resources[2].url`, counted from 1."""
    text = ""
    for part in place:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _kind(value: object) -> str:
    for kind, word in ((bool, "true or false"), (int, "a whole number"), (float, "a number"), (str, "a text")):
        if isinstance(value, kind):
            return f"{word} ({value!r})" if kind is not bool else word
    return {"list": "a list", "dict": "a table"}.get(type(value).__name__, f"a {type(value).__name__}")
