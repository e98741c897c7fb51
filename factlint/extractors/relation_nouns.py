"""``the closure of the base in 2014``, ``Sunday's earthquake``: what nouns say, with its date or who did it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factlint.extractors import references, sorts
from factlint.extractors.chunks import Chunk, NounPhrase
from factlint.extractors.clauses import Clause
from factlint.extractors.relation_scene import NOUN, SURE, Scene, lists, moment_of
from factlint.extractors.word_classes import words
from factlint.model import Kind, Mention, Mode, Moment, Relation
from factlint.text.verb_index import nouns


class NounReader(Scene):
    """The relations that nouns of a sentence give."""

    __slots__ = ()

    def of_nouns(self, chunks: Sequence[Chunk], clauses: Sequence[Clause]) -> Iterator[Relation]:
        """ "the closure of the base in 2014", "Atambayev's election": of what the noun owns, with its date or agent."""
        listed = nouns()
        for at, chunk in enumerate(chunks):
            noun = chunk.noun
            if noun is None or noun.head not in listed:
                continue
            said = listed[noun.head]
            about, agent, moment, end = self._around(chunks, at, noun, said.of_object)
            thing = self._to_whom(chunks, at) if said.to else None
            if moment is None:
                moment, end = self._dated_by_verb(noun, clauses, end)
            if about is None or (moment is None and agent is None and thing is None):
                continue
            mode, by = self.sentence.voice(noun.start)
            yield Relation(
                start=noun.start,
                end=end,
                sentence=self.sentence.index,
                mode=mode,
                by=by,
                confidence=min(SURE, about.confidence),
                predicate=noun.head,
                verb_start=self.sentence.tokens.starts[noun.last],
                verb_end=noun.end,
                subject=about,
                object=thing,
                agent=agent,
                passive=said.of_object,
                tense="noun",
                moment=moment.start if moment else -1,
            )

    def _around(
        self, chunks: Sequence[Chunk], at: int, noun: NounPhrase, of_object: bool
    ) -> tuple[Mention | None, Mention | None, Moment | None, int]:
        """Of what, by whom and when: what follows a noun by prepositions; "Acme's purchase of Beta" is Acme's doing."""
        about = noun.possessor
        if about is None and noun.determiner in words("possessives"):
            about = references.resolve(self.sentence, noun.possessor_token, self.context, self.known)
            if at < 2:
                about = self._ahead(chunks, at, noun.determiner) or about
        agent: Mention | None = None
        moment = self.moment_at(noun.moment)
        end = noun.end
        step = at + 1
        while step < len(chunks):
            chunk = chunks[step]
            if chunk.sort == sorts.TIME and chunk.moment is not None:
                moment, end = moment or chunk.moment, chunk.moment.end
                break
            if chunk.sort == sorts.COMMA and step > at + 1:
                step = _after_apposition(chunks, step)
                continue
            if chunk.sort != sorts.PREPOSITION or step + 1 >= len(chunks):
                break
            after = chunks[step + 1]
            if after.sort == sorts.NOUN and after.noun is not None:
                if chunk.word == "of" and (about is None or (of_object and agent is None)):
                    agent = about
                    about, end = self.mention(after.noun), after.noun.end
                elif chunk.word == "by":
                    agent, end = self.mention(after.noun), after.noun.end
                elif chunk.word not in ("of", "in", "at", "from", "on", "for", "with", "as", "to"):
                    break
                step += 2
            elif after.sort == sorts.TIME:
                if chunk.word in ("in", "on", "of", "at", "since", "from", "during"):
                    step += 1
                    continue
                break
            else:
                break
        return about, agent, moment, end

    def _to_whom(self, chunks: Sequence[Chunk], at: int) -> Mention | None:
        """The object that the verb would have: "her marriage to Owen Pryce"."""
        if at + 2 >= len(chunks) or chunks[at + 1].word != "to":
            return None
        noun = chunks[at + 2].noun
        return None if noun is None else self.mention(noun)

    def _ahead(self, chunks: Sequence[Chunk], at: int, pronoun: str) -> Mention | None:
        """ "Since its foundation in 1926 the festival has": a pronoun before the sentence's subject stands for it."""
        for step in range(at + 1, len(chunks) - 1):
            noun = chunks[step].noun
            if noun is not None and chunks[step - 1].sort != sorts.PREPOSITION:
                verb = chunks[step + 1].verb
                if verb is None or not verb.finite:
                    return None
                found = self.mention(noun)
                if found is None or (found.kind is Kind.PERSON) != (pronoun in words("personal_possessives")):
                    return None
                return replace(found, confidence=min(found.confidence, NOUN))
        return None

    def _dated_by_verb(self, noun: NounPhrase, clauses: Sequence[Clause], end: int) -> tuple[Moment | None, int]:
        """ "The closure … came on Friday": the date of the clause that the noun is the subject of."""
        for clause in clauses:
            if clause.verb in lists().dating and any(subject.start == noun.start for subject in clause.subjects):
                moment = moment_of(clause)
                if moment is not None and not clause.negated and clause.mode is None:
                    return moment, moment.end
        return None, end

    def of_events(self, chunks: Sequence[Chunk]) -> Iterator[Relation]:
        """ "Sunday's earthquake", "the 17 September earthquake", "the election of 4 October" date the event."""
        for at, chunk in enumerate(chunks):
            noun = chunk.noun
            if noun is None or noun.mention is None or noun.mention.kind is not Kind.EVENT:
                continue
            moment = self.moment_at(noun.moment)
            if (
                moment is None
                and at + 2 < len(chunks)
                and chunks[at + 1].word in ("of", "on")
                and chunks[at + 2].moment
            ):
                moment = chunks[at + 2].moment
            moment = moment or _beside(chunks, at)
            if moment is None:
                continue
            mode, by = self.sentence.voice(noun.start)
            yield Relation(
                start=min(noun.start, moment.start),
                end=max(noun.end, moment.end),
                sentence=self.sentence.index,
                mode=mode if mode is not Mode.PLANNED else Mode.ASSERTED,
                by=by,
                confidence=min(SURE, noun.mention.confidence),
                predicate="be",
                verb_start=noun.start,
                verb_end=noun.end,
                subject=noun.mention,
                tense="noun",
                moment=moment.start,
            )


def _beside(chunks: Sequence[Chunk], at: int) -> Moment | None:
    """The date between commas behind a name: "The discovery, on Thursday 7 March 2019, began with a leak"."""
    if at + 4 >= len(chunks) or chunks[at + 1].sort != sorts.COMMA or chunks[at + 4].sort != sorts.COMMA:
        return None
    return chunks[at + 3].moment if chunks[at + 2].word in ("on", "in") else None


def _after_apposition(chunks: Sequence[Chunk], comma: int) -> int:
    """The chunk after the apposition that *comma* opens ("Beta, a maker of bread, in April"); else the end."""
    opens = chunks[comma + 1].noun if comma + 1 < len(chunks) else None
    if opens is None or opens.determiner not in ("a", "an", "the"):
        return len(chunks)
    for step in range(comma + 2, len(chunks)):
        if chunks[step].sort == sorts.COMMA:
            return step + 1
        if chunks[step].sort not in (sorts.NOUN, sorts.PREPOSITION):
            break
    return len(chunks)
