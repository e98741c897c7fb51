"""Lists of figures: "25 men, 18 women and three children" up to a closing sign, each item opening with its figure."""

from __future__ import annotations

import functools
import itertools

from factlint.checks import figures
from factlint.model import Quantity, Sentence

_ENDS = frozenset({";", ":", "(", "?"})
_PARTING = frozenset({",", "and", ";", "&", "plus"})
_BOUNDS = frozenset({"under", "over", "above", "below"})


def listed_from(
    sentence: Sentence, found: tuple[Quantity, ...], first: int, closing: tuple[str, ...]
) -> tuple[Quantity, ...] | None:
    """The items of a list that begins at token *first* and ends with *closing* or the sentence.

    None where it is no list of two items or more, or holds a figure that opens no item.
    """
    tokens = sentence.tokens
    end = len(tokens)
    for at in range(first, len(tokens)):
        if tokens.lower[at] in closing:
            end = at
            break
    else:
        if closing:
            return None
    return _items(sentence, found, first, end)


def bracketed_from(sentence: Sentence, found: tuple[Quantity, ...], first: int) -> tuple[Quantity, ...] | None:
    """The items of a list whose figures stand in brackets: "schools (£250m), transport (£35m) and roads (£25m)"."""
    tokens = sentence.tokens
    parts = tuple(quantity for quantity in found if tokens.at(quantity.start) >= first)
    for part in parts:
        before, after = tokens.at(part.start) - 1, tokens.at(part.end - 1) + 1
        if tokens.lower[before] != "(" or after >= len(tokens) or tokens.lower[after] != ")":
            return None
    return parts if len(parts) > 1 and tokens.lower.count("(") == len(parts) else None


def items_of(sentence: Sentence, found: tuple[Quantity, ...], end: int) -> tuple[Quantity, ...] | None:
    """The items of a list that ends before token *end* and whose first figure may stand after a verb."""
    if not found:
        return None
    return _items(sentence, found, sentence.tokens.at(found[0].start), end)


def _items(sentence: Sentence, found: tuple[Quantity, ...], first: int, end: int) -> tuple[Quantity, ...] | None:
    tokens = sentence.tokens
    starts = {
        tokens.at(quantity.start): quantity
        for quantity in found
        if quantity.start >= tokens.starts[min(first, len(tokens) - 1)]
    }
    inside = sorted(at for at in starts if first <= at < end)
    inside = [at for at in inside if at == first or not _describes(sentence, starts[at], starts.get(first))]
    if len(inside) < 2 or inside[0] != first:
        return None
    if _is_partial(tokens.lower[first:end]) or not _ENDS.isdisjoint(_without_semicolons(tokens.lower[first:end])):
        return None
    inside = _until_closed(tokens.lower, inside)
    for before, at in itertools.pairwise(inside):
        if tokens.lower[at - 1] not in _PARTING or at - before > 16:
            return None
        if tokens.lower[at - 1] == "," and ("and", ",") in itertools.pairwise(tokens.lower[before:at]):
            return None  # "22 frigates and, it says, 30 patrol boats"
    # a comma that opens no item goes on with something else ("25 men and 18 women, police said" is fine after the last)
    if tokens.lower[inside[-1] - 1] not in ("and", "&") and not _only_lists(tokens.lower[inside[-1] : end]):
        return None
    return tuple(starts[at] for at in inside)


def _until_closed(lower: tuple[str, ...], inside: list[int]) -> list[int]:
    """Without what a comma adds behind the last item: "24 men and 22 women, the youngest of them 19"."""
    for number in range(2, len(inside)):
        before, at = inside[number - 1], inside[number]
        if lower[before - 1] in ("and", "&") and lower[at - 1] not in _PARTING and "," in lower[before:at]:
            return inside[:number]
    return inside


def _is_partial(words: tuple[str, ...]) -> bool:
    """Whether a word says that the list is only some of the whole; "the other five" says that it is all."""
    return any(
        word in figures.words("some") and not (word in ("other", "others") and at and words[at - 1] == "the")
        for at, word in enumerate(words)
    )


def _describes(sentence: Sentence, quantity: Quantity, item: Quantity | None) -> bool:
    """Whether a figure of another kind stands inside an item: "310 adults under 70", "a fine of £5m over 10 years"."""
    before = sentence.tokens.lower[sentence.tokens.at(quantity.start) - 1]
    of_another_kind = item is not None and quantity.dimension != item.dimension
    return before not in _PARTING and (of_another_kind or quantity.hedge in _BOUNDS)


def _without_semicolons(words: tuple[str, ...]) -> tuple[str, ...]:
    """A list of figures may be parted by semicolons throughout."""
    return (
        words
        if words.count(";") != words.count(",") + words.count(";")
        else tuple(word for word in words if word != ";")
    )


def _only_lists(words: tuple[str, ...]) -> bool:
    """Whether nothing but a few words and a full stop follow the last figure: "25 men, 18 women." """
    return "," not in words and len(words) <= 8


@functools.cache
def _openers(phrases: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in phrases)


def phrase_at(lower: tuple[str, ...], at: int, phrases: tuple[tuple[str, ...], ...]) -> int:
    """The index after the longest of *phrases* that stands at token *at*, or 0."""
    if lower[at] not in _openers(phrases):
        return 0
    for phrase in phrases:
        if lower[at] == phrase[0] and lower[at : at + len(phrase)] == phrase:
            return at + len(phrase)
    return 0
