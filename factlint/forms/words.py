"""Looking for a sheet's words among a sentence's tokens: in any inflection, singular or plural."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from factlint import data
from factlint.model import Tokens
from factlint.text.morphology import Form, forms, known, lemma
from factlint.values.plurals import singular


@functools.cache
def figure_words() -> dict[str, frozenset[str]]:
    """The word lists of ``figure_words.yaml`` that are plain lists."""
    return {name: frozenset(words) for name, words in data.load("figure_words").items() if isinstance(words, list)}


@functools.cache
def closed(name: str) -> frozenset[str]:
    """A closed class of ``function_words.yaml``: "determiners", "prepositions", "adverbs" …"""
    return frozenset(data.load("function_words")[name].split())


@functools.cache
def closed_map(name: str) -> dict[str, str]:
    """A closed class of ``function_words.yaml`` that says more of each word: "modals"."""
    return dict(data.load("function_words")[name])


@functools.lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """What all inflections of a word share: "lost", "losing" → lose; "parties" → party."""
    return lemma(word) or singular(word)


@functools.lru_cache(maxsize=16384)
def same_word(one: str, other: str) -> bool:
    """Whether two lower-case words are inflections of one: noun or verb ("cut", "cutting"; "offer", "offered")."""
    if one == other or singular(one) == singular(other):
        return True
    bases = {base for word in (one, other) for base, _ in known().get(word, ())}
    return any(one in forms(base) and other in forms(base) for base in bases)


@functools.lru_cache(maxsize=4096)
def is_participle(word: str) -> bool:
    """Whether a word is a past participle and not its verb's base: "killed", "hurt", "arrested"."""
    return any(kind & Form.PARTICIPLE for _, kind in known().get(word, ()))


@functools.lru_cache(maxsize=16384)
def is_verb(word: str) -> bool:
    """Whether a word may be a finite verb or a participle."""
    return word in known() or word in ("'s", "'ve", "'re")


@functools.lru_cache(maxsize=4096)
def is_gerund(word: str) -> bool:
    """Whether a word is a verb's form in -ing: "winning", not "bring"."""
    return word.endswith("ing") and any(base != word for base, _ in known().get(word, ()))


@functools.lru_cache(maxsize=16384)
def is_past(word: str) -> bool:
    """Whether a word can only be a past tense ("fled", not "cut")."""
    readings = known().get(word, ())
    return any(kind & Form.PAST and not kind & Form.BASE for _, kind in readings)


def phrase_at(tokens: Tokens, index: int, words: Sequence[str]) -> bool:
    """Whether the words of a phrase stand at token *index*, singular or plural."""
    if index < 0 or index + len(words) > len(tokens):
        return False
    return all(singular(tokens.lower[index + i]) == singular(word) for i, word in enumerate(words))


def find_phrase(tokens: Tokens, words: Sequence[str], first: int, last: int) -> Iterator[int]:
    """The indexes in ``first <= index < last`` at which a phrase starts."""
    for index in range(max(0, first), min(last, len(tokens)) - len(words) + 1):
        if phrase_at(tokens, index, words):
            yield index
