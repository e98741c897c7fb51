"""Amounts as a sheet writes them: "$6.35 billion", "30%", "a quarter", "20 kilometres"; and how to write one back."""

from __future__ import annotations

import re
from decimal import Decimal

from factlint.records import dataclass
from factlint.values.interval import Interval, around
from factlint.values.number_words import words
from factlint.values.numbers import number_at
from factlint.values.plurals import plural, singular
from factlint.values.units import Unit, base, currency_sign, unit_of, unit_sign
from factlint.values.written_number import Number

_PIECES = re.compile(
    r"""
    (?P<number> \d+(?:[.,]\d+)* | \.\d+ )
  | (?P<sign>   [A-Z]{1,3}\.?[A-Z]?\.?[$£¥€] | [%$£€¥₹₽₴₺₩₦₱₪°½⅓⅔¼¾⅕⅛⅜⅝⅞¢/²³−-] )
  | (?P<word>   [^\W\d_]+(?:[-'’][^\W\d_]+)*\.? | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_SUSPECT = re.compile(r"(?<![\d.,])(?P<whole>\d{1,3})(?P<groups>(?:\.\d{3})+)(?![\d.,])")
_HALF = Decimal("0.5")
_MOST_DECIMALS = 3


class AmbiguousNumber(ValueError):
    """A number that reads two ways: "1.100" may be 1,100 or 1.1."""

    def __init__(self, text: str, grouped: str, decimal: str):
        super().__init__(f"“{text}” can be read two ways: write “{grouped}” or “{decimal}”")
        self.text = text
        self.grouped = grouped
        self.decimal = decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure with its unit: `interval` is what its rounding leaves open (language, 5.3), in `unit`.

    `unit` is a unit's name ("km", "percent", "GBP", "year"), a singular noun, or "" for a bare number.
    """

    value: Decimal
    interval: Interval
    unit: str
    dimension: str
    text: str


def read_amount(text: str) -> Amount | None:
    """Read a whole string as an amount; None where it is none. Raises :class:`AmbiguousNumber` for "1.100"."""
    stripped = text.strip()
    if (suspect := _SUSPECT.search(stripped)) is not None:
        _refuse(suspect)
    pieces = [match.group() for match in _PIECES.finditer(stripped.replace("\\", "")) if not match.group().isspace()]
    if not pieces:
        return None
    negative = pieces[0].lower() in words().minus and len(pieces) > 1
    at = 1 if negative else 0
    currency = currency_sign(pieces[at])
    at += currency is not None
    lower = [piece.lower() for piece in pieces]
    number = number_at(lower, at, money=currency is not None or _names_money(lower) or pieces[-1] == "M")
    if number is None:
        return None
    found = _with_unit(pieces, lower, number, currency, stripped)
    if found is None or not negative:
        return found
    interval = found.interval
    turned = Interval(
        None if interval.high is None else -interval.high,
        None if interval.low is None else -interval.low,
        interval.high_open,
        interval.low_open,
    )
    return Amount(-found.value, turned, found.unit, found.dimension, stripped)


def _refuse(suspect: re.Match[str]) -> None:
    digits = suspect["whole"] + suspect["groups"]
    if suspect["whole"] == "0":
        return
    decimal = digits.rstrip("0").rstrip(".") if digits.count(".") == 1 else digits.replace(".", "")
    raise AmbiguousNumber(digits, digits.replace(".", ","), decimal)


def _names_money(lower: list[str]) -> bool:
    return any((found := unit_of(lower, at)) is not None and found[0].dimension == "money" for at in range(len(lower)))


def _with_unit(pieces: list[str], lower: list[str], number: Number, currency: Unit | None, text: str) -> Amount | None:
    end = number.end
    if number.kind in ("fraction", "ratio"):
        if end < len(pieces):
            return None
        return Amount(number.value * 100, number.interval.times(Decimal(100)), "percent", "share", text)
    unit = currency
    if end < len(pieces) and unit is None:
        if (sign := _sign(pieces, end)) is not None:
            unit, end = sign
        elif (named := unit_of(lower, end)) is not None:
            unit, end = named
        else:
            noun = singular(" ".join(lower[end:])) if all(piece[0].isalpha() for piece in lower[end:]) else ""
            return Amount(number.value, number.interval, noun, "count", text) if noun else None
    if end < len(pieces) or number.kind == "multiple":
        return None
    if unit is None:
        return Amount(number.value, number.interval, "", "number", text)
    interval = number.interval
    if unit.dimension == "share" and interval.is_point:
        interval = around(number.value, _HALF)
    return Amount(number.value * unit.times, interval.times(unit.times), unit.name, unit.dimension, text)


def _sign(pieces: list[str], at: int) -> tuple[Unit, int] | None:
    """A sign or currency code after the figure: "%", "km", "°C", "EUR"."""
    for length in (3, 2, 1):
        joined = "".join(pieces[at : at + length])
        if at + length <= len(pieces) and (unit := unit_sign(joined) or currency_sign(joined)) is not None:
            return unit, at + length
    return None


_FIGURE = re.compile(
    r"""
    (?P<digits> \d[\d,]*(?:\.\d+)? )
    (?P<gap>    [ \u00a0\u202f-]? )
    (?P<scale>  (?:thousand|million|billion|trillion|mn|bn|tn|m|k|b)\b )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_COMPOUND = re.compile(r"[\w.,]+-[A-Za-z]+")
_LARGEST_IN_WORDS = 100
_SYMBOL = 3  # letters; longer units are words with a plural


def write_like(value: Decimal, sample: str, unit: str = "") -> str:
    """*value* (in *unit*) in the style of *sample*: 120 like "110-seat" is "120-seat".

    The sample's words, currency sign, thousands commas, scale and capital letter are kept; hedges stay too. Where the
    sample's unit is another of the same dimension (miles for km), the unit is written out.
    """
    if unit and (written := _unit_in(sample)) is not None and written != unit and _share_base(written, unit):
        if (compound := _COMPOUND.search(sample)) is not None:
            return f"{sample[: compound.start()]}{_in_digits(value, ',')}-{unit}{sample[compound.end() :]}"
        return f"{_in_digits(value, ',')} {plural(unit) if len(unit) > _SYMBOL and value != 1 else unit}"
    if (match := _FIGURE.search(sample)) is not None:
        return sample[: match.start()] + _like_digits(value, match) + sample[match.end() :]
    return _like_words(value, sample)


def _unit_in(sample: str) -> str | None:
    pieces = [match.group() for match in _PIECES.finditer(sample) if not match.group().isspace()]
    lower = [piece.lower() for piece in pieces]
    for at in range(len(pieces)):
        parts = lower[at].split("-")
        if len(parts) > 1 and (found := unit_of(parts[1:])) is not None:
            return found[0].name
        if (found := unit_of(lower, at)) is not None:
            return found[0].name
        if at and pieces[at - 1][-1].isdecimal() and (sign := _sign(pieces, at)) is not None:
            return sign[0].name
    return None


def _share_base(one: str, other: str) -> bool:
    nothing = Interval(None, None)
    return base(nothing, one)[1] == base(nothing, other)[1]


def _like_digits(value: Decimal, match: re.Match[str]) -> str:
    scale_word, gap = match["scale"] or "", match["gap"]
    scale = number_at(("1", scale_word.lower()), 0, money=True) if scale_word else None
    factor = scale.value if scale is not None else Decimal(1)
    comma = (
        ","
        if "," in match["digits"] or ("." not in match["digits"] and len(match["digits"]) < 4) or value >= 10_000
        else ""
    )
    shown = value / factor
    if shown != round(shown, _MOST_DECIMALS) or (factor > 1 and not 1 <= shown < 1000):
        return _in_digits(value, ",") + ("" if scale_word else gap)
    return _in_digits(shown, comma) + gap + scale_word


def _in_digits(value: Decimal, comma: str) -> str:
    return format(value.normalize(), f"{comma}f")


def _like_words(value: Decimal, sample: str) -> str:
    """The number words of the sample give way to the new ones, in words up to a hundred and in digits above."""
    pieces = list(_WORD.finditer(sample))
    lower = [piece.group().lower() for piece in pieces]
    for at in range(len(pieces)):
        found = number_at(lower, at)
        if found is not None:
            start, end, tail = pieces[at].start(), pieces[found.end - 1].end(), ""
            break
        parts = lower[at].split("-")
        inner = number_at(parts, 0) if len(parts) > 1 else None
        if inner is not None:
            start, end = pieces[at].start(), pieces[at].end()
            tail = "-" + "-".join(sample[start:end].split("-")[inner.end :])
            break
    else:
        return _in_digits(value, ",")
    new = (
        in_words(value)
        if value == value.to_integral_value() and 0 <= value <= _LARGEST_IN_WORDS
        else _in_digits(value, ",")
    )
    if not value and not tail and sample[end : end + 1] == " ":
        new = "no"
    if sample[start].isupper():
        new = new[:1].upper() + new[1:]
    return sample[:start] + new + tail + sample[end:]


def in_words(value: Decimal) -> str:
    """A whole number from 0 to 100 in words: "forty-two"."""
    number = int(value)
    table = words()
    small = {int(amount): word for word, amount in reversed(list(table.small.items()))}
    tens = {int(amount): word for word, amount in reversed(list(table.tens.items()))}
    if number == _LARGEST_IN_WORDS:
        return "a hundred"
    if number in small:
        return small[number]
    if number in tens:
        return tens[number]
    return f"{tens[number // 10 * 10]}-{small[number % 10]}"
