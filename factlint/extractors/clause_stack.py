"""The clauses of a sentence that are open while it is read, and what becomes of one that ends."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from factlint.extractors import references
from factlint.extractors.chunks import Chunk, NounPhrase
from factlint.extractors.clause_parts import Clause, Frame, Object
from factlint.extractors.clause_view import View
from factlint.extractors.context import Context
from factlint.model import Fact, Mode, Moment, Sentence

_SURER = 0.8


class Stack(View):
    """Open clauses over one sentence's chunks; `clauses` are those that have ended."""

    __slots__ = (
        "_context",
        "_known",
        "_wanted",
        "ahead",
        "clauses",
        "is_open",
        "last_noun",
        "pending",
        "skipped",
        "stack",
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
        self.ahead: list[Moment] = []  # the date of the clause that the next subject or verb opens
        self.is_open = True  # no clause has ended yet
        self.stack: list[Frame] = [Frame("main")]
        self.skipped = -1
        self.last_noun: NounPhrase | None = None
        self.pending: list[Frame] = []  # participles at the start of a sentence, which wait for its subject
        self.clauses: list[Clause] = []

    def new_clause(self, noun: NounPhrase, negated: bool, complement: bool = False) -> None:
        above = self.stack[-1]
        reporter = self.reporter_of(above) if complement else None
        denied = complement and above.verb is not None and above.verb.lemma in self.listed.denying
        if not complement:
            while len(self.stack) > 1:
                self.close(self.stack.pop())
            if self.stack[0].verb is not None:
                self.close(self.stack.pop())
        moments, self.ahead = self.ahead, []
        if not complement and self.stack and not self.stack[0].subjects and self.stack[0].verb is None:
            moments = [*self.stack[0].moments, *moments]  # "In March 1974, after X had refused, Y bought"
        self.stack.append(
            Frame("main", subjects=[noun], moments=moments, negated=denied, negative_subject=negated, reporter=reporter)
        )

    def adopt_pending(self, frame: Frame) -> None:
        for waiting in self.pending:
            waiting.subjects = list(frame.subjects)
            self.close(waiting)
        self.stack = [open_frame for open_frame in self.stack if open_frame.sort != "pending"]
        self.pending = []

    def close(self, frame: Frame) -> None:
        group = frame.verb
        if group is None or (frame.sort == "pending" and not frame.subjects):
            return
        self.is_open = False
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
        if mode is None and group.tense == "future" and group.lemma not in self.listed.schedule:
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
                tuple([self._with_reference(found) if _refers(found.noun) else found for found in frame.objects]),
                tuple(frame.moments),
                "infinitive" if group.tense == "infinitive" else "finite" if group.finite else "participle",
            )
        )

    def _with_reference(self, found: Object) -> Object:
        return found.about(self._resolved(found.noun))

    def _as_reporter(self, noun: NounPhrase, reporter: NounPhrase | None) -> NounPhrase:
        """ "Rexco denied that it": the pronoun is surer where it stands for the one who speaks."""
        if reporter is None or noun.mention is None or not noun.is_pronoun:
            return noun
        above = self._resolved(reporter).mention
        if above is None or above.name != noun.mention.name or above.confidence < _SURER:
            return noun
        return noun.with_mention(replace(noun.mention, confidence=max(noun.mention.confidence, _SURER)))

    def _resolved(self, noun: NounPhrase) -> NounPhrase:
        """The noun phrase with what its pronoun, or its possessive, stands for."""
        if noun.mention is None and noun.is_pronoun:
            found = references.resolve(self.sentence, noun.first, self._context, self._known)
            return noun.with_mention(found) if found is not None else noun
        if noun.possessor is None and noun.possessor_token >= 0 and noun.determiner in self.listed.possessives:
            found = references.resolve(self.sentence, noun.possessor_token, self._context, self._known)
            return noun.with_possessor(found, noun.possessor_token) if found is not None else noun
        return noun

    def reporter_of(self, frame: Frame) -> NounPhrase | None:
        """The one subject of a verb of saying."""
        if frame.verb is None or len(frame.subjects) != 1:
            return None
        says = frame.verb.lemma in self.listed.reporting or frame.verb.lemma in self.listed.denying
        return frame.subjects[0] if says else None


def _refers(noun: NounPhrase) -> bool:
    """Whether a noun phrase is a pronoun, or somebody's."""
    return noun.is_pronoun or noun.possessor_token >= 0


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
