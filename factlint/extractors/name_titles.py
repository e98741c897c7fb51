"""Titles inside a run of capitalised words: "Bank of England | Governor | Andrew Bailey"."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from factlint.extractors.name_pieces import lists
from factlint.text.name_index import NameIndex, given_names
from factlint.text.office_index import OfficeIndex, states, title_words


@functools.cache
def _before_titles() -> frozenset[str]:
    """Words that may stand inside or before a title."""
    return title_words("modifiers") | states().keys()


def split_after_group(
    first: int, stop: int, lower: Sequence[str], words: Sequence[str], offices: OfficeIndex
) -> list[tuple[int, int, bool]]:
    """ "(Director of the) Security Service FSB | Alexander Bortnikov": a group's name and the person in its office."""
    organisations = lists().organisations
    if stop - first < 3 or organisations.isdisjoint(lower[first:stop]):
        return [(first, stop, False)]
    for at in range(stop - 2, first, -1):
        head = at
        if words[head - 1].isupper() and len(words[head - 1]) > 1 and head - 1 > first:
            head -= 1
        if lower[head - 1] not in organisations:
            continue
        if any(lower[n] in organisations or not words[n][0].isupper() for n in range(at, stop)):
            continue
        if lower[at] in given_names() or _in_office_of(first, lower, offices):
            return [(first, at, False), (at, stop, True)]
    return [(first, stop, False)]


def _in_office_of(first: int, lower: Sequence[str], offices: OfficeIndex) -> bool:
    """Whether a title with "of" leads up to token *first*: "Chairman of the Council's …"."""
    return any(lower[n] == "of" and lower[n - 1] in offices.heads for n in range(max(1, first - 7), first))


def split_at_titles(
    first: int,
    stop: int,
    lower: Sequence[str],
    folded: Sequence[str],
    words: Sequence[str],
    names: NameIndex,
    offices: OfficeIndex,
) -> list[tuple[int, int, bool]]:
    """(begin, end, whether a title stands before) of the stretches between titles and honorifics."""
    honorifics, modifiers = lists().honorifics, _before_titles()
    organisations, places, events = lists().organisations, lists().places, lists().events
    suffixes = lists().suffixes
    titled = first > 0 and (lower[first - 1] in offices.heads or lower[first - 1] in honorifics)
    run = lower[first:stop]
    if offices.heads.isdisjoint(run) and honorifics.isdisjoint(run) and offices.phrases.keys().isdisjoint(run):
        return [(first, stop, titled)]
    parts: list[tuple[int, int, bool]] = []
    begin = at = first
    while at < stop:
        length, _ = names.longest(folded, words, at)
        if length > 1:
            at += length
            continue
        end = _title_end(at, stop, lower, offices, honorifics, modifiers)
        if end == at:
            at += 1
            continue
        rest = lower[end:stop]
        if (
            rest
            and (rest[-1] in organisations or rest[-1] in places or rest[-1] in events or rest[0] in organisations)
            and not any(word in offices.heads for word in rest)
        ):
            at = end  # "Justice Department", "President Street", "General Election"
            continue
        if len(rest) == 1 and end == at + 1 and lower[at] in given_names():
            at = end  # "Dean Meyers"
            continue
        if at > first and lower[at - 1] in lists().links:
            at = end
            continue
        if (
            at > begin
            and (not rest or rest[0] in suffixes)
            and not _has_office(begin, at, end, lower, folded, words, names)
        ):
            at = end  # "Martin Luther King", "Ben Judge"
            continue
        if at > begin:
            parts.append((begin, at, titled))
        begin, at, titled = end, end, True
    if begin < stop:
        parts.append((begin, stop, titled))
    return parts


def _has_office(
    begin: int,
    at: int,
    end: int,
    lower: Sequence[str],
    folded: Sequence[str],
    words: Sequence[str],
    names: NameIndex,
) -> bool:
    """Whether the words before a title that ends a run are a group or country: "the Finance Ministry Director"."""
    if end - at > 1 or lower[at - 1] in lists().organisations:
        return True
    return begin + names.longest(folded, words, begin)[0] == at


def _title_end(
    at: int,
    stop: int,
    lower: Sequence[str],
    offices: OfficeIndex,
    honorifics: frozenset[str],
    modifiers: frozenset[str],
) -> int:
    """Where the title that starts at *at* ends, or *at*."""
    whole = offices.phrase(lower, at)
    if whole and at + whole <= stop:
        return at + whole
    best = at
    n = at
    while n < stop and (lower[n] in offices.heads or lower[n] in modifiers or lower[n] in honorifics):
        if lower[n] in offices.heads or lower[n] in honorifics:
            best = n + 1
        n += 1
    return best
