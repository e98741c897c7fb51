"""Dates that the document's own gives a meaning: "last October", "three years ago", "the first quarter", "Tuesday"."""

from __future__ import annotations

from datetime import date, timedelta

from factlint.extractors import date_checks as checks
from factlint.extractors import date_values as values
from factlint.extractors import date_written as written
from factlint.extractors.date_scene import STEPS, Found, Scene
from factlint.extractors.date_values import Setting, Value
from factlint.extractors.date_words import word_list, word_set
from factlint.records import replace
from factlint.values.period import Period

_SATURDAY = 5
_MONTH = 31  # days
_SPANS = {"week": 7, "month": 31, "year": 366}  # days: a date that is no longer sets the scene for such a unit


def named_month(scene: Scene, first: int, last: int) -> Found | None:
    pieces = scene.pieces
    if pieces.kinds[first] != "M":
        value = values.pointed_month(pieces.values[last - 1], pieces.kinds[first], Setting(scene.today))
        return Found(first, last, "named_month", value)
    if not pieces.words[last - 1].startswith("year"):
        return written.bare_month(scene, first, first + 1)
    month, step = pieces.values[first], STEPS.get(pieces.kinds[last - 2], 0)
    if scene.today is None:
        return Found(first, last, "named_month", Value(anchor="document", month=month))
    value = values.plain(scene.today.year + step, month, None, None, Setting(scene.today))
    return Found(first, last, "named_month", replace(value, anchor="document", has_year=False))


def day_pointed(scene: Scene, first: int, last: int) -> Found | None:
    """ "16 August last year", "Monday, June 14 of this year"; with any other unit, the day alone."""
    pieces = scene.pieces
    at = last - 3 if pieces.kinds[last - 3] in ",o" else last - 2
    at -= pieces.kinds[at - 1] == ","
    if pieces.words[last - 1] != "year" or scene.today is None:
        return written.day(scene, first, at)
    first += pieces.kinds[first] == "t"
    year = scene.today.year + STEPS.get(pieces.kinds[last - 2], 0)
    weekday, month, number = (scene.one(kinds, first, at) for kinds in ("W", "M", "NO"))
    value = values.plain(year, month, number, weekday, Setting(scene.today))
    return Found(first, last, "day", replace(value, anchor="document"))


def weekday_of_month(scene: Scene, first: int, last: int) -> Found | None:
    """ "the last Saturday of September", "the first Monday in May 2020"."""
    pieces = scene.pieces
    if pieces.words[first + 2] not in ("of", "in"):
        return weekday(scene, first + (pieces.kinds[first] == "Q"), first + 2)
    year = scene.one("Y", first, last)
    whole = values.plain(year, scene.one("M", first, last), None, None, scene.setting_for(year, first, last))
    count = -1 if pieces.kinds[first] == "L" or pieces.words[first] == "final" else pieces.values[first]
    return Found(first, last, "day", values.weekday_of_month(whole, pieces.values[first + 1], count))


def quarter(scene: Scene, first: int, last: int) -> Found | None:
    pieces = scene.pieces
    code = pieces.kinds[first] == "K"
    number = pieces.values[first]
    halves = pieces.words[first][0] == "h" if code else "half" in pieces.words[first:last]
    if pieces.kinds[first] == "L":  # "the last quarter of 2023"
        number = 2 if halves else 4
    year = scene.one("Y", first, last)
    pointed = [index for index in range(first + 1, last) if pieces.kinds[index] == "U"]
    if (
        (halves and number > 2)
        or (halves and year is None and not pointed)
        or (year is None and (checks.is_game(pieces) or _is_of_match(scene, last)))
    ):
        return None
    if pointed and not pieces.words[pointed[0]].startswith("year"):
        return None
    has_year = year is not None
    anchor = "absolute"
    if year is None:
        anchor = "document" if pointed else "year-inferred"
        if scene.today is None:
            return Found(first, last, "quarter", Value(anchor=anchor))
        step = STEPS.get(pieces.kinds[pointed[0] - 1], 0) if pointed else 0
        year = scene.today.year + step
        if not pointed and not halves:
            year = _year_of_quarter(number, scene.today, checks.looks_ahead(pieces, first, last))
    iso, period = (values.half_of if halves else values.quarter_of)(year, number)
    return Found(first, last, "quarter", Value(iso, period, anchor, has_year, year=year if has_year else None))


