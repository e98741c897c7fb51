"""The words of the language, from ``data/sheet_words.yaml``, in the forms in which the readers look them up."""

from __future__ import annotations

import functools
from typing import Any

from factlint import data


@functools.cache
def words() -> dict[str, Any]:
    """All lists."""
    loaded: dict[str, Any] = data.load("sheet_words")
    return loaded


@functools.cache
def word_set(name: str) -> frozenset[str]:
    """One list as a set."""
    return frozenset(words()[name])


@functools.cache
def phrases(name: str) -> dict[tuple[str, ...], Any]:
    """One table, its keys split into words."""
    return {tuple(phrase.split()): meaning for phrase, meaning in words()[name].items()}


@functools.cache
def block_keys(keyword: str) -> tuple[str, ...]:
    """The lines that a block can have, as written before the colon."""
    return tuple(words()["blocks"][keyword])


@functools.cache
def bare_lines(keyword: str) -> tuple[str, ...]:
    """The lines without a colon that a block can have: ``one ever``."""
    return tuple(words()["bare_lines"].get(keyword, ()))


@functools.cache
def number_words() -> frozenset[str]:
    """The words that an amount may start with: "eleven", "half", "no"."""
    lists = data.load("numbers")
    found = {word for name in ("units", "tens", "halves") for word in lists[name]}
    return frozenset(found | {"no", "none"} - {"second"})


@functools.cache
def after_article() -> frozenset[str]:
    """The words that make an amount after "a": "a quarter", "a dozen", "a hundred"."""
    lists = data.load("numbers")
    return frozenset(
        [*lists["halves"], *lists["scales"], *lists["hundred"], *lists["group_articles"], *lists["couple"]]
    )
