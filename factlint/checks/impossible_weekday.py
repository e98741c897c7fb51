"""A date whose weekday is another: "Monday, June 15, 2010" was a Tuesday.

The day of the week is computed from the date. A date without a year is the one nearest to the document's own date,
and a year given nearby decides first; with neither, nothing is said. It holds in quotations too (as a warning):
who said it does not change what day it was.

It is silent where the weekday belongs to another date ("on Monday, a day after the June 14 vote") and where another
year, about as near, would make the weekday right.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factlint.checks import by_kind
from factlint.checks.finding import Finding
from factlint.extractors.reading import Reading
from factlint.model import Level, Moment
from factlint.values import calendar

ID = "impossible-weekday"
LEVEL = Level.ERROR
SUMMARY = "a date falls on another day of the week"

FIRES = (
    "The vote was held on Monday, June 15, 2010.",
    "He was sentenced on Thursday 18 January 2023, the court said.",
    "15 March 2024\n\nThe shop opened on Monday 12 March.",
)
SILENT = (
    "The vote was held on Tuesday, June 15, 2010.",
    "He was sentenced on Wednesday 18 January 2023, the court said.",
    "The shop opened on Monday 12 March.",
    "On Monday, a day after the June 14 vote of 2015, they met.",
    "6 May 2022\n\nThe next vote is on Thursday 4 May next year.",
)

_FAR = 120  # days: beyond, the same date a year away is nearly as near


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    for _, moments in by_kind.moments(reading):
        for fact in moments:
            if fact.weekday is not None and fact.anchor in ("absolute", "year-inferred"):
                yield from _judge(fact, reading)


def _judge(moment: Moment, reading: Reading) -> Iterator[Finding]:
    period = moment.period
    if period is None or period.first is None or period.first != period.last or moment.confidence < 0.5:
        return
    day = _in_said_year(moment, period.first, reading)
    if day.weekday() == moment.weekday or (moment.anchor == "year-inferred" and _other_year_fits(moment, day, reading)):
        return
    text = reading.document.text[moment.start : moment.end]
    right = calendar.weekday_name(day.weekday())
    named = calendar.weekday_name(moment.weekday or 0)
    fix = text.replace(named, right) if named in text else None
    sure = "" if moment.has_year else f" (taking the year to be {day.year})"
    yield Finding(
        start=moment.start,
        end=moment.end,
        sentence=moment.sentence,
        message=f"{calendar.in_words(day)} was a {right}, not a {named}{sure}",
        found=named,
        expected=right,
        fix=fix,
        mode=moment.mode,
        by=moment.by,
    )


def _in_said_year(moment: Moment, day: date, reading: Reading) -> date:
    """ "Thursday 4 May next year": the year after the document's, where the words follow the date."""
    dated = reading.document.dated
    tokens = reading.sentences[moment.sentence].tokens
    at = tokens.at(moment.end - 1) + 1
    words = tokens.lower[at : at + 3]
    if moment.has_year or dated is None or "year" not in words[1:3]:
        return day
    step = {"next": 1, "last": -1, "this": 0}.get(words[0] if words[0] != "of" else words[1])
    if step is None or not calendar.is_possible(dated.day.year + step, day.month, day.day):
        return day
    return day.replace(year=dated.day.year + step)


def _other_year_fits(moment: Moment, day: date, reading: Reading) -> bool:
    """Whether the weekday is right in a year that is nearly as near to the document's date."""
    dated = reading.document.dated
    if dated is None or abs((day - dated.day).days) < _FAR:
        return False
    for year in (day.year - 1, day.year + 1):
        if calendar.is_possible(year, day.month, day.day):
            other = day.replace(year=year)
            if other.weekday() == moment.weekday and abs((other - dated.day).days) < 366 - _FAR:
                return True
    return False
