"""A drafted sheet loads, passes its tests, is clean on its documents, and finds changed facts and no harmless ones."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from drafting_cases import NOTHING, SETTINGS, TEXTS, Case, cases, opened

from factlint import pipeline
from factlint.cli import cli
from factlint.drafting.draft import draft
from factlint.language.formatting import format_sheet
from factlint.language.together import read_sheets
from factlint.model import Rulebook, Violation

CASES = cases()
SHARED = Path(__file__).parent.parent.parent / "shared"
ARTICLES = sorted([*SHARED.glob("stories/*/story.*"), *SHARED.glob("seeds/*.txt")])


@functools.cache
def sheet_of(*paths: Path) -> str:
    return draft([opened(path) for path in paths], [path.name for path in paths], SETTINGS).text


@functools.cache
def rulebook_of(*paths: Path) -> Rulebook:
    rulebook, mistakes = read_sheets([("draft.fact", sheet_of(*paths).encode())])
    assert not mistakes
    return rulebook


def findings(path: Path, rulebook: Rulebook, text: str | None = None) -> list[Violation]:
    checked = pipeline.check_document(opened(path, text), pipeline.compile_rules(rulebook), SETTINGS, NOTHING)
    return list(checked.violations)


def proved(*paths: Path) -> None:
    rulebook = rulebook_of(*paths)
    text = sheet_of(*paths)
    assert format_sheet(text) == text
    assert [result.got for result in pipeline.test(rulebook, SETTINGS) if result.state != "passed"] == []
    for path in paths:
        before = {(v.rule, v.start) for v in findings(path, Rulebook())}
        assert [v.message for v in findings(path, rulebook) if (v.rule, v.start) not in before] == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_loads_passes_its_tests_and_is_clean(path: Path) -> None:
    proved(path)
    assert len(rulebook_of(path).rules) >= 8


def test_several_documents_make_one_sheet() -> None:
    proved(*TEXTS)
    assert "court.txt:" in sheet_of(*TEXTS)
    assert "results.md:" in sheet_of(*TEXTS)


@pytest.mark.skipif(not ARTICLES, reason="the articles are not here")
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_articles_of_others(path: Path) -> None:
    proved(path)


@pytest.mark.parametrize("case", [case for case in CASES if case.is_error], ids=lambda case: case.name)
def test_finds(case: Case) -> None:
    assert [v.rule for v in findings(case.text, rulebook_of(case.text), case.changed)]


@pytest.mark.parametrize("case", [case for case in CASES if not case.is_error], ids=lambda case: case.name)
def test_is_silent(case: Case) -> None:
    assert [v.message for v in findings(case.text, rulebook_of(case.text), case.changed)] == []


# --- what a sheet says ----------------------------------------------------------------------------------------------


def test_every_statement_bears_its_place() -> None:
    for path in TEXTS:
        blocks = re.split(r"\n\n", sheet_of(path))
        for block in blocks:
            if block.startswith("rule "):
                assert re.search(rf"^  source: {re.escape(path.name)}:\d+", block, re.MULTILINE), block
            elif block.startswith(("person ", "place ", "group ", "event ")):
                assert f"{path.name}:" in block, block


def test_what_is_unsure_is_marked() -> None:
    sheet = sheet_of(next(path for path in TEXTS if path.stem == "football"))
    assert re.search(r"^group club  # check: ", sheet, re.MULTILINE)
    assert re.search(r": Gareth Pellow is manager of Marbury Rovers  # check: since when\?$", sheet, re.MULTILINE)


def test_an_office_says_nothing_of_other_years() -> None:
    path = next(path for path in TEXTS if path.stem == "football")
    copy = "Gareth Pellow was manager of Marbury Rovers in 2018. Ida Munro was manager of Marbury Rovers in 2005.\n"
    assert findings(path, rulebook_of(path), copy) == []
    wrong = "Ingrid Solberg, the manager of Marbury Rovers, said so. Marbury Rovers won.\n"
    dated = wrong.replace("so.", "so on 14 April 2019.")
    assert [v.rule for v in findings(path, rulebook_of(path), dated)] == ["gareth-pellow-is-manager-of-marbury-rovers"]


def test_names_have_their_spellings() -> None:
    sheet = sheet_of(next(path for path in TEXTS if path.stem == "football"))
    assert "group Marbury Rovers" in sheet
    assert re.search(r"person Tobias Renquist .*\n  also: Renquist\n", sheet)


def drafted(text: str, tmp_path: Path) -> str:
    path = tmp_path / "text.txt"
    path.write_text(text, encoding="utf-8")
    return sheet_of(path)


def test_an_event_has_its_date(tmp_path: Path) -> None:
    text = (
        "Flood closes bridge at Orrin\n\nORRIN, Scotland, Sept. 18, 2006 - Sunday's flood closed the bridge at Orrin. "
        "The flood killed two people.\n"
    )
    assert "event September 2006 flood" in drafted(text, tmp_path)
    assert "date: 2006-09-17" in drafted(text, tmp_path)


def test_what_was_only_planned_or_quoted_is_not_stated(tmp_path: Path) -> None:
    text = "Acme Steel plans to open 12 shops. Acme Steel could hire 90 fitters. “We have 7 lathes,” said Ann Bell.\n"
    assert not re.search(r"\b(12|90|7)\b", re.sub("#.*", "", drafted(text, tmp_path)))


def test_documents_that_disagree_state_nothing_of_it(tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text("Orrin Bridge opened in 1962. Orrin Bridge is owned by Dale Council.\n", encoding="utf-8")
    other.write_text("Orrin Bridge opened in 1964. Orrin Bridge is in Orrin.\n", encoding="utf-8")
    sheet = sheet_of(one, other)
    assert "opened in" not in sheet
    assert "owned by" in sheet


def test_an_empty_document_makes_an_empty_sheet(tmp_path: Path) -> None:
    assert drafted("", tmp_path) == "factsheet 1\n"


# --- the command ----------------------------------------------------------------------------------------------------


def test_the_command_prints_the_sheet(tmp_path: Path) -> None:
    path = next(path for path in TEXTS if path.stem == "court")
    result = CliRunner().invoke(cli, ["draft", str(path)])
    assert result.exit_code == 0
    assert result.output.startswith("factsheet 1\n")
    assert "rule casper-lindqvist-was-elected-in-2009: " in result.output


def test_the_command_writes_a_file(tmp_path: Path) -> None:
    out = tmp_path / "drafted.fact"
    result = CliRunner().invoke(cli, ["draft", str(TEXTS[0]), "--output", str(out)], standalone_mode=False)
    assert result.return_value == 0
    assert out.read_text(encoding="utf-8").startswith("factsheet 1\n")


def test_a_missing_document_is_no_draft(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["draft", str(tmp_path / "gone.txt")], standalone_mode=False)
    assert result.return_value == 2 or result.exception is not None
