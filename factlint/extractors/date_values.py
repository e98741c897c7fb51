"""What the words of a date mean, given the document's own date: "last October" is 2020-10 in January 2021.

Values are partial ISO 8601; where that has no form, TIMEX3's: 2020-W41 a week, 2020-Q3, 2020-H1, 2020-SU a summer;
198X a decade and 18XX a century (ISO 8601-2).
"""

from __future__ import annotations

import functools
from datetime import date, timedelta

from factlint.extractors.date_words import word_list
from factlint.records import dataclass, replace
from factlint.values import calendar
from factlint.values.period import Period


@dataclass(frozen=True, slots=True)
class Value:
    """When a date is. `year`, `month` and `day` as the text gives them; None where it does not."""

    iso: str | None = None
    period: Period | None = None
    anchor: str = "absolute"
    has_year: bool = False
    weekday: int | None = None
    approximate: bool = False
    year: int | None = None
    month: int | None = None
    day: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date's words are read against."""

    day: date | None  # the document's own
    year: int | None = None  # of a date nearby
    ahead: bool | None = None  # whether the sentence looks ahead here, or back; None: neither
    reference: Period | None = None  # the date before, for "two days later"


UNKNOWN = Value()


def plain(year: int | None, month: int | None, day: int | None, weekday: int | None, setting: Setting) -> Value:
    """A day, month or year as written; a missing year is the nearby date's, else the one nearest to the document."""
    anchor, has_year, written_year = "absolute", year is not None, year
    if year is None and (setting.year is not None or setting.day is not None):
        anchor = "year-inferred"
        if setting.year is not None:
            year = setting.year
        elif setting.day is not None and month is not None:
            year = _nearest_year(setting.day, month, day, setting.ahead)
            plain_year = _nearest_year(setting.day, month, day, None)
            if weekday is not None and year != plain_year and _falls_on(weekday, plain_year, month, day):
                year = plain_year  # its weekday tells more than the verb nearby
    possible = calendar.is_possible(year, month, day)
    if not possible and not has_year and calendar.is_possible(None, month, day):  # 29 February, nearest year has none
        year, possible = None, True
    period = calendar.days_of(year, month, day) if possible and year is not None else None
    iso = None if year is None and day is None else calendar.iso(year, month, day)
    return Value(iso, period, anchor, has_year, weekday, False, written_year, month, day)


def _falls_on(weekday: int, year: int, month: int, day: int | None) -> bool:
    return day is not None and calendar.is_possible(year, month, day) and date(year, month, day).weekday() == weekday


_SOON = 10  # days that a date may lie on the other side than the sentence looks: what was planned has just been


@functools.lru_cache(maxsize=1 << 12)
def _nearest_year(today: date, month: int, day: int | None, ahead: bool | None) -> int:
    """The year that brings the date nearest to *today*, on the side where the sentence looks."""

    def distance(year: int) -> int:
        if not calendar.is_possible(year, month, day):
            return 9999
        if day is None and year == today.year and month == today.month:
            return 0
        days = (date(year, month, day or 15) - today).days
        contrary = ahead is not None and (days > 0) != ahead and abs(days) > _SOON
        return abs(days) + (400 if contrary else 0)

    return min((today.year - 1, today.year, today.year + 1), key=distance)


def weekday(number: int, pointer: str, setting: Setting) -> Value:
    """A weekday without a date: the nearest past one, the document's own day included, or the coming one."""
    today = setting.day
    if today is None:
        return Value(anchor="weekday", weekday=number)
    behind = (today.weekday() - number) % 7
    if pointer == "L":
        day = today - timedelta(days=behind or 7)
    elif pointer == "X":
        day = today + timedelta(days=(7 - behind) if behind else 7)
    elif pointer == "H" or setting.ahead:
        day = today + timedelta(days=(7 - behind) % 7)
    else:
        day = today - timedelta(days=behind)
    return Value(day.isoformat(), Period(day, day), "weekday", False, number)


def near_day(word: str, weekday_number: int | None, setting: Setting, shift: int = 0) -> Value:
    """ "yesterday"; *shift* in days, -1 for "the day before yesterday"."""
    if setting.day is None:
        return Value(anchor="document", weekday=weekday_number)
    day = setting.day + timedelta(days=word_list("near_days")[word] + shift)
    return Value(day.isoformat(), Period(day, day), "document", False, weekday_number)


def pointed_month(month: int, pointer: str, setting: Setting) -> Value:
    """ "last October", "next May", "this March" """
    today = setting.day
    if today is None:
        return Value(anchor="document", month=month)
    year = today.year
    if pointer == "L":
        year -= month >= today.month
    elif pointer == "X":
        year += month <= today.month
    return Value(calendar.iso(year, month), calendar.days_of(year, month), "document", month=month)


def stepped(unit: str, steps: int, setting: Setting) -> Value:
    """ "last week" (-1), "this month" (0), "next year" (1), against the document's date."""
    if setting.day is None:
        return Value(anchor="document")
    try:
        iso, period = _unit_at(unit, steps, setting.day)
    except (ValueError, OverflowError):
        return Value(anchor="document")
    return Value(iso, period, "document")


