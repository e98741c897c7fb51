"""Every format, from violations made by hand: what stands where, and what hostile text does to it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from factlint.model import Level, Mode, Place, Problem, Report, Source, Violation
from factlint.reports import FORMATS, Run, render
from factlint.reports.excerpt import cut, display_width, printable
from factlint.reports.fingerprints import fingerprints

FIXTURES = Path(__file__).parent / "fixtures"
LINE = (
    "The Social Democrats won a third of the vote, and the other allied party each received a quarter of the vote and "
    "a total of 191 seats in the 120-seat parliament."
)
START = LINE.index("191 seats")


def violation(path: str = "story.txt", line: int = 3, start: int = START, **changes: Any) -> Violation:
    values: dict[str, Any] = {
        "place": Place(path, line, start + 1, line, start + 1 + len("191 seats")),
        "rule": "seats",
        "level": Level.ERROR,
        "message": "191 seats, but seats ≤ 120",
        "text": "191 seats",
        "sentence": LINE,
        "found": "191",
        "expected": "≤ 120",
        "sheet": ("rules/kyrgyzstan.fact", 83),
        "source": Source("https://www.gov.kg", date(2021, 3, 20)),
        "owner": "foreign desk",
    }
    return Violation(**(values | changes))


def run_of(*violations: Violation, root: Path = Path(), **changes: Any) -> Run:
    report = Report(violations=violations, documents=5, rules=20, unused=("term",), **changes.pop("report", {}))
    return Run(report, root=root, **changes)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "story.txt").write_text(f"A headline\n\n{LINE}\n", encoding="utf-8")
    return tmp_path


def test_text_shows_the_line_the_words_and_the_rule(root: Path) -> None:
    assert render("text", run_of(violation(), root=root)) == (
        f"story.txt:3:{START + 1}: error[seats] 191 seats, but seats ≤ 120\n"
        "  |\n"
        "3 | …the other allied party each received a quarter of the vote and a total of 191 seats in the 120-seat "
        "parliament.\n"
        "  |                                                                            ^^^^^^^^^\n"
        "  = rule seats, rules/kyrgyzstan.fact:83 · foreign desk, checked 2021-03-20\n"
        "  = source: https://www.gov.kg\n"
        "\n"
        "1 finding (1 error) in 5 documents; 1 of 20 rules spoke, 1 matched nothing\n"
    )


def test_text_shows_the_other_place_of_a_contradiction(root: Path) -> None:
    other = (Place("story.txt", 1, 3, 1, 11), "the headline says otherwise")
    text = render("text", run_of(violation(related=(other,)), root=root))
    assert "  :: story.txt:1:3: the headline says otherwise\n1 | A headline\n  |   --------\n" in text


def test_text_without_the_source_shows_no_line(tmp_path: Path) -> None:
    assert "^^^" not in render("text", run_of(violation(), root=tmp_path))


def test_quiet_leaves_the_closing_line_out(root: Path) -> None:
    assert "documents" not in render("text", run_of(violation(), root=root, quiet=True))
    assert render("text", run_of(quiet=True)) == ""


def test_show_unused_lists_rules() -> None:
    text = render("text", run_of(show=frozenset({"unused"})))
    assert "rules that matched nothing (1):\n  term\n" in text


def test_colour_only_when_asked(root: Path) -> None:
    assert "\x1b[" not in render("text", run_of(violation(), root=root))
    assert "\x1b[1;31merror\x1b[0m" in render("text", run_of(violation(), root=root, colour=True))


def test_line() -> None:
    assert render("line", run_of(violation())) == f"story.txt:3:{START + 1}: error[seats] 191 seats, but seats ≤ 120\n"


def test_json_has_every_key() -> None:
    problem = Problem("gone.txt", "there is no such file or folder")
    found = violation(fix="120 seats", mode=Mode.QUOTED, by="Reuters", related=((Place("b.txt", 1, 1, 1, 9), "here"),))
    content = json.loads(render("json", run_of(found, report={"problems": (problem,)})))
    assert content["version"] == 1
    assert content["tool"].startswith("factlint ")
    assert content["errors"] == [{"path": "gone.txt", "line": 1, "column": 1, "message": problem.message}]
    assert content["summary"] == {
        "documents": 5,
        "rules": 20,
        "violations": {"error": 1, "warning": 0, "note": 0},
        "agreed": 0,
        "skipped": 0,
        "unused": ["term"],
    }
    row = content["violations"][0]
    assert (row["line"], row["column"], row["end_column"]) == (3, START + 1, START + 10)
    assert row["sheet"] == {"path": "rules/kyrgyzstan.fact", "line": 83}
    assert (row["found"], row["expected"], row["mode"], row["fix"]) == ("191", "≤ 120", "quoted", "120 seats")
    related = {"path": "b.txt", "line": 1, "column": 1, "end_line": 1, "end_column": 9, "message": "here"}
    assert row["related"] == [related]


def test_jsonl_is_one_object_a_line() -> None:
    problem = Problem("gone.txt", "not there")
    rows = [
        json.loads(row) for row in render("jsonl", run_of(violation(), report={"problems": (problem,)})).splitlines()
    ]
    assert [row.get("rule") for row in rows] == ["seats", None]
    assert rows[1]["error"] is True


def test_github_escapes_and_puts_the_worst_first() -> None:
    mild = violation(level=Level.WARNING, message="100% wrong,\nsays: who")
    rows = render("github", run_of(mild, violation(path="a,b:c.txt"))).splitlines()
    assert rows[0].startswith(
        f"::error file=a%2Cb%3Ac.txt,line=3,endLine=3,col={START + 1},endColumn={START + 10},title=seats::"
    )
    assert "::100%25 wrong,%0Asays: who%0A" in rows[1]
    assert len(rows) == 2


def test_sarif_has_regions_fingerprints_and_fixes() -> None:
    found = violation(path="ein Text: 1.md", fix="120 seats")
    log = json.loads(render("sarif", run_of(found, report={"problems": (Problem("gone.txt", "not there"),)})))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["executionSuccessful"] is False
    result = run["results"][0]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "seats"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "ein%20Text%3A%201.md"
    assert (place["region"]["startColumn"], place["region"]["endColumn"]) == (START + 1, START + 10)
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "120 seats"
    assert len(result["partialFingerprints"]["factlint/v1"]) == 32


# Which kind of object stands under which key.
SARIF_KINDS = {
    "runs": "run",
    "tool": "tool",
    "driver": "toolComponent",
    "rules": "reportingDescriptor",
    "shortDescription": "multiformatMessageString",
    "fullDescription": "multiformatMessageString",
    "defaultConfiguration": "reportingConfiguration",
    "invocations": "invocation",
    "toolExecutionNotifications": "notification",
    "results": "result",
    "locations": "location",
    "relatedLocations": "location",
    "physicalLocation": "physicalLocation",
    "artifactLocation": "artifactLocation",
    "region": "region",
    "deletedRegion": "region",
    "fixes": "fix",
    "artifactChanges": "artifactChange",
    "replacements": "replacement",
    "insertedContent": "artifactContent",
    "snippet": "artifactContent",
    "message": "message",
    "description": "message",
}


def sarif_mistakes(value: Any, kind: str, allowed: dict[str, list[str]]) -> list[str]:
    """What of *value* the standard has no place for, or wants and does not find."""
    names = {name.rstrip("!") for name in allowed[kind]}
    wrong = [f"{kind}: {key} is not allowed" for key in value if key not in names]
    wrong += [
        f"{kind}: {name[:-1]} is missing" for name in allowed[kind] if name.endswith("!") and name[:-1] not in value
    ]
    for key, member in value.items():
        for child in member if isinstance(member, list) else [member]:
            if isinstance(child, dict) and key != "partialFingerprints":
                wrong += sarif_mistakes(child, SARIF_KINDS[key], allowed)
    return wrong


def test_sarif_has_nothing_that_the_standard_does_not_know() -> None:
    allowed = yaml.safe_load((FIXTURES / "sarif_properties.yaml").read_text(encoding="utf-8"))
    other = (Place("b.txt", 1, 1, 1, 9), "here")
    found = replace(violation(fix="120 seats", related=(other,)), start=START, end=START + 9)
    problem = Problem("gone.txt", "not there")
    log = json.loads(render("sarif", run_of(found, report={"problems": (problem,)})))
    assert sarif_mistakes(log, "sarifLog", allowed) == []
    assert sarif_mistakes({"version": "2.1.0", "run": []}, "sarifLog", allowed) == [
        "sarifLog: run is not allowed",
        "sarifLog: runs is missing",
    ]


def test_gitlab() -> None:
    row = json.loads(render("gitlab", run_of(violation(level=Level.NOTE))))[0]
    assert (row["severity"], row["check_name"], row["location"]["lines"]["begin"]) == ("info", "seats", 3)


def test_rdjson_counts_bytes(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Žižek 😀 won 191 seats.\n", encoding="utf-8")
    found = violation(line=1, start=len("Žižek 😀 won "))
    row = json.loads(render("rdjson", run_of(found, root=tmp_path)))["diagnostics"][0]
    start = len("Žižek 😀 won ".encode()) + 1
    assert row["location"]["range"] == {"start": {"line": 1, "column": start}, "end": {"line": 1, "column": start + 9}}


def test_junit_is_xml_and_notes_do_not_fail() -> None:
    note = violation(level=Level.NOTE, message="a \x00 <b> & “c”")
    suites = ET.fromstring(render("junit", run_of(violation(), note)))
    assert suites[0].attrib["failures"] == "1"
    assert [case.find("failure") is not None for case in suites[0]] == [True, False]


def test_markdown_escapes_the_text() -> None:
    text = render("markdown", run_of(violation(message="a | b * c <script>")))
    assert "**a \\| b \\* c \\<script\\>**" in text
    assert text.startswith("## factlint: 1 finding\n")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_survives_hostile_text(name: str) -> None:
    hostile = "\udcff\x1b[2J\x00\u202e\r\n::error::\ufffe]]>😀"
    found = violation(path=hostile, rule=hostile, message=hostile, text=hostile, sentence=hostile, fix=hostile)
    text = render(name, run_of(found, report={"problems": (Problem(hostile, hostile),)}))
    data = text.encode("utf-8", "backslashreplace")
    if name in ("text", "line"):
        assert b"\x1b" not in data
    if name == "line":
        assert data.count(b"\n") == 1
    if name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(data)
    if name == "junit":
        ET.fromstring(data)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_nothing(name: str) -> None:
    render(name, Run(Report()))


def test_wide_letters_take_two_columns() -> None:
    line = "東京で 191 seats"
    excerpt = cut(line, line.index("191"), len(line))
    assert excerpt.indent == 7
    assert display_width("é́") == 1


def test_excerpt_of_a_long_line_is_short_and_in_time() -> None:
    line = "x" * 2_000_000 + " 191 seats " + "word " * 400_000
    start = line.index("191")
    excerpt = cut(line, start, start + 9)
    assert len(excerpt.text) < 140
    assert excerpt.text[excerpt.indent : excerpt.indent + excerpt.width] == "191 seats"


def test_printable_shows_controls_and_drops_steering() -> None:
    assert printable("a\tb\x1b[0m\u202ec") == "a b\ufffd[0mc"


def test_fingerprints_outlive_moved_lines_and_tell_twins_apart() -> None:
    here, moved = violation(line=3), violation(line=30)
    assert fingerprints([here]) == fingerprints([moved])
    assert len(set(fingerprints([here, moved]))) == 2
