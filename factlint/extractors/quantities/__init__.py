"""Figures with what they count: "91 seats", "$6.35 billion", "nearly 30 percent", "about a thousand … injured"."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.extractors.context import Context
from factlint.extractors.quantities.reading import read_sentence
from factlint.model import BlockKind, Fact, Quantity, Sentence

_BYLINE = BlockKind.BYLINE

__all__ = ["extract"]


def extract(sentence: Sentence, context: Context | None, known: tuple[Fact, ...]) -> Iterator[Quantity]:
    """Yield the quantities of *sentence* in text order; *known* holds its dates (Moments), whose figures are not read.

    Owners, predicate and time are not set here. Offsets are in the document.
    """
    if sentence.kind is _BYLINE:
        return iter(())  # "4 min read"
    return iter(read_sentence(sentence, known, context.document.text if context else sentence.text))
