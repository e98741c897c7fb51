"""Dates: "on 7 October 2020", "Tuesday", "from 2008 to 2012", "three years ago"."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.extractors.context import Context
from factlint.model import Fact, Moment, Sentence


def extract(sentence: Sentence, context: Context, known: tuple[Fact, ...]) -> Iterator[Moment]:
    """Yield the dates of a sentence."""
    yield from ()
