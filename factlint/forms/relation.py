"""``Bakiyev fled to Belarus``: “Bakiyev fled to Kazakhstan” contradicts it, and so does “did not flee to Belarus”.

A verb with one object is contradicted by another object; every other verb only by its negation (language, section 3).
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.extractors.reading import Reading
from factlint.forms.identity import Same, compare, display
from factlint.forms.scope import is_only_then, meets_at_edge, mode_reason, statement_of, time_fits
from factlint.lookup import once
from factlint.model import Arity, DateAssertion, Mention, Outcome, Relation, RelationAssertion, Rule, Rulebook, Verdict
from factlint.text.morphology import Form, known
from factlint.text.verb_index import Sides, align, arity_of

_JUDGED = 0.5


@once
def relations(reading: Reading) -> tuple[Relation, ...]:
    """The relations of a document that are sure enough to be judged."""
    found = (fact for facts in reading.facts for fact in facts if isinstance(fact, Relation))
    return tuple(fact for fact in found if fact.confidence >= _JUDGED)


def judge(rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Verdict]:
    """The verdicts of ``S verb O`` on each relation of a document that the verb means."""
    assertion = rule.assertion
    assert isinstance(assertion, RelationAssertion)
    for fact in relations(reading):
        verdicts = [
            v for sides in align(assertion.verb, fact) if (v := _judge(rule, assertion, fact, sides, reading, rulebook))
        ]
        if verdicts:
            yield min(verdicts, key=lambda verdict: _ORDER.index(verdict.outcome))


_ORDER = (
    Outcome.AGREES,
    Outcome.CONTRADICTS,
    Outcome.COMPATIBLE,
    Outcome.UNDECIDED,
    Outcome.NOT_MENTIONED,
    Outcome.EXCEPTED,
)


def _judge(
    rule: Rule, assertion: RelationAssertion, fact: Relation, sides: Sides, reading: Reading, rulebook: Rulebook
) -> Verdict | None:
    subject = compare(sides.subject, assertion.subject, rule.sheet, rulebook)
    thing = compare(sides.object, assertion.object, rule.sheet, rulebook) if sides.object is not None else Same.UNSURE
    if subject is Same.NO or subject is Same.INSIDE or subject is Same.AROUND:
        if (
            assertion.verb.one_subject
            and subject is Same.NO
            and thing is Same.YES
            and not (fact.negated or assertion.never)
        ):
            doubt = _doubt(rule, assertion, fact, Same.YES)
            if doubt == "out":
                return None
            sure = Outcome.UNDECIDED if doubt else Outcome.CONTRADICTS
            return _say(
                rule, assertion, fact, sides.subject, reading, rulebook, sure, doubt or "one subject only", True
            )
        return None
    if sides.object is None:
        return None
    holds = thing in (Same.YES, Same.INSIDE)
    outcome, reason = _compare(assertion, fact, thing, holds)
    if outcome is None:
        return None
    if fact.negated and (is_only_then(fact, reading) or _denies_another_date(rule, fact, rulebook)):
        return None
    doubt = _doubt(rule, assertion, fact, subject)
    if doubt == "out":
        return None
    if outcome is Outcome.CONTRADICTS and meets_at_edge(rule, fact, reading):
        doubt = doubt or "it may have ended, or begun, when the rule's time begins or ends"
    if doubt:
        outcome, reason = Outcome.UNDECIDED, doubt
    return _say(rule, assertion, fact, sides.object, reading, rulebook, outcome, reason)


def _denies_another_date(rule: Rule, fact: Relation, rulebook: Rulebook) -> bool:
    """ "did not buy the land in 2010, but in 2007": of a rule that dates the deed as well, only the date is denied."""
    said = fact.time
    if fact.moment < 0 or said is None:
        return False
    dated = (other.assertion for other in rulebook.rules if other.id == rule.id and other.sheet == rule.sheet)
    return any(isinstance(other, DateAssertion) and not other.period.overlaps(said) for other in dated)


def _compare(assertion: RelationAssertion, fact: Relation, thing: Same, holds: bool) -> tuple[Outcome | None, str]:
    if thing is Same.UNSURE:
        return Outcome.UNDECIDED, "the object may be something else"
    if assertion.never:
        if not holds:
            return None, ""
        return (
            (Outcome.AGREES, "denied, as the rule has it")
            if fact.negated
            else (Outcome.CONTRADICTS, "said to have happened")
        )
    if fact.negated:
        return (Outcome.CONTRADICTS, "denied") if holds else (None, "")
    if holds:
        return Outcome.AGREES, "the same object"
    if thing is Same.AROUND:
        return Outcome.COMPATIBLE, "a wider place"
    if arity_of(assertion.verb) is Arity.MANY:
        return Outcome.COMPATIBLE, "the verb may have other objects"
    return Outcome.CONTRADICTS, "another object, and the verb has one"


def _doubt(rule: Rule, assertion: RelationAssertion, fact: Relation, subject: Same) -> str:
    """Why there is no verdict, in plain words; "out" where the statement is not the rule's business at all."""
    fits = time_fits(rule, fact)
    if fits == "out":
        return "out"
    if subject is not Same.YES:
        return "the subject may be somebody else"
    if not fact.mode.is_checked:
        return mode_reason(fact.mode)
    if fits == "unknown":
        return "the time of the statement is not known"
    at_a_time = arity_of(assertion.verb) is Arity.ONE_AT_A_TIME and not _speaks_of_past(assertion)
    if at_a_time and fact.tense == "past" and rule.during is None and fact.time_from != "stated":
        return "it may have been so at another time"
    return ""


def _speaks_of_past(assertion: RelationAssertion) -> bool:
    """Whether the sheet itself gives the verb in the past ("was defended by"): then the text's past is the same."""
    first = assertion.verb.phrase.split()[0].lower()
    return any(kind & Form.PAST and not kind & Form.BASE for _, kind in known().get(first, ()))


def _say(
    rule: Rule,
    assertion: RelationAssertion,
    fact: Relation,
    where: Mention | None,
    reading: Reading,
    rulebook: Rulebook,
    outcome: Outcome,
    reason: str,
    is_subject: bool = False,
) -> Verdict:
    start, end = (where.start, where.end) if where is not None else (fact.start, fact.end)
    expected = display(assertion.subject if is_subject else assertion.object, rulebook)
    subject = display(assertion.subject, rulebook)
    statement = statement_of(rule, reading, fact, start, end, period=fact.time, subject=subject)
    another = outcome is Outcome.CONTRADICTS and not fact.negated and not assertion.never
    return Verdict(
        rule,
        outcome,
        reason,
        statement,
        found=statement.text,
        expected=expected,
        subject=subject,
        fix=expected if another else None,
        message=_message(rule, fact, reading) if outcome is Outcome.CONTRADICTS and not another else "",
    )


def _message(rule: Rule, fact: Relation, reading: Reading) -> str:
    words = " ".join(reading.document.source[fact.start : fact.end].split())
    return f"“{words}”, but {rule.text}"
