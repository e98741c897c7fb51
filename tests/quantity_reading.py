"""Quantities of a text as short lines, for fixtures: ``100 of the 120 seats | 100 seat | part``."""

from collections.abc import Iterator

from factlint.extractors.quantities import extract
from factlint.model import Block, BlockKind, Document, Lines, Quantity
from factlint.text.sentences import split
from factlint.values.interval import Interval


def read(text: str) -> Iterator[Quantity]:
    """The quantities of one paragraph."""
    document = Document("fixture", text, text, Lines((0,)), (Block(BlockKind.PROSE, 0, len(text)),))
    for sentence in split(document):
        yield from extract(sentence, None, ())


def shown(quantity: Quantity, text: str) -> str:
    """A quantity in one line: its words, its interval and unit, and what else is special about it."""
    marks = [
        *([quantity.dimension] if quantity.dimension not in ("count", "share", "money", "points") else []),
        *([quantity.part] if quantity.part else []),
        *([f"change {quantity.change}"] if quantity.change else []),
        *([f"per {quantity.rate}"] if quantity.rate else []),
        *(["compound"] if quantity.compound else []),
        *([f"of {' '.join(quantity.modifiers)}"] if quantity.modifiers else []),
    ]
    parts = [text[quantity.start : quantity.end], f"{interval(quantity.value)} {quantity.unit}".rstrip(), *marks]
    return " | ".join(parts)


def interval(value: Interval) -> str:
    """``91``, ``[23, 27]``, ``(600, ∞)``"""
    low, high = (None if end is None else f"{float(end):.10g}" for end in (value.low, value.high))
    if value.is_point:
        return str(low)
    left = "(" if value.low_open or low is None else "["
    right = ")" if value.high_open or high is None else "]"
    return f"{left}{'-∞' if low is None else low}, {'∞' if high is None else high}{right}"
