"""“sorce:” is not a line a rule can have: how a mistake in a sheet is made, and how it is printed.

The look is that of compilers: place, line, caret, and what would be right (language, section 6).
"""

from __future__ import annotations

import unicodedata

from factlint.language.blocks import Stretch
from factlint.model import Mistake, Place
from factlint.suggestion import closest

_WIDEST = 160  # a longer line is shown in part


def mistake(
    words: Stretch,
    message: str,
    hint: str | None = None,
    replacement: str | None = None,
    related: tuple[tuple[Place, str], ...] = (),
) -> Mistake:
    """A mistake at *words*. Putting *replacement* in their stead makes the sheet load."""
    place = words.place
    if place.end_column == place.column:  # an empty value: the caret stands where it should have been
        place = Place(place.path, place.line, place.column, place.end_line, place.column + 1)
    return Mistake(place, message, hint, words.line.text, replacement, related)


def meant(
    word: str, known: tuple[str, ...] | list[str] | frozenset[str], ending: str = ""
) -> tuple[str | None, str | None]:
    """The hint “did you mean …?” and the replacement, where one of *known* is near."""
    found = closest(word, known)
    return (f"did you mean “{found}{ending}”?", f"{found}{ending}") if found else (None, None)


def render(mistake: Mistake) -> str:
    """The mistake as it is printed, without a line end after it."""
    place = mistake.place
    gutter = len(str(place.line))
    shown, column, width = _window(mistake.line_text, place)
    lines = [f"{place.path}:{place.line}:{place.column}: error: {mistake.message}"]
    if mistake.line_text:
        pad = " " * _cells(shown[: column - 1])
        lines.append(" " * gutter + " |")
        lines.append(f"{place.line} | {shown}")
        lines.append(" " * gutter + " | " + pad + "^" * max(1, width))
    lines.extend(
        " " * gutter + f" = {other.path}:{other.line}:{other.column}: {said}" for other, said in mistake.related
    )
    if mistake.hint:
        lines.append(" " * gutter + f" = {mistake.hint}")
    return "\n".join(lines)


def _window(text: str, place: Place) -> tuple[str, int, int]:
    """The part of a line that is shown, the column of the caret in it, and the caret's width in cells."""
    text = "".join(character if character.isprintable() else " " for character in text)
    start, end = place.column - 1, min(place.end_column - 1, len(text))
    if len(text) <= _WIDEST:
        return text, place.column, _cells(text[start:end])
    first = max(0, start - 40)
    last = min(len(text), first + _WIDEST)
    head, tail = ("…" if first else ""), ("…" if last < len(text) else "")
    return head + text[first:last] + tail, start - first + len(head) + 1, _cells(text[start : min(end, last)])


def _cells(text: str) -> int:
    """The columns of a terminal that *text* takes."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)
