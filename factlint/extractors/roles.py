"""Offices: "Russian President Vladimir Putin", "Moira Strand, the union's general secretary"."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.extractors.context import Context
from factlint.model import Fact, Role, Sentence


def extract(sentence: Sentence, context: Context, known: tuple[Fact, ...]) -> Iterator[Role]:
    """Yield who holds, held or takes which office."""
    yield from ()
