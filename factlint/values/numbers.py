"""Written numbers: "1,100", "5.6 million", "one hundred and twenty-one", "half a dozen", "two-thirds", "one in five".

A number is read from a sequence of lower-case tokens; its interval is what its rounding leaves open (language, 5.3).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from factlint import data
from factlint.values.interval import Interval, around, exactly

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,3})")
_TWO_POINTS = Decimal(2)
_TEN = Decimal(10)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: its value, what rounding leaves open, the index after its last token.

    `kind` is "number", "fraction" (of a whole: 0.25), "ratio" ("one in five": 0.2), "multiple" ("twice": 2) or
    "vague" ("dozens": the value is the least that the word means).
    """

    value: Decimal
    interval: Interval
    end: int
    kind: str = "number"
    in_words: bool = False
    scale: Decimal = Decimal(1)  # what its scale words multiply by: 1,000,000 of "6 million"


@dataclass(frozen=True, slots=True)
class _Words:
    """The word list, ready for lookups."""

    small: Mapping[str, Decimal]  # 0 to 19
    tens: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    short_scales: Mapping[str, Decimal]
    million_signs: frozenset[str]
    groups: Mapping[str, Decimal]
    group_articles: frozenset[str]
    vague: Mapping[str, Decimal]
    vague_bare: frozenset[str]
    couple: frozenset[str]
    fractions: Mapping[str, tuple[int, int]]
    vulgar: Mapping[str, tuple[int, int]]
    multiples: Mapping[str, Decimal]
    times: frozenset[str]
    minus: frozenset[str]
    ordinals: Mapping[str, int]
    share_after: frozenset[str]  # what may stand after "a third", where it is a share
    share_before: frozenset[str]
    starters: frozenset[str]  # every word that may begin a number


@functools.cache
def words() -> _Words:
    """The number words of English (data/numbers.yaml)."""
    raw: dict[str, Any] = data.load("numbers")

    def decimals(name: str) -> dict[str, Decimal]:
        return {word: Decimal(value) for word, value in raw[name].items()}

    small, tens, scales = decimals("units"), decimals("tens"), decimals("scales")
    scales.update(dict.fromkeys(raw["hundred"], Decimal(100)))
    fractions = {word: (int(a), int(b)) for word, (a, b) in raw["halves"].items()}
    vulgar = {sign: (int(a), int(b)) for sign, (a, b) in raw["vulgar"].items()}
    starters = {*small, *tens, *scales, *raw["vague"], *raw["couple"], *raw["group_articles"], *raw["multiples"], *vulgar}
    return _Words(
        small=small,
        tens=tens,
        scales=scales,
        short_scales=decimals("short_scales"),
        million_signs=frozenset(raw["million_signs"]),
        groups=decimals("groups"),
        group_articles=frozenset(raw["group_articles"]),
        vague=decimals("vague"),
        vague_bare=frozenset(raw["vague_bare"]),
        couple=frozenset(raw["couple"]),
        fractions=fractions,
        vulgar=vulgar,
        multiples=decimals("multiples"),
        times=frozenset(raw["times"]),
        minus=frozenset(raw["minus"]),
        ordinals={word: int(value) for word, value in raw["ordinals"].items()},
        share_after=frozenset(("", *raw["share_after"])),
        share_before=frozenset(raw["share_before"]),
        starters=frozenset(starters | {"half", "quarter"}),
    )


def digits_value(text: str) -> Decimal | None:
    """The value of a figure in digits with English separators ("1,100", "12,34,567", "4.9"), or None where it is none."""
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


def number_at(tokens: Sequence[str], start: int, *, money: bool = False) -> Number | None:
    """Read the number that begins at ``tokens[start]`` (lower case), or None. *money*: a bare "m" means million."""
    if start >= len(tokens):
        return None
    token = tokens[start]
    if not token:
        return None
    if token[0].isdigit() or (token[0] == "." and token[1:2].isdigit()):
        return _from_digits(tokens, start, money)
    return _from_words(tokens, start)


def _at(tokens: Sequence[str], index: int) -> str:
    return tokens[index] if 0 <= index < len(tokens) else ""


def _rounded(coefficient: Decimal, scale: Decimal, end: int, *, in_words: bool = False) -> Number:
    """A figure with a scale word or a decimal: plus or minus half of its last digit."""
    exponent = coefficient.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    value = coefficient * scale
    if scale < 1000 and not places:
        return Number(value, exactly(value), end, in_words=in_words, scale=scale)
    margin = scale / (2 * _TEN**places)
    return Number(value, around(value, margin), end, in_words=in_words, scale=scale)


