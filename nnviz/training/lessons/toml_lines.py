"""At which line of a TOML file each key stands: tomllib does not tell, and who corrects a file wants to know.

It trusts that tomllib has read the file without a complaint.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]
KEY = re.compile(r'[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|\'[^\']*\'')
QUOTES = ('"""', "'''", '"', "'")


def key_lines(text: str) -> Mapping[Path, int]:
    """The line, from 1, of each key and table by its path: ("step", 2, "check", "below")."""
    return _Scanner(text).lines


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of what stands at `path`, or of the nearest that encloses it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._table: Path = ()
        self._counts: dict[Path, int] = {}
        self.lines: dict[Path, int] = {}
        while self._skip(" \t\r\n"):
            if self._text[self._at] == "[":
                self._header()
            else:
                self._pair(self._table)

    def _skip(self, blanks: str) -> bool:
        """Go to what is neither a blank nor a comment; False: there is nothing more."""
        while self._at < len(self._text):
            sign = self._text[self._at]
            if sign == "#":
                self._at = self._find("\n")
            elif sign in blanks:
                self._at += 1
            else:
                return True
        return False

    def _find(self, what: str) -> int:
        found = self._text.find(what, self._at)
        return len(self._text) if found < 0 else found

    def _note(self, path: Path) -> None:
        self.lines.setdefault(path, self._text.count("\n", 0, self._at) + 1)

    def _header(self) -> None:
        many = self._text.startswith("[[", self._at)
        end = self._find("\n")
        names = [_bare(name) for name in KEY.findall(self._text[self._at : end].split("#")[0])]
        path: Path = ()
        for name in names[:-1]:
            path = (*path, name)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        path = (*path, names[-1])
        if many:
            self._counts[path] = self._counts.get(path, 0) + 1
            path = (*path, self._counts[path] - 1)
        self._table = path
        self._note(path)
        self._at = end

    def _pair(self, table: Path) -> None:
        path = table
        while True:
            self._skip(" \t")
            match = KEY.match(self._text, self._at)
            if match is None:  # cannot be, in a file that tomllib has read
                self._at += 1
                return
            path = (*path, _bare(match.group()))
            self._note(path)
            self._at = match.end()
            self._skip(" \t")
            sign = self._text[self._at]
            self._at += 1
            if sign != ".":
                break
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip(" \t\r\n")
        self._note(path)
        sign = self._text[self._at]
        quote = next((quote for quote in QUOTES if self._text.startswith(quote, self._at)), None)
        if quote is not None:
            self._string(quote)
        elif sign == "[":
            self._list(path)
        elif sign == "{":
            self._inline(path)
        else:
            self._at = re.compile(r"[,\]}\n#]|$").search(self._text, self._at).start()  # type: ignore[union-attr]

    def _string(self, quote: str) -> None:
        self._at += len(quote)
        while not self._text.startswith(quote, self._at):
            self._at += 2 if quote[0] == '"' and self._text[self._at] == "\\" else 1
        self._at += len(quote)
        while len(quote) == 3 and self._text.startswith(quote[0], self._at):
            self._at += 1  # a quotation mark may stand before the end

    def _list(self, path: Path) -> None:
        self._at += 1
        index = 0
        while self._skip(" \t\r\n") and self._text[self._at] != "]":
            self._value((*path, index))
            index += 1
            self._skip(" \t\r\n")
            if self._text[self._at] == ",":
                self._at += 1
        self._at += 1

    def _inline(self, path: Path) -> None:
        self._at += 1
        while self._skip(" \t\r\n") and self._text[self._at] != "}":
            self._pair(path)
            self._skip(" \t\r\n")
            if self._text[self._at] == ",":
                self._at += 1
        self._at += 1


def _bare(name: str) -> str:
    return name[1:-1] if name[0] in "\"'" else name
