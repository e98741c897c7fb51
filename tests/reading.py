"""A text as read with no sheet, for tests of what stands on reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factlint.extractors.reading import Reading
from factlint.model import Dated, DocumentSettings, Rulebook, RunSettings
from factlint.pipeline import open_document, read
from factlint.text.vocabulary import compile_vocabulary


def read_text(text: str, day: date | None = None, rulebook: Rulebook | None = None, path: str = "t.md") -> Reading:
    """Read *text* as a document of *day*."""
    settings = RunSettings(today=date(2026, 1, 1))
    document = open_document(path, text.encode(), settings, DocumentSettings())
    if day is not None:
        document = replace(document, dated=Dated(day, "configuration"))
    return read(document, compile_vocabulary(rulebook or Rulebook()))