def _from_digits(tokens: Sequence[str], start: int, money: bool) -> Number | None:
    table = words()
    if (slashed := _SLASHED.fullmatch(tokens[start])) is not None:
        over, below = int(slashed[1]), int(slashed[2])
        return _fraction(over, below, start + 1) if 0 < over < below and (below <= 12 or below in (20, 50, 100)) else None
    value = digits_value(tokens[start])
    if value is None:
        return None
    end = start + 1
    if (fraction := table.vulgar.get(_at(tokens, end))) is not None:
        value, end = value + Decimal(fraction[0]) / fraction[1], end + 1
    elif _at(tokens, end) == "/" and _at(tokens, end + 1).isdigit() and (below := int(tokens[end + 1])) > value >= 1:
        if below <= 12 or below in (20, 50, 100):
            return _fraction(int(value), below, end + 2)
        return None
    elif _at(tokens, end) == "and" and _at(tokens, end + 1) == "a" and _at(tokens, end + 2) == "half":
        value, end = value + Decimal("0.5"), end + 3
    elif _at(tokens, end).isdigit() and _at(tokens, end + 1) == "/" and _at(tokens, end + 2).isdigit():
        over, below = int(tokens[end]), int(tokens[end + 2])
        if 0 < over < below <= 12:
            value, end = value + Decimal(over) / below, end + 3
    if (ratio := _ratio(tokens, value, end)) is not None:
        return ratio
    scale, end = scale_at(tokens, end, money=money)
    if scale == 1 and value == value.to_integral_value() and "." not in tokens[start]:
        return Number(value, exactly(value), end)
    return _rounded(value, scale, end)


def scale_at(tokens: Sequence[str], end: int, *, money: bool = False) -> tuple[Decimal, int]:
    """The scale words from *end* on ("hundred thousand", "bn"), multiplied, and the index after them."""
    table = words()
    scale = Decimal(1)
    while True:
        word = _at(tokens, end)
        if word in table.scales:
            scale *= table.scales[word]
        elif scale == 1 and (word in table.short_scales or (money and word in table.million_signs)):
            return table.short_scales.get(word, Decimal(1_000_000)), end + 1
        elif scale == 1 and word in table.groups and word != "score":
            return table.groups[word], end + 1
        else:
            return scale, end
        end += 1


def _ratio(tokens: Sequence[str], value: Decimal, end: int) -> Number | None:
    """ "one in five", "3 out of 10": a share, where the first is the smaller."""
    if _at(tokens, end) == "in" or (_at(tokens, end) == "out" and _at(tokens, end + 1) == "of"):
        at = end + (1 if tokens[end] == "in" else 2)
        word = _at(tokens, at)
        every = digits_value(word) if word[:1].isdigit() else word_value(word)
        if every is not None and value < every <= 1_000_000 and value == value.to_integral_value():
            at += 1
            if word[:1].isdigit() is False or _at(tokens, at) in words().scales:
                scale, at = scale_at(tokens, at)
                every *= scale
            if 1900 <= every <= 2100:  # "two in 2014": a year
                return None
            share = value / every
            return Number(share, exactly(share), at, "ratio")
    return None


def _fraction(over: int, below: int, end: int, *, in_words: bool = False) -> Number:
    """A third, a quarter of a whole: plus or minus two points."""
    share = Decimal(over) / below
    margin = _TWO_POINTS / 100
    return Number(share, around(share, margin), end, "fraction", in_words)


def _fraction_word(word: str) -> tuple[int, int] | None:
    """ "two-thirds", "three-quarters", "one-fifth" as one token."""
    table = words()
    head, hyphen, tail = word.partition("-")
    if hyphen and tail in table.fractions:
        count = table.small.get(head)
        if count is not None and 0 < count < 20:
            return int(count), table.fractions[tail][1]
    return None


