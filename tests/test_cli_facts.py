"""``factlint facts``, ``test`` and ``init``."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from conftest import BAD, Cli

KEYS = {
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "kind",
    "text",
    "mode",
    "negated",
    "by",
    "hedge",
    "confidence",
}


def test_facts_are_one_object_a_line_with_their_words(newsroom: Path, cli: Cli) -> None:
    text = "😀 A headline\r\n\r\nAt least 600 people were injured on 7 October 2020.\r\n"
    (newsroom / "story.txt").write_bytes(text.encode())
    done = cli("facts", "story.txt", "--format", "jsonl")
    assert (done.status, done.err) == (0, "")
    rows = [json.loads(row) for row in done.out.splitlines()]
    lines = text.split("\r\n")
    for row in rows:
        assert set(row) >= KEYS
        if row["line"] == row["end_line"]:
            assert lines[row["line"] - 1][row["column"] - 1 : row["end_column"] - 1] == row["text"]
    quantity = next(row for row in rows if row["kind"] == "quantity")
    assert quantity["value"] == {"low": 600, "high": None, "unit": "person"}
    assert quantity["hedge"] == "at least"
    assert [row["value"] for row in rows if row["kind"] == "date"] == ["2020-10-07"]


def test_facts_as_a_table(newsroom: Path, cli: Cli) -> None:
    done = cli("facts", "good.txt", "--format", "text", "--kind", "quantity")
    assert done.out.splitlines()[0] == "good.txt: 2 facts, no date"
    assert "1:15  quantity  91 seats" in done.out


def test_a_missing_document_exits_2_after_the_others(newsroom: Path, cli: Cli) -> None:
    done = cli("facts", "gone.txt", "good.txt")
    assert done.status == 2
    assert '"91 seats"' in done.out
    assert "gone.txt: error: " in done.err


def test_facts_of_standard_input(newsroom: Path, cli: Cli) -> None:
    assert '"191 seats"' in cli("facts", "-", stdin=BAD.encode()).out


SHEET = """\
rule seats: seats ≤ 120
  ok: The party won 91 seats.
  bad: The party won [191 seats].
"""


def test_tests_that_pass_exit_0(newsroom: Path, cli: Cli) -> None:
    (newsroom / "rules" / "first.fact").write_text(SHEET, encoding="utf-8")
    done = cli("test")
    assert (done.status, done.out) == (0, "2 tests of 1 rule: 2 passed, 0 failed, 0 missed\n")


def test_fail_and_miss_are_told_apart_and_exit_1(newsroom: Path, cli: Cli) -> None:
    sheet = SHEET + "  ok: The party won 131 seats.\n  bad: It rained.\n"
    (newsroom / "rules" / "first.fact").write_text(sheet, encoding="utf-8")
    done = cli("test", "rules/first.fact")
    assert done.status == 1
    assert "rules/first.fact:4: FAIL[seats] " in done.out
    assert "rules/first.fact:5: MISS[seats] " in done.out
    assert done.out.endswith("4 tests of 1 rule: 2 passed, 1 failed, 1 missed\n")


def test_a_sheet_that_is_not_there_exits_2(newsroom: Path, cli: Cli) -> None:
    done = cli("test", "rules/frist.fact")
    assert done.status == 2
    assert "did you mean “first.fact”?" in done.err


def test_coverage_lists_what_no_test_breaks(newsroom: Path, cli: Cli) -> None:
    done = cli("test", "--coverage")
    assert "untested[seats-at-most-120] no bad: line breaks it, no ok: or skip: line bounds it" in done.out


def test_init_starts_a_project_that_works(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = cli("init")
    assert done.status == 0
    assert "created factlint.yaml\ncreated rules/first.fact\ncreated .pre-commit-config.yaml\n" in done.out
    assert cli("test").status == 0
    (tmp_path / "story.md").write_text(BAD, encoding="utf-8")
    assert "story.md:1:15: error[seats]" in cli("check").out


def test_init_overwrites_nothing(tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "factlint.yaml").write_text("locale: en-US\n", encoding="utf-8")
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    done = cli("init", str(tmp_path))
    assert done.status == 0
    assert "factlint.yaml, which exists" in done.out
    assert "- id: factlint" in done.out
    assert (tmp_path / "factlint.yaml").read_text(encoding="utf-8") == "locale: en-US\n"


def test_tests_as_json_and_junit(newsroom: Path, cli: Cli) -> None:
    sheet = SHEET + "  bad: It rained & hailed.\n"
    (newsroom / "rules" / "first.fact").write_text(sheet, encoding="utf-8")
    content = json.loads(cli("test", "--format", "json").out)
    assert content["summary"] == {"passed": 2, "failed": 0, "missed": 1}
    assert content["tests"][2]["line"] == 4
    suite = ET.fromstring(cli("test", "--format", "junit").out)[0]
    assert [case.find("failure") is not None for case in suite] == [False, False, True]
