"""``He fled to Belarus``, ``the closure of the base in 2014``, ``ousted in 2005, Akayev …`` → subject, verb, object.

Clauses of verbs that the sheets or the data wait for; nouns that say what a verb says; dates of events ("Sunday's
earthquake").
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factlint import data
from factlint.extractors import references
from factlint.extractors.clauses import Clause, Object, clauses_of
from factlint.extractors.context import Context
from factlint.extractors.phrases import Chunk, NounPhrase, Sort, cut
from factlint.extractors.word_classes import modals, words
from factlint.model import BlockKind, Fact, Kind, Mention, Mode, Moment, Quantity, Relation, Sentence
from factlint.text.verb_index import VerbIndex, nouns, parse_phrase, participle_of

_SURE, _NOUN, _JUDGED, _SHOWN = 0.9, 0.6, 0.5, 0.4


@dataclass(frozen=True, slots=True)
class _Lists:
    folded: dict[str, frozenset[str]]
    bare: frozenset[tuple[str, bool]]
    owned: frozenset[str]
    until: dict[str, str]
    dating: frozenset[str]
    before_nouns: frozenset[str]


@functools.cache
def _lists() -> _Lists:
    listed = data.load("verbs")
    bare = (parse_phrase(text) for text in listed["bare"])
    return _Lists(
        {verb: frozenset(after) for verb, after in listed["folded"].items()},
        frozenset((phrase.verb, phrase.passive) for phrase in bare if phrase is not None),
        frozenset(listed["owned"]),
        dict(listed["until"]),
        frozenset(listed["dating"]),
        (words("articles") | words("possessives") | {"of", "'s"}) - words("object_pronouns"),
    )


def extract(sentence: Sentence, context: Context, known: tuple[Fact, ...]) -> Iterator[Relation]:
    """Yield the relations of a sentence in the order of their verbs; none from page furniture."""
    if sentence.kind in (BlockKind.FURNITURE, BlockKind.BYLINE):
        return
    mentions = context.mentions[sentence.index]
    events = any(mention.kind is Kind.EVENT for mention in mentions)
    index = context.vocabulary.verbs
    moments = tuple([fact for fact in known if isinstance(fact, Moment)])
    if not events and not _may_speak(sentence.tokens.lower, index, bool(moments)):
        return
    chunks = cut(sentence.tokens, mentions, moments)
    wanted = index.wanted_with_be if context.vocabulary.has_events else index.wanted
    clauses = clauses_of(chunks, sentence, context, known, wanted)
    reader = _Reader(sentence, context, known, moments, tuple([fact for fact in known if isinstance(fact, Quantity)]))
    asked = index.verbs
    for clause in clauses:
        for relation in reader.of_clause(clause):
            if relation.confidence >= _SHOWN or clause.verb.partition(" ")[0] in asked:
                yield relation
    yield from reader.of_nouns(chunks, clauses)
    if events:
        yield from reader.of_events(chunks)


def _may_speak(lower: tuple[str, ...], index: VerbIndex, is_dated: bool) -> bool:
    """Whether a word that a relation needs stands where it can be a verb, or is a noun that says what a verb says."""
    if index.triggers.isdisjoint(lower):
        return False
    before = ""
    for word in lower:
        is_noun = before in _lists().before_nouns
        if word in index.triggers and (not is_noun or (word in index.nouns and (is_dated or "by" in lower))):
            return True
        before = word
    return False


@dataclass(frozen=True, slots=True)
class _Reader:
    sentence: Sentence
    context: Context
    known: tuple[Fact, ...]
    moments: tuple[Moment, ...]
    quantities: tuple[Quantity, ...]

    # --- clauses ---

    def of_clause(self, clause: Clause) -> Iterator[Relation]:
        """The relations of one clause: one for each subject and each object that its verb is about."""
        base = clause.verb.partition(" ")[0]
        index = self.context.vocabulary.verbs
        compound = _compound(clause, index.compounds)[1] if base in index.compound_bases else ""
        if base not in index.news and " " not in compound and not (base == "be" and _has_event(clause)):
            return
        for noun in clause.subjects:
            if self._is_span(noun):
                continue
            owner = self._owner(noun)
            subject = owner or self._mention(noun)
            if subject is None or (clause.mode is not None and not self._shows_plan(clause, base, subject)):
                continue
            about = f"{noun.head} " if owner is not None else ""
            yield from self._with_subject(clause, base, noun, subject, about)

    def _is_span(self, noun: NounPhrase) -> bool:
        """ "The three months ended March 31": nobody does anything."""
        return any(q.dimension == "duration" and q.start < noun.end and noun.start < q.end for q in self.quantities)

    def _shows_plan(self, clause: Clause, base: str, subject: Mention) -> bool:
        """Whether what is planned or conditional is worth showing: where a sheet asks for it, or somebody is named."""
        if base in self.context.vocabulary.verbs.verbs:
            return not (clause.mode is Mode.PLANNED and clause.kind == "infinitive" and subject.how == "noun")
        return _names(subject)

    def _owner(self, noun: NounPhrase) -> Mention | None:
        """Whom "his term" is about."""
        if noun.head not in _lists().owned:
            return None
        if noun.possessor is not None:
            return noun.possessor
        if noun.of is not None:
            return noun.of.mention
        return None

    def _with_subject(
        self, clause: Clause, base: str, noun: NounPhrase, subject: Mention, about: str
    ) -> Iterator[Relation]:
        index = self.context.vocabulary.verbs
        clause, verb = _compound(clause, index.compounds)
        moment = _moment_of(clause)
        if moment is not None and moment.relation == "until" and verb in _lists().until:
            verb = _lists().until[verb]
        agent = next((o for o in clause.objects if o.preposition == "by"), None) if clause.passive else None
        agent_mention = self._mention(agent.noun) if agent else None
        predicate = about + (f"be {participle_of(verb)}" if clause.passive else verb)
        said = False
        for found in clause.objects:
            name = self._predicate(found, base, verb, predicate, clause)
            if name is None or ((value := self._value(found.noun)) is None and self._mention(found.noun) is None):
                continue
            thing = self._mention(found.noun) if value is None else None
            if thing is not None and thing.how == "pronoun" and thing.name == subject.name:
                continue  # "NASA launched it": something else
            said = True
            told = base in index.verbs or about or value is not None or agent_mention
            if not told and not _names(subject, thing) and not _tells(clause, noun, found):
                continue
            yield self._relation(
                clause, noun, subject, name, moment, thing, found, agent_mention, -1 if value is None else value
            )
        if said:
            return
        valued = next((o for o in clause.objects if self._value(o.noun) is not None), None)
        value = self._value(valued.noun) if valued is not None else None
        tells = moment is not None or agent_mention is not None or value is not None or base in index.verbs
        tells = tells or bool(about) or (clause.passive and subject.how != "noun")
        if tells or (verb, clause.passive) in _lists().bare:
            yield self._relation(
                clause,
                noun,
                subject,
                predicate,
                moment,
                None,
                valued or agent,
                agent_mention,
                -1 if value is None else value,
            )

    def _predicate(self, found: Object, base: str, verb: str, predicate: str, clause: Clause) -> str | None:
        """What the verb says of an object: with its preposition where that belongs to it; None: nothing."""
        if not found.preposition or found.preposition == "except":
            return predicate
        if found.preposition in _lists().folded.get(base, ()):
            return predicate
        if clause.passive and found.preposition == "by":
            return None
        if (verb, found.preposition) in self.context.vocabulary.verbs.prepositions:
            return f"{predicate} {found.preposition}"
        return None

    def _value(self, noun: NounPhrase) -> int | None:
        """Where a figure stands in a noun phrase."""
        inside = (fact for fact in self.quantities if fact.start < noun.end and noun.start < fact.end)
        return next((fact.start for fact in inside if fact.dimension not in ("score", "ordinal")), None)

    def _mention(self, noun: NounPhrase) -> Mention | None:
        """What a noun phrase names; a plain noun names itself, a pronoun nobody could resolve names nothing."""
        if noun.mention is not None:
            return noun.mention
        if noun.is_pronoun:
            return None
        if noun.determiner == "the" and noun.last - noun.first < 3 and noun.of is None:
            found = references.resolve(self.sentence, noun.last, self.context, self.known)
            if found is not None and found.confidence >= _JUDGED:
                return found
        tokens = self.sentence.tokens
        first = noun.first
        if noun.determiner and noun.determiner not in words("possessives") and first < noun.last:
            first += 1
        start = tokens.starts[first]
        end = noun.of.end if noun.of is not None else noun.end
        text = self.context.document.text[start:end]
        if not any(letter.isalpha() for letter in text):
            return None
        return Mention(
            noun.start,
            end,
            self.context.document.text[noun.start : end],
            " ".join(text.split()),
            "noun",
            confidence=_NOUN,
        )

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
        mode, by = self._voice(clause)
        if moment is not None and moment.start < clause.verb_end + 200:
            ends.append(moment.end)
        sure = _SURE if subject.how != "pronoun" else min(_SURE, subject.confidence)
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
        if mode is not Mode.CONDITIONAL or clause.kind != "finite":
            return mode, by
        tokens = self.sentence.tokens
        covering = [voice for voice in self.sentence.voices if voice.start <= clause.verb_start < voice.end]
        others = [
            voice
            for voice in covering
            if voice.mode is not Mode.CONDITIONAL
            or voice.start >= clause.start
            or tokens.lower[tokens.at(voice.start)] not in modals()
        ]
        innermost = min(others, key=lambda voice: voice.end - voice.start, default=None)
        return (innermost.mode, innermost.by) if innermost is not None else (Mode.ASSERTED, None)

    # --- nouns ---

    def of_nouns(self, chunks: Sequence[Chunk], clauses: Sequence[Clause]) -> Iterator[Relation]:
        """ "the closure of the base in 2014", "Atambayev's election": of what the noun owns, with its date or agent."""
        listed = nouns()
        for at, chunk in enumerate(chunks):
            noun = chunk.noun
            if noun is None or noun.head not in listed:
                continue
            said = listed[noun.head]
            about, agent, moment, end = self._around(chunks, at, noun, said.of_object)
            if moment is None:
                moment, end = self._dated_by_verb(noun, clauses, end)
            if about is None or (moment is None and agent is None):
                continue
            mode, by = self.sentence.voice(noun.start)
            yield Relation(
                start=noun.start,
                end=end,
                sentence=self.sentence.index,
                mode=mode,
                by=by,
                confidence=min(_SURE, about.confidence),
                predicate=noun.head,
                verb_start=self.sentence.tokens.starts[noun.last],
                verb_end=noun.end,
                subject=about,
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
            if at < 2 and (about is None or about.confidence < _JUDGED):
                about = self._ahead(chunks, at) or about
        agent: Mention | None = None
        moment = self._moment_at(noun.moment)
        end = noun.end
        step = at + 1
        while step < len(chunks):
            chunk = chunks[step]
            if chunk.sort is Sort.TIME and chunk.moment is not None:
                moment, end = moment or chunk.moment, chunk.moment.end
                break
            if chunk.sort is Sort.COMMA and step > at + 1:
                step = _after_apposition(chunks, step)
                continue
            if chunk.sort is not Sort.PREPOSITION or step + 1 >= len(chunks):
                break
            after = chunks[step + 1]
            if after.sort is Sort.NOUN and after.noun is not None:
                if chunk.word == "of" and (about is None or (of_object and agent is None)):
                    agent = about
                    about, end = self._mention(after.noun), after.noun.end
                elif chunk.word == "by":
                    agent, end = self._mention(after.noun), after.noun.end
                elif chunk.word not in ("of", "in", "at", "from", "on", "for", "with", "as", "to"):
                    break
                step += 2
            elif after.sort is Sort.TIME:
                if chunk.word in ("in", "on", "of", "at", "since", "from", "during"):
                    step += 1
                    continue
                break
            else:
                break
        return about, agent, moment, end

    def _ahead(self, chunks: Sequence[Chunk], at: int) -> Mention | None:
        """ "Since its foundation in 1926 the festival has": a pronoun before the sentence's subject stands for it."""
        for step in range(at + 1, len(chunks) - 1):
            noun = chunks[step].noun
            if noun is not None and chunks[step - 1].sort is not Sort.PREPOSITION:
                verb = chunks[step + 1].verb
                if verb is None or not verb.finite:
                    return None
                found = self._mention(noun)
                if found is None:
                    return None
                return replace(found, confidence=min(found.confidence, _NOUN))
        return None

    def _moment_at(self, offset: int) -> Moment | None:
        return next((fact for fact in self.moments if fact.start == offset), None) if offset >= 0 else None

    def _dated_by_verb(self, noun: NounPhrase, clauses: Sequence[Clause], end: int) -> tuple[Moment | None, int]:
        """ "The closure … came on Friday": the date of the clause that the noun is the subject of."""
        for clause in clauses:
            if clause.verb in _lists().dating and any(subject.start == noun.start for subject in clause.subjects):
                moment = _moment_of(clause)
                if moment is not None and not clause.negated and clause.mode is None:
                    return moment, moment.end
        return None, end

    # --- events ---

    def of_events(self, chunks: Sequence[Chunk]) -> Iterator[Relation]:
        """ "Sunday's earthquake", "the 17 September earthquake", "the election of 4 October" date the event."""
        for at, chunk in enumerate(chunks):
            noun = chunk.noun
            if noun is None or noun.mention is None or noun.mention.kind is not Kind.EVENT:
                continue
            moment = self._moment_at(noun.moment)
            if (
                moment is None
                and at + 2 < len(chunks)
                and chunks[at + 1].word in ("of", "on")
                and chunks[at + 2].moment
            ):
                moment = chunks[at + 2].moment
            if moment is None:
                continue
            mode, by = self.sentence.voice(noun.start)
            yield Relation(
                start=min(noun.start, moment.start),
                end=max(noun.end, moment.end),
                sentence=self.sentence.index,
                mode=mode if mode is not Mode.PLANNED else Mode.ASSERTED,
                by=by,
                confidence=min(_SURE, noun.mention.confidence),
                predicate="be",
                verb_start=noun.start,
                verb_end=noun.end,
                subject=noun.mention,
                tense="noun",
                moment=moment.start,
            )


