"""``relation fled to`` … ``one ever``:
two statements of a document with one subject and two objects cannot both be right.
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.extractors.reading import Reading
from factlint.forms.identity import Same, compare, display
from factlint.forms.relation import relations
from factlint.forms.scope import statement_of
from factlint.model import Arity, Mention, Outcome, Relation, RelationArity, Rule, Rulebook, Verdict
from factlint.text.verb_index import Sides, align, arity_of


def judge(rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Verdict]:
    """A verdict on the later of each two statements that exclude one another."""
    assertion = rule.assertion
    assert isinstance(assertion, RelationArity)
    arity = arity_of(assertion.verb)
    if arity is Arity.MANY and not assertion.verb.one_subject:
        return
    said = list(_statements(assertion, rule.sheet, reading))
    for at, (fact, subject, thing, sides) in enumerate(said):
        for earlier, other_subject, other_thing, other_sides in said[:at]:
            if fact.verb_start == earlier.verb_start >= 0:
                continue  # "was sold to Pell and Brady": both together
            if (
                arity is not Arity.MANY
                and subject == other_subject
                and _differ(thing, other_thing, sides, rule.sheet, rulebook)
            ) and (arity is Arity.ONE_EVER or _same_time(fact, earlier)):
                yield _verdict(rule, fact, sides.object, earlier, other_sides.object, reading, rulebook)
                break
            if (
                assertion.verb.one_subject
                and thing == other_thing
                and subject != other_subject
                and _same_time(fact, earlier)
            ):
                yield _verdict(rule, fact, sides.subject, earlier, other_sides.subject, reading, rulebook)
                break


def _statements(assertion: RelationArity, sheet: str, reading: Reading) -> Iterator[tuple[Relation, str, str, Sides]]:
    """The positive statements of the verb whose subject and object are entities that the sheet declares."""
    for fact in relations(reading):
        if fact.negated or not fact.mode.is_checked:
            continue
        for sides in align(assertion.verb, fact):
            subject, thing = _key(sides.subject, sheet), _key(sides.object, sheet)
            if subject is not None and thing is not None:
                yield fact, subject, thing, sides
                break


def _key(mention: Mention | None, sheet: str) -> str | None:
    if mention is None:
        return None
    keys = {key for key, owner in mention.entities if owner in ("", sheet)}
    if len(keys) == 1:
        return keys.pop()
    return None if keys or mention.how not in ("name", "surname") else mention.name


def _differ(thing: str, other: str, sides: Sides, sheet: str, rulebook: Rulebook) -> bool:
    return thing != other and compare(sides.object, other, sheet, rulebook) is Same.NO


def _same_time(fact: Relation, other: Relation) -> bool:
    return fact.time is not None and other.time is not None and fact.time.overlaps(other.time)


def _verdict(
    rule: Rule,
    fact: Relation,
    here: Mention | None,
    earlier: Relation,
    there: Mention | None,
    reading: Reading,
    rulebook: Rulebook,
) -> Verdict:
    start, end = (here.start, here.end) if here is not None else (fact.start, fact.end)
    first, last = (there.start, there.end) if there is not None else (earlier.start, earlier.end)
    statement = statement_of(rule, reading, fact, start, end, period=fact.time)
    place = reading.document.place(first, last)
    found = display(here.name, rulebook) if here is not None else statement.text
    other = there.name if there is not None else reading.document.source[first:last]
    message = f"{found}, but {other} in line {place.line}: {rule.text}"
    return Verdict(
        rule, Outcome.CONTRADICTS, "two statements exclude one another", statement, found=found, expected=other,
        message=message,
        related=((place, "said before"),),
    )  # fmt: skip
