"""Powers as they are written after a figure: the e6 of "1.3e6", the x10^-4 of "6.23x10^-4", the 6 of "10^6".

The "7e7" of an aircraft is none: without a decimal the exponent needs two digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

_TEN = Decimal(10)
_E = re.compile(r"e(-?\d{1,2})")
_MINUS = ("-", "−")


def power_of_ten(tokens: Sequence[str], at: int, value: Decimal) -> tuple[Decimal, int] | None:
    """What the figure before ``tokens[at]``, *value*, is multiplied by, and the index after it; None where nothing."""
    word, following = _at(tokens, at), _at(tokens, at + 1)
    if (joined := _E.fullmatch(word)) is not None:
        sure = len(joined[1]) > 1 or value != value.to_integral_value()
        return (_TEN ** int(joined[1]), at + 1) if sure else None
    exponent = None
    if word == "e" and (following == "+" or following in _MINUS):
        exponent = exponent_at(tokens, at + 1)
    elif word in ("x10", "×10") and following == "^":
        exponent = exponent_at(tokens, at + 2)
    return None if exponent is None else (_TEN ** exponent[0], exponent[1])


def exponent_at(tokens: Sequence[str], at: int) -> tuple[int, int] | None:
    """ "6", "+6", "-4": the number and the index after it."""
    sign = _at(tokens, at)
    digits = at + (sign == "+" or sign in _MINUS)
    if not _at(tokens, digits).isdecimal() or len(tokens[digits]) > 2:
        return None
    return int(tokens[digits]) * (-1 if sign in _MINUS else 1), digits + 1


def _at(tokens: Sequence[str], index: int) -> str:
    return tokens[index] if 0 <= index < len(tokens) else ""
