"""What speaks for or against a statement: a rule's verdict, a finding of a check, a name that a sheet declares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.model import (
    Agreement,
    Comparison,
    DateAssertion,
    Entity,
    EventDate,
    OfficeHolders,
    Order,
    Outcome,
    PartOf,
    RelationArity,
    RelationAssertion,
    RoleAssertion,
    Rule,
    Rulebook,
    Spelling,
    Sum,
    Trend,
    Verdict,
    Violation,
)
from factlint.review.items import ATOMS, Evidence, Kind, State
from factlint.review.statements import Draft

# What a rule of each form speaks about at the place of its verdict.
SPEAKS_OF: tuple[tuple[type, tuple[Kind, ...]], ...] = (
    (Comparison, (Kind.NUMBER,)),
    (RelationAssertion, (Kind.RELATION, Kind.NAME)),
    (DateAssertion, (Kind.DATE, Kind.RELATION)),
    (EventDate, (Kind.DATE,)),
    (RoleAssertion, (Kind.TITLE, Kind.NAME)),
    (OfficeHolders, (Kind.TITLE, Kind.NAME)),
    (Order, (Kind.DATE,)),
    (Sum, (Kind.NUMBER,)),
    (PartOf, (Kind.NUMBER,)),
    (Spelling, (Kind.NAME, Kind.TITLE)),
    (Agreement, (Kind.NUMBER, Kind.DATE)),
    (Trend, (Kind.NUMBER,)),
    (RelationArity, (Kind.RELATION, Kind.NAME)),
)
# Documents that agree with each other are not thereby right.
AMONG_DOCUMENTS = (Agreement, Trend, RelationArity)


def is_against(draft: Draft, violation: Violation, rules: dict[tuple[str, str], Rule]) -> bool:
    rule = rules.get((violation.rule, violation.states)) if violation.sheet is not None else None
    if draft.kind in ATOMS:
        return _overlaps(draft.keys, violation.start, violation.end)
    return rule is not None and _speaks_of(rule, draft, violation.start, violation.end)


def is_for(draft: Draft, verdict: Verdict) -> bool:
    statement = verdict.statement
    return statement is not None and _speaks_of(verdict.rule, draft, statement.start, statement.end)


def _speaks_of(rule: Rule, draft: Draft, start: int, end: int) -> bool:
    kinds = next((kinds for form, kinds in SPEAKS_OF if isinstance(rule.assertion, form)), ())
    keys = draft.keys[:1] if isinstance(rule.assertion, Spelling) else draft.keys  # a name misspelt is no wrong office
    return draft.kind in kinds and _overlaps(keys, start, end)


def _overlaps(keys: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in keys)


def of_violation(violation: Violation) -> Evidence:
    return Evidence(
        State.CONTRADICTED,
        violation.rule,
        violation.message,
        violation.sheet,
        violation.source,
        violation.owner,
        violation.level,
        violation.related,
    )


def of_verdict(verdict: Verdict) -> Evidence:
    rule = verdict.rule
    agrees = verdict.outcome is Outcome.AGREES and not isinstance(rule.assertion, AMONG_DOCUMENTS)
    state = State.VERIFIED if agrees else State.COMPATIBLE
    return Evidence(state, rule.id, rule.text, (rule.sheet, rule.place.line), rule.source, rule.owner)


Declared = dict[str, list[tuple[Entity, Rule | None]]]


def declared_names(rulebook: Rulebook) -> Declared:
    """The entities under their keys, each with the sheet-wide lines of its sheet, which name its source."""
    wide = {rule.sheet: rule for rule in rulebook.wide}
    declared: Declared = {}
    for entity in rulebook.entities:
        declared.setdefault(entity.key, []).append((entity, wide.get(entity.sheet)))
    return declared


def of_name(draft: Draft, declared: Declared) -> Iterator[Evidence]:
    """A declared name is verified by the sheets that declare it: its spelling is."""
    mention = draft.mention
    if draft.kind is not Kind.NAME or mention is None or mention.how == "near":
        return
    for key in dict.fromkeys(key for key, _ in mention.entities):
        for entity, wide in declared.get(key, ()):
            source, owner = (wide.source, wide.owner) if wide else (None, None)
            sheet = (entity.sheet, entity.place.line)
            yield Evidence(State.VERIFIED, entity.name, f"{entity.kind.value} {entity.name}", sheet, source, owner)
