"""The figures and the dates of a document by sentence: most sentences hold neither, and no check looks there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from factlint.extractors.reading import Reading
from factlint.model import Moment, Quantity, Sentence

T = TypeVar("T")
Grouped = tuple[tuple[Sentence, tuple[T, ...]], ...]


def once(compute: Callable[[Reading], T]) -> Callable[[Reading], T]:
    """Keep what was computed of the last document only: several checks ask for the same, one document after another."""
    last: list[tuple[Reading, T]] = []

    def kept(reading: Reading) -> T:
        if not last or last[0][0] is not reading:
            last[:] = [(reading, compute(reading))]
        return last[0][1]

    return kept


@once
def quantities(reading: Reading) -> Grouped[Quantity]:
    """The sentences with quantities, and these."""
    return _of(Quantity, reading)


@once
def moments(reading: Reading) -> Grouped[Moment]:
    """The sentences with dates, and these."""
    return _of(Moment, reading)


def _of(kind: type[T], reading: Reading) -> Grouped[T]:
    found = []
    for sentence, facts in zip(reading.sentences, reading.facts, strict=True):
        if facts:
            some = tuple([fact for fact in facts if isinstance(fact, kind)])
            if some:
                found.append((sentence, some))
    return tuple(found)
