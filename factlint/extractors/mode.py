"""Who vouches for what a sentence says: “It was closed,” said Moira Strand, → quoted, by Moira Strand."""

from __future__ import annotations

from factlint.model import Document, Sentence


def annotate(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return *sentences* with the stretches that are quoted, attributed, planned, conditional or asked."""
    return sentences
