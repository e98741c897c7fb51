"""``fled to`` is said by *flees to*, *has escaped to*, *took refuge in*: which relations of a text a sheet's verb
means.

A phrase is a verb, its particle, its preposition, and a voice. The data list phrases that say the same; "~" turns
subject
and object round ("own", "~belong to").
"""

from __future__ import annotations

import functools
from collections.abc import Iterable

from factlint import data
from factlint.model import Arity, Mention, Relation, Verb
from factlint.records import dataclass, replace
from factlint.text import morphology


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb phrase taken apart. "is owned by" is verb "own", passive, by; "took refuge in" is "take refuge", "in"."""

    verb: str
    preposition: str = ""
    passive: bool = False

    @property
    def predicate(self) -> str:
        """As a relation's `predicate` is written: "be owned by", "flee to"."""
        words = f"be {participle_of(self.verb)}" if self.passive else self.verb
        return f"{words} {self.preposition}".rstrip()


@dataclass(frozen=True, slots=True)
class Sides:
    """A relation of a text as the sheet's verb sees it: who, whom, and what words of the text stand for the whole."""

    subject: Mention | None
    object: Mention | None


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that says what a verb says: closure → close, of its object."""

    verb: str
    of_object: bool
    to: bool = False  # whether "to" stands before the verb's object: "her marriage to Owen Pryce"


@dataclass(frozen=True, slots=True)
class VerbIndex:
    """What the clause reader and the relations wait for."""

    verbs: frozenset[str]  # bases that some sheet uses
    news: frozenset[str]  # those and the data's own: bases whose clauses are relations
    triggers: frozenset[str]  # words in lower case, one of which stands in every sentence with a relation
    prepositions: frozenset[tuple[str, str]]  # (verb, preposition) that make one predicate
    nouns: frozenset[str]  # nouns that say what a verb says
    compound_bases: frozenset[str]  # their verbs
    compounds: frozenset[str]  # verbs with a noun that make one predicate: "take place", "win election"
    compound_nouns: dict[str, frozenset[str]]  # "place" → the forms of "take"
    wanted: frozenset[str]  # all bases whose clauses are looked at
    wanted_with_be: frozenset[str]  # and "be", where an event is declared that it may date


@functools.cache
def _prepositions() -> frozenset[str]:
    return frozenset(data.load("function_words")["prepositions"].split())


@functools.cache
def _be() -> frozenset[str]:
    return frozenset({*data.load("function_words")["be"].split(), "be", "get", "got", "gets"})


@functools.cache
def _skipped() -> frozenset[str]:
    words = data.load("function_words")
    return frozenset((words["adverbs"] + " a an the its his her their").split())


@functools.cache
def nouns() -> dict[str, Noun]:
    """Every noun of the data that says what a verb says."""
    listed = data.load("verbs")["nouns"].items()
    return {noun: Noun(entry["verb"], entry["of"] == "object", entry.get("to") == "object") for noun, entry in listed}


@functools.cache
def participle_of(verb: str) -> str:
    """The past participle of a base that may have words after it: "take over" → "taken over"."""
    base, _, rest = verb.partition(" ")
    for form, kind in morphology.conjugate(base):
        if kind & morphology.Form.PARTICIPLE:
            return f"{form} {rest}".rstrip()
    return verb


def parse_phrase(text: str, is_base: bool = False) -> Phrase | None:
    """Take a verb phrase of a sheet or the data apart; None where no verb can be seen in it.

    A noun phrase ("closure of") gives the verb that it says, passive where its "of" is the verb's object. A relation's
    verb is a base already (*is_base*): its "found" is no past of "find".
    """
    words = [word for word in text.lower().replace("’", "'").split() if word != "not"]
    if not words:
        return None
    if words[0] in nouns() and ((len(words) > 1 and words[1] == "of") or words[0] not in morphology.known()):
        noun = nouns()[words[0]]
        return Phrase(noun.verb, passive=noun.of_object)
    passive = False
    while len(words) > 1 and words[0] in ("has", "have", "had", "will", "to"):
        words = words[1:]
    if words[0] in _be() and len(words) > 1:
        rest = [word for word in words[1:] if word not in _skipped()]
        if rest and rest[0] == "being":
            rest = rest[1:]
        if rest and _is_participle(rest[0]):
            passive, words = True, rest
    base = base_of(words[0], passive) if passive or not is_base else _own_base(words[0])
    rest = words[1:]
    preposition = ""
    if rest and rest[-1] in _prepositions() and not (len(rest) == 1 and rest[0] in _particles(base)):
        preposition, rest = rest[-1], rest[:-1]
    kept = [word for word in rest if word not in ("a", "an", "the")]
    return Phrase(" ".join([base, *kept]), preposition, passive)


def _own_base(word: str) -> str:
    is_one = any(kind & morphology.Form.BASE for _, kind in morphology.known().get(word, ()))
    return word if is_one else base_of(word)


@functools.cache
def _particle_verbs() -> dict[str, frozenset[str]]:
    listed = data.load("verbs")
    table: dict[str, set[str]] = {}
    phrases = [phrase for group in listed["same"] for phrase in group] + listed["bare"]
    for phrase in [*phrases, *listed["particles"]]:
        words = [word for word in phrase.lstrip("~").split() if word != "be"]
        if len(words) == 2 and words[1] in _all_particles():
            table.setdefault(base_of(words[0]), set()).add(words[1])
    return {verb: frozenset(particles) for verb, particles in table.items()}


@functools.cache
def _all_particles() -> frozenset[str]:
    return frozenset(data.load("function_words")["particles"].split()) - {"on", "in", "through"}


def _particles(base: str) -> frozenset[str]:
    return _particle_verbs().get(base, frozenset())


def particle_of(base: str, word: str) -> bool:
    """Whether *word* after the verb *base* is part of the verb: "step" "down"."""
    return word in _particle_verbs().get(base, ())


@functools.cache
def _doubtful() -> frozenset[tuple[str, str]]:
    pairs = (phrase.rpartition(" ")[::2] for phrase in data.load("verbs")["particles"])
    return frozenset((verb, particle) for verb, particle in pairs if particle in _prepositions())


def may_be_particle(base: str, word: str) -> bool:
    """Whether *word* after the verb *base* is part of the verb where the verb's object follows: "send" "on"."""
    return (base, word) in _doubtful()


