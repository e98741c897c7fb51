"""A figure being read: a number and what it is a number of, before it becomes a fact."""

from __future__ import annotations

from decimal import Decimal

from factlint.extractors.quantities.nouns import Noun
from factlint.records import dataclass
from factlint.values.interval import Interval


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it is a number of, as token indices ``[start:end]``; the number itself begins at *number*."""

    start: int
    end: int
    number: int
    value: Decimal
    interval: Interval
    kind: str = "number"
    unit: str = ""
    dimension: str = "number"
    noun: Noun | None = None
    modifiers: tuple[str, ...] = ()
    part: str = ""
    rate: str = ""
    compound: bool = False
    in_words: bool = False
    confidence: float = 1.0
    whole: int = -1  # token index of the number of the whole: "100 of the 120 seats"
    scale: Decimal = Decimal(1)
    taken: int = -1  # index after the last token that no other figure may use; -1: `end`
    hedged: int = -1  # index of a hedge between number and noun: "50 *or so* villages"
    change: str = ""  # where the reading of a pair says so: "from", "to"
