"""The document's own date: front matter, dateline ("PORT ELLERY, Feb. 13, 2023 —"), byline ("Ann Reed Jun 12, 2010").

Never a copyright line, a menu or a calendar: only a full date near the top, in a line that holds little else.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from factlint import data
from factlint.extractors.date_shapes import shapes
from factlint.extractors.date_values import numeric_day
from factlint.extractors.date_words import Pieces, split
from factlint.model import Block, BlockKind, Dated, Document
from factlint.text.tokens import tokenise
from factlint.values import calendar

_BLOCKS = 150  # of a page with its menus unrecognised, how many may stand before the article
_PARAGRAPH = 25  # words that make a block a paragraph
_LINE = 160  # characters of a line that dates the document, at most
_DATELINE = 90  # characters before the dash of a dateline, at most
_LEAD = re.compile(r"[^\W\d_]*[A-Z][^\W\d_]*")
_ISO_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_DASHES = frozenset("-–—:)")
_DASH = re.compile("[-–—:)]")
_YEAR = re.compile(r"\d\d\d\d([-/]\d)?|\d(/\d\d?/\d\d)")  # 2020, 2020-10-05, 7/8/07
_BEFORE_YEAR = 200  # characters in which the day or month before a year is looked for; blanked markup may be between
_SUREST = 0.9  # of the text's own dates: none that follows is surer


def find_date(document: Document, locale: str) -> Dated | None:
    """The date that a document gives itself, with its origin and a confidence; None where it gives none.

    *locale* decides what 03/04/2021 is: 4 March in en-US, 3 April elsewhere.
    """
    month_first = locale == "en-US"
    stated = _from_metadata(document, month_first) if document.metadata else None
    if stated is not None:
        return stated
    best: Dated | None = None
    for block in _top(document):
        if not _may_hold_day(document.text, block.start, block.end):
            continue
        text = document.text[block.start : block.end]
        dated = _from_dateline(text, month_first) or _from_lines(text, block.kind, month_first)
        if dated is not None and (best is None or dated.confidence > best.confidence):
            best = dated
            if best.confidence >= _SUREST:
                break
    return best


def _from_metadata(document: Document, month_first: bool) -> Dated | None:
    """Keys are compared without regard to case; one that cannot be read is passed over."""
    table = data.load("document_dates")
    entries = {str(key).lower(): value for key, value in document.metadata.items()}
    for origin, confidence in (("front matter", 1.0), ("metadata", 0.95)):
        for key in table[origin.replace(" ", "_")]:
            day = _day_of(entries.get(key), month_first)
            if day is not None:
                return Dated(day, origin, confidence)
    return None


def _day_of(value: Any, month_first: bool) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str | int):
        return None
    text = str(value).strip()
    if match := _ISO_DAY.match(text):
        year, month, day = (int(part) for part in match.groups())
        return date(year, month, day) if calendar.is_possible(year, month, day) else None
    return next((day for day, _, _ in _days(_pieces(text), month_first)), None)


def _may_hold_day(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` may hold a day with its year; quick, and says yes too often.

    A year stands behind a day or a month, or it is part of a date in figures: nothing else is cut into words.
    """
    for match in _YEAR.finditer(text, start, end):
        at = match.start()
        if match.lastindex or (at > start and text[at - 1] in "./"):
            return True
        begin = max(start, at - _BEFORE_YEAR)
        words = text[begin:at].replace(",", " ").split()
        if not words:
            if begin > start:
                return True
            continue
        word = words[-1]
        if word[-1].isdecimal() or word[-3:-2].isdecimal() or word.lower().rstrip(".").endswith(_month_names()):
            return True
    return False


@functools.cache
def _month_names() -> tuple[str, ...]:
    return tuple(calendar.months())


