"""On which line of a TOML file each key is. `tomli` reads values and tells no lines; errors of the course need both.

A scanner, not a parser: it walks over text that `tomli` has already accepted, so it only has to know where strings, arrays
and tables begin and end.
"""

from __future__ import annotations

import re

Place = tuple[str | int, ...]
"""The way to a value: `("resources", 1, "url")` is the url of the second [[resources]]."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_CLOSING = {"[": "]", "{": "}"}


def lines_of(text: str) -> dict[Place, int]:
    """Each key and table header of `text` with its line, counted from 1; elements of an array with theirs."""
    return _Scanner(text).scan()


def line_of(lines: dict[Place, int], place: Place) -> int | None:
    """The line of `place`, else that of the nearest thing around it."""
    while place:
        if place in lines:
            return lines[place]
        place = place[:-1]
    return None


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Place, int] = {}
        self.counts: dict[Place, int] = {}  # how many [[tables]] of a name there were

    def scan(self) -> dict[Place, int]:
        table: Place = ()
        while self._skip_blank():
            line = self._line()
            if self.text.startswith("[[", self.at):
                self.at += 2
                table = self._resolve(self._key())
                index = self.counts.get(table, 0)
                self.counts[table] = index + 1
                self.lines.setdefault(table, line)
                table = (*table, index)
                self.lines[table] = line
                self._to_line_end()
            elif self.text[self.at] == "[":
                self.at += 1
                table = self._resolve(self._key())
                self.lines.setdefault(table, line)
                self._to_line_end()
            else:
                self._pair(table)
        return self.lines

    def _pair(self, table: Place) -> None:
        line = self._line()
        place = (*table, *self._key())
        self.lines.setdefault(place, line)
        self.at = self.text.find("=", self.at) + 1 or len(self.text)
        self._value(place)

    def _resolve(self, key: Place) -> Place:
        """A table's key with the index of each array of tables on the way: `[a.b]` below `[[a]]` is `a, 0, b`."""
        place: Place = ()
        for depth, part in enumerate(key):
            place = (*place, part)
            if depth < len(key) - 1 and place in self.counts:
                place = (*place, self.counts[place] - 1)
        return place

    def _key(self) -> Place:
        parts: list[str | int] = []
        while True:
            self._skip_spaces()
            char = self.text[self.at : self.at + 1]
            if char in ('"', "'") and char:
                start = self.at
                self._string()
                parts.append(self.text[start + 1 : self.at - 1])
            elif match := _BARE.match(self.text, self.at):
                parts.append(match.group())
                self.at = match.end()
            else:
                return tuple(parts)
            self._skip_spaces()
            if not self.text.startswith(".", self.at):
                return tuple(parts)
            self.at += 1

    def _value(self, place: Place) -> None:
        self._skip_spaces()
        char = self.text[self.at : self.at + 1]
        if char == "[":
            self._array(place)
        elif char == "{":
            self._inline_table(place)
        elif char in ('"', "'") and char:
            self._string()
        else:  # a number, a truth value, a date: none of them holds these characters
            while self.at < len(self.text) and self.text[self.at] not in ",]}#\n":
                self.at += 1

    def _array(self, place: Place) -> None:
        self.at += 1
        index = 0
        while self._skip_blank() and self.text[self.at] != "]":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            start = self.at
            self.lines[(*place, index)] = self._line()
            self._value((*place, index))
            index += 1
            if self.at == start:
                return
        self.at += 1

    def _inline_table(self, place: Place) -> None:
        self.at += 1
        while self._skip_blank() and self.text[self.at] != "}":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            start = self.at
            self._pair(place)
            if self.at == start:
                return
        self.at += 1

    def _string(self) -> None:
        quote = self.text[self.at]
        fence = quote * 3
        if self.text.startswith(fence, self.at):
            self.at += 3
            while self.at < len(self.text) and not self.text.startswith(fence, self.at):
                self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
            self.at += 3
            while self.text.startswith(quote, self.at):  # up to two quotes may end the content
                self.at += 1
            return
        self.at += 1
        while self.at < len(self.text) and self.text[self.at] != quote:
            self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
        self.at += 1

    def _skip_spaces(self) -> None:
        while self.text[self.at : self.at + 1] in (" ", "\t"):
            self.at += 1

    def _skip_blank(self) -> bool:
        """On to the next thing that is neither space, line end nor comment; False at the end of the text."""
        while self.at < len(self.text):
            char = self.text[self.at]
            if char in " \t\r\n":
                self.at += 1
            elif char == "#":
                self._to_line_end()
            else:
                return True
        return False

    def _to_line_end(self) -> None:
        end = self.text.find("\n", self.at)
        self.at = len(self.text) if end < 0 else end

    def _line(self) -> int:
        return self.text.count("\n", 0, self.at) + 1
