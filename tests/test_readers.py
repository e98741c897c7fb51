"""Readers: bytes to blocks, with every offset one in the source file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factlint.errors import UnreadableDocument
from factlint.model import Block, Document
from factlint.readers import read_document
from factlint.readers.decoding import measure_lines
from factlint.text.sentences import split

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "fixtures" / "readers.yaml").read_text(encoding="utf-8")
)
MARKUP = st.text(st.sampled_from(list("ab9 é🙂<>/\"'=!-&;#*_`[]()|>~+\\\n\r\t.:")), max_size=150) | st.lists(
    st.sampled_from(
        (
            *("<p>", "</p>", "<td>", "<table>", "<tr>", "<!--", "-->", "<code>", "</code>", "<script>", "<br>", "<li>"),
            *("&amp;", "&pound;", "---\n", "# ", "> ", "- ", "```\n", "| a | b |\n", "|--|--|\n", "[x](y)", "**"),
            *("word ", "12 ", "\n", "\r\n", "factlint: off x, y"),
        )
    ),
    max_size=40,
).map("".join)


def _described(document: Document, block: Block) -> str:
    words = " ".join(document.text[block.start : block.end].split())
    return f"{block.kind.value}{f' [{block.header}]' if block.header else ''}: {words}"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_blocks(case: dict[str, Any], line_end: str) -> None:
    document = read_document(case["path"], case["text"].replace("\n", line_end).encode())
    assert [_described(document, block) for block in document.blocks] == case["blocks"]
    assert document.title == case.get("title", document.title)
    assert document.tags == frozenset(case.get("tags", document.tags))


@pytest.mark.parametrize(
    ("name", "data", "text", "warning"),
    [
        ("UTF-8", "café".encode(), "café", ""),
        ("UTF-8 with a mark", b"\xef\xbb\xbfcaf\xc3\xa9", "café", ""),
        ("UTF-16, little end first", "\ufeffcafé".encode("utf-16-le"), "café", ""),
        ("UTF-16, big end first", "\ufeffcafé".encode("utf-16-be"), "café", ""),
        ("Windows-1252", "one\n“café”".encode("cp1252"), "one\n“café”", "is not UTF-8 (line 2); read as windows-1252"),
    ],
)
def test_encodings(name: str, data: bytes, text: str, warning: str) -> None:
    document = read_document("story.txt", data)
    assert document.source == text
    assert document.warnings == ((warning,) if warning else ())


@pytest.mark.parametrize("data", [b"a\x00b", b"\xff\xfea", bytes(range(1, 9)) * 4 + b"\xff", b"%PDF-1.4\x00\x01"])
def test_what_is_no_text_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_document("story.txt", data)
    assert caught.value.path == "story.txt"
    assert caught.value.message


def test_the_first_column_is_the_first_letter_after_a_mark() -> None:
    document = read_document("story.txt", b"\xef\xbb\xbfTwelve men came.")
    assert (document.place(0, 6).line, document.place(0, 6).column, document.place(0, 6).end_column) == (1, 1, 7)


@pytest.mark.parametrize(
    ("path", "text", "wanted"),
    [
        ("a.md", "One.\n\n<!-- factlint: off seats, agreed -->\n\nTwelve men.\n", [("seats", "agreed", 3, 5)]),
        ("a.md", "Twelve men. <!-- factlint: off seats -->\n", [("seats", "", 1, 1)]),
        ("a.html", "<p>One.</p>\n<!-- factlint: off a:b, x -->\n<p>Two.</p>", [("a:b", "x", 2, 3)]),
        ("a.txt", "factlint: off seats, see note 4\nTwelve men came.\n", [("seats", "see note 4", 1, 2)]),
        ("a.txt", "The tool factlint: off seats it went.\n", []),
    ],
)
def test_suppressions(path: str, text: str, wanted: list[tuple[str, str, int, int]]) -> None:
    document = read_document(path, text.encode())
    found = [(each.rule, each.reason, each.line, each.first_line) for each in document.suppressions]
    assert found == wanted
    assert "factlint: off" not in document.text or not wanted


def test_metadata_of_html() -> None:
    page = b'<meta property="article:published_time" content="2023-10-11T08:00Z"><time datetime="2020-01-01">x</time>'
    assert read_document("a.html", page).metadata["article:published_time"] == "2023-10-11T08:00Z"


def test_broken_front_matter_is_said_and_left_out() -> None:
    document = read_document("a.md", b"---\ntitle: [1\n---\nTwelve men came.\n")
    assert [block.kind.value for block in document.blocks] == ["prose"]
    assert len(document.warnings) == 1


@given(MARKUP, st.sampled_from((".txt", ".md", ".html", ".xyz")))
def test_the_text_keeps_the_length_of_the_source(text: str, suffix: str) -> None:
    document = read_document("story" + suffix, text.encode("utf-8", "replace"))
    assert len(document.text) == len(document.source)
    assert re.sub(r"[^\r\n]", "", document.text).count("\n") <= document.source.count("\n")
    position = 0
    for block in sorted(document.blocks, key=lambda block: block.start):
        assert position <= block.start < block.end <= len(document.text)
        position = block.end


@given(st.text(st.sampled_from("ab🙂\n\r"), max_size=60))
def test_places_lead_back_to_the_source(text: str) -> None:
    lines = measure_lines(text)
    words = re.split(r"\r\n|\r|\n", text)
    assert len(lines.starts) == len(words)
    for offset in range(len(text)):
        line, column = lines.position(offset)
        assert lines.starts[line - 1] + column - 1 == offset
        if column <= len(words[line - 1]):
            assert words[line - 1][column - 1] == text[offset]


@pytest.mark.parametrize(
    "text",
    [
        "word " * 40_000,
        "<" * 200_000,
        "`" * 99_999,
        "[" * 200_000,
        "*a" * 90_000,
        "'" * 100_000,
        "<!--" * 50_000,
        '"a ' * 60_000,
        "&amp" * 50_000,
        "(" * 100_000 + "a",
        "> " * 30_000,
        "1." * 90_000,
        "Mr. " * 50_000,
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_one_endless_line_takes_no_longer_than_its_length(text: str, suffix: str) -> None:
    split(read_document("a" + suffix, text.encode()))
