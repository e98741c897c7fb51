"""factlint.yaml and [tool.factlint]: what is read, and how a mistake in it is answered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factlint.configuration import Configuration, find, matches, read
from factlint.errors import ConfigurationError
from factlint.model import Level

WHOLE = """\
rules: [rules/]
documents:
  - files: "articles/**/*.md"
    tags: [a]
  - files: "articles/2020/*.md"
    date: 2020-10-08
    tags: [b]
    level: warning
    ignore: [seats]
exclude: ["drafts/**"]
fail-level: warning
locale: en-US
"""


def configured(tmp_path: Path, text: str, name: str = "factlint.yaml") -> Configuration:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_later_entries_add_to_earlier_ones(tmp_path: Path) -> None:
    known = configured(tmp_path, WHOLE)
    settings = known.document(str(tmp_path / "articles/2020/vote.md"))
    assert settings.day == date(2020, 10, 8)
    assert settings.tags == {"a", "b"}
    assert settings.level is Level.WARNING
    assert settings.ignore == ("seats",)


def test_an_entry_says_nothing_about_other_documents(tmp_path: Path) -> None:
    settings = configured(tmp_path, WHOLE).document(str(tmp_path / "articles/2021/vote.md"))
    assert settings.day is None
    assert settings.tags == {"a"}


def test_the_same_in_pyproject(tmp_path: Path) -> None:
    text = """\
[project]
name = "newsroom"

[tool.factlint]
rules = ["rules/"]
exclude = ["drafts/**"]
fail-level = "warning"

[[tool.factlint.documents]]
files = "articles/**/*.md"
date = 2020-10-08
"""
    known = configured(tmp_path, text, "pyproject.toml")
    assert known.rules == ("rules/",)
    assert known.fail_level == "warning"
    assert known.document(str(tmp_path / "articles/a.md")).day == date(2020, 10, 8)


def test_the_nearest_one_upward_counts(tmp_path: Path) -> None:
    (tmp_path / "factlint.yaml").write_text("locale: en-US\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[tool.black]\n", encoding="utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find(inner).locale == "en-US"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.factlint]\nlocale = 'en-IE'\n", encoding="utf-8")
    assert find(inner).locale == "en-IE"


def test_an_empty_file_is_a_configuration(tmp_path: Path) -> None:
    assert configured(tmp_path, "# nothing yet\n").fail_level == "error"


MISTAKES = (
    ("unknown key", "rules: []\nexcludes: [a]\n", 2, "did you mean “exclude”?"),
    ("unknown key of an entry", "documents:\n  - files: a\n    dates: 2020-01-01\n", 3, "did you mean “date”?"),
    ("unknown level", "fail-level: eror\n", 1, "did you mean “error”?"),
    ("no date", "documents:\n  - files: a\n    date: 8 October 2020\n", 3, "such as 2020-10-08"),
    ("impossible date", "documents:\n  - files: a\n    date: 2020-02-30\n", 3, "such as 2020-10-08"),
    ("no files", "documents:\n  - date: 2020-10-08\n", 2, "files:"),
    ("not YAML", "rules: [\n", 2, "not YAML"),
    ("not a map", "- rules\n", 1, "key: value"),
    ("a map for a list", "rules: {a: b}\n", 1, "list of words"),
    ("a list for a word", "locale: [en-GB]\n", 1, "“locale” is one of"),
    ("a list as a key", "[a, b]: c\n", 1, "key"),
)


@pytest.mark.parametrize(("text", "line", "message"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES])
def test_a_mistake_names_its_line_and_the_remedy(text: str, line: int, message: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        configured(tmp_path, text)
    assert caught.value.line == line
    assert message in str(caught.value)
    assert "factlint.yaml" in str(caught.value)


def test_a_mistake_in_pyproject_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        configured(
            tmp_path, "[project]\nname = 'x'\n\n[tool.factlint]\nrules = []\nlocal = 'en-GB'\n", "pyproject.toml"
        )
    assert caught.value.line == 6
    assert "did you mean “locale”?" in str(caught.value)


GLOBS = (
    ("*.md", "a.md", True),
    ("*.md", "b/a.md", False),
    ("**/*.md", "a.md", True),
    ("**/*.md", "b/c/a.md", True),
    ("a/**/b.md", "a/b.md", True),
    ("a/**/b.md", "a/x/y/b.md", True),
    ("a/**", "a/x/y.md", True),
    ("a/**", "ab/y.md", False),
    ("drafts", "drafts/x.md", True),
    ("drafts/", "drafts/x.md", True),
    ("drafts", "drafts2/x.md", False),
    ("a?.md", "ab.md", True),
    ("a?.md", "a/.md", False),
    ("[ab].md", "a.md", True),
    ("[!ab].md", "a.md", False),
    ("[ab", "[ab", True),
    ("a+(b).md", "a+(b).md", True),
    ("./a.md", "a.md", True),
)


@pytest.mark.parametrize(("pattern", "path", "expected"), GLOBS)
def test_globs(pattern: str, path: str, expected: bool) -> None:
    assert matches(pattern, path) is expected
