"""Shapes → dates: "in 2010" is a year, "2010 people" is none.

Each shape of :mod:`.date_shapes` has one function that says what it means here, or that it is no date.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from factlint.extractors import date_checks as checks
from factlint.extractors import date_values as values
from factlint.extractors.date_shapes import shapes
from factlint.extractors.date_values import Setting, Value
from factlint.extractors.date_words import Pieces, word_set
from factlint.values.period import Period


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a sentence's pieces ``[first, last)``."""

    first: int
    last: int
    shape: str
    value: Value
    relation: str = "in"


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence as its dates are read, from left to right."""

    text: str
    pieces: Pieces
    today: date | None  # the document's own day
    month_first: bool  # 03/04/2021 is 4 March
    earlier_year: Callable[[], int | None]  # of the date before the sentence
    found: list[Found]  # what was read so far

    def setting(self, first: int, last: int) -> Setting:
        """What the words at ``[first, last)`` are read against."""
        return Setting(self.today, self._year_nearby(first), checks.looks_ahead(self.pieces, first, last))

    def _year_nearby(self, first: int) -> int | None:
        if checks.is_reported(self.pieces, first):
            return None
        for one in reversed(self.found):
            if one.value.year is not None and (one.value.month is not None or one.first <= 1):
                return one.value.year
            if one.value.month is not None and one.value.period is not None and one.value.period.first is not None:
                return one.value.period.first.year
        return self.earlier_year()


def read(
    text: str, pieces: Pieces, today: date | None, month_first: bool, earlier_year: Callable[[], int | None]
) -> list[Found]:
    """The dates among the pieces of *text*, in order; spans are not yet joined."""
    found: list[Found] = []
    scene = Scene(text, pieces, today, month_first, earlier_year, found)
    for shape, first, last in shapes(pieces.kinds):
        one = READERS[shape](scene, first, last)
        if one is not None:
            found.append(one)
    return found


def _one(scene: Scene, kinds: str, first: int, last: int) -> int | None:
    """The value of the first piece of one of *kinds*."""
    for index in range(first, last):
        if scene.pieces.kinds[index] in kinds:
            return scene.pieces.values[index]
    return None


def _skip_article(scene: Scene, first: int) -> int:
    return first + 1 if scene.pieces.kinds[first] == "t" else first


def _full(scene: Scene, first: int, last: int) -> Found | None:
    numbers = [int(part) for part in scene.pieces.words[last - 1].replace("-", ".").replace("/", ".").split(".")]
    if numbers[0] > 31:
        year, month, day = numbers
    else:
        day, month, year = numbers
        if month > 12 or (scene.month_first and day <= 12 and "/" in scene.pieces.words[last - 1]):
            day, month = month, day
    if not 1000 <= year <= 2199:
        return None
    weekday = _one(scene, "W", first, last)
    return Found(first, last, "full", values.plain(year, month, day, weekday, Setting(scene.today)))


def _day(scene: Scene, first: int, last: int) -> Found | None:
    pieces = scene.pieces
    first = _skip_article(scene, first)
    kinds = pieces.kinds[first:last]
    weekday, month = _one(scene, "W", first, last), _one(scene, "M", first, last)
    day, year = _one(scene, "NO", first, last), _one(scene, "Y", first, last)
    assert month is not None and day is not None
    if year is not None and "," in kinds[kinds.index("M") :] and checks.word_at(pieces, last) in word_set("counted"):
        last, year = last - 2, None  # "on June 14, 2010 people"
    if kinds == "MN" and checks.word_at(pieces, first - 1) == "in" and checks.kind_at(pieces, last) == "w":
        value = values.plain(None, month, None, None, scene.setting(first, first + 1))  # "in June 14 people"
        return Found(first, first + 1, "bare_month", value)
    if kinds in ("MN", "NM") and _is_part_of_number(scene, first, last):
        return None
    setting = scene.setting(first, last)
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


def _days(scene: Scene, first: int, last: int) -> Found | None:
    pieces = scene.pieces
    first = _skip_article(scene, first)
    numbers = [pieces.values[index] for index in range(first, last) if pieces.kinds[index] in "NO"]
    month, year = _one(scene, "M", first, last), _one(scene, "Y", first, last)
    assert month is not None
    setting = scene.setting(first, last)
    begin = values.plain(year, month, numbers[0], _one(scene, "W", first, last), setting)
    end = values.plain(year, month, numbers[1], None, setting)
    return Found(first, last, "days", span(begin, end), "from-to")


def span(begin: Value, end: Value) -> Value:
    """One date from two: "from 2008 to 2012" is 2008/2012."""
    period = None
    if begin.period is not None and end.period is not None and not end.period.is_before(begin.period):
        period = Period(begin.period.first, end.period.last)
    iso = f"{begin.iso}/{end.iso}" if begin.iso and end.iso else None
    return Value(
        iso,
        period,
        begin.anchor if begin.anchor != "absolute" else end.anchor,
        begin.has_year or end.has_year,
        begin.weekday,
        begin.approximate or end.approximate,
        end.year,
        end.month,
        end.day,
        min(begin.confidence, end.confidence),
    )


def _month(scene: Scene, first: int, last: int) -> Found | None:
    month, year = _one(scene, "M", first, last), _one(scene, "Y", first, last)
    if scene.pieces.kinds[last - 2] == "," and checks.word_at(scene.pieces, last) in word_set("counted"):
        return _bare_month(scene, first, last - 2)
    return Found(first, last, "month", values.plain(year, month, None, None, Setting(scene.today)))


def _named_month(scene: Scene, first: int, last: int) -> Found | None:
    month = scene.pieces.values[last - 1]
    return Found(
        first, last, "named_month", values.pointed_month(month, scene.pieces.kinds[first], Setting(scene.today))
    )


def _bare_month(scene: Scene, first: int, last: int) -> Found | None:
    part = scene.pieces.kinds[first] == "p"
    if not part and not checks.is_month(scene.text, scene.pieces, last - 1):
        return None
    month = scene.pieces.values[last - 1]
    return Found(first, last, "bare_month", values.plain(None, month, None, None, scene.setting(first, last)))


def _season(scene: Scene, first: int, last: int) -> Found | None:
    pieces = scene.pieces
    at = next(index for index in range(first, last) if pieces.kinds[index] == "s")
    name = pieces.words[at]
    if pieces.kinds[first] in "LXH":
        return Found(first, last, "season", values.pointed_season(name, pieces.kinds[first], Setting(scene.today)))
    year, second = _one(scene, "Y", first, last), _one(scene, "Nn", first, last)
    assert year is not None
    if second is not None:
        second += year // 100 * 100
        if second != year + 1:
            return None
    return Found(first, last, "season", values.season(name, year, second))


def _quarter(scene: Scene, first: int, last: int) -> Found | None:
    pieces = scene.pieces
    code = pieces.kinds[first] == "K"
    number = pieces.values[first]
    halves = pieces.words[first][0] == "h" if code else "half" in pieces.words[first:last]
    year = _one(scene, "Y", first, last)
    pointed = [index for index in range(first + 1, last) if pieces.kinds[index] == "U"]
    if (
        (halves and number > 2)
        or (halves and year is None and not pointed)
        or (year is None and checks.is_game(pieces))
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
        step = {"L": -1, "X": 1}.get(pieces.kinds[pointed[0] - 1], 0) if pointed else 0
        year = scene.today.year + step
        if not pointed and not halves and not checks.looks_ahead(pieces, first, last):
            year -= scene.today.month <= 3 * (number - 1)  # the last one that has begun
    iso, period = (values.half_of if halves else values.quarter_of)(year, number)
    return Found(first, last, "quarter", Value(iso, period, anchor, has_year, year=year if has_year else None))


def _decade(scene: Scene, first: int, last: int) -> Found | None:
    value = scene.pieces.values[last - 1]
    part = scene.pieces.words[first] if scene.pieces.kinds[first] == "p" else ""
    if value < 100:
        if not part and first >= 2 and scene.pieces.kinds[first - 1] == "p":
            part = scene.pieces.words[first - 1]
        if scene.pieces.words[max(0, first - 2)] in ("her", "his", "their", "in his", "its"):
            return None
        value += 1900
    return Found(first, last, "decade", values.decade(value, part))


def _century(scene: Scene, first: int, last: int) -> Found | None:
    number = _one(scene, "O", first, last)
    part = scene.pieces.words[first] if scene.pieces.kinds[first] == "p" else ""
    if number is None or not 1 <= number <= 30:
        return None
    return Found(first, last, "century", values.century(number, part))


def _split_year(scene: Scene, first: int, last: int) -> Found | None:
    """ "the 2021-22 season", "2008-12"."""
    pieces = scene.pieces
    year, second = pieces.values[first], pieces.values[last - 1]
    full = year // 100 * 100 + second
    if len(pieces.words[last - 1]) != 2 or not checks.is_glued(pieces, first, first + 1):
        return _year(scene, first, first + 1)
    if full == year + 1 or (full == year + 1 - 100 and second == 0):
        years = Period(date(year, 7, 1), date(year + 1, 6, 30))
        iso = f"{year}/{year + 1}"
        return Found(first, last, "split_year", Value(iso, years, "absolute", True, approximate=True, year=year))
    if second > year % 100 and checks.is_year(scene.text, pieces, first, False):
        period = Period(date(year, 1, 1), date(full, 12, 31))
        return Found(first, last, "split_year", Value(f"{year}/{full}", period, "absolute", True, year=year), "from-to")
    return None


def _years(scene: Scene, first: int, last: int) -> Found | None:
    """ "2008–2012", with or without a preposition; not a score, a telephone number or a stretch back in time."""
    pieces = scene.pieces
    begin, end = pieces.values[first], pieces.values[last - 1]
    if not 1000 <= begin < end <= 2100 or checks.is_number(pieces, first) or checks.is_number(pieces, last - 1):
        return None
    both = [values.plain(year, None, None, None, Setting(scene.today)) for year in (begin, end)]
    return Found(first, last, "years", span(both[0], both[1]), "from-to")


def _count(scene: Scene, first: int, last: int) -> int:
    """How many, -1 where the words leave it open: "two", "a couple of", "12"."""
    numbers = [scene.pieces.values[index] for index in range(first, last) if scene.pieces.kinds[index] in "qNnY0"]
    if not numbers or -1 in numbers:
        return -1
    return max(numbers)


def _ago(scene: Scene, first: int, last: int) -> Found | None:
    count, unit = _count(scene, first, last - 2), scene.pieces.words[last - 2]
    return Found(first, last, "ago", values.distant(count, unit, -1, scene.today, "document"))


def _later(scene: Scene, first: int, last: int) -> Found | None:
    """ "two days later": counted from the date before, "a year earlier" from the document's where there is none."""
    count, unit = _count(scene, first, last - 2), scene.pieces.words[last - 2]
    sign = 1 if scene.pieces.kinds[last - 1] == "l" else -1
    before = next((one.value.period for one in reversed(scene.found) if one.value.period), None)
    origin = before.first if before else scene.today if sign < 0 else None
    return Found(first, last, "later", values.distant(count, unit, sign, origin, "document"))


