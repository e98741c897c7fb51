"""Number words one by one: "eleven" 11, "twenty-one" 21, "1,100" 1,100, "29th" 29; and the list that they come from."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from factlint import data
from factlint.records import dataclass

_TEN = Decimal(10)
# More than 18 digits are a key or a checksum, not a figure that anybody counted.
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,18})?|\d{1,2}(?:,\d{2}){1,6},\d{3}(?:\.\d{1,18})?")
_PLAIN = re.compile(r"\d{1,18}(?:\.\d{1,18})?|\.\d{1,18}")


@dataclass(frozen=True, slots=True)
class Words:
    """The word list, ready for lookups."""

    small: Mapping[str, Decimal]  # 0 to 19
    tens: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    hundreds: frozenset[str]
    short_scales: Mapping[str, Decimal]
    million_signs: frozenset[str]
    groups: Mapping[str, Decimal]
    group_articles: frozenset[str]
    vague: Mapping[str, Decimal]
    vague_bare: frozenset[str]
    vague_nouns: frozenset[str]
    vague_openers: frozenset[str]
    couple: frozenset[str]
    fractions: Mapping[str, tuple[int, int]]
    vulgar: Mapping[str, tuple[int, int]]
    multiples: Mapping[str, Decimal]
    folded: frozenset[str]  # those of them that stand alone: "fivefold"
    folds: frozenset[str]  # endings: "fivefold", "10-fold"
    minus: frozenset[str]
    ordinals: Mapping[str, int]
    share_after: frozenset[str]  # what may stand after "a third", where it is a share
    share_before: frozenset[str]
    starters: frozenset[str]  # every word that may begin a number


@functools.cache
def words() -> Words:
    """The number words of English (data/numbers.yaml)."""
    raw: dict[str, Any] = data.load("numbers")

    def decimals(name: str) -> dict[str, Decimal]:
        return {word: Decimal(value) for word, value in raw[name].items()}

    small, tens, scales = decimals("units"), decimals("tens"), decimals("scales")
    scales.update(dict.fromkeys(raw["hundred"], Decimal(100)))
    counted = {**small, **tens, **scales}
    folded = {word + fold: value for word, value in counted.items() for fold in raw["folds"] if value > 1}
    fractions = {word: (int(a), int(b)) for word, (a, b) in raw["halves"].items()}
    vulgar = {sign: (int(a), int(b)) for sign, (a, b) in raw["vulgar"].items()}
    starters = {
        *small,
        *tens,
        *scales,
        *raw["vague"],
        *raw["couple"],
        *raw["group_articles"],
        *raw["multiples"],
        *folded,
        *vulgar,
    }
    return Words(
        small=small,
        tens=tens,
        scales=scales,
        hundreds=frozenset(raw["hundred"]),
        short_scales=decimals("short_scales"),
        million_signs=frozenset(raw["million_signs"]),
        groups=decimals("groups"),
        group_articles=frozenset(raw["group_articles"]),
        vague=decimals("vague"),
        vague_bare=frozenset(raw["vague_bare"]),
        vague_nouns=frozenset(raw["vague_nouns"]),
        vague_openers=frozenset(raw["vague_openers"]),
        couple=frozenset(raw["couple"]),
        fractions=fractions,
        vulgar=vulgar,
        multiples={**decimals("multiples"), **folded},
        folded=frozenset(folded),
        folds=frozenset(raw["folds"]),
        minus=frozenset(raw["minus"]),
        ordinals={word: int(value) for word, value in raw["ordinals"].items()},
        share_after=frozenset(("", *raw["share_after"])),
        share_before=frozenset(raw["share_before"]),
        starters=frozenset(starters | (fractions.keys() - {"second"})),
    )


def digits_value(text: str) -> Decimal | None:
    """The value of a figure in digits with English separators ("1,100", "12,34,567", "4.9"), or None."""
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return None


def word_value(word: str) -> Decimal | None:
    """The value of one number word below a hundred: "eleven", "twenty", "twenty-one"; None where it is none."""
    table = words()
    if word in table.small:
        return table.small[word]
    if word in table.tens:
        return table.tens[word]
    head, hyphen, tail = word.partition("-")
    if hyphen and head in table.tens and tail in table.small and 0 < table.small[tail] < _TEN:
        return table.tens[head] + table.small[tail]
    return None


def denominator(word: str) -> int | None:
    """What a fraction word divides by: "thirds" 3, "thirtieth" 30; None where it is none."""
    table = words()
    if word in table.fractions:
        return table.fractions[word][1]
    single = word[:-1] if word.endswith("s") else word
    value = ordinal_value(single) if single[:1].isalpha() and single != "second" and single != "first" else None
    return value if value is not None and value > 2 else None


def ordinal_value(word: str) -> int | None:
    """The value of an ordinal: "third" 3, "29th" 29, "twenty-first" 21; None where it is none."""
    table = words().ordinals
    if word in table:
        return table[word]
    if word[:1].isdecimal():
        if word.endswith(("st", "nd", "rd", "th")) and word[:-2].replace(",", "").isdecimal():
            return int(word[:-2].replace(",", ""))
        return None
    head, hyphen, tail = word.partition("-")
    if hyphen and head in words().tens and tail in table and table[tail] < 10:
        return int(words().tens[head]) + table[tail]
    return None
