"""Events: "Sunday's earthquake", "the 17 September earthquake" → ``event earthquake`` with its date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factlint.drafting.deeds import date_of
from factlint.drafting.proposal import Proposal, Variant, Where, where_of
from factlint.drafting.subjects import Cast, words_of
from factlint.extractors.reading import Reading
from factlint.model import Moment, Sentence

_FURTHEST = 3  # words from the date to the event's noun


def propose(cast: Cast, background: bool) -> Iterator[Proposal]:
    """The events that documents date with a possessive or an attribute, and call "the X" elsewhere."""
    found: defaultdict[tuple[str, str], list[Where]] = defaultdict(list)
    for number, reading in enumerate(cast.readings):
        for sentence, facts in zip(reading.sentences, reading.facts, strict=True):
            for fact in facts:
                if isinstance(fact, Moment) and (written := date_of(fact)) and (noun := _noun(fact, sentence, reading)):
                    found[noun, written.removeprefix("on ").removeprefix("in ")].append(where_of(reading, number, fact))
    nouns = [noun for noun, _ in found]
    for (noun, written), wheres in found.items():
        if nouns.count(noun) > 1:
            continue  # two earthquakes: which is "the earthquake" nobody can say
        block = [f"event {noun}"]
        if f"the {noun}" in cast.definite:
            block.append(f"  also: the {noun}")
        rule = (*block, f"  date: {written}")
        yield Proposal("event", rule[0], tuple(wheres), (Variant((), rule, ()),))


def _noun(moment: Moment, sentence: Sentence, reading: Reading) -> str:
    """The event noun that a date stands before: "'s earthquake", "'s general election"; "" for none."""
    tokens = sentence.tokens
    after = tokens.at(moment.end - 1) + 1
    if tokens.lower[after : after + 1] not in (("'s",), ("'",)):
        return ""
    for index in range(after + 1, min(len(tokens), after + 1 + _FURTHEST)):
        word = tokens.words[index]
        if not (word.isalpha() and word.islower()):
            return ""
        if word in words_of("event"):
            return " ".join(tokens.words[after + 1 : index + 1])
    return ""
