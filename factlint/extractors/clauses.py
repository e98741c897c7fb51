"""``Jeenbekov, who was elected in 2017, fled`` → (Jeenbekov, elect, 2017), (Jeenbekov, flee): who does what in a
sentence.

One pass over the sentence's chunks with a stack of open clauses; no tree is built. A clause that cannot be made out
has no
subject, and nothing is said of it.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from factlint import data
from factlint.extractors import references
from factlint.extractors.context import Context
from factlint.extractors.phrases import Chunk, NounPhrase, Sort, cut
from factlint.extractors.verb_groups import VerbGroup, words
from factlint.model import BlockKind, Fact, Kind, Mention, Mode, Moment, Sentence
from factlint.text.verb_index import nouns


@dataclass(frozen=True, slots=True)
class Object:
    """A noun phrase after a verb, with the preposition that governs it, or "";
    *negated* in "not Gdynia", "no warning".
    """

    noun: NounPhrase
    preposition: str = ""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
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
    mode: (
        Mode | None
    )  # where the verb group or its clause makes it planned or conditional; None: as the sentence has it
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


_SURER = 0.8


@dataclass(slots=True)
class _Frame:
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


@functools.cache
def _before_infinitives() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    listed = data.load("verbs")
    before = listed["before infinitives"]
    return frozenset(before["happens"]), frozenset(before["denied"]), frozenset(listed["denying"])


@functools.cache
def _changes() -> frozenset[str]:
    return frozenset(data.load("verbs")["changes"])


@functools.cache
def _schedule() -> frozenset[str]:
    return frozenset(data.load("verbs")["schedule"])


def read_clauses(sentence: Sentence, context: Context, known: tuple[Fact, ...] = ()) -> tuple[Clause, ...]:
    """Every clause of a sentence whose verb can be made out, in the order of the verbs."""
    moments = tuple(fact for fact in known if isinstance(fact, Moment))
    return clauses_of(cut(sentence.tokens, context.mentions[sentence.index], moments), sentence, context, known)


def clauses_of(
    chunks: Sequence[Chunk], sentence: Sentence, context: Context, known: tuple[Fact, ...]
) -> tuple[Clause, ...]:
    """The clauses of a sentence that is cut into chunks already."""
    if not any(chunk.sort is Sort.VERB for chunk in chunks):
        return ()
    reader = _Reader(sentence, context, known, chunks)
    reader.read()
    return tuple(sorted(reader.clauses, key=lambda clause: clause.verb_start))


class _Reader:
    """The stack of open clauses over one sentence's chunks."""

    __slots__ = (
        "_at",
        "_chunks",
        "_context",
        "_known",
        "_last_noun",
        "_pending",
        "_sentence",
        "_skipped",
        "_stack",
        "clauses",
    )

    def __init__(self, sentence: Sentence, context: Context, known: tuple[Fact, ...], chunks: Sequence[Chunk]) -> None:
        self._sentence = sentence
        self._context = context
        self._known = known
        self._chunks = chunks
        self._stack: list[_Frame] = [_Frame("main")]
        self._at = 0
        self._skipped = -1
        self._last_noun: NounPhrase | None = None
        self._pending: list[_Frame] = []  # participles at the start of a sentence, which wait for its subject
        self.clauses: list[Clause] = []

    # --- what stands around ---

    def _sort(self, step: int) -> Sort | None:
        at = self._at + step
        return self._chunks[at].sort if 0 <= at < len(self._chunks) else None

    def _governor(self) -> str:
        """The preposition before the noun phrase here, through a coordination ("in Osh and Jalal-Abad")."""
        at = self._at - 1
        if at >= 0 and self._chunks[at].sort is Sort.NOT:
            at -= 1
        if at >= 0 and self._chunks[at].sort is Sort.PREPOSITION:
            return self._chunks[at].word
        return ""

    def _finite_follows(self, at: int) -> bool:
        """Whether the noun phrase at *at* is the subject of a finite verb: only prepositional phrases stand between."""
        at += 1
        while at < len(self._chunks):
            chunk = self._chunks[at]
            if chunk.sort is Sort.VERB and chunk.verb is not None:
                return bool(chunk.verb.finite)
            if chunk.sort is Sort.PREPOSITION and at + 1 < len(self._chunks):
                at += 2 if self._chunks[at + 1].sort in (Sort.NOUN, Sort.TIME) else 1
                continue
            if chunk.sort is Sort.TIME:
                at += 1
                continue
            if chunk.sort is Sort.RELATIVE and at > 0:
                return self._after_relative(at)
            if chunk.sort is Sort.COMMA and self._apposed_until(at) > at:
                at = self._apposed_until(at) + 1
                continue
            if chunk.sort is Sort.BREAK and (closing := self._closing_break(at)) > at:
                at = closing + 1
                continue
            return False
        return False

    def _after_relative(self, at: int) -> bool:
        seen = 0
        while at < len(self._chunks) and self._chunks[at].sort not in (Sort.COMMA, Sort.BREAK):
            chunk = self._chunks[at]
            seen += chunk.verb is not None and chunk.verb.finite
            at += 1
        return seen > 1

    # --- the pass ---

    def read(self) -> None:
        """Go through the chunks once."""
        for at, chunk in enumerate(self._chunks):
            if at <= self._skipped:
                continue
            self._at = at
            match chunk.sort:
                case Sort.NOUN if chunk.noun is not None:
                    self._noun(chunk.noun)
                case Sort.VERB if chunk.verb is not None:
                    self._verb(chunk.verb)
                case Sort.TIME if chunk.moment is not None:
                    self._time(chunk.moment)
                case Sort.RELATIVE:
                    self._relative(chunk.word)
                case Sort.SUBORDINATOR:
                    self._subordinator(chunk.word)
                case Sort.BREAK:
                    self._break()
                case _:
                    pass
        while self._stack:
            self._close(self._stack.pop())

    def _top(self) -> _Frame:
        return self._stack[-1]

    def _time(self, moment: Moment) -> None:
        if not self._dates_a_noun():
            self._top().moments.append(moment)

    def _dates_a_noun(self) -> bool:
        """Whether the date here belongs to a noun before it that says what happened:
        "the closure of the base in 2014".
        """
        at = self._at - 1
        if at >= 0 and self._chunks[at].sort is Sort.PREPOSITION:
            at -= 1
        while at >= 0 and self._chunks[at].noun is not None:
            noun = self._chunks[at].noun
            if noun is not None and noun.head in nouns():
                return True
            if at < 1 or self._chunks[at - 1].sort is not Sort.PREPOSITION:
                return False
            at -= 2
        return False

    def _break(self) -> None:
        if self._stack[0].subjects and self._stack[0].verb is None and len(self._stack) == 1:
            self._skipped = self._closing_break(self._at)  # what stands between dashes; the subject goes on waiting
            return
        waiting = [frame for frame in self._stack if frame.verb is None and frame.subjects]
        while self._stack:
            frame = self._stack.pop()
            if frame not in waiting:
                self._close(frame)
        self._stack = waiting[:1] or [_Frame("main")]

    def _apposed_until(self, at: int) -> int:
        """The comma that closes an apposition of one noun phrase ("Lewis Obuya, 34, had"), or *at*."""
        if at + 2 >= len(self._chunks) or self._chunks[at + 1].sort is not Sort.NOUN:
            return at
        return at + 2 if self._chunks[at + 2].sort is Sort.COMMA else at

    def _closing_break(self, at: int) -> int:
        """The second of a pair of dashes, or *at*."""
        breaks = (n for n in range(at + 1, len(self._chunks)) if self._chunks[n].sort is Sort.BREAK)
        return next(breaks, at)

    def _relative(self, word: str) -> None:
        governed = self._sort(-1) is Sort.PREPOSITION
        frame = _Frame("relative", word, antecedent=self._antecedent(word))
        if not governed and frame.antecedent is not None:
            after = self._chunks[self._at + 1] if self._at + 1 < len(self._chunks) else None
            if word != "whose" and (after is None or after.sort is not Sort.NOUN):
                frame.subjects.append(frame.antecedent)
        self._stack.append(frame)

    def _antecedent(self, word: str) -> NounPhrase | None:
        """The noun phrase that a relative pronoun is about: the nearest;
        for "who" not a place or a group behind "of".
        """
        at = self._at - 1
        nearest: NounPhrase | None = None
        if at >= 0 and self._chunks[at].sort is Sort.PREPOSITION:
            at -= 1
        if at >= 0 and self._chunks[at].sort is Sort.COMMA:
            at -= 1
        if self._is_about_head(word, at):
            at -= 2
        if word == "who" and self._apposes_person(at):
            return self._chunks[at - 2].noun
        while at >= 0 and self._chunks[at].sort in (Sort.NOUN, Sort.PREPOSITION, Sort.TIME):
            noun = self._chunks[at].noun
            if noun is not None:
                nearest = nearest or noun
                governed = at > 0 and self._chunks[at - 1].sort is Sort.PREPOSITION
                is_person = noun.mention is None or noun.mention.kind is None or noun.mention.kind.value == "person"
                names_person = noun.is_pronoun or (noun.mention is not None and is_person)
                if word not in ("who", "whom", "whose") or not governed or names_person:
                    return noun
            at -= 1
        return nearest

    def _apposes_person(self, at: int) -> bool:
        """ "Marguerite Ashdown, a former banker, who": the person, not what she was."""
        if at < 2 or self._chunks[at - 1].sort is not Sort.COMMA or self._sort(-1) is not Sort.COMMA:
            return False
        person, noun = self._chunks[at - 2].noun, self._chunks[at].noun
        if person is None or noun is None or person.mention is None or noun.mention is not None:
            return False
        return person.mention.kind is Kind.PERSON

    def _is_about_head(self, word: str, at: int) -> bool:
        """ "the town hall in Market Street, which opened", "a trial at Wexcombe Crown Court that lasted": the first noun."""
        if at < 2 or self._chunks[at - 1].sort is not Sort.PREPOSITION:
            return False
        head, behind = self._chunks[at - 2].noun, self._chunks[at].noun
        if head is None or behind is None or head.head[0].isdigit():
            return False
        is_span = self._sentence.tokens.lower[head.first][0].isdigit()
        if self._sort(-1) is Sort.COMMA:
            return word == "which" and self._chunks[at - 1].word in words("locative") and not is_span
        return behind.mention is not None and behind.mention.how in ("name", "surname") and not is_span

    def _subordinator(self, word: str) -> None:
        mode = Mode.CONDITIONAL if word in ("if", "unless", "whether") else None
        above = self._top()
        denied = above.verb is not None and above.verb.lemma in _before_infinitives()[2]
        negated = word == "that" and denied != above.negated
        moments = self._moment_before() if word in ("when", "where") else []
        reporter = _reporter(above) if word == "that" else None
        self._stack.append(_Frame("subordinate", word, moments=moments, mode=mode, negated=negated, reporter=reporter))

    def _moment_before(self) -> list[Moment]:
        """The date that "when" takes up: "in 2010, when he was ousted"."""
        at = self._at - 1
        if at >= 0 and self._chunks[at].sort is Sort.COMMA:
            at -= 1
        moment = self._chunks[at].moment if at >= 0 else None
        return [moment] if moment is not None else []

    # --- nouns ---

    def _noun(self, noun: NounPhrase) -> None:
        previous = self._last_noun
        governor = self._governor()
        negated = noun.determiner in ("no", "neither") or self._sort(-1) is Sort.NOT
        self._last_noun = noun
        frame = self._top()
        if frame.word == "whose" and not frame.subjects and frame.verb is None and frame.antecedent is not None:
            noun = replace(noun, possessor=frame.antecedent.mention, possessor_token=frame.antecedent.last)
            frame.subjects.append(noun)
            return
        if governor:
            self._governed(noun, governor, negated or governor in ("except", "without"), previous)
            return
        if frame.verb is None:
            self._before_verb(frame, noun, negated)
        else:
            self._after_verb(frame, noun, negated)

    def _governed(self, noun: NounPhrase, governor: str, negated: bool, previous: NounPhrase | None) -> None:
        frame = self._top()
        is_clause = governor in words("subordinators") and self._next_is_finite()
        if is_clause:
            self._stack.append(_Frame("subordinate", governor, subjects=[noun]))
            return
        if (
            governor == "of"
            and previous is not None
            and frame.subjects
            and frame.verb is None
            and previous is frame.subjects[-1]
        ):
            frame.subjects[-1] = replace(previous, of=noun)
            return
        if governor == "of" and frame.verb is not None and frame.objects and frame.objects[-1].noun is previous:
            frame.objects[-1] = replace(frame.objects[-1], noun=replace(previous, of=noun))
            return
        if self._sort(-2) is Sort.AND and self._chunks[self._at - 2].word == "but" and self._is_negated(frame):
            negated = True  # "not for Gdynia but for Gdansk": said of this one
        if frame.verb is None and frame.subjects:
            return  # "the town hall in Market Street": belongs to the noun
        frame.objects.append(Object(noun, governor, negated))

    def _next_is_finite(self) -> bool:
        after = self._chunks[self._at + 1] if self._at + 1 < len(self._chunks) else None
        return after is not None and after.verb is not None and after.verb.finite

    def _before_verb(self, frame: _Frame, noun: NounPhrase, negated: bool) -> None:
        if not frame.subjects:
            frame.subjects.append(noun)
            frame.negative_subject = negated
            return
        if frame.sort == "relative" and frame.antecedent is frame.subjects[0]:
            frame.subjects[:] = [noun]
            return
        match self._sort(-1):
            case Sort.AND:
                frame.subjects.append(noun)
            case Sort.COMMA:
                if self._next_is_finite() and not self._listed():
                    frame.subjects[:] = [noun]
                    frame.negative_subject = negated
                elif self._listed():
                    frame.subjects.append(noun)
                elif noun.mention is not None and frame.subjects[-1].mention is None and self._sort(1) is Sort.COMMA:
                    frame.subjects[-1] = replace(
                        frame.subjects[-1], mention=noun.mention
                    )  # "the builder, Dunmore Build,"
            case Sort.NOUN | Sort.TIME:
                frame.subjects[:] = [noun]
                frame.negative_subject = negated
            case _:
                pass

    def _listed(self) -> bool:
        """Whether the noun phrase here is a member of a list: "A, B and C"."""
        at = self._at + 1
        while at < len(self._chunks) and self._chunks[at].sort in (Sort.NOUN, Sort.COMMA, Sort.PREPOSITION):
            at += 1
        if at + 1 >= len(self._chunks) or self._chunks[at].sort is not Sort.AND or (at == self._at + 1 and False):
            return False
        after = self._chunks[at + 1]
        return (
            after.sort is Sort.NOUN
            and self._finite_follows(at + 1)
            and self._chunks[at - 1].sort is not Sort.PREPOSITION
        )

    def _after_verb(self, frame: _Frame, noun: NounPhrase, negated: bool) -> None:
        assert frame.verb is not None
        before = self._sort(-1)
        if before is Sort.NOT:
            before, negated = (self._sort(-2), True)
        finite = self._finite_follows(self._at)
        if before is Sort.VERB:
            if finite and frame.verb.lemma in words("reporting"):
                self._new_clause(noun, negated, complement=True)
            else:
                frame.objects.append(Object(noun, "", negated))
            return
        if before is Sort.AND:
            if finite and self._is_fresh_subject(noun):
                self._new_clause(noun, negated)
            else:
                self._also_object(frame, noun, negated)
            return
        if before is Sort.COMMA:
            apposed = self._apposed_name(noun) if finite else None
            if finite:
                self._new_clause(apposed or noun, negated)
            elif negated:
                frame.objects.append(Object(noun, frame.objects[0].preposition if frame.objects else "", True))
            elif not frame.subjects and frame.verb.lemma in words("reporting"):
                frame.subjects.append(noun)
            return
        if before in (Sort.NOUN, Sort.TIME, Sort.PREPOSITION):
            if finite:
                self._new_clause(noun, negated, complement=frame.verb.lemma in words("reporting"))
            elif before is Sort.NOUN:
                frame.objects.append(Object(noun, "", negated))
            return
        if finite:
            self._new_clause(noun, negated, complement=True)
        else:
            frame.objects.append(Object(noun, "", negated))

    def _apposed_name(self, noun: NounPhrase) -> NounPhrase | None:
        """ "and the minister Kubatbek Boronov, the president's ally resigned": the name that *noun* says something of."""
        name = self._chunks[self._at - 2].noun if self._at > 2 else None
        if (
            name is None
            or name.mention is None
            or noun.mention is not None
            or self._chunks[self._at - 3].sort is not Sort.AND
        ):
            return None
        return name if name.mention.kind is Kind.PERSON else None

    def _is_fresh_subject(self, noun: NounPhrase) -> bool:
        """Whether a noun phrase after "and" that a verb follows opens a clause:
        it does, unless the verb may be a participle.
        """
        if self._sort(-2) is Sort.VERB:
            return True
        after = self._chunks[self._at + 1] if self._at + 1 < len(self._chunks) else None
        return not (
            after is not None
            and after.verb is not None
            and after.verb.ambiguous
            and noun.determiner == ""
            and noun.mention is None
        )

    def _also_object(self, frame: _Frame, noun: NounPhrase, negated: bool) -> None:
        """A coordinated object: as the one before it, but for "but", which turns round what was denied."""
        word = self._chunks[self._at - 1].word
        if word == "but":
            while len(self._stack) > 1 and not (frame.verb is not None and self._is_negated(frame)):
                if not any(self._is_negated(other) for other in self._stack):
                    break
                self._close(self._stack.pop())
                frame = self._top()
            if self._is_negated(frame):
                first = next((found for found in frame.objects if found.noun is not noun), None)
                frame.objects.append(
                    Object(noun, first.preposition if first else "", True)
                )  # not … but: said of this one
                return
        last = frame.objects[-1] if frame.objects else None
        frame.objects.append(Object(noun, last.preposition if last else "", negated))

    def _is_negated(self, frame: _Frame) -> bool:
        return frame.verb is not None and frame.verb.negated

    def _new_clause(self, noun: NounPhrase, negated: bool, complement: bool = False) -> None:
        above = self._top()
        reporter = _reporter(above) if complement else None
        denied = complement and above.verb is not None and above.verb.lemma in _before_infinitives()[2]
        if not complement:
            while len(self._stack) > 1:
                self._close(self._stack.pop())
            if self._stack[0].verb is not None:
                self._close(self._stack.pop())
        self._stack.append(_Frame("main", subjects=[noun], negated=denied, negative_subject=negated, reporter=reporter))

    # --- verbs ---

    def _verb(self, group: VerbGroup) -> None:
        if not group.finite:
            self._non_finite(group)
            return
        frame = self._top()
        before = self._sort(-1)
        if frame.verb is None and (frame.subjects or len(self._stack) == 1):
            if (
                not frame.subjects
                and frame.sort == "main"
                and len(self.clauses) == 0
                and group.ambiguous
                and before is None
            ):
                self._non_finite(replace(group, passive=True, tense="participle", finite=False))
                return
            by_follows = self._at + 1 < len(self._chunks) and self._chunks[self._at + 1].word == "by"
            by_follows = by_follows and group.lemma not in _changes()
            if group.ambiguous and before is Sort.COMMA and frame.subjects and self._verb_behind_comma():
                self._non_finite(replace(group, passive=True, tense="participle", finite=False))
                return
            if group.ambiguous and before is Sort.NOUN and (by_follows or self._followed_by_main_verb()):
                self._non_finite(replace(group, passive=True, tense="participle", finite=False))
                return
            frame.verb = self._in_headline(group)
            self._adopt_pending(frame)
            return
        if frame.verb is None:
            frame.verb = group
            return
        if before is Sort.AND and group.ambiguous and frame.verb.passive and frame.sort == "non-finite":
            if any(below.subjects and below.verb is None for below in self._stack):
                self._non_finite(replace(group, passive=True, tense="participle", finite=False))
                return
        if before is Sort.AND:
            self._coordinate(group)
            return
        waiting = next(
            (
                at
                for at in range(len(self._stack) - 2, -1, -1)
                if self._stack[at].verb is None and self._stack[at].subjects
            ),
            None,
        )
        if waiting is not None and not (group.ambiguous and before is Sort.NOUN and self._followed_by_main_verb()):
            while len(self._stack) - 1 > waiting:
                self._close(self._stack.pop())
            self._top().verb = group
            self._adopt_pending(self._top())
            return
        if before in (Sort.NOUN, Sort.TIME) and group.ambiguous and not group.passive:
            self._non_finite(replace(group, passive=True, tense="participle", finite=False))
            return
        if before is Sort.COMMA:
            behind = self._chunks[self._at + 1] if self._at + 1 < len(self._chunks) else None
            if (
                group.ambiguous
                and self._last_noun is not None
                and behind is not None
                and behind.sort is Sort.PREPOSITION
            ):
                participle = replace(
                    group, passive=True, tense="participle", finite=False
                )  # "a sentence, suspended for"
                self._stack.append(_Frame("non-finite", subjects=[self._last_noun], verb=participle))
            else:
                self._coordinate(group)
            return
        if (
            before in (Sort.NOUN, Sort.TIME)
            and frame.verb.ambiguous
            and frame.verb.tense == "past"
            and frame.verb.lemma not in words("reporting")
            and frame.subjects
            and frame.sort == "main"
        ):
            demoted = _Frame(
                "relative", subjects=list(frame.subjects), verb=replace(frame.verb, passive=True, tense="participle")
            )
            demoted.objects, demoted.moments = frame.objects, frame.moments
            self._close(demoted)
            frame.objects, frame.moments, frame.verb = [], [], group
            return
        if self._last_noun is not None and before in (Sort.NOUN, Sort.TIME):
            self._new_clause(self._last_noun, False, complement=True)
            self._top().verb = group
            return
        self._coordinate(group)

    def _in_headline(self, group: VerbGroup) -> VerbGroup:
        """ "Owner jailed for nine years": headlines leave the auxiliary out."""
        if self._sentence.kind not in (BlockKind.TITLE, BlockKind.HEADING) or not group.ambiguous:
            return group
        return group if self._sort(1) is Sort.NOUN else replace(group, passive=True, tense="participle")

    def _verb_behind_comma(self) -> bool:
        """Whether the clause that a comma opened is closed by one, and the main verb follows: "X, built in 1931, was"."""
        at = self._at + 1
        while at + 1 < len(self._chunks) and self._chunks[at].sort is not Sort.BREAK:
            if self._chunks[at].sort is Sort.COMMA:
                verb = self._chunks[at + 1].verb
                if verb is not None and verb.finite:
                    return True
                if self._chunks[at + 1].sort in (Sort.AND, Sort.RELATIVE, Sort.SUBORDINATOR):
                    return False
            elif (verb := self._chunks[at].verb) is not None and verb.finite and not verb.ambiguous:
                return False
            at += 1
        return False

    def _followed_by_main_verb(self) -> bool:
        """Whether another finite verb comes before the next comma or conjunction: "the ballot held on Monday was"."""
        at = self._at + 1
        while at < len(self._chunks) and self._chunks[at].sort in (Sort.NOUN, Sort.PREPOSITION, Sort.TIME):
            at += 1
        if at >= len(self._chunks):
            return False
        verb = self._chunks[at].verb
        if verb is None or not verb.finite:
            return False
        if self._chunks[at - 1].sort is Sort.NOUN and self._chunks[at - 2].sort is not Sort.PREPOSITION:
            return False
        own = self._chunks[self._at].verb
        return own is not None and own.lemma not in words("reporting") and not (verb.ambiguous and not verb.passive)

    def _coordinate(self, group: VerbGroup) -> None:
        """A further verb of the same subject: "fled Osh and crossed the border"."""
        at = len(self._stack) - 1
        after_comma = self._sort(-1) is Sort.COMMA or self._sort(-2) is Sort.COMMA
        while at > 0 and (
            self._stack[at].sort == "non-finite"
            or (after_comma and self._stack[at].sort in ("subordinate", "relative"))
        ):
            at -= 1
        while len(self._stack) - 1 > at:
            self._close(self._stack.pop())
        frame = self._stack.pop()
        self._close(frame)
        shared = replace_frame(frame)
        shared.verb = group
        self._stack.append(shared)

    def _non_finite(self, group: VerbGroup) -> None:
        frame = self._top()
        before = self._sort(-1)
        kind = "infinitive" if group.tense == "infinitive" else "participle"
        if kind == "participle" and frame.verb is None and not frame.subjects:
            waiting = _Frame("participle", verb=group)
            self._pending.append(waiting)
            self._stack.append(waiting)
            self._stack[-1].sort = "pending"
            return
        subjects = list(frame.subjects)
        mode: Mode | None = None
        negated = frame.negated and (kind == "infinitive" or frame.sort != "non-finite")
        if before in (Sort.NOUN, Sort.TIME) and self._last_noun is not None:
            subjects = [self._last_noun]
            if kind == "participle" and frame.subjects and self._last_noun.start == frame.subjects[-1].start:
                subjects = [frame.subjects[-1]]
        if kind == "infinitive":
            happens, denied, _ = _before_infinitives()
            above = frame.verb.lemma if frame.verb is not None else ""
            if before in (Sort.VERB, Sort.PREPOSITION) and above in happens:
                mode = frame.verb.mode if frame.verb is not None else None
                negated = negated != (frame.verb is not None and frame.verb.negated)
            elif before is Sort.VERB and above in denied:
                negated = negated == (frame.verb is not None and frame.verb.negated)
            else:
                mode = Mode.PLANNED
        if group.tense == "ing" and frame.mode is not None:
            mode = frame.mode
        inner = _Frame("non-finite", subjects=subjects, verb=group, negated=negated, mode=mode)
        self._stack.append(inner)

    def _adopt_pending(self, frame: _Frame) -> None:
        for waiting in self._pending:
            waiting.subjects = list(frame.subjects)
            self._close(waiting)
        self._stack = [open_frame for open_frame in self._stack if open_frame.sort != "pending"]
        self._pending = []

    # --- the end of a clause ---

    def _close(self, frame: _Frame) -> None:
        group = frame.verb
        if group is None or (frame.sort == "pending" and not frame.subjects):
            return
        tokens = self._sentence.tokens
        subjects = tuple(self._as_reporter(self._resolved(noun), frame.reporter) for noun in frame.subjects)
        starts = [noun.start for noun in frame.subjects] + [tokens.starts[group.first]]
        ends = (
            [tokens.ends[group.last]]
            + [found.noun.end for found in frame.objects]
            + [moment.end for moment in frame.moments]
        )
        mode = group.mode or frame.mode
        if mode is None and group.tense == "future" and group.lemma not in _schedule():
            mode = Mode.PLANNED
        self.clauses.append(
            Clause(
                start=min(starts),
                end=max(ends),
                verb=f"{group.lemma} {group.particle}".rstrip(),
                verb_start=tokens.starts[group.first],
                verb_end=tokens.ends[group.last],
                verb_token=group.main,
                tense=group.tense,
                passive=group.passive,
                negated=(group.negated != frame.negated) != frame.negative_subject,
                mode=mode,
                subjects=subjects,
                objects=tuple(self._with_reference(found) for found in frame.objects),
                moments=tuple(frame.moments),
                kind="infinitive" if group.tense == "infinitive" else "finite" if group.finite else "participle",
            )
        )

    def _with_reference(self, found: Object) -> Object:
        noun = self._resolved(found.noun)
        return found if noun is found.noun else replace(found, noun=noun)

    def _as_reporter(self, noun: NounPhrase, reporter: NounPhrase | None) -> NounPhrase:
        """ "Rexco denied that it": the pronoun is surer where it stands for the one who speaks."""
        if reporter is None or noun.mention is None or not noun.is_pronoun:
            return noun
        above = self._resolved(reporter).mention
        if above is None or above.name != noun.mention.name or above.confidence < _SURER:
            return noun
        return replace(noun, mention=replace(noun.mention, confidence=max(noun.mention.confidence, _SURER)))

    def _resolved(self, noun: NounPhrase) -> NounPhrase:
        """The noun phrase with what its pronoun, or its possessive, stands for."""
        if noun.mention is None and noun.is_pronoun:
            found = references.resolve(self._sentence, noun.first, self._context, self._known)
            return replace(noun, mention=found) if found is not None else noun
        if noun.possessor is None and noun.possessor_token >= 0 and noun.determiner in words("possessives"):
            found = references.resolve(self._sentence, noun.possessor_token, self._context, self._known)
            return replace(noun, possessor=found) if found is not None else noun
        return noun


def _reporter(frame: _Frame) -> NounPhrase | None:
    """The one subject of a verb of saying."""
    if frame.verb is None or len(frame.subjects) != 1:
        return None
    says = frame.verb.lemma in words("reporting") or frame.verb.lemma in _before_infinitives()[2]
    return frame.subjects[0] if says else None


def replace_frame(frame: _Frame) -> _Frame:
    """A fresh clause with the subjects and standing of another."""
    return _Frame(
        frame.sort,
        frame.word,
        subjects=list(frame.subjects),
        antecedent=frame.antecedent,
        negated=frame.negated,
        mode=frame.mode,
        negative_subject=frame.negative_subject,
        reporter=frame.reporter,
    )
