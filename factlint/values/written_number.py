"""A number as it was read from tokens: "5.6 million" is 5,600,000 ± 50,000, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factlint.records import dataclass
from factlint.values.interval import Interval, around, exactly
from factlint.values.number_words import words

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


def token_at(tokens: Sequence[str], index: int) -> str:
    """The token at *index*, "" outside of them."""
    return tokens[index] if 0 <= index < len(tokens) else ""


def rounded(coefficient: Decimal, scale: Decimal, end: int, *, in_words: bool = False) -> Number:
    """A figure with a scale word or a decimal: plus or minus half of its last digit."""
    exponent = coefficient.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    value = coefficient * scale
    if scale < 1000 and not places:
        return Number(value, exactly(value), end, in_words=in_words, scale=scale)
    margin = scale / (2 * _TEN**places)
    return Number(value, around(value, margin), end, in_words=in_words, scale=scale)


def scale_at(tokens: Sequence[str], end: int, *, money: bool = False) -> tuple[Decimal, int]:
    """The scale words from *end* on ("hundred thousand", "bn"), multiplied, and the index after them."""
    table = words()
    scale = Decimal(1)
    while True:
        word = token_at(tokens, end)
        if word in table.scales:
            scale *= table.scales[word]
        elif scale == 1 and (short := word.rstrip(".")) in table.short_scales:  # "$3.2 bn. in May"
            return table.short_scales[short], end + 1
        elif scale == 1 and money and word in table.million_signs:
            return Decimal(1_000_000), end + 1
        elif scale == 1 and word in table.groups and word != "score":
            return table.groups[word], end + 1
        else:
            return scale, end
        end += 1
