"""“We were second best,” said Sorrell. → where the quotation stands, marks included. Curly, straight, single and «».

A quotation may open in one paragraph and close in a later one; each paragraph of it gives one stretch.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from factlint.model import Block, BlockKind

_MARK = re.compile(
    r"""
    ['"`‘’“”„«»]  # a set first: what holds none is passed over at once
    (?: (?<=["`‘“”„«»]) | (?<![^\W_].) | (?![^\W_]) )  # no apostrophe inside a word: half of all marks are one
    (?: (?<=')' | (?<=`)` )?
    """,
    re.VERBOSE,
)
_DASH = re.compile(r"(?:[–—―]|--?)[ \u00a0]+(?=[\w“\"‘'])")
_DASHES = frozenset("–—―-")
_SPOKEN = (BlockKind.PROSE, BlockKind.ITEM, BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.QUOTE)


def find_quotations(text: str, blocks: tuple[Block, ...]) -> tuple[tuple[int, int], ...]:
    """Return the stretches of *text* between quotation marks, marks included, in order; they never overlap."""
    marks = [match.start() for match in _MARK.finditer(text)]
    spans: list[tuple[int, int]] = []
    open_mark = ""  # of a quotation that the paragraph before left open
    for block in blocks if marks else ():
        if block.kind not in _SPOKEN:
            continue
        start, end = block.start, block.end
        first = bisect_left(marks, start)
        if first == len(marks) or marks[first] >= end:  # two of three: no mark, and a quotation left open ends here
            open_mark = ""
            continue
        if open_mark and text[start] not in '“"„«' and not _closes_first(text, start, end, open_mark):
            open_mark = ""  # never closed: a slip of the pen, and no quotation any more
        open_mark = _scan(text, start, end, open_mark if text[start] not in '“"„«' else "", spans)
    return tuple(spans)


def _closes_first(text: str, start: int, end: int, open_mark: str) -> bool:
    """Whether the first mark of the paragraph closes the quotation that is open."""
    for match in _MARK.finditer(text, start, end):
        if match.group() != "`":
            return match.group() == _CLOSERS[open_mark]
    return False


_CLOSERS = {"``": "''", "“": "”", "„": "“", '"': '"', "«": "»", "‘": "’", "'": "'"}


def _scan(text: str, start: int, end: int, open_mark: str, spans: list[tuple[int, int]]) -> str:
    """Add the quotations of one paragraph to *spans*; return the mark that stays open at its end, or ""."""
    begin = start
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        mark = match.group()
        if open_mark:
            if mark == _CLOSERS[open_mark] or (open_mark == "„" and mark == "”"):
                if open_mark in "‘'" and not _ends_single(text, at, end):
                    continue
                spans.append((begin, match.end()))
                open_mark = ""
        elif mark == "``" or (mark != "''" and _is_opening(text, at, start, end)):
            open_mark, begin = mark, at
    if open_mark in ("“", '"', "«", "„", "``") and begin < end:
        spans.append((begin, end))
        return open_mark
    return ""


def _is_opening(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark == '"':
        return _opens(text, at, start)
    if mark in "‘'":
        if at + 1 >= end or not (text[at + 1].isalnum() or text[at + 1] in '“"([£$€¥'):
            return False
        return (at == start or not (text[at - 1].isalnum() or text[at - 1] in ".,!?’'")) and _single_closes(
            text, at, end
        )
    return mark in "“„«"


def _opens(text: str, at: int, start: int) -> bool:
    """Whether a straight mark at *at* stands before a word rather than after one."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1 : at + 2]
    return (before.isspace() or before in "([—–-/…‘'") and bool(after) and not after.isspace()


def _ends_single(text: str, at: int, end: int) -> bool:
    """Whether a single mark after a word closes the quotation; "voters’" does not while a surer mark follows."""
    if text[at - 1] in '.,!?…”"':
        return True
    if at + 1 < end and not (text[at + 1].isspace() or text[at + 1] in ',.;:!?)—–-”"'):
        return False
    return text[at - 1] != "s" or not re.search(r"[.,!?…\w][’'](?!\w)", text[at + 1 : min(end, at + 400)])


def _single_closes(text: str, at: int, end: int) -> bool:
    """Whether a closing single mark follows in the paragraph, so that ’90s and rock ’n’ roll open nothing."""
    if text[at + 1].isdigit() and text[at + 2 : at + 3].isdigit() and text[at + 3 : at + 4] == "s":
        return False
    return bool(re.search(r"[\w.,!?…][’'](?!\w)", text[at + 1 : min(end, at + 2000)]))


def opens_with_dash(text: str, block: Block) -> bool:
    """Whether the paragraph is led by a dash: "– The situation looks like chaos", as speech is in many countries."""
    if text[block.start : block.start + 1] not in _DASHES or block.kind not in (BlockKind.PROSE, BlockKind.ITEM):
        return False
    return _DASH.match(text, block.start, block.end) is not None
