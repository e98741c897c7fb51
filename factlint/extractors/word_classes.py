"""``the`` → determiner, ``fled`` → a verb form, ``orchard`` → nothing in particular: what a word may be, as bits.

Looked up once for every word; a word without a bit can only be part of a noun phrase, and needs no further question.
"""

from __future__ import annotations

import functools

from factlint import data
from factlint.text import morphology


class Word:
    """What a word may be: bits, plain integers for speed."""

    DETERMINER = 1 << 0
    POSSESSIVE = 1 << 1  # his, their
    SUBJECT = 1 << 2  # he, they
    OBJECT = 1 << 3  # him, but not "her"
    PRONOUN = 1 << 4
    RELATIVE = 1 << 5
    PREPOSITION = 1 << 6
    SUBORDINATOR = 1 << 7
    COORDINATOR = 1 << 8
    NEGATOR = 1 << 9
    ADVERB = 1 << 10
    ING = 1 << 11  # a preposition that looks like a participle: "following"
    MODAL = 1 << 12
    BE = 1 << 13
    HAVE = 1 << 14
    DO = 1 << 15
    VERB = 1 << 16  # a form of a verb that the data know, or what ends like one
    TO = 1 << 17
    NOT = 1 << 18
    NO = 1 << 19
    THAT = 1 << 20
    OWNS = 1 << 21  # 's, '
    SIGN = 1 << 22  # starts with no letter, digit, apostrophe or currency
    OUTSIDE = 1 << 23  # a sign that no noun phrase holds
    SKIPPED = 1 << 24  # a sign that a noun phrase holds, and that is no part of its head: [ ] .
    DIGIT = 1 << 25
    HEDGE = 1 << 26  # opens "up to", "as many as"
    LY = 1 << 27
    INSIDE = 1 << 28  # an adverb that may stand inside a noun phrase: "more"
    APOSTROPHE = 1 << 29
    NAMED = 1 << 30  # where it stands: a name begins here
    DATED = 1 << 31  # where it stands: a date begins here

    AUXILIARY = MODAL | BE | HAVE | DO
    NEVER_IN_NOUN = PREPOSITION | COORDINATOR | RELATIVE | SUBORDINATOR | NOT
    VERBAL = AUXILIARY | VERB | TO


_LISTS = (
    ("determiners", Word.DETERMINER),
    ("possessives", Word.POSSESSIVE),
    ("subject_pronouns", Word.SUBJECT),
    ("object_pronouns", Word.OBJECT),
    ("pronouns", Word.PRONOUN),
    ("relatives", Word.RELATIVE),
    ("prepositions", Word.PREPOSITION),
    ("subordinators", Word.SUBORDINATOR),
    ("coordinators", Word.COORDINATOR),
    ("negators", Word.NEGATOR),
    ("be", Word.BE),
    ("have", Word.HAVE),
    ("do", Word.DO),
    ("inside_nouns", Word.INSIDE),
    ("not", Word.NOT),
    ("to", Word.TO),
    ("that", Word.THAT),
    ("no", Word.NO),
)


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


@functools.lru_cache(maxsize=1 << 16)
def word_class(word: str) -> int:
    """The bits of a word in lower case."""
    bits = _listed().get(word, 0)
    first = word[0]
    if not first.isalnum():
        if first not in "'£$€":
            bits |= Word.SIGN
        if first not in "£$€%'&[]." or word == ".":
            bits |= Word.OUTSIDE
        if first == "'":
            bits |= Word.APOSTROPHE
        if word in ("[", "]", "."):
            bits |= Word.SKIPPED
        if word in ("'s", "'"):
            bits |= Word.OWNS
    elif first.isdigit():
        bits |= Word.DIGIT
    if word.endswith("ly"):
        bits = bits & ~Word.ADVERB if word in words("adverb_exceptions") else bits | Word.ADVERB | Word.LY
    if bits & Word.POSSESSIVE:
        bits &= ~Word.OBJECT
    if bits & Word.PREPOSITION and (word.endswith("ing") or word in words("participial")):
        bits |= Word.ING
    if word in morphology.known() or (word.endswith("ed") and morphology.guess(word)):
        bits |= Word.VERB
    return bits


@functools.cache
def _listed() -> dict[str, int]:
    table: dict[str, int] = {}
    for name, bit in _LISTS:
        for word in words(name):
            table[word] = table.get(word, 0) | bit
    for word in words("adverbs") | words("negators"):
        table[word] = table.get(word, 0) | Word.ADVERB
    for word in modals():
        table[word] = table.get(word, 0) | Word.MODAL
    for word in hedges():
        table[word] = table.get(word, 0) | Word.HEDGE
    return table
