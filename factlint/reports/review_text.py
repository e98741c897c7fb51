"""For people: ``✓ 15:286  number  91 seats  verified  seats ≤ 120 (rules/kyrgyzstan.fact:83 · …)``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.reports.excerpt import display_width, printable
from factlint.reports.review import closing, provenance
from factlint.review import Item, Review, State

SIGNS = {State.VERIFIED: "✓", State.CONTRADICTED: "✗", State.COMPATIBLE: "≈", State.UNVERIFIED: "?"}
_COLOURS = {State.VERIFIED: "32", State.CONTRADICTED: "1;31", State.COMPATIBLE: "36", State.UNVERIFIED: "33"}
_WIDEST = 44  # display columns of a statement's words


def render(reviews: Sequence[Review], colour: bool = False) -> str:
    """Return one list for each document."""
    return "\n".join("".join(f"{line}\n" for line in _document(review, colour)) for review in reviews)


def _document(review: Review, colour: bool) -> Iterator[str]:
    document = review.document
    dated = f"{document.dated.day.isoformat()} ({document.dated.origin})" if document.dated else "no date"
    yield f"{printable(document.path)}: {dated}"
    words = [_short(item.text) for item in review.items]
    places = [f"{item.place.line}:{item.place.column}" for item in review.items]
    text_width = max(map(display_width, words), default=0)
    place_width = max(map(len, places), default=0)
    for item, text, place in zip(review.items, words, places, strict=True):
        state = f"{item.state.value:<12}"
        state = f"\x1b[{_COLOURS[item.state]}m{state}\x1b[0m" if colour else state
        padded = text + " " * (text_width - display_width(text))
        row = f"  {SIGNS[item.state]} {place:<{place_width}}  {item.kind.value:<8}  {padded}  {state}  {_why(item)}"
        yield row.rstrip()
    yield f"  {closing(review)}"


def _why(item: Item) -> str:
    reasons = [f"{piece.says} ({provenance(piece)})" for piece in item.evidence if piece.state is item.state]
    if item.state is State.UNVERIFIED:
        reasons = ["not read"] if not item.read else [item.mode.value] if not item.mode.is_checked else []
    return "; ".join(" ".join(printable(reason).split()) for reason in reasons)


def _short(text: str) -> str:
    text = printable(text)
    while display_width(text) > _WIDEST:
        text = text[: min(len(text) - 2, _WIDEST)].rstrip() + "…"
    return text
