"""The line of a finding, cut to a readable width, and the carets under its words.

``…a total of 191 seats in the 120-seat parliament.`` with ``^^^^^^^^^`` under "191 seats", wide letters counted as two.
"""

from __future__ import annotations

import unicodedata

from factlint.records import dataclass

BEFORE = 76  # display columns kept before the finding, the ellipsis included
WIDTH = 116  # of the whole, as far as the finding leaves room
AFTER = 30  # kept after the finding in any case


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A printable piece of a line; the marked words begin at display column `indent` and are `width` wide."""

    text: str
    indent: int
    width: int


def cut(line: str, start: int, end: int) -> Excerpt:
    """Return the surroundings of ``line[start:end]`` (code points), between words; ``…`` where it is cut."""
    start = min(start, len(line))
    end = max(start, min(end, len(line)))
    first = _left(line, start)
    marked = printable(line[start:end])
    used = display_width(line[first:start]) + display_width(marked)
    last = _right(line, end, max(AFTER, WIDTH - used))
    before = ("…" if first else "") + printable(line[first:start])
    after = printable(line[end:last]) + ("…" if last < len(line) else "")
    if not first:
        stripped = before.lstrip(" ")
        before = stripped if len(stripped) < len(before) - 4 else before
    return Excerpt((before + marked + after).rstrip(), display_width(before), max(1, display_width(marked)))


def _left(line: str, start: int) -> int:
    room = BEFORE
    index = start
    while index and room > 0:
        index -= 1
        room -= _width(line[index])
    if not index:
        return 0
    space = line.find(" ", index, start)
    return space + 1 if 0 <= space < start - 1 else index


def _right(line: str, end: int, room: int) -> int:
    index = end
    while index < len(line) and room > 0:
        room -= _width(line[index])
        index += 1
    if index == len(line):
        return index
    space = line.rfind(" ", end + 1, index + 1)
    return space if space > end else index


def display_width(text: str) -> int:
    """Return how many columns of a terminal *text* takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(letter: str) -> int:
    if letter < "\u0300":
        return 1
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def printable(text: str) -> str:
    """Return *text* with tabs as spaces and control characters made visible: a document cannot steer the terminal."""
    if text.isprintable():
        return text
    return "".join(
        " "
        if letter in "\t\u00a0\u2028\u2029\u0085\n\r\v\f"
        else "\ufffd"
        if unicodedata.category(letter) == "Cc"
        else letter
        for letter in text
        if unicodedata.bidirectional(letter) not in _STEERING
    )


_STEERING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
