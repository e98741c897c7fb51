"""Whom "he", "its", "who" and "the club" stand for."""

from __future__ import annotations

from factlint.extractors.context import Context
from factlint.model import Fact, Mention, Sentence


def resolve(sentence: Sentence, token: int, context: Context, known: tuple[Fact, ...] = ()) -> Mention | None:
    """Return what the pronoun or nominal reference at *token* stands for, or None."""
    return None
