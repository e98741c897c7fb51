"""``closed`` → a past form or participle of "close", ``plans`` → a form of "plan", though oftener a noun."""

from __future__ import annotations

import functools
from typing import Final, NamedTuple

from factlint import data
from factlint.lookup import Lookup
from factlint.text import morphology
from factlint.text.morphology import Form


class Forms(NamedTuple):
    """What verb forms a word may be; a word unknown to the data counts where it ends like a regular past form."""

    readings: tuple[tuple[str, int], ...]
    kinds: int  # of all readings
    alone: tuple[tuple[str, int], ...]  # the readings without an auxiliary: what is "come" is no passive
    kinds_alone: int
    is_wary: bool  # far oftener a noun
    is_guess: bool  # the data do not know the verb


@functools.cache
def wary() -> frozenset[str]:
    """Forms that are far oftener nouns or adjectives."""
    return frozenset(data.load("verbs")["wary"].split())


@functools.cache
def takes_two() -> frozenset[str]:
    """Verbs that keep an object in the passive: "named the winner", "awarded a prize"."""
    return frozenset(data.load("verbs")["two objects"])


def _forms(word: str) -> Forms:
    readings = morphology.known().get(word, ())
    is_guess = not readings
    if is_guess and word.endswith("ed") and (base := morphology.guess(word)):
        readings = ((base, Form.PAST | Form.PARTICIPLE),)
    alone = tuple((base, kind & ~Form.PARTICIPLE if base in _intransitive() else kind) for base, kind in readings)
    return Forms(readings, _union(readings), alone, _union(alone), word in wary(), is_guess)


def _union(readings: tuple[tuple[str, int], ...]) -> int:
    return functools.reduce(lambda kinds, reading: kinds | reading[1], readings, 0)


@functools.cache
def _intransitive() -> frozenset[str]:
    return frozenset(data.load("verbs")["intransitive"])


FORMS: Final = Lookup(_forms)
