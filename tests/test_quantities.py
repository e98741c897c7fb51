"""What is read as a figure, with what it counts; and what only looks like one."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from quantity_reading import read, shown

from factlint.model import Quantity
from tests.reading import read_text

CASES = yaml.safe_load((Path(__file__).parent / "fixtures" / "quantities.yaml").read_text(encoding="utf-8"))
WORDS = [
    "over",
    "600",
    "1,100",
    "of",
    "the",
    "120",
    "seats",
    "£",
    "6.35",
    "bn",
    "%",
    "two",
    "or",
    "three",
    "a",
    "dozen",
    "to",
    "from",
    "rose",
    "by",
    "no",
    "12",
    "-",
]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_quantities(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert [shown(quantity, text) for quantity in read(text)] == (case["facts"] or [])


def only(text: str) -> Quantity:
    (found,) = read(text)
    return found


def test_part_and_whole_know_each_other() -> None:
    part, whole = read("Her group holds 28 of the 48 seats.")
    assert (part.part, whole.part) == ("part", "whole")
    assert whole.partner == part.start
    assert part.partner == whole.start


def test_a_bare_number_borrows_the_unit_with_which_it_is_compared() -> None:
    now, before = read("The rate was 4.5 percent, against 3.1 a year before.")
    assert (now.unit, before.unit, now.change, before.change) == ("percent", "percent", "", "from")


def test_the_number_as_the_text_gives_it() -> None:
    over = only("Over 600 were injured.")
    assert (over.low, over.high, over.hedge) == ("600", None, "over")
    rough = only("About a thousand people came.")
    assert (rough.low, rough.high, rough.approximate) == ("1000", "1000", True)


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_figures_lie_in_the_text_in_order_whatever_the_words(words: list[str]) -> None:
    text = " ".join(words) + "."
    found = list(read(text))
    assert all(0 <= quantity.start < quantity.end <= len(text) for quantity in found)
    assert all(not quantity.value.is_empty for quantity in found)
    assert all(one.start <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("Marta Lind will turn 34 next month.", None, ""),
        ("The blast wounded dozens Sunday.", "dozens", "person"),
        ("Raiders struck 21 times, up from eight last year, and took 21 boats.", "21 boats", "boat"),
    ],
)
def test_a_date_is_no_noun_of_the_figure_before_it(text: str, figure: str | None, unit: str) -> None:
    facts = [fact for facts in read_text(text).facts for fact in facts if isinstance(fact, Quantity)]
    found = {text[fact.start : fact.end]: fact.unit for fact in facts}
    assert not {"month", "sunday", "year"} & set(found.values())
    assert figure is None or found.get(figure) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It will cut 2,400 jobs. It expects 2019 adjusted earnings of 4p.", ""),
        ("It will cut 2400 jobs. It sold 2019 vans.", "van"),
    ],
)
def test_a_year_counts_nothing_where_thousands_have_a_comma(text: str, unit: str) -> None:
    facts = [fact for facts in read_text(text).facts for fact in facts if isinstance(fact, Quantity)]
    found = {text[fact.start : fact.end]: fact.unit for fact in facts}
    assert found.get("2019 vans", "") == unit
    assert not any(shown.startswith("2019 adjusted") for shown in found)