def _top(document: Document) -> Iterator[Block]:
    """The blocks that may date the document: those before the second paragraph."""
    paragraphs = 0
    for block in document.blocks[:_BLOCKS]:
        if block.kind in (BlockKind.FURNITURE, BlockKind.CELL, BlockKind.QUOTE):
            continue
        if block.kind is BlockKind.PROSE and _is_paragraph(document.text, block):
            paragraphs += 1
            if paragraphs == 2:
                return
        yield block


def _is_paragraph(text: str, block: Block) -> bool:
    return block.end - block.start >= 2 * _PARAGRAPH - 1 and len(text[block.start : block.end].split()) >= _PARAGRAPH


def _from_dateline(text: str, month_first: bool) -> Dated | None:
    """ "QUEBRADA ALTA, Chile, Sept. 18, 2006 — Rain fell" """
    head = text[: _DATELINE + 40]
    if not _DASH.search(head) or not _may_hold_day(head, 0, len(head)):
        return None
    pieces = _pieces(head)
    for day, first, last in _days(pieces, month_first):
        before = head[: pieces.starts[first]]
        if len(before) > _DATELINE or not _ends_dateline(pieces, last):
            return None
        names = _LEAD.findall(before)
        if any(name.isupper() and len(name) > 2 for name in names) or (names and before.rstrip().endswith((",", "("))):
            return Dated(day, "dateline", _SUREST)
        return None
    return None


def _ends_dateline(pieces: Pieces, index: int) -> bool:
    """Whether a dash follows the date, or an agency's name in brackets or slashes and then a dash."""
    words = pieces.words[index : index + 10]
    if not words or words[0] in _DASHES:
        return bool(words)
    closing = {"(": ")", "/": "/"}.get(words[0])
    if closing is None or closing not in words[1:]:
        return False
    after = words.index(closing, 1) + 1
    return after < len(words) and words[after] in _DASHES


def _from_lines(text: str, kind: BlockKind, month_first: bool) -> Dated | None:
    """A line that holds a day and hardly anything else than names, "Published" and a time of day."""
    for line in text.splitlines():
        if len(line) > _LINE or not _may_hold_day(line, 0, len(line)):
            continue
        pieces = _pieces(line)
        day = next(_days(pieces, month_first), None)
        if day is None:
            continue
        confidence = _confidence(line, pieces, day[1], day[2], kind)
        if confidence:
            return Dated(day[0], "byline", confidence)
    return None


def _confidence(line: str, pieces: Pieces, first: int, last: int, kind: BlockKind) -> float:
    """How surely the line dates its document; 0 where it does not."""
    table = data.load("document_dates")
    words = set(pieces.words)
    if not words.isdisjoint(table["never"]):
        return 0.0
    changed = 0.2 if not words.isdisjoint(table["changed"]) and "published" not in words else 0.0
    if kind is BlockKind.BYLINE:
        return _SUREST - changed
    beside = [*range(first), *range(last, len(pieces.words))]
    words_beside = [
        index for index in beside if pieces.words[index].isalpha() and pieces.words[index] not in table["beside"]
    ]
    if len(words_beside) > 8 or any(line[pieces.starts[index]].islower() for index in words_beside):
        return 0.0
    return (0.7 if words_beside else 0.85) - changed


def _pieces(text: str) -> Pieces:
    return split(tokenise(text, 0, len(text)))


def _days(pieces: Pieces, month_first: bool) -> Iterator[tuple[date, int, int]]:
    """The days of the pieces that have a month and a year, with their first piece and the one after their last."""
    for shape, first, last in shapes(pieces.kinds):
        if shape == "full":
            day = numeric_day(pieces.words[last - 1], month_first)
        elif shape == "day" and pieces.kinds[last - 1] == "Y":
            numbers = {pieces.kinds[index]: pieces.values[index] for index in range(first, last)}
            day = (numbers["Y"], numbers["M"], numbers.get("N", numbers.get("O", 0)))
        else:
            continue
        if calendar.is_possible(*day):
            yield date(*day), first, last
