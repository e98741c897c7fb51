"""One thing counted twice with figures that differ: "11,000 residents have been moved … the 1,100 displaced
residents".

Compared are whole counts of one noun in one document, where the later speaks of the earlier: "the 1,100
residents", "all 240 beds"; or where both stand with the same words. Between documents, counts of one noun with
the same words and names near them, in articles of the same day. Quoted and attributed figures are left alone.

It is silent about parts ("85 of them"), other sets ("another 40 workers", "the 30 workers who stayed"), counts
of another time or place or in two items of a list, small numbers, and where the document has both figures more than
once.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence

from factlint import data
from factlint.checks import by_kind, figures
from factlint.checks.finding import Disagreement, Finding, Selected
from factlint.checks.likeness import around, stem
from factlint.extractors.reading import Reading
from factlint.model import BlockKind, Level, Mode, Moment, Quantity, Sentence

ID = "count-contradiction"
LEVEL = Level.WARNING
SUMMARY = "one thing is counted twice, and the figures differ"

FIRES = (
    "Some 2,400 homes were lost, and 11,000 residents have been moved to tents. "
    "Feeding the 1,100 displaced residents was hard.",
    "The new building has 212 beds and a helipad. It opened with all 240 beds staffed.",
    "The firm cut 340 jobs in Leeds. The 430 jobs were its last in England.",
)
SILENT = (
    "Some 2,400 homes were lost, and 11,000 residents have been moved to tents. "
    "Feeding the 11,000 displaced residents was hard.",
    "The new building has 212 beds. Another 240 beds are planned, and the 240 beds will be paid for by the state.",
    "The firm has 340 workers. The 30 workers who stayed were paid.",
    "The union has 340 members. The 30 Labour members voted against the 12 Liberal members.",
    "She won by 6,130 votes. In all 87,580 votes were cast.",
    "Of the villa's 34 rooms, 21 have been dug out. The museum is free, and its 19 rooms are open daily.",
    "The state gives 850 crowns, not the 990 crowns once proposed.",
    "Police arrested 34 people. In 1998 the 60 people arrested were freed.",
    "The plan has 36 houses, 15 of them cheap. The 15 houses must stay so.",
    "- The first ferry sank off Milton. It drowned 12 of the 80 passengers.\n"
    "- The second ran aground. None of the 65 passengers was hurt.\n",
)

_LEAST = 10
_TOLD = (Mode.ASSERTED, Mode.ATTRIBUTED, Mode.PLANNED)  # of the earlier count; the later is the author's own


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    seen: defaultdict[str, list[tuple[Sentence, Quantity]]] = defaultdict(list)
    every: defaultdict[str, list[Quantity]] = defaultdict(list)
    for sentence, quantities in by_kind.quantities(reading):
        for quantity in quantities:
            every[quantity.unit].append(quantity)
            if _counts(sentence, quantity):
                seen[quantity.unit].append((sentence, quantity))
    parts = [quantity for quantity in every[""] if quantity.part == "part"]  # "12 of these", of any noun
    for unit, some in seen.items():
        if len(some) > 1:
            yield from _compare(reading, some, (*every[unit], *parts))


def _counts(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure is a plain whole count of a noun that the author vouches for."""
    low = quantity.value.low
    plain = quantity.dimension == "count" and quantity.mode in _TOLD and not quantity.negated
    whole = (
        quantity.part in ("", "whole") and quantity.change in ("", "to") and not quantity.compound and not quantity.rate
    )
    named = quantity.noun_start >= 0 and bool(quantity.unit) and quantity.confidence >= 0.5
    if not (plain and whole and named) or low is None or low < _LEAST or quantity.value.high is None:
        return False
    if sentence.kind not in (BlockKind.PROSE, BlockKind.ITEM, BlockKind.CAPTION):
        return False
    tokens = sentence.tokens
    at = tokens.at(quantity.start)
    before = tokens.lower[max(0, at - 2) : at]
    if before[-1:] == ("by",):
        return False  # a margin, or those who did it: "won by 6,130 votes"
    return figures.words("others").isdisjoint(before) and figures.words("others").isdisjoint(quantity.modifiers)


def _compare(
    reading: Reading, some: Sequence[tuple[Sentence, Quantity]], every: Sequence[Quantity]
) -> Iterator[Finding]:
    for at in range(1, len(some)):
        sentence, quantity = some[at]
        if (
            quantity.mode is not Mode.ASSERTED
            or not figures.is_sure(quantity)
            or not _refers(reading, sentence, quantity)
        ):
            continue
        earlier = some[:at]
        if any(not quantity.value.is_disjoint(one.value) for one in every if one is not quantity):
            continue
        fitting = [(place, one) for place, one in earlier if _compatible(reading, place, one, sentence, quantity)]
        if len({one.value for _, one in fitting}) != 1 or len({one.value for _, one in earlier}) > 2:
            continue
        yield _finding(reading, fitting[-1][1], quantity)


