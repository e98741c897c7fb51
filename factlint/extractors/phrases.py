"""``The union | closed | its works | in | 2011``:
a sentence cut into noun phrases, verbs and the small words between.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from factlint.extractors.chunks import Chunk, NounPhrase, Sort
from factlint.extractors.verb_groups import VerbGroup, read_group
from factlint.extractors.word_classes import Word, hedges, word_class, words
from factlint.model import Kind, Mention, Moment, Tokens

_BREAKS = frozenset(";:–—…")
_QUOTES = frozenset('"“«')


_NEVER = Word.NEVER_IN_NOUN
_ENDING = Word.DATED | Word.NEVER_IN_NOUN | Word.OUTSIDE
_COMMA = Word.SIGN | Word.OUTSIDE
_BEFORE = {
    Sort.TIME: "noun",
    Sort.COMMA: "comma",
    Sort.BREAK: "comma",
    Sort.RELATIVE: "relative",
    Sort.SUBORDINATOR: "subordinator",
    Sort.VERB: "verb",
    Sort.NOT: "determiner",
}
_BEFORE_BASE = ("infinitive", "future", "present")


def cut(tokens: Tokens, mentions: Sequence[Mention], moments: Sequence[Moment]) -> tuple[Chunk, ...]:
    """Cut a sentence into chunks, left to right.
    *mentions* are names, *moments* dates; both may overlap words freely.
    """
    named = {tokens.at(mention.start): mention for mention in mentions if mention.how != "pronoun"}
    dated = {tokens.at(moment.start): moment for moment in moments}
    return _Cutter(tokens, named, dated).cut()


class _Cutter:
    """The chunks of a sentence, from the left to the word that is being read."""

    __slots__ = ("_bits", "_chunks", "_count", "_dated", "_lower", "_named", "_tokens")

    def __init__(self, tokens: Tokens, named: dict[int, Mention], dated: dict[int, Moment]) -> None:
        self._tokens = tokens
        self._lower = tokens.lower
        self._count = len(tokens.lower)
        self._named = named
        self._dated = dated
        self._chunks: list[Chunk] = []
        self._bits = list(map(word_class, tokens.lower))
        for at in named:
            if at < self._count:
                self._bits[at] |= Word.NAMED
        for at in dated:
            if at < self._count:
                self._bits[at] |= Word.DATED

    def cut(self) -> tuple[Chunk, ...]:
        """Go through the words once."""
        bits, lower, chunks, count = self._bits, self._lower, self._chunks, self._count
        index = 0
        while index < count:
            here = bits[index]
            chunk: Chunk | None
            if not here or here == Word.DETERMINER:
                chunk = self._noun(index)
                if chunk is not None and chunk.last + 1 < count and self._ends_span(chunk.last + 1):
                    chunk = Chunk(Sort.TIME, index, chunk.last + 1)  # "some time ago"
            elif here == Word.PREPOSITION:
                chunk = Chunk(Sort.PREPOSITION, index, index, lower[index])
            elif here == _COMMA and lower[index] == ",":
                chunk = Chunk(Sort.COMMA, index, index, ",")
            elif here & Word.HEDGE and (length := self._hedge_at(index)):
                index += length
                continue
            else:
                chunk = self._next(index, here)
            if chunk is None:
                index += 1
            else:
                chunks.append(chunk)
                index = chunk.last + 1
        return tuple(chunks)

    def _ends_span(self, index: int) -> bool:
        """Whether a word such as "ago" stands here; "before" only where nothing follows that it could govern."""
        if self._lower[index] not in words("after_spans"):
            return False
        return not self._bits[index] & Word.PREPOSITION or not self._continues(index + 1)

    def _hedge_at(self, index: int) -> int:
        lower = self._lower
        for parts in hedges()[lower[index]]:
            end = index + len(parts)
            if end < self._count and lower[index:end] == parts and (lower[end][0].isdigit() or lower[end] in "£$€"):
                return len(parts)
        return 0

    def _next(self, index: int, bits: int) -> Chunk | None:
        if bits & (Word.NAMED | Word.DATED):
            return self._noun(index) if bits & Word.NAMED else self._time(index)
        if bits & Word.SIGN:
            return self._sign(index)
        lower = self._lower
        word = lower[index]
        if bits & Word.THAT:
            return self._that(index)
        if bits & Word.RELATIVE:
            return Chunk(Sort.RELATIVE, index, index, word)
        if bits & Word.COORDINATOR:
            return Chunk(Sort.AND, index, index, word)
        if bits & Word.NO and index + 1 < self._count and lower[index + 1] == "longer":
            return None
        if bits & Word.ING:
            return Chunk(Sort.PREPOSITION, index, index, word)
        if bits & Word.VERBAL and (group := read_group(self._tokens, index, self._before(index))) is not None:
            return Chunk(Sort.VERB, index, group.last, "", None, group)
        if bits & Word.PREPOSITION:
            return Chunk(Sort.PREPOSITION, index, index, word)
        if bits & Word.SUBORDINATOR:
            return Chunk(Sort.SUBORDINATOR, index, index, word)
        if word == "not":
            return Chunk(Sort.NOT, index, index, word)
        if bits & Word.ADVERB and word != "neither":
            return None
        chunk = self._noun(index)
        if chunk is not None and chunk.last + 1 < self._count and self._ends_span(chunk.last + 1):
            return Chunk(Sort.TIME, index, chunk.last + 1)  # "some time ago"
        return chunk

    def _time(self, index: int) -> Chunk | None:
        moment = self._dated[index]
        last = max(index, self._tokens.at(moment.end - 1))
        if last + 2 < self._count and self._bits[last + 1] & Word.OWNS:
            return self._noun(last + 2, index, moment.start)
        follower = self._named.get(last + 1)
        if follower is not None and follower.kind is Kind.EVENT:
            return self._noun(last + 1, index, moment.start)
        if last == index and "-" in self._lower[index] and self._continues(last + 1):
            return self._noun(last + 1, index, moment.start)  # "second-quarter results"
        return Chunk(Sort.TIME, index, last, moment=moment)

    def _continues(self, index: int) -> bool:
        """Whether a word stands here that a noun phrase may go on with."""
        return index < self._count and not self._bits[index] & (_ENDING | Word.AUXILIARY | Word.SIGN)

    def _sign(self, index: int) -> Chunk | None:
        written = self._tokens.words
        word = written[index]
        if word == ",":
            return Chunk(Sort.COMMA, index, index, ",")
        if word in _BREAKS or word in "-‐‑":
            return Chunk(Sort.BREAK, index, index, word)
        if word == "(":
            for last in range(index + 1, min(index + 12, self._count)):
                if written[last] == ")":
                    return Chunk(Sort.TIME, index, last)
        return None

    def _that(self, index: int) -> Chunk:
        """ "that": after a noun it may be relative, after a verb of saying it opens a clause,
        else it points or stands alone.
        """
        before = self._chunks[-1].sort if self._chunks else None
        if before is Sort.NOUN or before is Sort.TIME:
            verb = next((chunk.verb for chunk in reversed(self._chunks) if chunk.verb is not None), None)
            follows = index + 1 < self._count and read_group(self._tokens, index + 1, "relative") is not None
            is_relative = (follows and index + 1 not in self._named) or verb is None
            if not is_relative and verb is not None and verb.lemma in words("reporting"):
                return Chunk(Sort.SUBORDINATOR, index, index, "that")
            return Chunk(Sort.RELATIVE, index, index, "that")
        if before is Sort.VERB or before is Sort.COMMA:
            return Chunk(Sort.SUBORDINATOR, index, index, "that")
        return self._noun(index) or Chunk(Sort.SUBORDINATOR, index, index, "that")

    def _before(self, index: int) -> str:
        """What stands before a token, as :func:`read_group` wants to know it."""
        chunks = self._chunks
        if not chunks:
            return "start"
        last = chunks[-1]
        sort = last.sort
        if last.noun is not None:
            return self._noun_before(last.noun)
        if sort is Sort.AND or (sort is Sort.COMMA and index > 1 and self._lower[index - 1] in words("sequence")):
            verb = next((chunk.verb for chunk in reversed(chunks) if chunk.verb is not None), None)
            return _after_and(verb, lower=self._lower)
        if sort is Sort.PREPOSITION:
            return "subordinator" if last.word in words("before_participles") else "preposition"
        if sort is Sort.RELATIVE and last.word == "whose":
            return "determiner"  # "whose rivals Port Vallon won": no verb
        return _BEFORE[sort]

    def _noun_before(self, noun: NounPhrase) -> str:
        chunks = self._chunks
        if noun.is_pronoun:
            return "we" if noun.head in words("plural_pronouns") else "pronoun"
        if noun.mention is None and noun.head.endswith("s") and not noun.head.endswith("ss"):
            return "plural"
        if len(chunks) > 2:
            above = chunks[-3].noun
            if above is not None and chunks[-2].sort is Sort.AND:
                return "plural"
            if above is not None and chunks[-2].word == "of" and above.head[-1:] == "s":
                return "plural"
        if noun.first < noun.last and self._bits[noun.first] & Word.DIGIT:
            return "plural"
        if noun.mention is not None:
            return "name"
        return "noun" if noun.determiner or noun.possessor_token >= 0 else "bare"

    def _noun(self, start: int, first: int = -1, moment: int = -1) -> Chunk | None:
        """The noun phrase that begins at *start*: up to a small word, a verb, a date, or another article."""
        tokens, all_bits, lower, count = self._tokens, self._bits, self._lower, self._count
        index = start
        mention: Mention | None = None
        possessor: Mention | None = None
        possessor_token = -1
        bits = all_bits[start]
        determiner = ""
        if bits & (Word.DETERMINER | Word.POSSESSIVE | Word.PRONOUN):
            if bits & Word.PRONOUN and not bits & Word.NAMED and not self._determines(start):
                phrase = NounPhrase(
                    tokens.starts[start], tokens.ends[start], start, start, lower[start], is_pronoun=True
                )
                return Chunk(Sort.NOUN, start, start, noun=phrase)
            if bits & (Word.DETERMINER | Word.POSSESSIVE):
                determiner = lower[start]
            if bits & Word.POSSESSIVE:
                possessor_token = start
        while index < count:
            bits = all_bits[index]
            if not bits:
                mention = None
                index += 1
                while index < count and not all_bits[index]:
                    index += 1
                continue
            if bits & Word.NAMED:
                mention = self._named[index]
                index = max(index, tokens.at(mention.end - 1)) + 1
                continue
            if bits & Word.OWNS:
                if index == start:
                    return None
                if index + 1 >= count or self._ends(index + 1, -1, False, False):
                    break
                possessor, possessor_token, mention = mention, index - 1, None
                index += 1
                continue
            if index > start and (
                bits & _ENDING
                or self._ends(index, index - 1, mention is not None, determiner != "" or possessor_token >= 0)
            ):
                break
            if bits & Word.SKIPPED:
                index += 1
                continue
            if bits & (Word.OUTSIDE | Word.APOSTROPHE | Word.OBJECT):
                break
            mention = None
            index += 1
        last = index - 1
        if last < start or (
            last == start and determiner != "" and determiner in words("articles") and not all_bits[start] & Word.NAMED
        ):
            return None
        while last > start and all_bits[last] & Word.SKIPPED:
            last -= 1
        if last == start and mention is None and self._opens_quote(start):
            return None
        phrase = NounPhrase(
            tokens.starts[start],
            tokens.ends[last],
            start,
            last,
            lower[last],
            determiner,
            mention,
            possessor,
            possessor_token,
            False,
            None,
            moment,
        )
        return Chunk(Sort.NOUN, first if first >= 0 else start, last, "", phrase)

    def _opens_quote(self, index: int) -> bool:
        """ "accused them of “trying to seize power”", "“ready to go”": no object."""
        written = self._tokens.words
        return (
            index > 0 and written[index - 1] in _QUOTES and index + 1 < self._count and self._lower[index + 1] == "to"
        )

    def _determines(self, index: int) -> bool:
        """Whether "that", "her", "both" stands before its noun rather than alone."""
        if not self._bits[index] & (Word.DETERMINER | Word.POSSESSIVE):
            return False
        after = index + 1
        if after >= self._count or not self._lower[after][0].isalnum() or word_class(self._lower[after]) & _NEVER:
            return False
        return self._lower[index] not in words("often_alone") or read_group(self._tokens, after, "pronoun") is None

    def _ends(self, index: int, previous: int, ends_name: bool, has_determiner: bool) -> bool:
        """Whether the token at *index* can no longer belong to the noun phrase before it; *previous* is -1 after 's."""
        bits = self._bits[index]
        if bits & Word.NAMED:
            return False
        if bits & (Word.DATED | _NEVER) or (ends_name and bits & Word.DIGIT):
            return True
        if previous < 0:
            return bool(bits & Word.OUTSIDE)
        before = self._bits[previous]
        if bits & (Word.DETERMINER | Word.POSSESSIVE) and not before & Word.DETERMINER:
            return True
        if bits & Word.POSSESSIVE:
            return False
        if bits & (Word.SUBJECT | Word.TO | Word.OUTSIDE):
            return True
        if bits & Word.ADVERB and not bits & (Word.LY | Word.INSIDE):
            return True
        if before & (Word.DETERMINER | Word.POSSESSIVE | Word.OWNS):
            return False
        if before & Word.DIGIT and self._lower[previous][-1].isdigit():
            return bool(bits & Word.AUXILIARY)
        if not bits & (Word.AUXILIARY | Word.VERB | Word.LY):
            return False
        word = self._lower[previous]
        kind = "noun" if has_determiner else "bare"
        if ends_name:
            kind = "name"
        elif word.endswith("s") and not word.endswith("ss"):
            kind = "plural"
        group = read_group(self._tokens, index, kind)
        if group is None:
            return bool(
                bits & Word.LY
                and index + 1 < self._count
                and self._bits[index + 1] & Word.VERBAL
                and read_group(self._tokens, index + 1, kind) is not None
            )
        if group.tense == "ing" and has_determiner and (_is_adjective(word) or self._is_ing_noun(index)):
            return False
        return not (group.ambiguous and self._modifies(index))

    def _is_ing_noun(self, index: int) -> bool:
        """ "A red warning for Wales", not "a ship warning the others"."""
        after = self._bits[index + 1] if index + 1 < self._count else Word.OUTSIDE
        takes_object = after & (Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT | Word.NAMED | Word.DIGIT | Word.TO)
        return self._lower[index] in words("ing_nouns") and not takes_object

    def _modifies(self, index: int) -> bool:
        """Whether a past form inside a noun phrase qualifies what follows: "former jailed leader"."""
        previous = self._lower[index - 1]
        if self._bits[index - 1] & Word.NAMED or previous.endswith("s") or index + 1 >= self._count:
            return False
        after = self._lower[index + 1]
        small = word_class(after) & (_NEVER | Word.DETERMINER | Word.POSSESSIVE | Word.ADVERB)
        return _is_adjective(previous) and after.isalpha() and not small


def _after_and(verb: VerbGroup | None, lower: tuple[str, ...]) -> str:
    """What a coordinator that follows *verb* lets one expect: "have lost … and drop", "is to close and sell"."""
    if verb is None:
        return "and"
    if verb.tense == "ing":
        return "ing and"
    have = verb.tense == "perfect" and lower[verb.first] in words("plural_have")
    return "verb and" if have or verb.tense in _BEFORE_BASE else "and"


@functools.lru_cache(maxsize=1 << 14)
def _is_adjective(word: str) -> bool:
    return word in words("adjectives") or word.endswith(_adjective_endings())


@functools.cache
def _adjective_endings() -> tuple[str, ...]:
    return tuple(words("adjective_endings"))
