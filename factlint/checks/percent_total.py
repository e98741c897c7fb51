"""Shares of one whole that come to more than all of it, or a fall by more than everything: "fell 120%".

Shares make up one whole where the text says so: the last is "the remaining" or "the other" (then they must come
to 100), the two are opposites ("62 percent for and 48 percent against"), they follow "breaks down as", or each is
said to come from something. Every share is taken with its rounding. It holds in any mode.

What may turn negative can fall by more than 100 percent (profits, margins, temperatures), and is left alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from factlint.checks import figures
from factlint.checks.finding import Finding
from factlint.checks.lists import listed_from, phrase_at
from factlint.checks.percent_change import direction, is_change
from factlint.extractors.reading import Reading
from factlint.model import Level, Quantity, Sentence
from factlint.values.interval import exactly

ID = "percent-total"
LEVEL = Level.ERROR
SUMMARY = "shares of one whole do not come to 100 percent"

FIRES = (
    "Sales fell 120% to almost nothing.",
    "Some 60 percent of the money goes to schools, 25 percent to roads and the remaining 25 percent to parks.",
    "In the ballot 62 percent voted for the deal and 48 percent against.",
    "The population is 62 percent Muslim, 30 percent Christian and 18 percent other.",
    "Hughes won 52 percent of the vote and Delgado 55 percent; the other 3 percent went to others.",
    "The budget breaks down as 50 percent for schools, 35 percent for roads and 25 percent for parks.",
    "Of its income 58 percent comes from fares, 33 percent from grants and 19 percent from hire.",
)
SILENT = (
    "Profit fell 120% as the firm slid to a loss.",
    "Some 50 percent of the money goes to schools, 25 percent to roads and the remaining 25 percent to parks.",
    "In the ballot 52 percent voted for the deal and 48 percent against.",
    "Hughes won 52 percent of the vote and Delgado 45 percent; the other 3 percent went to others.",
    "In the first ballot 62 percent voted for the deal; in the second 48 percent did.",
    "Exports rose 120%.",
    "Of its income 58 percent comes from fares, 33 percent from grants and 9 percent from hire.",
    "Some 58 percent of readers buy it for the news, 33 percent for sport and 19 percent for the crossword.",
)

_ALL = Decimal(100)
_PARTING = frozenset({";", "while", "but", "whereas", "although"})


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    for sentence, found in figures.with_figures(reading, 1):
        shares = tuple(quantity for quantity in found if quantity.dimension == "share")
        for share in shares:
            yield from _beyond_all(reading, sentence, share)
        if len(shares) > 1:
            yield from _remaining(reading, sentence, shares)
            yield from _opposites(reading, sentence, shares)
            yield from _broken_down(reading, sentence, found)
            yield from _listed(reading, sentence, found)
            if len(shares) > 2 and shares[0].part != "part":
                yield from _from_sources(reading, sentence, found, shares)


def _beyond_all(reading: Reading, sentence: Sentence, share: Quantity) -> Iterator[Finding]:
    low = share.value.low
    if low is None or low <= _ALL or not is_change(sentence, share) or direction(sentence, share) >= 0:
        return
    if not figures.words("signed").isdisjoint(sentence.tokens.lower):
        return
    text = figures.text_of(reading, share)
    yield Finding(
        start=share.start,
        end=share.end,
        sentence=share.sentence,
        message=f"nothing falls by more than 100%, the text says {text}",
        found=text,
        expected="at most 100%",
        mode=share.mode,
        by=share.by,
    )


def _remaining(reading: Reading, sentence: Sentence, shares: tuple[Quantity, ...]) -> Iterator[Finding]:
    tokens = sentence.tokens
    last = shares[-1]
    at = tokens.at(last.start)
    before = tokens.lower[max(0, at - 2) : at]
    if any(before[-len(phrase) :] == phrase for phrase in figures.phrases("rest")):
        group = tuple(share for share in shares if not share.change)
        if len(group) == len(shares):
            yield from _sum(reading, group, exact=True)


def _opposites(reading: Reading, sentence: Sentence, shares: tuple[Quantity, ...]) -> Iterator[Finding]:
    tokens = sentence.tokens
    for one, other in itertools.pairwise(shares):
        start, joint, end = tokens.at(one.end - 1) + 1, tokens.at(other.start), tokens.at(other.end - 1) + 1
        between, after = tokens.lower[start:joint], tokens.lower[end : end + 5]
        if (
            not _PARTING.isdisjoint(between)
            or any(word[0].isdigit() for word in between)
            or len(between) > 10
            or direction(sentence, one)
            or direction(sentence, other)
        ):
            continue
        first = tokens.at(one.start)
        mine = (*tokens.lower[max(0, first - 3) : first], *between)
        for one_side, other_side in figures.opposites():
            if (_stands(one_side, mine) and _ends(other_side, after)) or (
                _stands(other_side, mine) and _ends(one_side, after)
            ):
                yield from _sum(reading, (one, other), exact=False)
                break


def _stands(words: frozenset[str], some: tuple[str, ...]) -> bool:
    """Whether one of *words* stands there as what the share is, not as whom it is of ("60 percent of men")."""
    for at, word in enumerate(some):
        if word in words and not (at and some[at - 1] in ("of", "among", "amongst", "in", "by")):
            return True
    return False


def _ends(words: frozenset[str], some: tuple[str, ...]) -> bool:
    """Whether one of *words* stands there and says nothing more ("48 percent opposed")."""
    for at, word in enumerate(some):
        if word in words:
            following = some[at + 1] if at + 1 < len(some) else "."
            return _stands(words, some) and (not following[0].isalnum() or following in ("it", "them", "and"))
    return False


def _listed(reading: Reading, sentence: Sentence, found: tuple[Quantity, ...]) -> Iterator[Finding]:
    """ "is 62 percent Muslim, 30 percent Christian and 18 percent other": never more than all."""
    tokens = sentence.tokens
    for at, word in enumerate(tokens.lower[:-3]):
        if word in ("is", "are", "was", "were"):
            parts = listed_from(sentence, found, at + 1, ())
            if parts is not None and len(parts) > 2 and all(part.dimension == "share" for part in parts):
                yield from _sum(reading, parts, exact=False)
                return


def _from_sources(
    reading: Reading, sentence: Sentence, found: tuple[Quantity, ...], shares: tuple[Quantity, ...]
) -> Iterator[Finding]:
    """ "58 percent comes from fares, 33 percent from grants and 9 percent from hire": never more than all."""
    lower = sentence.tokens.lower
    after = [sentence.tokens.at(share.end - 1) + 1 for share in shares]
    if any(lower[at : at + 1] != ("from",) for at in after[1:]):
        return
    start = next((at for at in range(after[0], after[0] + 3) if lower[at : at + 1] == ("from",)), 0)
    if lower[start - 1] in figures.words("deriving") and listed_from(
        sentence, found, sentence.tokens.at(shares[0].start), ()
    ):
        yield from _sum(reading, shares, exact=False)


def _broken_down(reading: Reading, sentence: Sentence, found: tuple[Quantity, ...]) -> Iterator[Finding]:
    tokens = sentence.tokens
    for at in range(len(tokens) - 3):
        end = phrase_at(tokens.lower, at, figures.phrases("breakdowns"))
        if end:
            while end < len(tokens) and tokens.lower[end] in ("as", "follows", ":", "into"):
                end += 1
            parts = listed_from(sentence, found, end, ())
            if parts is not None and all(part.dimension == "share" for part in parts):
                yield from _sum(reading, parts, exact=True)
            return


def _sum(reading: Reading, shares: tuple[Quantity, ...], exact: bool) -> Iterator[Finding]:
    added = exactly(0)
    for share in shares:
        added = added.plus(share.value)
    numbers = [figures.middle(share.value) for share in shares]
    known = [number for number in numbers if number is not None]
    if added.low is None or added.high is None or len(known) < len(numbers):
        return
    if added.low <= _ALL and (not exact or added.high >= _ALL):
        return
    terms = " + ".join(f"{number.normalize():f}" for number in known)
    last = shares[-1]
    yield Finding(
        start=last.start,
        end=last.end,
        sentence=last.sentence,
        message=f"{terms} = {sum(known, Decimal(0)).normalize():f} percent, not 100",
        found=figures.text_of(reading, last),
        expected=f"{(_ALL - sum(known[:-1], Decimal(0))).normalize():f} percent",
        related=tuple((figures.place_of(reading, share), "a share of the same whole") for share in shares[:-1]),
        mode=last.mode,
        by=last.by,
    )
