"""``check --format html``: what the page holds, that it asks for nothing, and that any text stays text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Cli
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import complaints, parse

from factlint.model import (
    Count,
    Level,
    Mode,
    Outcome,
    PartOf,
    Place,
    Problem,
    Report,
    Rule,
    Source,
    Statement,
    Term,
    Verdict,
    Violation,
)
from factlint.reports import Run, render
from factlint.reports.html.matrix import COLUMNS, matrix, short_names
from factlint.reports.html.page import FOLDER, safe_link
from factlint.reports.html.timeline import snippet, written
from factlint.values.period import Period

SHEET = """\
source: https://example.org/count
checked: 2024-05-01
person Miriam Oduya
  avoid: Miriam Odoya
thing east wing
seats = 48
term ends 2023
east wing opened on 10 October 2023
all documents agree on beds
"""
STORIES = {
    "a.txt": "The council has 48 seats. The east wing opened on 10 October 2023 and has 212 beds.\n",
    "b.txt": "The council has 50 seats, said Miriam Odoya. The east wing opened on 11 October 2023 with 240 beds.\n",
}

TERM = Term(Count("seats", "rules/desk.fact", Place("rules/desk.fact", 1, 1, 1, 1)), "seats")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a sheet and two articles that disagree; it is the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "desk.fact").write_text(SHEET, encoding="utf-8")
    for name, text in STORIES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def violation(**changes: Any) -> Violation:
    values: dict[str, Any] = {
        "place": Place("story.txt", 1, 1, 1, 5),
        "rule": "seats",
        "level": Level.ERROR,
        "message": "50 seats, but seats = 48",
        "text": "50 seats",
        "sentence": "The council has 50 seats.",
        "sheet": ("rules/desk.fact", 6),
        "states": "seats = 48",
        "source": Source("https://example.org/count", date(2024, 5, 1)),
        "period": Period(date(2023, 1, 1), date(2023, 12, 31)),
    }
    return Violation(**(values | changes))


def test_the_page_opens_with_the_findings_and_their_words(desk: Path, cli: Cli) -> None:
    done = cli("check", ".", "--format", "html", "--no-cache")
    assert done.status == 1, done.err
    assert complaints(done.out) == []
    page = parse(done.out)
    assert page.all("h1")[0].text.endswith("in 2 documents")
    findings = page.classed("finding")
    assert "50 seats, but seats = 48" in " ".join(findings[0].text.split())
    assert next(mark.text for mark in page.all("mark")) == "50 seats"
    assert "The council has" in page.all("blockquote")[0].text


def test_the_matrix_sets_documents_side_by_side_and_disputes_first(desk: Path, cli: Cli) -> None:
    page = parse(cli("check", ".", "--format", "html", "--no-cache").out)
    rows = [row for row in page.all("tr") if "data-entry" in row.attributes]
    texts = [" ".join(row.text.split()) for row in rows]
    seats = next(text for text in texts if text.startswith("seats = 48"))
    assert "✓ 48 seats line 1" in seats
    assert "✗ 50 seats line 1" in seats
    beds = next(text for text in texts if text.startswith("all documents agree on beds"))
    assert ("212 beds" in beds, "240 beds" in beds) == (True, True)
    states = ["disputed" in row.attributes.get("class", "") for row in rows[: len(rows) // 2]]
    assert states == sorted(states, reverse=True)
    assert [head.text for head in page.all("th") if head.attributes.get("title")] == ["a.txt", "b.txt"]


def test_the_timeline_is_in_order_of_time(desk: Path, cli: Cli) -> None:
    page = parse(cli("check", ".", "--format", "html", "--no-cache").out)
    days = [element.attributes["datetime"] for element in page.all("time") if element.text[:1].isdigit()]
    assert "2023-10-10" in days
    assert "2023-10-11" in days
    assert days.index("2023-10-10") < days.index("2023-10-11")


def test_the_coverage_lists_every_rule(desk: Path, cli: Cli) -> None:
    page = parse(cli("check", ".", "--format", "html", "--no-cache").out)
    rows = {" ".join(row.text.split()) for row in page.all("tr") if "unused" in row.attributes.get("class", "")}
    assert any(row.startswith("term ends 2023") for row in rows)


def test_a_clean_run_says_so() -> None:
    html = render("html", Run(Report(documents=3)))
    assert complaints(html) == []
    assert parse(html).all("h1")[0].text == "No findings in 3 documents"
    assert "Nothing was found" in html


def test_what_was_not_read_stands_at_the_top() -> None:
    html = render("html", Run(Report(problems=(Problem("gone.txt", "there is no such file"),))))
    assert complaints(html) == []
    assert html.index("there is no such file") < html.index('id="findings"')
    assert parse(html).all("h1")[0].text == "Nothing was checked: 1 thing could not be done"
    assert "no document says otherwise" not in html


HOSTILE = st.text(max_size=60) | st.sampled_from(
    (
        "<script>alert(1)</script>",
        "</style><img src=x onerror=alert(1)>",
        '" onmouseover="alert(1)',
        "' autofocus onfocus=alert(1) x='",
        "javascript:alert(1)",
        "{{ 7 * 7 }}{% raw %}",
        "</script><!--",
        "&lt;b&gt; &amp;",
        "\u202eevil\x00\x1b[31m",
    )
)
PLAIN = parse(
    render(
        "html", Run(Report(violations=(violation(related=((Place("b.txt", 1, 1, 1, 2), "x"),), fix="x", note="x"),)))
    )
)


@settings(max_examples=80, deadline=None)
@given(HOSTILE)
def test_any_text_stays_text(text: str) -> None:
    hostile = violation(
        place=Place(text or "a", 1, 1, 1, 5),
        rule=text,
        message=text,
        text=text,
        sentence=text,
        found=text,
        sheet=(text, 6),
        states=text,
        source=Source(text, date(2024, 5, 1)),
        owner=text,
        by=text,
        note=text or "x",
        fix=text or "x",
        related=((Place("b.txt", 1, 1, 1, 2), text),),
    )
    html = render("html", Run(Report(violations=(hostile,), unused=(text,))))
    assert complaints(html) == []
    page = parse(html)
    links = [element for element in page.all("a") if not element.attributes["href"].startswith("#")]
    assert all(element.attributes["href"].startswith(("http://", "https://")) for element in links)
    quiet = {"a", "span"}  # a source that is an address is a link, an owner has a span of its own
    names = [element.name for element in page.elements if element.name not in quiet]
    assert names == [element.name for element in PLAIN.elements if element.name not in quiet]
    assert not re.search(r"[\x00-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069]", html)


def test_the_policy_lets_only_the_own_script_run() -> None:
    import base64
    import hashlib

    page = parse(render("html", Run(Report())))
    [script] = page.all("script")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    policies = [m.attributes["content"] for m in page.all("meta") if "http-equiv" in m.attributes]
    assert policies == [f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'"]


def test_a_matrix_too_wide_keeps_the_documents_in_dispute() -> None:
    rule = Rule("seats", PartOf(TERM, TERM), "seats = 48", "rules/desk.fact", Place("rules/desk.fact", 6, 1, 6, 5))

    def said(number: int) -> Verdict:
        path = f"{number:03}.txt"
        place = Place(path, 1, 1, 1, 5)
        statement = Statement("desk:seats", path, place, 0, 4, "48", "48", Mode.ASSERTED, None)
        return Verdict(rule, Outcome.AGREES, "", statement)

    agreed = tuple(said(number) for number in range(200))
    disputed = violation(place=Place("zzz.txt", 1, 1, 1, 5))
    found = matrix(Run(Report(violations=(disputed,), agreed=agreed), rules=(rule,)))
    assert (len(found.paths), found.left_out) == (COLUMNS, 201 - COLUMNS)
    assert "zzz.txt" in found.paths
    assert {len(row.cells) for row in found.rows} == {COLUMNS}


def test_only_addresses_become_links() -> None:
    assert safe_link("https://example.org/a?b") == "https://example.org/a?b"
    assert safe_link("javascript:alert(1)") is None
    assert safe_link("Companies House, 2024") is None


def test_columns_lose_the_folders_that_all_share() -> None:
    assert short_names(("a/b/x.txt", "a/c/y.txt")) == ("b/x.txt", "c/y.txt")
    assert short_names(("a/x.txt",)) == ("x.txt",)
    assert short_names(()) == ()


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ((2010, 1, 1), (2010, 12, 31), "2010"),
        ((2010, 1, 1), (2012, 12, 31), "2010 to 2012"),
        ((2010, 6, 1), (2010, 6, 30), "June 2010"),
        ((2010, 6, 12), (2010, 6, 12), "12 June 2010"),
        ((2010, 6, 12), (2010, 7, 3), "12 June 2010 to 3 July 2010"),
        ((2010, 6, 12), None, "since 12 June 2010"),
        (None, (2010, 6, 12), "until 12 June 2010"),
    ],
)
def test_periods_in_words(first: tuple[int, int, int], last: tuple[int, int, int], expected: str) -> None:
    assert written(Period(first and date(*first), last and date(*last))) == expected


@given(st.text(max_size=400), st.text(max_size=30))
def test_a_snippet_is_short(sentence: str, text: str) -> None:
    assert len(snippet(sentence, text)) <= 152


def _colours(block: str) -> dict[str, tuple[float, float, float]]:
    found = {}
    for name, value in re.findall(r"--([\w-]+): #([0-9a-f]{3,6});", block):
        full = value if len(value) == 6 else "".join(letter * 2 for letter in value)
        red, green, blue = (int(full[at : at + 2], 16) / 255 for at in (0, 2, 4))
        found[name] = (red, green, blue)
    return found


def _contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    def light(colour: tuple[float, ...]) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_every_text_colour_has_contrast(theme: str) -> None:
    # WCAG 2.2, 1.4.3: 4.5 to 1 for text of this size.
    roots = re.findall(r":root \{(.*?)\}", (FOLDER / "style.css").read_text(encoding="utf-8"), re.DOTALL)
    colours = _colours(roots[0]) | (_colours(roots[{"light": 0, "dark": 1, "print": 2}[theme]]))
    pairs = [(text, ground) for text in ("ink", "soft", "link") for ground in ("paper", "card", "wash")]
    for state in ("error", "warning", "note", "good"):
        pairs += [(state, "paper"), (state, "card"), (state, f"{state}-wash")]
    pairs += [("ink", f"{state}-wash") for state in ("error", "warning", "note", "calm")] + [("soft", "error-wash")]
    assert {
        pair: _contrast(colours[pair[0]], colours[pair[1]])
        for pair in pairs
        if _contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    } == {}


def test_replacing_a_violation_keeps_the_page_whole() -> None:
    many = tuple(replace(violation(), place=Place(f"{i % 40}.txt", i, 1, i, 5)) for i in range(1, 400))
    assert complaints(render("html", Run(Report(violations=many, documents=40)))) == []
