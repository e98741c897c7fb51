"""``The 14 athletes whom it sent, nine women and five men,``; ``of that sum, £3.9m came from the state and the
remaining £2.5m from donors``: a whole and the parts that together are all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factlint.checks import figures
from factlint.extractors.reading import Reading
from factlint.model import Quantity, Sentence

Sum = tuple[Quantity, tuple[Quantity, ...]]

_OF_WHICH = ((",", "of", "which"), ("of", "which"), ("–", "of", "which"), ("(", "of", "which"))
_CLAUSE = 14  # words between a whole and the apposition behind it, at most
_CLOSE = Decimal("0.25")


def in_apposition(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[Sum]:
    """ "11 members, seven scientists and four laymen, and it": members of any kind, by two kinds, between commas."""
    tokens = sentence.tokens
    for at in range(len(found) - 2):
        total, one, other = found[at : at + 3]
        if total.unit not in figures.words("wholes") or total.change or total.part == "part":
            continue
        if total.compound or not all(map(figures.is_sure, (total, one, other))):
            continue
        people = (one.unit, other.unit)
        if total.unit in people or one.unit == other.unit or not all(map(figures.is_person, people)):
            continue
        gap = tokens.lower[tokens.at(total.end - 1) + 1 : tokens.at(one.start)]
        joint = tokens.lower[tokens.at(one.end - 1) + 1 : tokens.at(other.start)]
        after = tokens.at(other.end - 1) + 1
        if joint != ("and",) or after + 1 >= len(tokens) or tokens.lower[after] not in (",", ")", "–", "—"):
            continue
        if leads(gap) and _is_close(total, (one, other)):
            yield total, (one, other)


def of_them(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[Sum]:
    """ "120 people, 80 of them in Leeds and 50 in York": two that are more than all."""
    tokens = sentence.tokens
    for at in range(len(found) - 2):
        total, one, other = found[at : at + 3]
        if one.part != "part" or total.dimension != "count" or total.compound or total.change or other.change:
            continue
        if other.unit not in ("", total.unit) or not all(map(figures.is_sure, (total, one, other))):
            continue
        gap = tokens.lower[tokens.at(total.end - 1) + 1 : tokens.at(one.start)]
        behind = tokens.at(one.end - 1) + 1
        rest = tokens.at(other.start)
        where = tokens.lower[behind]
        follows = tokens.lower[tokens.at(other.end - 1) + 1 : tokens.at(other.end - 1) + 2]
        if gap != (",",) or rest - behind > 8 or tokens.lower[rest - 1] != "and" or follows != (where,):
            continue
        if where not in figures.words("apart") or "," in tokens.lower[behind:rest]:
            continue
        added, whole = one.value.plus(other.value), figures.rounded(total)
        if added.low is not None and whole.high is not None and added.low > whole.high:
            yield total, (one, other)


def of_which(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[Sum]:
    """ "£2.8 million, of which £1.9 million comes from the state and £1.2 million from the town": more than all."""
    tokens = sentence.tokens
    for at in range(len(found) - 2):
        total, one, other = found[at : at + 3]
        if total.dimension != one.dimension or total.change or other.change or total.compound:
            continue
        alike = (
            other.dimension in (total.dimension, "number") and other.unit in ("", total.unit) and one.unit == total.unit
        )
        if not alike or not all(map(figures.is_sure, (total, one, other))):
            continue
        gap = tokens.lower[tokens.at(total.end - 1) + 1 : tokens.at(one.start)]
        first, last = tokens.at(one.end - 1) + 1, tokens.at(other.start)
        between, behind = tokens.lower[first:last], tokens.at(other.end - 1) + 1
        if gap not in _OF_WHICH or len(between) > _CLAUSE or between[-1:] != ("and",) or "," in between:
            continue
        where = tokens.lower[behind] if behind < len(tokens) else ""
        if where not in figures.words("apart") or where not in between:
            continue
        added, whole = one.value.plus(other.value), figures.rounded(total)
        if added.low is not None and whole.high is not None and added.low > whole.high:
            yield total, (one, other)


def leads(gap: tuple[str, ...]) -> bool:
    """Whether only what tells which ones stands between a whole and its parts: "whom it sent to Paris,"."""
    if not gap or gap[-1] not in (",", "(", "–", "—") or any(not word[0].isalnum() for word in gap[:-1]):
        return False
    if len(gap) == 1:
        return True
    return len(gap) <= _CLAUSE and gap[0] in figures.words("restricting") and "and" not in gap


def _is_close(total: Quantity, parts: Sequence[Quantity]) -> bool:
    whole, numbers = figures.middle(total.value), [figures.middle(part.value) for part in parts]
    if whole is None or whole < 5 or None in numbers:
        return False
    added = sum((number for number in numbers if number is not None), Decimal(0))
    return abs(added - whole) <= whole * _CLOSE


def of_that(
    reading: Reading, sentence: Sentence, found: Sequence[Quantity], before: Sequence[Quantity]
) -> Iterator[Sum]:
    """ "Of that sum, A came from X and the remaining B from Y"; "of the 34 rooms, 21 are open; the other 13 are not".

    *before* are the figures of the sentence before this one, in its paragraph.
    """
    tokens = sentence.tokens
    lower = tokens.lower
    if lower[0] != "of" or len(found) < 2 or not _is_rest(lower, tokens.at(found[-1].start)):
        return
    comma = lower.index(",") if "," in lower else len(lower)
    opening = [quantity for quantity in found if tokens.at(quantity.start) < comma]
    parts = tuple(found[len(opening) :])
    if len(opening) > 1 or comma > 8 or len(parts) < 2:
        return
    if opening:
        total = opening[0]
    else:
        if figures.words("taking_up").isdisjoint(lower[1:comma]):
            return
        fitting = [quantity for quantity in before if quantity.dimension == parts[0].dimension]
        if len(fitting) != 1:
            return
        total = fitting[0]
    alike = all(
        part.dimension in (total.dimension, "number") and not part.change and not part.rate and not part.compound
        for part in parts
    )
    nouns = {part.unit for part in parts if part.unit} <= {total.unit}
    if alike and nouns and not total.compound and all(map(figures.is_sure, (total, *parts))):
        yield total, parts


def _is_rest(lower: tuple[str, ...], at: int) -> bool:
    """Whether a figure is what is left: "the remaining £1 million", "the other 13"."""
    for phrase in figures.phrases("rest"):
        if phrase[0] == "the" and lower[max(0, at - len(phrase)) : at] == phrase:
            return True
    return False
