"""What was read and where it stood: Document, Block, Sentence, Tokens, Place; and who vouches for it: Mode, Voice."""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from factlint.records import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: 1-based line and column in code points; the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Lines:
    """The offset map of one text: ``starts[i]`` is the offset of line i + 1. Line ends are LF, CRLF and CR."""

    starts: tuple[int, ...]

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of a code point."""
        line = bisect.bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    TITLE = "title"  # the headline, from the text or the front matter
    HEADING = "heading"
    PROSE = "prose"  # a paragraph
    ITEM = "item"  # an item of a list
    QUOTE = "quote"  # a block quote: read as quoted
    CAPTION = "caption"
    CELL = "cell"  # a table cell; `header` holds its column's heading
    BYLINE = "byline"  # author, date, dateline: gives the document's date, and no other fact
    FURNITURE = "furniture"  # menus, tag lists, calendars, subscription boxes, copyright: gives no facts


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, cell or piece of page furniture: ``text[start:end]`` of its document."""

    kind: BlockKind
    start: int
    end: int
    header: str = ""  # of a table cell
    number: tuple[int, ...] = ()  # of a list's item, in the outer list first: (2, 1); () where the text has no lists
    row: int = -1  # of a table cell: a number that all cells of its row share


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and how sure it is: 1.0 from front matter or configuration, less from bylines and datelines."""

    day: date
    origin: str  # "front matter", "metadata", "dateline", "byline", "configuration", "command line"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment ``factlint: off ID, reason``: findings of ID there (or on the next line with text) are left out."""

    rule: str
    reason: str
    line: int  # of the comment
    first_line: int  # lines it covers, both included
    last_line: int
    column: int = 1  # where the comment's words start


@dataclass(frozen=True, slots=True)
class Document:
    """One text, decoded, with its markup blanked out. ``len(text) == len(source)``."""

    path: str
    source: str
    text: str
    lines: Lines
    blocks: tuple[Block, ...]
    title: str = ""
    dated: Dated | None = None
    tags: frozenset[str] = frozenset()
    metadata: Mapping[str, Any] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    warnings: tuple[str, ...] = ()  # "read as windows-1252": said on stderr

    def place(self, start: int, end: int) -> Place:
        """The place of ``text[start:end]``."""
        line, column = self.lines.position(start)
        end_line, end_column = self.lines.position(max(start, end - 1))
        return Place(self.path, line, column, end_line, end_column + 1 if end > start else end_column)


class Mode(StrEnum):
    """Who vouches for a statement, and whether it is one at all."""

    ASSERTED = "asserted"
    QUOTED = "quoted"
    ATTRIBUTED = "attributed"  # "according to", "X said", "reportedly"
    PLANNED = "planned"
    CONDITIONAL = "conditional"  # "if", "would", "could", hypothetical
    ASKED = "asked"

    @property
    def is_checked(self) -> bool:
        """Whether a rule judges statements of this mode at all."""
        return self in (Mode.ASSERTED, Mode.QUOTED, Mode.ATTRIBUTED)


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of a document in one mode (offsets in it), and who speaks: "Reuters", "Dmitri Peskov", or None."""

    start: int
    end: int
    mode: Mode
    by: str | None = None


class Ear(Protocol):
    """Listens to a document's sentences, each when somebody asks who vouches for what it says."""

    def voices(self, index: int) -> tuple[Voice, ...]:
        """The voices of the sentence of that index."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and signs of a sentence as parallel tuples; offsets are in the *document*.

    "Jeenbekov's 120-seat $6.35bn" is: Jeenbekov | 's | 120-seat | $ | 6.35 | bn. A possessive ending is a token of its
    own ("'s", straight or curly, or the "'" of "voters'"), contractions split ("did" "n't"), hyphenated words stay one,
    numbers with separators stay one token, signs are one each.
    """

    words: tuple[str, ...]  # as written
    lower: tuple[str, ...]  # lower case, straight apostrophes
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """The index of the token that holds document offset *offset*, or of the next one."""
        return bisect.bisect_right(self.ends, offset)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``document.text[start:end]`` and its tokens. Line breaks inside a paragraph are part of it."""

    index: int  # in its document
    block: int  # index of its block in document.blocks
    kind: BlockKind
    start: int
    end: int
    text: str
    tokens: Tokens
    ear: Ear | None = None  # who knows the voices of its document; None where all is plainly asserted

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The stretches that are not plainly asserted; the innermost (shortest) counts."""
        return () if self.ear is None else self.ear.voices(self.index)

    def voice(self, offset: int) -> tuple[Mode, str | None]:
        """The mode of the document offset *offset*, and who speaks there."""
        best: Voice | None = None
        for voice in self.voices:
            if voice.start <= offset < voice.end and (best is None or voice.end - voice.start < best.end - best.start):
                best = voice
        return (best.mode, best.by) if best else (Mode.ASSERTED, None)