def _compound(clause: Clause, compounds: frozenset[str]) -> tuple[Clause, str]:
    """ "took place", "won the election": the noun is part of the verb and no object."""
    thing = clause.object
    if thing is None or clause.passive or f"{clause.verb} {thing.noun.head}" not in compounds or thing.negated:
        return clause, clause.verb
    rest = tuple(found for found in clause.objects if found is not thing)
    return clause._replace(objects=rest), f"{clause.verb} {thing.noun.head}"


def _end_of(noun: NounPhrase) -> int:
    return noun.of.end if noun.of is not None else noun.end


def _names(*mentions: Mention | None) -> bool:
    """Whether one of them is a name, or stands for one: a relation of two plain nouns is not worth showing."""
    return any(m is not None and (m.how != "noun" or m.kind is not None) for m in mentions)


def _tells(clause: Clause, subject: NounPhrase, found: Object) -> bool:
    """Whether two plain nouns make a relation worth showing: "shareholders rejected the bid"."""
    plain = subject.head.isalpha() and found.noun.head.isalpha() and not found.noun.is_pronoun
    return plain and clause.kind == "finite" and clause.mode is None


def _has_event(clause: Clause) -> bool:
    return any(noun.mention is not None and noun.mention.kind is Kind.EVENT for noun in clause.subjects)


def _moment_of(clause: Clause) -> Moment | None:
    """The date that dates the clause's verb: the first behind it, else the last before it."""
    behind = [moment for moment in clause.moments if moment.start >= clause.verb_start]
    before = [moment for moment in clause.moments if moment.start < clause.verb_start]
    if behind:
        return behind[0]
    return before[-1] if before else None


def _after_apposition(chunks: Sequence[Chunk], comma: int) -> int:
    """The chunk after the apposition that *comma* opens ("Beta, a maker of bread, in April"); else the end."""
    opens = chunks[comma + 1].noun if comma + 1 < len(chunks) else None
    if opens is None or opens.determiner not in ("a", "an", "the"):
        return len(chunks)
    for step in range(comma + 2, len(chunks)):
        if chunks[step].sort is Sort.COMMA:
            return step + 1
        if chunks[step].sort not in (Sort.NOUN, Sort.PREPOSITION):
            break
    return len(chunks)
