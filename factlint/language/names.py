"""``Bakiyev``, ``"the election"``, ``parliament seats``: what a sheet declares, found again in sentences.

The longest match counts. Declared names are kept as a tree of their words, so that finding one costs its own length,
however many are declared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Any, NamedTuple

from factlint.language.words import word_set, words
from factlint.records import dataclass
from factlint.text import morphology


class Raw(NamedTuple):
    """A word or sign of a sentence before folding; `start` and `end` count from the start of the sentence."""

    kind: str  # "quote", "iso", "number", "possessive", "word", "sign"
    text: str
    start: int
    end: int
    key: str  # lower case, straight apostrophes

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that starts with a capital."""
        return self.kind == "word" and self.text[0] != self.text[0].lower()

    @property
    def is_lower(self) -> bool:
        """Whether it is a word that starts without a capital."""
        return self.kind == "word" and self.text[0] == self.text[0].lower()


_RAW = re.compile(
    r"""
    (?P<quote>      "[^"]*" | “[^“”]*” )
  | (?P<iso>        \d{4}-\d\d?(?:-\d\d?)?(?!\w) )
  | (?P<number>     \d+(?:[.,]\d+)*[^\W\d_]* )
  | (?P<possessive> (?<=[\w"”])['’]s\b | (?<=s)['’](?!\w) )
  | (?P<word>       [^\W\d_](?:\w|[-.'’](?!s\b)(?=[^\W_]))* )
  | (?P<sign>       <=|>=|!=|==|=<|=>|\S )
    """,
    re.VERBOSE,
)
LONGEST_NAME = 24  # words: a longer one is a mistake, so that looking names up stays linear


def split_words(text: str) -> list[Raw]:
    """The words and signs of a sentence."""
    raws = []
    for found in _RAW.finditer(text):
        word, start = found.group(), found.start()
        raws.append(Raw(found.lastgroup or "", word, start, start + len(word), word.lower().replace("’", "'")))
    return raws


_UNTIDY = re.compile(r"\s\s|[^\S ]|\S[<>=≤≥≠+!]|[<>=≤≥≠+]\S|^\s|\s$")


def tidy(text: str) -> str:
    """A sentence with one space between its words and round its signs."""
    if not _UNTIDY.search(text):
        return text
    pieces: list[str] = []
    end = 0
    for raw in split_words(text):
        is_sign = raw.text in words()["signs"] or raw.text == "+"
        if (
            pieces
            and raw.text != "#"
            and (raw.start > end or is_sign or (pieces[-1] in words()["signs"] or pieces[-1] == "+"))
        ):
            pieces.append(" ")
        pieces.append(raw.text if raw.kind != "quote" else " ".join(raw.text.split()))
        end = raw.end
    return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Declared:
    """What words of a sheet stand for."""

    type: str  # NAME, COUNT, ROLE or VERB
    meaning: Any  # Entity, Count, Office, Verb; a str for a look-alike that is somebody else
    words: tuple[str, ...]  # as declared
    is_full: bool = True  # the declared name itself, no other spelling or short form


@dataclass(frozen=True, slots=True)
class Tree:
    """Declared names by their words: each word leads to a smaller tree; the empty word holds what ends there."""

    branches: dict[str, Any] = field(default_factory=dict)

    def add(self, keys: Iterable[str], declared: Declared) -> None:
        """Plant a name."""
        branch = self.branches
        for key in keys:
            branch = branch.setdefault(key, {})
        branch.setdefault("", []).append(declared)

    def longest(self, raws: Sequence[Raw], at: int) -> tuple[list[Declared], int]:
        """What the longest declared name that starts at *at* stands for, and where it ends."""
        branch, end = self.branches, at
        best: tuple[list[Declared], int] = ([], at)
        while end < len(raws) and raws[end].kind != "quote":
            following = branch.get(raws[end].key)
            if following is None:
                break
            branch = following
            end += 1
            if found := [one for one in branch.get("", ()) if fits(one.words, raws[at:end])]:
                best = (found, end)
        return best


def fits(declared: Sequence[str], raws: Sequence[Raw]) -> bool:
    """Whether a word that is declared with a capital has one here."""
    return all(
        raw.text[0] != raw.key[0] or word[0] == word[0].lower() for word, raw in zip(declared, raws, strict=True)
    )


def name_words(text: str) -> list[Raw]:
    """The words of a declared name, without the article before it."""
    raws = split_words(text)
    return raws[1:] if len(raws) > 1 and raws[0].key in word_set("articles") else raws


def plant(tree: Tree, text: str, type: str, meaning: Any, is_full: bool = True) -> None:
    """Declare *text*."""
    raws = name_words(text)
    if 0 < len(raws) <= LONGEST_NAME:
        tree.add([raw.key for raw in raws], Declared(type, meaning, tuple(raw.text for raw in raws), is_full))


def verb_keys(words: Sequence[str]) -> list[str]:
    """A verb phrase in no tense: "has fled to", "is fleeing to" → flee to; "was owned by" → be own by."""
    keys = [lemma(word) for word in words]
    while len(keys) > 1 and (keys[0] in ("have", "will", "do") or (keys[0] == "be" and words[1].endswith("ing"))):
        keys, words = keys[1:], words[1:]
    return keys


def lemma(word: str) -> str:
    """The dictionary form of a verb, or the word itself."""
    return morphology.guess(word) or word