def _is_of_match(scene: Scene, last: int) -> bool:
    """ "the third quarter of the match" """
    noun = last + 1 + (checks.kind_at(scene.pieces, last + 1) == "t")
    return checks.kind_at(scene.pieces, last) == "o" and checks.word_at(scene.pieces, noun) in word_set("matches")


def _year_of_quarter(number: int, today: date, ahead: bool | None) -> int:
    """The year of "the fourth quarter": of those that have begun the last, unless the sentence looks ahead."""
    begun = today.month > 3 * (number - 1)
    over = today.month > 3 * number
    if ahead is None:
        return today.year - (not begun and 3 * number - today.month > 6)
    return today.year + 1 if ahead and over else today.year if ahead or begun else today.year - 1


def _count(scene: Scene, first: int, last: int) -> int:
    """How many, -1 where the words leave it open: "two", "a couple of", "12"."""
    numbers = [scene.pieces.values[index] for index in range(first, last) if scene.pieces.kinds[index] in "qNnY0"]
    if not numbers or -1 in numbers:
        return -1
    return max(numbers)


def _own_count(scene: Scene, first: int, last: int) -> int:
    """Where the count of a unit begins: the "a" of "five a year ago"."""
    return next((at for at in range(first + 1, last - 2) if scene.pieces.words[at] in ("a", "an")), first)


def ago(scene: Scene, first: int, last: int) -> Found | None:
    first = _own_count(scene, first, last)
    count, unit = _count(scene, first, last - 2), scene.pieces.words[last - 2]
    return Found(first, last, "ago", values.distant(count, unit, -1, scene.today, "document"))


def later(scene: Scene, first: int, last: int) -> Found | None:
    """ "two days later": counted from the date before, "a year earlier" from the document's where there is none."""
    if checks.word_at(scene.pieces, last) == "than":
        return None  # "two years later than planned"
    first = _own_count(scene, first, last)
    count, unit = _count(scene, first, last - 2), scene.pieces.words[last - 2]
    sign = 1 if scene.pieces.kinds[last - 1] == "l" else -1
    before = scene.before()
    origin = before.first if before else scene.today if sign < 0 else None
    if before is not None and unit in word_list("short_units") and not _is_within(before, _MONTH):
        origin = None  # "two days later" counts from no year
    return Found(first, last, "later", values.distant(count, unit, sign, origin, "document"))


def _is_within(period: Period, days: int) -> bool:
    return period.first is not None and period.last is not None and (period.last - period.first).days <= days


def stretch(scene: Scene, first: int, last: int) -> Found | None:
    count, unit = _count(scene, first, last - 1), scene.pieces.words[last - 1]
    value = values.stretch(count, unit, scene.pieces.kinds[first], scene.today)
    return Found(first, last, "stretch", value)


def near(scene: Scene, first: int, last: int) -> Found | None:
    """ "last year", "earlier this month", "last night"."""
    pieces = scene.pieces
    pointer, unit = pieces.kinds[last - 2], pieces.words[last - 1]
    if unit == "half":
        return None
    steps = STEPS.get(pointer, 0)
    if pieces.kinds[last - 1] == "P":
        if pointer == "X":
            return None
        unit = "day"
    elif unit.startswith("day") or (unit.endswith("s") and unit != "days"):
        return None  # "the last day", "these years"
    if pieces.words[last - 2] == "past" and scene.today is not None:  # "the past year": a span up to now
        return Found(last - 2, last, "stretch", values.stretch(1, unit, "L", scene.today))
    return Found(first, last, "near", values.stepped(unit, steps, Setting(scene.today)))


def part_of_unit(scene: Scene, first: int, last: int) -> Found | None:
    """ "by the end of the year": the document's, or that of the date before."""
    unit, before = scene.pieces.words[last - 1], scene.before()
    at = first - 1 - (checks.kind_at(scene.pieces, first - 1) == "t")
    if unit not in _SPANS or checks.word_at(scene.pieces, at) not in word_set("bounds"):
        return None
    origin = scene.today
    if before is not None and before.first is not None and before.last is not None:
        if _is_within(before, _SPANS[unit]):
            origin = before.first
        elif origin is not None and before.first.year != origin.year:
            origin = None
    return Found(first, last, "near", values.stepped(unit, 0, Setting(origin)))


