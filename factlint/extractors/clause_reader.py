"""One pass over a sentence's chunks with a stack of open clauses: ``X, who was elected in 2017, fled``."""

from __future__ import annotations

from factlint.extractors import sorts
from factlint.extractors.chunks import NounPhrase
from factlint.extractors.clause_nouns import NounSteps
from factlint.extractors.clause_parts import Frame
from factlint.extractors.clause_stack import replace_frame
from factlint.extractors.verb_forms import takes_two
from factlint.extractors.verb_groups import VerbGroup
from factlint.extractors.word_classes import words
from factlint.model import Mode, Moment

_SILENT = frozenset({sorts.NONE, sorts.PREPOSITION, sorts.COMMA, sorts.AND, sorts.NOT})  # asked by what follows them


class Reader(NounSteps):
    """What each chunk does to the open clauses."""

    __slots__ = ()

    # --- the pass ---
    def read(self) -> None:
        """Go through the chunks once."""
        chunks = self.chunks
        for at, sort in enumerate(self.sorts):
            if sort in _SILENT or at <= self.skipped:
                continue
            self.at = at
            chunk = chunks[at]
            if sort == sorts.NOUN:
                if (noun := chunk.noun) is not None:
                    self._noun(noun)
            elif sort == sorts.VERB:
                if (verb := chunk.verb) is not None:
                    self._verb(verb)
            elif sort == sorts.TIME:
                if (moment := chunk.moment) is not None:
                    self._time(moment)
            elif sort == sorts.RELATIVE:
                self._relative(chunk.word)
            elif sort == sorts.SUBORDINATOR:
                self._subordinator(chunk.word)
            else:
                self._break()
        while self.stack:
            self.close(self.stack.pop())

    def _time(self, moment: Moment) -> None:
        if self.stack[-1].verb is not None and self._opens_next():
            self.ahead = [moment]
        elif not self.dates_a_noun():
            self.stack[-1].moments.append(moment)

    def _opens_next(self) -> bool:
        """Whether a date is of the clause to come: "founded it and in 1984 moved it", "…, and in 1984 it moved"."""
        of, before, after = self.sorts, self.at - 1, self.at + 1
        if of[before] == sorts.PREPOSITION:
            before -= 1
        before -= (
            of[before] == sorts.COMMA and of[after] == sorts.COMMA
        )  # "and, in 1984, it moved", "until, in 1984, …"
        opening = of[before] == sorts.PREPOSITION and self.chunks[before].word in self.listed.subordinators
        if of[before] != sorts.AND and not (opening and of[after] == sorts.COMMA):
            return False
        after += of[after] == sorts.COMMA
        if of[after] == sorts.NOUN:
            return self.finite_follows(after) or self._resumes(after)
        verb = self.chunks[after].verb if of[after] == sorts.VERB else None
        return verb is not None and verb.finite

    def _break(self) -> None:
        if self.stack[0].subjects and self.stack[0].verb is None and len(self.stack) == 1:
            self.skipped = self.closing_break(self.at)  # what stands between dashes; the subject goes on waiting
            return
        self.ahead = []
        waiting = [frame for frame in self.stack if frame.verb is None and frame.subjects]
        while self.stack:
            frame = self.stack.pop()
            if frame not in waiting:
                self.close(frame)
        self.stack = waiting[:1] or [Frame("main")]

    def _relative(self, word: str) -> None:
        governed = self.sorts[self.at - 1] == sorts.PREPOSITION
        frame = Frame("relative", word, antecedent=self._shared_antecedent() or self.antecedent(word))
        if not governed and frame.antecedent is not None:
            after = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
            if word != "whose" and (after is None or after.sort != sorts.NOUN):
                frame.subjects.append(frame.antecedent)
        if word == "that":
            frame.negated = self._is_untrue(self.stack[-1])
        self.stack.append(frame)

    def _is_untrue(self, above: Frame) -> bool:
        """ "It is not true that the airline dismissed 200 pilots", "it is false that"."""
        if above.verb is None or above.verb.lemma != "be" or self.last_noun is None:
            return False
        return self.last_noun.head in (self.listed.truths if above.verb.negated else self.listed.untruths)

    def _shared_antecedent(self) -> NounPhrase | None:
        """ "Seebohm, who retired last June and who died in October": behind "and" it is about the same."""
        if self.sorts[self.at - 1] != sorts.AND:
            return None
        above = (frame.antecedent for frame in reversed(self.stack) if frame.sort == "relative")
        return next(above, None)

    def _subordinator(self, word: str) -> None:
        mode = Mode.CONDITIONAL if word in ("if", "unless", "whether") else None
        above = self.stack[-1]
        denied = above.verb is not None and above.verb.lemma in self.listed.denying
        negated = word == "that" and denied != above.negated
        moments = self.moment_before() if word in ("when", "where") else []
        reporter = self.reporter_of(above) if word == "that" else None
        self.stack.append(Frame("subordinate", word, moments=moments, mode=mode, negated=negated, reporter=reporter))

    # --- verbs ---

    def _verb(self, group: VerbGroup) -> None:
        if not group.finite:
            self._non_finite(group)
            return
        frame = self.stack[-1]
        before = self.sorts[self.at - 1]
        if before == sorts.NOT and self.sorts[self.at - 2] == sorts.AND:
            shared = frame.verb is not None and frame.verb.passive
            before, group = sorts.AND, group._replace(negated=True, passive=group.passive or shared)
        if self.ahead and frame.verb is not None:
            if group.ambiguous and frame.sort == "non-finite":  # "opened in 1950 and in 1980 extended by Venn"
                self.close(self.stack.pop())
                self.stack.append(Frame("non-finite", subjects=list(frame.subjects), verb=group.as_participle()))
                self.stack[-1].moments, self.ahead = self.ahead, []
            else:
                self._coordinate(group)
            return
        if frame.verb is None and (frame.subjects or len(self.stack) == 1):
            if (
                not frame.subjects
                and frame.sort == "main"
                and self.is_open
                and group.ambiguous
                and before == sorts.NONE
            ):
                self._non_finite(group.as_participle())
                return
            by_follows = self._has_agent(group)
            if group.ambiguous and before == sorts.COMMA and frame.subjects and self.verb_behind_comma():
                self._non_finite(group.as_participle())
                return
            if group.ambiguous and before == sorts.NOUN and (by_follows or self.followed_by_main_verb()):
                self._non_finite(group.as_participle())
                return
            frame.verb = self.in_headline(group)
            self.adopt_pending(frame)
            return
        if frame.verb is None:
            frame.verb = group
            return
        if before == sorts.AND and group.ambiguous and frame.sort == "pending":
            waiting_too = Frame("pending", verb=group.as_participle())  # "Built by Orrin and opened in 1931, it"
            self.pending.append(waiting_too)
            self.stack.append(waiting_too)
            return
        if (
            before == sorts.AND
            and group.ambiguous
            and frame.verb.passive
            and frame.sort == "non-finite"
            and any(below.subjects and below.verb is None for below in self.stack)
        ):
            self._non_finite(group.as_participle())
            return
        if before == sorts.AND:
            self._coordinate(group)
            return
        if group.ambiguous and before == sorts.NOUN and self._has_agent(group):
            self._non_finite(group.as_participle())
            return
        waiting = len(self.stack) - 2
        while waiting >= 0 and (self.stack[waiting].verb is not None or not self.stack[waiting].subjects):
            waiting -= 1
        if waiting >= 0 and not (group.ambiguous and before == sorts.NOUN and self.followed_by_main_verb()):
            while len(self.stack) - 1 > waiting:
                self.close(self.stack.pop())
            self.stack[-1].verb = group
            self.adopt_pending(self.stack[-1])
            return
        if before in (sorts.NOUN, sorts.TIME) and group.ambiguous and not group.passive:
            self._non_finite(group.as_participle())
            return
        if before == sorts.COMMA:
            behind = self.chunks[self.at + 1] if self.at + 1 < len(self.chunks) else None
            if (
                group.ambiguous
                and self.last_noun is not None
                and behind is not None
                and behind.sort == sorts.PREPOSITION
            ):
                participle = group.as_participle()  # "a sentence, suspended for"
                self.stack.append(Frame("non-finite", subjects=[self.last_noun], verb=participle))
            else:
                self._coordinate(group)
            return
        if (
            before in (sorts.NOUN, sorts.TIME)
            and frame.verb.ambiguous
            and frame.verb.tense == "past"
            and frame.verb.lemma not in self.listed.reporting
            and frame.subjects
            and frame.sort == "main"
            and not _has_own_object(frame)
        ):
            demoted = Frame("relative", subjects=list(frame.subjects), verb=frame.verb.as_participle(frame.verb.finite))
            demoted.objects, demoted.moments = frame.objects, frame.moments
            self.close(demoted)
            frame.objects, frame.moments, frame.verb = [], [], group
            return
        if self.last_noun is not None and before in (sorts.NOUN, sorts.TIME):
            self.new_clause(self.last_noun, False, complement=True)
            self.stack[-1].verb = group
            return
        self._coordinate(group)

    def _has_agent(self, group: VerbGroup) -> bool:
        """Whether "by" follows, and not a change: "a round led by Acme", not "rose by 5 percent"."""
        by_follows = self.at + 1 < len(self.chunks) and self.chunks[self.at + 1].word == "by"
        return by_follows and group.lemma not in self.listed.changes

    def _coordinate(self, group: VerbGroup) -> None:
        """A further verb of the same subject: "fled Osh and crossed the border"."""
        at = len(self.stack) - 1
        after_comma = self.sorts[self.at - 1] == sorts.COMMA or self.sorts[self.at - 2] == sorts.COMMA
        while at > 0 and (
            self.stack[at].sort == "non-finite" or (after_comma and self.stack[at].sort in ("subordinate", "relative"))
        ):
            at -= 1
        while len(self.stack) - 1 > at:
            self.close(self.stack.pop())
        frame = self.stack.pop()
        self.close(frame)
        shared = replace_frame(frame)
        shared.verb = group
        shared.moments, self.ahead = self.ahead, []
        self.stack.append(shared)

    def _non_finite(self, group: VerbGroup) -> None:
        frame = self.stack[-1]
        before = self.sorts[self.at - 1]
        kind = "infinitive" if group.tense == "infinitive" else "participle"
        if kind == "participle" and frame.verb is None and not frame.subjects:
            waiting = Frame("participle", verb=group)
            self.pending.append(waiting)
            self.stack.append(waiting)
            self.stack[-1].sort = "pending"
            return
        subjects = list(frame.subjects)
        mode: Mode | None = None
        negated = frame.negated and (kind == "infinitive" or frame.sort != "non-finite")
        adjective = ""
        if kind == "infinitive" and before == sorts.NOUN and frame.verb is not None and frame.verb.lemma == "be":
            head = self.last_noun.head if self.last_noun is not None else ""
            adjective = head if head in self.listed.able or head in self.listed.unable else ""
        if before in (sorts.NOUN, sorts.TIME) and self.last_noun is not None and not adjective:
            subjects = [self.last_noun]
            if kind == "participle" and frame.subjects and self.last_noun.start == frame.subjects[-1].start:
                subjects = [frame.subjects[-1]]
        elif before == sorts.COMMA and group.tense in ("ing", "perfect", "present"):
            below = (other for other in reversed(self.stack) if other.sort != "non-finite" and other.subjects)
            subjects = list(next(below, frame).subjects)
        if kind == "infinitive":
            above = frame.verb.lemma if frame.verb is not None else ""
            if before in (sorts.VERB, sorts.PREPOSITION) and above in self.listed.happens:
                mode = frame.verb.mode if frame.verb is not None else None
                negated = negated != (frame.verb is not None and frame.verb.negated)
            elif adjective and frame.verb and (frame.verb.tense == "past" or adjective in self.listed.unable):
                mode = frame.verb.mode
                negated = negated != (frame.verb.negated != (adjective in self.listed.unable))
            elif before == sorts.VERB and above in self.listed.denied:
                negated = negated == (frame.verb is not None and frame.verb.negated)
            else:
                mode = Mode.PLANNED
        if group.tense == "ing" and frame.mode is not None:
            mode = frame.mode
        if group.tense == "ing" and before == sorts.VERB and frame.verb is not None:
            if frame.verb.lemma in self.listed.denied_acts:
                negated = negated == frame.verb.negated
            elif frame.verb.lemma in self.listed.planned_acts:
                mode = Mode.PLANNED
        inner = Frame("non-finite", subjects=subjects, verb=group, negated=negated, mode=mode)
        self.stack.append(inner)


def _has_own_object(frame: Frame) -> bool:
    """ "Said won the doubles": what has an object is no passive participle, unless its verb takes two."""
    if frame.verb is None or frame.verb.lemma in takes_two():
        return False
    return any(not found.preposition and found.noun.head not in words("times_of") for found in frame.objects)
