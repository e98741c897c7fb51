"""Whether two figures may be of one thing: "£64.1m budget" and "a budget of £61.4 million" share a word near them.

Words are compared by a rough stem, and words that say one thing (death, toll, killed) as one.
"""

from __future__ import annotations

import functools

from factlint import data
from factlint.checks import figures
from factlint.model import Quantity, Sentence
from factlint.values.plurals import singular

_ENDINGS = ("ing", "ed", "es", "e", "s", "d")


@functools.lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A rough stem, or the word that stands for all of its kind."""
    base = singular(word)
    table = _alike()
    for form in (word, base):
        if form in table:
            return table[form]
    for ending in _ENDINGS:
        if base.endswith(ending) and len(base) - len(ending) >= 3:
            bare = base[: -len(ending)]
            for form in (bare, bare + "e", bare[:-1]):
                if form in table:
                    return table[form]
            return bare
    return base


@functools.cache
def _alike() -> dict[str, str]:
    return {word: row[0] for row in data.load("check_words")["alike"] for word in row}


@functools.cache
def _common() -> frozenset[str]:
    return figures.words("common") | frozenset(stem(word) for word in figures.words("common"))


def around(sentence: Sentence, quantity: Quantity, before: int, after: int) -> frozenset[str]:
    """The stems of the telling words near a figure, in its clause; its own number and unit sign left out."""
    tokens = sentence.tokens
    first, last = tokens.at(quantity.start), tokens.at(quantity.end - 1)
    start = first
    while start > max(0, first - before) and tokens.lower[start - 1] not in (";", ":", ".", "—"):
        start -= 1
    end = last + 1
    while end < min(len(tokens), last + 1 + after) and tokens.lower[end] not in (";", ":", ".", "—", ","):
        end += 1
    found = {
        stem(word) for word in tokens.lower[start:end] if word.isalpha() and len(word) > 2 and word not in _common()
    }
    found.update(stem(word) for word in quantity.modifiers)
    return frozenset(found - _common())


def telling(sentence: Sentence) -> frozenset[str]:
    """The stems of all telling words of a sentence."""
    words = (stem(word) for word in sentence.tokens.lower if word.isalpha() and len(word) > 2 and word not in _common())
    return frozenset(words) - _common()
