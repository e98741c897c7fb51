"""Where the reading of a sheet's sentence is, what it has found, what stands at a word: a declared name or a figure."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import field

from factlint import data
from factlint.language import spans
from factlint.language.blocks import Stretch
from factlint.language.names import Declared, Raw, Tree, split_words
from factlint.language.syntax import Word
from factlint.language.words import after_article, number_words, word_set, words
from factlint.model import Mistake
from factlint.records import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """What a sentence of a sheet may name: the sheet's own declarations, and the full names of all sheets."""

    own: Tree = field(default_factory=Tree)
    shared: Tree = field(default_factory=Tree)
    verbs: Tree = field(default_factory=Tree)  # by dictionary form


class Cursor:
    """One reading of one sentence: where it is, and what it has found."""

    __slots__ = ("at", "found", "known", "mistakes", "raws", "stretch")

    def __init__(self, stretch: Stretch, known: Known, mistakes: list[Mistake]):
        self.stretch = stretch
        self.known = known
        self.mistakes = mistakes
        self.raws = split_words(stretch.text)
        self.found: list[Word] = []
        self.at = 0

    @property
    def last(self) -> str:
        return self.found[-1].type if self.found else ""

    def words_of(self, start: int, end: int) -> Stretch:
        return Stretch(
            self.stretch.line, self.stretch.start + self.raws[start].start, self.stretch.start + self.raws[end - 1].end
        )

    def emit(self, type: str, end: int, meaning: object = None, text: str | None = None) -> None:
        covered = self.words_of(self.at, end)
        self.found.append(Word(type, covered, meaning, covered.text if text is None else text))
        self.at = end

    def keys(self, start: int, count: int) -> tuple[str, ...]:
        found = tuple(raw.key for raw in self.raws[start : start + count])
        return found if len(found) == count else ()

    def key(self, at: int) -> str:
        return self.raws[at].key if at < len(self.raws) else ""

    def lookup(self, raws: Sequence[Raw], at: int, whole: bool = False) -> tuple[list[Declared], int]:
        """What is declared at *at*, longest first; the sheet's own before other sheets'."""
        if whole and at + 1 < len(raws) and raws[at].key in word_set("articles"):
            at += 1
        own, end = self.known.own.longest(raws, at)
        shared, shared_end = self.known.shared.longest(raws, at)
        found, stop = (shared, shared_end) if shared_end > end else (own, end)
        return ([], at) if whole and stop < len(raws) else (found, stop)

    def amount_end(self, at: int) -> int:
        """Where an amount that starts at *at* ends; 0 where none does."""
        if at >= len(self.raws) or not self.starts_amount(at):
            return 0
        between = "BETWEEN" in (word.type for word in self.found) and "AND" not in (word.type for word in self.found)
        end = at + 1
        while end < len(self.raws):
            raw = self.raws[end]
            if raw.kind == "quote" or raw.key in ("within", "+") or raw.text in words()["signs"]:
                break
            if between and raw.key in ("and", "to", "–", "-"):
                break
            if raw.key in word_set("span_openers") and spans.span_end(self.raws, end) > end:
                break
            end += 1
        return end

    def starts_amount(self, at: int) -> bool:
        raw = self.raws[at]
        following = self.raws[at + 1] if at + 1 < len(self.raws) else None
        if raw.kind in ("number", "iso") or raw.key in number_words():
            return True
        if following is None:
            return False
        if raw.key in word_set("articles") | {"one"}:
            return following.key in after_article()
        touches = raw.end == following.start
        if raw.kind == "sign" and (raw.text in _money_signs() or raw.text in "-−.\\"):
            return following.kind == "number" or (touches and self.starts_amount(at + 1))
        return raw.kind == "word" and touches and following.text in _money_signs()


@functools.cache
def _money_signs() -> frozenset[str]:
    return frozenset(
        sign for entry in data.load("currencies").values() for sign in entry["signs"] if not sign[-1].isalnum()
    )
