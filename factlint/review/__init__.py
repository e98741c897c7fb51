"""The fact-checker's list of an article: "91 seats" verified by ``seats ≤ 120``, "Thursday" unverified, 41 % verified.

A statement is verified where a rule agrees at a place that overlaps it; a contradiction at that place stands over any
agreement. What the extractors could not read is in the list too, so that the share verified promises nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from factlint.extractors.reading import Reading
from factlint.model import Document, Rulebook, Verdict, Violation
from factlint.review.evidence import declared_names, is_against, is_for, of_name, of_verdict, of_violation
from factlint.review.items import COUNTED, Evidence, Item, Kind, Review, State, Tally
from factlint.review.statements import Draft, drafts

__all__ = ("COUNTED", "Evidence", "Item", "Kind", "Review", "State", "Tally", "review")


def review(
    reading: Reading, rulebook: Rulebook, violations: Sequence[Violation], verdicts: Sequence[Verdict]
) -> Review:
    """The list of one document, from the violations of a run in it and the verdicts that agree or are compatible."""
    document = reading.document
    rules = {(name, rule.text): rule for rule in rulebook.rules for name in (rule.id, rule.full_id)}
    declared = declared_names(rulebook)
    items = []
    for draft in sorted(drafts(reading), key=lambda draft: (draft.start, -draft.end, draft.kind)):
        found = (
            *(of_violation(violation) for violation in violations if is_against(draft, violation, rules)),
            *(of_verdict(verdict) for verdict in verdicts if is_for(draft, verdict)),
            *of_name(draft, declared),
        )
        if draft.listed or any(piece.state is State.CONTRADICTED for piece in found):
            items.append(_item(document, draft, found))
    return Review(document, tuple(items))


def _item(document: Document, draft: Draft, evidence: tuple[Evidence, ...]) -> Item:
    states = {piece.state for piece in evidence}
    ranked = (State.CONTRADICTED, State.VERIFIED, State.COMPATIBLE)
    return Item(
        kind=draft.kind,
        start=draft.start,
        end=draft.end,
        mark=draft.keys[0],
        place=document.place(draft.start, draft.end),
        text=" ".join(document.source[draft.start : draft.end].split()),
        state=next((state for state in ranked if state in states), State.UNVERIFIED),
        meaning=draft.meaning,
        read=draft.read,
        mode=draft.mode,
        by=draft.by,
        evidence=evidence,
    )
