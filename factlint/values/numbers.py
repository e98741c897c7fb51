"""Written numbers: "1,100", "5.6 million", "one hundred and twenty-one", "half a dozen", "two-thirds", "one in five".

A number is read from a sequence of lower-case tokens; its interval is what its rounding leaves open (language, 5.3).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from factlint.lookup import Lookup
from factlint.values.fractions import (
    and_fraction,
    below_hundred,
    ends_share,
    fraction,
    fraction_word,
    from_half,
    scaled_fraction,
)
from factlint.values.interval import Interval, around, exactly
from factlint.values.number_words import denominator, digits_value, ordinal_value, word_value, words
from factlint.values.powers import exponent_at, power_of_ten
from factlint.values.written_number import Number, rounded, scale_at, token_at

_SPACED_END = re.compile(r"\d{3}\.\d+")
_DENOMINATORS = (2, 3, 4, 5, 6, 8, 10, 20, 50, 100)  # "9/11" is a date
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,3})")
_TEN = Decimal(10)
_HUNDRED_UP = (Decimal(100), Decimal(1000), Decimal(100_000), Decimal(10_000_000))


def number_at(tokens: Sequence[str], start: int, *, money: bool = False) -> Number | None:
    """Read the number that begins at ``tokens[start]`` (lower case), or None. *money*: a bare "m" means million."""
    if not 0 <= start < len(tokens):
        return None
    token = tokens[start]
    begins = _BEGINS[token]
    if not begins:
        return None
    following = tokens[start + 1] if start + 1 < len(tokens) else ""
    if begins == _IN_DIGITS:
        if _GOES_ON[following]:
            return _from_digits(tokens, start, money)
        alone = _ALONE[token]
    elif _GOES_ON_IN_WORDS[following] or (alone := _WORD_ALONE[token]) is None:
        return _from_words(tokens, start)
    if alone is None:
        return None
    return Number(alone.value, alone.interval, start + 1, alone.kind, alone.in_words, alone.scale)


def _begins(token: str) -> str:
    """How a number that begins with a token is written: in digits, in words, or "" where none does."""
    if token[:1].isdecimal() or (token[:1] == "." and token[1:2].isdecimal()):
        return _IN_DIGITS
    starts = token in words().starters or token in ("a", "an", "the", "half", "quarter")
    return _IN_WORDS if starts or word_value(token) is not None or fraction_word(token) is not None else ""


def _goes_on(word: str) -> bool:
    """Whether what stands after a figure in digits may belong to it; another figure may too."""
    table = words()
    return (
        word[:1] in _GOING_ON
        or word in ("/", "and", "in", "out", "over")
        or any(word in some for some in (table.scales, table.short_scales, table.million_signs, table.groups))
        or word in table.vulgar
        or word.rstrip(".") in table.short_scales
    )


def _goes_on_in_words(word: str) -> bool:
    """Whether what stands after a number word may belong to it."""
    table = words()
    return (
        word in ("and", "in", "out", "over", "point", "-", "score", "scores")
        or any(word in some for some in (table.scales, table.groups, table.group_articles, table.couple))
        or word_value(word) is not None
        or denominator(word) is not None
        or word in table.fractions
    )


def _word_alone(word: str) -> Number | None:
    value = word_value(word)
    return None if value is None else Number(value, exactly(value), 1, in_words=True)


_GOING_ON = frozenset("0123456789ex×^")
_IN_DIGITS, _IN_WORDS = "digits", "words"
_BEGINS = Lookup(_begins)
_GOES_ON = Lookup(_goes_on)
_GOES_ON_IN_WORDS = Lookup(_goes_on_in_words)
_ALONE = Lookup(lambda token: _from_digits((token,), 0, False))  # most figures stand alone, and are read once
_WORD_ALONE = Lookup(_word_alone)


def _from_digits(tokens: Sequence[str], start: int, money: bool) -> Number | None:
    if (slashed := _SLASHED.fullmatch(tokens[start])) is not None:
        over, below = int(slashed[1]), int(slashed[2])
        return fraction(over, below, start + 1) if 0 < over < below and (below in _DENOMINATORS) else None
    value = digits_value(tokens[start])
    if value is None:
        return None
    value, end = _with_thousands(tokens, start, value)
    following, second = token_at(tokens, end), token_at(tokens, end + 1)
    if (vulgar := words().vulgar.get(following)) is not None:
        value, end = value + Decimal(vulgar[0]) / vulgar[1], end + 1
    elif following == "/" and second.isdecimal() and (below := int(second)) > value >= 1:
        return fraction(int(value), below, end + 2) if below in _DENOMINATORS else None
    elif (mixed := and_fraction(tokens, value, Decimal(1), end)) is not None:
        return mixed
    elif (slashed := _SLASHED.fullmatch(following)) is not None and 0 < int(slashed[1]) < int(slashed[2]) <= 12:
        value, end = value + Decimal(slashed[1]) / int(slashed[2]), end + 1  # "2 1/4"
    elif (power := power_of_ten(tokens, end, value)) is not None:
        return rounded(value, power[0], power[1])
    elif following == "^" and (exponent := exponent_at(tokens, end + 1)) is not None and value:
        raised = value ** exponent[0]
        return Number(raised, exactly(raised), exponent[1]) if abs(raised.adjusted()) < 100 else None
    elif (
        following.isdecimal()
        and second == "/"
        and (third := token_at(tokens, end + 2)).isdecimal()
        and 0 < int(following) < int(third) <= 12
    ):
        value, end = value + Decimal(following) / int(third), end + 3
    if (ratio := _ratio(tokens, value, start, end)) is not None:
        return ratio
    scale, end = scale_at(tokens, end, money=money)
    if scale == 1 and value == value.to_integral_value() and "." not in tokens[start]:
        return Number(value, exactly(value), end)
    if scale in _HUNDRED_UP and (more := _after_scale(tokens, value * scale, scale, end)) is not None:
        return more
    if scale > 1 and (mixed := and_fraction(tokens, value * scale, scale, end)) is not None:
        return mixed
    return rounded(value, scale, end)


def _with_thousands(tokens: Sequence[str], start: int, value: Decimal) -> tuple[Decimal, int]:
    """Thousands set off by spaces: "40 000", "1 234 567.8"."""
    end = start + 1
    if len(tokens[start]) > 3 or not tokens[start].isdecimal() or tokens[start][0] == "0":
        return value, end
    while len(token_at(tokens, end)) == 3 and tokens[end].isdecimal():
        value, end = value * 1000 + int(tokens[end]), end + 1
    if end > start + 1 and (last := _SPACED_END.fullmatch(token_at(tokens, end))) is not None:
        value, end = value * 1000 + Decimal(last[0]), end + 1
    return value, end


def _after_scale(tokens: Sequence[str], value: Decimal, scale: Decimal, end: int) -> Number | None:
    """ "3 hundred and 21", "4 thousand 3 hundred and 21", "6 crore and two hundred"."""
    joined = token_at(tokens, end) == "and"
    at = end + joined
    below = token_at(tokens, at)
    if below.isdecimal() and (joined or token_at(tokens, at + 1) in words().hundreds):
        rest = _from_digits(tokens, at, False)
        fits = rest is not None and 0 < rest.value < min(scale, 100 if rest.end == at + 1 else scale)
        rest = rest if fits and (scale == 100 or token_at(tokens, at + 1) in words().hundreds) else None
    else:
        rest = _cardinal(tokens, at) if word_value(below) is not None else None
    if rest is None or rest.kind != "number" or not 0 < rest.value < scale:
        return None
    return Number(value + rest.value, exactly(value + rest.value), rest.end, scale=scale)


def _ratio(tokens: Sequence[str], value: Decimal, start: int, end: int) -> Number | None:
    """ "one in five", "3 out of 10", "one over three": a share, where the first is the smaller."""
    if token_at(tokens, end) == "over":
        if start and tokens[start - 1] not in words().minus:
            return None  # "won by one over three"
        below = number_at(tokens, end + 1)
        if below is None or token_at(tokens, below.end) not in ("", ".") or not 0 < value < below.value:
            return None  # "a lead of 2 over three years"
        return Number(value / below.value, exactly(value / below.value), below.end, "ratio")
    if token_at(tokens, end) == "in" or (token_at(tokens, end) == "out" and token_at(tokens, end + 1) == "of"):
        at = end + (1 if tokens[end] == "in" else 2)
        word = token_at(tokens, at)
        every = digits_value(word) if word[:1].isdecimal() else word_value(word)
        if every is not None and value < every <= 1_000_000 and value == value.to_integral_value():
            at += 1
            if word[:1].isdecimal() is False or token_at(tokens, at) in words().scales:
                scale, at = scale_at(tokens, at)
                every *= scale
            if 1900 <= every <= 2100:  # "two in 2014": a year
                return None
            share = value / every
            return Number(share, exactly(share), at, "ratio")
    return None


def _from_words(tokens: Sequence[str], start: int) -> Number | None:
    table = words()
    word = tokens[start]
    if word in table.vulgar:
        over, below = table.vulgar[word]
        return fraction(over, below, start + 1)
    if (pair := fraction_word(word)) is not None:
        return scaled_fraction(tokens, *pair, start + 1)
    if word in ("a", "an", "one", "the") and (found := _from_article(tokens, start)) is not None:
        return found
    if word in ("half", "quarter"):
        return from_half(tokens, start)
    if (
        word in table.couple
        and token_at(tokens, start + 1) == "of"
        and token_at(tokens, start - 1) not in ("the", "this", "that")
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
    if word in table.scales and not (start == 0 or token_at(tokens, start + 1) in table.scales):
        return None  # "several hundred", "few million": how many is open
    return _cardinal(tokens, start)


def _from_article(tokens: Sequence[str], start: int) -> Number | None:
    """ "a dozen", "a couple of", "a third", "one quarter", "a hundred", "a million"; "a" alone is no number."""
    table = words()
    following = token_at(tokens, start + 1)
    if following == "half" and token_at(tokens, start + 2) in ("", "."):
        return fraction(1, 2, start + 2, in_words=True)
    if following in table.fractions and following not in ("half", "second"):
        if tokens[start] == "the" or not ends_share(token_at(tokens, start + 2), token_at(tokens, start - 1)):
            return None  # "a third party", "a quarter century"
        return scaled_fraction(tokens, 1, table.fractions[following][1], start + 2)
    if tokens[start] == "the":
        return None
    if following == "half" and token_at(tokens, start + 2) not in ("a", "an"):
        return from_half(tokens, start + 1)
    if following in table.couple and following == "couple" and tokens[start] == "a":
        end = start + 3 if token_at(tokens, start + 2) == "of" else start + 2
        return Number(Decimal(2), Interval(Decimal(2), Decimal(3)), end, "number", True)
    if following in table.group_articles:
        value = table.groups[following]
        return Number(value, exactly(value), start + 2, "number", True)
    if following in ("score", "scores") and token_at(tokens, start + 2) == "of":
        return Number(Decimal(20), exactly(20), start + 3, "number", True)
    if following in table.scales:
        return _cardinal(tokens, start + 1, after_article=True)
    return None


def _vague(tokens: Sequence[str], start: int) -> Number | None:
    """ "dozens", "hundreds", "tens of thousands", "hundreds of millions": at least two of each."""
    table = words()
    value, end, last = table.vague[tokens[start]], start + 1, tokens[start]
    while (
        token_at(tokens, end) == "of" and token_at(tokens, end + 1) in table.vague and last != token_at(tokens, end + 1)
    ):
        last = tokens[end + 1]
        value, end = value * table.vague[last] / 2, end + 2
    if end == start + 1 and tokens[start] not in table.vague_bare:
        return None
    if tokens[start] in table.vague_nouns and token_at(tokens, start - 1) in table.vague_openers:
        return None
    if token_at(tokens, end) == "of" and word_value(token_at(tokens, end + 1)) is not None:
        return None  # "scores of two teams": what stands before "of" is a thing
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
        at = after + (token_at(tokens, after) == "and")
        if at > after and denominator(token_at(tokens, at + 1)) is not None:
            break  # "two million and two thirds"
    if end == start or limit is None:
        return None
    if token_at(tokens, end) == "point" and limit == 1 and word_value(token_at(tokens, end + 1)) is not None:
        return _spoken_decimal(tokens, total, end + 1)
    if (mixed := and_fraction(tokens, total, limit, end)) is not None:
        return mixed
    if (below := denominator(token_at(tokens, end))) is not None and tokens[end].endswith("s"):
        return _worded_fraction(tokens, start, total, below, end)
    if (decade := table.tens.get(token_at(tokens, end))) is not None and token_at(tokens, end + 1).endswith("s"):
        ones = ordinal_value(tokens[end + 1][:-1])  # "three twenty-firsts" without its hyphen
        if ones is not None and ones < _TEN and total < decade + ones:
            return scaled_fraction(tokens, int(total), int(decade) + ones, end + 2)
    if limit == 1 and not after_article:
        if (ratio := _ratio(tokens, total, start, end)) is not None:
            return ratio
        word = token_at(tokens, end)
        single = word in table.fractions or ends_share(token_at(tokens, end + 1), token_at(tokens, start - 1))
        if below is not None and total == 1 and single:
            return scaled_fraction(tokens, int(total), below, end + 1)
        if word in table.groups and total < 100:
            value = total * table.groups[word]
            return Number(value, exactly(value), end + 1, in_words=True, scale=table.groups[word])
    if token_at(tokens, end) == "-" and token_at(tokens, end + 2) in ("", ".", "of"):  # "five - eighths"
        below = denominator(token_at(tokens, end + 1))
        if below is not None and total < below:
            return scaled_fraction(tokens, int(total), below, end + 2)
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
        return scaled_fraction(tokens, int(over), below, end + 1)
    value = over / below
    return Number(value, exactly(value), end + 1, in_words=True)


def _group(tokens: Sequence[str], at: int, one: bool) -> tuple[Decimal, int] | None:
    """A number below a thousand in words and the index after it; *one*: an article stood before it."""
    hundreds = words().hundreds
    value: Decimal | None
    if one or token_at(tokens, at) in words().scales:
        value, end = Decimal(1), at
    else:
        value, end = below_hundred(tokens, at)
        if value is None:
            return None
    if token_at(tokens, end) not in hundreds:
        return value, end
    value, end = value * 100, end + 1
    joined = end + (token_at(tokens, end) == "and")
    rest, after = below_hundred(tokens, joined)
    follows = token_at(tokens, after)
    if rest and follows not in hundreds:
        below = denominator(follows) if joined > end else None
        if below is None or rest >= below:  # else "two hundred and fifty-four hundredths"
            return value + rest, after
    return value, end


def _large_scale(tokens: Sequence[str], end: int) -> tuple[Decimal, int]:
    """Scale words from a thousand on, multiplied: "million", "lakh crore"."""
    table = words()
    scale = Decimal(1)
    while token_at(tokens, end) in table.scales and tokens[end] not in table.hundreds:
        scale, end = scale * table.scales[tokens[end]], end + 1
    return scale, end


def _spoken_decimal(tokens: Sequence[str], whole: Decimal, start: int) -> Number:
    """ "five point two": the digits after the point, one by one or as one number."""
    digits, end = "", start
    while end < len(tokens) and (value := word_value(tokens[end])) is not None:
        digits, end = digits + str(int(value)), end + 1
    scale, end = scale_at(tokens, end)
    return rounded(whole + Decimal(f"0.{digits}"), scale, end, in_words=True)
