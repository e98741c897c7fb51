"""Whether a text is English, by its commonest words: one in four of any English page, next to none of another's."""

from __future__ import annotations

import functools

from factlint import data

_FEWEST = 40  # words: a shorter text says too little
_MOST = 600
_SHARE = 0.025  # of news 0.3, of a changelog 0.1, of Spanish, Turkish or Czech below 0.02
_FIRST = 100  # words, which nearly always tell: a fifth of the time
_ENOUGH = _SHARE * _MOST


def is_english(text: str) -> bool:
    """Whether *text* may be English; a text of less than forty words is taken to be."""
    first = [word.lower() for word in text.split(None, _FIRST)[:_FIRST]]
    if len(first) == _FIRST and sum(map(_common().__contains__, first)) >= _ENOUGH:
        return True  # as many as all could be asked for
    letters = list(filter(str.isalpha, text.lower().split(None, _MOST)[:_MOST]))
    if len(letters) < _FEWEST:
        return True
    return sum(map(_common().__contains__, letters)) >= _SHARE * len(letters)


@functools.cache
def _common() -> frozenset[str]:
    return frozenset(data.load("common_words"))
