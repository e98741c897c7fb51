"""``He fled to Belarus`` → subject, verb, object: what a clause says, once for each thing that it is said of."""

from __future__ import annotations

from factlint.extractors.chunks import NounPhrase
from factlint.extractors.clauses import Clause, Object
from factlint.extractors.relation_scene import SURE, Scene, moment_of
from factlint.extractors.word_classes import modals, words
from factlint.model import Kind, Mention, Mode, Moment, Relation
from factlint.text.morphology import known
from factlint.text.verb_index import participle_of

_PLANNED, _CONDITIONAL = Mode.PLANNED, Mode.CONDITIONAL


class ClauseReader(Scene):
    """The relations that clauses of a sentence give."""

    __slots__ = ()

    def of_clause(self, clause: Clause) -> list[Relation]:
        """The relations of one clause: one for each subject and each object that its verb is about."""
        found: list[Relation] = []
        base = clause.verb.partition(" ")[0]
        index = self.verbs
        whole, verb = clause, clause.verb
        if base in index.compound_bases:
            whole, verb = _compound(clause, index.compounds, self.sentence.tokens.lower)
        if base not in index.news:
            is_compound = " " in verb and base in index.compound_bases
            if not is_compound and not (base == "be" and _has_event(clause)):
                return found
        for noun in clause.subjects:
            if self.quantities and (self.is_span(noun) or self._is_nobody(noun, base, clause)):
                continue
            owner = self._owner(noun) if noun.head in self.lists.owned else None
            subject = owner or self.mention(noun)
            if subject is None or (clause.mode is not None and not self._shows_plan(clause, base, subject)):
                continue
            about = f"{noun.head} " if owner is not None else ""
            self._with_subject(whole, base, verb, noun, subject, about, found)
        return found

    def _is_nobody(self, noun: NounPhrase, base: str, clause: Clause) -> bool:
        """ "It took him six years": what "it" is is said behind the span, if at all."""
        if base not in self.lists.impersonal or not noun.is_pronoun or noun.head not in self.lists.neuter:
            return False
        return any(self.is_span(found.noun) for found in clause.objects)

    def _shows_plan(self, clause: Clause, base: str, subject: Mention) -> bool:
        """Whether what is planned or conditional is worth showing: where a sheet asks for it, or somebody is named."""
        if base in self.verbs.verbs:
            return not (clause.mode is _PLANNED and clause.kind == "infinitive" and subject.how == "noun")
        return _names(subject)

    def _owner(self, noun: NounPhrase) -> Mention | None:
        """Whom "his term" is about."""
        if noun.possessor is not None:
            return noun.possessor
        if noun.of is not None:
            return noun.of.mention
        return None

    def _with_subject(
        self,
        clause: Clause,
        base: str,
        verb: str,
        noun: NounPhrase,
        subject: Mention,
        about: str,
        relations: list[Relation],
    ) -> None:
        """Add what the verb says of one subject, with each object that it is about."""
        is_asked = base in self.verbs.verbs
        passive = clause.passive
        moment = moment_of(clause)
        if moment is not None and noun.end <= moment.start < clause.verb_start and self._is_apposed(moment, noun):
            moment = None
        if moment is not None and moment.relation == "until" and verb in self.lists.until:
            verb = self.lists.until[verb]
        agent = _agent(clause) if passive else None
        agent_mention = self.mention(agent.noun) if agent else None
        predicate = about + (f"be {participle_of(verb)}" if passive else verb)
        said = False
        for found in clause.objects:
            name = self._predicate(found, base, verb, predicate, passive)
            if name is None or (not found.preposition and (self.says_when(found.noun) or _says_how(found.noun))):
                continue
            value = self.value(found.noun)
            thing = None
            if value is None:
                thing = self.mention(found.noun)
                if thing is None or (thing.how == "pronoun" and thing.name == subject.name):
                    continue  # "NASA launched it": something else
            said = True
            told = is_asked or about or value is not None or agent_mention
            if told or _names(subject) or _names(thing) or _tells(clause, noun, found):
                at = -1 if value is None else value
                relations.append(self._relation(clause, noun, subject, name, moment, thing, found, agent_mention, at))
        if said:
            return
        valued, value = None, None
        if self.quantities:
            for found in clause.objects:
                if found.preposition in self.lists.when_spans and self.is_span(found.noun):
                    continue  # "went ahead after 11 minutes"
                is_thing = bool(found.preposition) or not self.says_when(found.noun)
                if is_thing and (value := self.value(found.noun)) is not None:
                    valued = found
                    break
        tells = (
            is_asked
            or moment is not None
            or agent_mention is not None
            or value is not None
            or bool(about)
            or (passive and subject.how != "noun")
            or (verb, passive) in self.lists.bare
        )
        if tells:
            at = -1 if value is None else value
            relations.append(
                self._relation(clause, noun, subject, predicate, moment, None, valued or agent, agent_mention, at)
            )

    def _is_apposed(self, moment: Moment, subject: NounPhrase) -> bool:
        """ "Solheim, chair from 1971 to 1989, was born"; not "Solheim, in 1971, founded it", "and in 1971 sold it"."""
        tokens = self.sentence.tokens
        before = tokens.at(moment.start) - 1
        while before > subject.last and tokens.lower[before] in words("prepositions"):
            before -= 1
        word = tokens.lower[before]
        return before > subject.last and word[0].isalnum() and word not in words("coordinators")

    def _predicate(self, found: Object, base: str, verb: str, predicate: str, passive: bool) -> str | None:
        """What the verb says of an object: with its preposition where that belongs to it; None: nothing."""
        preposition = found.preposition
        if not preposition or preposition == "except" or preposition in self.lists.folded.get(base, ()):
            return predicate
        if passive and preposition == "by":
            return None
        if (verb, preposition) in self.verbs.prepositions:
            return f"{predicate} {preposition}"
        return None

    def _relation(
        self,
        clause: Clause,
        noun: NounPhrase,
        subject: Mention,
        predicate: str,
        moment: Moment | None,
        thing: Mention | None,
        found: Object | None,
        agent: Mention | None,
        value: int,
    ) -> Relation:
        ends = [clause.verb_end, noun.end if noun.start > clause.verb_start else 0, _end_of(found.noun) if found else 0]
        if thing is not None and found is not None:
            ends.append(thing.end)
        mode, by = self._voice(clause) if self.sentence.voices else (clause.mode or Mode.ASSERTED, None)
        if moment is not None and moment.start < clause.verb_end + 200:
            ends.append(moment.end)
        sure = SURE if subject.how != "pronoun" else min(SURE, subject.confidence)
        return Relation(
            start=min(noun.start, clause.verb_start, moment.start if moment else noun.start),
            end=max(ends),
            sentence=self.sentence.index,
            mode=mode,
            by=by,
            negated=clause.negated != (found is not None and found.negated),
            confidence=min(sure, subject.confidence, thing.confidence if thing else 1.0),
            predicate=predicate,
            verb_start=clause.verb_start,
            verb_end=clause.verb_end,
            subject=subject,
            object=thing,
            agent=agent,
            passive=clause.passive,
            tense=clause.tense,
            value=value,
            moment=moment.start if moment else -1,
        )

    def _voice(self, clause: Clause) -> tuple[Mode, str | None]:
        """The mode of a clause, and who speaks: a modal before it ("would sell … and Holm bought") is not its own."""
        mode, by = self.sentence.voice(clause.verb_start)
        if clause.mode is not None:
            return clause.mode, by
        if mode is _PLANNED and (self._is_beyond_plan(clause) or self._is_the_wish(clause)):
            return Mode.ASSERTED, by
        if mode is not _CONDITIONAL or clause.kind != "finite":
            return mode, by
        tokens = self.sentence.tokens
        covering = [voice for voice in self.sentence.voices if voice.start <= clause.verb_start < voice.end]
        others = [
            voice
            for voice in covering
            if voice.mode is not _CONDITIONAL
            or voice.start >= clause.start
            or tokens.lower[tokens.at(voice.start)] not in modals()
        ]
        innermost = min(others, key=lambda voice: voice.end - voice.start, default=None)
        return (innermost.mode, innermost.by) if innermost is not None else (Mode.ASSERTED, None)

    def _is_the_wish(self, clause: Clause) -> bool:
        """ "Both called for an inquiry": the inquiry is wished for, the call was made."""
        tokens = self.sentence.tokens
        for voice in self.sentence.voices:
            if voice.mode is _PLANNED and voice.start == clause.verb_start and clause.kind == "finite":
                word, base = tokens.lower[tokens.at(voice.start)], clause.verb.partition(" ")[0]
                return any(form == base for form, _ in known().get(word, ()))
        return False

    def _is_beyond_plan(self, clause: Clause) -> bool:
        """ "An inquiry into plans for 640 homes opened on Tuesday": only what the noun's plan is for is planned."""
        if clause.kind != "finite" or clause.tense != "past" or not clause.subjects:
            return False
        tokens = self.sentence.tokens
        covering = [voice for voice in self.sentence.voices if voice.start <= clause.verb_start < voice.end]
        for voice in covering:
            at = tokens.at(voice.start)
            if voice.mode is not _PLANNED or not clause.subjects[0].start < voice.start or at == 0:
                return False
            if tokens.lower[at - 1] not in words("prepositions"):
                return False
        return True


