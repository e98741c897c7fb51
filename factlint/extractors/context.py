"""What an extractor may look at besides its sentence."""

from __future__ import annotations

from factlint.model import Document, Mention, Sentence
from factlint.records import dataclass
from factlint.text.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Context:
    """A document being read: its sentences, and the names in them (by sentence index), canonical in all of it."""

    document: Document
    vocabulary: Vocabulary
    sentences: tuple[Sentence, ...]
    mentions: tuple[tuple[Mention, ...], ...]  # what names.mentions() found; mentions[i] belongs to sentences[i]
