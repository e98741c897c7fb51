"""``tests/import/X.csv`` and ``X.json`` become ``X.fact``; whatever is imported, the sheet loads."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.cli import run
from factlint.errors import UsageError
from factlint.importing import csv_table, wikidata
from factlint.importing.notes import compose
from factlint.language.formatting import format_sheet
from factlint.language.together import read_sheets

FOLDER = Path(__file__).parent / "import"
CHECKED = date(2021, 1, 1)


def imported(path: Path) -> str:
    module: Any = csv_table if path.suffix == ".csv" else wikidata
    return compose(module.read_notes(path.read_bytes(), path.name, CHECKED))


def mistakes_of(sheet: str) -> list[str]:
    return [mistake.message for mistake in read_sheets([("sheet.fact", sheet.encode())])[1]]


@pytest.mark.parametrize(
    "path", sorted(FOLDER.glob("*.csv")) + sorted(FOLDER.glob("*.json")), ids=lambda path: path.name
)
def test_becomes_a_sheet(path: Path) -> None:
    sheet = imported(path)
    assert sheet == path.with_suffix(".fact").read_text("utf-8")
    assert mistakes_of(sheet) == []
    assert format_sheet(sheet) == sheet


def csv_of(*rows: tuple[str, ...], **told: Any) -> str:
    table = io.StringIO()
    csv.writer(table).writerows(rows)
    return compose(csv_table.read_notes(table.getvalue().encode(), "t.csv", CHECKED, **told))


def test_columns_told_by_hand() -> None:
    sheet = csv_of(
        ("Verein", "Kurz"), ("Castor Rovers", "Rovers"), columns={"name": "Verein", "also": "2"}, kind="group"
    )
    assert "group Castor Rovers\n  also: Rovers\n" in sheet


def test_headings_that_say_nothing_are_refused() -> None:
    with pytest.raises(UsageError, match="--column name="):
        csv_of(("Verein", "Kurz"), ("Castor Rovers", "Rovers"))


def test_two_in_one_office_at_once_are_many() -> None:
    heading = ("office", "of", "holder", "from", "to")
    both = csv_of(
        heading, ("Judge", "Castor", "Ann Hill", "2010", "2018"), ("Judge", "Castor", "Bo Lee", "2012", "2015")
    )
    assert "role Judge of Castor\n  many\n" in both


def test_one_after_the_other_are_not_many() -> None:
    heading = ("office", "of", "holder", "from", "to")
    one = csv_of(
        heading, ("Judge", "Castor", "Ann Hill", "2010", "2012"), ("Judge", "Castor", "Bo Lee", "2012", "2015")
    )
    assert "many" not in one


def test_day_and_month_are_read_as_the_locale_has_them() -> None:
    rows = (("person", "born"), ("Ann Hill", "04/05/1961"))
    assert "born: 1961-05-04" in csv_of(*rows)
    assert "born: 1961-04-05" in csv_of(*rows, day_first=False)


def test_what_no_sheet_can_say_is_left_out_with_the_reason() -> None:
    sheet = csv_of(("country", "GDP"), ("Antara", "1.100"), ("Belmora", "1,100"))
    assert "# left out: rule antara-gdp: Antara's GDP is 1.100  (" in sheet
    assert "rule belmora-gdp: Belmora's GDP is 1,100\n" in sheet
    assert mistakes_of(sheet) == []


def test_columns_that_were_not_used_are_named() -> None:
    assert "# columns that were not used: Phone" in csv_of(("Club", "Phone"), ("Castor Rovers", "none"))


def test_what_is_imported_finds_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a spreadsheet to a finding."""
    monkeypatch.chdir(tmp_path)
    assert run(["import", "csv", str(FOLDER / "holders.csv"), "--output", "holders.fact"]) == 0
    Path("wrong.md").write_text("---\ndate: 2021-03-01\n---\n\nThe mayor of Castor, Ann Hill, spoke.\n")
    Path("right.md").write_text("---\ndate: 2011-03-01\n---\n\nThe mayor of Castor, Ann Hill, spoke.\n")
    assert run(["check", "wrong.md", "--rules", "holders.fact"]) == 1
    assert run(["check", "right.md", "--rules", "holders.fact"]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "csv", "absent.csv"],
        ["import", "csv", "empty.csv"],
        ["import", "csv", "ok.csv", "--column", "nam=1"],
        ["import", "csv", "ok.csv", "--column", "name=Wrong"],
        ["import", "wikidata", "ok.csv"],
        ["import", "wikidata", "none.json"],
    ],
    ids=lambda arguments: " ".join(arguments[1:]),
)
def test_what_cannot_be_imported_exits_2(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.csv").write_text("")
    Path("ok.csv").write_text("name\nAnn\n")
    Path("none.json").write_text('{"entities": {}}')
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("factlint: error:")
    assert "Traceback" not in said


cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["Ann Hill", "1,100", "2010", "3 May 2018", "is", "the and of", '"', "#1", "1.100", "$5", "-", "person", "a, b; c"]
)
HEADINGS = """name person country office holder from to value unit of also kind Population founded capital in measure
    date as_of born avoid odd GDP($bn)"""
headings = st.sampled_from(HEADINGS.split())


@settings(max_examples=30, deadline=None)
@given(st.lists(headings, min_size=1, max_size=5), st.lists(st.lists(cells, min_size=1, max_size=5), max_size=4))
def test_any_table_gives_a_sheet_that_loads(first: list[str], rows: list[list[str]]) -> None:
    try:
        sheet = csv_of(tuple(first), *map(tuple, rows))
    except UsageError:
        return
    assert mistakes_of(sheet) == []


ENTITY = json.loads((FOLDER / "antara.json").read_text("utf-8"))
values = st.none() | st.integers() | cells | st.just({}) | st.just([])


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_any_change_of_an_export_gives_a_sheet_that_loads(data: st.DataObject) -> None:
    changed = json.loads(json.dumps(ENTITY))
    for _ in range(data.draw(st.integers(1, 3))):
        node = changed
        while isinstance(node, (dict, list)) and node:
            key: Any = data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
            if not isinstance(node[key], (dict, list)) or data.draw(st.integers(0, 6)) == 0:
                node[key] = data.draw(values)
                break
            node = node[key]
    try:
        sheet = compose(wikidata.read_notes(json.dumps(changed).encode(), "t.json", CHECKED))
    except UsageError:
        return
    assert mistakes_of(sheet) == []
