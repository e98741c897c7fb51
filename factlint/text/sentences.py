"""``Mr. Smith left. He was 52.`` → two sentences: every block but page furniture, cut at full stops that end something.

A stop ends a sentence unless it belongs to an abbreviation or an initial, or a small letter follows. A dateline
("PORT ELLERY, Feb. 13 — Rain fell") stands alone: its names and its date are no part of what the sentence says.
"""

from __future__ import annotations

import functools
import re
from dataclasses import field
from typing import Any

from factlint import data
from factlint.model import BlockKind, Document, Sentence, Tokens
from factlint.records import become, dataclass
from factlint.text.tokens import tokens_of

_END = re.compile(r"""[.!?…][.!?…]*(?:["'”’»)\]]|\[\d+\]|\ ?'')*(?=\s|\Z)""")
_DATELINE = re.compile(
    r"""
    \s* (?=[^\W\d_]{3}) [^\W\d_][\w.'’-]*+ (?:\ [\w.'’-]++){0,3}      # PORT ELLERY
    (?: \s? [,(/] [^–—\n]{0,70}? )?                                 # , Feb. 13, 2023 or (Reuters)
    (?: \s (?: [–—] | --? ) (?= \s ) | —)                          # and a dash, of an em without space,
    (?= \s* ["“'‘]? [^\W\d_a-z] )                                  # before a capital
    """,
    re.VERBOSE,
)
_OPENERS = "`\"'“‘«([–—-• "
_PROSE, _BYLINE, _FURNITURE = BlockKind.PROSE, BlockKind.BYLINE, BlockKind.FURNITURE
_SPACE = re.compile(r"\s")
_INITIALS = re.compile(r"\.-?")
_LONGEST = (
    2_000  # characters; what is longer is no sentence but a table or a list, and is cut to keep the time in bounds
)


@functools.cache
def _abbreviations() -> dict[str, str]:
    """The list in which each abbreviation stands."""
    lists = data.load("abbreviations")
    return {word: name for name in ("before_name", "before_figure", "either") for word in lists[name]}


@dataclass(frozen=True, slots=True)
class Uncut(Sentence):
    """A sentence that is cut into tokens when somebody first looks at them: many a one is waited for by no rule."""

    tokens: Tokens = field(init=False)

    def __getattr__(self, name: str) -> Any:
        if name != "tokens":
            raise AttributeError(name)
        become(self, Sentence, tokens=tokens_of(self.text, self.start))
        return self.tokens


def split(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of all blocks but page furniture, in the order of the text; they never overlap."""
    sentences: list[Sentence] = []
    text = document.text
    for number, block in enumerate(document.blocks):
        kind, begin = block.kind, block.start
        if kind is _FURNITURE:
            continue
        spans: list[tuple[int, int]] = []
        if kind is _PROSE and (after := _after_dateline(text, begin, block.end)) > begin:
            spans.append((begin, after))
            begin = after
        datelines = len(spans)
        _add_spans(text, begin, block.end, spans)
        for index, (start, end) in enumerate(spans):
            piece = text[start:end]
            here = kind if index >= datelines else _BYLINE
            sentences.append(Uncut(len(sentences), number, here, start, end, piece))
    return tuple(sentences)


def _after_dateline(text: str, start: int, end: int) -> int:
    """Where a paragraph goes on after its dateline; its start where it has none.

    The place is in capitals, or a date stands between it and the dash: "Oslo, 6 January 2025 – ".
    """
    capitals = not text[start + 1 : start + 2].islower()
    if not capitals and _DASH.search(text, start, min(end, start + _WIDEST)) is None:
        return start  # nearly all
    match = _DATELINE.match(text, start, min(end, start + 140))
    if match is None:
        return start
    line = match.group()
    if capitals:
        return match.end() if line.split(None, 1)[0].strip(".,'’").isupper() else start
    return match.end() if len(line) <= _WIDEST and _DATED.search(line) else start


_WIDEST = 60  # characters of a dateline whose place is not in capitals
_DASH = re.compile(r"[–—]|\s--?\s")
_DATED = re.compile(
    r""",[ ] (?: [A-Z][a-z]+ ,[ ] )?                                                       # Oslo, Norway, …
    (?: \d{1,2} (?:st|nd|rd|th)? \s )?                                                     # 6
    (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec) (?: uary|ruary|ch|il|ust|tember|ober|ember )? \.?
    (?: \s \d{1,2} )? (?: ,? \s \d{4} )?                                                  # Jan. 6, 2025
    (?: \s \( [^()]* \) )? \s* [–—-]+ \s* \Z                                            # (Reuters) –
    """,
    re.VERBOSE,
)


def _add_spans(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    begin = start
    for match in _END.finditer(text, start, end):
        at, stop = match.span()
        if stop < end and _ends_sentence(text, begin, at, stop, end):
            _keep(text, begin, stop, spans)
            begin = stop
    if begin < end:
        _keep(text, begin, end, spans)


def _keep(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    """Add ``text[start:end]`` without the white space around it, unless nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST and (space := _SPACE.search(text, start + _LONGEST, end)) is not None:
        spans.append((start, space.start()))
        start = space.end()
        while text[start].isspace():
            start += 1
    if start < end:
        spans.append((start, end))


def _ends_sentence(text: str, begin: int, at: int, stop: int, end: int) -> bool:
    follow = text[stop : min(stop + 40, end)].lstrip()
    if not follow:
        return False
    first = follow.lstrip(_OPENERS)[:1]
    if first.islower() and follow[0] != "•":
        return False
    if text[at] != "." or stop - at > 1:
        return True
    before = text[max(begin, at - 24) : at]
    word = before[before.rfind(" ") + 1 :]
    if not word.isalnum():
        word = word[max(word.rfind("\n"), word.rfind("\u00a0")) + 1 :].lstrip("\"'“‘«([$")
    if len(word) == 1 and word.isupper() and word != "I":
        return False  # an initial
    stands = _abbreviations().get(word.lower())
    if stands is None:
        if "." not in word or not all(len(part) == 1 and part.isupper() for part in _INITIALS.split(word)):
            return True
        stands = "either"  # H.G. Wells, J.-L. Moreau
    if stands == "before_figure":
        return not first.isdigit()
    return stands == "either" and first.isupper() and _opens_clause(follow)


@functools.cache
def _sentence_openers() -> frozenset[str]:
    return frozenset(data.load("sentence_openers"))


def _opens_clause(follow: str) -> bool:
    """After "U.S." a capital alone proves nothing ("U.S. Senate"): the next word must be one that opens sentences."""
    words = follow.split(None, 1)
    return bool(words) and words[0].strip("\"'“‘«(,").lower() in _sentence_openers()
