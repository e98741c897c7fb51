"""What is worked out once: ``Lookup(len)["seats"]`` is 5, kept for every word; ``@once`` keeps the last answer alone.

``map(lookup.__getitem__, words)`` runs at the speed of C: there is no quicker way to ask something of every word.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
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


def once(compute: Callable[[K], T]) -> Callable[[K], T]:
    """Keep what a function of one thing gave for the thing asked about last, told by identity, and nothing else.

    Documents come one after another, and of each the same is asked again and again: by every rule, check and figure.
    The next document takes the place of the last one, so memory does not grow with their number; and no thing is
    hashed, which takes longer than most of what is asked (of a rulebook: five times as long as the lookup).
    """
    last: tuple[K, T] | None = None

    @functools.wraps(compute)
    def kept(thing: K) -> T:
        nonlocal last
        found = last
        if found is None or found[0] is not thing:
            last = found = (thing, compute(thing))
        return found[1]

    return kept


_LATELY = 1 << 10  # sentences of a long document; holding more would not find more


def lately(compute: Callable[[K], T]) -> Callable[[K], T]:
    """Keep what a function gave for the things asked about lately, told by identity: what several ask of a sentence.

    It holds a thousand at most, and then begins anew.
    """
    known: dict[int, tuple[K, T]] = {}

    @functools.wraps(compute)
    def kept(thing: K) -> T:
        found = known.get(id(thing))
        if found is None:
            value = compute(thing)
            if len(known) >= _LATELY:
                known.clear()
            known[id(thing)] = found = (thing, value)  # what is held here gives its id to nothing else
        return found[1]

    return kept
