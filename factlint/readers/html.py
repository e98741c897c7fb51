"""HTML: ``<p>They won <b>91</b> seats.</p>`` → a paragraph of the same length, its tags blanked.

Tags are found by one scan that never looks back, so a broken page costs no more than a sound one. What no reader sees
(scripts, styles, forms) and what the language leaves unread (code) is blanked with its content.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import field

from factlint import data
from factlint.model import Block, BlockKind, Document
from factlint.readers import furniture, suppressions
from factlint.readers.decoding import blanked, measure_lines
from factlint.readers.entities import decode_entities
from factlint.readers.front_matter import tags_of
from factlint.records import dataclass

_NAME = re.compile(r"/?[A-Za-z][A-Za-z0-9:-]*")
_TAG_END = re.compile(r"""[^"'>]{0,4000}(?:(?:"[^"]{0,8000}"|'[^']{0,8000}')[^"'>]{0,4000}){0,60}>""")
_ATTRIBUTE = re.compile(r"""([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_WORDS = re.compile(r"[A-Za-z]+")

_UNREAD = frozenset(
    [
        "script",
        "style",
        "code",
        "pre",
        "kbd",
        "samp",
        "noscript",
        "template",
        "svg",
        "math",
        "textarea",
        "select",
        "button",
        "iframe",
        "object",
    ]
)
_VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
_LISTS = ("ul", "ol")
_FURNITURE = frozenset(["nav", "footer", "aside", "menu", "form"])
_CLOSES_SAME = ({"p"}, {"li"}, {"td", "th"}, {"tr"}, {"dt", "dd"})
_KINDS = {
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "li": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "address": BlockKind.BYLINE,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}
_RANK = (
    BlockKind.FURNITURE,
    BlockKind.QUOTE,
    BlockKind.CELL,
    BlockKind.TITLE,
    BlockKind.HEADING,
    BlockKind.CAPTION,
    BlockKind.BYLINE,
    BlockKind.ITEM,
)


@dataclass(frozen=True, slots=True)
class _Tag:
    start: int
    end: int
    name: str  # "" of a comment or declaration
    is_closing: bool
    body: str  # the attributes as written


def _scan(source: str) -> Iterator[_Tag]:
    """The tags of *source*; a comment, a declaration and the whole of an unread element are one nameless tag each."""
    position = source.find("<")
    while position >= 0:
        if source.startswith("<!--", position):
            end = _after(source, "-->", position + 4)
            yield _Tag(position, end, "", False, "")
        elif source.startswith(("<!", "<?"), position):
            end = _after(source, ">", position)
            yield _Tag(position, end, "", False, "")
        else:
            name = _NAME.match(source, position + 1)
            if not name:
                position = source.find("<", position + 1)
                continue
            match = _TAG_END.match(source, name.end())
            end = match.end() if match else _after(source, ">", name.end())
            word = name.group().lower()
            body = source[name.end() : end - 1]
            if word in _UNREAD and not body.endswith("/"):
                end = _after_element(source, word, end)
                yield _Tag(position, end, word, False, source[position:end] if word == "script" else "")
            else:
                yield _Tag(position, end, word.lstrip("/"), word[0] == "/", body)
        position = source.find("<", end)


def _after(source: str, mark: str, start: int) -> int:
    found = source.find(mark, start)
    return found + len(mark) if found >= 0 else len(source)


@functools.cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\s*>", re.IGNORECASE)


def _after_element(source: str, name: str, start: int) -> int:
    match = _closing(name).search(source, start)
    return match.end() if match else len(source)


def blank_tags(source: str) -> str:
    """Return *source* with tags, comments and unread elements as spaces; line breaks stay."""
    return _without(_scan(source), source)


def _without(tags: Iterable[_Tag], source: str) -> str:
    pieces: list[str] = []
    position = 0
    for tag in tags:
        pieces.append(source[position : tag.start])
        pieces.append(blanked(source[tag.start : tag.end]))
        position = tag.end
    pieces.append(source[position:])
    return "".join(pieces)


def _attributes(body: str) -> dict[str, str]:
    return {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(body)
    }


@functools.cache
def _classes(name: str) -> frozenset[str]:
    return frozenset(data.load("furniture")[name])


@dataclass(slots=True)
class _Page:
    """What has been read of a page so far."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    stack: list[tuple[str, BlockKind | None]] = field(default_factory=list)  # open elements, and what they make of text
    metadata: dict[str, str] = field(default_factory=dict)
    title: str = ""
    begin: int = 0  # of the block being read
    column: int = -1
    headers: list[str] = field(default_factory=list)
    rows: int = 0
    row: int = -1  # of all tables of the page
    numbers: list[int] = field(default_factory=list)  # of the open lists' last items
    last_break: int = -1  # where the last <br> ended

    def kind(self) -> BlockKind:
        kinds = {kind for _, kind in self.stack}
        return next((kind for kind in _RANK if kind in kinds), BlockKind.PROSE)

    def flush(self, end: int) -> None:
        """Close the block that is being read before *end*."""
        piece = self.text[self.begin : end]
        body = piece.strip()
        if body:
            start = self.begin + len(piece) - len(piece.lstrip())
            self._add(start, start + len(body), " ".join(body.split()))
        self.begin = end

    def _add(self, start: int, end: int, words: str) -> None:
        kind = self.kind()
        header = ""
        if any(name == "title" for name, _ in self.stack):
            self.metadata.setdefault("title", words)
            return
        if any(name == "head" for name, _ in self.stack):
            return
        if kind is BlockKind.CELL:
            is_header = self.rows <= 1 or any(name == "thead" for name, _ in self.stack)
            if is_header:
                self.headers += [""] * (max(self.column, 0) + 1 - len(self.headers))
                self.headers[max(self.column, 0)] = words
            elif 0 <= self.column < len(self.headers):
                header = self.headers[self.column]
        elif kind is BlockKind.HEADING and not self.title and any(name == "h1" for name, _ in self.stack):
            kind = BlockKind.TITLE
            self.title = words
        self.blocks.append(
            Block(kind, start, end, header, tuple(self.numbers), self.row if kind is BlockKind.CELL else -1)
        )


def read(path: str, source: str, warnings: tuple[str, ...]) -> Document:
    """Read *source* as HTML, however broken."""
    lines = measure_lines(source)
    tags = tuple(_scan(source))
    clean, silenced = suppressions.find(source, _without(tags, source), lines)
    page = _Page(decode_entities(clean))
    for tag in tags:
        _meet(page, tag)
    page.flush(len(source))
    blocks, headline = furniture.arrange(page.text, page.blocks)
    title = page.title or page.metadata.get("og:title", "") or headline or page.metadata.get("title", "")
    return Document(
        path,
        source,
        page.text,
        lines,
        blocks,
        title=title,
        tags=tags_of(page.metadata),
        metadata=page.metadata,
        suppressions=silenced,
        warnings=warnings,
    )


def _meet(page: _Page, tag: _Tag) -> None:
    name = tag.name
    if name == "script":
        published = _PUBLISHED.search(tag.body)
        if published:
            page.metadata.setdefault("datepublished", published[1])
        return
    if not name or name in _UNREAD:
        return
    if name == "meta":
        _remember(page, _attributes(tag.body))
        return
    if name == "br":
        if page.last_break >= 0 and not page.text[page.last_break : tag.start].strip():
            page.flush(tag.start)  # two breaks are a new paragraph
        page.last_break = tag.end
    elif name in _BLOCKS:
        page.flush(tag.start)
    if name in _VOID:
        return
    if tag.is_closing:
        _close(page, name)
        return
    for group in _CLOSES_SAME:
        if name in group and page.stack and page.stack[-1][0] in group:
            page.stack.pop()
    if name == "table":
        page.rows, page.headers = 0, []
    elif name == "tr":
        page.rows, page.row, page.column = page.rows + 1, page.row + 1, -1
    elif name in ("td", "th"):
        page.column += 1
    elif name in _LISTS:
        page.numbers.append(0)
    elif name == "li" and page.numbers:
        page.numbers[-1] += 1
    attributes = _attributes(tag.body) if len(tag.body) > 3 else {}
    if name == "time" and attributes.get("datetime") and page.kind() is not BlockKind.FURNITURE:
        page.metadata.setdefault("article:published_time", attributes["datetime"])
    kind = _kind(name, attributes)
    if name in _BLOCKS or kind:
        page.stack.append((name, kind))


def _close(page: _Page, name: str) -> None:
    if name in _LISTS and page.numbers:
        page.numbers.pop()
    for index in range(len(page.stack) - 1, -1, -1):
        if page.stack[index][0] == name:
            del page.stack[index:]
            return
        if page.stack[index][0] in ("table", "body") and name not in ("table", "body", "html"):
            return  # a stray end tag closes nothing outside its table


def _remember(page: _Page, attributes: dict[str, str]) -> None:
    key = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
    content = attributes.get("content", "").strip()
    if not key or not content:
        return
    if key == "article:tag" and key in page.metadata:
        page.metadata[key] += "," + content
    else:
        page.metadata.setdefault(key, content)


def _kind(name: str, attributes: dict[str, str]) -> BlockKind | None:
    """What an element makes of the text in it; None: nothing."""
    if name in _FURNITURE or "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return BlockKind.FURNITURE
    if attributes:
        if attributes.get("role") in ("navigation", "banner", "contentinfo", "complementary", "search", "dialog"):
            return BlockKind.FURNITURE
        if "display:none" in attributes.get("style", "").replace(" ", ""):
            return BlockKind.FURNITURE
        words = set(_WORDS.findall(f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()))
        if words and name not in ("body", "html", "main", "article") and not words.isdisjoint(_classes("classes")):
            return BlockKind.FURNITURE
        if words and name not in _KINDS and not words.isdisjoint(_classes("byline_classes")):
            return BlockKind.BYLINE
    return _KINDS.get(name)
