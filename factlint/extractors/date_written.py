"""Dates as they are written: "Sunday 4 October 2020", "June 3-5", "mid-1980s", "2021-22", "in 2010"."""

from __future__ import annotations

from datetime import date

from factlint.extractors import date_checks as checks
from factlint.extractors import date_values as values
from factlint.extractors.date_scene import Found, Scene, span
from factlint.extractors.date_values import Setting, Value
from factlint.extractors.date_words import Pieces, word_list, word_set
from factlint.records import replace
from factlint.values import calendar
from factlint.values.period import Period


def _skip_article(scene: Scene, first: int) -> int:
    return first + 1 if scene.pieces.kinds[first] == "t" else first


def full(scene: Scene, first: int, last: int) -> Found | None:
    year, month, day = values.numeric_day(scene.pieces.words[last - 1], scene.month_first)
    if not 1000 <= year <= 2199:
        return None
    if scene.today is not None and (year, day, month) == (scene.today.year, scene.today.month, scene.today.day):
        month, day = day, month  # the document's own day, in the other order
    weekday = scene.one("W", first, last)
    return Found(first, last, "full", values.plain(year, month, day, weekday, Setting(scene.today)))


def dashed(scene: Scene, first: int, last: int) -> Found | None:
    """ "19-03-2021" """
    word = "-".join(scene.pieces.words[index] for index in (first, first + 2, last - 1))
    year, month, day = values.numeric_day(word, scene.month_first)
    if scene.pieces.ends[last - 1] - scene.pieces.starts[first] != len(word) or not calendar.is_possible(
        year, month, day
    ):
        return None
    return Found(first, last, "full", values.plain(year, month, day, None, Setting(scene.today)))


def day(scene: Scene, first: int, last: int) -> Found | None:
    pieces = scene.pieces
    first = _skip_article(scene, first)
    kinds = pieces.kinds[first:last]
    weekday, month = scene.one("W", first, last), scene.one("M", first, last)
    day, year = scene.one("NO", first, last), scene.one("Y", first, last)
    assert month is not None and day is not None
    if year is not None and "," in kinds[kinds.index("M") :] and checks.word_at(pieces, last) in word_set("counted"):
        last, year = last - 2, None  # "on June 14, 2010 people"
    if kinds == "MN" and checks.word_at(pieces, first - 1) == "in" and checks.kind_at(pieces, last) == "w":
        value = values.plain(None, month, None, None, scene.setting(first, first + 1))  # "in June 14 people"
        return Found(first, first + 1, "bare_month", value)
    if kinds in ("MN", "NM") and _is_part_of_number(scene, first, last):
        return None
    setting = scene.setting_for(year, first, last)
    value = values.plain(year, month, day, weekday, setting)
    guessed = value.period.first if value.period is not None and year is None and weekday is not None else None
    if guessed is not None and guessed.weekday() != weekday:  # the year nearby is another's
        value = values.plain(None, month, day, weekday, replace(setting, year=None))
    return Found(first, last, "day", value)


def _is_part_of_number(scene: Scene, first: int, last: int) -> bool:
    """ "May 10%", "Apollo-13 March": the number belongs to something else."""
    after = checks.word_at(scene.pieces, last)
    before = checks.word_at(scene.pieces, first - 1)
    glued_before = checks.is_glued(scene.pieces, first - 1, first) and before in ("-", "$", "€", "£", "/", ".")
    return glued_before or (after in ("%", "°", "/", ":") and checks.is_glued(scene.pieces, last - 1, last))


def days(scene: Scene, first: int, last: int) -> Found | None:
    pieces = scene.pieces
    first = _skip_article(scene, first)
    numbers = [pieces.values[index] for index in range(first, last) if pieces.kinds[index] in "NO"]
    month, year = scene.one("M", first, last), scene.one("Y", first, last)
    assert month is not None
    if pieces.kinds[last - 2] == "A" and not (checks.kind_at(pieces, first - 1) == "B" or _ends_phrase(pieces, last)):
        return day(scene, first, last - 2)  # "on June 14 and 15 others"
    if pieces.kinds[last - 1] == "N" and (
        checks.kind_at(pieces, last) == "U" or checks.word_at(pieces, last) in word_set("counted")
    ):
        return day(scene, first, last - 2)  # "on Jan. 5 to 11 years"
    setting = scene.setting_for(year, first, last)
    begin = values.plain(year, month, numbers[0], scene.one("W", first, last), setting)
    end = values.plain(year, month, numbers[1], None, setting)
    return Found(first, last, "days", span(begin, end), "from-to")


