"""One pass over a sentence's chunks with a stack of open clauses: ``X, who was elected in 2017, fled``."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from factlint.extractors import references
from factlint.extractors.clause_parts import Clause, Frame, Object, before_infinitives, changes, schedule
from factlint.extractors.clause_view import View
from factlint.extractors.context import Context
from factlint.extractors.phrases import Chunk, NounPhrase, Sort
from factlint.extractors.verb_groups import VerbGroup
from factlint.extractors.word_classes import words
from factlint.model import Fact, Mode, Moment, Sentence

_SURER = 0.8


class Reader(View):
    """The stack of open clauses over one sentence's chunks."""

    __slots__ = (
        "_context",
        "_is_open",
        "_known",
        "_last_noun",
        "_pending",
        "_skipped",
        "_stack",
        "_wanted",
        "clauses",
    )

    def __init__(
        self,
        sentence: Sentence,
        context: Context,
        known: tuple[Fact, ...],
        chunks: Sequence[Chunk],
        wanted: Collection[str] | None = None,
    ) -> None:
        super().__init__(sentence, chunks)
        self._context = context
        self._known = known
        self._wanted = wanted
        self._is_open = True  # no clause has ended yet
        self._stack: list[Frame] = [Frame("main")]
        self._skipped = -1
        self._last_noun: NounPhrase | None = None
        self._pending: list[Frame] = []  # participles at the start of a sentence, which wait for its subject
        self.clauses: list[Clause] = []

    # --- the pass ---
    def read(self) -> None:
        """Go through the chunks once."""
        for at, chunk in enumerate(self.chunks):
            if at <= self._skipped:
                continue
            self.at = at
            if chunk.noun is not None:
                self._noun(chunk.noun)
            elif chunk.verb is not None:
                self._verb(chunk.verb)
            elif chunk.moment is not None:
                self._time(chunk.moment)
            elif (sort := chunk.sort) is Sort.RELATIVE:
                self._relative(chunk.word)
            elif sort is Sort.SUBORDINATOR:
                self._subordinator(chunk.word)
            elif sort is Sort.BREAK:
                self._break()
        while self._stack:
            self._close(self._stack.pop())

    def _top(self) -> Frame:
        return self._stack[-1]

    def _time(self, moment: Moment) -> None:
        if not self.dates_a_noun():
            self._top().moments.append(moment)

    def _break(self) -> None:
        if self._stack[0].subjects and self._stack[0].verb is None and len(self._stack) == 1:
            self._skipped = self.closing_break(self.at)  # what stands between dashes; the subject goes on waiting
            return
        waiting = [frame for frame in self._stack if frame.verb is None and frame.subjects]
        while self._stack:
            frame = self._stack.pop()
            if frame not in waiting:
                self._close(frame)
        self._stack = waiting[:1] or [Frame("main")]

    def _relative(self, word: str) -> None:
        governed = self.sort(-1) is Sort.PREPOSITION
        frame = Frame("relative", word, antecedent=self.antecedent(word))
        if not governed and frame.antecedent is not None:
            after = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
            if word != "whose" and (after is None or after.sort is not Sort.NOUN):
                frame.subjects.append(frame.antecedent)
        self._stack.append(frame)

    def _subordinator(self, word: str) -> None:
        mode = Mode.CONDITIONAL if word in ("if", "unless", "whether") else None
        above = self._top()
        denied = above.verb is not None and above.verb.lemma in before_infinitives()[2]
        negated = word == "that" and denied != above.negated
        moments = self.moment_before() if word in ("when", "where") else []
        reporter = _reporter(above) if word == "that" else None
        self._stack.append(Frame("subordinate", word, moments=moments, mode=mode, negated=negated, reporter=reporter))

    # --- nouns ---
    def _noun(self, noun: NounPhrase) -> None:
        previous = self._last_noun
        governor = self.governor()
        denied = self.sort(-2 if governor else -1) is Sort.NOT  # "not Gdynia", "not from Gdynia"
        negated = denied or noun.determiner in ("no", "neither")
        self._last_noun = noun
        frame = self._top()
        if frame.word == "whose" and not frame.subjects and frame.verb is None and frame.antecedent is not None:
            noun = noun._replace(possessor=frame.antecedent.mention, possessor_token=frame.antecedent.last)
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
        is_clause = governor in words("subordinators") and self.next_is_finite()
        if is_clause:
            self._stack.append(Frame("subordinate", governor, subjects=[noun]))
            return
        if (
            governor == "of"
            and previous is not None
            and frame.subjects
            and frame.verb is None
            and previous is frame.subjects[-1]
        ):
            frame.subjects[-1] = previous._replace(of=noun)
            return
        if governor == "of" and frame.verb is not None and frame.objects and frame.objects[-1].noun is previous:
            frame.objects[-1] = frame.objects[-1]._replace(noun=previous._replace(of=noun))
            return
        if self.sort(-2) is Sort.AND and self.chunks[self.at - 2].word == "but" and self._is_negated(frame):
            negated = True  # "not for Gdynia but for Gdansk": said of this one
        if frame.verb is None and frame.subjects:
            return  # "the town hall in Market Street": belongs to the noun
        frame.objects.append(Object(noun, governor, negated))

    def _before_verb(self, frame: Frame, noun: NounPhrase, negated: bool) -> None:
        if not frame.subjects:
            frame.subjects.append(noun)
            frame.negative_subject = negated
            return
        if frame.sort == "relative" and frame.antecedent is frame.subjects[0]:
            frame.subjects[:] = [noun]
            return
        match self.sort(-1):
            case Sort.AND:
                beside = self.chunks[self.at - 2].noun
                if beside is None or beside.start == frame.subjects[-1].start or self.is_governed(self.at - 2):
                    frame.subjects.append(noun)  # else of an apposition: "Ashdown, the chairwoman and owner,"
            case Sort.COMMA:
                if self.next_is_finite() and not self.listed():
                    frame.subjects[:] = [noun]
                    frame.negative_subject = negated
                elif self.listed():
                    frame.subjects.append(noun)
                elif noun.mention is not None and frame.subjects[-1].mention is None and self.sort(1) is Sort.COMMA:
                    frame.subjects[-1] = frame.subjects[-1]._replace(
                        mention=noun.mention
                    )  # "the builder, Dunmore Build,"
            case Sort.NOUN | Sort.TIME:
                frame.subjects[:] = [noun]
                frame.negative_subject = negated
            case _:
                pass

    def _after_verb(self, frame: Frame, noun: NounPhrase, negated: bool) -> None:
        assert frame.verb is not None
        before = self.sort(-1)
        if before is Sort.NOT:
            before, negated = (self.sort(-2), True)
        finite = self.finite_follows(self.at)
        if before is Sort.VERB:
            if finite and frame.verb.lemma in words("reporting"):
                self._new_clause(noun, negated, complement=True)
            else:
                frame.objects.append(Object(noun, "", negated))
            return
        if before is Sort.AND:
            if finite and self.is_fresh_subject(noun):
                self._new_clause(noun, negated)
            else:
                self._also_object(frame, noun, negated)
            return
        if before is Sort.COMMA:
            apposed = self.apposed_name(noun) if finite else None
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

    def _also_object(self, frame: Frame, noun: NounPhrase, negated: bool) -> None:
        """A coordinated object: as the one before it, but for "but", which turns round what was denied."""
        word = self.chunks[self.at - 1].word
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

    def _is_negated(self, frame: Frame) -> bool:
        return frame.verb is not None and frame.verb.negated

    def _new_clause(self, noun: NounPhrase, negated: bool, complement: bool = False) -> None:
        above = self._top()
        reporter = _reporter(above) if complement else None
        denied = complement and above.verb is not None and above.verb.lemma in before_infinitives()[2]
        if not complement:
            while len(self._stack) > 1:
                self._close(self._stack.pop())
            if self._stack[0].verb is not None:
                self._close(self._stack.pop())
        self._stack.append(Frame("main", subjects=[noun], negated=denied, negative_subject=negated, reporter=reporter))

    # --- verbs ---

    def _verb(self, group: VerbGroup) -> None:
        if not group.finite:
            self._non_finite(group)
            return
        frame = self._top()
        before = self.sort(-1)
        if frame.verb is None and (frame.subjects or len(self._stack) == 1):
            if not frame.subjects and frame.sort == "main" and self._is_open and group.ambiguous and before is None:
                self._non_finite(group._replace(passive=True, tense="participle", finite=False))
                return
            by_follows = self.at + 1 < len(self.chunks) and self.chunks[self.at + 1].word == "by"
            by_follows = by_follows and group.lemma not in changes()
            if group.ambiguous and before is Sort.COMMA and frame.subjects and self.verb_behind_comma():
                self._non_finite(group._replace(passive=True, tense="participle", finite=False))
                return
            if group.ambiguous and before is Sort.NOUN and (by_follows or self.followed_by_main_verb()):
                self._non_finite(group._replace(passive=True, tense="participle", finite=False))
                return
            frame.verb = self.in_headline(group)
            self._adopt_pending(frame)
            return
        if frame.verb is None:
            frame.verb = group
            return
        subject_waits = any(below.subjects and below.verb is None for below in self._stack)
        if (
            before is Sort.AND
            and group.ambiguous
            and frame.verb.passive
            and frame.sort == "non-finite"
            and subject_waits
        ):
            self._non_finite(group._replace(passive=True, tense="participle", finite=False))
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
        if waiting is not None and not (group.ambiguous and before is Sort.NOUN and self.followed_by_main_verb()):
            while len(self._stack) - 1 > waiting:
                self._close(self._stack.pop())
            self._top().verb = group
            self._adopt_pending(self._top())
            return
        if before in (Sort.NOUN, Sort.TIME) and group.ambiguous and not group.passive:
            self._non_finite(group._replace(passive=True, tense="participle", finite=False))
            return
        if before is Sort.COMMA:
            behind = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
            if (
                group.ambiguous
                and self._last_noun is not None
                and behind is not None
                and behind.sort is Sort.PREPOSITION
            ):
                participle = group._replace(
                    passive=True, tense="participle", finite=False
                )  # "a sentence, suspended for"
                self._stack.append(Frame("non-finite", subjects=[self._last_noun], verb=participle))
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
            demoted = Frame(
                "relative", subjects=list(frame.subjects), verb=frame.verb._replace(passive=True, tense="participle")
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

    def _coordinate(self, group: VerbGroup) -> None:
        """A further verb of the same subject: "fled Osh and crossed the border"."""
        at = len(self._stack) - 1
        after_comma = self.sort(-1) is Sort.COMMA or self.sort(-2) is Sort.COMMA
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
        before = self.sort(-1)
        kind = "infinitive" if group.tense == "infinitive" else "participle"
        if kind == "participle" and frame.verb is None and not frame.subjects:
            waiting = Frame("participle", verb=group)
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
        elif before is Sort.COMMA and group.tense == "ing":
            below = (other for other in reversed(self._stack) if other.sort != "non-finite" and other.subjects)
            subjects = list(next(below, frame).subjects)
        if kind == "infinitive":
            happens, denied, _ = before_infinitives()
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
        inner = Frame("non-finite", subjects=subjects, verb=group, negated=negated, mode=mode)
        self._stack.append(inner)

    def _adopt_pending(self, frame: Frame) -> None:
        for waiting in self._pending:
            waiting.subjects = list(frame.subjects)
            self._close(waiting)
        self._stack = [open_frame for open_frame in self._stack if open_frame.sort != "pending"]
        self._pending = []

    # --- the end of a clause ---

    def _close(self, frame: Frame) -> None:
        group = frame.verb
        if group is None or (frame.sort == "pending" and not frame.subjects):
            return
        self._is_open = False
        if self._wanted is not None and group.lemma not in self._wanted:
            return
        tokens = self.sentence.tokens
        first, end = tokens.starts[group.first], tokens.ends[group.last]
        start = first
        for noun in frame.subjects:
            start = min(start, noun.start)
        for found in frame.objects:
            end = max(end, found.noun.end)
        for moment in frame.moments:
            end = max(end, moment.end)
        mode = group.mode or frame.mode
        if mode is None and group.tense == "future" and group.lemma not in schedule():
            mode = Mode.PLANNED
        self.clauses.append(
            Clause(
                start,
                end,
                f"{group.lemma} {group.particle}" if group.particle else group.lemma,
                first,
                tokens.ends[group.last],
                group.main,
                group.tense,
                group.passive,
                (group.negated != frame.negated) != frame.negative_subject,
                mode,
                tuple([self._as_reporter(self._resolved(noun), frame.reporter) for noun in frame.subjects]),
                tuple([self._with_reference(found) for found in frame.objects]),
                tuple(frame.moments),
                "infinitive" if group.tense == "infinitive" else "finite" if group.finite else "participle",
            )
        )

    def _with_reference(self, found: Object) -> Object:
        noun = self._resolved(found.noun)
        return found if noun is found.noun else found._replace(noun=noun)

    def _as_reporter(self, noun: NounPhrase, reporter: NounPhrase | None) -> NounPhrase:
        """ "Rexco denied that it": the pronoun is surer where it stands for the one who speaks."""
        if reporter is None or noun.mention is None or not noun.is_pronoun:
            return noun
        above = self._resolved(reporter).mention
        if above is None or above.name != noun.mention.name or above.confidence < _SURER:
            return noun
        return noun._replace(mention=replace(noun.mention, confidence=max(noun.mention.confidence, _SURER)))

    def _resolved(self, noun: NounPhrase) -> NounPhrase:
        """The noun phrase with what its pronoun, or its possessive, stands for."""
        if noun.mention is None and noun.is_pronoun:
            found = references.resolve(self.sentence, noun.first, self._context, self._known)
            return noun._replace(mention=found) if found is not None else noun
        if noun.possessor is None and noun.possessor_token >= 0 and noun.determiner in words("possessives"):
            found = references.resolve(self.sentence, noun.possessor_token, self._context, self._known)
            return noun._replace(possessor=found) if found is not None else noun
        return noun


def _reporter(frame: Frame) -> NounPhrase | None:
    """The one subject of a verb of saying."""
    if frame.verb is None or len(frame.subjects) != 1:
        return None
    says = frame.verb.lemma in words("reporting") or frame.verb.lemma in before_infinitives()[2]
    return frame.subjects[0] if says else None


def replace_frame(frame: Frame) -> Frame:
    """A fresh clause with the subjects and standing of another."""
    return Frame(
        frame.sort,
        frame.word,
        subjects=list(frame.subjects),
        antecedent=frame.antecedent,
        negated=frame.negated,
        mode=frame.mode,
        negative_subject=frame.negative_subject,
        reporter=frame.reporter,
    )
