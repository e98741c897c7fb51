"""Broken sheets: ``sheets/bad/NAME.fact`` gives what ``NAME.expected`` says, and the proposed remedy makes it load."""

from __future__ import annotations

from pathlib import Path

import pytest

from factlint.language.mistakes import render
from factlint.language.together import read_sheets
from factlint.model import Mistake

BAD = Path(__file__).parent / "sheets" / "bad"
SHEETS = sorted(BAD.glob("*.fact"))
PARSER_WORDS = ("token", "unexpected", "$end", "terminal", "lark", "none", "traceback")


def mistakes_of(path: Path, text: str) -> tuple[Mistake, ...]:
    return read_sheets([(path.name, text.encode())])[1]


def repaired(text: str, mistake: Mistake) -> str:
    lines = text.split("\n")
    line = lines[mistake.place.line - 1]
    lines[mistake.place.line - 1] = (
        line[: mistake.place.column - 1] + str(mistake.replacement) + line[mistake.place.end_column - 1 :]
    )
    return "\n".join(lines)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_broken_sheet_is_reported_in_plain_words(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = mistakes_of(path, text)
    printed = "\n".join(render(mistake) for mistake in found) + "\n"
    assert printed == path.with_suffix(".expected").read_text(encoding="utf-8")
    said = " ".join(f"{mistake.message} {mistake.hint}" for mistake in found).lower().split()
    assert not set(said).intersection(PARSER_WORDS) - {"none"}


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_remedy_makes_the_sheet_load(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for mistake in mistakes_of(path, text):
        if mistake.replacement is not None:
            assert not mistakes_of(path, repaired(text, mistake)), mistake.message


def test_there_are_enough_broken_sheets() -> None:
    assert len(SHEETS) >= 60


def test_every_mistake_of_every_sheet_in_one_run() -> None:
    first = b"rule a: seats = 1.100\n  sorce: x\n"
    second = b"person Anna Holm\nperson Anna Holm\n"
    _, found = read_sheets([("b.fact", first), ("a.fact", second)])
    assert [(one.place.path, one.place.line) for one in found] == [("a.fact", 2), ("b.fact", 1), ("b.fact", 2)]


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_conflict_between_sheets_is_found_in_any_order(order: tuple[str, str]) -> None:
    texts = {"a": b"seats = 120\n", "b": b"rule house: seats = 110\n"}
    _, found = read_sheets([(f"{name}.fact", texts[name]) for name in order])
    assert [(one.place.path, one.related[0][0].path) for one in found] == [("b.fact", "a.fact")]


AGREEING = {
    "other time": "rule a: seats = 120\n  during: until 2006\nrule b: seats = 90\n  during: since 2007",
    "other documents": "rule a: seats = 120\n  when: about Antara\nrule b: seats = 90\n  when: about Belarus",
    "overlapping values": "seats ≤ 120\nseats is about 115",
    "replaced": "rule a: seats = 120\nrule b: seats = 90\n  replaces: a",
    "place within place": "place Minsk\n  in: Belarus\nplace Belarus\nBakiyev fled to Belarus\nBakiyev fled to Minsk",
    "many objects": "Acme bought Beta\nAcme bought Gamma",
    "handover day": "role Mayor of Antara\n  Anna Holm from 2010 to 2015\n  Bo Lind since 2015",
    "handover on one day": "role Mayor of Antara\n  Anna Holm until 2015-05-01\n  Bo Lind since 2015-05-01",
    "several holders": "role Senator of Antara\n  many\n  Anna Holm since 2010\n  Bo Lind since 2011",
    "part of another": "rule a: Acme's debt is $4 billion\nrule b: Beta's debt is $5 billion",
    "not another": "parties = 12\nparties is not 13",
}


@pytest.mark.parametrize("sheet", AGREEING.values(), ids=AGREEING.keys())
def test_rules_that_can_both_be_true(sheet: str) -> None:
    assert read_sheets([("a.fact", sheet.encode())])[1] == ()


def test_text_that_is_not_utf8_is_located() -> None:
    (mistake,) = read_sheets([("a.fact", b"seats = 1\nperson Jos\xe9\n")])[1]
    assert (mistake.place.line, mistake.place.column) == (2, 11)
