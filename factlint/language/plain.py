"""``seats ≤ 120`` → "Every count of seats in documents about Kyrgyzstan must be 120 or less."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from factlint.model import (
    Agreement,
    Arity,
    Assertion,
    Comparison,
    Condition,
    DateAssertion,
    EventDate,
    Figure,
    Level,
    OfficeHolders,
    Order,
    PartOf,
    RelationArity,
    RelationAssertion,
    RoleAssertion,
    Rule,
    Spelling,
    Sum,
    Term,
    Trend,
)
from factlint.values.calendar import in_words
from factlint.values.period import ANY_TIME, Period


def explain(rule: Rule) -> str:
    """The rule in plain English: what it asks, of which documents, when, how gravely, and on whose word."""
    where = _documents(rule.when)
    claim = _claim(rule.assertion, f" in documents {where}" if where else "")
    return " ".join([claim[0].upper() + claim[1:], *_rest(rule)])


def _rest(rule: Rule) -> Iterator[str]:
    if rule.during is not None and not isinstance(rule.assertion, RoleAssertion):
        yield f"It holds {_when(rule.during)}."
    if rule.as_of is not None:
        yield f"The figure is of {_when(rule.as_of).removeprefix('in ').removeprefix('on ')}."
    if rule.exceptions:
        yield f"Documents {_documents(rule.exceptions)} are left out."
    if rule.level is not Level.ERROR:
        yield f"A text that says otherwise gets a {rule.level.value}."
    if rule.replaces:
        yield f"It stands instead of the rule “{rule.replaces}”."
    if rule.source is not None:
        parts = [f"source {rule.source.text}"] if rule.source.text else []
        if rule.source.checked:
            parts.append(f"checked {in_words(rule.source.checked)}")
        said = ", ".join(parts)
        yield f"{said[0].upper()}{said[1:]}."
    if rule.owner:
        yield f"Owner: {rule.owner}."
    if rule.expires:
        yield f"It wants checking again after {in_words(rule.expires)}."
    if rule.note:
        yield f"Note: {rule.note}."


def _name(key: str) -> str:
    """A name without the kind before it: ``place:Minsk`` is Minsk."""
    kind, colon, name = key.partition(":")
    return name if colon and kind in ("person", "place", "group", "thing", "event") else key


def _documents(conditions: Sequence[Condition]) -> str:
    return " and ".join(_SAID[condition.kind].format(_name(condition.text)) for condition in conditions)


_SAID = {
    "about": "about {}",
    "mentions": "that mention “{}”",
    "published": "published {}",
    "tagged": "tagged {}",
    "file": "in files like “{}”",
}


def _when(period: Period) -> str:
    """``Period(2007-01-01, 2021-12-31)`` → from 1 January 2007 to 31 December 2021."""
    first, last = period.first, period.last
    if first is not None and last is not None:
        if first == last:
            return f"on {in_words(first)}"
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return f"in {first.year}"
        return f"from {in_words(first)} to {in_words(last)}"
    if first is not None:
        return f"since {in_words(first)}"
    return f"until {in_words(last)}" if last is not None else "at any time"


def _claim(assertion: Assertion, where: str) -> str:
    of = where.removeprefix(" in documents")  # "texts about Kyrgyzstan"
    match assertion:
        case Comparison(term, _, Figure(text=text)) if text.startswith("born ") and term.of:
            return f"every age of {_name(term.of)}{where} must fit somebody {text}."
        case Comparison():
            return f"every count of {_term(assertion.term)}{where} must {_must(assertion.operator, assertion.figure)}."
        case RelationAssertion():
            said = f"“{_name(assertion.subject)} {assertion.verb.phrase} {_name(assertion.object)}”"
            return (
                f"no text{where} may say that {said}." if assertion.never else f"what texts{where} say must fit {said}."
            )
        case DateAssertion():
            return _dated(assertion, where)
        case RoleAssertion():
            never = "was never" if assertion.never else "is"
            time = "" if assertion.period == ANY_TIME else f" {_when(assertion.period)}"
            return f"for texts{of}, {_name(assertion.person)} {never} {assertion.office.name}{time}."
        case Order():
            first, second = _name(assertion.first), _name(assertion.second)
            return f"texts{of} must put “{first}” before “{second}”."
        case Sum():
            terms = " plus ".join(_term(term) for term in assertion.terms)
            return f"in texts{of}, {terms} must make {_term(assertion.total)}."
        case PartOf():
            return f"in every text{of}, {_term(assertion.part)} cannot be more than {_term(assertion.whole)}."
        case Agreement():
            who = "all documents together" if assertion.between else "each document by itself"
            return f"{who} must give one figure for {_term(assertion.term)}{where}."
        case Trend():
            way = "fall" if assertion.grows else "rise"
            return f"the figure for {_term(assertion.term)}{where} may never {way} from an earlier date to a later one."
        case _:
            return _implied(assertion, where)


def _implied(assertion: Assertion, where: str) -> str:
    match assertion:
        case Spelling(entity):
            parts = []
            if entity.avoid:
                wrong = " or ".join(f"“{spelling}”" for spelling in entity.avoid)
                parts.append(f"must not be spelt {wrong}")
            if entity.title:
                parts.append(f"has the title “{entity.title}” and no other")
            return f"“{entity.name}”{where} {' and '.join(parts)}."
        case OfficeHolders(office):
            held = "; ".join(f"{_name(holder.name)} {_when(holder.period)}" for holder in office.holders)
            return f"the office “{office.name}”{where} was held by {held}."
        case RelationArity(verb):
            many = {Arity.ONE_EVER: "only one object ever", Arity.ONE_AT_A_TIME: "only one object at a time"}
            parts = [f"one subject has {many[verb.arity]}"] if verb.arity in many else []
            if verb.one_subject:
                parts.append("one object has only one subject")
            return f"of “{verb.phrase}”{where}, {' and '.join(parts)}."
        case EventDate(entity):
            return f"“{entity.name}”{where} happened {_when(entity.date or ANY_TIME)}."
        case _:
            return "texts must fit this rule."


def _term(term: Term) -> str:
    owner = _name(term.of) if term.of and term.of.partition(":")[2] and _name(term.of) not in term.text else ""
    return f"{term.text} (of {owner})" if owner else term.text


def _must(operator: str, figure: Figure) -> str:
    number = figure.number
    match operator:
        case "≤":
            return f"be {number} or less"
        case "≥":
            return f"be {number} or more"
        case "<":
            return f"be under {number}"
        case ">":
            return f"be over {number}"
        case "≠":
            return f"not be {number}"
        case "exactly":
            return f"be exactly {number}"
        case "about" | "between":
            return "be " + figure.text.removeprefix("is ").removeprefix("are ")
        case _:
            return f"be {number}"


def _dated(assertion: DateAssertion, where: str) -> str:
    subject = _name(assertion.subject)
    what = f"{subject}'s {assertion.noun}" if subject and assertion.noun else subject or f"the {assertion.noun}"
    of = where.removeprefix(" in documents")
    event = f"“{what} {assertion.verb.phrase}{f' {_name(assertion.object)}' if assertion.object else ''}”"
    if assertion.never:
        return f"no date in texts{of} may put {event} {_span(assertion)}."
    return f"every date in texts{of} for {event} must be {_span(assertion)}."


def _span(assertion: DateAssertion) -> str:
    iso = assertion.iso
    if iso.startswith("../"):
        return f"at the latest {_day(assertion.period.last)}"
    if iso.endswith("/.."):
        return f"at the earliest {_day(assertion.period.first)}"
    return assertion.text


def _day(day: date | None) -> str:
    return in_words(day) if day else ""
