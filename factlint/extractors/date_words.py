"""The pieces of a sentence as dates see them: "on Sunday, 4 October 2020" is the string of kinds ``iW,NMY``.

A kind is one letter, so the shapes of dates (:mod:`.date_shapes`) are regular expressions over kinds.
"""

from __future__ import annotations

import functools
import re
from typing import Any

from factlint import data
from factlint.lookup import Lookup
from factlint.model import Tokens
from factlint.records import dataclass
from factlint.values import calendar

KINDS = {
    "article": "t",
    "of": "o",
    "from": "F",
    "to": "T",
    "between": "B",
    "and": "A",
    "last": "L",
    "next": "X",
    "this": "H",
    "previous": "V",
    "following": "f",
    "unit": "U",
    "century": "c",
    "quarter": "Z",
    "ordinal": "Q",
    "ago": "a",
    "earlier": "e",
    "later": "l",
    "before": "r",
    "part": "p",
    "season": "s",
    "near_day": "R",
    "day_part": "P",
    "ended": "z",
    "christian": "j",
    "heathen": "b",
}
MONTH, WEEKDAY, COUNT, DAY_NUMBER, ORDINAL_NUMBER, YEAR, NUMBER = "M", "W", "q", "N", "O", "Y", "n"
WEEKDAYS, FISCAL = "v", "y"
DECADE, SHORT_DECADE, FULL_DATE, QUARTER_CODE, GROUPED, WORD, OTHER = "D", "E", "I", "K", "G", "w", "0"

_FULL_DATE = re.compile(
    r"""
    \d{4}(?P<a>[-/])\d{2}(?P=a)\d{2}              # 2020-10-05, 2020/10/05
  | \d{1,2}(?P<b>[./])\d{1,2}(?P=b)\d{4}          # 19.03.2021, 03/04/2021
  | \d{1,2}/\d{1,2}/\d{2}                        # 7/8/07
    """,
    re.VERBOSE,
)
_PART = re.compile(r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?![^\W\d_])|[-‐‑/]|[^\W\d_]+|\S")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence as parallel tuples; offsets are in the document."""

    kinds: str
    words: tuple[str, ...]  # lower case
    values: tuple[int, ...]  # number of the month, weekday, day, year, count; -1 where unknown
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@functools.cache
def word_list(name: str) -> Any:
    """One list or map of ``data/times.yaml``."""
    return data.load("times")[name]


@functools.cache
def word_set(name: str) -> frozenset[str]:
    """One list of ``data/times.yaml`` as a set."""
    return frozenset(word_list(name))


@functools.cache
def _kinds() -> dict[str, tuple[str, int]]:
    """Every word and sign that can be part of a date, with its kind and value."""
    table: dict[str, tuple[str, int]] = {}
    for name, words in word_list("kinds").items():
        for word in words:
            table[word] = (KINDS[name], -1)
    for word, value in word_list("counts").items():
        table[word] = (COUNT, -1 if value is None else value)
    for word, value in word_list("ordinals").items():
        table[word] = ("Q", value)
    for kind, numbers in ((MONTH, calendar.months()), (WEEKDAY, calendar.weekdays())):
        for word, value in numbers.items():
            table[word] = table[f"{word}."] = (kind, value)
    for word, value in data.load("weekdays")["names"].items():
        table[f"{word}s"] = (WEEKDAYS, value)
    for year in range(100):
        table[f"fy{year:02d}"] = table[f"fy{2000 + year}"] = (FISCAL, 2000 + year)
    for word, value in word_list("decades").items():
        table[word] = (SHORT_DECADE, value)
    for number in range(1, 5):
        table[f"q{number}"] = table[f"h{number}"] = (QUARTER_CODE, number)
    for signs, kind in (("-–—‐‑", "-"), (",", ","), ("/", "/"), ("'’", "'")):
        for sign in signs:
            table[sign] = (kind, -1)
    table["'s"] = ("'", -1)
    return table


@functools.cache
def _capitals_only() -> frozenset[str]:
    """Months and weekdays that are also common words: "may", "sun"."""
    words = {*data.load("months")["ambiguous"], *data.load("weekdays")["abbreviations"]}
    words.update(word_list("kinds")["christian"], word_list("kinds")["heathen"])
    return frozenset(words | {f"{word}." for word in words})


_UNSURE, _COMPOUND = "m", "h"  # "may", a month if it has a capital; "3-5", "mid-June", of several pieces


_CORE = re.compile(f"[IYMDEcZUvWRysPjb{_UNSURE}{_COMPOUND}]")  # no shape is without one of these


