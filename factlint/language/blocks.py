"""Sheet text → blocks: ``person X`` and the indented ``also: Y`` under it.

The first of three steps. A block starts at the left margin; what is indented belongs to it. ``#`` starts a comment at a
line's start or after a space. A mistake in one block hides no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factlint.model import Place
from factlint.records import dataclass

_LINE_END = re.compile(r"\r\n|\n|\r")
_COMMENT = re.compile(r"(?:^|(?<=\s))#")
_KEY = re.compile(r"(?P<key>[^\W\d_]+(?: [^\W\d_]+){0,3}?)(?: on (?P<day>[^\"“]+))?")
_LONGEST_KEY = 80  # no key is longer: what comes before a later colon is text


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sheet: ``text[start:end]`` is what it says, without its comment."""

    path: str
    number: int
    text: str
    start: int
    end: int

    @property
    def is_indented(self) -> bool:
        """Whether the line belongs to the block above it."""
        return self.start > 0

    @property
    def comment(self) -> str:
        """``# why``, or nothing."""
        return self.text[self.end :].strip()

    def stretch(self) -> Stretch:
        """All that the line says."""
        return Stretch(self, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one line: ``line.text[start:end]``."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as written."""
        return self.line.text[self.start : self.end]

    @property
    def place(self) -> Place:
        """Where they stand."""
        return Place(self.line.path, self.line.number, self.start + 1, self.line.number, self.end + 1)

    def part(self, start: int, end: int | None = None) -> Stretch:
        """``text[start:end]``, without the space around it."""
        stop = self.end if end is None else self.start + end
        begin = self.start + start
        text = self.line.text
        while begin < stop and text[begin].isspace():
            begin += 1
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        return Stretch(self.line, begin, stop)

    def items(self) -> tuple[Stretch, ...]:
        """The parts between commas that stand outside quotes."""
        text, cuts, closing = self.text, [-1], ""
        last = {mark: text.rfind(mark) for mark in _CLOSING.values()}
        for index, character in enumerate(text):
            if closing:
                closing = "" if character == closing else closing
            elif character in _CLOSING and last[_CLOSING[character]] > index:
                closing = _CLOSING[character]
            elif character == ",":
                cuts.append(index)
        cuts.append(len(text))
        return tuple(self.part(a + 1, b) for a, b in pairwise(cuts))


_CLOSING = {'"': '"', "“": "”"}


@dataclass(frozen=True, slots=True)
class KeyLine:
    """``also: Bakiyev``, ``ok on 2010-06-12: TEXT`` or, without a colon, ``one ever``: key is then empty."""

    line: Line
    key: str
    key_words: Stretch
    value: Stretch
    day: Stretch | None = None

    @property
    def words(self) -> Stretch:
        """The whole line."""
        return self.line.stretch()


@dataclass(frozen=True, slots=True)
class Block:
    """A line at the margin and the lines under it. `keyword` is "" for a sentence, "title" … for a sheet-wide line."""

    keyword: str
    head: Line
    rest: Stretch  # what follows the keyword
    lines: tuple[KeyLine, ...] = ()


def read_lines(text: str, path: str) -> Iterator[Line]:
    """Every line of a sheet, the empty ones too. Line ends are LF, CRLF and CR."""
    for number, written in enumerate(_LINE_END.split(text), start=1):
        comment = _COMMENT.search(written)
        end = comment.start() if comment else len(written)
        while end and written[end - 1].isspace():
            end -= 1
        start = 0
        while start < end and written[start].isspace():
            start += 1
        yield Line(path, number, written, start, end)


def group(lines: Iterator[Line]) -> Iterator[tuple[Line | None, tuple[Line, ...]]]:
    """Each line at the margin with the lines under it; None where indented lines come before any."""
    head: Line | None = None
    under: list[Line] = []
    for line in lines:
        if line.start == line.end:
            continue
        if line.is_indented:
            under.append(line)
            continue
        if head is not None or under:
            yield head, tuple(under)
        head, under = line, []
    if head is not None or under:
        yield head, tuple(under)


def read_key(line: Line) -> KeyLine:
    """``also: Bakiyev`` taken apart."""
    words = line.stretch()
    text = words.text
    colon = text.find(":", 0, _LONGEST_KEY)
    is_key = colon > 0 and text[colon + 1 : colon + 2] in ("", " ", "\t")
    match = _KEY.fullmatch(text[:colon].rstrip()) if is_key else None
    if match is None:
        return KeyLine(line, "", words, words)
    day = words.part(match.start("day"), match.end("day")) if match["day"] else None
    return KeyLine(line, match["key"], words.part(0, colon + 1), words.part(colon + 1), day)


def read_block(head: Line, under: tuple[Line, ...], keywords: frozenset[str], sheet_wide: frozenset[str]) -> Block:
    """Take a head apart: ``person NAME``, ``rule ID: …``, ``title: TEXT``, or a sentence."""
    words = head.stretch()
    first, _, _ = words.text.partition(" ")
    lines = tuple(read_key(line) for line in under)
    if first in keywords:
        return Block(first, head, words.part(len(first)), lines)
    key = read_key(head)
    if key.key and key.key in sheet_wide:
        return Block(key.key, head, key.value, lines)
    return Block("", head, words, lines)