def _stretch(scene: Scene, first: int, last: int) -> Found | None:
    count, unit = _count(scene, first, last - 1), scene.pieces.words[last - 1]
    value = values.stretch(count, unit, scene.pieces.kinds[first], scene.today)
    return Found(first, last, "stretch", value)


def _near(scene: Scene, first: int, last: int) -> Found | None:
    """ "last year", "earlier this month", "last night"."""
    pieces = scene.pieces
    pointer, unit = pieces.kinds[last - 2], pieces.words[last - 1]
    if unit == "half":
        return None
    steps = {"L": -1, "X": 1}.get(pointer, 0)
    if pieces.kinds[last - 1] == "P":
        if pointer == "X":
            return None
        unit = "day"
    elif unit.startswith("day") or (unit.endswith("s") and unit != "days"):
        return None  # "the last day", "these years"
    if pieces.words[last - 2] == "past" and scene.today is not None:  # "the past year": a span up to now
        return Found(last - 2, last, "stretch", values.stretch(1, unit, "L", scene.today))
    return Found(first, last, "near", values.stepped(unit, steps, Setting(scene.today)))


def _recent(scene: Scene, first: int, last: int) -> Found | None:
    if not scene.pieces.words[last - 1].endswith("s"):
        return None
    return Found(first, last, "recent", Value(anchor="document", approximate=True, confidence=0.6))


