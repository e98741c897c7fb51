"""A sentence as the reading of figures sees it: its tokens, what is a date in it, and the closed classes of words."""

from __future__ import annotations

import functools
import re
from typing import Any

from factlint import data
from factlint.lookup import Lookup
from factlint.model import Fact, Moment, Sentence
from factlint.records import dataclass
from factlint.text import morphology

_BEYOND = ("",) * 16  # no reading looks farther than a few tokens beyond an end
_NONE: frozenset[int] = frozenset()
_ADDRESS = re.compile(r"(?:\w+://|www\.)\S+")


@dataclass(frozen=True, slots=True)
class Scene:
    """The tokens of a sentence and the indices of those that belong to dates."""

    sentence: Sentence
    words: tuple[str, ...]
    lower: tuple[str, ...]
    word: tuple[
        str, ...
    ]  # as `lower`, and "" for some way beyond both ends: ``word[-3]`` too, as Python counts from the end
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    dated: frozenset[int]
    text: str = ""  # of the whole document

    def glued(self, index: int) -> bool:
        """Whether the token at *index* follows the one before without a space."""
        return 0 < index < len(self.starts) and self.ends[index - 1] == self.starts[index]

    def is_capital(self, index: int) -> bool:
        """Whether the token at *index* starts with a capital letter."""
        return 0 <= index < len(self.words) and self.words[index][0].isupper()


def scene_of(sentence: Sentence, dated: frozenset[int], text: str) -> Scene:
    """The scene of *sentence*, with the tokens that :func:`dated_in` found."""
    tokens = sentence.tokens
    return Scene(sentence, tokens.words, tokens.lower, tokens.lower + _BEYOND, tokens.starts, tokens.ends, dated, text)


def dated_in(sentence: Sentence, known: tuple[Fact, ...]) -> frozenset[int]:
    """The indices of the tokens that belong to the Moments of *known*, or to an address of the web."""
    if not known and "://" not in sentence.text and "www." not in sentence.text:
        return _NONE
    tokens = sentence.tokens
    dated: set[int] = set()
    for fact in known:
        if isinstance(fact, Moment):
            first = tokens.at(fact.start)
            while first < len(tokens) and tokens.starts[first] < fact.end:
                dated.add(first)
                first += 1
    if "://" in sentence.text or "www." in sentence.text:
        for match in _ADDRESS.finditer(sentence.text):
            first, end = tokens.at(sentence.start + match.start()), sentence.start + match.end()
            dated.update(at for at in range(first, len(tokens)) if tokens.starts[at] < end)
    return frozenset(dated)


@dataclass(frozen=True, slots=True)
class Lists:
    """Word classes for the noun phrase after a figure."""

    stops: frozenset[str]  # what ends a noun phrase
    determiners: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    subordinators: frozenset[str]
    inside: frozenset[str]  # adverbs that may stand inside a noun phrase


@functools.cache
def lists() -> Lists:
    """The closed classes (data/function_words.yaml)."""
    raw: dict[str, Any] = data.load("function_words")

    def split(*names: str) -> set[str]:
        return {word for name in names for word in (raw[name] if isinstance(raw[name], dict) else raw[name].split())}

    auxiliaries = split("modals", "be", "have", "do")
    prepositions = split("prepositions")
    determiners = split("determiners", "possessives") - {"half"}
    stops = (
        prepositions
        | determiners
        | auxiliaries
        | split(
            "subject_pronouns",
            "object_pronouns",
            "pronouns",
            "relatives",
            "subordinators",
            "coordinators",
            "negators",
            "adverbs",
        )
    )
    return Lists(
        frozenset((stops | counted["operators"]) - {"past", "following", "long", "further", "then"}),
        frozenset(determiners),
        frozenset(auxiliaries),
        frozenset(split("adverbs")),
        frozenset(prepositions),
        frozenset(split("subordinators")),
        frozenset(split("inside_nouns")),
    )


counted: Lookup[frozenset[str]] = Lookup(lambda name: frozenset(data.load("counted")[name]))  # a list of counted.yaml


@functools.lru_cache(maxsize=1 << 14)
def readings(word: str) -> tuple[tuple[str, int], ...]:
    """What verb forms *word* may be: (base, form) pairs."""
    return morphology.known().get(word, ())


@functools.lru_cache(maxsize=1 << 14)
def is_finite(word: str) -> bool:
    """Whether *word* looks like a past form or participle: a known one, or any in -ed."""
    for _, form in readings(word):
        if form & (morphology.Form.PAST | morphology.Form.PARTICIPLE):
            return True
    return len(word) > 4 and word.endswith("ed") and not word.endswith("eed")


def is_third_person(word: str) -> bool:
    """Whether *word* may be a verb in -s: "lives"."""
    return any(form & morphology.Form.S for _, form in readings(word))


@functools.lru_cache(maxsize=1 << 14)
def base_of(word: str) -> str:
    """The dictionary form of a verb form, as far as known; else the word without a regular ending."""
    found = readings(word)
    if found:
        return found[0][0]
    return morphology.guess(word) or word
