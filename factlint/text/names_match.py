"""Whether two written names are one: ``same_name("Siemens Aktiengesellschaft", "Siemens AG", "group")``."""

from __future__ import annotations

from factlint.text.folding import fold, skeleton


def same_name(a: str, b: str, kind: str) -> float:
    """Return how sure it is, from 0 to 1, that two names of a *kind* ("person", "group", …) name one thing."""
    if fold(a) == fold(b):
        return 1.0
    return 0.9 if [skeleton(word) for word in a.split()] == [skeleton(word) for word in b.split()] else 0.0


def near_spelling(a: str, b: str) -> bool:
    """Whether of two different words, five letters or more, one may be a slip for the other: one edit or one swap."""
    one, two = fold(a), fold(b)
    if one == two or min(len(one), len(two)) < 5 or abs(len(one) - len(two)) > 1:
        return False
    return _one_slip(one, two)


def _one_slip(one: str, two: str) -> bool:
    if len(one) > len(two):
        one, two = two, one
    at = next((n for n in range(len(one)) if one[n] != two[n]), len(one))
    if len(one) < len(two):
        return one[at:] == two[at + 1 :]
    return one[at + 1 :] == two[at + 1 :] or (
        one[at + 2 :] == two[at + 2 :] and one[at : at + 2] == two[at : at + 2][::-1]
    )
