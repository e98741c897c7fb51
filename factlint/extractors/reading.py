"""A document as read: its sentences and the facts in each."""

from __future__ import annotations

from factlint.extractors.context import Context
from factlint.model import Document, Fact, Sentence
from factlint.records import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, its sentences, and the facts of each sentence (``facts[i]`` is of ``sentences[i]``) in text order."""

    context: Context
    facts: tuple[tuple[Fact, ...], ...]

    @property
    def document(self) -> Document:
        """The document that was read."""
        return self.context.document

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, in order."""
        return self.context.sentences
