"""``"the election" was before "the annulment"``:
by the dates that a text gives both, or where it says which came first.
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint import data
from factlint.extractors.reading import Reading
from factlint.forms import date
from factlint.forms.identity import Same, compare, display
from factlint.forms.relation import relations
from factlint.forms.scope import mode_reason, statement_of
from factlint.model import Mention, Moment, Order, Outcome, Place, Relation, Rule, Rulebook, Verb, Verdict
from factlint.text.verb_index import align, phrase_of

_TOOK_PLACE = (Verb("took place"), Verb("was held"), Verb("struck"), Verb("began"), Verb("closed"), Verb("opened"))


def judge(rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Verdict]:
    """The verdicts on what a document says of which came first, then on the dates that it gives both."""
    assertion = rule.assertion
    assert isinstance(assertion, Order)
    firsts: list[tuple[Relation, Moment]] = []
    seconds: list[tuple[Relation, Moment]] = []
    for fact in relations(reading):
        said = _said(assertion, fact, rule.sheet, rulebook)
        if said is not None:
            yield _verdict(rule, fact, fact.start, fact.end, said, reading, rulebook)
        if fact.moment < 0 or not fact.mode.is_checked or fact.negated:
            continue
        moment = date.moment_of(fact, reading)
        if moment is None or moment.period is None or moment.relation not in ("in", "from-to"):
            continue
        if any(align(verb, fact) for verb in _TOOK_PLACE):
            if compare(fact.subject, assertion.first, rule.sheet, rulebook) is Same.YES:
                firsts.append((fact, moment))
            if compare(fact.subject, assertion.second, rule.sheet, rulebook) is Same.YES:
                seconds.append((fact, moment))
    yield from _by_dates(rule, firsts, seconds, reading, rulebook)


def _said(assertion: Order, fact: Relation, sheet: str, rulebook: Rulebook) -> bool | None:
    """Whether a statement such as "the walkout came after the ballot" has the rule's order;
    None: it says nothing of it.
    """
    word = fact.predicate.rpartition(" ")[2]
    first, second = fact.subject, fact.object
    if word not in ("before", "after"):
        phrase = phrase_of(fact.predicate)
        word = data.load("verbs")["orders"].get(phrase.verb, "") if phrase is not None else ""
        if not word or phrase is None:
            return None
        if phrase.passive:
            first, second = fact.agent, fact.subject
    earlier, later = (first, second) if word == "before" else (second, first)
    forward = _names(earlier, assertion.first, sheet, rulebook) and _names(later, assertion.second, sheet, rulebook)
    backward = _names(earlier, assertion.second, sheet, rulebook) and _names(later, assertion.first, sheet, rulebook)
    if not forward and not backward:
        return None
    return forward != fact.negated


def _names(mention: Mention | None, key: str, sheet: str, rulebook: Rulebook) -> bool:
    return compare(mention, key, sheet, rulebook) is Same.YES


def _by_dates(
    rule: Rule,
    firsts: list[tuple[Relation, Moment]],
    seconds: list[tuple[Relation, Moment]],
    reading: Reading,
    rulebook: Rulebook,
) -> Iterator[Verdict]:
    for first, first_moment in firsts:
        for second, second_moment in seconds:
            assert first_moment.period is not None and second_moment.period is not None
            later = max((first, first_moment), (second, second_moment), key=lambda pair: pair[1].start)
            other = first_moment if later[1] is second_moment else second_moment
            if second_moment.period.is_before(first_moment.period):
                place = (reading.document.place(other.start, other.end), "the other date")
                yield _verdict(rule, later[0], later[1].start, later[1].end, False, reading, rulebook, (place,))
            elif first_moment.period.is_before(second_moment.period):
                yield _verdict(rule, later[0], later[1].start, later[1].end, True, reading, rulebook)


def _verdict(
    rule: Rule,
    fact: Relation,
    start: int,
    end: int,
    agrees: bool,
    reading: Reading,
    rulebook: Rulebook,
    related: tuple[tuple[Place, str], ...] = (),
) -> Verdict:
    assertion = rule.assertion
    assert isinstance(assertion, Order)
    outcome = Outcome.AGREES if agrees else Outcome.CONTRADICTS
    reason = "the same order" if agrees else "the other way round"
    if not fact.mode.is_checked:
        outcome, reason = Outcome.UNDECIDED, mode_reason(fact.mode)
    name = display(assertion.first, rulebook)
    statement = statement_of(rule, reading, fact, start, end, period=fact.time, subject=name)
    return Verdict(
        rule, outcome, reason, statement, found=statement.text, expected=rule.text, subject=name, related=related
    )
