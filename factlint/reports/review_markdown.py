"""The fact-checker's list as Markdown: a heading with the share verified, then a table for each article."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.reports.markdown import plain
from factlint.reports.review import closing, percent, provenance
from factlint.reports.review_text import SIGNS
from factlint.review import Evidence, Item, Review

_HEAD = "| | line | kind | statement | state | rule and source |\n|---|---:|---|---|---|---|\n"


def render(reviews: Sequence[Review], colour: bool = False) -> str:
    """Return the page."""
    return "\n".join(map(_document, reviews))


def _document(review: Review) -> str:
    title = review.document.title or review.document.path
    rows = "".join(_row(item) for item in review.items)
    where = f"{plain(review.document.path)} · {plain(closing(review))}"
    heading = f"## {plain(title)}: {percent(review.tally())} verified"
    return f"{heading}\n\n{where}\n\n{_HEAD}{rows}"


def _row(item: Item) -> str:
    meaning = f"<br>{plain(item.meaning)}" if item.meaning else ""
    evidence = "<br>".join(_evidence(piece) for piece in item.evidence) or ("" if item.read else "not read")
    place = f"{item.place.line}:{item.place.column}"
    statement = f"{item.kind.value} | {plain(item.text)}{meaning}"
    return f"| {SIGNS[item.state]} | {place} | {statement} | {item.state.value} | {evidence} |\n"


def _evidence(evidence: Evidence) -> str:
    source = f" · {plain(evidence.source.text)}" if evidence.source and evidence.source.text else ""
    return f"**{plain(evidence.says)}** {plain(provenance(evidence))}{source}"
