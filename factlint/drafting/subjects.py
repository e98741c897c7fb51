"""Who and what documents name, grouped: ``person Priya Hallworth``, also "Hallworth"; ``thing town hall``."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import field

from factlint import data
from factlint.drafting.proposal import Subject, Where, one_line
from factlint.extractors.reading import Reading
from factlint.model import BlockKind, Kind, Mention, Sentence
from factlint.records import dataclass, replace
from factlint.text.folding import fold

SURE = 0.6
_LEAST = 0.5  # of a name that stands elsewhere beyond doubt
_UNREAD = frozenset({BlockKind.BYLINE, BlockKind.FURNITURE})
_LONGEST = 3  # words of a noun phrase that is taken for a name


@dataclass(slots=True)
class _Found:
    """What the documents say of one name."""

    name: str
    texts: Counter[str] = field(default_factory=Counter)
    kinds: Counter[Kind] = field(default_factory=Counter)
    where: Where | None = None
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Cast:
    """The names of all documents: by folded name, and the words that stand in each document."""

    named: dict[str, Subject]
    short_of: dict[str, str]  # "rovers" → "marbury rovers"
    readings: tuple[Reading, ...]
    definite: frozenset[str]  # "the works": definite noun phrases of the documents, in lower case


@functools.cache
def words_of(name: str) -> frozenset[str]:
    """A word list of the drafting data, or of the references that the linter resolves."""
    for file in ("drafting", "references"):
        listed = data.load(file)
        if name in listed:
            return frozenset(listed[name])
    raise KeyError(name)


def cast_of(readings: Sequence[Reading]) -> Cast:
    """Everybody and everything with a name of its own in the documents."""
    found: dict[str, _Found] = {}
    for number, reading in enumerate(readings):
        for sentence, mentions in zip(reading.sentences, reading.context.mentions, strict=True):
            if sentence.kind in _UNREAD:
                continue
            for mention in mentions:
                if mention.confidence >= SURE and mention.how in ("name", "surname", "short"):
                    _add(found, mention, number, sentence, reading)
    surnames = Counter(name.split()[-1] for name in (f.name for f in found.values()))
    definite = _definite_phrases(readings)
    people = {one.name.split()[-1] for one in found.values() if Kind.PERSON in one.kinds and " " in one.name}
    fit = {key: one for key, one in found.items() if _is_fit(one.name) and one.name not in people}
    named = {key: _subject(one, surnames, [o.name for o in fit.values()], definite) for key, one in fit.items()}
    whole, short_of = _with_short_names(named)
    return Cast(_without_clashes(whole), short_of, tuple(readings), definite)


def _add(found: dict[str, _Found], mention: Mention, number: int, sentence: Sentence, reading: Reading) -> None:
    name = mention.name.removeprefix("The ")
    one = found.setdefault(fold(name), _Found(name))
    if one.name.isupper() and not name.isupper():
        one.name = name
    one.texts[one_line(mention.text)] += 1
    one.mentions += 1
    if mention.kind is not None:
        one.kinds[mention.kind] += 1
    if one.where is None:
        line = reading.document.lines.position(mention.start)[0]
        one.where = Where(number, sentence.index, mention.start, mention.end, line)


def _is_fit(name: str) -> bool:
    """Whether a name can be declared: letters, and no sign that sheets have another use for."""
    return name[:1].isupper() and len(name) > 1 and all(c.isalnum() or c in " .'’-&" for c in name)


def _subject(one: _Found, surnames: Counter[str], names: Sequence[str], definite: frozenset[str]) -> Subject:
    kind = one.kinds.most_common(1)[0][0].value if one.kinds else "thing"
    unsure = "" if one.kinds else "person, place or group?"
    if len(one.kinds) > 1:
        unsure = " or ".join(kind.value for kind in one.kinds) + "?"
    also = [text for text in one.texts if fold(text) != fold(one.name) and _is_fit(text)]
    if kind == "person":
        also = [text for text in also if " " in text or surnames[text] == 1]
    elif " " in one.name:
        words = one.name.lower().split()
        head = words[0] if words[1:2] == ["of"] else words[-1]  # "University of Viborg", "Allied Metal Union"
        if f"the {head}" in definite and _heads(head, names) == 1:
            also.append(f"the {head}")
    return Subject(kind, one.name, tuple(dict.fromkeys(also)), one.where, unsure, True, one.mentions)


def _heads(head: str, names: Sequence[str]) -> int:
    """How many names have a noun as their head: "University of Viborg", "Allied Metal Union"."""
    return sum(
        1 for words in (name.lower().split() for name in names) if head in (words[-1], words[0]) and len(words) > 1
    )


def _with_short_names(named: dict[str, Subject]) -> tuple[dict[str, Subject], dict[str, str]]:
    """The names less those that are the end of one longer name ("Rovers" of "Marbury Rovers"); and which those are."""
    merged, short_of = dict(named), {}
    for key, short in named.items():
        longer = [k for k, one in named.items() if k.endswith(f" {key}") and one.kind != "person"]
        if len(longer) == 1 and short.kind in (named[longer[0]].kind, "thing"):
            one = merged[longer[0]]
            merged[longer[0]] = replace(one, also=(*one.also, short.name), mentions=one.mentions + short.mentions)
            short_of[key] = longer[0]
    return {key: one for key, one in merged.items() if key not in short_of}, short_of


def _without_clashes(named: dict[str, Subject]) -> dict[str, Subject]:
    """The names, without the short forms that two of them share."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for key, subject in named.items():
        for text in (subject.name, *subject.also):
            owners[fold(text)].add(key)
    kept = {}
    for key, one in named.items():
        also = tuple(text for text in one.also if owners[fold(text)] == {key})
        kept[key] = replace(one, also=also)
    return kept


