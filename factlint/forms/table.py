"""Rule + facts → verdicts. One module a form of sentence; each says what it judges.

A form that judges statements or a document has
``judge(rule, reading, rulebook) -> Iterator[Verdict]``. A form that judges all documents has
``select(rule, reading, rulebook) -> Iterator[Statement]`` and ``judge_all(rule, statements) -> Iterator[Verdict]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from factlint.extractors.reading import Reading
from factlint.forms import (
    agreement,
    arity,
    comparison,
    event_date,
    office_holders,
    order,
    relation,
    role,
    spelling,
    total,
    trend,
)
from factlint.forms import date as date_form
from factlint.model import (
    Agreement,
    Comparison,
    DateAssertion,
    EventDate,
    OfficeHolders,
    Order,
    PartOf,
    RelationArity,
    RelationAssertion,
    RoleAssertion,
    Rule,
    Rulebook,
    Spelling,
    Statement,
    Sum,
    Trend,
    Verdict,
)


class Form(Protocol):
    """A form that judges the statements of one document."""

    def judge(self, rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Verdict]: ...


class SpanningForm(Protocol):
    """A form that compares the statements of all documents."""

    def select(self, rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Statement]: ...

    def judge_all(self, rule: Rule, statements: Sequence[Statement]) -> Iterator[Verdict]: ...


FORMS: Mapping[type, Form] = {
    Comparison: comparison,
    RelationAssertion: relation,
    DateAssertion: date_form,
    RoleAssertion: role,
    Order: order,
    Sum: total,
    PartOf: total,
    Spelling: spelling,
    OfficeHolders: office_holders,
    RelationArity: arity,
    EventDate: event_date,
}

SPANNING_FORMS: Mapping[type, SpanningForm] = {Agreement: agreement, Trend: trend}