def _ends_phrase(pieces: Pieces, last: int) -> bool:
    """Whether no noun follows that a number just before would count."""
    after = checks.word_at(pieces, last)
    return checks.kind_at(pieces, last) in ("", ",") or after in word_set("closing")


def months(scene: Scene, first: int, last: int) -> Found | None:
    """ "January to March 2020", "Jan-Mar 2020"; the first takes the second's year, or the one before it."""
    begin_month, end_month = scene.pieces.values[first], scene.pieces.values[first + 2]
    year = scene.one("Y", first, last)
    setting = scene.setting_for(year, first, last)
    end = values.plain(year, end_month, None, None, setting)
    end_year = end.period.first.year if end.period is not None and end.period.first is not None else None
    if end_year is None:
        return Found(first, last, "months", Value(), "from-to")
    begin = values.plain(end_year - (begin_month > end_month), begin_month, None, None, setting)
    both = span(begin, end)
    return Found(first, last, "months", replace(both, has_year=year is not None, anchor=end.anchor), "from-to")


def month(scene: Scene, first: int, last: int) -> Found | None:
    month, year = scene.one("M", first, last), scene.one("Y", first, last)
    if scene.pieces.kinds[last - 2] == "," and checks.word_at(scene.pieces, last) in word_set("counted"):
        return bare_month(scene, first, last - 2)
    return Found(first, last, "month", values.plain(year, month, None, None, Setting(scene.today)))


def bare_month(scene: Scene, first: int, last: int) -> Found | None:
    part = scene.pieces.kinds[first] == "p"
    if not part and not checks.is_month(scene.text, scene.pieces, last - 1):
        return None
    month = scene.pieces.values[last - 1]
    return Found(first, last, "bare_month", values.plain(None, month, None, None, scene.setting(first, last)))


def season(scene: Scene, first: int, last: int) -> Found | None:
    pieces = scene.pieces
    at = next(index for index in range(first, last) if pieces.kinds[index] == "s")
    name = pieces.words[at]
    if pieces.kinds[first] in "LXH":
        return Found(first, last, "season", values.pointed_season(name, pieces.kinds[first], Setting(scene.today)))
    year, second = scene.one("Y", first, last), scene.one("Nn", first, last)
    assert year is not None
    if second is not None:
        second += year // 100 * 100
        if second != year + 1:
            return None
    return Found(first, last, "season", values.season(name, year, second))


def decade(scene: Scene, first: int, last: int) -> Found | None:
    value = scene.pieces.values[last - 1]
    part = scene.pieces.words[first] if scene.pieces.kinds[first] == "p" else ""
    if value < 100:
        if not word_set("no_decade").isdisjoint(scene.pieces.words):
            return None
        if not part and first >= 2 and scene.pieces.kinds[first - 1] == "p":
            part = scene.pieces.words[first - 1]
        if _is_of_life(scene, first):
            return None
        value += 1900
    return Found(first, last, "decade", values.decade(value, part))


def _is_of_life(scene: Scene, first: int) -> bool:
    """ "in her mid-40s", "in his late 60s": years of age."""
    while first > 0 and scene.pieces.kinds[first - 1] in "p-'":
        first -= 1
    return first > 0 and scene.pieces.words[first - 1] in word_set("own")


def centuries(scene: Scene, first: int, last: int) -> Found | None:
    """ "the 18th and 19th centuries": one span."""
    numbers = [scene.pieces.values[index] for index in range(first, last) if scene.pieces.kinds[index] == "O"]
    if not 1 <= numbers[0] < numbers[1] <= 30 or _is_before_our_era(scene, last):
        return None
    return Found(first, last, "century", span(values.century(numbers[0], ""), values.century(numbers[1], "")))


def _is_before_our_era(scene: Scene, last: int) -> bool:
    return checks.word_at(scene.pieces, last) in word_set("before_our_era")


def part_of_month(scene: Scene, first: int, last: int) -> Found | None:
    """ "the last week of March", "the first day of May 2020"; "the last days of March" are the month."""
    pieces = scene.pieces
    if pieces.words[first + 1] not in ("week", "weekend", "day"):
        at = pieces.kinds.index("M", first)
        return (month if pieces.kinds[last - 1] == "Y" else bare_month)(scene, at, last)
    unit, named, year = pieces.words[first + 1], scene.one("M", first, last), scene.one("Y", first, last)
    whole = values.plain(year, named, None, None, scene.setting_for(year, first, last))
    number = -1 if pieces.kinds[first] == "L" or pieces.words[first] == "final" else pieces.values[first]
    if whole.period is None:
        return Found(first, last, "part_of_month", replace(whole, approximate=True))
    return Found(first, last, "part_of_month", values.part_of_month(whole, unit, number))


