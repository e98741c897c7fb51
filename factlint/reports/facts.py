"""Facts as ``factlint facts`` prints them: ``{"path": …, "kind": "relation", "text": "He fled to Belarus", …}``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from factlint.model import Document, Fact, Mention, Mode, Moment, Name, Quantity, Relation, Role
from factlint.reports.excerpt import printable


def fact_object(document: Document, fact: Fact) -> dict[str, Any]:
    """Return one fact as ``--format jsonl`` has it; `text` is the source between the columns."""
    kind, values = _KINDS[fact.__class__]
    start, end = fact.start, fact.end
    line, column = document.lines.position(start)
    end_line, end_column = document.lines.position(max(start, end - 1))
    return {
        "path": document.path,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column + 1 if end > start else end_column,
        "kind": kind,
        "text": document.source[start:end],
        **values(fact, document),
        "mode": str(fact.mode),
        "negated": fact.negated,
        "by": fact.by,
        "hedge": fact.hedge if fact.__class__ is Quantity else None,
        "confidence": fact.confidence,
    }


def kind_of(fact: Fact) -> str:
    """``quantity``, ``date``, ``relation``, ``role`` or ``name``"""
    return _KINDS[fact.__class__][0]


def _of_quantity(fact: Quantity, document: Document) -> dict[str, Any]:
    owners = [{"how": how, "name": owner.name, "text": owner.text} for how, owner in fact.owners]
    of = fact.unit or (document.text[fact.noun_start : fact.noun_end] if fact.noun_start >= 0 else None)
    value = {"low": number(fact.low), "high": number(fact.high), "unit": fact.unit or None}
    return {"value": value, "of": of or None, "owners": owners}


def _of_moment(fact: Moment, document: Document) -> dict[str, Any]:
    return {"value": fact.iso}


def _of_relation(fact: Relation, document: Document) -> dict[str, Any]:
    target = document.text[fact.value : fact.end].strip() if fact.object is None and fact.value >= 0 else None
    if fact.passive and fact.object is None and target is None and fact.agent is not None:
        return {"subject": _name(fact.subject), "predicate": f"{fact.predicate} by", "object": _name(fact.agent)}
    return {"subject": _name(fact.subject), "predicate": fact.predicate, "object": _name(fact.object) or target}


def _of_role(fact: Role, document: Document) -> dict[str, Any]:
    return {"person": _name(fact.person), "role": fact.role, "of": _name(fact.of), "state": fact.state}


def _of_name(fact: Name, document: Document) -> dict[str, Any]:
    return {"name": fact.mention.name}


# The class of a fact, what users call it, and the keys that are its own.
_KINDS: dict[type[Fact], tuple[str, Callable[[Any, Document], dict[str, Any]]]] = {
    Quantity: ("quantity", _of_quantity),
    Moment: ("date", _of_moment),
    Relation: ("relation", _of_relation),
    Role: ("role", _of_role),
    Name: ("name", _of_name),
}

KINDS = tuple(name for name, _ in _KINDS.values())


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
    doubts = [str(fact.mode)] if fact.mode is not Mode.ASSERTED else []
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
    values = _KINDS[fact.__class__][1](fact, document)
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