def _from_words(tokens: Sequence[str], start: int) -> Number | None:
    table = words()
    word = tokens[start]
    if word in table.vulgar:
        over, below = table.vulgar[word]
        return _fraction(over, below, start + 1)
    if (pair := _fraction_word(word)) is not None:
        return _scaled_fraction(tokens, *pair, start + 1)
    if word in ("a", "an", "one", "the") and (found := _from_article(tokens, start)) is not None:
        return found
    if word in ("half", "quarter"):
        return _from_half(tokens, start)
    if word in table.couple and _at(tokens, start + 1) == "of" and _at(tokens, start - 1) not in ("the", "this", "that"):
        return Number(Decimal(2), Interval(Decimal(2), Decimal(3)), start + 2, "number", True) if word == "couple" else None
    if word in table.vague:
        return _vague(tokens, start)
    if word in table.multiples:
        return Number(table.multiples[word], exactly(table.multiples[word]), start + 1, "multiple", True)
    if word in table.scales and word != "hundred" and _at(tokens, start - 1) not in ("a", "one", "several", "few", "many"):
        return None
    return _cardinal(tokens, start)


def _from_article(tokens: Sequence[str], start: int) -> Number | None:
    """ "a dozen", "a couple of", "a third", "one quarter", "a hundred", "a million"; "a" alone is no number."""
    table = words()
    following = _at(tokens, start + 1)
    if following in table.fractions and following not in ("half", "second"):
        if tokens[start] == "the" or not _ends_share(_at(tokens, start + 2), _at(tokens, start - 1)):
            return None  # "a third party", "a quarter century"
        return _scaled_fraction(tokens, 1, table.fractions[following][1], start + 2)
    if tokens[start] == "the":
        return None
    if following == "half" and _at(tokens, start + 2) not in ("a", "an"):
        return _from_half(tokens, start + 1)
    if following in table.couple and following == "couple" and tokens[start] == "a":
        end = start + 3 if _at(tokens, start + 2) == "of" else start + 2
        return Number(Decimal(2), Interval(Decimal(2), Decimal(3)), end, "number", True)
    if following in table.group_articles:
        value = table.groups[following]
        return Number(value, exactly(value), start + 2, "number", True)
    if following in ("score", "scores") and _at(tokens, start + 2) == "of":
        return Number(Decimal(20), exactly(20), start + 3, "number", True)
    if following in table.scales:
        return _cardinal(tokens, start + 1, Decimal(1))
    return None


def _ends_share(after: str, before: str) -> bool:
    """Whether "a third" is a share here: "a third of", "by almost a third since 2019"; not "a third party"."""
    table = words()
    return after in table.share_after or (before in table.share_before and not after[:1].isalpha()) or before in ("by", "to", "than")


def _from_half(tokens: Sequence[str], start: int) -> Number | None:
    """ "half a million", "half a dozen", "half the seats", "quarter of a million"."""
    table = words()
    below = table.fractions[tokens[start]][1]
    after = _at(tokens, start + 1)
    if after in ("a", "an") and _at(tokens, start + 2) in table.groups and _at(tokens, start + 2) == "dozen":
        return Number(Decimal(6), exactly(6), start + 3, "number", True)
    if after in ("a", "an") and _at(tokens, start + 2) in table.scales:
        return _part_of_scale(1, below, table.scales[tokens[start + 2]], start + 3)
    if after in ("million", "billion", "trillion"):
        return _part_of_scale(1, below, table.scales[after], start + 2)
    if after == "dozen":
        return Number(Decimal(6), exactly(6), start + 2, "number", True)
    if after == "of" and tokens[start] == "half":
        return _scaled_fraction(tokens, 1, below, start + 1)
    if tokens[start] == "half" and (
        after in ("the", "its", "their", "his", "her", "our", "my", "all") or _at(tokens, start - 1) in ("than", "about", "nearly", "almost", "over")
    ):
        return _fraction(1, 2, start + 1, in_words=True)
    return None


def _part_of_scale(over: int, below: int, scale: Decimal, end: int) -> Number:
    value = scale * over / below
    return Number(value, around(value, scale / 20), end, "number", True, scale)


def _scaled_fraction(tokens: Sequence[str], over: int, below: int, end: int) -> Number:
    """ "three quarters of a million" is a number; "three quarters of the vote" a share."""
    scales = words().scales
    if _at(tokens, end) == "of" and _at(tokens, end + 1) in ("a", "one") and _at(tokens, end + 2) in scales:
        return _part_of_scale(over, below, scales[tokens[end + 2]], end + 3)
    if _at(tokens, end) in ("million", "billion", "trillion"):
        return _part_of_scale(over, below, scales[tokens[end]], end + 1)
    return _fraction(over, below, end, in_words=True)


