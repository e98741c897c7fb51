"""The document's own date: the fixture's pairs, and its origins."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from factlint.extractors.document_date import find_date
from factlint.model import Block, BlockKind, Document, Lines

FIXTURE = Path(__file__).parent / "fixtures" / "document_dates.yaml"
CASES = yaml.load(FIXTURE.read_text(encoding="utf-8"), yaml.BaseLoader)


def document(text: str, metadata: dict[str, Any] | None = None, kind: BlockKind = BlockKind.PROSE) -> Document:
    blocks = tuple(Block(kind, m.start(), m.end()) for m in re.finditer(r"\S(?:.|\n(?!\n))*", text))
    return Document("x.txt", text, text, Lines((0,)), blocks, metadata=metadata or {})


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_pairs(case: dict[str, Any]) -> None:
    kind = BlockKind(case.get("kind", "prose"))
    dated = find_date(document(case["text"], case.get("metadata"), kind), case.get("locale", "en-GB"))
    assert ("null" if dated is None else dated.day.isoformat()) == case["date"]


def test_dates_that_yaml_has_read() -> None:
    for value in (date(2021, 5, 4), datetime(2021, 5, 4, 8, 30)):
        dated = find_date(document("A headline", {"date": value}), "en-GB")
        assert dated is not None
        assert (dated.day, dated.origin, dated.confidence) == (date(2021, 5, 4), "front matter", 1.0)


def test_a_byline_is_less_sure_than_front_matter_and_surer_than_a_bare_line() -> None:
    marked = find_date(document("Ann Reed 3 May 2021", kind=BlockKind.BYLINE), "en-GB")
    plain = find_date(document("Ann Reed 3 May 2021"), "en-GB")
    assert marked is not None
    assert plain is not None
    assert plain.confidence < marked.confidence < 1.0


@pytest.mark.parametrize(
    "written",
    [
        "4 May 2021",
        "4May 2021",
        "May\u00a04th,\t2021",
        "the 4th of May, 2021",
        "4 May" + " " * 60 + "2021",
        "4/5/21",
        "04.05.2021",
        "2021-05-04",
        "2021/05/04",
    ],
)
def test_no_way_of_writing_a_day_is_passed_over(written: str) -> None:
    dated = find_date(document(f"A headline\n\nAnn Reed {written}\n\nIn 2019 it rained."), "en-GB")
    assert dated is not None
    assert dated.day == date(2021, 5, 4)


def test_years_alone_date_nothing() -> None:
    assert (
        find_date(document("Results for 2021\n\nIn 2019 it rained, and in May of that year 2,020 times."), "en-GB")
        is None
    )