def split(tokens: Tokens) -> Pieces:
    """The pieces of a tokenised text: a token each, but for what a date may begin or end inside ("3-5", "mid-June")."""
    return _pieces(tokens, "".join(map(_KIND.__getitem__, tokens.lower)))


def split_dated(tokens: Tokens) -> Pieces | None:
    """As :func:`split`; None where no word or figure can be part of a date, which is quick to see."""
    kinds = "".join(map(_KIND.__getitem__, tokens.lower))
    return _pieces(tokens, kinds) if _CORE.search(kinds) is not None else None


def _pieces(tokens: Tokens, kinds: str) -> Pieces:
    if _UNSURE in kinds:
        kinds = "".join([_sure(tokens, index) if kind == _UNSURE else kind for index, kind in enumerate(kinds)])
    whole = Pieces(kinds, tokens.lower, tuple(map(_VALUE.__getitem__, tokens.lower)), tokens.starts, tokens.ends)
    index = kinds.rfind(_COMPOUND)
    while index >= 0:
        whole = _put(_parts(tokens, index), whole, index)
        index = kinds.rfind(_COMPOUND, 0, index)
    return whole


def _kind(word: str) -> tuple[str, int]:
    """The kind and value of a token in lower case."""
    if word in _capitals_only():
        return _UNSURE, _kinds()[word][1]
    if (known := _kinds().get(word)) is not None:
        return known
    if _is_compound(word):
        return _COMPOUND, -1
    if word[0].isdecimal():
        return _figure(word)
    return (WORD if word[0].isalpha() else OTHER), -1


_KIND = Lookup(lambda word: _kind(word)[0])
_VALUE = Lookup(lambda word: _kind(word)[1])


def _sure(tokens: Tokens, index: int) -> str:
    """The kind of "May" or "may"."""
    return _kinds()[tokens.lower[index]][0] if tokens.words[index][0].isupper() else WORD


def _is_compound(word: str) -> bool:
    """Whether a part of a hyphened word can be part of a date: "3-5", "mid-1980s", "May-June"; not "well-known"."""
    if len(word) < 3 or not ("-" in word or "/" in word or "‑" in word or "‐" in word) or _FULL_DATE.fullmatch(word):
        return False
    get = _kinds().get
    parts = [part for part in _PART.findall(word) if len(part) > 1 or part.isalnum()]
    return any((part[0].isdecimal() and _figure(part)[0] != OTHER) or get(part) is not None for part in parts)


def _parts(tokens: Tokens, index: int) -> Pieces:
    """The pieces inside "3-5", "mid-1980s" or "May-June"."""
    get, start = _kinds().get, tokens.starts[index]
    found = [(match.group(), match.start(), match.end()) for match in _PART.finditer(tokens.lower[index])]
    known = [get(part) or (_figure(part) if part[0].isdecimal() else (WORD, -1)) for part, _, _ in found]
    return Pieces(
        "".join([kind for kind, _ in known]),
        tuple([part for part, _, _ in found]),
        tuple([value for _, value in known]),
        tuple([start + first for _, first, _ in found]),
        tuple([start + last for _, _, last in found]),
    )


def _put(parts: Pieces, whole: Pieces, index: int) -> Pieces:
    """*whole* with the piece at *index* replaced by *parts*."""
    return Pieces(
        whole.kinds[:index] + parts.kinds + whole.kinds[index + 1 :],
        whole.words[:index] + parts.words + whole.words[index + 1 :],
        whole.values[:index] + parts.values + whole.values[index + 1 :],
        whole.starts[:index] + parts.starts + whole.starts[index + 1 :],
        whole.ends[:index] + parts.ends + whole.ends[index + 1 :],
    )


def _figure(word: str) -> tuple[str, int]:
    if len(word) >= 6 and _FULL_DATE.fullmatch(word):
        return FULL_DATE, -1
    return _number(word)


def _number(word: str) -> tuple[str, int]:
    digits = word.rstrip("sthndr")
    suffix = word[len(digits) :]
    if not digits.isascii() or not digits.isdecimal():
        plain = digits.replace(",", "")
        is_grouped = len(plain) <= 15 and plain.isdecimal() and plain.isascii()
        return (GROUPED, int(plain)) if is_grouped else (OTHER, -1)
    if len(digits) > 9:
        return OTHER, -1
    value = int(digits)
    if suffix == "s":
        if len(digits) == 4 and value % 10 == 0:
            return DECADE, value
        return (SHORT_DECADE, value) if len(digits) == 2 and value % 10 == 0 else (OTHER, -1)
    if suffix:
        return ORDINAL_NUMBER, value
    if len(digits) == 4 and 1000 <= value <= 2199:
        return YEAR, value
    return (DAY_NUMBER, value) if len(digits) <= 2 and 1 <= value <= 31 else (NUMBER, value)
