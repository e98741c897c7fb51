"""The fact-checker's list as a page: the article with its statements underlined, the list beside it.

Each state has its own kind of line and sign, not only a colour; rule and source are shown on hover and on focus.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from factlint import __version__
from factlint.model import Block, BlockKind, Document
from factlint.records import dataclass
from factlint.reports.html.page import fill
from factlint.reports.review import by_kind, closing, percent, provenance
from factlint.reports.review_text import SIGNS
from factlint.review import Item, Kind, Review, State, Tally

# What a block is in HTML.
ELEMENTS = {
    BlockKind.TITLE: "h3",
    BlockKind.HEADING: "h3",
    BlockKind.QUOTE: "blockquote",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement in the list, with the number under which text and list point at each other."""

    number: int
    item: Item
    tip: str  # what is shown on hover and on focus

    @property
    def sign(self) -> str:
        """The mark that stands for its state."""
        return SIGNS[self.item.state]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article: plain, or the mark of a statement (`first`: where the statement's mark begins)."""

    text: str
    entry: Entry | None = None
    first: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article."""

    element: str
    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One document of the page."""

    review: Review
    title: str
    share: str
    contradicted: int
    closing: str
    kinds: tuple[tuple[Kind, Tally], ...]
    paragraphs: tuple[Paragraph, ...]
    entries: tuple[Entry, ...]
    shown: frozenset[int]  # numbers of the entries whose mark is in the text; others stand under a shorter one


def render(reviews: Sequence[Review], colour: bool = False) -> str:
    """Return the page."""
    total = Tally(sum(r.tally().verified for r in reviews), sum(r.tally().total for r in reviews))
    number = 0
    articles = []
    for review in reviews:
        entries = tuple(Entry(number + index, item, _tip(item)) for index, item in enumerate(review.items, 1))
        number += len(entries)
        articles.append(_article(review, entries))
    return fill(
        "review.html",
        tool=f"factlint {__version__}",
        share=percent(total),
        total=total,
        states=tuple((state, SIGNS[state], sum(review.count(state) for review in reviews)) for state in State),
        kinds=tuple(kind for kind in Kind if any(item.kind is kind for review in reviews for item in review.items)),
        articles=articles,
    )


def _article(review: Review, entries: tuple[Entry, ...]) -> Article:
    document = review.document
    heading = next((block for block in document.blocks if block.kind is BlockKind.TITLE), None)
    paragraphs = tuple(_paragraphs(document, entries))
    headline = " ".join(document.text[heading.start : heading.end].split()) if heading else ""
    return Article(
        review,
        document.title or headline or document.path,
        percent(review.tally()),
        review.count(State.CONTRADICTED),
        closing(review),
        tuple(by_kind(review)),
        paragraphs,
        entries,
        frozenset(piece.entry.number for paragraph in paragraphs for piece in paragraph.pieces if piece.entry),
    )


def _tip(item: Item) -> str:
    """``verified: seats ≤ 120``, then on lines of their own the sheet, and the source."""
    lines = [f"{SIGNS[item.state]} {item.state.value}"]
    for evidence in item.evidence:
        if evidence.state is item.state:
            lines += [evidence.says, provenance(evidence)]
            lines += [evidence.source.text] if evidence.source and evidence.source.text else []
    if not item.evidence:
        lines.append(f"{item.kind.value}: no rule speaks about it" if item.read else f"{item.kind.value}: not read")
    return "\n".join(dict.fromkeys(lines))


def _paragraphs(document: Document, entries: Sequence[Entry]) -> Iterator[Paragraph]:
    marks = [(*_mark(document, entry), entry) for entry in entries]
    quotes = [(entry.item.start, entry.item.end) for entry in entries if entry.item.kind is Kind.QUOTE]
    for block in document.blocks:
        if block.kind is BlockKind.FURNITURE or not document.text[block.start : block.end].strip():
            continue
        inside = [mark for mark in marks if mark[0] < block.end and block.start < mark[1]]
        pieces = tuple(_pieces(document, block, inside, quotes))
        yield Paragraph(ELEMENTS.get(block.kind, "p"), block.kind.value, pieces)


def _claim(mark: tuple[int, int, Entry]) -> tuple[bool, int]:
    """Which of the marks at one place is shown: the shortest, a quotation's only where there is no other."""
    start, end, entry = mark
    return entry.item.kind is Kind.QUOTE, end - start


def _mark(document: Document, entry: Entry) -> tuple[int, int]:
    """What is underlined: of a quotation its opening sign or first word."""
    start, end = entry.item.mark
    if entry.item.kind is not Kind.QUOTE:
        return start, end
    if not document.text[start].isalnum():
        return start, start + 1
    space = document.text.find(" ", start, end)
    return start, space if space > 0 else end


def _pieces(
    document: Document, block: Block, marks: Sequence[tuple[int, int, Entry]], quotes: Sequence[tuple[int, int]]
) -> Iterator[Piece]:
    """The block cut where a mark or a quotation begins or ends; where marks overlap, the shortest is shown."""
    edges = {edge for start, end, _ in marks for edge in (start, end)} | {edge for span in quotes for edge in span}
    cuts = sorted({block.start, block.end, *(edge for edge in edges if block.start < edge < block.end)})
    stretches: list[tuple[int, int, Entry | None, bool]] = []
    for start, end in itertools.pairwise(cuts):
        covering = [mark for mark in marks if mark[0] <= start and end <= mark[1]]
        entry = min(covering, key=_claim)[2] if covering else None
        quoted = any(first <= start and end <= last for first, last in quotes)
        if stretches and stretches[-1][2:] == (entry, quoted):
            start = stretches.pop()[0]
        stretches.append((start, end, entry, quoted))
    begun = set()
    for start, end, entry, quoted in stretches:
        yield Piece(document.text[start:end], entry, entry is not None and entry.number not in begun, quoted)
        begun.add(entry.number if entry else 0)
