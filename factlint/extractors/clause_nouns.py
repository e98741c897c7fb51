"""What a noun phrase does to the open clauses: it is a subject, an object, an apposition, or opens a clause itself."""

from __future__ import annotations

from factlint.extractors import sorts
from factlint.extractors.chunks import NounPhrase
from factlint.extractors.clause_parts import Frame, Object
from factlint.extractors.clause_stack import Stack


class NounSteps(Stack):
    """The steps of a reading at noun phrases."""

    __slots__ = ()

    def _noun(self, noun: NounPhrase) -> None:
        at = self.at
        before, beyond = self.sorts[at - 1], self.sorts[at - 2]
        governor = ""
        negated = before == sorts.NOT or noun.determiner in ("no", "neither")  # "not Gdynia"
        if before == sorts.PREPOSITION:
            governor = self.chunks[at - 1].word
            negated = beyond == sorts.NOT or negated  # "not from Gdynia"
        elif before == sorts.NOT and beyond == sorts.PREPOSITION:
            governor = self.chunks[at - 2].word
            negated = noun.determiner in ("no", "neither")
        previous, self.last_noun = self.last_noun, noun
        frame = self.stack[-1]
        if frame.word == "whose" and not frame.subjects and frame.verb is None and frame.antecedent is not None:
            noun = noun.with_possessor(frame.antecedent.mention, frame.antecedent.last)
            frame.subjects.append(noun)
            return
        if governor:
            self._governed(noun, governor, negated or governor in ("except", "without"), previous)
            return
        if frame.verb is None:
            self._before_verb(frame, noun, negated)
        else:
            self._after_verb(frame, noun, negated)

    def _is_of_term(self, previous: NounPhrase | None) -> bool:
        """ "His term as chairman ended": as what he held it, and no clause."""
        return previous is not None and self.stack[-1].verb is None and previous.head in self.listed.owned

    def _governed(self, noun: NounPhrase, governor: str, negated: bool, previous: NounPhrase | None) -> None:
        frame = self.stack[-1]
        if governor in self.listed.subordinators and not self._is_of_term(previous):
            waits = frame.verb is None and bool(frame.subjects)  # "who as minister of works signed": its verb is ahead
            if self.next_is_finite() if waits else self.verb_ahead():
                self.stack.append(Frame("subordinate", governor, subjects=[noun]))
                return
        if governor == "of" and previous is not None:
            if frame.verb is None:
                if frame.subjects and previous is frame.subjects[-1]:
                    frame.subjects[-1] = previous.with_of(noun)
                    return
            elif frame.objects and frame.objects[-1].noun is previous:
                frame.objects[-1] = frame.objects[-1].about(previous.with_of(noun))
                return
        if self.sorts[self.at - 2] == sorts.AND and self.chunks[self.at - 2].word == "but" and self._is_negated(frame):
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
        match self.sorts[self.at - 1]:
            case sorts.AND:
                beside = self.chunks[self.at - 2].noun
                if beside is None or beside.start == frame.subjects[-1].start or self.is_governed(self.at - 2):
                    frame.subjects.append(noun)  # else of an apposition: "Ashdown, the chairwoman and owner,"
            case sorts.COMMA:
                if self.next_is_finite() and not self.in_list():
                    frame.subjects[:] = [noun]
                    frame.negative_subject = negated
                elif self.in_list():
                    frame.subjects.append(noun)
                elif (
                    noun.mention is not None
                    and frame.subjects[-1].mention is None
                    and self.sorts[self.at + 1] == sorts.COMMA
                ):
                    frame.subjects[-1] = frame.subjects[-1].with_mention(noun.mention)  # "the builder, Dunmore Build,"
            case sorts.NOUN | sorts.TIME:
                frame.subjects[:] = [noun]
                frame.negative_subject = negated
            case _:
                pass

    def _after_verb(self, frame: Frame, noun: NounPhrase, negated: bool) -> None:
        assert frame.verb is not None
        before = self.sorts[self.at - 1]
        if before == sorts.NOT:
            before, negated = (self.sorts[self.at - 2], True)
        if before == sorts.VERB:
            if frame.verb.lemma in self.listed.reporting and self.finite_follows(self.at):
                self.new_clause(noun, negated, complement=True)
            else:
                frame.objects.append(Object(noun, "", negated))
            return
        finite = self.finite_follows(self.at) or (bool(self.ahead) and self._resumes(self.at))
        if before == sorts.AND:
            if finite and self.is_fresh_subject(noun):
                self.new_clause(noun, negated)
            else:
                self._also_object(frame, noun, negated)
            return
        if before == sorts.COMMA:
            apposed = self.apposed_name(noun) if finite else None
            if finite:
                self.new_clause(apposed or noun, negated)
            elif frame.objects and self.is_apposed_to(frame.objects[-1].noun, noun):
                frame.objects[-1] = frame.objects[-1].about(noun)
            elif negated:
                frame.objects.append(Object(noun, frame.objects[0].preposition if frame.objects else "", True))
            elif not frame.subjects and frame.verb.lemma in self.listed.reporting:
                frame.subjects.append(noun)
            return
        if before in (sorts.NOUN, sorts.TIME, sorts.PREPOSITION):
            if finite:
                self.new_clause(noun, negated, complement=frame.verb.lemma in self.listed.reporting)
            elif before == sorts.NOUN:
                frame.objects.append(Object(noun, "", negated))
            return
        if finite:
            self.new_clause(noun, negated, complement=True)
        else:
            frame.objects.append(Object(noun, "", negated))

    def _also_object(self, frame: Frame, noun: NounPhrase, negated: bool) -> None:
        """A coordinated object: as the one before it, but for "but", which turns round what was denied."""
        word = self.chunks[self.at - 1].word
        if word == "but":
            while len(self.stack) > 1 and not (frame.verb is not None and self._is_negated(frame)):
                if not any(self._is_negated(other) for other in self.stack):
                    break
                self.close(self.stack.pop())
                frame = self.stack[-1]
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

    def _resumes(self, at: int) -> bool:
        """Whether a verb follows the relative clause of a noun: "the theatre, whose wall fell in 1838, opened"."""
        of = self.sorts
        if of[at + 1] != sorts.COMMA or of[at + 2] != sorts.RELATIVE:
            return False
        at = next((n for n in range(at + 3, len(self.chunks)) if of[n] in (sorts.COMMA, sorts.BREAK)), at)
        verb = self.chunks[at + 1].verb if of[at] == sorts.COMMA and of[at + 1] == sorts.VERB else None
        return verb is not None and verb.finite
