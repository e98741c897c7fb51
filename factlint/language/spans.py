"""``in 2017``, ``since April 2010``, ``from 2007 to 2021``, ``Sunday 4 October 2020``: dates in sheets.

A span is found word by word, then its dates are read by :mod:`factlint.values.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from factlint.language.blocks import Stretch
from factlint.language.mistakes import mistake
from factlint.language.names import Raw, split_words
from factlint.language.syntax import Dates
from factlint.language.words import word_set
from factlint.model import Mistake
from factlint.values import calendar
from factlint.values.dates import ImpossibleDate, WrittenDate, WrongWeekday, read_date, weekday_of
from factlint.values.period import Period

_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_YEAR = re.compile(r"\d{4}")
_JOINTS = ("to", "until", "till", "–", "-")
EXAMPLES = "write it like 2017, April 2010, 4 October 2020 or 2020-10-04"


def date_end(raws: Sequence[Raw], at: int) -> int:
    """Where a date that starts at *at* ends, or *at*."""
    end, seen = at, ""
    while end < len(raws) and end - at < 8:
        kind = _kind(raws[end])
        if not kind or (
            kind == "," and (not seen or end + 1 >= len(raws) or _kind(raws[end + 1]) not in ("Y", "N", "M"))
        ):
            break
        if kind == "I" and seen not in ("", "W", "W,"):
            break
        seen += kind
        end += 1
        if kind in "YI":
            break
    seen = seen.rstrip(",")
    if seen and (seen[-1] in "YI" or re.search("NM|MN", seen)):
        return at + len(seen)
    return at


def _kind(raw: Raw) -> str:
    if raw.kind == "iso":
        return "I"
    if raw.kind == "number":
        return "Y" if _YEAR.fullmatch(raw.text) else "N" if _DAY.fullmatch(raw.text) else ""
    if raw.kind == "word":
        if raw.key in calendar.months() and (raw.is_capital or len(raw.key) > 3):
            return "M"
        return "W" if raw.key in calendar.weekdays() else ""
    return "," if raw.text == "," else ""


def span_end(raws: Sequence[Raw], at: int) -> int:
    """Where a span of dates that starts at *at* ends, or *at*."""
    opener = raws[at].key in word_set("span_openers")
    start = at + 1 if opener else at
    end = date_end(raws, start)
    if end == start:
        return at
    if end + 1 < len(raws) and raws[end].key in _JOINTS and (last := date_end(raws, end + 1)) > end + 1:
        return last
    return end


def read(stretch: Stretch, mistakes: list[Mistake]) -> Dates | None:
    """The span that *stretch* is. None, and a mistake, where it is none."""
    raws = split_words(stretch.text)
    if not raws:
        mistakes.append(mistake(stretch, "a date is missing here", EXAMPLES))
        return None
    opener = raws[0].key if raws[0].key in word_set("span_openers") else ""
    start = 1 if opener else 0
    joint = next((at for at in range(start + 1, len(raws)) if raws[at].key in _JOINTS), len(raws))
    if start == len(raws):
        mistakes.append(mistake(stretch, f"a date is missing after “{stretch.text}”", EXAMPLES))
        return None
    first = _read_part(stretch, raws, start, joint, mistakes)
    if first is None:
        return None
    if joint == len(raws):
        return _open(opener, first)
    if joint + 1 == len(raws):
        mistakes.append(mistake(stretch, f"a date is missing after “{raws[joint].text}”", EXAMPLES))
        return None
    last = _read_part(stretch, raws, joint + 1, len(raws), mistakes)
    if last is None:
        return None
    if last.period.is_before(first.period):
        turned = stretch.text.replace(first.text, "\0", 1).replace(last.text, first.text, 1).replace("\0", last.text)
        mistakes.append(mistake(stretch, f"“{stretch.text}” ends before it starts", f"write “{turned}”", turned))
        return None
    period = Period(first.period.first, last.period.last)
    words = f"{first.text} to {last.text}"
    return Dates("from", period, words, f"{first.iso}/{last.iso}", first.period, last.period)


def _read_part(
    stretch: Stretch, raws: Sequence[Raw], start: int, end: int, mistakes: list[Mistake]
) -> WrittenDate | None:
    return read_day(stretch.part(raws[start].start, raws[end - 1].end), mistakes)


def read_day(stretch: Stretch, mistakes: list[Mistake]) -> WrittenDate | None:
    """The date that *stretch* is. None, and a mistake, where it is none."""
    try:
        written = read_date(stretch.text)
    except WrongWeekday as error:
        weekday, _, rest = stretch.text.partition(" ")
        day = read_date(rest)
        right = weekday_of(day.period.first) if day and day.period.first else ""
        replacement = f"{right}{',' if weekday.endswith(',') else ''} {rest}" if right else None
        mistakes.append(mistake(stretch, str(error), f"write “{replacement}”" if replacement else None, replacement))
        return None
    except ImpossibleDate as error:
        mistakes.append(mistake(stretch, f"“{stretch.text}” is no date: {error}"))
        return None
    if written is None:
        has_year = re.search(r"\d{4}", stretch.text)
        why = (
            f"“{stretch.text}” is not a date"
            if has_year or not re.search(r"\d", stretch.text)
            else f"“{stretch.text}” has no year"
        )
        mistakes.append(mistake(stretch, why, EXAMPLES))
    return written


def _open(opener: str, written: WrittenDate) -> Dates:
    period = written.period
    first, last = period.first, period.last
    if opener in ("since", "from"):
        return Dates("since", Period(first, None), written.text, f"{written.iso}/..", starting=period)
    if opener in ("until", "till", "by"):
        return Dates(
            "until" if opener != "by" else "by", Period(None, last), written.text, f"../{written.iso}", ending=period
        )
    if opener == "before" and first and first > date.min:
        return Dates("before", Period(None, first - timedelta(days=1)), written.text, f"../{written.iso}")
    if opener == "after" and last and last < date.max:
        return Dates("after", Period(last + timedelta(days=1), None), written.text, f"{written.iso}/..")
    return Dates(opener, period, written.text, written.iso, period, period)


def canonical(text: str) -> str:
    """A span with its dates in ISO 8601: ``since April 2010`` → ``since 2010-04``. What is no span stays as it is."""
    raws = split_words(text)
    pieces: list[str] = []
    at = 0
    while at < len(raws):
        end = date_end(raws, at)
        if end > at:
            try:
                written = read_date(text[raws[at].start : raws[end - 1].end])
            except ValueError:
                return text
            pieces.append(written.iso if written else text[raws[at].start : raws[end - 1].end])
            at = end
        elif raws[at].key in word_set("span_openers") or raws[at].key in _JOINTS:
            pieces.append("to" if raws[at].key in ("–", "-") else raws[at].key)
            at += 1
        else:
            return " ".join(text.split())
    return " ".join(pieces)
