"""When two spellings differ by a slip ("Karmiov", "Karimov"), and when they are forms of one word ("German")."""

from __future__ import annotations

_ENDINGS = frozenset({"s", "es", "n", "an", "ian", "ese", "i", "ish", "er", "y", "e", "a", "o", "in", "ine", "ic"})
_SURNAME_ENDINGS = frozenset({"s", "es", "a"})  # "the Karimovs", "Karimova"


def one_slip(one: str, two: str) -> bool:
    """Whether two different words, one of five letters or more, are one edit or one swap of neighbours apart."""
    if one == two or max(len(one), len(two)) < 5 or abs(len(one) - len(two)) > 1:
        return False
    if len(one) > len(two):
        one, two = two, one
    at = next((n for n in range(len(one)) if one[n] != two[n]), len(one))
    if len(one) < len(two):
        return one[at:] == two[at + 1 :]
    swapped = one[at : at + 2] == two[at : at + 2][::-1]
    return one[at + 1 :] == two[at + 1 :] or (swapped and one[at + 2 :] == two[at + 2 :])


def is_inflection(one: str, two: str, of_person: bool = False) -> bool:
    """Whether two words differ in their ending alone: "Germany", "German", "Germans"."""
    short, long = sorted((one, two), key=len)
    shared = 0
    for a, b in zip(short, long, strict=False):
        if a != b:
            break
        shared += 1
    rest, more = short[shared:], long[shared:]
    endings = _SURNAME_ENDINGS if of_person else _ENDINGS
    return (not rest and more in endings) or (rest in endings and more in endings)
