"""Whether a text is English, by its commonest words: one in four of any English page, next to none of another's."""

from __future__ import annotations

from factlint import data

_FEWEST = 40  # words: a shorter text says too little
_MOST = 2000
_SHARE = 0.025  # of news 0.3, of a changelog 0.1, of Spanish, Turkish or Czech below 0.02


def is_english(text: str) -> bool:
    """Whether *text* may be English; a text of less than forty words is taken to be."""
    words = text[: 8 * _MOST].lower().split()[:_MOST]
    letters = [word for word in words if word.isalpha()]
    if len(letters) < _FEWEST:
        return True
    common = frozenset(data.load("common_words"))
    return sum(word in common for word in letters) >= _SHARE * len(letters)