def _today(scene: Scene, first: int, last: int) -> Found | None:
    """ "Today, Thursday" and "was opened today"; not today's world."""
    pieces = scene.pieces
    weekday = _one(scene, "W", first, last)
    word = pieces.words[first]
    if word == "today" and weekday is None and not checks.looks_back(pieces, first, last):
        return None
    if checks.kind_at(pieces, last) == "'" and word == "today":
        return None
    return Found(first, last, "today", values.near_day(word, weekday, Setting(scene.today)))


def _weekday(scene: Scene, first: int, last: int) -> Found | None:
    pieces = scene.pieces
    at = first + 1 if pieces.kinds[first] in "LXH" else first
    if not checks.is_lone_weekday(scene.text, pieces, at):
        return None
    pointer = pieces.kinds[first] if at > first else ""
    value = values.weekday(pieces.values[at], pointer, scene.setting(first, last))
    return Found(first, last, "weekday", value)


def _year(scene: Scene, first: int, last: int) -> Found | None:
    at = last - 1
    pieces = scene.pieces
    joined = False
    if scene.found and scene.found[-1].shape == "year":
        gap = pieces.kinds[scene.found[-1].last : first]
        joined = gap in ("A", ",", ",A", "T", "-") or pieces.words[scene.found[-1].last : first] in (("or",), ("/",))
    if at == first and not checks.is_year(scene.text, pieces, at, joined):
        return None
    year = pieces.values[at]
    return Found(first, last, "year", values.plain(year, None, None, None, Setting(scene.today)))


READERS: dict[str, Callable[[Scene, int, int], Found | None]] = {
    "full": _full,
    "days_month": _days,
    "month_days": _days,
    "day": _day,
    "month": _month,
    "named_month": _named_month,
    "bare_month": _bare_month,
    "season": _season,
    "quarter": _quarter,
    "decade": _decade,
    "century": _century,
    "split_year": _split_year,
    "years": _years,
    "ago": _ago,
    "later": _later,
    "stretch": _stretch,
    "near": _near,
    "recent": _recent,
    "today": _today,
    "weekday": _weekday,
    "year": _year,
}
