"""Fractions: "two-thirds", "a third", "half a million", "three and a half", "three quarters of a million"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factlint.values.interval import around, exactly
from factlint.values.number_words import denominator, word_value, words
from factlint.values.written_number import Number, scale_at, token_at

_TWO_POINTS = Decimal(2)
_TEN = Decimal(10)


def fraction(over: int, below: int, end: int, *, in_words: bool = False) -> Number:
    """A third, a quarter of a whole: plus or minus two points."""
    share = Decimal(over) / below
    margin = _TWO_POINTS / 100
    return Number(share, around(share, margin), end, "fraction", in_words)


def fraction_word(word: str) -> tuple[int, int] | None:
    """ "two-thirds", "three-quarters", "one-fifth" as one token."""
    table = words()
    head, hyphen, tail = word.partition("-")
    if hyphen and tail in table.fractions:
        count = table.small.get(head)
        if count is not None and 0 < count < 20:
            return int(count), table.fractions[tail][1]
    return None


def ends_share(after: str, before: str) -> bool:
    """Whether "a third" is a share here: "a third of", "by almost a third since 2019"; not "a third party"."""
    table = words()
    return (
        after in table.share_after
        or (before in table.share_before and not after[:1].isalpha())
        or before in ("by", "to", "than")
    )


def from_half(tokens: Sequence[str], start: int) -> Number | None:
    """ "half a million", "half a dozen", "half the seats", "quarter of a million"."""
    table = words()
    below = table.fractions[tokens[start]][1]
    after = token_at(tokens, start + 1)
    if after in ("a", "an") and token_at(tokens, start + 2) in table.groups and token_at(tokens, start + 2) == "dozen":
        return Number(Decimal(6), exactly(6), start + 3, "number", True)
    if after in ("a", "an") and token_at(tokens, start + 2) in table.scales:
        return part_of_scale(1, below, table.scales[tokens[start + 2]], start + 3)
    if after in ("million", "billion", "trillion"):
        return part_of_scale(1, below, table.scales[after], start + 2)
    if after == "" and start == 0:
        return fraction(1, below, start + 1, in_words=True)
    if after == "dozen":
        return Number(Decimal(6), exactly(6), start + 2, "number", True)
    if after in ("a", "an") and tokens[start] == "half":
        return fraction(1, 2, start + 1, in_words=True)
    if after == "of" and tokens[start] == "half":
        return scaled_fraction(tokens, 1, below, start + 1)
    if tokens[start] == "half" and (
        after in ("the", "its", "their", "his", "her", "our", "my", "all")
        or token_at(tokens, start - 1) in ("than", "about", "nearly", "almost", "over")
    ):
        return fraction(1, 2, start + 1, in_words=True)
    return None


def part_of_scale(over: int, below: int, scale: Decimal, end: int) -> Number:
    value = scale * over / below
    return Number(value, around(value, scale / 20), end, "number", True, scale)


def scaled_fraction(tokens: Sequence[str], over: int, below: int, end: int) -> Number:
    """ "three quarters of a million" is a number; "three quarters of the vote" a share."""
    scales = words().scales
    if (
        token_at(tokens, end) == "of"
        and token_at(tokens, end + 1) in ("a", "one")
        and token_at(tokens, end + 2) in scales
    ):
        return part_of_scale(over, below, scales[tokens[end + 2]], end + 3)
    if token_at(tokens, end) in ("million", "billion", "trillion"):
        return part_of_scale(over, below, scales[tokens[end]], end + 1)
    return fraction(over, below, end, in_words=True)


def and_fraction(tokens: Sequence[str], total: Decimal, scale: Decimal, end: int) -> Number | None:
    """ "three and a half million", "one million and a half", "five and two thirds"."""
    if token_at(tokens, end) != "and":
        return None
    over, at = (Decimal(1), end + 2) if token_at(tokens, end + 1) in ("a", "an") else below_hundred(tokens, end + 1)
    below = denominator(token_at(tokens, at))
    if over is None or below is None or over >= below:
        return None
    if token_at(tokens, at + 1) in ("of", "as"):
        return None  # "five and a third of …"
    own, after = scale_at(tokens, at + 1)
    if own == 1 and scale > 1:
        own = scale
    whole = total if scale > 1 else total * own
    value = whole + over / below * own
    margin = own / 20
    return Number(value, around(value, margin), after, in_words=True, scale=own)


def below_hundred(tokens: Sequence[str], at: int) -> tuple[Decimal | None, int]:
    table = words()
    value = word_value(token_at(tokens, at))
    if value is None:
        return None, at
    end = at + 1
    if token_at(tokens, at) in table.tens:
        ones_at = end + (token_at(tokens, end) == "-")
        ones = table.small.get(token_at(tokens, ones_at))
        if ones is not None and 0 < ones < _TEN and token_at(tokens, ones_at + 1) not in ("-",):
            return value + ones, ones_at + 1
    return value, end
