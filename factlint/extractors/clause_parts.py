"""``Bakiyev | flee | to Belarus``: a clause as read, its objects, and a clause while it is being read."""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from factlint import data
from factlint.extractors.chunks import NounPhrase
from factlint.extractors.verb_groups import VerbGroup
from factlint.extractors.word_classes import words
from factlint.model import Mention, Mode, Moment
from factlint.text.verb_index import nouns


class Object(NamedTuple):
    """A noun phrase after a verb, with the preposition that governs it, or "";
    *negated* in "not Gdynia", "no warning".
    """

    noun: NounPhrase
    preposition: str = ""
    negated: bool = False

    def about(self, noun: NounPhrase) -> Object:
        """The object with another noun phrase."""
        return Object(noun, self.preposition, self.negated)


class Clause(NamedTuple):
    """A verb with its subject and what follows it. Offsets are in the document."""

    start: int
    end: int
    verb: str  # base, with its particle: "step down"
    verb_start: int
    verb_end: int
    verb_token: int
    tense: str  # "past", "present", "future", "perfect", "infinitive", "participle", "ing"
    passive: bool
    negated: bool
    mode: Mode | None  # planned or conditional by the verb group or its clause; None: as the sentence has it
    subjects: tuple[NounPhrase, ...]  # coordinated ones each; `mention` is set where they name or stand for somebody
    objects: tuple[Object, ...]
    moments: tuple[Moment, ...]
    kind: str  # "finite", "participle", "infinitive"
    is_relative: bool = False  # the subject is what a relative pronoun stands for, or stands elsewhere

    @property
    def subject(self) -> Mention | None:
        """Whom the first subject names or stands for, as far as known."""
        return self.subjects[0].mention if self.subjects else None

    @property
    def object(self) -> Object | None:
        """The first object without a preposition."""
        return next((found for found in self.objects if not found.preposition), None)


@dataclass(slots=True)
class Frame:
    """A clause being read."""

    sort: str  # "main", "relative", "subordinate"
    word: str = ""  # the subordinator
    subjects: list[NounPhrase] = field(default_factory=list)
    verb: VerbGroup | None = None
    objects: list[Object] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    antecedent: NounPhrase | None = None
    negated: bool = False  # by what stands above it: "denied that"
    mode: Mode | None = None
    negative_subject: bool = False
    reporter: NounPhrase | None = None  # the subject of "said that", above


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The lists that the clause reader asks, gathered: it asks them of every chunk."""

    reporting: frozenset[str]
    subordinators: frozenset[str]
    locative: frozenset[str]
    articles: frozenset[str]
    possessives: frozenset[str]
    nouns: Collection[str]  # that say what a verb says
    happens: frozenset[str]  # before an infinitive: "managed to"
    denied: frozenset[str]  # before an infinitive: "failed to"
    denying: frozenset[str]
    denied_acts: frozenset[str]  # before "-ing": "denies killing"
    planned_acts: frozenset[str]
    able: frozenset[str]  # adjectives before an infinitive: "was able to"
    unable: frozenset[str]
    truths: frozenset[str]
    untruths: frozenset[str]
    owned: frozenset[str]  # "term", "contract"
    changes: frozenset[str]
    schedule: frozenset[str]


@functools.cache
def clause_words() -> ClauseWords:
    """The lists, compiled once."""
    listed = data.load("verbs")
    before = listed["before infinitives"]
    return ClauseWords(
        reporting=words("reporting"),
        subordinators=words("subordinators"),
        locative=words("locative"),
        articles=words("articles"),
        possessives=words("possessives"),
        nouns=nouns(),
        happens=frozenset(before["happens"]),
        denied=frozenset(before["denied"]),
        denying=frozenset(listed["denying"]),
        denied_acts=frozenset(listed["before gerunds"]["denied"]),
        planned_acts=frozenset(listed["before gerunds"]["planned"]),
        able=frozenset(listed["adjectives before infinitives"]["happens"]),
        unable=frozenset(listed["adjectives before infinitives"]["denied"]),
        truths=frozenset(listed["truths"]),
        untruths=frozenset(listed["untruths"]),
        changes=frozenset(listed["changes"]),
        owned=frozenset(listed["owned"]),
        schedule=frozenset(listed["schedule"]),
    )
