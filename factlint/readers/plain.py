"""Plain text: paragraphs between blank lines, a headline first, headings, lists and page furniture by their shape.

Lines that were broken to a width are one paragraph; lines that each end as a sentence, or are short, are one each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from factlint.model import Block, BlockKind, Document, Lines
from factlint.readers import furniture, suppressions
from factlint.readers.decoding import measure_lines
from factlint.readers.shapes import is_closed
from factlint.records import become, dataclass

_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")  # without the white space round it
_BREAKS = re.compile(r"[\r\n](?:.*[\r\n])?", re.DOTALL)  # from the first line break to the last
_BULLET = re.compile(r"(?:[•◦▪‣●○·*+-]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t\u00a0]+(?=\S)")
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_WRAPPED_AT_LEAST, _WRAPPED_AT_MOST = 40, 120  # the widths at which people and programs break lines


def read(path: str, source: str, warnings: tuple[str, ...]) -> Document:
    """Read *source* as plain text."""
    if ">" not in source and not suppressions.may_hold(source):
        return _Unparted(path, source, source, warnings=warnings)
    lines = measure_lines(source)
    text, silenced = suppressions.find(source, source, lines)
    quoted: list[tuple[int, int]] = []
    blocks = _all_blocks(text, quoted)
    for start, end in quoted:
        text = text[:start] + " " * (end - start) + text[end:]
    arranged, title = furniture.arrange(text, blocks)
    return Document(path, source, text, lines, arranged, title=title, suppressions=silenced, warnings=warnings)


@dataclass(frozen=True, slots=True)
class _Unparted(Document):
    """A document that is parted into lines and paragraphs when somebody asks for them: maybe no rule waits for a word.

    Of texts that hold neither a quotation's mark nor a suppression: there nothing has to be blanked out.
    """

    lines: Lines = field(init=False)
    blocks: tuple[Block, ...] = field(init=False)
    title: str = field(init=False)

    def __getattr__(self, name: str) -> Any:
        if name not in ("lines", "blocks", "title"):
            raise AttributeError(name)
        blocks, title = furniture.arrange(self.text, _all_blocks(self.text, []))
        become(self, Document, lines=measure_lines(self.text), blocks=blocks, title=title)
        return getattr(self, name)


def _all_blocks(text: str, quoted: list[tuple[int, int]]) -> list[Block]:
    """The blocks of a text, before their kinds are known; the marks of quotations are added to *quoted*."""
    blocks: list[Block] = []
    for paragraph in _paragraphs(text):
        blocks.extend(_blocks(text, paragraph, quoted))
    return blocks


def _paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    """The lines with text, without the white space round them, by paragraph."""
    paragraph: list[tuple[int, int]] = []
    last = 0
    for match in _LINE.finditer(text):
        start, end = span = match.span()
        if paragraph and start - last > 1 and _is_blank_between(text[last:start]):
            yield paragraph
            paragraph = []
        last = end
        paragraph.append(span)
    if paragraph:
        yield paragraph


def _is_blank_between(between: str) -> bool:
    """Whether more than one line break stands between two lines with text."""
    breaks = _BREAKS.search(between)
    return breaks is not None and breaks.group() not in ("\n", "\r\n", "\r")


def _bullet(text: str, start: int, end: int) -> re.Match[str] | None:
    return None if text[start].isupper() else _BULLET.match(text, start, end)


def _blocks(text: str, lines: list[tuple[int, int]], quoted: list[tuple[int, int]]) -> Iterator[Block]:
    if len(lines) == 1 and text[lines[0][0]] not in ">•◦▪‣●○·*+-(0123456789":
        yield Block(BlockKind.PROSE, *lines[0])
        return
    if text[lines[0][0]] == ">" and all(text[start] == ">" for start, _ in lines):
        for start, _ in lines:
            mark = _QUOTED.match(text, start)
            assert mark  # the line starts with one
            quoted.append(mark.span())
        words = [
            (mark_end, end)
            for (_, mark_end), (_, end) in zip(quoted[-len(lines) :], lines, strict=True)
            if mark_end < end
        ]
        if words:
            yield Block(BlockKind.QUOTE, words[0][0], words[-1][1])
        return
    for start, end in _joined(text, lines):
        bullet = _bullet(text, start, end)
        if bullet:
            yield Block(BlockKind.ITEM, bullet.end(), end)
        else:
            yield Block(BlockKind.PROSE, start, end)


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines of one paragraph, those that were only broken to a width joined."""
    if len(lines) == 1:
        yield lines[0]
        return
    widths = [end - start for start, end in lines]
    wrapped = (
        max(widths) <= _WRAPPED_AT_MOST
        and min(widths[:-1]) >= _WRAPPED_AT_LEAST
        and not all(is_closed(text[start:end]) for start, end in lines)
    )
    begin, stop = lines[0]
    for start, end in lines[1:]:
        continues = wrapped or text[start].islower() or (stop - begin > 60 and _bullet(text, begin, stop) is not None)
        if continues and not wrapped:
            continues = not is_closed(text[max(begin, stop - 6) : stop])
        if continues and _bullet(text, start, end) is None:
            stop = end
        else:
            yield begin, stop
            begin, stop = start, end
    yield begin, stop