def _is_participle(word: str) -> bool:
    readings = morphology.known().get(word)
    if readings:
        return any(kind & morphology.Form.PARTICIPLE for _, kind in readings)
    return morphology.guess(word) is not None


def base_of(word: str, passive: bool = False) -> str:
    """The base of a verb form as a sheet writes it; an unknown word stands for itself. "was found" is of "find"."""
    readings = morphology.known().get(word)
    if readings:
        if passive:
            for base, kind in readings:
                if kind & morphology.Form.PARTICIPLE:
                    return base
        return readings[0][0]
    if guessed := morphology.guess(word):
        return guessed
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return word[:-1]
    return word


@functools.cache
def _groups() -> tuple[tuple[tuple[Phrase, bool], ...], ...]:
    groups = []
    for listed in data.load("verbs")["same"]:
        members = ((parse_phrase(text.lstrip("~")), text.startswith("~")) for text in listed)
        group = tuple((phrase, turned) for phrase, turned in members if phrase is not None)
        groups.append(group)
        passive = tuple(
            (replace(m, passive=True), False) for m, turned in group if not (turned or m.passive or m.preposition)
        )
        if len(passive) > 1:
            groups.append(passive)  # what is bought is acquired
    return tuple(groups)


def meanings(verb: Verb) -> dict[Phrase, bool]:
    """Every phrase that says what *verb* says → whether subject and object are turned round.

    The equivalents of the phrase itself count, and the declared variants; not the equivalents of those.
    """
    return _meanings(verb.phrase, verb.also)


