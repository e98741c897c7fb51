"""Dates in sentences: the fixture's pairs, and what holds of every date."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.extractors.context import Context
from factlint.extractors.date_shapes import SHAPES, shapes
from factlint.extractors.dates import extract, open_period
from factlint.model import Block, BlockKind, Dated, Document, Lines, Moment, Rulebook
from factlint.text.sentences import split
from factlint.text.vocabulary import compile_vocabulary
from factlint.values.period import Period

FIXTURE = Path(__file__).parent / "fixtures" / "dates.yaml"
CASES = yaml.load(
    FIXTURE.read_text(encoding="utf-8"), yaml.BaseLoader
)  # every scalar is text: 2020-09-31 stays as written
VOCABULARY = compile_vocabulary(Rulebook())


def moments(text: str, on: date | None = None, kind: BlockKind = BlockKind.PROSE) -> list[Moment]:
    dated = Dated(on, "configuration") if on else None
    document = Document("x.txt", text, text, Lines((0,)), (Block(kind, 0, len(text)),), dated=dated)
    sentences = split(document)
    context = Context(document, VOCABULARY, sentences, tuple(() for _ in sentences))
    return [moment for sentence in sentences for moment in extract(sentence, context, ())]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_pairs(case: dict[str, Any]) -> None:
    text = case["text"]
    on = date.fromisoformat(case["on"]) if "on" in case else None
    found = [(text[m.start : m.end], m.iso, m.relation) for m in moments(text, on)]
    expected = []
    for words, value in case["dates"].items():
        iso, relation = value if isinstance(value, list) else (value, "in")
        expected.append((words, None if iso == "null" else iso, relation))
    assert found == expected


def test_late_decade_covers_its_last_five_years() -> None:
    (moment,) = moments("Founded in the late 1660s.")
    assert moment.period == Period(date(1665, 1, 1), date(1669, 12, 31))
    assert moment.approximate


def test_years_ago_is_that_year_give_or_take_one() -> None:
    (moment,) = moments("It closed 12 years ago.", date(2020, 10, 8))
    assert moment.period == Period(date(2007, 1, 1), date(2009, 12, 31))


def test_impossible_day_has_no_period_and_keeps_its_weekday() -> None:
    (moment,) = moments("The polls opened on Sunday, 31 September 2020.")
    assert (moment.period, moment.weekday, moment.iso) == (None, 6, "2020-09-31")


def test_wrong_weekday_keeps_both() -> None:
    (moment,) = moments("It was on Monday 4 October 2020.")
    assert (moment.period, moment.weekday) == (Period(date(2020, 10, 4), date(2020, 10, 4)), 0)


def test_byline_dates_are_dates_and_furniture_has_none() -> None:
    assert [m.iso for m in moments("Ann Reed Jun 12, 2010", kind=BlockKind.BYLINE)] == ["2010-06-12"]
    assert moments("April 2024", kind=BlockKind.FURNITURE) == []


def test_since_has_no_end() -> None:
    year = Period(date(2012, 1, 1), date(2012, 12, 31))
    assert open_period(year, "since") == Period(date(2012, 1, 1), None)
    assert open_period(year, "until") == Period(None, date(2012, 12, 31))


WORDS = (
    "in on from to between and the of last next past this May 2010 2012-13 1980s Sunday , . - – 5 31 3rd three years "
    "ago later quarter first half summer 19.03.2021 2020-02-30 today 's $ century late mid- weeks recent 99/99/20"
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=14),
    st.sampled_from([None, date(2020, 2, 29), date(1, 1, 1), date(9999, 12, 31)]),
)
def test_any_words_give_ordered_dates_inside_the_text(words: list[str], on: date | None) -> None:
    text = " ".join(words)
    end = 0
    for moment in moments(text, on):
        assert end <= moment.start < moment.end <= len(text)
        end = moment.end
        period = moment.period
        assert period is None or period.first is None or period.last is None or period.first <= period.last


@settings(max_examples=100, deadline=None)
@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2100, 12, 31)))
def test_every_written_day_is_read_back(day: date) -> None:
    for written in (
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        day.isoformat(),
        f"{day:%d.%m.%Y}",
    ):
        (moment,) = moments(f"It happened on {written} there.")
        assert moment.iso == day.isoformat()
        assert moment.period == Period(day, day)


ANYWHERE = re.compile(r"(?=[^w,0'A/-]|'E)(?:" + "|".join(f"({shape})" for _, _, shape in SHAPES) + ")")


@given(st.text("MNOYWtLXHpsKQDEeflVqnGRUyIoTFBA,-/'cZaPvw0", max_size=14))
def test_shapes_tried_by_their_first_kind_are_those_tried_everywhere(kinds: str) -> None:
    everywhere = [(SHAPES[(match.lastindex or 1) - 1][0], *match.span()) for match in ANYWHERE.finditer(kinds)]
    assert shapes(kinds) == everywhere
