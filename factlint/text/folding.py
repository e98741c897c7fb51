"""Comparable names: "Žeenbekoville" and "Jeenbekov" have one skeleton; ``fold("Etcheverría")`` is "etcheverria"."""

from __future__ import annotations

import functools
import unicodedata

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
    table = data.load("transliteration")
    plain = "".join(table["letters"].get(sign, sign) for sign in word.lower())
    plain = fold(plain)
    first_is_j = plain.startswith(("j", "zh", "dzh"))
    for written, sound in table["sounds"]:
        plain = plain.replace(written, sound)
    if first_is_j and plain.startswith("i"):
        plain = "j" + plain
    plain = plain[:1] + plain[1:].replace("j", "i")
    plain = _without_ending(_without_glides(plain), table["stems"], table["endings"])
    return _without_doubles(plain)


def _without_ending(word: str, stems: list[str], endings: list[str]) -> str:
    for stem in stems:
        for ending in endings:
            if word.endswith(stem + ending) and len(word) > len(ending) + 4:
                return word[: -len(ending)]
    return word


def _without_glides(word: str) -> str:
    """An i between vowels is a glide that some spellings leave out: "Akaiev", "Akaev"."""
    return "".join(
        sign
        for at, sign in enumerate(word)
        if not (sign == "i" and 0 < at < len(word) - 1 and word[at - 1] in "aeiou" and word[at + 1] in "aeou")
    )


def _without_doubles(word: str) -> str:
    return "".join(sign for at, sign in enumerate(word) if at == 0 or word[at - 1] != sign)
