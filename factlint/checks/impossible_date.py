"""A day that no calendar has: "June 31", "29 February 2021".

Only dates with the month in words are judged, for 31/04 may be something else; 29 February without a year is
possible. It holds in any mode.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factlint.checks import by_kind
from factlint.checks.finding import Finding
from factlint.extractors.reading import Reading
from factlint.model import Level, Moment
from factlint.values import calendar

ID = "impossible-date"
LEVEL = Level.ERROR
SUMMARY = "a day that the month does not have"

FIRES = (
    "The base was closed on June 31.",
    "She was born on 29 February 2021.",
    "It ran from 1 June to 31 June 2020.",
    "The deadline is Friday 31 September.",
)
SILENT = (
    "The base was closed on June 30.",
    "She was born on 29 February 2020.",
    "He was born on 29 February.",
    "The ratio was 31/06.",
)

_ISO = re.compile(r"(\d{4}|-)-(\d\d)-(\d\d)$")


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    for _, moments in by_kind.moments(reading):
        for fact in moments:
            if fact.period is None and fact.iso and fact.confidence >= 0.5:
                yield from _judge(fact, fact.iso, reading)


def _exists(match: re.Match[str]) -> bool:
    year = None if match[1] == "-" else int(match[1])
    return calendar.is_possible(year, int(match[2]), int(match[3]))


def _judge(moment: Moment, iso: str, reading: Reading) -> Iterator[Finding]:
    match = next((found for end in iso.split("/") if (found := _ISO.match(end)) and not _exists(found)), None)
    text = reading.document.text[moment.start : moment.end]
    if match is None or not any(letter.isalpha() for letter in text):
        return
    year = None if match[1] == "-" else int(match[1])
    month = int(match[2])
    if not 1 <= month <= 12:
        return
    length = calendar.days_in(month, year)
    name = calendar.month_name(month) + (f" {year}" if year is not None and month == 2 else "")
    yield Finding(
        start=moment.start,
        end=moment.end,
        sentence=moment.sentence,
        message=f"{name} has {length} days",
        found=text,
        expected=f"at most {length}",
        mode=moment.mode,
        by=moment.by,
    )
