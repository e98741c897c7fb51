"""An event block's date: “Saturday's earthquake” contradicts ``date: 2006-09-17``, a Sunday.

Where a rule dates the same event, that rule speaks and the block is silent (language, section 2).
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.extractors.reading import Reading
from factlint.forms import date
from factlint.forms.identity import Same, compare
from factlint.forms.relation import relations
from factlint.lookup import once
from factlint.model import DateAssertion, EventDate, Moment, Relation, Rule, Rulebook, Verb, Verdict
from factlint.text.verb_index import align
from factlint.values.period import Period

_TOOK_PLACE = (Verb("took place"), Verb("was held"), Verb("struck"))
_BOUNDS = (Verb("began"), Verb("ended"))  # the first and last day are the event's days too


def judge(rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Verdict]:
    """The verdicts on each date that a document gives the event."""
    assertion = rule.assertion
    assert isinstance(assertion, EventDate)
    entity = assertion.entity
    if entity.date is None or entity.key in _dated(rulebook):
        return
    for fact, moment in _events(reading):
        same = compare(fact.subject, entity.key, rule.sheet, rulebook)
        if same is not Same.YES and same is not Same.UNSURE:
            continue
        if date.is_another_time(_TOOK_PLACE[0], entity.date, fact, moment, reading):
            continue
        wanted = DateAssertion(entity.key, _TOOK_PLACE[0], entity.date, text_of(entity.date), "")
        verdict = date.dated(rule, wanted, fact, moment, same, reading, rulebook)
        if verdict is not None:
            yield verdict


@once
def _events(reading: Reading) -> tuple[tuple[Relation, Moment], ...]:
    """What a document says took place, began or ended, each with its date."""
    found = []
    for fact in relations(reading):
        if fact.moment >= 0 and (any(align(verb, fact) for verb in _TOOK_PLACE) or _bounds(fact)):
            moment = date.moment_of(fact, reading)
            if moment is not None:
                found.append((fact, moment))
    return tuple(found)


def _bounds(fact: Relation) -> bool:
    """Whether a relation says that something began or ended, and not that it began something else."""
    return fact.object is None and not fact.passive and any(align(verb, fact) for verb in _BOUNDS)


@once
def _dated(rulebook: Rulebook) -> frozenset[str]:
    """What a rule of its own dates."""
    assertions = (rule.assertion for rule in rulebook.rules)
    return frozenset(assertion.subject for assertion in assertions if isinstance(assertion, DateAssertion))


def text_of(period: Period) -> str:
    """A period for a reader: "17 September 2006", "5 October 2020 to 15 October 2020"."""
    days = [f"{day.day} {day:%B %Y}" for day in (period.first, period.last) if day is not None]
    return " to ".join(dict.fromkeys(days))
