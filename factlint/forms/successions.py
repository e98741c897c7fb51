"""``Jan Roth to 2021-05-09, Ida Berg since 2021-05-10`` against "her predecessor, Tom Ross": who held an office before.

Only where the sheet's terms follow one another: who came between them, it may not list.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from factlint.extractors.reading import Reading
from factlint.extractors.successions import nouns
from factlint.forms.identity import Same, compare, display
from factlint.forms.office_fits import holds_another, owner_fits, roles, title_fits, untold_owner_fits
from factlint.forms.scope import mode_reason, statement_of
from factlint.model import Holder, Mention, Office, Outcome, Role, Rule, Rulebook, Verdict
from factlint.records import replace

_BEFORE, _AFTER = timedelta(days=62), timedelta(days=31)  # a term ends so long before the next one, or after its start
_BETWEEN = timedelta(days=731)  # whoever left so long before may have been followed by one who stood in


def judge_before(
    rule: Rule, office: Office, holders: Sequence[Holder], fact: Role, reading: Reading, rulebook: Rulebook
) -> Verdict | None:
    """The verdict on who is said to have held an office before somebody: "her predecessor, Jan Roth"."""
    assert fact.person is not None and fact.before is not None
    if not _is_this_office(rule, office, fact, reading, rulebook):
        return None
    outcome, reason, before = _compare(fact, holders, rule.sheet, rulebook)
    if outcome is None:
        return None
    if not fact.mode.is_checked:
        outcome, reason = Outcome.UNDECIDED, mode_reason(fact.mode)
    names = sorted({display(holder.name, rulebook) for holder in before})
    expected = " or ".join(names)
    statement = statement_of(
        rule, reading, fact, fact.person.start, fact.person.end, period=fact.time, subject=office.name
    )
    return Verdict(
        rule,
        outcome,
        reason,
        statement,
        found=fact.person.name,
        expected=expected,
        subject=office.name,
        fix=expected if outcome is Outcome.CONTRADICTS and len(names) == 1 else None,
        message=f"{fact.person.name} was not {office.name} before {fact.before.name}; {expected} was",
    )


def _is_this_office(rule: Rule, office: Office, fact: Role, reading: Reading, rulebook: Rulebook) -> bool:
    """Whether the office in which somebody came before is this one.

    Where "her predecessor" names none, it is the one that the text has told of her last.
    """
    assert fact.person is not None and fact.before is not None
    if fact.role in nouns():
        own = _told_of(fact.before, fact.start, reading) or _told_of(fact.person, fact.start, reading)
        if own is None or not title_fits(own, office, reading):
            return False
        if fact.of is not None and fact.of.name != fact.before.name:  # "her predecessor at the trust"
            return office.of is not None and compare(fact.of, office.of, rule.sheet, rulebook) is Same.YES
        fact = replace(own, before=fact.before)
    if fact.of is not None:
        return owner_fits(fact, office, rule.sheet, rulebook) is Same.YES
    if holds_another(fact, office, rule.sheet, rulebook):
        return False
    matches = [(holder, compare(fact.before, holder.name, rule.sheet, rulebook)) for holder in office.holders]
    return untold_owner_fits(fact, office, matches, rule.sheet, reading, rulebook) is Same.YES


def _told_of(person: Mention, stop: int, reading: Reading) -> Role | None:
    """The last office that a text has put somebody into before an offset."""
    for role in reversed(roles(reading)):
        if role.person is not None and role.person.name == person.name and role.start < stop and role.before is None:
            return role
    return None


def _compare(
    fact: Role, holders: Sequence[Holder], sheet: str, rulebook: Rulebook
) -> tuple[Outcome | None, str, list[Holder]]:
    """Whether who is said to have held an office before somebody did; and who did by the sheet."""
    next_ones = [holder for holder in holders if compare(fact.before, holder.name, sheet, rulebook) is Same.YES]
    starts = [holder.period.first for holder in next_ones]
    said = [(holder, compare(fact.person, holder.name, sheet, rulebook)) for holder in holders]
    expected: list[Holder] = []
    for start in starts:
        earlier = [] if start is None else [holder for holder in holders if _is_followed(holder, start)]
        if not earlier:
            return None, "", []  # whoever held it before is not told
        expected += (holder for holder in earlier if holder not in next_ones)
    if not expected:
        return None, "", []
    same = [answer for holder, answer in said if holder in expected]
    if Same.YES in same:
        return Outcome.AGREES, "held the office before", expected
    if any(answer is not Same.NO for answer in same):
        return Outcome.UNDECIDED, "may be the holder by another name", expected
    for holder, answer in said:
        last = holder.period.last
        if answer is Same.YES and last is not None and any(s and last <= s <= last + _BETWEEN for s in starts):
            return Outcome.COMPATIBLE, "held the office not long before", expected
    return Outcome.CONTRADICTS, "somebody else held the office before", expected


def _is_followed(holder: Holder, start: date) -> bool:
    """Whether a term ends where one begins on *start*; a year alone is any day of it."""
    last = holder.period.last
    if last is None:
        return False
    if (last.month, last.day) == (12, 31) or (start.month, start.day) == (1, 1):
        return 0 <= start.year - last.year <= 1 and last - timedelta(days=366) <= start
    return start - _BEFORE <= last <= start + _AFTER
