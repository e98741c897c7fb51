"""Amounts as sheets write them, their units, and how a value is written back in the style of a text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.values.amounts import AmbiguousNumber, in_words, read_amount, write_like
from factlint.values.interval import Interval, exactly
from factlint.values.number_words import ordinal_value
from factlint.values.numbers import number_at
from factlint.values.plurals import is_plural, plural, singular
from factlint.values.units import base

AMOUNTS = {
    # text: (value, unit, dimension, low, high)
    "1,150": ("1150", "", "number", "1150", "1150"),
    "11,000": ("11000", "", "number", "11000", "11000"),
    "12,34,567": ("1234567", "", "number", "1234567", "1234567"),
    "40 000": ("40000", "", "number", "40000", "40000"),
    "eleven": ("11", "", "number", "11", "11"),
    "one hundred and twenty-one": ("121", "", "number", "121", "121"),
    "two hundred and two thousand": ("202000", "", "number", "201500", "202500"),
    "a dozen": ("12", "", "number", "12", "12"),
    "half a dozen": ("6", "", "number", "6", "6"),
    "6 million": ("6000000", "", "number", "5500000", "6500000"),
    "5.6 million": ("5600000", "", "number", "5550000", "5650000"),
    "three and a half million": ("3500000", "", "number", "3450000", "3550000"),
    "half a million": ("500000", "", "number", "450000", "550000"),
    "10M": ("10000000", "", "number", "9500000", "10500000"),
    "13 lakh": ("1300000", "", "number", "1250000", "1350000"),
    "$6.35 billion": ("6350000000", "USD", "money", "6345000000", "6355000000"),
    "\\$4 billion": ("4000000000", "USD", "money", "3500000000", "4500000000"),
    "£96 million": ("96000000", "GBP", "money", "95500000", "96500000"),
    "£61.4m": ("61400000", "GBP", "money", "61350000", "61450000"),
    "US$1.2bn": ("1200000000", "USD", "money", "1150000000", "1250000000"),
    "12 million rubles": ("12000000", "RUB", "money", "11500000", "12500000"),
    "50 pence": ("0.50", "GBP", "money", "0.50", "0.50"),
    "30%": ("30", "percent", "share", "29.5", "30.5"),
    "4.9 per cent": ("4.9", "percent", "share", "4.85", "4.95"),
    "a quarter": ("25", "percent", "share", "23", "27"),
    "one in four": ("25", "percent", "share", "25", "25"),
    "2 percentage points": ("2", "percentage point", "points", "2", "2"),
    "48 hours": ("48", "hour", "duration", "48", "48"),
    "two decades": ("20", "year", "duration", "20", "20"),
    "20 kilometres": ("20", "km", "length", "20", "20"),
    "20km": ("20", "km", "length", "20", "20"),
    "38°C": ("38", "°C", "temperature", "38", "38"),
    "-5%": ("-5", "percent", "share", "-5.5", "-4.5"),
    "120 seats": ("120", "seat", "count", "120", "120"),
}


@pytest.mark.parametrize("text", AMOUNTS)
def test_amounts(text: str) -> None:
    value, unit, dimension, low, high = AMOUNTS[text]
    amount = read_amount(text)
    assert amount is not None
    assert (amount.value, amount.unit, amount.dimension) == (Decimal(value), unit, dimension)
    assert amount.interval == Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize("text", ["", "seats", "Belarus", "2014-05-27x", "the", "a", "twelfth", "5:42"])
def test_what_is_no_amount(text: str) -> None:
    assert read_amount(text) is None


def test_a_number_that_reads_two_ways_is_refused_in_plain_words() -> None:
    with pytest.raises(AmbiguousNumber, match=r"“1\.100” can be read two ways: write “1,100” or “1\.1”"):
        read_amount("1.100")


@pytest.mark.parametrize("text", ["1.1", "0.125", "3.14", "12.5"])
def test_a_plain_decimal_is_not_refused(text: str) -> None:
    amount = read_amount(text)
    assert amount is not None and amount.value == Decimal(text)


WRITTEN = [
    # value, sample, unit of the value, written
    ("120", "110-seat", "seat", "120-seat"),
    ("120", "191 seats", "seat", "120 seats"),
    ("11", "twelve years", "year", "eleven years"),
    ("14", "Forty jobs", "job", "Fourteen jobs"),
    ("0", "nine arrests", "arrest", "no arrests"),
    ("4", "five-member", "", "four-member"),
    ("61400000", "£64.1m", "GBP", "£61.4m"),
    ("61400000", "£64.1 million", "GBP", "£61.4 million"),
    ("900000", "9 million tonnes", "tonne", "900,000 tonnes"),
    ("11000", "1,100", "", "11,000"),
    ("4.5", "5.4 percent", "percent", "4.5 percent"),
    ("20", "20 miles", "km", "20 km"),
    ("48", "two-day walkout", "hour", "48-hour walkout"),
    ("48", "two days", "hour", "48 hours"),
    ("1000", "six thousand", "", "1,000"),
    ("52", "aged 25", "year", "aged 52"),
]


@pytest.mark.parametrize(("value", "sample", "unit", "written"), WRITTEN)
def test_write_like(value: str, sample: str, unit: str, written: str) -> None:
    assert write_like(Decimal(value), sample, unit) == written


NUMBERS = {
    "twenty-three fifths": "4.6",
    "twenty fifths": "4",
    "three twenty fifths": "0.12",
    "one hundred and thirty-two fifths": "26.4",
    "two hundred and fifty-four hundredths": "200.54",
    "a hundred trillionths": "1E-10",
    "2 1/4": "2.25",
    "1.3 e6": "1300000",
    "7 e7": "7",
    "6.23 x10 ^ - 4": "0.000623",
    "10 ^ 6": "1000000",
    "6 crore and two hundred": "60000200",
    "one over three": "0.3333",
    "by one over three": "1",
    "one over three years": "1",
    "one twenty-first century": "1",
}


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_and_what_is_near_them(text: str) -> None:
    tokens = text.split()
    number = number_at(tokens, 1 if tokens[0] == "by" else 0)
    assert number is not None
    assert round(number.value, 10) == Decimal(NUMBERS[text]) or abs(number.value - Decimal(NUMBERS[text])) < Decimal(
        "1e-4"
    )


@given(st.integers(min_value=0, max_value=10**12))
def test_a_whole_number_is_read_as_it_was_written(number: int) -> None:
    amount = read_amount(f"{number:,}")
    assert amount is not None and amount.interval == exactly(number)


@given(st.integers(min_value=0, max_value=99))
def test_a_number_in_words_is_read_as_it_was_written(number: int) -> None:
    amount = read_amount(in_words(Decimal(number)))
    assert amount is not None and amount.value == number


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["110 seats", "1,100 homes", "12-seat"]))
def test_what_was_written_like_a_sample_is_read_back(number: int, sample: str) -> None:
    written = write_like(Decimal(number), sample).replace("-", " ")
    amount = read_amount(written)
    assert amount is not None and amount.value == number


@given(
    st.lists(
        st.sampled_from(["one", "a", "hundred", "and", "two", "million", "half", "of", "1,100", "third", "-", "."])
    )
)
def test_no_sequence_of_words_breaks_the_reader(tokens: list[str]) -> None:
    for start in range(len(tokens)):
        found = number_at(tokens, start)
        assert found is None or start < found.end <= len(tokens)


@pytest.mark.parametrize(
    ("amount", "unit", "low", "base_unit"),
    [
        ("20", "mile", "32186.880", "m"),
        ("2", "day", "48", "hour"),
        ("1", "year", "12", "month"),
        ("5", "USD", "5", "USD"),
    ],
)
def test_base_units(amount: str, unit: str, low: str, base_unit: str) -> None:
    converted, name = base(exactly(Decimal(amount)), unit)
    assert (converted.low, name) == (Decimal(low), base_unit)


def test_no_month_is_a_number_of_days() -> None:
    assert base(exactly(1), "month")[1] != base(exactly(30), "day")[1]


@pytest.mark.parametrize(
    ("many", "one"),
    [("seats", "seat"), ("parties", "party"), ("people", "person"), ("buses", "bus"), ("losses", "loss"),
     ("women", "woman"), ("houses", "house"),
     ("firemen", "fireman"), ("species", "species"), ("crises", "crisis"), ("taxes", "tax")],
)  # fmt: skip
def test_plurals(many: str, one: str) -> None:
    assert singular(many) == one
    assert is_plural(many)
    assert plural(one) == many


@pytest.mark.parametrize("word", ["bus", "class", "news", "crisis", "virus", "was", "business"])
def test_what_ends_in_s_and_is_no_plural(word: str) -> None:
    assert singular(word) == word
    assert not is_plural(word)


@pytest.mark.parametrize(
    ("word", "value"), [("29th", 29), ("third", 3), ("twenty-first", 21), ("1,000th", 1000), ("s", None), ("9", None)]
)
def test_ordinals(word: str, value: int | None) -> None:
    assert ordinal_value(word) == value
