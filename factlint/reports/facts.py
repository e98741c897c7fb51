"""Facts as ``factlint facts`` prints them: ``{"path": …, "kind": "relation", "text": "He fled to Belarus", …}``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from factlint.model import Document, Fact, Mention, Moment, Name, Quantity, Relation, Role
from factlint.reports.excerpt import printable
from factlint.reports.json import place_object


def fact_object(document: Document, fact: Fact) -> dict[str, Any]:
    """Return one fact as ``--format jsonl`` has it; `text` is the source between the columns."""
    common: dict[str, Any] = {
        **place_object(document.place(fact.start, fact.end)),
        "kind": kind_of(fact),
        "text": document.source[fact.start : fact.end],
    }
    doubts = {
        "mode": fact.mode.value,
        "negated": fact.negated,
        "by": fact.by,
        "hedge": fact.hedge if isinstance(fact, Quantity) else None,
        "confidence": fact.confidence,
    }
    return common | _values(fact, document) | doubts


def kind_of(fact: Fact) -> str:
    """``quantity``, ``date``, ``relation``, ``role`` or ``name``"""
    return next(name for kind, name in _KINDS if isinstance(fact, kind))


_KINDS: tuple[tuple[type[Fact], str], ...] = (
    (Quantity, "quantity"),
    (Moment, "date"),
    (Relation, "relation"),
    (Role, "role"),
    (Name, "name"),
    (Fact, "fact"),
)

KINDS = tuple(name for _, name in _KINDS[:-1])


def _values(fact: Fact, document: Document) -> dict[str, Any]:
    if isinstance(fact, Quantity):
        owners = [{"how": how, "name": owner.name, "text": owner.text} for how, owner in fact.owners]
        of = fact.unit or (document.text[fact.noun_start : fact.noun_end] if fact.noun_start >= 0 else None)
        value = {"low": number(fact.low), "high": number(fact.high), "unit": fact.unit or None}
        return {"value": value, "of": of or None, "owners": owners}
    if isinstance(fact, Moment):
        return {"value": fact.iso}
    if isinstance(fact, Relation):
        target = document.text[fact.value : fact.end].strip() if fact.object is None and fact.value >= 0 else None
        if fact.passive and fact.object is None and target is None and fact.agent is not None:
            return {"subject": _name(fact.subject), "predicate": f"{fact.predicate} by", "object": _name(fact.agent)}
        return {"subject": _name(fact.subject), "predicate": fact.predicate, "object": _name(fact.object) or target}
    if isinstance(fact, Role):
        return {"person": _name(fact.person), "role": fact.role, "of": _name(fact.of), "state": fact.state}
    if isinstance(fact, Name):
        return {"name": fact.mention.name}
    return {}


def number(text: str | None) -> int | float | None:
    """Return a bound as JSON has it: a whole number where it is one."""
    if text is None:
        return None
    value = float(text)
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _name(mention: Mention | None) -> str | None:
    return mention.name if mention else None


def render_jsonl(read: Iterable[tuple[Document, tuple[Fact, ...]]]) -> Iterable[str]:
    """Yield one line for each fact, those of a document together."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for document, facts in read:
        yield "".join([encode(fact_object(document, fact)) + "\n" for fact in facts])


def render_text(read: Iterable[tuple[Document, tuple[Fact, ...]]]) -> Iterable[str]:
    """Yield a table for each document: place, kind, the words, and what was read in them."""
    for document, facts in read:
        dated = f"{document.dated.day.isoformat()} ({document.dated.origin})" if document.dated else "no date"
        yield f"{printable(document.path)}: {len(facts)} facts, {dated}\n"
        rows = [_row(document, fact) for fact in facts]
        place_width = max((len(row[0]) for row in rows), default=0)
        text_width = min(48, max((len(row[2]) for row in rows), default=0))
        for place, kind, text, meaning, doubts in rows:
            short = text if len(text) <= text_width else text[: text_width - 1] + "…"
            yield f"  {place:<{place_width}}  {kind:<8}  {short:<{text_width}}  {meaning}{doubts}".rstrip() + "\n"


def fact_line(document: Document, fact: Fact) -> str:
    """One fact on one line: place, kind, words, meaning, doubts."""
    place, kind, text, meaning, doubts = _row(document, fact)
    return f"{place} {kind} “{text}” → {meaning}{doubts}"


def _row(document: Document, fact: Fact) -> tuple[str, str, str, str, str]:
    line, column = document.lines.position(fact.start)
    text = " ".join(printable(document.source[fact.start : fact.end]).split())
    doubts = [fact.mode.value] if fact.mode.value != "asserted" else []
    doubts += [f"by {printable(fact.by)}"] if fact.by else []
    doubts += ["negated"] if fact.negated else []
    doubts += [f"confidence {fact.confidence:.1f}"] if fact.confidence < 0.5 else []
    return (
        f"{line}:{column}",
        kind_of(fact),
        text,
        _meaning(fact, document),
        f"  ({', '.join(doubts)})" if doubts else "",
    )


def _meaning(fact: Fact, document: Document) -> str:
    values = _values(fact, document)
    if isinstance(fact, Quantity):
        owners = ", ".join(f"{owner['how']} {owner['name']}" for owner in values["owners"])
        return printable(f"{_range(fact)} {fact.unit}".strip() + (f" · {owners}" if owners else ""))
    if isinstance(fact, Moment):
        return fact.iso or "?"
    if isinstance(fact, Relation):
        return printable(" · ".join(values[key] or "?" for key in ("subject", "predicate", "object")))
    if isinstance(fact, Role):
        state = "" if fact.state == "current" else f"{fact.state} "
        return printable(
            f"{values['person'] or '?'} · {state}{fact.role}" + (f" of {values['of']}" if values["of"] else "")
        )
    return printable(str(values.get("name", "")))


def _range(quantity: Quantity) -> str:
    if quantity.low is None or quantity.high is None:
        return f"≥ {quantity.low}" if quantity.low else f"≤ {quantity.high}" if quantity.high else "?"
    return quantity.low if quantity.low == quantity.high else f"{quantity.low} to {quantity.high}"
