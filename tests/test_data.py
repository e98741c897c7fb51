"""The word lists: a word is a word, never a truth value, a number or a date that YAML took it for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factlint import data

NAMES = sorted(path.stem for path in data.FOLDER.glob("*.yaml"))


def _walk(content: Any, path: str) -> Iterator[tuple[str, Any, bool]]:
    """Every leaf and key of a list: where it stands, itself, and whether it is a key or a list's item."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield f"{path}.{key}", key, True
            yield from _walk(value, f"{path}.{key}")
    elif isinstance(content, list):
        for index, item in enumerate(content):
            if isinstance(item, (dict, list)):
                yield from _walk(item, f"{path}[{index}]")
            else:
                yield f"{path}[{index}]", item, True
    else:
        yield path, content, False


@pytest.mark.parametrize("name", NAMES)
def test_words_are_words(name: str) -> None:
    for path, value, is_word in _walk(data.load(name), name):
        assert not isinstance(value, date), f"{path}: {value!r} is read as a date: quote it"
        if is_word:
            assert not isinstance(value, bool), f"{path}: {value!r} is no word: quote it"


@pytest.mark.parametrize("word", ["on", "off", "yes", "no", "y", "n", "On", "NO"])
def test_a_word_that_yaml_knows_as_a_truth_value_stays_a_word(word: str, tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(f"list: [{word}, to]\n{word}: 1\nsure: true\n", encoding="utf-8")
    assert data._read(path) == {"list": [word, "to"], word: 1, "sure": True}


def test_a_list_is_read_once_and_again_where_it_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "FOLDER", tmp_path)
    (tmp_path / "words.yaml").write_text("[one]\n", encoding="utf-8")
    assert data.load("words") == ["one"]
    (tmp_path / "words.yaml").write_text("[one, two]\n", encoding="utf-8")
    data.load.cache_clear()
    assert data.load("words") == ["one", "two"]
    data.load.cache_clear()
