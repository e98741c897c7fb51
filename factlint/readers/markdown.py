"""Markdown: front matter, headings, lists, quotes and tables as markdown-it sees them; marks are blanked in place.

``**91** [seats](url)`` → ``  91   seats      ``: the text keeps its length, so every offset is one in the source.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factlint.model import Block, BlockKind, Document, Lines
from factlint.readers import furniture, shapes, suppressions
from factlint.readers.decoding import blanked, measure_lines
from factlint.readers.entities import decode_entities
from factlint.readers.front_matter import read_front_matter, tags_of
from factlint.readers.html import blank_tags

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TICKS = re.compile(r"`+|\n[ \t]*\r?\n")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+[\"'(][^\"')]*[\"')])?\)|\[[^\[\]]*\])")
_LINK = re.compile(
    r"""
      \[(?P<text>[^\[\]]*)\]                        # [the words]
      (?: \(\s*<?[^()\s]*(?:\([^()]*\)[^()\s]*)*>?  #  (the address
          (?:\s+["'(][^"')]*["')])?\s*\)            #   "and a title")
        | \[[^\[\]]*\]                              #  [reference]
      )
    """,
    re.VERBOSE,
)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:?")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]*>")
# What stands before a mark is looked at behind its first sign: text without marks is passed over, forty times as fast.
_EMPHASIS = re.compile(
    r"""
      \*(?<![\\\w*]\*)\*{0,2}(?=\S) | \*(?<=[^\s\\*]\*)\*{0,2}             # *so* and **so**
    | _(?<![\\\w]_)_{0,2}(?=[\w“"‘'(]) | _(?<=[^\s\\_]_)_{0,2}(?!\w)      # _so_, but not snake_case
    | ~~
    """,
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~\r\n])")
_LEAD = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\#{1,6}(?=[ \t])|\[[ xX]\](?=[ \t])))*[ \t]*")
_QUOTE_LEAD = re.compile(r"(?:[ \t]*>)+")
_CLOSING_MARKS = re.compile(r"(?:^|[ \t]+)#+$")
_PIPE = re.compile(r"(?<!\\)\|")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S.*$", re.MULTILINE)


@functools.cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 30 ms, and only where a Markdown file is read

    return MarkdownIt("commonmark").enable("table").disable("inline")


_LISTS = ("bullet_list_open", "ordered_list_open")


def read(path: str, source: str, warnings: tuple[str, ...]) -> Document:
    """Read *source* as Markdown (CommonMark with tables and YAML or TOML front matter)."""
    lines = measure_lines(source)
    text, silenced = suppressions.find(source, source, lines)
    matter = read_front_matter(source)
    text = blanked(text[: matter.end]) + text[matter.end :]
    signs = list(text)
    blocks = list(_blocks(text, lines, signs))
    text = _blank_marks("".join(signs))
    blocks = [block for block in (_trimmed(text, block) for block in blocks) if block]
    blocks = [part for block in blocks for part in _bylines_apart(text, block)]
    if matter.title_span:
        start, end = matter.title_span
        text = text[:start] + source[start:end] + text[end:]
        blocks.insert(0, Block(BlockKind.TITLE, start, end))
    arranged, headline = furniture.arrange(text, blocks)
    return Document(
        path,
        source,
        text,
        lines,
        arranged,
        title=matter.title or headline,
        tags=tags_of(matter.metadata),
        metadata=matter.metadata,
        suppressions=silenced,
        warnings=warnings + matter.warnings,
    )


def _blocks(text: str, lines: Lines, signs: list[str]) -> Iterator[Block]:
    """The blocks with text; what is none of them (code, HTML tags, rules) is blanked in *signs*."""
    stack: list[str] = []
    headers: list[str] = []
    column = row = 0
    is_first_heading = True
    numbers: list[int] = []  # of the open lists' last items
    for token in _parser().parse(text):
        if token.nesting == 1:
            stack.append(token.type)
            if token.type in _LISTS:
                numbers.append(0)
            elif token.type == "list_item_open":
                numbers[-1] += 1
            elif token.type == "thead_open":
                headers = []
            elif token.type == "tr_open":
                column, row = 0, row + 1
        elif token.nesting == -1:
            if stack.pop() in _LISTS:
                numbers.pop()
        elif token.type in ("fence", "code_block"):
            _blank(signs, *_range(lines, token, len(text)))
        elif token.type == "html_block":
            start, end = _range(lines, token, len(text))
            signs[start:end] = blank_tags(text[start:end])
            yield Block(BlockKind.PROSE, start, end)
        elif token.type == "inline" and token.content.strip():
            start, end = _range(lines, token, len(text))
            if stack[-1] in ("th_open", "td_open"):
                start, end = _cell(text, start, end, column)
                if stack[-1] == "th_open":
                    headers.append(" ".join(text[start:end].split()))
                    yield Block(BlockKind.CELL, start, end, row=row)
                else:
                    heading = headers[column] if column < len(headers) else ""
                    yield Block(BlockKind.CELL, start, end, heading, row=row)
                column += 1
                continue
            kind = _kind(stack, is_first_heading and "heading_open" in stack and token.level == 1)
            if kind is BlockKind.TITLE:
                is_first_heading = False
            yield Block(kind, _blank_lead(text, signs, start, end), end, number=tuple(numbers))
        elif token.type == "inline":
            column += stack[-1:] in (["th_open"], ["td_open"])
            if stack[-1:] == ["th_open"]:
                headers.append("")


def _kind(stack: list[str], is_title: bool) -> BlockKind:
    if "blockquote_open" in stack:
        return BlockKind.QUOTE
    if "heading_open" in stack:
        return BlockKind.TITLE if is_title else BlockKind.HEADING
    return BlockKind.ITEM if "list_item_open" in stack else BlockKind.PROSE


def _range(lines: Lines, token: Token, length: int) -> tuple[int, int]:
    first, last = token.map or [0, 0]
    return lines.starts[first], lines.starts[last] if last < len(lines.starts) else length


def _blank(signs: list[str], start: int, end: int) -> None:
    for index in range(start, end):
        if signs[index] not in "\r\n":
            signs[index] = " "


def _blank_lead(text: str, signs: list[str], start: int, end: int) -> int:
    """Blank "> ", "- ", "## " before the first line and ">" before the others; return where the words begin."""
    lead = _LEAD.match(text, start, end)
    assert lead  # it matches nothing at least
    _blank(signs, start, lead.end())
    for match in re.finditer(r"[\r\n]+", text[start:end]):
        mark = _QUOTE_LEAD.match(text, start + match.end(), end)
        if mark:
            _blank(signs, *mark.span())
    return lead.end()


def _cell(text: str, start: int, end: int, column: int) -> tuple[int, int]:
    """Where cell *column* of the table row ``text[start:end]`` stands."""
    row = text[start:end]
    lead = len(row) - len(row.lstrip())
    edges = [match.start() for match in _PIPE.finditer(row)]
    if not edges or edges[0] != lead:
        edges.insert(0, lead - 1)
    edges.append(len(row.rstrip()))
    left = edges[min(column, len(edges) - 2)] + 1
    right = edges[min(column + 1, len(edges) - 1)]
    return start + left, start + max(left, right)


def _blank_marks(text: str) -> str:
    """Blank code spans, addresses, emphasis and tags; entities become their characters."""
    space = " "
    if "`" in text:
        text = _blank_code(text)
    if "](" in text or "][" in text:
        text = _IMAGE.sub(_blanked, text)
        text = _LINK.sub(lambda match: f" {match['text']}{space * (len(match.group()) - len(match['text']) - 1)}", text)
    if "[^" in text:
        text = _FOOTNOTE.sub(_blanked, text)
    if "]:" in text:
        text = _DEFINITION.sub(_blanked, text)
    if "<" in text:
        text = blank_tags(_AUTOLINK.sub(_blanked, text))
    if "*" in text or "_" in text or "~~" in text:
        text = _EMPHASIS.sub(_blanked, text)
    if "\\" in text:
        text = _ESCAPE.sub(" ", text)
    return decode_entities(text)


def _blank_code(text: str) -> str:
    """Blank what stands between two runs of backticks of one length, in one paragraph."""
    runs: dict[int, tuple[int, int]] = {}  # the open run of each length
    pieces: list[str] = []
    position = 0
    for match in _TICKS.finditer(text):
        length = match.end() - match.start()
        if match.group()[0] != "`":
            runs.clear()
        elif length in runs:
            start = runs[length][0]
            pieces += (text[position:start], blanked(text[start : match.end()]))
            position = match.end()
            runs.clear()
        else:
            runs[length] = match.span()
    return "".join((*pieces, text[position:]))


def _blanked(match: re.Match[str]) -> str:
    return blanked(match.group())


def _trimmed(text: str, block: Block) -> Block | None:
    """*block* without white space at its ends; None where nothing is left."""
    piece = text[block.start : block.end]
    body = piece.strip()
    if not body:
        return None
    start = block.start + len(piece) - len(piece.lstrip())
    end = start + len(body)
    if block.kind in (BlockKind.TITLE, BlockKind.HEADING) and body.endswith("#"):
        end = start + len(_CLOSING_MARKS.sub("", body))  # "## Staff ##", but not "C#"
        if end == start:
            return None
    return Block(block.kind, start, end, block.header, block.number, block.row)


def _bylines_apart(text: str, block: Block) -> Iterator[Block]:
    """A paragraph of author and date lines gives a block for each line."""
    piece = text[block.start : block.end]
    if block.kind is BlockKind.PROSE and len(piece) < 200 and "\n" in piece:
        spans = [match.span() for match in re.finditer(r"\S[^\r\n]*", piece)]
        if all(shapes.is_byline(piece[a:b].strip()) or shapes.is_name(piece[a:b].strip()) for a, b in spans):
            for start, end in spans:
                yield Block(block.kind, block.start + start, block.start + start + len(piece[start:end].rstrip()))
            return
    yield block