def _refers(reading: Reading, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a count speaks of what was counted before: "the 1,100 residents", "all 240 beds"; nothing narrows it."""
    tokens = sentence.tokens
    first, last = tokens.at(quantity.start), tokens.at(quantity.end - 1)
    before = tokens.lower[first - 1] if first else ""
    if before not in ("the", "all", "these", "those", "its", "their"):
        return False
    if before == "all" and first > 1 and tokens.lower[first - 2] == "in":
        return False  # "in all 87,580 votes were cast"
    if first > 1 and tokens.lower[first - 2] in figures.words("set_against"):
        return False  # "850 million crowns, not the 1.1 billion crowns once proposed"
    after = tokens.lower[last + 1] if last + 1 < len(tokens) else "."
    if before == "all":
        return after not in ("who", "that", "which", "in", "of", "from", "at", "on")
    if after in (
        "who",
        "that",
        "which",
        "whose",
        "in",
        "of",
        "from",
        "at",
        "on",
        "with",
        "without",
        "for",
        "under",
    ):
        return False
    return not ((after.endswith(("ed", "ing", "wn", "en")) and len(after) > 4) or after in _participles())


@functools.cache
def _participles() -> frozenset[str]:
    """Irregular participles: "the 28 seats *held* by Labour"."""
    verbs = data.load("irregular_verbs").values()
    return frozenset(form for forms in verbs for form in str(forms).split()[-1].split("/"))


def _compatible(reading: Reading, place: Sentence, one: Quantity, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether two counts of a noun may be of one set: no words that part them, no other time."""
    mine, its = set(map(stem, one.modifiers)), set(map(stem, quantity.modifiers))
    if one.demonym != quantity.demonym or (mine and its and not (mine & its)):
        return False
    if mine and not its and len(mine) > 1:
        return False
    extra = its - mine
    if extra and not _are_states(quantity):
        return False
    if _is_another_ones(place, one, sentence, quantity):
        return False
    if place.kind is sentence.kind is BlockKind.ITEM and place.block != sentence.block:
        return False  # each item of a list tells of its own thing
    return not _other_time(reading, place, sentence)


def _are_states(quantity: Quantity) -> bool:
    """Whether every modifier says what befell those counted ("displaced"), not which ("Labour")."""
    return all(word.endswith(("ed", "en", "ing")) or word in figures.words("states") for word in quantity.modifiers)


def _is_another_ones(place: Sentence, one: Quantity, sentence: Sentence, quantity: Quantity) -> bool:
    """ "Its 19 rooms" are not "the villa's 34 rooms", unless "its" is known to be the villa."""
    before = sentence.tokens.lower[max(0, sentence.tokens.at(quantity.start) - 1)]
    whose, owned = ({mention.name for _, mention in some.owners} for some in (quantity, one))
    if whose and owned:
        return whose.isdisjoint(owned)
    if before not in ("its", "their"):
        return False
    at = place.tokens.at(one.start)
    possessed = at > 0 and (place.tokens.lower[at - 1] == "'s" or place.tokens.words[at - 1] == "'")
    return place.block != sentence.block or bool(owned) or possessed


def _other_time(reading: Reading, one: Sentence, other: Sentence) -> bool:
    """Whether the sentences give different years; a later one without any in the same paragraph says no other time."""
    years = []
    for sentence in (one, other):
        some = {
            (fact.iso or "")[:4]
            for fact in reading.facts[sentence.index]
            if isinstance(fact, Moment) and fact.has_year and fact.iso
        }
        years.append(some)
    if not years[1] and one.block == other.block:
        return False
    return years[0] != years[1] and not (years[0] & years[1])


def _finding(reading: Reading, one: Quantity, other: Quantity) -> Finding:
    text, earlier = figures.text_of(reading, other), figures.text_of(reading, one)
    return Finding(
        start=other.start,
        end=other.end,
        sentence=other.sentence,
        message=f"{text} here, {earlier} above",
        found=text,
        expected=earlier,
        related=((figures.place_of(reading, one), "the other count"),),
    )


# --- between documents ----------------------------------------------------------------------------------------------


def select(reading: Reading) -> Iterator[Selected]:
    """The counts of a dated document's first sentences, with the words near them and the names of the document."""
    document = reading.document
    if document.dated is None:
        return
    body = [sentence for sentence in reading.sentences if sentence.kind is BlockKind.PROSE][:5]
    names = frozenset(
        m.name
        for s in body
        for m in reading.context.mentions[s.index]
        if m.how in ("name", "surname", "short", "capital", "demonym")
    )
    for sentence in body:
        for fact in reading.facts[sentence.index]:
            if (
                not isinstance(fact, Quantity)
                or not _counts(sentence, fact)
                or fact.mode is not Mode.ASSERTED
                or not figures.is_sure(fact)
            ):
                continue
            yield Selected(
                check=ID,
                path=document.path,
                place=document.place(fact.start, fact.end),
                start=fact.start,
                end=fact.end,
                text=document.text[fact.start : fact.end],
                sentence=sentence.text,
                key=f"{document.dated.day.isoformat()} {stem(fact.unit)}",
                value=fact.value,
                words=around(sentence, fact, 6, 6) | frozenset(map(stem, fact.modifiers)),
                about=names,
            )


def compare(selected: Sequence[Selected]) -> Iterator[Disagreement]:
    """Counts of one noun, with the same telling words, in articles of one day that share two names or more."""
    groups: defaultdict[str, list[Selected]] = defaultdict(list)
    for item in selected:
        groups[item.key].append(item)
    for group in groups.values():
        for at, item in enumerate(group):
            for other in group[:at]:
                if other.path == item.path or other.value is None or item.value is None:
                    continue
                if not other.value.is_disjoint(item.value) or len(other.words & item.words) < 2:
                    continue
                if len(other.about & item.about) < 2 or _has(group, item.path, other) or _has(group, other.path, item):
                    continue
                yield Disagreement(
                    later=item,
                    message=f"{' '.join(item.text.split())} here, {' '.join(other.text.split())} in {other.path}",
                    related=((other.place, "the other count"),),
                    found=item.text,
                    expected=other.text,
                )
                break


def _has(group: Sequence[Selected], path: str, figure: Selected) -> bool:
    """Whether the document at *path* has the figure too."""
    return any(
        one.path == path
        and one.value is not None
        and figure.value is not None
        and not one.value.is_disjoint(figure.value)
        for one in group
    )
