"""Bytes to Document: ``read_document("story.txt", b"…")``, one reader for each kind of file."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable

from factlint.model import Document
from factlint.readers.decoding import decode

Reader = Callable[[str, str, tuple[str, ...]], Document]

# A reader is the function `read` of its module, imported when the first such file is met: html costs 8 ms.
READERS: tuple[tuple[tuple[str, ...], str], ...] = (
    ((".txt", ".text"), "factlint.readers.plain"),
    ((".md", ".markdown", ".mdown", ".mkd"), "factlint.readers.markdown"),
    ((".html", ".htm", ".xhtml"), "factlint.readers.html"),
)


def read_document(path: str, data: bytes) -> Document:
    """Return the document that *data* holds, read as the suffix of *path* says; unknown suffixes are plain text.

    Raises UnreadableDocument where *data* is no text.
    """
    text, warnings = decode(data, path)
    name = path.lower()
    module = next((module for suffixes, module in READERS if name.endswith(suffixes)), READERS[0][1])
    return _reader(module)(path, text, warnings)


@functools.cache
def _reader(module: str) -> Reader:
    read: Reader = importlib.import_module(module).read
    return read
