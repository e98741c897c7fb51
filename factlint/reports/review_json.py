"""The fact-checker's list as one object: ``{"version": 1, "documents": [{"path": …, "share": 0.41, …}]}``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from factlint import __version__
from factlint.reports.json import place_object
from factlint.reports.review import by_kind
from factlint.review import Evidence, Item, Review, State, Tally

VERSION = 1  # of the shape; raised when a key changes its meaning or goes


def render(reviews: Sequence[Review], colour: bool = False) -> str:
    """Return the object on one page."""
    total = Tally(sum(r.tally().verified for r in reviews), sum(r.tally().total for r in reviews))
    content = {
        "version": VERSION,
        "tool": f"factlint {__version__}",
        "documents": [review_object(review) for review in reviews],
        "summary": {"documents": len(reviews), **_tally_object(total)},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def review_object(review: Review) -> dict[str, Any]:
    """Return the list of one document."""
    document = review.document
    return {
        "path": document.path,
        "title": document.title or None,
        "date": document.dated.day.isoformat() if document.dated else None,
        **_tally_object(review.tally()),
        "states": {state.value: review.count(state) for state in State},
        "kinds": {kind.value: _tally_object(tally) for kind, tally in by_kind(review)},
        "statements": [item_object(item) for item in review.items],
    }


def item_object(item: Item) -> dict[str, Any]:
    """Return one statement."""
    return {
        **{key: value for key, value in place_object(item.place).items() if key != "path"},
        "kind": item.kind.value,
        "text": item.text,
        "state": item.state.value,
        "counted": item.is_counted,
        "meaning": item.meaning or None,
        "read": item.read,
        "mode": item.mode.value,
        "by": item.by,
        "evidence": [_evidence_object(evidence) for evidence in item.evidence],
    }


def _evidence_object(evidence: Evidence) -> dict[str, Any]:
    source = evidence.source
    return {
        "state": evidence.state.value,
        "rule": evidence.rule,
        "says": evidence.says,
        "sheet": {"path": evidence.sheet[0], "line": evidence.sheet[1]} if evidence.sheet else None,
        "source": source.text or None if source else None,
        "checked": source.checked.isoformat() if source and source.checked else None,
        "owner": evidence.owner,
        "level": evidence.level.value if evidence.level else None,
        "related": [{**place_object(place), "message": message} for place, message in evidence.related],
    }


def _tally_object(tally: Tally) -> dict[str, Any]:
    return {"verified": tally.verified, "total": tally.total, "share": round(tally.share, 4)}
