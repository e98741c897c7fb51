"""``Lookup(len)["seats"]`` is 5: a function of words as a dictionary, each word worked out once.

``map(lookup.__getitem__, words)`` runs at the speed of C: there is no quicker way to ask something of every word.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_MOST = 1 << 16  # words of a language repeat; figures do not, so what was kept is thrown away now and then
_LONGEST = 100  # characters of a word that is kept: addresses and encoded pictures come once, and fill the memory


class Lookup(dict[str, T]):
    """A dictionary that asks *make* for what it does not hold yet."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> T:
        value = self._make(word)
        if len(word) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[word] = value
        return value
