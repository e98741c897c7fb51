"""``seats = 120`` and ``seats = 110``: two rules that cannot both be true, found whatever the order of files.

Same subject, overlapping time, equal ``when:`` or none on one side, and values that are disjoint (language, 5.9).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from factlint.language.syntax import Dates
from factlint.model import (
    Arity,
    Comparison,
    DateAssertion,
    Entity,
    Holder,
    Mistake,
    Office,
    OfficeHolders,
    Order,
    Place,
    RelationAssertion,
    RoleAssertion,
    Rule,
    Term,
    Trend,
    Verb,
)
from factlint.records import dataclass
from factlint.text.verb_index import arity_of, parse_phrase
from factlint.values.period import Period

_WINDOW = 64  # a rule is compared with so many others on its subject: ten thousand rules on one thing stay quick


class Claim(NamedTuple):
    """What a rule, or a line of one, says about its subject."""

    rule: Rule
    place: Place
    text: str
    content: object


@dataclass(frozen=True, slots=True)
class _Tenure:
    """Somebody in an office; `core` is the time that partial dates leave no doubt of."""

    person: str
    core: Period
    period: Period
    never: bool


def find_conflicts(
    rules: Sequence[Rule],
    entities: Sequence[Entity],
    spans: Mapping[Place, Dates | None],
    line_of: Callable[[Place], str],
) -> Iterator[Mistake]:
    """Every pair of rules that cannot both be true, at the later of the two."""
    within = {entity.name: entity.within for entity in entities if entity.within}
    subjects: dict[Hashable, list[Claim]] = defaultdict(list)
    for rule in rules:
        for subject, claim in _claims(rule, spans):
            subjects[subject].append(claim)
    for claims in subjects.values():
        yield from _among(claims, within, line_of)


def _among(claims: list[Claim], within: Mapping[str, str], line_of: Callable[[Place], str]) -> Iterator[Mistake]:
    if len(claims) < 2:
        return
    claims.sort(key=lambda claim: (claim.place.path, claim.place.line, claim.place.column))
    recent: deque[Claim] = deque(maxlen=_WINDOW)
    for claim in claims:
        for other in recent:
            if claim.rule.replaces or other.rule.replaces or not _meet(claim.rule, other.rule):
                continue
            if (why := _clash(other.content, claim.content, within)) is not None:
                message = f"“{claim.text}” and “{other.text}” cannot both be true{why}"
                related = ((other.place, f"the other one: “{other.text}”"),)
                hint = "take one out, give each its own “during:” or “when:”, or let one say “replaces: ID”"
                yield Mistake(claim.place, message, hint, line_of(claim.place), None, related)
                break
        recent.append(claim)


def _meet(one: Rule, other: Rule) -> bool:
    """Whether some document and some time concern both rules."""
    if one.place == other.place and not isinstance(one.assertion, OfficeHolders):
        return False
    whens = frozenset(one.when), frozenset(other.when)
    if whens[0] != whens[1] and all(whens):
        return False
    return (one.during or Period()).overlaps(other.during or Period())


# --- what each rule claims, and about what ---------------------------------------------------------------------------


def _claims(rule: Rule, spans: Mapping[Place, Dates | None]) -> Iterator[tuple[Hashable, Claim]]:
    assertion = rule.assertion
    claim = Claim(rule, rule.place, rule.text, assertion)
    if isinstance(assertion, Comparison):
        unit = "" if assertion.figure.dimension == "count" else assertion.figure.unit
        yield ("figure", *_subject(assertion.term), unit, rule.as_of), claim
    elif isinstance(assertion, Trend):
        yield ("trend", *_subject(assertion.term)), claim
    elif isinstance(assertion, RelationAssertion):
        yield ("relation", assertion.subject, _verb(assertion.verb)), claim
        if assertion.verb.one_subject:
            yield ("object", assertion.object, _verb(assertion.verb)), claim
    elif isinstance(assertion, DateAssertion):
        yield ("date", assertion.subject, assertion.noun, assertion.object, _verb(assertion.verb)), claim
    elif isinstance(assertion, Order):
        yield ("order", frozenset((assertion.first, assertion.second))), claim
    elif isinstance(assertion, RoleAssertion):
        if assertion.office.many and not assertion.never:
            return
        tenure = _tenure(assertion.person, assertion.period, spans.get(rule.place), assertion.never)
        yield ("office", *_office(assertion.office)), Claim(rule, rule.place, rule.text, tenure)
    elif isinstance(assertion, OfficeHolders) and not assertion.office.many:
        for holder in assertion.office.holders:
            yield ("office", *_office(assertion.office)), _held(rule, holder, spans)


def _held(rule: Rule, holder: Holder, spans: Mapping[Place, Dates | None]) -> Claim:
    tenure = _tenure(holder.name, holder.period, spans.get(holder.place), False)
    name = holder.name.partition(":")[2] or holder.name
    return Claim(rule, holder.place, f"{name} ({rule.text.partition(' ')[2]})", tenure)


def _subject(term: Term) -> tuple[object, ...]:
    """A declared count belongs to its sheet; any other is the same everywhere."""
    sheet = term.count.sheet if term.count.place is not None else ""
    return sheet, term.count.name, term.of, term.to


def _verb(verb: Verb) -> object:
    return parse_phrase(verb.phrase) or verb.phrase


def _office(office: Office) -> tuple[object, ...]:
    return office.title.lower(), office.of, office.many


def _tenure(person: str, period: Period, dates: Dates | None, never: bool) -> _Tenure:
    first = dates.starting.last if dates and dates.starting.last else period.first
    last = dates.ending.first if dates and dates.ending.first else period.last
    return _Tenure(person, Period(first, last), period, never)


# --- what cannot be true together ------------------------------------------------------------------------------------


def _clash(one: object, other: object, within: Mapping[str, str]) -> str | None:
    """Why not both, in words that follow "cannot both be true"; None where they can."""
    if isinstance(one, Comparison) and isinstance(other, Comparison):
        return _figures_clash(one, other)
    if isinstance(one, Trend) and isinstance(other, Trend):
        return "" if one.grows != other.grows else None
    if isinstance(one, RelationAssertion) and isinstance(other, RelationAssertion):
        return _relations_clash(one, other, within)
    if isinstance(one, DateAssertion) and isinstance(other, DateAssertion):
        return _dates_clash(one, other)
    if isinstance(one, Order) and isinstance(other, Order):
        return "" if one.first != other.first else None
    if isinstance(one, _Tenure) and isinstance(other, _Tenure):
        return _tenures_clash(one, other)
    return None


def _figures_clash(one: Comparison, other: Comparison) -> str | None:
    negated = [comparison for comparison in (one, other) if comparison.operator == "≠"]
    if len(negated) == 2:
        return None
    a, b = one.figure.value, other.figure.value
    if negated:
        outside = negated[0].figure.value
        inside = b if negated[0] is one else a
        return "" if inside.is_inside(outside) else None
    return "" if a.is_disjoint(b) else None


def _relations_clash(one: RelationAssertion, other: RelationAssertion, within: Mapping[str, str]) -> str | None:
    if one.subject != other.subject:  # reached by their object: one subject
        shared = one.object == other.object and not (one.never or other.never)
        return ": only one subject is possible" if shared else None
    if one.never != other.never:
        positive, negative = (other, one) if one.never else (one, other)
        return "" if _lies_in(positive.object, negative.object, within) else None
    if one.never or _lies_in(one.object, other.object, within) or _lies_in(other.object, one.object, within):
        return None
    if arity_of(one.verb) is Arity.MANY:
        return None
    return f": “{one.verb.phrase}” has one object"


def _lies_in(inner: str, outer: str, within: Mapping[str, str]) -> bool:
    """Whether a place is another, or lies in it: Minsk in Belarus."""
    place: str | None = inner.removeprefix("place:")
    for _ in range(16):
        if place is None or place == outer.removeprefix("place:"):
            return place is not None
        place = within.get(place)
    return False


def _dates_clash(one: DateAssertion, other: DateAssertion) -> str | None:
    if one.never and other.never:
        return None
    if one.never or other.never:
        positive, negative = (other, one) if one.never else (one, other)
        return "" if positive.period.is_inside(negative.period) else None
    return None if one.period.overlaps(other.period) else ": they date one thing"


def _tenures_clash(one: _Tenure, other: _Tenure) -> str | None:
    if one.never and other.never:
        return None
    if one.never or other.never:
        return "" if one.person == other.person and one.period.overlaps(other.period) else None
    if one.person == other.person:
        return None
    shared = _certain(one.core) and _certain(other.core) and one.core.intersection(other.core)
    if not shared or (shared.first is not None and shared.first == shared.last):
        return None  # on a handover day both are right
    return ": one holder at a time"


def _certain(core: Period) -> bool:
    """Whether partial dates leave any day that is surely inside ("from 2014 to 2014" leaves none)."""
    return core.first is None or core.last is None or core.first <= core.last
