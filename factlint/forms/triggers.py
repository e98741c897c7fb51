"""Which words a rule waits for: a sentence that holds none of them is never looked at for it.

The words are a superset: every sentence that a rule can judge holds one, in lower case and without its hyphens. None
means any sentence. So ten thousand rules cost a document little more than ten.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Sequence

from factlint import data
from factlint.extractors.successions import nouns as nouns_of_succession
from factlint.forms.counting import parse_unit
from factlint.forms.life_dates import which
from factlint.forms.words import closed
from factlint.lookup import once
from factlint.model import (
    Agreement,
    Comparison,
    Count,
    DateAssertion,
    Entity,
    EventDate,
    Kind,
    Office,
    OfficeHolders,
    Order,
    PartOf,
    RelationArity,
    RelationAssertion,
    RoleAssertion,
    Rule,
    Rulebook,
    Sentence,
    Spelling,
    Sum,
    Term,
    Trend,
    Verb,
)
from factlint.records import dataclass
from factlint.text.morphology import conjugate, known
from factlint.text.office_verbs import verbs_of
from factlint.text.verb_index import meanings, nouns
from factlint.values.plurals import plural, singular

_ASCII = bytes(range(128))
_SMALL = bytes(ord(chr(code).lower() if chr(code).isalpha() else " ") if code < 128 else code for code in range(256))


def words_in(text: str) -> list[str]:
    """The words of a text in lower case, letters only: "the 120-seat parliament's" → the, seat, parliament, s."""
    return [word.decode("utf-8", "surrogatepass") for word in _words(text)]


def _words(text: str) -> list[bytes]:
    """The same as bytes in UTF-8: to make small letters of capitals and spaces of signs all at once, and to cut at
    spaces, takes a third of the time that it takes with characters.
    """
    written = text.encode("utf-8", "surrogatepass")
    if not written.isascii():
        signs = _beyond_ascii(written)
        if any(sign.lower() != sign for sign in signs):
            written = text.lower().encode("utf-8", "surrogatepass")
            signs = _beyond_ascii(written)
        for sign in signs:
            if not sign.isalpha():
                written = written.replace(sign.encode("utf-8", "surrogatepass"), b" ")
    return written.translate(_SMALL).split()


def _beyond_ascii(written: bytes) -> frozenset[str]:
    return frozenset(written.translate(None, _ASCII).decode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class Triggers:
    """The rules of a rulebook by the words that they wait for; `always` are those that any sentence may concern."""

    words: frozenset[bytes]
    rules: dict[bytes, tuple[int, ...]]
    always: tuple[int, ...]
    of_figures: frozenset[int]  # the rules that judge nothing but figures

    def concerned(self, text: str) -> tuple[int, ...]:
        """The indexes of the rules that a document's text may concern, in order."""
        found = set(self.always)
        for word in self._met(text):
            found.update(self.rules[word])
        return tuple(sorted(found))

    def sentences(self, rules: Sequence[int], text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
        """The indexes of the sentences of a document's *text* that hold a word of one of these rules."""
        if not rules:
            return frozenset()
        if not set(rules).isdisjoint(self.always):
            return frozenset(range(len(sentences)))
        wanted = set(rules)
        words = [word.decode() for word in self._met(text) if not wanted.isdisjoint(self.rules[word])]
        return frozenset([sentence.index for sentence in sentences if _holds(sentence.text, words)])

    def _met(self, text: str) -> frozenset[bytes]:
        """The words of all rules that stand in a text."""
        found = self.words.intersection(_words_of_document(text))
        return found | {_SIGN} if _SIGN in self.words and SIGN in text else found


_words_of_document = once(_words)  # which rules it concerns is asked first, then which of its sentences


def _holds(text: str, words: Sequence[str]) -> bool:
    """Whether one of *words* stands in a sentence; first as letters anywhere, which is told at once."""
    lower = text.lower()
    return any(word in lower and (word == SIGN or word in words_in(text)) for word in words)


def compile_triggers(rulebook: Rulebook) -> Triggers:
    """Collect the words of all rules."""
    entities: dict[str, Entity] = {}
    for entity in rulebook.entities:
        entities.setdefault(entity.key, entity)
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    always = []
    of_figures = []
    for index, rule in enumerate(rulebook.rules):
        waited = triggers(rule, entities)
        if waited is None:
            always.append(index)
        for word in waited or ():
            by_word[word].append(index)
        if isinstance(rule.assertion, _OF_FIGURES):
            of_figures.append(index)
    rules = {word.encode("utf-8", "surrogatepass"): tuple(found) for word, found in by_word.items()}
    return Triggers(frozenset(rules), rules, tuple(always), frozenset(of_figures))


_OF_FIGURES = (Agreement, Comparison, PartOf, Sum, Trend)


def triggers(rule: Rule, entities: dict[str, Entity]) -> frozenset[str] | None:
    """The words one of which stands in every sentence that a rule can judge; None: it may be any sentence."""
    assertion = rule.assertion
    match assertion:
        case Comparison() | Agreement() | Trend():
            return _term(assertion.term, entities)
        case Sum():
            return _union(*(_term(term, entities) for term in (*assertion.terms, assertion.total)))
        case PartOf():
            return _union(_term(assertion.part, entities), _term(assertion.whole, entities))
        case RelationAssertion() | RelationArity():
            return _verb(assertion.verb)
        case DateAssertion():
            by_name = _is_event(assertion.subject, entities) or which(assertion.verb)  # "(1921–2008)" behind a name
            names = _names(assertion.subject, entities) if by_name else frozenset()
            return _union(_verb(assertion.verb), names)
        case RoleAssertion() | OfficeHolders():
            return _office(assertion.office)
        case Order():
            return _union(_names(assertion.first, entities), _names(assertion.second, entities))
        case Spelling():
            entity = assertion.entity
            written = (*entity.avoid, *((entity.name, *entity.also) if entity.title else ()))
            return frozenset(word for text in written for word in words_in(text))
        case EventDate():
            return _names(assertion.entity.key, entities)
    return None


def _union(*some: frozenset[str] | None) -> frozenset[str] | None:
    found: frozenset[str] = frozenset()
    for words in some:
        if words is None:
            return None
        found |= words
    return found


def _is_event(key: str, entities: dict[str, Entity]) -> bool:
    entity = entities.get(key)
    return entity is not None and entity.kind is Kind.EVENT


def _names(key: str, entities: dict[str, Entity]) -> frozenset[str]:
    entity = entities.get(key)
    written = (entity.name, *entity.also) if entity is not None else (key,)
    return frozenset(form for text in written for word in words_in(text) for form in inflections(word))


def _term(term: Term, entities: dict[str, Entity]) -> frozenset[str] | None:
    count = term.count
    if count.name.lower() == "age":
        key = term.of or count.of
        named = _names(key, entities) if key else frozenset()
        return named | closed("subject_pronouns") | closed("possessives") | {"who"} if named else None
    units = count.units or (() if count.near else (count.name,))
    found: set[str] = set()
    for written in units:
        unit = parse_unit(written)
        if unit.measure:
            found |= _measure_words(unit.measure)
        for word in (unit.noun, unit.state):
            if word:
                found |= inflections(word)
    found |= _measures(count)
    for near in count.near:
        found |= inflections(words_in(near)[0]) if words_in(near) else set()
    return frozenset(found)


def _measures(count: Count) -> set[str]:
    lists = data.load("figure_words")
    found: set[str] = set()
    for name in (count.name, *count.also):
        words = words_in(name)
        if not words:
            continue
        found |= inflections(words[-1])
        for verb in lists["verbs"].get(words[-1], ()):
            found |= inflections(verb)
        for noun in lists["nouns"].get(words[-1], ()):
            found |= inflections(noun)
    return found


@functools.cache
def _measure_words(dimension: str) -> frozenset[str]:
    """Every word and sign of a dimension's units, as words: "km", "mile", "percent"; "%" is always looked at."""
    found: set[str] = set()
    for entry in data.load("units"):
        if entry["dimension"] == dimension:
            for written in (entry["unit"], *entry.get("words", ()), *entry.get("signs", ())):
                found.update(form for word in words_in(str(written)) for form in inflections(word))
    return frozenset(found | {SIGN} if dimension in ("share", "points") else found)


SIGN = "%"  # stands for itself among the words of a sentence
_SIGN = SIGN.encode()


@functools.lru_cache(maxsize=8192)
def inflections(word: str) -> frozenset[str]:
    """A lower-case word in every form that it may have as a noun or verb."""
    found = {word, singular(word), plural(singular(word))}
    bases = {base for base, _ in known().get(word, ())} | {word}
    for base in bases:
        found.update(form for form, _ in conjugate(base)) if base.isalpha() else None
    return frozenset(part for form in found for part in words_in(form))


def _verb(verb: Verb) -> frozenset[str] | None:
    return _verb_words(verb.phrase, verb.also)


@functools.cache
def _verb_words(written: str, also: tuple[str, ...]) -> frozenset[str] | None:
    found: set[str] = set()
    for phrase in meanings(Verb(written, also=also)):
        first = phrase.verb.partition(" ")[0]
        if first == "be":
            return None  # "is located in": any sentence may say it
        found |= inflections(first)
        found.update(noun for noun, said in nouns().items() if said.verb == phrase.verb or said.verb == first)
        found.update(plural(noun) for noun, said in nouns().items() if said.verb == first)
    for text in (written, *also):
        said = (word for word in words_in(text)[:2] if word not in closed("determiners"))
        found.update(form for word in said for form in inflections(word))
    return frozenset(found) or None


def _office(office: Office) -> frozenset[str]:
    words = {word for text in (office.title, *office.also) for word in words_in(text)}
    words |= verbs_of((office.title, *office.also)) | nouns_of_succession().keys()
    return frozenset(form for word in words for form in inflections(word))
