"""Dates as sheets write them: "4 October 2020", "April 2018", "2007 to 2021", "since April 2010".

What is no date gives None; a date that cannot be is a :class:`ValueError` whose message says why in plain words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from factlint.records import dataclass
from factlint.values import calendar
from factlint.values.period import Period


class ImpossibleDate(ValueError):
    """A day or month that does not exist: "31 September"."""


class WrongWeekday(ValueError):
    """A weekday that does not fit its date: "Monday 4 October 2020"."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date and the words that it was written in."""

    period: Period  # the days that it covers
    iso: str  # 2023, 2018-04, 2020-10-04
    text: str
    weekday: int | None = None  # Monday is 0, where the text names one


_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:st|nd|rd|th)?|\S")

# A date as a string of kinds: W weekday, M month, N one or two digits (and "4th"), Y four digits, and signs.
_SHAPES: tuple[tuple[str, str], ...] = (
    ("Y", "y"),
    ("MY", "my"),
    ("M,Y", "my"),
    ("NMY", "dmy"),
    ("NM,Y", "dmy"),
    ("MNY", "mdy"),
    ("MN,Y", "mdy"),
    ("Y-N-N", "y-m-d"),
    ("Y-N", "y-m"),
)
_ORDER = dict(_SHAPES)


def weekday_of(day: date) -> str:
    """The name of a day's weekday: "Sunday"."""
    return calendar.weekday_name(day.weekday())


def read_date(text: str) -> WrittenDate | None:
    """Read a date of a sheet; None where *text* is no date.

    Raises :class:`ImpossibleDate` or :class:`WrongWeekday`, whose message is for the writer of the sheet.
    """
    words = [word.lower() for word in _TOKEN.findall(text)]
    kinds = "".join(_kind(word) for word in words)
    if len(kinds) > 1 and "." in kinds:  # "Sept. 18, 2006"
        words = [word for word in words if word != "."]
        kinds = kinds.replace(".", "")
    weekday = None
    if kinds[:1] == "W":
        weekday = calendar.weekdays()[words[0]]
        skip = 2 if kinds[1:2] == "," else 1
        words, kinds = words[skip:], kinds[skip:]
    order = _ORDER.get(kinds)
    if order is None:
        return None
    numbers = [_number(word) for word in words if word not in ",-"]
    found = dict(zip(order.replace("-", ""), numbers, strict=True))
    year, month, day = found["y"], found.get("m"), found.get("d")
    if weekday is not None and day is None:
        return None
    if not calendar.is_possible(year, month, day):
        raise ImpossibleDate(_why_impossible(year, month, day))
    period = calendar.days_of(year, month, day)
    if weekday is not None and period.first is not None and period.first.weekday() != weekday:
        raise WrongWeekday(f"{calendar.in_words(period.first)} was a {weekday_of(period.first)}")
    return WrittenDate(period, calendar.iso(year, month, day), text.strip(), weekday)


def read_span(text: str) -> Period | None:
    """Read ``2007 to 2021``, ``since …``, ``until …``, ``in …``, ``from … to …`` or a lone date; None where it is none.

    Bounds are inclusive, and a partial date covers its whole span. Raises like :func:`read_date`; a span that ends
    before it starts is an :class:`ImpossibleDate` too.
    """
    text = " ".join(text.split())
    head, _, rest = text.partition(" ")
    opener = _OPENERS.get(head.lower())
    if opener is not None and rest:
        written = read_date(rest)
        return opener(written.period) if written else None
    if head.lower() in ("from", "between"):
        text = rest
    for joint in _JOINTS:
        before, found, after = text.partition(joint)
        if not found:
            continue
        first, last = read_date(before), read_date(after)
        if first is None or last is None:
            return None
        span = Period(first.period.first, last.period.last)
        if last.period.is_before(first.period):
            raise ImpossibleDate(f"{last.text} is before {first.text}")
        return span
    if head.lower() == "from":
        written = read_date(text)
        return Period(written.period.first, None) if written else None
    lone = read_date(text)
    return lone.period if lone else None


_OPENERS: dict[str, Callable[[Period], Period]] = {
    "since": lambda period: Period(period.first, None),
    "until": lambda period: Period(None, period.last),
    "till": lambda period: Period(None, period.last),
    "in": lambda period: period,
    "on": lambda period: period,
}
_JOINTS = (" to ", " until ", " – ", " - ", " and ", "–")


def _kind(word: str) -> str:
    if word in calendar.months():
        return "M"
    if word in calendar.weekdays():
        return "W"
    if word[0].isdecimal():
        digits = sum(character.isdecimal() for character in word)
        return "N" if digits <= 2 else "Y" if digits == 4 and word.isdecimal() else "?"
    return word if word in (",", "-", ".") else "?"


def _number(word: str) -> int:
    if word in calendar.months():
        return calendar.months()[word]
    return int("".join(character for character in word if character.isdecimal()))


def _why_impossible(year: int, month: int | None, day: int | None) -> str:
    if month is None:
        return f"there is no year {year}"
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    name = calendar.month_name(month)
    return f"{name} {year} has {calendar.days_in(month, year)} days, so there is no {day} {name} {year}"
