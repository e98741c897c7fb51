"""``the island's only oil refinery`` → refinery, of the island: the words that make up one noun phrase."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Sequence

from factlint.extractors import word_bits as bit
from factlint.extractors.chunks import NounPhrase
from factlint.extractors.verb_groups import VerbReader
from factlint.extractors.word_classes import words
from factlint.model import Mention, Moment, Tokens
from factlint.text.name_index import word_list

_new = tuple.__new__  # what a named tuple's own constructor calls, in a third of its time
_QUOTES = frozenset('"“«')
_ENDING = bit.DATED | bit.NEVER_IN_NOUN | bit.OUTSIDE
CUT_OFF = _ENDING | bit.AUXILIARY | bit.SIGN
_OPENING = bit.DETERMINER | bit.POSSESSIVE | bit.PRONOUN
_NO_NOUN = bit.OUTSIDE | bit.APOSTROPHE | bit.OBJECT
_DETERMINING = bit.DETERMINER | bit.POSSESSIVE
_OWNED = _DETERMINING | bit.OWNS
_STOPPING = bit.SUBJECT | bit.TO | bit.OUTSIDE
_NO_NOUN_TOO = bit.AUXILIARY | bit.TO | bit.ADVERB
_SMALL_WORD = bit.NEVER_IN_NOUN | bit.DETERMINER | bit.POSSESSIVE | bit.ADVERB
_MAYBE_VERB = bit.AUXILIARY | bit.VERB | bit.LY | bit.INSIDE


class NounPhraseReader(VerbReader):
    """The noun phrases of one sentence, each read from where it begins."""

    __slots__ = ("_articles", "_dated", "_named")

    _named: dict[int, tuple[Mention, int]]  # where it begins → a name, and the token behind it
    _dated: dict[int, Moment]

    def __init__(self, tokens: Tokens, mentions: Sequence[Mention], moments: Sequence[Moment]) -> None:
        VerbReader.__init__(self, tokens)
        bits, ends, count = self._bits, tokens.ends, self._count
        self._named = named = {}
        self._dated = dated = {}
        self._articles = words("articles")
        suffixes = word_list("suffixes")
        for mention in mentions:
            if mention.how != "pronoun" and (at := bisect_right(ends, mention.start)) < count:
                stop = max(at, bisect_right(ends, mention.end - 1)) + 1
                if stop < count and tokens.lower[stop] in suffixes:  # "Helena Voss KC, who"
                    stop += 1
                named[at] = (mention, stop)
                bits[at] = bits[at] & ~bit.ALONE | bit.NAMED
        for moment in moments:
            if (at := bisect_right(ends, moment.start)) < count:
                dated[at] = moment
                bits[at] = bits[at] & ~bit.ALONE | bit.DATED

    def _noun(self, start: int, moment: int = -1) -> NounPhrase | None:
        """The noun phrase that begins at *start*: up to a small word, a verb, a date, or another article."""
        bits, lower, tokens = self._bits, self._lower, self._tokens
        index = start
        mention: Mention | None = None
        possessor: Mention | None = None
        possessor_token = -1
        determiner = ""
        if start and lower[start - 1] == "whose":
            possessor_token = start - 1  # "whose term ends" is no compound
        here = bits[start]
        if here & _OPENING:
            if not here & bit.NAMED:
                if here & bit.PRONOUN and not self._determines(start):
                    return NounPhrase(
                        tokens.starts[start], tokens.ends[start], start, start, lower[start], is_pronoun=True
                    )
                if not here & _NO_NOUN:
                    index += 1
            if here & _DETERMINING:
                determiner = lower[start]
            if here & bit.POSSESSIVE:
                possessor_token = start
        while True:
            here = bits[index]
            if not here:
                mention = None
                index += 1
            elif here & bit.NAMED:
                mention, index = self._named[index]
            elif here & _ENDING and index > start:
                break
            elif here & bit.OWNS:
                if index == start:
                    return None
                if index + 1 >= self._count or self._ends(index + 1, -1, False, False):
                    break
                possessor, possessor_token, mention = mention, index - 1, None
                index += 1
            elif index > start and self._ends(
                index, index - 1, mention is not None, determiner != "" or possessor_token >= 0
            ):
                break
            elif here & bit.SKIPPED:
                index += 1
            elif here & _NO_NOUN:
                break
            else:
                mention = None
                index += 1
        last = index - 1
        if last <= start:
            if last < start or (determiner in self._articles and not bits[start] & bit.NAMED):
                return None
            if mention is None and self._opens_quote(start):
                return None
        else:
            while last > start and bits[last] & bit.SKIPPED:
                last -= 1
            if last == start and mention is None and self._opens_quote(start):
                return None
        return _new(
            NounPhrase,
            (
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
            ),
        )

    def _opens_quote(self, index: int) -> bool:
        """ "accused them of “trying to seize power”", "“ready to go”": no object."""
        return (
            index > 0
            and self._lower[index - 1] in _QUOTES
            and index + 1 < self._count
            and self._lower[index + 1] == "to"
        )

    def _determines(self, index: int) -> bool:
        """Whether "that", "her", "both" stands before its noun rather than alone."""
        if not self._bits[index] & _DETERMINING:
            return False
        after = index + 1
        if after >= self._count or not self._lower[after][0].isalnum() or self._bits[after] & bit.NEVER_IN_NOUN:
            return False
        return self._lower[index] not in words("often_alone") or self.group_at(after, "pronoun") is None

    def _ends(self, index: int, previous: int, ends_name: bool, has_determiner: bool) -> bool:
        """Whether the token at *index* can no longer belong to the noun phrase before it; *previous* is -1 after 's."""
        here = self._bits[index]
        if here & bit.NAMED:
            return False
        if here & (bit.DATED | bit.NEVER_IN_NOUN) or (ends_name and here & bit.DIGIT):
            return True
        if previous < 0:
            return bool(here & bit.OUTSIDE)
        before = self._bits[previous]
        if here & _DETERMINING and not before & bit.DETERMINER:
            return True
        if here & bit.POSSESSIVE:
            return False
        if here & _STOPPING:
            return True
        if here & bit.ADVERB and not here & (bit.LY | bit.INSIDE):
            return True
        if before & _OWNED:
            return False
        if before & bit.DIGIT and not ends_name and self._lower[previous][-1].isdigit():
            return bool(here & bit.AUXILIARY)
        if not here & _MAYBE_VERB:
            return False
        word = self._lower[previous]
        kind = "noun" if has_determiner else "bare"
        if ends_name:
            kind = "plural" if self._is_joined() else "name"
        elif is_plural(word):
            kind = "plural"
        group = self.group_at(index, kind)
        if group is None:
            if not here & (bit.LY | bit.INSIDE):
                return False
            after, _ = self._skip(index + 1)  # "hardly ever gave", "earlier signed"
            return bool(self._bits[after] & bit.VERBAL) and self.group_at(after, kind) is not None
        if group.tense == "ing" and has_determiner and (_is_adjective(word) or self._is_ing_noun(index)):
            return False
        if kind == "bare" and not group.ambiguous and not here & _NO_NOUN_TOO and word in words("adjectives"):
            return False  # "in early trading", "with real steps"
        return not (group.ambiguous and self._modifies(index))

    def _is_joined(self) -> bool:
        """Whether the noun phrase follows another one and "and": "Ashe and Bird run the farm"."""
        return False

    def _is_ing_noun(self, index: int) -> bool:
        """ "A red warning for Wales", not "a ship warning the others"."""
        after = self._bits[index + 1] if index + 1 < self._count else bit.OUTSIDE
        takes_object = after & (bit.DETERMINER | bit.POSSESSIVE | bit.OBJECT | bit.NAMED | bit.DIGIT | bit.TO)
        return self._lower[index] in words("ing_nouns") and not takes_object

    def _modifies(self, index: int) -> bool:
        """Whether a past form inside a noun phrase qualifies what follows: "former jailed leader"."""
        previous = self._lower[index - 1]
        if self._bits[index - 1] & bit.NAMED or previous.endswith("s") or index + 1 >= self._count:
            return False
        small = self._bits[index + 1] & _SMALL_WORD
        return not small and _is_adjective(previous) and self._lower[index + 1].isalpha()


def is_plural(word: str) -> bool:
    """Whether a word ends like a plural."""
    return word[-1:] == "s" and word[-2:] != "ss"


@functools.lru_cache(maxsize=1 << 14)
def _is_adjective(word: str) -> bool:
    return word in words("adjectives") or word.endswith(_adjective_endings())


@functools.cache
def _adjective_endings() -> tuple[str, ...]:
    return tuple(words("adjective_endings"))