def _definite_phrases(readings: Sequence[Reading]) -> frozenset[str]:
    """Every "the X", "the X Y" of the documents, in lower case."""
    found = set()
    for reading in readings:
        for sentence in reading.sentences:
            lower, words = sentence.tokens.lower, sentence.tokens.words
            for at, word in enumerate(lower):
                if word == "the":
                    for length in range(1, _LONGEST + 1):
                        phrase = words[at + 1 : at + 1 + length]
                        if len(phrase) == length and all(one.isalpha() and one.islower() for one in phrase):
                            found.add("the " + " ".join(phrase))
    return frozenset(found)


# --- whom a statement is about ---------------------------------------------------------------------------------------


def subject_of(mention: Mention | None, cast: Cast, reading: Reading) -> Subject | None:
    """The name to declare for whom or what a statement names; None where nobody can say who is meant."""
    if mention is None or mention.confidence < _LEAST:
        return None
    key = fold(mention.name)
    named = cast.named.get(cast.short_of.get(key, key))
    if named is not None:
        return named
    if mention.confidence < SURE or mention.how != "noun":
        return None
    return _noun(mention, cast, reading)


def _noun(mention: Mention, cast: Cast, reading: Reading) -> Subject | None:
    """``thing works``, also "the works": a definite noun phrase, as the document calls it."""
    words = one_line(reading.document.text[mention.start : mention.end]).split()
    if words[:1] and words[0].lower() == "the":
        words = words[1:]
    elif not _has_article(mention, reading):
        return None
    cut = next((at for at, word in enumerate(words) if word in words_of("prepositions")), len(words))
    return called(words[:cut], mention.start, mention.end, cast, reading)


def noun_before(sentence: Sentence, index: int, cast: Cast, reading: Reading) -> Subject | None:
    """The definite noun phrase that ends at token *index*: "the town" of "the town's six libraries"."""
    tokens = sentence.tokens
    for first in range(index, max(-1, index - _LONGEST - 1), -1):
        if tokens.lower[first] == "the":
            words = list(tokens.words[first + 1 : index + 1])
            return called(words, tokens.starts[first], tokens.ends[index], cast, reading)
    return None


def called(words: list[str], start: int, end: int, cast: Cast, reading: Reading) -> Subject | None:
    """The name to declare for what a definite noun phrase, here without its article, calls."""
    if not words or len(words) > _LONGEST or not all(word.isalpha() and word.islower() for word in words):
        return None
    if not words_of("one of many").isdisjoint(words):
        return None
    if len(words) == 1:
        words = _longest(words[0], cast)
    name, head = " ".join(words), words[-1]
    for subject in cast.named.values():
        if f"the {name}" in subject.also:
            return subject
    also = [f"the {name}"]
    if len(words) > 1 and f"the {head}" in cast.definite and _is_only(head, name, cast):
        also.append(f"the {head}")
    kind = next((kind for kind in ("group", "place") if head in words_of(kind)), "thing")
    line = reading.document.lines.position(start)[0]
    where = Where(cast.readings.index(reading), 0, start, end, line)
    return Subject(kind, name, tuple(also), where, "give its full name" if kind == "group" else "", False)


def _longest(noun: str, cast: Cast) -> list[str]:
    """The longest phrase that calls a noun, where all that do are pieces of it: "wing" is "new east wing"."""
    longer = [phrase.split()[1:] for phrase in cast.definite if phrase.split()[-1] == noun]
    longest = max(longer, key=len, default=[noun])
    fits = all(phrase == longest[-len(phrase) :] for phrase in longer)
    return longest if fits and words_of("one of many").isdisjoint(longest) else [noun]


def _has_article(mention: Mention, reading: Reading) -> bool:
    before = reading.document.text[max(0, mention.start - 5) : mention.start].lower().split()
    return bool(before) and before[-1] == "the"


def _is_only(head: str, name: str, cast: Cast) -> bool:
    """Whether no other definite phrase ends on *head*: then "the wing" is "the new east wing"."""
    others = {phrase for phrase in cast.definite if phrase.split()[-1] == head}
    return all(f"the {name}".endswith(phrase.removeprefix("the ")) for phrase in others)
