"""A date and the time since then that do not fit: "in 2012, 10 years ago" in an article of 2017.

Also a length beside its span ("17 years, from 1990 to 2005") and "in 2015, 10 years after the 2010 vote". One
year either way is allowed, for years are counted in full or begun. Quoted words are left alone.

It is silent where the two stand apart, or the document has no date.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factlint.checks import by_kind, figures
from factlint.checks.finding import Finding
from factlint.extractors.reading import Reading
from factlint.model import Fact, Level, Mode, Moment, Quantity, Sentence

ID = "elapsed-time"
LEVEL = Level.WARNING
SUMMARY = "a date and the time that has passed since do not fit"

FIRES = (
    "5 June 2017\n\nThe firm was founded in 2002, 10 years ago, by two brothers.",
    "5 June 2017\n\nThe airbase has been there since 2012, when it was opened 10 years ago.",
    "5 June 2017\n\nShe has led it for 10 years, since 2012, without a break.",
    "He led it for 27 years, from 1990 to 2005, and then retired.",
    "During his 20-year rule from 1990 to 2005 nothing changed.",
    "In 2015, 10 years after the 2010 revolution, he left.",
)
SILENT = (
    "5 June 2017\n\nThe firm was founded in 2007, 10 years ago, by two brothers.",
    "5 June 2017\n\nShe has led it for five years, since 2012, without a break.",
    "He led it for 15 years, from 1990 to 2005, and then retired.",
    "During his 15-year rule from 1990 to 2005 nothing changed.",
    "In 2020, 10 years after the 2010 revolution, he left.",
    "He was given 10 years in 2012, and a fine.",
)

_ONE = Decimal(1)


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    for sentence, _ in by_kind.moments(reading):
        facts = [
            fact
            for fact in reading.facts[sentence.index]
            if (isinstance(fact, Moment) or _is_years(fact)) and fact.mode is not Mode.QUOTED
        ]
        for at in range(1, len(facts)):
            yield from _judge(reading, sentence, facts, at)


def _is_years(fact: Fact) -> bool:
    return isinstance(fact, Quantity) and fact.unit == "year" and fact.dimension == "duration"


def _judge(reading: Reading, sentence: Sentence, facts: list[Fact], at: int) -> Iterator[Finding]:
    one, other = facts[at - 1], facts[at]
    between = _between(sentence, one, other)
    if isinstance(one, Moment) and isinstance(other, Moment):
        yield from _ago(reading, one, other, between)
        yield from _ago(reading, other, one, between)
    elif isinstance(one, Quantity) and isinstance(other, Moment):
        yield from _length(reading, one, other, between)
        if at > 1 and isinstance(before := facts[at - 2], Moment):
            yield from _after(reading, sentence, before, one, other, between)
    elif isinstance(one, Moment) and isinstance(other, Quantity):
        yield from _length(reading, other, one, between)


def _between(sentence: Sentence, one: Fact, other: Fact) -> tuple[str, ...]:
    tokens = sentence.tokens
    return tokens.lower[tokens.at(one.end - 1) + 1 : tokens.at(other.start)]


def _is_beside(between: tuple[str, ...]) -> bool:
    """Whether only a comma or bracket and a few small words stand between two facts."""
    small = {
        ",",
        "(",
        "–",
        "—",
        "-",
        "in",
        "since",
        "for",
        "about",
        "some",
        "more",
        "than",
        "from",
        "or",
        "almost",
        "nearly",
    }
    return 1 <= len(between) <= 4 and small.issuperset(between) and not {",", "(", "–", "—", "-"}.isdisjoint(between)


def _is_when(between: tuple[str, ...]) -> bool:
    """Whether a clause ties them: "since 2012, when it was opened 10 years ago"."""
    return 3 <= len(between) <= 8 and between[:2] == (",", "when") and not {",", ";"} & set(between[2:])


def _ago(reading: Reading, year: Moment, ago: Moment, between: tuple[str, ...]) -> Iterator[Finding]:
    """ "in 2002, 10 years ago" """
    if ago.anchor != "document" or not ago.approximate or year.anchor != "absolute" or not year.has_year:
        return
    if ago.period is None or year.period is None or year.approximate or not (_is_beside(between) or _is_when(between)):
        return
    text = reading.document.text[ago.start : ago.end].lower()
    if not text.endswith("ago") or ago.period.overlaps(year.period) or year.relation not in ("in", "since"):
        return
    dated = reading.document.dated
    if dated is None or year.period.first is None or year.period.last is None:
        return
    passed = dated.day.year - year.period.first.year
    told = " ".join(text.split())
    was = dated.day.year - _years(told, passed)
    shown = " ".join(reading.document.text[year.start : year.end].split())
    first, last = sorted((year, ago), key=lambda moment: moment.start)
    yield Finding(
        start=first.start,
        end=last.end,
        sentence=year.sentence,
        message=f"from {shown} to {dated.day.year} are {passed} years; {told} was {was}",
        found=told,
        expected=f"{passed} years ago",
    )


def _years(text: str, otherwise: int) -> int:
    from factlint.values.numbers import number_at

    words = text.split()
    for at in range(len(words)):
        number = number_at(words, at)
        if number is not None:
            return int(number.value) * (10 if "decade" in text else 1)
    return otherwise


def _length(reading: Reading, length: Quantity, span: Moment, between: tuple[str, ...]) -> Iterator[Finding]:
    """ "17 years, from 1990 to 2005"; "his 20-year rule from 1990 to 2005"; "for 10 years, since 2012" """
    period = span.period
    if (
        period is None
        or period.first is None
        or length.value.low is None
        or length.value.high is None
        or span.approximate
    ):
        return
    last = period.last
    if span.relation == "since":
        dated = reading.document.dated
        if dated is None or not span.has_year or not _is_beside(between) or _words(reading, length, -1) != "for":
            return
        last = dated.day
    elif span.relation != "from-to" or not (_is_beside(between) or (length.compound and len(between) <= 2)):
        return
    if last is None or _words(reading, span, _length_of(reading, span)) in ("as", "and", "then", "plus"):
        return
    years = Decimal(last.year - period.first.year)
    if length.value.low - _ONE <= years <= length.value.high + _ONE or years < 2:
        return
    shown = " ".join(reading.document.text[span.start : span.end].split())
    first, final = sorted((length, span), key=lambda fact: fact.start)
    until = f" to {last.year}" if span.relation == "since" else ""
    yield Finding(
        start=first.start,
        end=final.end,
        sentence=length.sentence,
        message=f"{shown}{until} are {years} years, the text says {figures.text_of(reading, length)}",
        found=figures.text_of(reading, length),
        expected=f"{years} years",
    )


def _length_of(reading: Reading, fact: Fact) -> int:
    tokens = reading.sentences[fact.sentence].tokens
    return tokens.at(fact.end - 1) - tokens.at(fact.start) + 1


def _words(reading: Reading, fact: Fact, step: int) -> str:
    tokens = reading.sentences[fact.sentence].tokens
    at = tokens.at(fact.start) + step
    return tokens.lower[at] if 0 <= at < len(tokens) else ""


def _after(
    reading: Reading, sentence: Sentence, later: Moment, length: Quantity, earlier: Moment, between: tuple[str, ...]
) -> Iterator[Finding]:
    """ "In 2015, 10 years after the 2010 revolution" """
    if not between or between[0] != "after" or len(between) > 3 or not _is_beside(_between(sentence, later, length)):
        return
    if later.period is None or earlier.period is None or not (later.has_year and earlier.has_year):
        return
    if (
        later.period.first is None
        or earlier.period.first is None
        or length.value.low is None
        or length.value.high is None
    ):
        return
    years = Decimal(later.period.first.year - earlier.period.first.year)
    if length.value.low - _ONE <= years <= length.value.high + _ONE:
        return
    yield Finding(
        start=later.start,
        end=earlier.end,
        sentence=length.sentence,
        message=(
            f"from {earlier.period.first.year} to {later.period.first.year} are {years} years, "
            f"the text says {figures.text_of(reading, length)}"
        ),
        found=figures.text_of(reading, length),
        expected=f"{years} years",
    )
