"""The figures and the dates of a document by sentence: most sentences hold neither, and no check looks there."""

from __future__ import annotations

from typing import TypeVar

from factlint.extractors.reading import Reading
from factlint.lookup import once
from factlint.model import Moment, Quantity, Sentence

T = TypeVar("T")
Grouped = tuple[tuple[Sentence, tuple[T, ...]], ...]


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