@functools.cache
def _meanings(written: str, also: tuple[str, ...]) -> dict[Phrase, bool]:
    own = [phrase for text in (written, *also) if (phrase := parse_phrase(text)) is not None]
    found: dict[Phrase, bool] = dict.fromkeys(own, False)
    for phrase in own[:1]:
        if phrase.passive and phrase.preposition == "by":
            found.setdefault(Phrase(phrase.verb), True)
    starts = [(phrase, turned) for phrase, turned in found.items() if turned or phrase == own[0]]
    for phrase, turned_already in starts:
        for group in _groups():
            turned = next((turn for member, turn in group if member == phrase), None)
            if turned is None:
                continue
            for member, turn in group:
                found.setdefault(member, (turn != turned) != turned_already)
    return found


@functools.cache
def _table(written: str, also: tuple[str, ...]) -> dict[tuple[str, str], tuple[tuple[bool, bool], ...]]:
    """(verb, preposition but "by") → (passive, turned) of every phrase that says what a verb says."""
    table: dict[tuple[str, str], tuple[tuple[bool, bool], ...]] = {}
    for phrase, turned in _meanings(written, also).items():
        key = (phrase.verb, "" if phrase.preposition == "by" else phrase.preposition)
        if key == ("be", ""):
            table[key] = ((False, False),)
            continue
        table[key] = (*table.get(key, ()), (phrase.passive, turned))
    return table


def align(verb: Verb, relation: Relation) -> tuple[Sides, ...]:
    """Who and whom *relation* names as the sheet's *verb* sees it: none where it says something else.

    Two where the verb leaves it open: "the council closed the library" is about the closing of either.
    """
    phrase = phrase_of(
        f"{relation.predicate} of" if relation.predicate in nouns() and relation.tense == "noun" else relation.predicate
    )
    if phrase is None:
        return ()
    preposition = "" if phrase.preposition == "by" else phrase.preposition
    found: list[Sides] = []
    for passive, turned in _table(verb.phrase, verb.also).get((phrase.verb, preposition), ()):
        if preposition:
            sides = (relation.subject, relation.object)
        elif phrase.passive:
            if passive:
                sides = (relation.subject, relation.agent or relation.object)
            else:
                sides = (relation.agent, relation.subject)
        elif passive:
            sides = (relation.object, relation.subject)
        else:
            sides = (relation.subject, relation.object)
        if turned:
            sides = (sides[1], sides[0])
        if sides[0] is not None:
            found.append(Sides(*sides))
    return tuple(found)


@functools.cache
def phrase_of(predicate: str) -> Phrase | None:
    """The phrase of a relation's predicate: "be owned by", "flee to", "closure"."""
    return parse_phrase(predicate, True)


def arity_of(verb: Verb) -> Arity:
    """How many objects the verb has: as its block says, else as the data file, else many."""
    if verb.arity is not None:
        return verb.arity
    phrase = parse_phrase(verb.phrase)
    for arity in (Arity.ONE_EVER, Arity.ONE_AT_A_TIME):
        if phrase in _with_arity(arity):
            return arity
    return Arity.MANY


@functools.cache
def _with_arity(arity: Arity) -> frozenset[Phrase]:
    listed = {phrase for text in data.load("verbs")[arity.value] if (phrase := parse_phrase(text)) is not None}
    return frozenset(listed)


def without_preposition(relation: Relation) -> Relation | None:
    """ "was born in Lagos" as "was born": the relation without what its preposition adds; None: it has none."""
    phrase = phrase_of(relation.predicate)
    if phrase is None or phrase.preposition in ("", "by"):
        return None
    return replace(relation, predicate=relation.predicate.rpartition(" ")[0], object=None)


def happens(verb: Verb) -> bool:
    """Whether *verb* says of an event that it took place, so that "Sunday's earthquake" dates it too."""
    return _happens(verb.phrase, verb.also)


@functools.cache
def _happens(written: str, also: tuple[str, ...]) -> bool:
    return not _meanings(written, also).keys().isdisjoint(_happening())


@functools.cache
def _happening() -> frozenset[Phrase]:
    listed = data.load("verbs")["happening"]
    return frozenset(phrase for text in listed if (phrase := parse_phrase(text)) is not None)


def equivalents(verb: Verb) -> frozenset[str]:
    """Every predicate (as relations write it) that says what *verb* says."""
    return frozenset(phrase.predicate for phrase in meanings(verb))


