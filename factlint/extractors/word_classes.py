"""``the`` → determiner, ``fled`` → a verb form, ``orchard`` → nothing in particular: what a word may be, as bits.

Looked up once for every word; a word without a bit can only be part of a noun phrase, and needs no further question.
"""

from __future__ import annotations

import functools
from typing import Final

from factlint import data
from factlint.extractors import sorts
from factlint.extractors import word_bits as bit
from factlint.lookup import Lookup
from factlint.text import morphology

_LISTS = (
    ("determiners", bit.DETERMINER),
    ("possessives", bit.POSSESSIVE),
    ("subject_pronouns", bit.SUBJECT),
    ("object_pronouns", bit.OBJECT),
    ("pronouns", bit.PRONOUN),
    ("relatives", bit.RELATIVE),
    ("prepositions", bit.PREPOSITION),
    ("subordinators", bit.SUBORDINATOR),
    ("coordinators", bit.COORDINATOR),
    ("negators", bit.NEGATOR),
    ("be", bit.BE),
    ("have", bit.HAVE),
    ("do", bit.DO),
    ("inside_nouns", bit.INSIDE),
    ("not", bit.NOT),
    ("to", bit.TO),
)
_BREAKS = frozenset(";:–—…-‐‑")


@functools.cache
def words(name: str) -> frozenset[str]:
    """A list of closed-class words: ``words("prepositions")``."""
    return frozenset(data.load("function_words")[name].split())


@functools.cache
def modals() -> dict[str, str]:
    """Modal → future, conditional, ability."""
    listed: dict[str, str] = data.load("function_words")["modals"]
    return listed


@functools.cache
def hedges() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → whole hedges of several words that stand before a figure: "up to", "as many as"."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for text in data.load("function_words")["before_figures"]:
        parts = tuple(text.split())
        table[parts[0]] = (*table.get(parts[0], ()), parts)
    return table


def _word_class(word: str) -> int:
    bits = _listed().get(word, 0)
    first = word[0]
    if not first.isalnum():
        if first not in "'£$€":
            bits |= bit.SIGN
        if first not in "£$€%'&[]." or word == ".":
            bits |= bit.OUTSIDE
        if first == "'":
            bits |= bit.APOSTROPHE
        if word in ("[", "]", "."):
            bits |= bit.SKIPPED
        if word in ("'s", "'"):
            bits |= bit.OWNS
    if first.isdigit() or first in "£$€":
        bits |= bit.DIGIT
    if word.endswith("ly"):
        bits = bits & ~bit.ADVERB if word in words("adverb_exceptions") else bits | bit.ADVERB | bit.LY
    if bits & bit.POSSESSIVE:
        bits &= ~bit.OBJECT
    if word in morphology.known() or (word.endswith("ed") and morphology.guess(word)):
        bits |= bit.VERB
    return bits | bit.ALONE if sort_alone(word, bits) is not None else bits


CLASSES: Final = Lookup(_word_class)  # the bits of a word in lower case


def sort_alone(word: str, bits: int) -> int | None:
    """The sort of chunk that a word makes wherever it stands, NONE for none; None: that depends on what is around it.

    Every relative pronoun but "that" does, and so does every sign but "(".
    """
    if bits & bit.HEDGE or word in words("that") or word in words("no"):
        return None
    if bits & bit.SIGN:
        return _sign(word)
    if bits & bit.RELATIVE:
        return sorts.RELATIVE
    if bits & bit.COORDINATOR:
        return sorts.AND
    if bits & bit.PREPOSITION and (word.endswith("ing") or word in words("participial")):
        return sorts.PREPOSITION  # "following" looks like a participle
    if bits & bit.VERBAL:
        return None
    if bits & bit.PREPOSITION:
        return sorts.PREPOSITION
    if bits & bit.SUBORDINATOR:
        return None if bits & bit.ADVERB else sorts.SUBORDINATOR  # "once it sold", "which once sold"
    if word == "not":
        return sorts.NOT
    return sorts.NONE if bits & bit.ADVERB and word != "neither" else None


def _sign(word: str) -> int | None:
    if word == "(":
        return None
    if word == ",":
        return sorts.COMMA
    return sorts.BREAK if word in _BREAKS else sorts.NONE


@functools.cache
def _listed() -> dict[str, int]:
    table: dict[str, int] = {}
    for name, bits in _LISTS:
        for word in words(name):
            table[word] = table.get(word, 0) | bits
    for word in words("adverbs") | words("negators"):
        table[word] = table.get(word, 0) | bit.ADVERB
    for word in modals():
        table[word] = table.get(word, 0) | bit.MODAL
    for word in hedges():
        table[word] = table.get(word, 0) | bit.HEDGE
    return table
