"""The fact-checker's list as text, JSON, Markdown or a page: ``render_review("markdown", reviews)``.

One file a format, each with a function ``render(reviews, colour) -> str``.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence

from factlint.review import COUNTED, Evidence, Kind, Review, State, Tally

# The name for --format, the module, and what it is for. Imported when asked for.
REVIEWS = (
    ("text", "factlint.reports.review_text", "for people: one statement a line, with its state"),
    ("json", "factlint.reports.review_json", "one object with everything"),
    ("markdown", "factlint.reports.review_markdown", "a table for each article"),
    ("html", "factlint.reports.review_html", "a page on which the article is read with its statements marked"),
)
REVIEW_FORMATS = tuple(name for name, _, _ in REVIEWS)


def render_review(name: str, reviews: Sequence[Review], colour: bool = False) -> str:
    """Return the lists of *reviews* in the format *name*."""
    module = next(module for known, module, _ in REVIEWS if known == name)
    function: Callable[[Sequence[Review], bool], str] = importlib.import_module(module).render
    return function(reviews, colour)


def percent(tally: Tally) -> str:
    """``41 %``; rounded down, so that 100 % means all."""
    return f"{int(tally.share * 100)} %"


def by_kind(review: Review) -> Iterator[tuple[Kind, Tally]]:
    """How many of each counted kind are verified; kinds that the article has none of are left out."""
    for kind in COUNTED:
        if (tally := review.tally(kind)).total:
            yield kind, tally


def closing(review: Review) -> str:
    """``34 of 83 verified (40 %): 3 of 12 numbers, …; 1 contradicted, 2 compatible, 46 unverified``"""
    tally = review.tally()
    kinds = ", ".join(f"{part.verified} of {part.total} {kind.value}s" for kind, part in by_kind(review))
    others = ", ".join(
        f"{count} {state.value}"
        for state in (State.CONTRADICTED, State.COMPATIBLE, State.UNVERIFIED)
        if (count := review.count(state))
    )
    return f"{tally.verified} of {tally.total} verified ({percent(tally)})" + (
        f": {kinds}{f'; {others}' if others else ''}" if tally.total else ""
    )


def provenance(evidence: Evidence) -> str:
    """``rules/kyrgyzstan.fact:83 · foreign desk, checked 2021-03-20``, or ``check impossible-weekday``."""
    if evidence.sheet is None:
        return f"check {evidence.rule}"
    checked = evidence.source.checked if evidence.source else None
    said = [evidence.owner or "", f"checked {checked.isoformat()}" if checked else ""]
    known = ", ".join(part for part in said if part)
    return f"{evidence.sheet[0]}:{evidence.sheet[1]}" + (f" · {known}" if known else "")