def _unit_at(unit: str, steps: int, today: date) -> tuple[str | None, Period | None]:
    """The calendar week, month, … that lies *steps* from the one of *today*."""
    match unit:
        case "day" | "days":
            day = today + timedelta(days=steps)
            return day.isoformat(), Period(day, day)
        case "week" | "weeks":
            week = calendar.week_of(today + timedelta(weeks=steps))
            assert week.first is not None
            year, number, _ = week.first.isocalendar()
            return f"{year}-W{number:02d}", week
        case "weekend" | "weekends":
            saturday = today + timedelta(days=5 - today.weekday() + 7 * (steps + (steps < 0 and today.weekday() == 6)))
            year, number, _ = saturday.isocalendar()
            return f"{year}-W{number:02d}-WE", Period(saturday, saturday + timedelta(days=1))
        case "month" | "months":
            month = calendar.add_months(today.replace(day=1), steps)
            return calendar.iso(month.year, month.month), calendar.days_of(month.year, month.month)
        case "quarter":
            month = calendar.add_months(today.replace(day=1), 3 * steps)
            return quarter_of(month.year, (month.month + 2) // 3)
        case "year" | "years":
            return calendar.iso(today.year + steps), calendar.days_of(today.year + steps)
        case "decade" | "decades":
            first = today.year // 10 * 10 + 10 * steps
            return f"{first // 10}X", Period(date(first, 1, 1), date(first + 9, 12, 31))
        case "century" | "centuries":
            first = (today.year - 1) // 100 * 100 + 1 + 100 * steps
            return f"{first // 100}XX", Period(date(first, 1, 1), date(first + 99, 12, 31))
    return None, None


def quarter_of(year: int, number: int) -> tuple[str, Period]:
    """``quarter_of(2021, 3)`` is 2021-Q3, July to September."""
    last = 3 * number
    return f"{year}-Q{number}", Period(date(year, last - 2, 1), date(year, last, calendar.days_in(last, year)))


def half_of(year: int, number: int) -> tuple[str, Period]:
    """``half_of(2021, 1)`` is 2021-H1, January to June."""
    last = 6 * number
    return f"{year}-H{number}", Period(date(year, last - 5, 1), date(year, last, calendar.days_in(last, year)))


def season(name: str, year: int, second: int | None = None) -> Value:
    """ "summer 2019", "winter of 2021-22"; a winter of one year may be the one at its start or at its end."""
    month, length, letters = word_list("seasons")[name]
    if second is not None:
        end = calendar.add_months(date(year, month, 1), length) - timedelta(days=1)
        return Value(
            f"{year}/{second}", Period(date(year, month, 1), end), "absolute", True, approximate=True, year=year
        )
    first = date(year if month < 12 else year - 1, month, 1)
    last = calendar.add_months(date(year, month, 1), length) - timedelta(days=1)
    return Value(f"{year}-{letters}", Period(first, last), "absolute", True, approximate=True, year=year)


def pointed_season(name: str, pointer: str, setting: Setting) -> Value:
    """ "last summer", "next spring" """
    today = setting.day
    if today is None:
        return Value(anchor="document")
    month, length, letters = word_list("seasons")[name]
    steps = {"L": -1, "X": 1}.get(pointer, 0)
    begun = date(today.year, month, 1)
    if pointer == "L" and calendar.add_months(begun, length) <= today:
        steps = 0
    if pointer == "X" and begun > today:
        steps = 0
    year = today.year + steps
    begin = date(year, month, 1)
    end = calendar.add_months(begin, length) - timedelta(days=1)
    return Value(f"{year}-{letters}", Period(begin, end), "document", approximate=True)


def decade(first: int, part: str) -> Value:
    """ "the 1980s", "late 1660s" (the last five years), "mid-1980s" (1984 to 1986), "early 1990s" (the first four)."""
    if first % 100 == 0 and first < 2000:  # "the 1800s" is the century
        part_low, part_high = word_list("century_parts").get(part, (0, 99))
        period = Period(date(first + part_low, 1, 1), date(first + part_high, 12, 31))
        return Value(f"{first // 100}XX", period, "absolute", True, approximate=True, year=first)
    low, high = word_list("decade_parts").get(part, (0, 9))
    return Value(
        f"{first // 10}X",
        Period(date(first + low, 1, 1), date(first + high, 12, 31)),
        "absolute",
        True,
        approximate=bool(part),
        year=first,
    )


def century(number: int, part: str) -> Value:
    """ "the 19th century", 1801 to 1900; early and late are its thirds."""
    low, high = word_list("century_parts").get(part, (0, 99))
    first = number * 100 - 99
    if not 1 <= first <= 9000:
        return UNKNOWN
    period = Period(date(first + low, 1, 1), date(first + high, 12, 31))
    return Value(f"{number - 1:02d}XX", period, "absolute", True, approximate=bool(part))


def part_of_year(year: Value, part: str) -> Value:
    """ "early 2019" and "late 2019" are taken for its halves, "mid-2019" for April to September."""
    months = word_list("year_parts").get(part)
    if months is None or year.year is None:
        return year
    first, last = months
    period = Period(date(year.year, first, 1), date(year.year, last, calendar.days_in(last, year.year)))
    return replace(year, period=period, approximate=True)


def part_of_month(month: Value, unit: str, number: int) -> Value:
    """The first (1) or last (-1) week, weekend or day of *month*; a week belongs to the month of its Thursday."""
    assert month.period is not None and month.period.first is not None and month.period.last is not None
    weekday = {"week": 3, "weekend": 5}.get(unit)
    if weekday is None:
        day = month.period.first + timedelta(days=number - 1) if number > 0 else month.period.last
        return replace(month, iso=day.isoformat(), period=Period(day, day))
    first = month.period.first + timedelta(days=(weekday - month.period.first.weekday()) % 7 + 7 * (number - 1))
    if number < 0:
        first = month.period.last - timedelta(days=(month.period.last.weekday() - weekday) % 7)
    iso, _ = _unit_at(unit, 0, first)
    around = Period(first - timedelta(days=6), first + timedelta(days=6))
    return replace(month, iso=iso, period=around, approximate=True)


def weekday_of_month(month: Value, number: int, count: int) -> Value:
    """The first (1) or last (-1) Monday (0) of *month*."""
    if month.period is None or month.period.first is None or month.period.last is None:
        return replace(month, approximate=True)
    first = month.period.first + timedelta(days=(number - month.period.first.weekday()) % 7 + 7 * (count - 1))
    day = first if count > 0 else month.period.last - timedelta(days=(month.period.last.weekday() - number) % 7)
    return replace(month, iso=day.isoformat(), period=Period(day, day), day=day.day)


def beside(unit: str, sign: int, before: Period | None, today: date | None) -> Value:
    """ "the previous year" (sign -1), "the following day" (1): beside the date before, else the document's."""
    origin = before.first if before is not None else today if sign < 0 else None
    if origin is None:
        return Value(anchor="document")
    value = stepped(unit, sign, Setting(origin))
    return replace(value, anchor="document")


def distant(count: int, unit: str, sign: int, origin: date | None, anchor: str) -> Value:
    """*count* units before (sign -1) or after *origin*: "12 years ago" is that year, give or take one."""
    if origin is None or count < 0:
        return Value(anchor=anchor, approximate=True)
    try:
        if (days := word_list("short_units").get(unit)) is not None:
            return _days_away(origin + timedelta(days=sign * count * days), days, anchor)
        if unit.startswith("month"):
            month = calendar.add_months(origin.replace(day=1), sign * count)
            around = Period(calendar.add_months(month, -1), calendar.add_months(month, 2) - timedelta(days=1))
            return Value(calendar.iso(month.year, month.month), around, anchor, approximate=True)
        months, margin = word_list("long_units")[unit]
        year = origin.year + sign * count * months // 12
        first, last = date(year - margin, 1, 1), date(year + margin, 12, 31)
        if count and first <= origin <= last:  # "a year ago" is no day of this year
            first = first if sign < 0 else date(origin.year + 1, 1, 1)
            last = last if sign > 0 else date(origin.year - 1, 12, 31)
        return Value(calendar.iso(year), Period(first, last), anchor, approximate=True)
    except (KeyError, ValueError, OverflowError):
        return Value(anchor=anchor, approximate=True)


def _days_away(day: date, step: int, anchor: str) -> Value:
    if step == 1:
        return Value(day.isoformat(), Period(day, day), anchor)
    margin = timedelta(days=step // 2)
    year, number, _ = day.isocalendar()
    return Value(f"{year}-W{number:02d}", Period(day - margin, day + margin), anchor, approximate=True)


def stretch(count: int, unit: str, pointer: str, today: date | None) -> Value:
    """ "the past two decades", "the next three years": a span that ends or begins at the document's date."""
    if today is None or count < 0:
        return Value(anchor="document", approximate=True)
    sign = 1 if pointer == "X" else -1
    try:
        if (days := word_list("short_units").get(unit)) is not None:
            edge = today + timedelta(days=sign * count * days)
        else:
            months = 1 if unit.startswith("month") else word_list("long_units")[unit][0]
            edge = calendar.add_months(today, sign * count * months)
    except (KeyError, ValueError, OverflowError):
        return Value(anchor="document", approximate=True)
    first, last = sorted((today, edge))
    return Value(f"{first.isoformat()}/{last.isoformat()}", Period(first, last), "document", approximate=True)


def numeric_day(word: str, month_first: bool) -> tuple[int, int, int]:
    """ "2020-10-05", "19.03.2021", "03/04/2021" as year, month, day; the slashed form in the locale's order."""
    numbers = [int(part) for part in word.replace("-", ".").replace("/", ".").split(".")]
    if numbers[0] > 31:
        return numbers[0], numbers[1], numbers[2]
    day, month, year = numbers
    if year < 100:
        year += 2000 if year < 50 else 1900
    if month > 12 or (month_first and day <= 12 and "/" in word):
        day, month = month, day
    return year, month, day
