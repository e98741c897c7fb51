"""Every example in ``docs/`` runs: sheets pass their tests, commands print what the page says, keywords agree."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from factlint import pipeline
from factlint.data import load
from factlint.language.together import read_sheets
from factlint.language.words import words
from factlint.model import RunSettings

PROJECT = Path(__file__).resolve().parent.parent
FLOORS = ast.literal_eval(
    re.search(
        r"^FLOORS = (\(.*?^\))", (PROJECT / "tests/test_architecture.py").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )[1]
)
LANGUAGE = PROJECT / "docs" / "language.md"


def load_refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", PROJECT / "docs" / "refresh.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


REFRESH = load_refresh()
SHEETS = [match["body"] for match in REFRESH.FENCE.finditer(LANGUAGE.read_text("utf-8")) if match["kind"] == "fact"]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.split("\n")[0])
def test_sheets_load_and_pass_their_tests(sheet: str) -> None:
    rulebook, mistakes = read_sheets([("example.fact", sheet.encode())])
    assert [f"{mistake.place.line}: {mistake.message}" for mistake in mistakes] == []
    results = pipeline.test(rulebook, RunSettings(today=date(2024, 3, 1)))
    assert [(one.example.text, one.got) for one in results if one.state != "passed"] == []


def test_pages_are_in_step() -> None:
    """Where this fails: ``python docs/refresh.py``, and look at what changed."""
    for path, text in REFRESH.pages().items():
        assert path.read_text("utf-8") == text, f"{path.name} is out of step: run python docs/refresh.py"


def test_the_reference_names_every_block_line_and_operator() -> None:
    page = LANGUAGE.read_text("utf-8")
    known = words()
    for block, keys in known["blocks"].items():
        assert re.search(rf"`{block}\b", page) or f"\n{block} " in page, block
        for key in keys:
            assert f"`{key}:" in page or f"  {key}:" in page, f"{block}: {key}"
    for group in known["bare_lines"].values():
        assert all(f"`{line}`" in page for line in group)
    assert all(f"is {operator}" in page for operator in known["operators"])
    assert all(f"`{sign}`" in page or f" {sign} " in page for sign in "=≠<≤>≥")
    assert all(f"`{condition} " in page for condition in known["conditions"])


def test_the_colours_of_editors_know_the_languages_words() -> None:
    grammar = json.loads((PROJECT / "editors" / "factlint.tmLanguage.json").read_text("utf-8"))
    known = words()
    keys = {key for keys in known["blocks"].values() for key in keys} | set(known["sheet_wide"])
    wanted = {
        "block": set(known["blocks"]),
        "sheet-wide": set(known["sheet_wide"]),
        "line": keys,
        "bare": {line for group in known["bare_lines"].values() for line in group},
        "operator": set(known["operators"]),
        "level": set(known["levels"]),
        "condition": set(known["conditions"]),
        "sentence": {*known["only"], *known["agree"], *known["never"]},
    }
    for name, expected in wanted.items():
        listed = re.search(r"\(\?:([^()]*)\)", grammar["repository"][name]["match"])
        assert listed is not None, name
        assert set(listed[1].split("|")) == expected, name
    for rule in grammar["repository"].values():
        re.compile(rule["match"])


def test_the_house_is_described_as_it_is_built() -> None:
    page = (PROJECT / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| \d \| ([^|]+) \|", page, re.MULTILINE)
    described = [set(re.findall(r"`(\w+)`", row)) for row in rows]
    built = [{room for room in floor if room and not room.startswith("__")} for floor in FLOORS]
    assert described == [floor for floor in built if floor]
    for path in re.findall(r"`((?:\w+/)+\w+\.(?:py|yaml|lark))`", page):
        assert (PROJECT / path).exists() or (PROJECT / "factlint" / path).exists() or "NAME" in path, path


def test_the_reference_names_every_column_that_an_import_knows() -> None:
    page = LANGUAGE.read_text("utf-8").partition("## Importing")[2].partition("\n## ")[0]
    assert all(f"`{column}`" in page for column in load("importing")["columns"])
