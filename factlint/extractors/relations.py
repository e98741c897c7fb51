"""``He fled to Belarus``: subject, verb, object."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.extractors.context import Context
from factlint.model import Fact, Relation, Sentence


def extract(sentence: Sentence, context: Context, known: tuple[Fact, ...]) -> Iterator[Relation]:
    """Yield the relations of a sentence."""
    yield from ()
