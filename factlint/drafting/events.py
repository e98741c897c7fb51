"""Events: "Sunday's earthquake", "the 17 September earthquake" → ``event earthquake`` with its date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factlint.drafting.deeds import date_of
from factlint.drafting.proposal import Proposal, Subject, Variant, Where, where_of
from factlint.drafting.subjects import Cast, words_of
from factlint.extractors.reading import Reading
from factlint.model import Moment, Sentence

_FURTHEST = 3  # words from the date to the event's noun


def propose(cast: Cast) -> Iterator[Proposal]:
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
        day = written.split()
        name = " ".join([*(day[1:] if len(day) > 2 else day), noun])  # "September 2006 earthquake"
        rule = (f"event {name}", f"  also: the {noun}", f"  date: {written}")
        yield Proposal("event", name, tuple(wheres), (Variant((), rule),))


def subject_of_event(proposal: Proposal) -> Subject:
    """The name that a proved event is declared with."""
    _, also, written = proposal.variants[0].rule
    forms = (also.removeprefix("  also: "),)
    return Subject("event", proposal.name, forms, proposal.wheres[0], date=written.removeprefix("  date: "))


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
