"""Whether two written names are one: ``same_name("Siemens Aktiengesellschaft", "Siemens AG", "group")`` is 0.95."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from factlint import data
from factlint.text.folding import fold, skeleton
from factlint.text.name_index import word_list

SAME = 0.5  # at least this sure: one name (precision 0.98 on the pairs of names that it was measured on)

_WORD = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*")


def same_name(a: str, b: str, kind: str) -> float:
    """Return how sure it is, from 0 to 1, that two names of a *kind* ("person", "group", …) name one thing.

    1.0: equal but for case and accents; 0.9: transliteration, word order, legal form, joined words; 0.8: initials or an
    extra middle name; 0.6: one slip in a long word of a name of several. From SAME on they are one.
    """
    if fold(a) == fold(b):
        return 1.0
    if kind == "person":
        return _same_person(_person_words(a), _person_words(b))
    return _same_group(a, b)


def _person_words(name: str) -> list[str]:
    """First names first, without honorifics."""
    if name.count(",") == 1:
        last, _, first = name.partition(",")
        name = f"{first} {last}"
    found = [fold(word).replace("'", "") for word in _WORD.findall(name.replace("-", " "))]
    return [word for word in found if word not in word_list("honorifics") and word != "na"] or found


def _same_person(one: Sequence[str], two: Sequence[str]) -> float:
    mine, other = [_sound(word) for word in one], [_sound(word) for word in two]
    if mine == other or "".join(mine) == "".join(other):
        return 0.9
    if len(mine) < 2 or len(other) < 2:
        return 0.6 if len(mine) != len(other) and _one_slip("".join(mine), "".join(other)) else 0.0
    if len(mine) == len(other):
        return _aligned(one, two, mine, other)
    short, long = (mine, other) if len(mine) < len(other) else (other, mine)
    whole, parts = (one, two) if len(mine) < len(other) else (two, one)
    ends = _fits(short[0], long[0], whole[0], parts[0]) and short[-1] == long[-1]
    if ends and _is_within(short[1:-1], long[1:-1]):
        return 0.8
    return 0.0


def _sound(word: str) -> str:
    return str(data.load("transliteration")["nicknames"].get(word, "")) or skeleton(word)


def _aligned(one: Sequence[str], two: Sequence[str], mine: Sequence[str], other: Sequence[str]) -> float:
    """Names of equally many words: initials fit, and at most one slip."""
    slips = 0
    initials = 0
    for written, also, sound, sounds in zip(one, two, mine, other, strict=True):
        if sound == sounds:
            continue
        if min(len(written), len(also)) == 1 and written[0] == also[0]:
            initials += 1
        elif _is_slip(written, also) or _is_slip(sound, sounds):
            slips += 1
        else:
            return 0.0
    if (
        slips > (2 if min(map(len, [*one, *two])) > 7 else 1)
        or (slips and initials)
        or initials == len(one)
        or (mine[-1] != other[-1] and initials)
    ):
        return 0.0
    return 0.6 if slips else 0.8


def _fits(sound: str, sounds: str, written: str, also: str) -> bool:
    return sound == sounds or (min(len(written), len(also)) == 1 and written[0] == also[0])


def _is_within(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether *few* stand in *many* in that order, initials standing for words."""
    rest = iter(many)
    return all(any(word == other or (len(word) == 1 and other.startswith(word)) for other in rest) for word in few)


def _is_slip(one: str, two: str) -> bool:
    """One edit or swap in a word of five letters or more that keeps its first letter; two in a word of nine or more."""
    if one[:1] != two[:1] or min(len(one), len(two)) < 5:
        return False
    return _one_slip(one, two) or (min(len(one), len(two)) >= 9 and _distance(one, two, 2) <= 2)


def _same_group(a: str, b: str) -> float:
    one, form_one = _group_words(a)
    two, form_two = _group_words(b)
    if form_one and form_two and form_one != form_two:
        return 0.0
    mine, other = [skeleton(word) for word in one], [skeleton(word) for word in two]
    if not mine or not other:
        return 0.0
    if mine == other or "".join(one) == "".join(two) or _with_form(one, form_one) == _with_form(two, form_two):
        return 0.9
    if len(mine) != len(other):
        return 0.9 if "".join(mine) == "".join(other) else 0.0
    different = [(x, y) for x, y in zip(one, two, strict=True) if skeleton(x) != skeleton(y)]
    if len(different) == 1 and all(word.isalpha() and _ROMAN.fullmatch(word) is None for word in different[0]):
        return 0.6 if _is_slip(*different[0]) else 0.0
    return 0.0


def _with_form(words: Sequence[str], form: str) -> str:
    """Words and legal form in one: "SiemensAG"."""
    return "".join(words) + form


_ROMAN = re.compile(r"[ivxlc]+")


@functools.cache
def _legal_forms() -> dict[str, str]:
    """A legal form as written → the form: "aktiengesellschaft" → "ag", "limited" → "ltd"."""
    return {written: form for form, some in data.load("legal_forms").items() for written in (form, *some)}


def _group_words(name: str) -> tuple[list[str], str]:
    """The words of a group's name without article, punctuation and legal form; and its legal form."""
    forms = _legal_forms()
    numbers = data.load("transliteration")["numbers"]
    plain = fold(name).replace("&", " and ").replace(".", "").replace("'s", "").replace("'", "").replace("-", " ")
    found = [numbers.get(word, word) for word in re.findall(r"[^\W_]+", plain)]
    joined = " ".join(found)
    legal = ""
    for written, form in sorted(forms.items(), key=lambda item: -len(item[0])):
        if joined.endswith(f" {written}") or joined.startswith(f"{written} "):
            joined = f" {joined} ".replace(f" {written} ", " ").strip()
            legal = legal or form
    words = joined.split()
    return words[1:] if len(words) > 1 and words[0] == "the" else words, legal


def near_spelling(a: str, b: str) -> bool:
    """Whether of two different words, five letters or more, one may be a slip for the other: one edit or one swap.

    Language, section 5.10. A plural, demonym or other ending (Iraq, Iraqi) is no slip, nor is another first letter
    (Koussa, Moussa), a final h (Abdullah, Abdulla) or another transliteration (Akaev, Akayev).
    """
    one, two = fold(a), fold(b)
    if one == two or min(len(one), len(two)) < 5 or abs(len(one) - len(two)) > 1 or one[0] != two[0]:
        return False
    if skeleton(one) == skeleton(two) or one[:-1] == two or two[:-1] == one:
        return False
    return _one_slip(one, two)


def _one_slip(one: str, two: str) -> bool:
    if len(one) > len(two):
        one, two = two, one
    if len(two) - len(one) > 1:
        return False
    at = next((n for n in range(len(one)) if one[n] != two[n]), len(one))
    if len(one) < len(two):
        return one[at:] == two[at + 1 :]
    return one[at + 1 :] == two[at + 1 :] or (
        one[at + 2 :] == two[at + 2 :] and one[at : at + 2] == two[at : at + 2][::-1]
    )


def _distance(one: str, two: str, most: int) -> int:
    """Edits between two words, or more than *most*."""
    if abs(len(one) - len(two)) > most:
        return most + 1
    row = list(range(len(two) + 1))
    for n, sign in enumerate(one, 1):
        before, row[0] = row[0], n
        for m, other in enumerate(two, 1):
            before, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, before + (sign != other))
    return row[-1]
