"""``b"caf\\xe9"`` → ``café``, with a warning: bytes to text, in UTF-8, UTF-16 with a mark, else Windows-1252.

The mark is dropped, so that the first column is the first letter's.
"""

from __future__ import annotations

import codecs
import re

from factlint.errors import UnreadableDocument
from factlint.model import Lines

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BREAK = re.compile(r"\r\n|\r|\n")
_WITHIN_LINE = re.compile(r"[^\r\n]+")
_CONTROL_SHARE = 0.01  # of the bytes: more, and it is no text in any encoding with one byte a letter


def decode(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of *data* and what the reader should be told about it.

    Raises UnreadableDocument, with the reason, where *data* is no text.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) and len(data) % 4 == 0:
        return _strict(data, "utf-32", path), ()
    if data.startswith(_UTF16):
        return _strict(data, "utf-16", path), ()
    if b"\x00" in data:
        raise UnreadableDocument("is not text (it holds NUL bytes); give a text file, in UTF-8 if possible", path=path)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        if len(_CONTROL.findall(data)) > _CONTROL_SHARE * len(data):
            raise UnreadableDocument("is not text (it holds control bytes); give a text file", path=path) from None
        line = data.count(b"\n", 0, error.start) + 1
        # Windows-1252 leaves five bytes without a letter; those become U+FFFD, one each, so columns stay right.
        text = data.decode("cp1252", errors="replace")
        return text, (f"is not UTF-8 (line {line}); read as windows-1252",)


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"starts as {encoding.upper()} but is broken at byte {error.start}; save it again as UTF-8", path=path
        ) from None


def measure_lines(text: str) -> Lines:
    """Return where the lines of *text* start. Lines end in LF, CRLF or CR."""
    if "\r" in text:
        return Lines((0, *(match.end() for match in _BREAK.finditer(text))))
    starts = [0]
    start = text.find("\n") + 1
    while start:  # six times as fast as the pattern
        starts.append(start)
        start = text.find("\n", start) + 1
    return Lines(tuple(starts))


def blanked(text: str) -> str:
    """*text* as spaces, with its line breaks."""
    if "\n" not in text and "\r" not in text:
        return " " * len(text)
    return _WITHIN_LINE.sub(lambda match: " " * (match.end() - match.start()), text)
