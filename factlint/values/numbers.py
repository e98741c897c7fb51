"""Written numbers: "1,100", "5.6 million", "one hundred and twenty-one", "half a dozen", "two-thirds", "one in five".

A number is read from a sequence of lower-case tokens; its interval is what its rounding leaves open (language, 5.3).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from decimal import Decimal

from factlint.lookup import Lookup
from factlint.records import dataclass
from factlint.values.interval import Interval, around, exactly
from factlint.values.number_words import denominator, digits_value, ordinal_value, word_value, words
from factlint.values.powers import exponent_at, power_of_ten

_SPACED_END = re.compile(r"\d{3}\.\d+")
_DENOMINATORS = (2, 3, 4, 5, 6, 8, 10, 20, 50, 100)  # "9/11" is a date
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,3})")
_TWO_POINTS = Decimal(2)
_TEN = Decimal(10)
_HUNDRED_UP = (Decimal(100), Decimal(1000), Decimal(100_000), Decimal(10_000_000))


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


def number_at(tokens: Sequence[str], start: int, *, money: bool = False) -> Number | None:
    """Read the number that begins at ``tokens[start]`` (lower case), or None. *money*: a bare "m" means million."""
    if start >= len(tokens):
        return None
    token = tokens[start]
    if not token:
        return None
    if token[0].isdecimal() or (token[0] == "." and token[1:2].isdecimal()):
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
    following = _at(tokens, start + 1)
    if following in _going_on() or following[:1] in _GOING_ON:
        return _with_following(tokens, start, money)
    alone = _ALONE[tokens[start]]  # most figures stand alone
    if alone is None:
        return None
    return Number(alone.value, alone.interval, start + 1, alone.kind, alone.in_words, alone.scale)


_GOING_ON = frozenset("0123456789ex×^")


@functools.cache
def _going_on() -> frozenset[str]:
    """The words after a figure in digits that may belong to it; another figure may too."""
    table = words()
    some = (table.scales, table.short_scales, table.million_signs, table.groups, table.vulgar)
    return frozenset({"/", "and", "in", "out", "over"}.union(*some))


def _with_following(tokens: Sequence[str], start: int, money: bool) -> Number | None:
    table = words()
    if (slashed := _SLASHED.fullmatch(tokens[start])) is not None:
        over, below = int(slashed[1]), int(slashed[2])
        return _fraction(over, below, start + 1) if 0 < over < below and (below in _DENOMINATORS) else None
    value = digits_value(tokens[start])
    if value is None:
        return None
    end = start + 1
    if len(tokens[start]) <= 3 and tokens[start].isdecimal() and tokens[start][0] != "0":
        while len(_at(tokens, end)) == 3 and tokens[end].isdecimal():  # thousands set off by spaces: 40 000
            value, end = value * 1000 + int(tokens[end]), end + 1
        if end < len(tokens) and end > start + 1 and (last := _SPACED_END.fullmatch(tokens[end])) is not None:
            value, end = value * 1000 + Decimal(last[0]), end + 1
    if (fraction := table.vulgar.get(_at(tokens, end))) is not None:
        value, end = value + Decimal(fraction[0]) / fraction[1], end + 1
    elif _at(tokens, end) == "/" and _at(tokens, end + 1).isdecimal() and (below := int(tokens[end + 1])) > value >= 1:
        if below in _DENOMINATORS:
            return _fraction(int(value), below, end + 2)
        return None
    elif (mixed := _and_fraction(tokens, value, Decimal(1), end)) is not None:
        return mixed
    elif (slashed := _SLASHED.fullmatch(_at(tokens, end))) is not None and 0 < int(slashed[1]) < int(slashed[2]) <= 12:
        value, end = value + Decimal(slashed[1]) / int(slashed[2]), end + 1  # "2 1/4"
    elif (power := power_of_ten(tokens, end, value)) is not None:
        return _rounded(value, power[0], power[1])
    elif _at(tokens, end) == "^" and (exponent := exponent_at(tokens, end + 1)) is not None and value:
        raised = value ** exponent[0]
        return Number(raised, exactly(raised), exponent[1]) if abs(raised.adjusted()) < 100 else None
    elif _at(tokens, end).isdecimal() and _at(tokens, end + 1) == "/" and _at(tokens, end + 2).isdecimal():
        over, below = int(tokens[end]), int(tokens[end + 2])
        if 0 < over < below <= 12:
            value, end = value + Decimal(over) / below, end + 3
    if (ratio := _ratio(tokens, value, start, end)) is not None:
        return ratio
    scale, end = scale_at(tokens, end, money=money)
    if scale == 1 and value == value.to_integral_value() and "." not in tokens[start]:
        return Number(value, exactly(value), end)
    if scale in _HUNDRED_UP and (more := _after_scale(tokens, value * scale, scale, end)) is not None:
        return more
    if scale > 1 and (mixed := _and_fraction(tokens, value * scale, scale, end)) is not None:
        return mixed
    return _rounded(value, scale, end)


_ALONE = Lookup(lambda token: _with_following((token,), 0, False))


def _after_scale(tokens: Sequence[str], value: Decimal, scale: Decimal, end: int) -> Number | None:
    """ "3 hundred and 21", "4 thousand 3 hundred and 21", "6 crore and two hundred"."""
    joined = _at(tokens, end) == "and"
    at = end + joined
    below = _at(tokens, at)
    if below.isdecimal() and (joined or _at(tokens, at + 1) in words().hundreds):
        rest = _from_digits(tokens, at, False)
        fits = rest is not None and 0 < rest.value < min(scale, 100 if rest.end == at + 1 else scale)
        rest = rest if fits and (scale == 100 or _at(tokens, at + 1) in words().hundreds) else None
    else:
        rest = _cardinal(tokens, at) if word_value(below) is not None else None
    if rest is None or rest.kind != "number" or not 0 < rest.value < scale:
        return None
    return Number(value + rest.value, exactly(value + rest.value), rest.end, scale=scale)


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


def _ratio(tokens: Sequence[str], value: Decimal, start: int, end: int) -> Number | None:
    """ "one in five", "3 out of 10", "one over three": a share, where the first is the smaller."""
    if _at(tokens, end) == "over":
        if start and tokens[start - 1] not in words().minus:
            return None  # "won by one over three"
        below = number_at(tokens, end + 1)
        if below is None or _at(tokens, below.end) not in ("", ".") or not 0 < value < below.value:
            return None  # "a lead of 2 over three years"
        return Number(value / below.value, exactly(value / below.value), below.end, "ratio")
    if _at(tokens, end) == "in" or (_at(tokens, end) == "out" and _at(tokens, end + 1) == "of"):
        at = end + (1 if tokens[end] == "in" else 2)
        word = _at(tokens, at)
        every = digits_value(word) if word[:1].isdecimal() else word_value(word)
        if every is not None and value < every <= 1_000_000 and value == value.to_integral_value():
            at += 1
            if word[:1].isdecimal() is False or _at(tokens, at) in words().scales:
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
    if (
        word in table.couple
        and _at(tokens, start + 1) == "of"
        and _at(tokens, start - 1) not in ("the", "this", "that")
    ):
        return (
            Number(Decimal(2), Interval(Decimal(2), Decimal(3)), start + 2, "number", True)
            if word == "couple"
            else None
        )
    if word in table.vague:
        return _vague(tokens, start)
    if word in table.multiples:
        return Number(table.multiples[word], exactly(table.multiples[word]), start + 1, "multiple", True)
    if word in table.scales and not (start == 0 or _at(tokens, start + 1) in table.scales):
        return None  # "several hundred", "few million": how many is open
    return _cardinal(tokens, start)


def _from_article(tokens: Sequence[str], start: int) -> Number | None:
    """ "a dozen", "a couple of", "a third", "one quarter", "a hundred", "a million"; "a" alone is no number."""
    table = words()
    following = _at(tokens, start + 1)
    if following == "half" and _at(tokens, start + 2) in ("", "."):
        return _fraction(1, 2, start + 2, in_words=True)
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
        return _cardinal(tokens, start + 1, after_article=True)
    return None


def _ends_share(after: str, before: str) -> bool:
    """Whether "a third" is a share here: "a third of", "by almost a third since 2019"; not "a third party"."""
    table = words()
    return (
        after in table.share_after
        or (before in table.share_before and not after[:1].isalpha())
        or before in ("by", "to", "than")
    )


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
    if after == "" and start == 0:
        return _fraction(1, below, start + 1, in_words=True)
    if after == "dozen":
        return Number(Decimal(6), exactly(6), start + 2, "number", True)
    if after in ("a", "an") and tokens[start] == "half":
        return _fraction(1, 2, start + 1, in_words=True)
    if after == "of" and tokens[start] == "half":
        return _scaled_fraction(tokens, 1, below, start + 1)
    if tokens[start] == "half" and (
        after in ("the", "its", "their", "his", "her", "our", "my", "all")
        or _at(tokens, start - 1) in ("than", "about", "nearly", "almost", "over")
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


def _cardinal(tokens: Sequence[str], start: int, *, after_article: bool = False) -> Number | None:
    """ "two hundred and two", "twenty-one trillion three hundred", "three and a half million", "five point two"."""
    table = words()
    total, at, end = Decimal(0), start, start
    limit: Decimal | None = None
    while (group := _group(tokens, at, after_article and at == start)) is not None:
        value, after = group
        scale, after = _large_scale(tokens, after)
        if limit is not None and (scale >= limit or value * scale >= limit):
            break
        total, end, limit = total + value * scale, after, scale
        if scale == 1:
            break
        at = after + (_at(tokens, after) == "and")
        if at > after and denominator(_at(tokens, at + 1)) is not None:
            break  # "two million and two thirds"
    if end == start or limit is None:
        return None
    if _at(tokens, end) == "point" and limit == 1 and word_value(_at(tokens, end + 1)) is not None:
        return _spoken_decimal(tokens, total, end + 1)
    if (mixed := _and_fraction(tokens, total, limit, end)) is not None:
        return mixed
    if (below := denominator(_at(tokens, end))) is not None and tokens[end].endswith("s"):
        return _worded_fraction(tokens, start, total, below, end)
    if (decade := table.tens.get(_at(tokens, end))) is not None and _at(tokens, end + 1).endswith("s"):
        ones = ordinal_value(tokens[end + 1][:-1])  # "three twenty-firsts" without its hyphen
        if ones is not None and ones < _TEN and total < decade + ones:
            return _scaled_fraction(tokens, int(total), int(decade) + ones, end + 2)
    if limit == 1 and not after_article:
        if (ratio := _ratio(tokens, total, start, end)) is not None:
            return ratio
        word = _at(tokens, end)
        single = word in table.fractions or _ends_share(_at(tokens, end + 1), _at(tokens, start - 1))
        if below is not None and total == 1 and single:
            return _scaled_fraction(tokens, int(total), below, end + 1)
        if word in table.groups and total < 100:
            value = total * table.groups[word]
            return Number(value, exactly(value), end + 1, in_words=True)
    if _at(tokens, end) == "-" and _at(tokens, end + 2) in ("", ".", "of"):  # "five - eighths"
        below = denominator(_at(tokens, end + 1))
        if below is not None and total < below:
            return _scaled_fraction(tokens, int(total), below, end + 2)
    if limit >= 1000:
        return Number(total, around(total, limit / 2), end, in_words=True, scale=limit)
    return Number(total, exactly(total), end, in_words=True)


def _worded_fraction(tokens: Sequence[str], start: int, over: Decimal, below: int, end: int) -> Number:
    """ "three fifths", a share; "twenty-three fifths", 4.6; "three twenty fifths" and "one hundred thirty fifths"."""
    tens = words().tens.get(tokens[end - 1])
    if tens is not None and below < _TEN and end - 1 > start and tokens[end - 2] not in ("and", "-"):
        before = _cardinal(tokens[: end - 1], start)
        if before is not None and before.end == end - 1:
            over, below = before.value, below + int(tens)
    if over < below:
        return _scaled_fraction(tokens, int(over), below, end + 1)
    value = over / below
    return Number(value, exactly(value), end + 1, in_words=True)


def _group(tokens: Sequence[str], at: int, one: bool) -> tuple[Decimal, int] | None:
    """A number below a thousand in words and the index after it; *one*: an article stood before it."""
    hundreds = words().hundreds
    value: Decimal | None
    if one or _at(tokens, at) in words().scales:
        value, end = Decimal(1), at
    else:
        value, end = _below_hundred(tokens, at)
        if value is None:
            return None
    if _at(tokens, end) not in hundreds:
        return value, end
    value, end = value * 100, end + 1
    joined = end + (_at(tokens, end) == "and")
    rest, after = _below_hundred(tokens, joined)
    follows = _at(tokens, after)
    if rest and follows not in hundreds:
        below = denominator(follows) if joined > end else None
        if below is None or rest >= below:  # else "two hundred and fifty-four hundredths"
            return value + rest, after
    return value, end


def _below_hundred(tokens: Sequence[str], at: int) -> tuple[Decimal | None, int]:
    table = words()
    value = word_value(_at(tokens, at))
    if value is None:
        return None, at
    end = at + 1
    if _at(tokens, at) in table.tens:
        ones_at = end + (_at(tokens, end) == "-")
        ones = table.small.get(_at(tokens, ones_at))
        if ones is not None and 0 < ones < _TEN and _at(tokens, ones_at + 1) not in ("-",):
            return value + ones, ones_at + 1
    return value, end


def _large_scale(tokens: Sequence[str], end: int) -> tuple[Decimal, int]:
    """Scale words from a thousand on, multiplied: "million", "lakh crore"."""
    table = words()
    scale = Decimal(1)
    while _at(tokens, end) in table.scales and tokens[end] not in table.hundreds:
        scale, end = scale * table.scales[tokens[end]], end + 1
    return scale, end


def _and_fraction(tokens: Sequence[str], total: Decimal, scale: Decimal, end: int) -> Number | None:
    """ "three and a half million", "one million and a half", "five and two thirds"."""
    if _at(tokens, end) != "and":
        return None
    over, at = (Decimal(1), end + 2) if _at(tokens, end + 1) in ("a", "an") else _below_hundred(tokens, end + 1)
    below = denominator(_at(tokens, at))
    if over is None or below is None or over >= below:
        return None
    if _at(tokens, at + 1) in ("of", "as"):
        return None  # "five and a third of …"
    own, after = scale_at(tokens, at + 1)
    if own == 1 and scale > 1:
        own = scale
    whole = total if scale > 1 else total * own
    value = whole + over / below * own
    margin = own / 20
    return Number(value, around(value, margin), after, in_words=True, scale=own)


def _spoken_decimal(tokens: Sequence[str], whole: Decimal, start: int) -> Number:
    """ "five point two": the digits after the point, one by one or as one number."""
    digits, end = "", start
    while end < len(tokens) and (value := word_value(tokens[end])) is not None:
        digits, end = digits + str(int(value)), end + 1
    scale, end = scale_at(tokens, end)
    return _rounded(whole + Decimal(f"0.{digits}"), scale, end, in_words=True)
