"""``The union | closed | its works``: the pieces of a sentence: noun phrases, verbs, small words, dates."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from factlint.extractors.verb_groups import VerbGroup
from factlint.model import Mention, Moment


class Sort(IntEnum):
    """What a chunk is."""

    NOUN = 1  # a noun phrase
    VERB = 2  # a verb group
    PREPOSITION = 3
    COMMA = 4
    AND = 5  # a coordinator
    SUBORDINATOR = 6
    RELATIVE = 7  # a relative pronoun
    BREAK = 8
    TIME = 9
    NOT = 10


class NounPhrase(NamedTuple):
    """A noun phrase without what hangs on it by prepositions.
    Offsets are in the document; first..last are its tokens.
    """

    start: int
    end: int
    first: int
    last: int
    head: str  # its last word in lower case
    determiner: str = ""  # "the", "no", "his", …, in lower case
    mention: Mention | None = None  # what its head names
    possessor: Mention | None = None  # "Hallworth" of "Hallworth's election"
    possessor_token: int = -1  # the pronoun of "his term", or the token of the possessor
    is_pronoun: bool = False
    of: NounPhrase | None = None  # "the works" of "the closure of the works"
    moment: int = -1  # document offset of the date of "Sunday's earthquake", or -1


class Chunk(NamedTuple):
    """A piece of a sentence: tokens first..last (last included)."""

    sort: Sort
    first: int
    last: int
    word: str = ""  # of the small words, in lower case
    noun: NounPhrase | None = None
    verb: VerbGroup | None = None
    moment: Moment | None = None