def _compound(clause: Clause, compounds: frozenset[str], lower: tuple[str, ...]) -> tuple[Clause, str]:
    """ "took place", "won the election": the noun is part of the verb and no object."""
    thing = clause.object
    if thing is None or clause.passive or thing.negated:
        return clause, clause.verb
    verb = f"{clause.verb} {thing.noun.head}"
    if verb not in compounds:
        noun = thing.noun
        first = noun.first + (noun.determiner != "" and noun.first < noun.last)
        whole = noun.mention.name.lower() if noun.mention is not None else " ".join(lower[first : noun.last + 1])
        verb = f"{clause.verb} {whole}"  # "shared the Lindqvist Prize with", "took legal action against"
        if verb not in compounds:
            return clause, clause.verb
    rest = tuple([found for found in clause.objects if found is not thing])
    return clause._replace(objects=rest), verb


def _tells(clause: Clause, subject: NounPhrase, found: Object) -> bool:
    """Whether two plain nouns make a relation worth showing: "shareholders rejected the bid"."""
    plain = subject.head.isalpha() and found.noun.head.isalpha() and not found.noun.is_pronoun
    return plain and clause.mode is None and (clause.kind != "participle" or clause.tense == "perfect")


def _says_how(noun: NounPhrase) -> bool:
    """ "Left early": an adjective alone is no object."""
    return noun.first == noun.last and noun.mention is None and noun.head in words("adjectives")


def _end_of(noun: NounPhrase) -> int:
    return noun.of.end if noun.of is not None else noun.end


def _names(mention: Mention | None) -> bool:
    """Whether it is a name, or stands for one: a relation of two plain nouns is not worth showing."""
    return mention is not None and (mention.how != "noun" or mention.kind is not None)


def _has_event(clause: Clause) -> bool:
    return any(noun.mention is not None and noun.mention.kind is Kind.EVENT for noun in clause.subjects)


def _agent(clause: Clause) -> Object | None:
    """Who does what a passive says: "by the council"."""
    for found in clause.objects:
        if found.preposition == "by":
            return found
    return None
