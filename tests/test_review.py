"""``factlint review``: which statement is in which state, the share verified, the gate, and the formats."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Cli
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import complaints, parse

from factlint import pipeline
from factlint.model import DocumentSettings, Rulebook, RunSettings
from factlint.reports.review import REVIEW_FORMATS, render_review
from factlint.review import Kind, Review, State, Tally, review
from factlint.text.vocabulary import compile_vocabulary

FIXTURES = yaml.safe_load((Path(__file__).parent / "fixtures" / "reviews.yaml").read_text(encoding="utf-8"))
RUN = RunSettings(today=date(2026, 1, 1))
SHEET = """\
source: https://example.org/count
checked: 2024-05-01
owner: city desk
person Miriam Oduya
seats = 48
"""
STORY = "Miriam Oduya said in May that the council has 48 seats and 12 committees.\n"


def review_text(text: str) -> Review:
    """The list of a text with no sheet."""
    document = pipeline.open_document("story.txt", text.encode("utf-8", "replace"), RUN, DocumentSettings())
    reading = pipeline.read(document, compile_vocabulary(Rulebook()))
    return review(reading, Rulebook(), (), ())


def reviewed(cli: Cli, folder: Path, text: str, sheet: str, *options: str) -> dict[str, Any]:
    (folder / "rules").mkdir(exist_ok=True)
    (folder / "rules" / "story.fact").write_text(sheet, encoding="utf-8")
    (folder / "story.txt").write_text(text, encoding="utf-8")
    done = cli("review", "story.txt", "--format", "json", *options)
    assert done.status == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


@pytest.mark.parametrize("case", FIXTURES, ids=[case["name"] for case in FIXTURES])
def test_states(case: dict[str, Any], cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    document = reviewed(cli, tmp_path, case["text"] + "\n", case["sheet"])["documents"][0]
    states = {f"{item['kind']}: {item['text']}": item["state"] for item in document["statements"]}
    assert {name: states.get(name) for name in case["states"]} == case["states"], states
    verified = sum(item["state"] == "verified" for item in document["statements"] if item["counted"])
    assert document["verified"] == verified


def test_what_verifies_is_named_with_its_source(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    items = reviewed(cli, tmp_path, STORY, SHEET)["documents"][0]["statements"]
    [evidence] = next(item["evidence"] for item in items if item["text"] == "48 seats")
    assert evidence == {
        "state": "verified",
        "rule": "seats-is-48",
        "says": "seats = 48",
        "sheet": {"path": str(Path("rules/story.fact")), "line": 5},
        "source": "https://example.org/count",
        "checked": "2024-05-01",
        "owner": "city desk",
        "level": None,
        "related": [],
    }


def test_a_name_has_the_source_of_its_sheet(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    items = reviewed(cli, tmp_path, STORY, SHEET)["documents"][0]["statements"]
    [evidence] = next(item["evidence"] for item in items if item["text"] == "Miriam Oduya")
    assert (evidence["says"], evidence["source"]) == ("person Miriam Oduya", "https://example.org/count")


def test_the_gate(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    share = reviewed(cli, tmp_path, STORY, SHEET)["documents"][0]["share"]
    assert share == 0.5  # Miriam Oduya and 48 seats; neither May nor 12 committees
    done = cli("review", "story.txt", "--fail-under", "0.8")
    assert (done.status, done.err) == (1, "story.txt: 50 % verified, below 80%\n")
    assert cli("review", "story.txt", "--fail-under", "0.5").status == 0
    assert cli("review", "story.txt", "--fail-under", "80").status == 2


def test_each_article_has_to_pass_the_gate(cli: Cli, newsroom: Path) -> None:
    (newsroom / "good.txt").write_text("The chamber holds 91 seats.\n", encoding="utf-8")
    assert cli("review", "good.txt", "--fail-under", "0.8").status == 0
    assert cli("review", "good.txt", "bad.txt", "--fail-under", "0.8").status == 1


def test_a_missing_article_exits_2_after_the_others(cli: Cli, newsroom: Path) -> None:
    done = cli("review", "gone.txt", "good.txt")
    assert done.status == 2
    assert "91 seats" in done.out
    assert "gone.txt: error: " in done.err


def test_where_nothing_could_be_read_nothing_is_verified(cli: Cli, newsroom: Path) -> None:
    done = cli("review", "gone.txt", "--format", "json")
    assert (done.status, done.out) == (2, "")


def test_a_broken_sheet_is_no_review(cli: Cli, newsroom: Path) -> None:
    (newsroom / "rules" / "first.fact").write_text("seats ≤\n", encoding="utf-8")
    done = cli("review", "good.txt")
    assert (done.status, done.out) == (2, "")


def test_standard_input(cli: Cli, newsroom: Path) -> None:
    done = cli("review", "-", stdin=b"The party won 191 seats.\n")
    assert "✗ 1:15  number    191 seats  contradicted" in done.out


def test_as_text(cli: Cli, newsroom: Path) -> None:
    (newsroom / "good.txt").write_text("The party won 91 seats in Corrimere.\n", encoding="utf-8")
    assert cli("review", "good.txt").out == (
        "good.txt: no date\n"
        "  ✓ 1:15  number    91 seats   verified      seats ≤ 120 (rules/first.fact:1)\n"
        "  ? 1:27  name      Corrimere  unverified\n"
        "  1 of 2 verified (50 %): 1 of 1 numbers, 0 of 1 names; 1 unverified\n"
    )


def test_nothing_to_verify_is_all_verified() -> None:
    found = review_text("it rained all day.\n")
    assert (found.items, found.tally().share) == ((), 1.0)


def test_a_share_is_rounded_down() -> None:
    from factlint.reports.review import percent

    assert percent(Tally(199, 200)) == "99 %"
    assert percent(Tally(200, 200)) == "100 %"


@pytest.mark.parametrize("name", REVIEW_FORMATS)
def test_every_format_takes_any_text(name: str) -> None:
    hostile = "# A | B <script>alert(1)</script> \x1b[31m\n\nOn 3 May 2020 Ann Ray won 12 seats | <b>`x`</b>.\n"
    text = render_review(name, [review_text(hostile), review_text("")])
    assert "\x1b" not in text
    assert name in ("text", "json") or "<script>alert" not in text


WORDS = (
    "48",
    "seats",
    "Ann Ray",
    "3 May 2020",
    "two",
    "1,100",
    "COVID-19",
    "“",
    "”",
    ".",
    "\n\n",
    "said",
    "$5bn",
    "# ",
    "7%",
    "It",
)


READABLE = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)  # a NUL makes a file unreadable


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | READABLE)
def test_every_digit_of_a_text_is_in_the_list(text: str) -> None:
    found = review_text(text)
    document = found.document
    assert list(found.items) == sorted(found.items, key=lambda item: item.start)
    counted = [item for item in found.items if item.kind in (Kind.NUMBER, Kind.DATE, Kind.NAME)]
    furniture = [(b.start, b.end) for b in document.blocks if b.kind.value == "furniture"]
    inside = [(b.start, b.end) for b in document.blocks]
    for digit in re.finditer(r"[0-9]", document.text):
        at = digit.start()
        if any(s <= at < e for s, e in furniture) or not any(s <= at < e for s, e in inside):
            continue
        assert any(item.start <= at < item.end for item in counted), (text, digit)
    for item in found.items:
        assert 0 <= item.start <= item.mark[0] < item.mark[1] <= item.end <= len(document.text)
        assert item.state in State


# --- as a page ----------------------------------------------------------------------------------------------------


def test_the_page_holds_the_article_and_its_list(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = reviewed(cli, tmp_path, STORY + "\nOn Monday, 16 June 2010 it had 50 seats.\n", SHEET)
    html = cli("review", "story.txt", "--format", "html").out
    assert complaints(html) == []
    page = parse(html)
    texts = [item["text"] for item in found["documents"][0]["statements"]]
    listed = [element for element in page.all("li") if "data-state" in element.attributes]
    assert len(listed) == len(texts)
    marks = {element.text: element.attributes for element in page.classed("s")}
    assert "verified" in marks["48 seats"]["class"].split()
    assert "contradicted" in marks["50 seats"]["class"].split()
    assert "contradicted" in marks["Monday, 16 June 2010"]["class"].split()
    assert marks["48 seats"]["data-tip"] == (
        "✓ verified\nseats = 48\nrules/story.fact:5 · city desk, checked 2024-05-01\nhttps://example.org/count"
    )
    article = next(element for element in page.classed("text"))
    assert " ".join(article.text.split()).startswith(STORY.strip())


@pytest.mark.parametrize("states", [[state.value for state in State]])
def test_each_state_has_a_line_of_its_own(states: list[str]) -> None:
    style = parse(render_review("html", [review_text("")])).all("style")[0].text
    rules = re.findall(r"\.s\.(\w+), \.sample\.\w+ \{ text-decoration-style: (\w+)", style)
    assert sorted(name for name, _ in rules) == sorted(states)
    assert len({line for _, line in rules}) == len(states)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from((*WORDS, "<b>", "&amp;", "<script>", '"', "\u202e")), max_size=14).map(" ".join))
def test_any_article_stays_text(text: str) -> None:
    html = render_review("html", [review_text(text), review_text(text)])
    assert complaints(html) == []
    page = parse(html)
    assert len(page.all("script")) == 1
    assert page.all("b") == []
    assert "\u202e" not in html


def test_a_name_that_opens_a_quotation_keeps_its_mark() -> None:
    found = review_text("> Miriam Oduya was the first to open its doors to them.\n")
    html = render_review("html", [found])
    assert complaints(html) == []
    assert {Kind.QUOTE, Kind.NAME} <= {item.kind for item in found.items}
    mark = next(element for element in parse(html).classed("s") if element.text == "Miriam Oduya")
    assert "name" in mark.attributes["class"].split()
