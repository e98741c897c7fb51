"""``Jeenbekov's 120-seat $6.35bn`` → Jeenbekov | 's | 120-seat | $ | 6.35 | bn: words and signs with their offsets.

Chunks between white space are cut by a pattern once and then looked up; offsets are summed lengths.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Sequence
from itertools import accumulate
from operator import add
from typing import Any

from factlint import data
from factlint.lookup import Lookup
from factlint.model import Tokens

_LETTER = r"[^\W\d_]"
_PART = r"[^\W_]|[\u0300-\u036f\u200d\u00ad]"  # a letter, digit, accent that stands alone, soft hyphen

_TOKEN = re.compile(
    rf"""(
      [A-Za-z]{{2,}}+(?![\w'’\-‐‑\u0300-\u036f\u200d\u00ad])  # nearly every word, and three times as fast
    | {_LETTER}(?:{_PART})+(?:[-‐‑](?:{_PART})+)*      # word: Kyrgyz, well-kept, COVID-19, A320
        (?:['’](?!(?:s|t|d|m|re|ve|ll|S|T|D|M|RE|VE|LL)\b)(?={_LETTER})(?:{_PART})+)*   # … O'Brien, Xi'an
    | (?:{_LETTER}\.-?)+{_LETTER}\.                   # U.S., a.m., J.-L.
    | {_LETTER}\.(?=[ \u00a0]*{_LETTER})               # the initial of T. Mamytov
    | {_LETTER}(?:[-‐‑'’](?!(?:s|t|d|m|re|ve|ll|S)\b)(?=[^\W_])(?:{_PART})+)*           # a, I, S-300, O'Brien
    | \d{{4}}-\d\d-\d\d(?!\w)                          # 2020-10-04
    | \d{{1,3}}-\d{{1,3}}(?![\w,.-]*\w)                # the score 2-1
    | \d+(?:[.,:/]\d+)*                                # 1,100  6.35  5:42  19.03.2021  1/2
        (?:(?:st|nd|rd|th|s|ST|ND|RD|TH)(?![^\W_])      # … 29th, 1980s
        |(?:[-‐‑]{_LETTER}(?:{_PART})*)+)?              # … 120-seat, 11-year-old
    | ['’](?:s|t|d|m|re|ve|ll|S|T|D|M|RE|VE|LL)\b      # 's, 'll
    | \.\.+
    | [^\s]                                            # a sign
    )""",
    re.VERBOSE,
)


_CODE = re.compile(r"(?<![\w-])([A-Z][A-Za-z]{1,2})(?=\d)")


@functools.cache
def _codes() -> frozenset[str]:
    """Letters that stand for a currency before a figure that sticks to them."""
    return frozenset(data.load("abbreviations")["currencies"])


@functools.cache
def _stopped() -> frozenset[str]:
    """Abbreviations whose stop belongs to them wherever they stand inside a sentence."""
    lists = data.load("abbreviations")
    return frozenset(lists["before_name"] + lists["calendar"] + lists["either"])


@functools.cache
def _stopped_before_figures() -> frozenset[str]:
    return frozenset(data.load("abbreviations")["before_figure"])


def tokenise(text: str, start: int, end: int) -> Tokens:
    """Return the tokens of ``text[start:end]``; offsets are in *text*. Every sign but white space is in one token."""
    return tokens_of(text[start:end], start)


def tokens_of(piece: str, start: int) -> Tokens:
    """Return the tokens of *piece*, which stands at *start* in its document.

    Chunks between white space repeat ("the", "said", "2020,"): each is cut up once and then looked up, a third of the
    time that the pattern takes. Offsets are sums of lengths, with one sign of white space behind each chunk. Where they
    do not end at the end, more white space is somewhere, or a chunk whose tokens depend on the next.
    """
    chunks = piece.split()
    if not chunks:
        return Tokens((), (), (), ())
    last = _LAST[chunks.pop()]
    columns: list[Any] = []  # four a token
    for chunk in chunks:
        columns += _INNER[chunk]
    columns += last
    starts = [*accumulate(columns[3::4], initial=start)]
    if starts.pop() != start + len(piece) + 1:
        return _tokens_of_uneven(piece, start)
    return Tokens(tuple(columns[::4]), tuple(columns[1::4]), tuple(starts), tuple(map(add, starts, columns[2::4])))


def _tokens_of_uneven(piece: str, start: int) -> Tokens:
    """The tokens of a text with wider gaps, as blanked markup leaves them, or with an initial before a name."""
    *chunks, last = piece.split()
    entries = [*map(_INNER.__getitem__, chunks), _LAST[last]]
    if _UNSURE in entries:
        words, starts, ends = cut(piece, start)
        return Tokens(tuple(words), tuple(map(_lower, words)), tuple(starts), tuple(ends))
    columns: list[Any] = []
    lead = behind = len(piece) - len(piece.lstrip())
    for chunk, entry in zip((*chunks, last), entries, strict=True):
        at = piece.index(chunk, behind)
        if columns:
            columns[-1] += at - behind - 1
        columns += entry
        behind = at + len(chunk)
    starts = [*accumulate(columns[3:-1:4], initial=start + lead)]
    return Tokens(tuple(columns[::4]), tuple(columns[1::4]), tuple(starts), tuple(map(add, starts, columns[2::4])))


def cut(piece: str, start: int) -> tuple[list[str], list[int], list[int]]:
    """Return the words of *piece*, their starts and their ends, by the pattern alone: what the lookups stand for."""
    for match in _CODE.finditer(piece):
        if match[1] in _codes():  # "EUR4.5m"
            behind = match.end(1)
            before, after = cut(piece[:behind], start), cut(piece[behind:], start + behind)
            return before[0] + after[0], before[1] + after[1], before[2] + after[2]
    parts = _TOKEN.split(piece)
    offsets = list(accumulate(map(len, parts), initial=start))
    words, starts, ends = parts[1::2], offsets[1:-1:2], offsets[2::2]
    if "." in words:
        _join_stops(words, starts, ends)
    if "'t" in words or "’t" in words:
        _split_negations(words, starts, ends)
    return words, starts, ends


# Of each token: the word, in lower case, its length, and how far behind its start the next one starts.
Chunk = tuple[str | int, ...]

_SIGNS = frozenset(',;:?!)]"”»')
_UNSURE: Chunk = ("", "", 0, 1 << 40)  # its tokens depend on the next chunk; no text is as long: the sum will be wrong


def _inner(chunk: str) -> Chunk:
    """The tokens of a chunk with another one behind it."""
    length = len(chunk)
    if length > 1 and chunk.isalpha():
        return sys.intern(chunk), sys.intern(chunk.lower()), length, length + 1
    word, sign = chunk[:-1], chunk[-1]
    if length > 2 and word.isalpha() and (sign in _SIGNS or (sign == "." and not _may_be_stopped(word))):
        return _word_and_sign(word, sign)
    if sign != ".":
        return _columns(cut(chunk, 0)[0])
    # An initial belongs to a name behind it, "No." to a figure.
    first, *others = (cut(chunk + behind, 0)[0][:-1] for behind in (" ,", " a", " 1"))
    return _columns(first) if all(words == first for words in others) else _UNSURE


def _last(chunk: str) -> Chunk:
    """The tokens of a chunk with nothing behind it."""
    word, sign = chunk[:-1], chunk[-1]
    if len(word) > 1 and word.isalpha() and (sign in _SIGNS or sign == "."):
        return _word_and_sign(word, sign)
    return _columns(cut(chunk, 0)[0])


def _word_and_sign(word: str, sign: str) -> Chunk:
    length = len(word)
    return sys.intern(word), sys.intern(word.lower()), length, length, sign, sign, 1, 2


def _may_be_stopped(word: str) -> bool:
    lower = word.lower()
    return lower in _stopped() or lower in _stopped_before_figures()


def _columns(words: Sequence[str]) -> Chunk:
    columns: list[str | int] = []
    for word in words:
        columns += (sys.intern(word), _lower(word), len(word), len(word))
    columns[-1] = len(words[-1]) + 1
    return tuple(columns)


def _lower(word: str) -> str:
    """*word* in lower case; equal words are one object, so that looking them up compares nothing."""
    return sys.intern(word.lower().replace("’", "'"))


_INNER = Lookup(_inner)
_LAST = Lookup(_last)


def _join_stops(words: list[str], starts: list[int], ends: list[int]) -> None:
    """Give the stop of "Mr.", "Feb.", "No. 10" to its word. The last stop of a sentence stays on its own."""
    stopped = _stopped()
    joined: list[int] = []
    for index in range(1, len(words) - 1):
        if words[index] != "." or ends[index - 1] != starts[index]:
            continue
        word = words[index - 1].lower()
        if (word in stopped) or (word in _stopped_before_figures() and words[index + 1][:1].isdigit()):
            words[index - 1] += "."
            ends[index - 1] += 1
            joined.append(index)
    if joined:
        gone = frozenset(joined)
        kept = [index for index in range(len(words)) if index not in gone]
        words[:] = [words[index] for index in kept]
        starts[:] = [starts[index] for index in kept]
        ends[:] = [ends[index] for index in kept]


def _split_negations(words: list[str], starts: list[int], ends: list[int]) -> None:
    """``didn`` + ``'t`` → ``did`` + ``n't``."""
    for index in range(1, len(words)):
        before = words[index - 1]
        if (
            words[index] in ("'t", "’t")
            and before[-1:] in "nN"
            and len(before) > 1
            and ends[index - 1] == starts[index]
        ):
            words[index] = before[-1] + words[index]
            words[index - 1] = before[:-1]
            starts[index] -= 1
            ends[index - 1] -= 1