def _vague(tokens: Sequence[str], start: int) -> Number | None:
    """ "dozens", "hundreds", "tens of thousands", "hundreds of millions": at least two of each."""
    table = words()
    value, end, last = table.vague[tokens[start]], start + 1, tokens[start]
    while _at(tokens, end) == "of" and _at(tokens, end + 1) in table.vague and last != _at(tokens, end + 1):
        last = tokens[end + 1]
        value, end = value * table.vague[last] / 2, end + 2
    if end == start + 1 and tokens[start] not in table.vague_bare:
        return None
    return Number(value, Interval(value, None), end, "vague", True)


def _cardinal(tokens: Sequence[str], start: int, total_of_group: Decimal | None = None) -> Number | None:
    """ "two hundred and two", "twenty-one trillion three hundred", "three and a half million"."""
    table = words()
    group, total, end = total_of_group, Decimal(0), start
    smallest: Decimal | None = None
    last_scale = Decimal(1)
    while end < len(tokens):
        word = tokens[end]
        value = word_value(word)
        if value is not None:
            ones = group is None or (group % 100 == 0 and group != 0) or (group % 10 == 0 and group % 100 >= 20 and value < 10)
            if not ones or (group is None and total and value >= last_scale):
                break
            if group is not None and group % 100 and value == 0:
                break
            group, last_scale = (group or Decimal(0)) + value, Decimal(1)
        elif word in table.scales and (group is not None or end == start):
            scale = table.scales[word]
            if smallest is not None and scale >= smallest and group is not None and total:
                if not total_of_group:
                    break
            if scale == 100:
                if group is None or group >= 100 or group == 0:
                    break
                group, last_scale = group * 100, Decimal(100)
            else:
                total += (group or Decimal(1)) * scale
                group, smallest, last_scale = None, scale, scale
        elif word == "and" and (group is not None or total):
            after = _at(tokens, end + 1)
            if after in ("a", "one") and _at(tokens, end + 2) == "half" and total == 0 and group is not None:
                scale, at = scale_at(tokens, end + 3)
                return _rounded(group + Decimal("0.5"), scale, at, in_words=True)
            joins = (group is not None and group >= 100 and group % 100 == 0) or (group is None and total > 0)
            below = word_value(after)
            if not joins or below is None or not 0 < below < 100 or _at(tokens, end + 2) in table.scales:
                break
        elif word == "point" and group is not None and word_value(_at(tokens, end + 1)) is not None:
            return _spoken_decimal(tokens, total + group, end + 1)
        else:
            break
        end += 1
    if group is None and not total:
        return None
    if total_of_group is None:
        if group is not None and not total and (ratio := _ratio(tokens, group, end)) is not None:
            return ratio
        if group is not None and not total and 0 < group < 20 and _at(tokens, end) in table.fractions and _at(tokens, end) != "second":
            if _at(tokens, end).endswith("s") or group == 1:
                return _scaled_fraction(tokens, int(group), table.fractions[tokens[end]][1], end + 1)
        if group is not None and not total and _at(tokens, end) in ("dozen", "dozens", "score"):
            value = group * table.groups[tokens[end]]
            return Number(value, exactly(value), end + 1, in_words=True)
    value = total + (group or Decimal(0))
    if total and group is None and last_scale >= 1000:
        return Number(value, around(value, last_scale / 2), end, in_words=True, scale=last_scale)
    return Number(value, exactly(value), end, in_words=True)


def _spoken_decimal(tokens: Sequence[str], whole: Decimal, start: int) -> Number:
    """ "five point two": the digits after the point, one by one or as one number."""
    digits, end = "", start
    while end < len(tokens) and (value := word_value(tokens[end])) is not None:
        digits, end = digits + str(int(value)), end + 1
    scale, end = scale_at(tokens, end)
    return _rounded(whole + Decimal(f"0.{digits}"), scale, end, in_words=True)


def ordinal_value(word: str) -> int | None:
    """The value of an ordinal: "third" 3, "29th" 29, "twenty-first" 21; None where it is none."""
    table = words().ordinals
    if word in table:
        return table[word]
    if word[:1].isdigit():
        if word.endswith(("st", "nd", "rd", "th")) and word[:-2].replace(",", "").isdigit():
            return int(word[:-2].replace(",", ""))
        return None
    head, hyphen, tail = word.partition("-")
    if hyphen and head in words().tens and tail in table and table[tail] < 10:
        return int(words().tens[head]) + table[tail]
    return None