def index_verbs(verbs: Iterable[Verb], only_declared: bool = False, offices: frozenset[str] = frozenset()) -> VerbIndex:
    """Compile what the sheets' verbs and the data's nouns and verbs wait for; *offices* are verbs that tell an office.

    With *only_declared*, sentences without a verb (or its noun) that a sheet asks for are never looked at: all that
    rules need, and much quicker.
    """
    verbs = tuple(verbs)
    declared = {phrase for verb in verbs for phrase in meanings(verb)}
    listed = data.load("verbs")
    compounds = _compounds(frozenset(declared)) | _compounds(frozenset(m for group in _groups() for m, _ in group))
    compound_bases = frozenset(verb.split()[0] for verb in compounds)
    bases = {phrase.verb.split(" ", 1)[0] for phrase in declared if phrase.verb not in compounds}
    if only_declared:
        bases |= {phrase.verb.split(" ", 1)[0] for phrase in _happening()} - {"be"}
        bases |= frozenset(listed["events"])
        compounds = _compounds(frozenset(declared) | _happening())
        compound_bases = frozenset(verb.split()[0] for verb in compounds)
    news = (bases if only_declared else bases | _news_verbs()) | offices
    own = (parse_phrase(text) for verb in verbs for text in (verb.phrase, *verb.also))
    asks_be = any(phrase is not None and phrase.verb == "be" for phrase in own)
    silent = frozenset() if asks_be else frozenset({"be"})  # "be" dates events, and their names are looked for anyway
    triggers = {form for base in news - silent for form in morphology.forms(base)}
    triggers |= {verb.split()[1] for verb in compounds}
    named = {verb.split()[0] for verb in compounds if verb.count(" ") > 1}  # "shared the prize with", by a short form
    triggers |= {form for base in named for form in morphology.forms(base)}
    triggers |= {noun for noun, said in nouns().items() if not only_declared or said.verb.split()[0] in bases}
    pairs = {(phrase.verb, phrase.preposition) for phrase in declared if phrase.preposition}
    pairs |= {(verb, preposition) for verb, after in listed["with"].items() for preposition in after}
    wanted = (news | compound_bases | frozenset(listed["dating"])) - {"be"}
    return VerbIndex(
        verbs=frozenset(bases),
        news=frozenset(news),
        triggers=frozenset(triggers),
        prepositions=frozenset(pairs),
        nouns=frozenset(nouns()),
        compound_bases=compound_bases,
        compounds=compounds,
        compound_nouns=_compound_nouns(compounds),
        wanted=frozenset(wanted),
        wanted_with_be=frozenset(wanted | {"be"}),
    )


def _compounds(phrases: frozenset[Phrase]) -> frozenset[str]:
    """Verbs with a noun: "take place" of "take place in", not "take over"; "share lindqvist prize" of a sheet."""
    split = ((phrase.verb, phrase.verb.split()) for phrase in phrases if not phrase.passive)
    small = _all_particles()
    return frozenset(
        verb
        for verb, parts in split
        if len(parts) > 1 and parts[1] not in small and (len(parts) == 2 or parts[1] not in _prepositions())
    )


def _compound_nouns(compounds: Iterable[str]) -> dict[str, frozenset[str]]:
    """The noun of each compound → every form of the verbs that it goes with."""
    table: dict[str, frozenset[str]] = {}
    for verb, noun in (compound.split()[:2] for compound in compounds):
        table[noun] = table.get(noun, frozenset()) | morphology.forms(verb)
    return table


@functools.cache
def _news_verbs() -> frozenset[str]:
    listed = data.load("verbs")
    phrases = [phrase for group in listed["same"] for phrase in group]
    phrases += [*listed["bare"], *listed["one ever"], *listed["one at a time"], *listed["relations"]]
    found = [phrase for text in phrases if (phrase := parse_phrase(text.lstrip("~"))) is not None]
    simple = (phrase for phrase in found if phrase.verb not in _compounds(frozenset({phrase})))
    parsed = {phrase.verb.split(" ", 1)[0] for phrase in simple if len(phrase.verb.split()) < 3}
    return frozenset(parsed | {noun.verb.split(" ", 1)[0] for noun in nouns().values()}) - frozenset(
        {"be", "get", "do", "have"}
    )
