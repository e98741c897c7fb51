"""What lay before what a sentence tells, by a while: "died on Tuesday, four days after six workers were killed".

The words behind "four days after" have a time of their own: about four days before the sentence's.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from factlint.extractors.segments import segment_words
from factlint.model import Fact, Moment, Name, Quantity, Sentence
from factlint.records import dataclass, replace
from factlint.values.period import Period
from factlint.values.units import base

_AGES = 100 * 366  # days: what is told in longer whiles is no news
_DAYS = {"hour": Decimal(1) / 24, "month": Decimal(28)}  # the days, at the least, of a base unit of time


@dataclass(frozen=True, slots=True)
class Delay:
    """The offsets behind "four days after", up to the end of its clause, and the least number of days."""

    start: int
    end: int
    days: int


def of(sentence: Sentence, facts: tuple[Fact, ...]) -> Delay | None:
    """The one delay that a sentence measures; one that opens it sets its scene and says nothing of it here."""
    tokens, words = sentence.tokens, segment_words()
    if words["delaying"].isdisjoint(tokens.lower):
        return None
    for fact in facts:
        if not isinstance(fact, Quantity) or base(fact.value, fact.unit)[1] not in _DAYS:
            continue
        first, last = tokens.at(fact.start), tokens.at(fact.end - 1)
        if first == 0 or tokens.lower[first - 1] in words["spanning"]:
            continue  # "in the two years after the merger": no delay
        if tokens.lower[last + 1 : last + 2] and tokens.lower[last + 1] in words["delaying"]:
            return _behind(fact, last + 1, sentence, facts)
    return None


def _behind(while_: Quantity, after: int, sentence: Sentence, facts: tuple[Fact, ...]) -> Delay | None:
    """The delay whose "after" is a token; None where the words behind it have a date of their own."""
    tokens, words = sentence.tokens, segment_words()
    stops = words["relative"] | {",", ";", "."}
    closes = (at for at in range(after, len(tokens)) if tokens.lower[at] in stops)
    start, end = tokens.starts[after], tokens.starts[next(closes, len(tokens) - 1)]
    if any(isinstance(fact, Moment) and start <= fact.start < end for fact in facts):
        return None
    value, unit = base(while_.value, while_.unit)
    days = int((value.low or 0) * _DAYS[unit]) if unit in _DAYS else 0
    return Delay(start, end, days) if 0 < days < _AGES else None


def shifted(fact: Fact, delay: Delay) -> Fact:
    """A fact behind a delay, before the time of the rest of its sentence; one that its own words date stays."""
    if isinstance(fact, Name | Moment) or not delay.start <= fact.start < delay.end:
        return fact
    time = fact.time
    if time is None or time.last is None:
        return fact
    first, longest = time.first, delay.days + delay.days // 8 + 2  # a while is told in whole units
    if min(day.toordinal() for day in (first, time.last) if day is not None) <= longest:
        return fact  # before the calendar
    first = None if first is None else first - timedelta(days=longest)
    return replace(fact, time=Period(first, time.last - timedelta(days=delay.days)), time_from="clause before")