def beside(scene: Scene, first: int, last: int) -> Found | None:
    """ "the previous year", "the following day"."""
    pieces = scene.pieces
    unit = pieces.words[first if pieces.kinds[first] == "U" else last - 1]
    if unit.endswith("s"):
        return None
    before = scene.before()
    value = values.beside(unit, 1 if pieces.kinds[first] == "f" else -1, before, scene.today)
    return Found(first, last, "beside", value)


def weekend(scene: Scene, first: int, last: int) -> Found | None:
    """ "over the weekend": the one nearby, on the side where the sentence looks."""
    pieces = scene.pieces
    if pieces.words[last - 1] != "weekend" or checks.word_at(pieces, first - 1) not in word_set("weekend_cues"):
        return None
    if checks.kind_at(pieces, last) == "o":
        return None  # "the weekend of 3 May"
    over = scene.today is not None and scene.today.weekday() < _SATURDAY and not checks.looks_ahead(pieces, first, last)
    return Found(first, last, "near", values.stepped("weekend", -1 if over else 0, Setting(scene.today)))


def weekdays_ago(scene: Scene, first: int, last: int) -> Found | None:
    """ "two Fridays ago" """
    count, number = _count(scene, first, last - 2), scene.pieces.values[last - 2]
    if scene.today is None or count < 1:
        return Found(first, last, "ago", Value(anchor="weekday", weekday=number))
    latest = values.weekday(number, "L", Setting(scene.today)).period
    assert latest is not None and latest.first is not None
    day = latest.first - timedelta(weeks=count - 1)
    return Found(first, last, "ago", Value(day.isoformat(), Period(day, day), "weekday", False, number))


def beside_weekday(scene: Scene, first: int, last: int) -> Found | None:
    """ "the previous Saturday": beside the date before, or the document's."""
    number = scene.pieces.values[last - 1]
    before = scene.before()
    origin = before.first if before is not None and before.first == before.last else None
    pointer = "L" if scene.pieces.kinds[first] == "V" else "X"
    if origin is None and pointer == "L":
        origin = scene.today
    if origin is None:
        return Found(first, last, "weekday", Value(anchor="weekday", weekday=number))
    return Found(first, last, "weekday", values.weekday(number, pointer, Setting(origin)))


def today(scene: Scene, first: int, last: int) -> Found | None:
    """ "Today, Thursday" and "was opened today"; not today's world."""
    pieces = scene.pieces
    weekday = scene.one("W", first, last)
    word = pieces.words[first]
    if word == "today" and weekday is None and not checks.looks_back(pieces, first, last):
        return None
    if checks.kind_at(pieces, last) == "'" and word == "today":
        return None
    shift = word_list("near_day_shifts").get(" ".join(pieces.words[max(0, first - 2) : first]), 0)
    if shift:
        first -= 2
    return Found(first, last, "today", values.near_day(word, weekday, Setting(scene.today), shift))


def week_day(scene: Scene, first: int, last: int) -> Found | None:
    """ "Friday next week", "Monday of last week"; of any other unit, the weekday alone."""
    pieces = scene.pieces
    if pieces.words[last - 1] != "week" or scene.today is None:
        return weekday(scene, first, first + 1)
    number = pieces.values[first]
    week = values.stepped("week", STEPS[pieces.kinds[last - 2]], Setting(scene.today)).period
    if week is None or week.first is None:
        return None
    day = week.first + timedelta(days=number)
    return Found(first, last, "weekday", Value(day.isoformat(), Period(day, day), "weekday", False, number))


def weekday(scene: Scene, first: int, last: int) -> Found | None:
    pieces = scene.pieces
    at = first + 1 if pieces.kinds[first] in "LXH" else first
    if not checks.is_lone_weekday(scene.text, pieces, at):
        return None
    if pieces.kinds[last - 1] == "P" and checks.is_capital(scene.text, pieces, last - 1):
        return None  # "Friday Night Lights"
    pointer = pieces.kinds[first] if at > first else ""
    ahead = None if pointer or scene.today is None else checks.looks_ahead(pieces, first, last)
    value = values.weekday(pieces.values[at], pointer, Setting(scene.today, None, ahead))
    return Found(first, last, "weekday", value)
