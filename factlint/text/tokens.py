"""``Jeenbekov's 120-seat $6.35bn`` → Jeenbekov | 's | 120-seat | $ | 6.35 | bn: words and signs with their offsets.

One pass of ``re.split`` and one of ``accumulate``: offsets are summed lengths, so no match object is ever made.
"""

from __future__ import annotations

import functools
import re
from itertools import accumulate

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
    | (?:{_LETTER}\.){{2,}}                            # U.S., a.m.
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
    piece = text[start:end]
    parts = _TOKEN.split(piece)
    offsets = tuple(accumulate(map(len, parts), initial=start))
    words = parts[1::2]
    if (piece.find(".", 0, -1) >= 0 and "." in words) or "'t" in piece or "’t" in piece:
        return _joined(words, list(offsets[1:-1:2]), list(offsets[2::2]))
    return Tokens(tuple(words), tuple(map(_LOWER.__getitem__, words)), offsets[1:-1:2], offsets[2::2])


def _joined(words: list[str], starts: list[int], ends: list[int]) -> Tokens:
    """The tokens of a text with a stop inside it, or with "n't"."""
    _join_stops(words, starts, ends)
    _split_negations(words, starts, ends)
    return Tokens(tuple(words), tuple(map(_LOWER.__getitem__, words)), tuple(starts), tuple(ends))


# Equal words are one object afterwards: looking them up compares nothing and computes no hash again.
_LOWER = Lookup(lambda word: word.lower().replace("’", "'"))


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
