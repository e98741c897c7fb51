"""``The union | closed | its works``: the pieces of a sentence: noun phrases, verbs, small words, dates."""

from __future__ import annotations

from typing import NamedTuple

from factlint.extractors.verb_groups import VerbGroup
from factlint.model import Mention, Moment


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
    """A piece of a sentence."""

    sort: int  # one of `sorts`
    word: str = ""  # of the small words, in lower case
    noun: NounPhrase | None = None
    verb: VerbGroup | None = None
    moment: Moment | None = None
