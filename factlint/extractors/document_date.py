"""The document's own date: front matter, dateline ("PORT ELLERY, Feb. 13, 2023 —"), byline ("Jun 12, 2010")."""

from __future__ import annotations

from factlint.model import Dated, Document


def find_date(document: Document, locale: str) -> Dated | None:
    """The date of a document, and where it was found."""
    return None
