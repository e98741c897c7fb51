"""``fled`` → flee, ``opened`` → open: verb forms and their base, by a list of irregular verbs and the regular rules.

Only verbs that the data know have a lemma; :func:`guess` makes one for a word that merely looks like a regular past
form.
"""

from __future__ import annotations

import functools

from factlint import data

_VOWELS = frozenset("aeiou")


class Form:
    """Which forms of its verb a word may be: bits, plain integers for speed."""

    BASE = 1  # go
    S = 2  # goes
    PAST = 4  # went
    PARTICIPLE = 8  # gone
    ING = 16  # going


@functools.cache
def irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Base → its past forms, its past participles."""
    table = {}
    for base, written in data.load("irregular_verbs").items():
        past, participle = written.split()
        table[base] = (tuple(past.split("/")), tuple(participle.split("/")))
    return table


@functools.cache
def known() -> dict[str, tuple[tuple[str, int], ...]]:
    """Every form of every verb of the data → its readings (base, forms), the likeliest first.

    A regular form gives way to an irregular one of the same letters only in rank: "found" is of "find", then of
    "found".
    """
    bases = [*irregular(), *(word for word in data.load("verbs")["known"].split() if word not in irregular())]
    table: dict[str, dict[str, int]] = {}
    for base in bases:
        for form, kind in conjugate(base):
            readings = table.setdefault(form, {})
            readings[base] = readings.get(base, 0) | kind
    return {form: tuple(readings.items()) for form, readings in table.items()}


def conjugate(base: str) -> tuple[tuple[str, int], ...]:
    """The forms of the verb *base*; a verb that the data do not know is regular.
    A re- or out- verb follows its root.
    """
    forms: list[tuple[str, int]] = [(base, Form.BASE), (_with_s(base), Form.S)]
    prefix, root = _split_prefix(base)
    past, participle = irregular().get(root, ((), ()))
    for stem in _stems(base, "ed"):
        if not past:
            forms.append((stem + ("d" if stem.endswith("e") else "ed"), Form.PAST | Form.PARTICIPLE))
    forms.extend((prefix + form, Form.PAST) for form in past)
    forms.extend((prefix + form, Form.PARTICIPLE) for form in participle)
    forms.extend((form + "ing", Form.ING) for form in _stems(base, "ing"))
    return tuple(forms)


def _split_prefix(base: str) -> tuple[str, str]:
    for prefix in ("re-", "out-", "over-"):
        if base.startswith(prefix):
            return prefix, base[len(prefix) :]
    return "", base


def _with_s(base: str) -> str:
    if base in ("be", "have"):
        return "is" if base == "be" else "has"
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _stems(base: str, ending: str) -> tuple[str, ...]:
    """What "-ed" and "-ing" are put to; both spellings where a final consonant may be doubled (travelled, traveled)."""
    if base.endswith("ie") and ending == "ing":
        return (base[:-2] + "y",)
    if base.endswith("e"):
        drops = ending == "ing" and not base.endswith(("ee", "oe", "ye")) and base != "be"
        return (base[:-1] if drops else base,)
    if base.endswith("y") and base[-2:-1] not in _VOWELS and ending == "ed":
        return (base[:-1] + "i",)
    one_vowel = base[-3:-2] not in _VOWELS or base[-4:-2] == "qu"  # "acquitted"
    doubles = base[-1] not in _VOWELS | set("wxyh") and base[-2:-1] in _VOWELS and one_vowel
    if doubles and base[-3:-2]:
        return (base, base + base[-1])
    return (base + "k",) if base.endswith("ic") else (base,)


def lemma(form: str) -> str | None:
    """The base of a verb form in lower case, where the data know the verb: "fled" → "flee"."""
    readings = known().get(form)
    return readings[0][0] if readings else None


@functools.cache
def forms(base: str) -> frozenset[str]:
    """Every form of the verb *base*: "flee" → flee, flees, fled, fleeing. Regular where the data do not know it."""
    return frozenset(form for form, _ in conjugate(base))


def guess(form: str) -> str | None:
    """The base of a word that ends like a regular past form, known or not: "quashed" → "quash"; None: it does not."""
    if known_base := lemma(form):
        return known_base
    if len(form) < 5 or not form.endswith("ed") or not form.isalpha() or form.endswith("eed"):
        return None
    stem = form[:-2]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if stem.endswith(("at", "iz", "is", "c", "v", "g", "u", "s", "dl", "bl", "pl", "tl")) and not stem.endswith(
        ("ss", "eat", "oat")
    ):
        return stem + "e"
    return stem
