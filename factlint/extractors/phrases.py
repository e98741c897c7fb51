"""``The union | closed | its works | in | 2011``:
a sentence cut into noun phrases, verbs and the small words between.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factlint.extractors import sorts
from factlint.extractors import word_bits as bit
from factlint.extractors.chunks import Chunk, NounPhrase
from factlint.extractors.noun_phrases import CUT_OFF, NounPhraseReader, is_plural
from factlint.extractors.verb_groups import VerbGroup
from factlint.extractors.word_classes import CLASSES, hedges, sort_alone, words
from factlint.lookup import Lookup
from factlint.model import Kind, Mention, Moment, Tokens

_new = tuple.__new__  # what a named tuple's own constructor calls, in a third of its time
_EVENT = Kind.EVENT
_BEFORE = {
    sorts.TIME: "noun",
    sorts.COMMA: "comma",
    sorts.BREAK: "comma",
    sorts.RELATIVE: "relative",
    sorts.SUBORDINATOR: "subordinator",
    sorts.VERB: "verb",
    sorts.NOT: "determiner",
}
_BEFORE_BASE = ("infinitive", "future", "present")


def _small_chunk(word: str) -> Chunk | None:
    sort = sort_alone(word, CLASSES[word])
    return Chunk(sort, word) if sort else None


_SMALL: Final = Lookup(_small_chunk)  # one chunk for every place in which a small word stands
_PREPOSITIONS: Final = Lookup(lambda word: Chunk(sorts.PREPOSITION, word))
_TIME: Final = Chunk(sorts.TIME)


def cut(tokens: Tokens, mentions: Sequence[Mention], moments: Sequence[Moment]) -> list[Chunk]:
    """Cut a sentence into chunks, left to right.
    *mentions* are names, *moments* dates; both may overlap words freely.
    """
    return _Cutter(tokens, mentions, moments).cut()


class _Cutter(NounPhraseReader):
    """The chunks of a sentence, from the left to the word that is being read."""

    __slots__ = ("_after_spans", "_chunks")

    def __init__(self, tokens: Tokens, mentions: Sequence[Mention], moments: Sequence[Moment]) -> None:
        super().__init__(tokens, mentions, moments)
        self._chunks: list[Chunk] = []
        self._after_spans = words("after_spans")

    def cut(self) -> list[Chunk]:
        """Go through the words once."""
        bits, lower, chunks, count = self._bits, self._lower, self._chunks, self._count
        index = 0
        while index < count:
            here = bits[index]
            if here & bit.ALONE:
                if (small := _SMALL[lower[index]]) is not None:
                    chunks.append(small)
                index += 1
            elif not here or here == bit.DETERMINER:
                index = self._span_or_noun(index)
            elif here & bit.HEDGE and (length := self._hedge_at(index)):
                index += length
            elif here & bit.NAMED:
                index = self._append(self._noun(index), index)
            elif here & bit.DATED:
                index = self._time(index)
            else:
                index = self._doubtful(index, here)
        return chunks

    def _append(self, noun: NounPhrase | None, index: int) -> int:
        """Add a noun phrase, where there is one, and return where to go on."""
        if noun is None:
            return index + 1
        self._chunks.append(_new(Chunk, (sorts.NOUN, "", noun, None, None)))
        return noun.last + 1

    def _span_or_noun(self, index: int) -> int:
        """Add a noun phrase, or a time where a word such as "ago" stands behind it: "some time ago"."""
        noun = self._noun(index)
        if noun is None:
            return index + 1
        after = noun.last + 1
        if after < self._count and self._lower[after] in self._after_spans and self._ends_span(after):
            self._chunks.append(_TIME)
            return after + 1
        self._chunks.append(_new(Chunk, (sorts.NOUN, "", noun, None, None)))
        return after

    def _ends_span(self, index: int) -> bool:
        """Whether a word such as "ago" is one here; "before" only where nothing follows that it could govern."""
        return not self._bits[index] & bit.PREPOSITION or not self._continues(index + 1)

    def _hedge_at(self, index: int) -> int:
        lower = self._lower
        for parts in hedges()[lower[index]]:
            end = index + len(parts)
            if end < self._count and lower[index:end] == parts and (lower[end][0].isdigit() or lower[end] in "£$€"):
                return len(parts)
        return 0

    def _doubtful(self, index: int, here: int) -> int:
        """What a word makes that may be several things; returns where to go on."""
        chunks = self._chunks
        if here & bit.SIGN:
            return self._parenthesis(index)
        if here & bit.RELATIVE:
            return self._that(index)
        lower = self._lower
        if here & bit.DETERMINER and lower[index] == "no" and lower[index + 1 : index + 2] == ("longer",):
            return index + 1
        if here & bit.VERB and self._bits[index + 1] & bit.DETERMINER and lower[index] in words("prepositional"):
            chunks.append(_PREPOSITIONS[lower[index]])  # "given the size of the loss"
            return index + 1
        if here & bit.VERBAL and (group := self.group_at(index, self._before(index))) is not None:
            chunks.append(_new(Chunk, (sorts.VERB, "", None, group, None)))
            return group.last + 1
        if here & bit.PREPOSITION:
            chunks.append(_PREPOSITIONS[lower[index]])
            return index + 1
        if here & bit.ADVERB and chunks and chunks[-1].sort == sorts.RELATIVE and self._bits[index + 1] & bit.VERBAL:
            return index + 1  # "which once employed"
        if here & bit.SUBORDINATOR:
            chunks.append(Chunk(sorts.SUBORDINATOR, lower[index]))
            return index + 1
        if here & bit.ADVERB and lower[index] != "neither":
            return index + 1
        return self._span_or_noun(index)

    def _time(self, index: int) -> int:
        moment = self._dated[index]
        last = max(index, self._tokens.at(moment.end - 1))
        if last + 2 < self._count and self._bits[last + 1] & bit.OWNS:
            return self._append(self._noun(last + 2, moment.start), index)
        follower = self._named.get(last + 1)
        if follower is not None and follower[0].kind is _EVENT:
            return self._append(self._noun(last + 1, moment.start), index)
        if last == index and "-" in self._lower[index] and self._continues(last + 1):
            return self._append(self._noun(last + 1, moment.start), index)  # "second-quarter results"
        self._chunks.append(Chunk(sorts.TIME, moment=moment))
        return last + 1

    def _continues(self, index: int) -> bool:
        """Whether a word stands here that a noun phrase may go on with."""
        return index < self._count and not self._bits[index] & CUT_OFF

    def _parenthesis(self, index: int) -> int:
        """Add "(2011)", whatever it holds, as a time; one that is not closed soon is nothing."""
        lower = self._lower
        for last in range(index + 1, min(index + 12, self._count)):
            if lower[last] == ")":
                self._chunks.append(_TIME)
                return last + 1
        return index + 1

    def _that(self, index: int) -> int:
        """ "that": after a noun it may be relative, after a verb of saying it opens a clause,
        else it points or stands alone.
        """
        chunks = self._chunks
        before = chunks[-1].sort if chunks else sorts.NONE
        sort = sorts.NONE
        if before == sorts.NOUN or before == sorts.TIME:
            verb = _last_verb(chunks)
            follows = index + 1 < self._count and self.group_at(index + 1, "relative") is not None
            is_relative = (follows and index + 1 not in self._named) or verb is None
            sort = sorts.RELATIVE
            if not is_relative and verb is not None and verb.lemma in words("reporting"):
                sort = sorts.SUBORDINATOR
        elif before == sorts.VERB or before == sorts.COMMA:
            sort = sorts.SUBORDINATOR
        elif (noun := self._noun(index)) is not None:
            return self._append(noun, index)
        chunks.append(Chunk(sort or sorts.SUBORDINATOR, "that"))
        return index + 1

    def _before(self, index: int) -> str:
        """What stands before a token, as `group_at` wants to know it."""
        chunks = self._chunks
        if not chunks:
            return "start"
        last = chunks[-1]
        sort = last.sort
        if last.noun is not None:
            return self._noun_before(last.noun)
        if sort == sorts.NOT and len(chunks) > 1 and chunks[-2].sort == sorts.AND:
            sort = sorts.AND  # "was founded in 1973 and not held in 2001"
        if sort == sorts.AND or (sort == sorts.COMMA and index > 1 and self._lower[index - 1] in words("sequence")):
            return _after_and(_last_verb(chunks), self._lower)
        if sort == sorts.COMMA and len(chunks) > 4 and self._closes_aside():
            return "plural"
        if sort == sorts.PREPOSITION:
            return "subordinator" if last.word in words("before_participles") else "preposition"
        if sort == sorts.RELATIVE and last.word == "whose":
            return "determiner"  # "whose rivals Port Vallon won": no verb
        return _BEFORE[sort]

    def _is_joined(self) -> bool:
        chunks = self._chunks
        return len(chunks) > 1 and chunks[-1].sort == sorts.AND and chunks[-2].noun is not None

    def _closes_aside(self) -> bool:
        """ "Emma Stroud and her husband, Neil, | run": whether the comma closes what stands beside a plural subject."""
        chunks = self._chunks
        for at in range(len(chunks) - 3, max(0, len(chunks) - 7), -1):
            if chunks[at].sort == sorts.COMMA:
                above = chunks[at - 1].noun
                if above is None:
                    return False
                joined = at > 2 and chunks[at - 2].sort == sorts.AND and chunks[at - 3].noun is not None
                return joined or (above.mention is None and is_plural(above.head))
        return False

    def _noun_before(self, noun: NounPhrase) -> str:
        chunks = self._chunks
        if noun.is_pronoun:
            return "we" if noun.head in words("plural_pronouns") else "pronoun"
        mention = noun.mention
        if mention is None and is_plural(noun.head):
            return "plural"
        if len(chunks) > 2:
            between = chunks[-2]
            if between.sort == sorts.AND:
                if chunks[-3].noun is not None:
                    return "plural"
            elif between.word == "of" and (above := chunks[-3].noun) is not None and above.head[-1:] == "s":
                return "plural"
        if noun.first < noun.last and self._bits[noun.first] & bit.DIGIT:
            return "plural"
        if mention is not None:
            return "name"
        return "noun" if noun.determiner or noun.possessor_token >= 0 else "bare"


def _last_verb(chunks: Sequence[Chunk]) -> VerbGroup | None:
    for chunk in reversed(chunks):
        if chunk.verb is not None:
            return chunk.verb
    return None


def _after_and(verb: VerbGroup | None, lower: tuple[str, ...]) -> str:
    """What a coordinator that follows *verb* lets one expect: "have lost … and drop", "is to close and sell"."""
    if verb is None:
        return "and"
    if verb.tense == "ing":
        return "ing and"
    have = verb.tense == "perfect" and lower[verb.first] in words("plural_have")
    return "verb and" if have or verb.tense in _BEFORE_BASE else "and"
