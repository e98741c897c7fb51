"""Plain text: paragraphs stand between blank lines; the first line is the headline, short lines are headings or furniture."""

from __future__ import annotations

import re

from factlint.model import Block, BlockKind, Document
from factlint.readers.decoding import measure_lines

_PARAGRAPH = re.compile(r"[^\s](?:[^\r\n]|\r?\n(?![ \t]*\r?(?:\n|\Z)))*")


def read(path: str, source: str, warnings: tuple[str, ...]) -> Document:
    """Read *source* as plain text."""
    blocks = tuple(Block(BlockKind.PROSE, match.start(), match.end()) for match in _PARAGRAPH.finditer(source))
    return Document(path, source, source, measure_lines(source), blocks, warnings=warnings)