def fiscal(scene: Scene, first: int, last: int) -> Found | None:
    """ "FY22": a year of accounts, which may begin in the calendar year before."""
    year = scene.pieces.values[first]
    period = Period(date(year - 1, 1, 1), date(year, 12, 31))
    return Found(first, last, "fiscal", Value(str(year), period, "absolute", True, approximate=True, year=year))


def era(scene: Scene, first: int, last: int) -> Found | None:
    """ "AD 79", "480 BC": years before our era are no rule's, and have no period."""
    at = last - 1 if scene.pieces.kinds[first] == "j" else first
    year = scene.pieces.values[at]
    if scene.pieces.kinds[last - 1] == "b":
        return Found(first, last, "era", Value(f"-{year - 1:04d}", has_year=True)) if 0 < year < 10000 else None
    if not 0 < year < 2200 or not (at == last - 1 or _ends_phrase(scene.pieces, last)):
        return None  # "12 CE marks"
    period = Period(date(year, 1, 1), date(year, 12, 31))
    return Found(first, last, "year", Value(f"{year:04d}", period, "absolute", True, year=year))


def century(scene: Scene, first: int, last: int) -> Found | None:
    number = scene.one("O", first, last)
    part = scene.pieces.words[first] if scene.pieces.kinds[first] == "p" else ""
    if number is None or not 1 <= number <= 30 or _is_before_our_era(scene, last):
        return None
    if all(checks.is_capital(scene.text, scene.pieces, index) for index in (last - 1, last)):
        return None  # "20th Century Fox"
    return Found(first, last, "century", values.century(number, part))


def split_year(scene: Scene, first: int, last: int) -> Found | None:
    """ "the 2021-22 season", "2008-12"."""
    pieces = scene.pieces
    start, second = pieces.values[first], pieces.values[last - 1]
    full = start // 100 * 100 + second
    if len(pieces.words[last - 1]) != 2 or not checks.is_glued(pieces, first, first + 1):
        return year(scene, first, first + 1)
    if full == start + 1 or (full == start + 1 - 100 and second == 0):
        years = Period(date(start, 7, 1), date(start + 1, 6, 30))
        iso = f"{start}/{start + 1}"
        return Found(first, last, "split_year", Value(iso, years, "absolute", True, approximate=True, year=start))
    if second > start % 100 and checks.is_range_of_years(pieces, first, last):
        period = Period(date(start, 1, 1), date(full, 12, 31))
        value = Value(f"{start}/{full}", period, "absolute", True, year=start)
        return Found(first, last, "split_year", value, "from-to")
    return None


def years(scene: Scene, first: int, last: int) -> Found | None:
    """ "2008–2012", with or without a preposition; not a score, a telephone number or a stretch back in time."""
    pieces = scene.pieces
    begin, end = pieces.values[first], pieces.values[last - 1]
    if checks.word_at(pieces, last) in word_set("counted"):
        return None
    if not 1000 <= begin < end <= 2100 or checks.is_number(pieces, first) or checks.is_number(pieces, last - 1):
        return None
    both = [values.plain(year, None, None, None, Setting(scene.today)) for year in (begin, end)]
    return Found(first, last, "years", span(both[0], both[1]), "from-to")


def year(scene: Scene, first: int, last: int) -> Found | None:
    at = last - 1
    pieces = scene.pieces
    joined = False
    if scene.found and scene.found[-1].shape == "year":
        gap = pieces.kinds[scene.found[-1].last : first]
        joined = gap in ("A", ",", ",A", "T", "-") or pieces.words[scene.found[-1].last : first] in (("or",), ("/",))
    if (at == first or pieces.kinds[at - 1] != "-") and not checks.is_year(scene.text, pieces, at, joined):
        return None
    if _is_before_our_era(scene, last):
        return None
    value = values.plain(pieces.values[at], None, None, None, Setting(scene.today))
    margin = word_list("circa").get(checks.word_at(pieces, first - 1))
    if margin is not None and value.year is not None:
        around = Period(date(max(1, value.year - margin), 1, 1), date(value.year + margin, 12, 31))
        value = replace(value, period=around, approximate=True)
    part = pieces.words[first] if pieces.kinds[first] == "p" else ""
    return Found(first, last, "year", values.part_of_year(value, part))
