"""Bytes to Document: ``read_document("story.txt", b"…")``, one reader for each kind of file."""

from __future__ import annotations

from collections.abc import Callable

from factlint.model import Document
from factlint.readers import plain
from factlint.readers.decoding import decode

Reader = Callable[[str, str, tuple[str, ...]], Document]

READERS: tuple[tuple[str, Reader], ...] = ((".txt", plain.read),)


def read_document(path: str, data: bytes) -> Document:
    """Return the document that *data* holds, read as the suffix of *path* says; unknown suffixes are plain text.

    Raises UnreadableDocument where *data* is no text.
    """
    text, warnings = decode(data, path)
    name = path.lower()
    reader = next((reader for suffix, reader in READERS if name.endswith(suffix)), plain.read)
    return reader(path, text, warnings)
