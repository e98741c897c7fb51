"""The pieces of a sentence as dates see them: "on Sunday, 4 October 2020" is the string of kinds ``iW,NMY``.

A kind is one letter, so the shapes of dates (:mod:`.date_shapes`) are regular expressions over kinds.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Any

from factlint import data
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
    "recent": "r",
    "previous": "V",
    "following": "f",
    "unit": "U",
    "century": "c",
    "quarter": "Z",
    "ordinal": "Q",
    "ago": "a",
    "earlier": "e",
    "later": "l",
    "part": "p",
    "season": "s",
    "near_day": "R",
    "day_part": "P",
}
MONTH, WEEKDAY, COUNT, DAY_NUMBER, ORDINAL_NUMBER, YEAR, NUMBER = "M", "W", "q", "N", "O", "Y", "n"
DECADE, SHORT_DECADE, FULL_DATE, QUARTER_CODE, WORD, OTHER = "D", "E", "I", "K", "w", "0"

_PIECE = re.compile(
    r"""
    (?P<full>       \d{4}-\d{2}-\d{2}(?!\d)                      # 2020-10-05
                  | \d{1,2}(?P<sep>[./])\d{1,2}(?P=sep)\d{4}(?!\d)  # 19.03.2021, 03/04/2021
    )
  | (?P<number>     \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?![^\W\d_]) )
  | (?P<code>       [QH][1-4](?!\w) )                            # Q3
  | (?P<possessive> ['’]s?(?!\w) )
  | (?P<mixed>      \d[\w.,]*\w | [^\W\d_]+\d\w* )                # 4x4, S300: never part of a date
  | (?P<word>       [^\W\d_]+(?:['’][^\W\d_]+)?(?<!['’]s) )
  | (?P<rest>       \S )
    """,
    re.VERBOSE,
)
_DASHES = frozenset("-–—‑")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence as parallel tuples; offsets are in the sentence's text."""

    kinds: str
    words: tuple[str, ...]  # lower case
    values: tuple[int, ...]  # number of the month, weekday, day, year, count; -1 where unknown
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def word_list(name: str) -> Any:
    """One list or map of ``data/times.yaml``."""
    return data.load("times")[name]


@functools.cache
def word_set(name: str) -> frozenset[str]:
    """One list of ``data/times.yaml`` as a set."""
    return frozenset(word_list(name))


@functools.cache
def _kinds() -> dict[str, tuple[str, int]]:
    table: dict[str, tuple[str, int]] = {}
    for name, words in word_list("kinds").items():
        for word in words:
            table[word] = (KINDS[name], -1)
    for word, value in word_list("counts").items():
        table[word] = (COUNT, -1 if value is None else value)
    for word, value in word_list("ordinals").items():
        table[word] = ("Q", value)
    return table


@functools.cache
def triggers() -> frozenset[str]:
    """Lower-case words without which, and without figures, a sentence holds no date."""
    kinds = word_list("kinds")
    lone = {*calendar.months(), *calendar.weekdays()}
    for name in ("unit", "century", "quarter", "season", "near_day", "day_part"):
        lone.update(kinds[name])
    lone -= {"half"}
    return frozenset(lone | {f"{part}-{word}" for part in (*kinds["part"], *kinds["ordinal"]) for word in lone})


@functools.cache
def _abbreviations() -> frozenset[str]:
    return frozenset(data.load("months")["abbreviations"]) | frozenset(data.load("weekdays")["abbreviations"])


@functools.cache
def _capitals_only() -> frozenset[str]:
    return frozenset(data.load("months")["ambiguous"]) | frozenset(data.load("weekdays")["abbreviations"])


def split(text: str) -> Pieces:
    """The pieces of *text*."""
    table, months, weekdays = _kinds(), calendar.months(), calendar.weekdays()
    abbreviations, capitals = _abbreviations(), _capitals_only()
    kinds: list[str] = []
    words: list[str] = []
    values: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _PIECE.finditer(text):
        written = match.group()
        group = match.lastgroup
        word = written.lower()
        value = -1
        if group == "word" or group == "rest":
            if written == "." and words and words[-1] in abbreviations and ends[-1] == match.start():
                ends[-1] = match.end()  # "Sept."
                continue
            if word in months and (written[0].isupper() or word not in capitals):
                kind, value = MONTH, months[word]
            elif word in weekdays and (written[0].isupper() or word not in capitals):
                kind, value = WEEKDAY, weekdays[word]
            elif (known := table.get(word)) is not None:
                kind, value = known
            elif written in _DASHES:
                kind = "-"
            elif written in (",", "/"):
                kind = written
            else:
                kind = WORD if written[0].isalpha() else OTHER
        elif group == "number":
            kind, value = _number(word)
        elif group == "possessive":
            kind = "'"
        elif group == "full" or group == "sep":
            kind = FULL_DATE
        elif group == "code":
            kind, value = QUARTER_CODE, int(word[1])
        else:
            kind = OTHER
        kinds.append(kind)
        words.append(word)
        values.append(value)
        starts.append(match.start())
        ends.append(match.end())
    return Pieces("".join(kinds), tuple(words), tuple(values), tuple(starts), tuple(ends))


def _number(word: str) -> tuple[str, int]:
    digits = word.rstrip("sthndr")
    suffix = word[len(digits) :]
    if not digits.isascii() or not digits.isdecimal():
        plain = digits.replace(",", "")
        return (OTHER, int(plain)) if plain.isdecimal() and plain.isascii() else (OTHER, -1)
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
