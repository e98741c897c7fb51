"""Comparable names: "Žeenbekoville" and "Jeenbekov" have one skeleton; ``fold("Etcheverría")`` is "etcheverria"."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

from factlint import data


@functools.lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return *word* in lower case, without accents, with straight apostrophes."""
    lower = word.lower().replace("’", "'")
    if lower.isascii():
        return lower
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(sign))
    return plain.lower()  # once more: what "𝑨" is made of is a capital


@functools.lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """Return what all transliterations of a name (and its forms in some foreign cases) share; "" for an empty word.

    Equal skeletons make two spellings comparable, never equal: "Akaev", "Akayev"; not "Koussa", "Moussa".
    """
    table = _spellings()
    if "-" in word:
        word = without_article(word)
    plain = fold(word.lower().translate(table.letters))
    first_is_j = plain.startswith(("j", "zh", "dzh"))
    for written, sound in table.sounds:
        plain = plain.replace(written, sound)
    if first_is_j and plain.startswith("i"):
        plain = "j" + plain
    plain = _GLIDE.sub("", plain[:1] + plain[1:].replace("j", "i"))
    if plain.endswith(table.inflected):
        plain = _without_ending(plain, table)
    return _DOUBLE.sub(r"\1", plain)


def without_article(word: str) -> str:
    """ "al-Assad" as "Assad"; any other word as it is."""
    head, _, rest = word.partition("-")
    return rest if rest and rest[0].isalpha() and head.lower() in _articles() else word


@functools.cache
def _articles() -> frozenset[str]:
    return frozenset(data.load("transliteration")["articles"])


_GLIDE = re.compile(r"(?<=[aeiou])i(?=[aeou])")  # which some spellings leave out: "Akaiev", "Akaev"
_DOUBLE = re.compile(r"(.)\1+", re.DOTALL)


class _Spellings(NamedTuple):
    """``transliteration.yaml``, compiled: made anew for each word, a skeleton takes three times as long."""

    letters: dict[int, str]
    sounds: tuple[tuple[str, str], ...]
    inflected: tuple[str, ...]  # stem and ending
    endings: tuple[tuple[str, int], ...]  # the same, each with its ending's length


@functools.cache
def _spellings() -> _Spellings:
    table = data.load("transliteration")
    endings = tuple((stem + ending, len(ending)) for stem in table["stems"] for ending in table["endings"])
    return _Spellings(
        str.maketrans(table["letters"]),
        tuple((written, sound) for written, sound in table["sounds"]),
        tuple(inflected for inflected, _ in endings),
        endings,
    )


def _without_ending(word: str, table: _Spellings) -> str:
    for inflected, length in table.endings:
        if word.endswith(inflected) and len(word) > length + 4:
            return word[:-length]
    return word
