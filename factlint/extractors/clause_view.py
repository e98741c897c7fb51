"""What stands around a chunk: ``X, built in 1931, was`` → the verb behind "built" is behind a comma.

Questions that the clause reader asks of the chunks before and behind the one it reads; none changes anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from factlint.extractors import sorts
from factlint.extractors.chunks import Chunk, NounPhrase
from factlint.extractors.clause_parts import clause_words
from factlint.extractors.verb_groups import VerbGroup
from factlint.extractors.word_classes import words
from factlint.model import BlockKind, Kind, Moment, Sentence

_SORT = itemgetter(0)  # of a chunk


class View:
    """A sentence's chunks from the one that is being read."""

    __slots__ = ("at", "chunks", "listed", "sentence", "sorts")

    def __init__(self, sentence: Sentence, chunks: Sequence[Chunk]) -> None:
        self.sentence = sentence
        self.chunks = chunks
        # Closed by what no chunk is, also seen from before the first: index -1 is the last. So nobody asks for the end.
        self.sorts = [*map(_SORT, chunks), sorts.NONE, sorts.NONE, sorts.NONE]
        self.listed = clause_words()
        self.at = 0

    def finite_follows(self, at: int) -> bool:
        """Whether the noun phrase at *at* is the subject of a finite verb: only prepositional phrases stand between."""
        of = self.sorts
        at += 1
        while True:
            sort = of[at]
            if sort == sorts.PREPOSITION:
                at += 2 if of[at + 1] == sorts.NOUN or of[at + 1] == sorts.TIME else 1
            elif sort == sorts.VERB:
                verb = self.chunks[at].verb
                return verb is not None and verb.finite
            elif sort == sorts.TIME:
                at += 1
            elif sort == sorts.COMMA:
                if of[at + 1] != sorts.NOUN or of[at + 2] != sorts.COMMA:
                    return False
                at += 3  # an apposition of one noun phrase: "Lewis Obuya, 34, had"
            elif sort == sorts.RELATIVE:
                return self.after_relative(at)
            elif sort == sorts.BREAK and (closing := self.closing_break(at)) > at:
                at = closing + 1
            else:
                return False

    def after_relative(self, at: int) -> bool:
        seen = 0
        while at < len(self.chunks) and self.chunks[at].sort not in (sorts.COMMA, sorts.BREAK):
            chunk = self.chunks[at]
            seen += chunk.verb is not None and chunk.verb.finite
            at += 1
        return seen > 1

    def closing_break(self, at: int) -> int:
        """The second of a pair of dashes, or *at*."""
        breaks = (n for n in range(at + 1, len(self.chunks)) if self.chunks[n].sort == sorts.BREAK)
        return next(breaks, at)

    def dates_a_noun(self) -> bool:
        """Whether the date here belongs to a noun before it that says what happened:
        "the closure of the base in 2014".
        """
        at = self.at - 1
        if at >= 0 and self.chunks[at].sort == sorts.PREPOSITION:
            at -= 1
        while at >= 0 and self.chunks[at].noun is not None:
            noun = self.chunks[at].noun
            if noun is not None and noun.head in self.listed.nouns:
                return noun.determiner != "" or noun.possessor_token >= 0 or noun.first < noun.last or at < self.at - 2
            if at < 1 or self.chunks[at - 1].sort != sorts.PREPOSITION:
                return False
            at -= 2
        return False

    def antecedent(self, word: str) -> NounPhrase | None:
        """The noun phrase that a relative pronoun is about: the nearest;
        for "who" not a place or a group behind "of".
        """
        at = self.at - 1
        nearest: NounPhrase | None = None
        if at >= 0 and self.chunks[at].sort == sorts.PREPOSITION:
            at -= 1
        if at >= 0 and self.chunks[at].sort == sorts.COMMA:
            at -= 1
        if self.is_about_head(word, at):
            at -= 2
        if word == "who" and (person := self.apposed_person(at)) is not None:
            return person
        if word == "which" and (thing := self.apposed_thing(at)) is not None:
            return thing
        while at >= 0 and self.chunks[at].sort in (sorts.NOUN, sorts.PREPOSITION, sorts.TIME):
            noun = self.chunks[at].noun
            if noun is not None:
                nearest = nearest or noun
                if word == "who" and noun is nearest and self._is_addressed(at, noun):
                    return noun
                governed = at > 0 and self.chunks[at - 1].sort == sorts.PREPOSITION
                is_person = noun.mention is None or noun.mention.kind is None or noun.mention.kind.value == "person"
                names_person = noun.is_pronoun or (noun.mention is not None and is_person)
                if word not in ("who", "whom", "whose") or not governed or names_person:
                    return noun
            at -= 1
        return nearest

    def _is_addressed(self, at: int, noun: NounPhrase) -> bool:
        """ "Sold the house to a nurse, who": the nurse; "paid €2m for the midfielder, who": no sum is anybody."""
        if at < 2 or noun.mention is not None or self.sorts[at - 1] != sorts.PREPOSITION:
            return False
        if self.chunks[at - 1].word in words("towards"):
            return True
        above = self.chunks[at - 2].noun
        return above is not None and self.sentence.tokens.lower[above.first][0] in "£$€"

    def apposed_person(self, at: int) -> NounPhrase | None:
        """ "Ashdown, the chairwoman and owner, who": the person, not what she was; *at* is the last noun."""
        while at >= 0 and self.chunks[at].sort in (sorts.NOUN, sorts.AND, sorts.PREPOSITION):
            noun = self.chunks[at].noun
            if noun is not None and noun.mention is not None and not self.is_governed(at):
                return None
            at -= 1
        if at < 1 or self.chunks[at].sort != sorts.COMMA or self.chunks[at + 1].sort != sorts.NOUN:
            return None
        at -= 1
        noun = self.chunks[at].noun
        if at > 1 and noun is not None and noun.head.isdigit() and self.sorts[at - 1] == sorts.COMMA:
            at -= 2  # "Doreen Haswell, 71, the brothers' mother, who"
        while self.is_governed(at) and at > 1 and not _may_be_person(self.chunks[at].noun):
            at -= 2
        return self.chunks[at].noun if _may_be_person(self.chunks[at].noun) else None

    def apposed_thing(self, at: int) -> NounPhrase | None:
        """ "Selim Bridge, the only link between the two banks, which": the bridge; *at* is the last noun."""
        while self.is_governed(at) and at > 1:
            noun = self.chunks[at].noun
            if noun is None or noun.mention is not None:
                return None
            at -= 2
        noun = self.chunks[at].noun if at > 1 else None
        if noun is None or noun.mention is not None or noun.determiner not in self.listed.articles:
            return None
        if self.sorts[at - 1] != sorts.COMMA or self.sorts[self.at - 1] != sorts.COMMA:
            return None
        named = self.chunks[at - 2].noun
        if named is None or named.mention is None or named.mention.kind is Kind.PERSON:
            return None
        return named if named.mention.how in ("name", "short") else None

    def is_governed(self, at: int) -> bool:
        return at > 0 and self.chunks[at].sort == sorts.NOUN and self.chunks[at - 1].sort == sorts.PREPOSITION

    def is_about_head(self, word: str, at: int) -> bool:
        """ "the town hall in Market Street, which opened", "a trial at the Old Bailey that lasted": the first."""
        if at < 2 or self.chunks[at - 1].sort != sorts.PREPOSITION:
            return False
        head, behind = self.chunks[at - 2].noun, self.chunks[at].noun
        if head is None or behind is None or head.head[0].isdigit():
            return False
        is_span = self.sentence.tokens.lower[head.first][0].isdigit()
        if self.sorts[self.at - 1] == sorts.COMMA:
            return word == "which" and self.chunks[at - 1].word in self.listed.locative and not is_span
        return behind.mention is not None and behind.mention.how in ("name", "surname") and not is_span

    def moment_before(self) -> list[Moment]:
        """The date that "when" takes up: "in 2010, when he was ousted"."""
        at = self.at - 1
        if at >= 0 and self.chunks[at].sort == sorts.COMMA:
            at -= 1
        moment = self.chunks[at].moment if at >= 0 else None
        return [moment] if moment is not None else []

    def next_is_finite(self) -> bool:
        after = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
        return after is not None and after.verb is not None and after.verb.finite

    def verb_ahead(self) -> bool:
        """Whether the noun here has a verb: "since it began", "since the volcano on the island of Ambae erupted"."""
        of, at = self.sorts, self.at + 1
        while of[at] == sorts.PREPOSITION and of[at + 1] == sorts.NOUN:
            at += 2
        verb = self.chunks[at].verb if of[at] == sorts.VERB else None
        return verb is not None and verb.finite

    def in_list(self) -> bool:
        """Whether the noun phrase here is a member of a list: "A, B and C"."""
        at = self.at + 1
        while at < len(self.chunks) and self.chunks[at].sort in (sorts.NOUN, sorts.COMMA, sorts.PREPOSITION):
            at += 1
        if at + 1 >= len(self.chunks) or self.chunks[at].sort != sorts.AND or (at == self.at + 1 and False):
            return False
        after = self.chunks[at + 1]
        return (
            after.sort == sorts.NOUN and self.finite_follows(at + 1) and self.chunks[at - 1].sort != sorts.PREPOSITION
        )

    def apposed_name(self, noun: NounPhrase) -> NounPhrase | None:
        """ "and the minister Kubatbek Boronov, the president's ally resigned": the name before *noun*."""
        name = self.chunks[self.at - 2].noun if self.at > 2 else None
        if (
            name is None
            or name.mention is None
            or noun.mention is not None
            or self.chunks[self.at - 3].sort != sorts.AND
        ):
            return None
        return name if name.mention.kind is Kind.PERSON else None

    def is_apposed_to(self, thing: NounPhrase, name: NounPhrase) -> bool:
        """ "She succeeded her uncle, Rupert Haldane, in 1999": a name between commas right behind what it names."""
        before = self.chunks[self.at - 2].noun if self.at > 1 else None
        after = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
        return (
            before is not None
            and before.start == thing.start
            and thing.mention is None
            and bool(thing.determiner)
            and thing.determiner != "no"
            and name.mention is not None
            and (not name.determiner or name.mention.start == name.start)  # "her first novel, The Salt Road,"
            and name.mention.how in ("name", "surname", "short", "capital")
            and (after is None or after.sort in (sorts.COMMA, sorts.BREAK))
        )

    def is_fresh_subject(self, noun: NounPhrase) -> bool:
        """Whether a noun phrase after "and" that a verb follows opens a clause:
        it does, unless the verb may be a participle.
        """
        of, at = self.sorts, self.at
        if of[at - 2] == sorts.VERB:
            return True
        if of[at - 2] == sorts.COMMA and of[at - 4] != sorts.COMMA and of[at + 1] == sorts.VERB:
            behind = of[at + 2]  # "closed the road, and supplies failed", but "planes, and engines built in Derby"
            if behind in (sorts.NOUN, sorts.TIME, sorts.NONE):
                return True
            if behind == sorts.PREPOSITION and of[at + 3] == sorts.TIME:
                return True
        after = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
        return not (
            after is not None
            and after.verb is not None
            and after.verb.ambiguous
            and noun.determiner == ""
            and noun.mention is None
        )

    def verb_behind_comma(self) -> bool:
        """Whether a comma closes the clause that one opened, and the main verb follows: "X, built in 1931, was"."""
        at = self.at + 1
        while at + 1 < len(self.chunks) and self.chunks[at].sort != sorts.BREAK:
            if self.chunks[at].sort == sorts.COMMA:
                verb = self.chunks[at + 1].verb
                if verb is not None and verb.finite:
                    return True
                if self.chunks[at + 1].sort in (sorts.AND, sorts.RELATIVE, sorts.SUBORDINATOR):
                    return False
            elif (verb := self.chunks[at].verb) is not None and verb.finite and not verb.ambiguous:
                return False
            at += 1
        return False

    def followed_by_main_verb(self) -> bool:
        """Whether another finite verb comes before the next comma or conjunction: "the ballot held on Monday was"."""
        at = self.at + 1
        while at < len(self.chunks) and self.chunks[at].sort in (sorts.NOUN, sorts.PREPOSITION, sorts.TIME):
            at += 1
        if at >= len(self.chunks):
            return False
        verb = self.chunks[at].verb
        if verb is None or not verb.finite:
            return False
        if self.chunks[at - 1].sort == sorts.NOUN and self.chunks[at - 2].sort != sorts.PREPOSITION:
            return False
        own = self.chunks[self.at].verb
        return own is not None and own.lemma not in self.listed.reporting and not (verb.ambiguous and not verb.passive)

    def in_headline(self, group: VerbGroup) -> VerbGroup:
        """ "Owner jailed for nine years": headlines leave the auxiliary out."""
        if self.sentence.kind not in (BlockKind.TITLE, BlockKind.HEADING) or not group.ambiguous:
            return group
        return group if self.sorts[self.at + 1] == sorts.NOUN else group.as_participle(group.finite)


def _may_be_person(noun: NounPhrase | None) -> bool:
    if noun is None or noun.mention is None or noun.mention.how not in ("name", "surname"):
        return False
    return noun.mention.kind in (Kind.PERSON, None)
