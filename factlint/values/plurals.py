"""Singular and plural of nouns: "parties" is "party", "people" is "person", "species" is "species"."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from factlint import data

_SHORTEST_MEN = 5  # "omen", "semen" are no plurals
_IES_STEM = 4  # shorter words in -ies keep the -ie: "ties", "pies"


@functools.cache
def _irregular() -> Mapping[str, str]:
    return dict(data.load("plurals")["irregular"])


@functools.cache
def _invariant() -> frozenset[str]:
    return frozenset(data.load("plurals")["invariant"])


@functools.cache
def _never_plural() -> frozenset[str]:
    return frozenset(data.load("plurals")["singular"])


@functools.lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of a lower-case noun (of a compound, of its last word); what is no plural stays as it is."""
    if word in _irregular():
        return _irregular()[word]
    if "-" in word:
        first, _, last = word.rpartition("-")
        return f"{first}-{singular(last)}"
    if word.endswith("men") and len(word) > _SHORTEST_MEN:
        return word[:-2] + "an"
    if not word.endswith("s") or len(word) < 3 or word in _never_plural() or word in _invariant():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > _IES_STEM else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    if word.endswith(("ss", "us", "is", "'s")):
        return word
    return word[:-1]


@functools.lru_cache(maxsize=8192)
def is_plural(word: str) -> bool:
    """Whether a lower-case noun is, or may be, a plural: "seats", "men", "firemen", "aircraft"."""
    if word in _irregular() or word in _invariant():
        return True
    if "-" in word:
        return is_plural(word.rpartition("-")[2])
    if word.endswith("men") and len(word) > _SHORTEST_MEN:
        return True
    return word.endswith("s") and singular(word) != word


def is_invariant(word: str) -> bool:
    """Whether a lower-case noun is its own plural; such nouns stand before others too: "crew members"."""
    return word in _invariant()


@functools.lru_cache(maxsize=1024)
def plural(word: str) -> str:
    """The plural of a lower-case singular noun."""
    for many, one in _irregular().items():
        if one == word and singular(many) == word:
            return many
    if word in _invariant():
        return word
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and len(word) > 1 and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith("man") and len(word) > 4:
        return word[:-2] + "en"
    return word + "s"
