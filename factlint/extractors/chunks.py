"""``The union | closed | its works``: the pieces of a sentence: noun phrases, verbs, small words, dates."""

from __future__ import annotations

from typing import NamedTuple

from factlint.extractors.verb_groups import VerbGroup
from factlint.model import Mention, Moment

_new = tuple.__new__


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

    # `_replace` takes five times as long as these
    def with_of(self, of: NounPhrase) -> NounPhrase:
        """The noun phrase with what follows "of" behind it."""
        return _new(NounPhrase, (*self[:10], of, self.moment))

    def with_mention(self, mention: Mention) -> NounPhrase:
        """The noun phrase with what it names, or stands for."""
        return _new(NounPhrase, (*self[:6], mention, *self[7:]))

    def with_possessor(self, possessor: Mention | None, token: int) -> NounPhrase:
        """The noun phrase with whose it is."""
        return _new(NounPhrase, (*self[:7], possessor, token, *self[9:]))


class Chunk(NamedTuple):
    """A piece of a sentence."""

    sort: int  # one of `sorts`
    word: str = ""  # of the small words, in lower case
    noun: NounPhrase | None = None
    verb: VerbGroup | None = None
    moment: Moment | None = None
