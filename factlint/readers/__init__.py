"""Bytes to Document: ``read_document("story.txt", b"…")``, one reader for each kind of file."""

from __future__ import annotations

from collections.abc import Callable

from factlint.model import Document
from factlint.readers import html, markdown, plain
from factlint.readers.decoding import decode

Reader = Callable[[str, str, tuple[str, ...]], Document]

READERS: tuple[tuple[tuple[str, ...], Reader], ...] = (
    ((".txt", ".text"), plain.read),
    ((".md", ".markdown", ".mdown", ".mkd"), markdown.read),
    ((".html", ".htm", ".xhtml"), html.read),
)


def read_document(path: str, data: bytes) -> Document:
    """Return the document that *data* holds, read as the suffix of *path* says; unknown suffixes are plain text.

    Raises UnreadableDocument where *data* is no text.
    """
    text, warnings = decode(data, path)
    name = path.lower()
    reader = next((reader for suffixes, reader in READERS if name.endswith(suffixes)), plain.read)
    return reader(path, text, warnings)
