"""What the words of a sentence name, as far as relations ask: a phrase's mention, its figure, its date."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from factlint import data
from factlint.extractors import references
from factlint.extractors.chunks import NounPhrase
from factlint.extractors.clauses import Clause
from factlint.extractors.context import Context
from factlint.extractors.word_classes import words
from factlint.model import Fact, Mention, Moment, Quantity, Sentence
from factlint.text.verb_index import parse_phrase

SURE, NOUN, JUDGED = 0.9, 0.6, 0.5
_NO_VALUES = ("score", "ordinal")


@dataclass(frozen=True, slots=True)
class Lists:
    """What the data say of verbs and of the words around them."""

    folded: dict[str, frozenset[str]]
    bare: frozenset[tuple[str, bool]]
    owned: frozenset[str]
    until: dict[str, str]
    dating: frozenset[str]
    before_nouns: frozenset[str]
    before_participles: frozenset[str]
    owning: frozenset[str]
    pronouns: frozenset[str]
    impersonal: frozenset[str]
    neuter: frozenset[str]
    object_pronouns: frozenset[str]
    spans: frozenset[str]
    when_spans: frozenset[str]
    possessives: frozenset[str]


@functools.cache
def lists() -> Lists:
    """The lists, compiled once."""
    listed = data.load("verbs")
    bare = (parse_phrase(text) for text in listed["bare"])
    return Lists(
        {verb: frozenset(after) for verb, after in listed["folded"].items()},
        frozenset((phrase.verb, phrase.passive) for phrase in bare if phrase is not None),
        frozenset(listed["owned"]),
        dict(listed["until"]),
        frozenset(listed["dating"]),
        (words("articles") | words("possessives") | {"of", "'s"}) - words("object_pronouns"),
        words("before_participles"),
        words("possessives") | {"'s", "'"},
        words("pronouns"),
        frozenset(listed["impersonal"]),
        frozenset(data.load("references")["neuter"]),
        words("object_pronouns"),
        words("spans"),
        words("when_spans"),
        words("possessives"),
    )


class Scene:
    """A sentence and what was read in it before."""

    __slots__ = ("context", "known", "lists", "moments", "quantities", "sentence", "verbs")

    def __init__(
        self,
        sentence: Sentence,
        context: Context,
        known: tuple[Fact, ...],
        moments: tuple[Moment, ...],
        quantities: tuple[Quantity, ...],
    ) -> None:
        self.sentence = sentence
        self.context = context
        self.known = known
        self.moments = moments
        self.quantities = quantities
        self.verbs = context.vocabulary.verbs
        self.lists = lists()

    def value(self, noun: NounPhrase) -> int | None:
        """Where a figure stands in a noun phrase; that of a declared name ("the 100 metres") is none."""
        if not self.quantities:
            return None
        mention, start, end = noun.mention, noun.start, noun.end
        if mention is not None and mention.entities and mention.how == "name":
            return None
        for fact in self.quantities:
            if fact.start < end and start < fact.end and fact.dimension not in _NO_VALUES:
                return fact.start
        return None

    def mention(self, noun: NounPhrase) -> Mention | None:
        """What a noun phrase names; a plain noun names itself, a pronoun nobody could resolve names nothing."""
        if noun.mention is not None:
            return noun.mention
        if noun.is_pronoun or (noun.first < noun.last and noun.head in self.lists.pronouns):
            return None  # "him", "no one"
        of = noun.of
        if of is not None and of.head in self.lists.object_pronouns and self.value(noun) is None:
            return None  # "neither of them"; but "twelve of them" are so many
        if noun.determiner == "the" and noun.last - noun.first < 3 and noun.of is None:
            found = references.resolve(self.sentence, noun.last, self.context, self.known)
            if found is not None and found.confidence >= JUDGED:
                return found
        tokens = self.sentence.tokens
        first = noun.first
        if noun.determiner and noun.determiner not in self.lists.possessives and first < noun.last:
            first += 1
        start = tokens.starts[first]
        end = of.end if of is not None else noun.end
        if (of or noun).first == (of or noun).last:
            for fact in self.quantities:
                if fact.start < end < fact.end:
                    end = fact.end  # "stakes of up to 49 per cent": with its unit
        text = self.context.document.text[start:end]
        if not text[:1].isalpha() and not any(map(str.isalpha, text)):
            return None
        return Mention(
            noun.start,
            end,
            self.context.document.text[noun.start : end],
            " ".join(text.split()),
            "noun",
            confidence=NOUN,
        )

    def says_when(self, noun: NounPhrase) -> bool:
        """ "It came two days after the vote", "a month late": a span that is no object."""
        lower = self.sentence.tokens.lower
        after = noun.last + 1
        if after >= len(lower) or lower[after] not in self.lists.when_spans:
            return False
        return noun.head in self.lists.spans or self.is_span(noun)

    def moment_at(self, offset: int) -> Moment | None:
        """The date that starts at *offset*."""
        return next((fact for fact in self.moments if fact.start == offset), None) if offset >= 0 else None

    def is_span(self, noun: NounPhrase) -> bool:
        """ "The three months ended March 31": nobody does anything."""
        for fact in self.quantities:
            if fact.dimension == "duration" and fact.start < noun.end and noun.start < fact.end:
                return True
        return False


def moment_of(clause: Clause) -> Moment | None:
    """The date that dates the clause's verb: the first behind it, else the last before it."""
    before: Moment | None = None
    for number, moment in enumerate(clause.moments):
        if moment.start >= clause.verb_start:
            exact = clause.moments[number + 1 : number + 2]  # "died, four months later, on 12 October 2023"
            return exact[0] if moment.approximate and exact and not exact[0].approximate else moment
        before = moment
    return before
