"""One name in two spellings: "Sooronbai Jeenbekov … Sooronbay Zheenbekov", in one document or across the run.

Compared are full names of people that agree but for one word, itself one slip or one transliteration away, and
surnames and other names of one word against those that the document has oftener. The later place is reported,
the other shown; which is right, it cannot know.

It is silent about forms of one word ("Germany", "German"), names with another first letter (Koussa, Moussa),
relatives (another first name), spellings that a sheet accepts, names that are somebody else's there, and words
at a sentence's start.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from factlint.checks.finding import Disagreement, Finding, Selected
from factlint.checks.spelling import is_inflection, one_slip
from factlint.extractors.reading import Reading
from factlint.lookup import once
from factlint.model import BlockKind, Kind, Level, Mention
from factlint.text.folding import fold, skeleton
from factlint.text.name_index import given_names, word_list

ID = "name-spelt-two-ways"
LEVEL = Level.WARNING
SUMMARY = "one name stands in two spellings"

FIRES = (
    "Marisol Etcheverra spoke first. Later Marisol Echeverra left.",
    "President Askar Akaev resigned. The ousted Askar Akayev fled.",
    "The minister, Jon Pemberton, spoke. John Pemberton then left.",
    "Islam Karimov spoke by telephone. On Monday it was Karmiov who called.",
    "The council of Aldersham met. People in Aldersham voted, and Aldersham paid, but Aldershan did not.",
)
SILENT = (
    "Marisol Etcheverra spoke first. Later Marisol Etcheverra left.",
    "Sooronbay Jeenbekov spoke, as did his brother Asylbek Jeenbekov.",
    "In Germany the German chancellor met the Germans.",
    "Ibrahim Koussa met Ibrahim Moussa, and both left.",
    "Daniel Petrov and Daniela Petrov were there.",
    "Tim Pemberton and Tom Pemberton were there.",
    "The captain, Abdul Rahim, survived. His brother Abdur Rahim did not.",
)


_PREFIXED = re.compile(r"[A-Z][a-z]{1,3}[A-Z][a-z]+")  # McDonald, FitzGerald
_JOINTS = re.compile(r"[-‐‑'’]")


Written = tuple[tuple[Mention, list[str]], ...]  # mentions, each with its words


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    written = _written(reading)
    yield from _full_names(reading, written)
    yield from _single_names(reading, written)


@once
def _written(reading: Reading) -> Written:
    """The names of a document with a capital, and their words."""
    return tuple(
        [
            (mention, mention.text.split())
            for mentions in reading.context.mentions
            for mention in mentions
            if mention.how in _HOWS and mention.text[:1].isupper()
        ]
    )


_HOWS = frozenset(("name", "surname", "near"))


def _is_declared(reading: Reading, name: str) -> bool:
    """Whether a name is one of the sheets' or a country's, capital's or people's: accepted, or somebody else's."""
    words = tuple(map(fold, name.split()))
    forms = reading.context.vocabulary.names.forms.get(words[0], ())
    return any(form.words == words and form.how != "avoid" for form in forms)


def _people(written: Written, hows: Container[str]) -> dict[str, list[Mention]]:
    """Full names of people, as written, and where they stand; of names that were told in one of the ways *hows*."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention, words in written:
        if not (2 <= len(words) <= 4) or mention.how not in hows or mention.kind not in (Kind.PERSON, None):
            continue
        if all(map(is_written_as_name, words)):
            found[" ".join(words)].append(mention)
    return found


@functools.lru_cache(maxsize=1 << 14)
def is_written_as_name(word: str) -> bool:
    """ "Hale", "McDonald", "O'Brien", "Al-Bashir"; not what programs are made of: "OAuth2", "TextChanged", "HTML"."""
    apart = word[1:2] in ("'", "’") and word[0].isupper()
    return all(map(_is_capitalised, _JOINTS.split(word[2:] if apart else word)))


def _is_capitalised(part: str) -> bool:
    if len(part) < 2 or not part.isalpha() or not part[0].isupper():
        return False
    return part[1:].islower() or _PREFIXED.fullmatch(part) is not None


def _full_names(reading: Reading, written: Written) -> Iterator[Finding]:
    people = _people(written, ("name", "near"))
    seen: set[tuple[str, str]] = set()
    for names in _comparable(sorted(people, key=lambda name: people[name][0].start)):
        for at, name in enumerate(names):
            for other in names[:at]:
                if (other, name) in seen or not is_one_person(other, name):
                    continue
                seen.add((other, name))
                places = people[other][0], people[name][0]
                kin = any(_is_kin(reading, mention) for mention in places)
                if not kin and not _accepted(reading, *places):
                    yield _finding(reading, *places)
                    break


def _comparable(names: Sequence[str]) -> Iterator[list[str]]:
    """Names that share their first or their last word: of two spellings of one name, only a word differs."""
    buckets: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        words = name.split()
        buckets["first", skeleton(words[0])].append(name)
        buckets["last", skeleton(words[-1])].append(name)
    return (bucket for bucket in buckets.values() if len(bucket) > 1)


def _is_kin(reading: Reading, mention: Mention) -> bool:
    """Whether a name is introduced as that of somebody's relative: "his brother Abdur Rahim", "Ann Hale, his wife"."""
    sentence = next(s for s in reading.sentences if s.start <= mention.start < s.end)
    tokens = sentence.tokens
    first, last = tokens.at(mention.start), tokens.at(mention.end - 1)
    near = tokens.lower[max(0, first - 3) : first] + tokens.lower[last + 1 : last + 6]
    return not word_list("kin").isdisjoint(near)


def is_one_person(one: str, other: str) -> bool:
    """Whether two full names are one with a slip in a single word."""
    mine, its = [fold(word) for word in one.split()], [fold(word) for word in other.split()]
    if len(mine) != len(its) or mine == its:
        return False
    differ = [at for at in range(len(mine)) if mine[at] != its[at]]
    if len(differ) > 2 or (len(differ) == 2 and len(mine) == 2 and not _are_spellings(mine, its)):
        return False
    if len(differ) == 2:
        return _are_spellings(mine, its)
    at = differ[0]
    if at < len(mine) - 1:
        return _is_given_slip(mine[at], its[at])
    return _is_slip(mine[at], its[at], of_person=True)


def _are_spellings(mine: Sequence[str], its: Sequence[str]) -> bool:
    """Whether two names are transliterations of one, word by word."""
    return all(
        a == b or (skeleton(a) == skeleton(b) and min(len(a), len(b)) > 3) for a, b in zip(mine, its, strict=True)
    )


def _is_slip(one: str, other: str, of_person: bool = False) -> bool:
    if one[:1] != other[:1] and skeleton(one)[:1] != skeleton(other)[:1]:
        return False
    if is_inflection(one, other, of_person):
        return False
    if len(one) > 6 and sorted(one) == sorted(other):
        return True  # "Halvorsen", "Halverson": two letters changed places
    return one_slip(one, other) or (skeleton(one) == skeleton(other) and min(len(one), len(other)) > 3)


def _is_given_slip(one: str, other: str) -> bool:
    """First names: two common ones are two people ("Daniel", "Daniela")."""
    if one in given_names() and other in given_names():
        short, long = sorted((one, other), key=len)
        inserted = any(long[:at] + long[at + 1 :] == short for at in range(1, len(long) - 1))  # "Jon", "John"
        return inserted or (skeleton(one) == skeleton(other) and len(one) > 3)
    return _is_slip(one, other)


def _accepted(reading: Reading, one: Mention, other: Mention) -> bool:
    """Whether the sheets know both spellings: then they are accepted, or somebody else's."""
    return all(mention.entities or _is_declared(reading, mention.text) for mention in (one, other))


def _single_names(reading: Reading, written: Written) -> Iterator[Finding]:
    """Names of one word against the surnames of the document, and against one-word names that stand at least twice."""
    counted: defaultdict[str, list[Mention]] = defaultdict(list)
    parts: set[str] = set()
    surnames: dict[str, Mention] = {}
    openings = {sentence.start for sentence in reading.sentences}
    for mention, words in written:
        if len(words) == 1:
            if mention.confidence >= 0.4 and mention.start not in openings:
                counted[words[0]].append(mention)
        else:
            parts.update(words)
            if mention.kind in (Kind.PERSON, None) and is_written_as_name(words[0]):
                surnames.setdefault(words[-1], mention)
    others = [  # with its first letter and sound: of two spellings of one name, one of them is the same
        (other, target, target[0], skeleton(target)[:1])
        for other in (*(word for word in counted if len(counted[word]) > 1), *surnames)
        if len(target := fold(other)) >= 5 and is_written_as_name(other)
    ]
    for name, places in counted.items():
        if len(places) > 1 or name in parts or not name.isalpha() or not is_written_as_name(name):
            continue
        folded = fold(name)
        if len(folded) < 5:
            continue
        if places[0].entities or _is_declared(reading, name):
            continue
        if folded in given_names() or folded in word_list("organisations") or folded in word_list("adjectives"):
            continue
        first, sound = folded[0], skeleton(folded)[:1]
        for other, target, its_first, its_sound in others:
            if (first != its_first and sound != its_sound) or target == folded:
                continue
            if max(len(target), len(folded)) < 6 or not _is_slip(folded, target, other in surnames):
                continue
            also = surnames[other] if other in surnames else counted[other][0]
            yield _finding(reading, *sorted((also, places[0]), key=lambda mention: mention.start))
            break


def _finding(reading: Reading, one: Mention, other: Mention) -> Finding:
    document = reading.document
    sentence = next(s.index for s in reading.sentences if s.start <= other.start < s.end)
    texts = [" ".join(mention.text.split()) for mention in (one, other)]
    return Finding(
        start=other.start,
        end=other.end,
        sentence=sentence,
        message=f"“{texts[1]}” here, “{texts[0]}” elsewhere in the document",
        found=texts[1],
        expected=texts[0],
        related=((document.place(one.start, one.end), "the other spelling"),),
    )


def select(reading: Reading) -> Iterator[Selected]:
    """Each full name of a person, once."""
    document = reading.document
    for name, places in _people(_written(reading), ("name",)).items():
        first = places[0]
        if first.entities or first.confidence < 0.9:
            continue
        sentence = next(s for s in reading.sentences if s.start <= first.start < s.end)
        if sentence.kind is BlockKind.FURNITURE:
            continue
        yield Selected(
            check=ID,
            path=document.path,
            place=document.place(first.start, first.end),
            start=first.start,
            end=first.end,
            text=first.text,
            sentence=sentence.text,
            key="",
            name=name,
        )


def compare(selected: Sequence[Selected]) -> Iterator[Disagreement]:
    """Names of one person that two documents spell in two ways: each pair of spellings once, at the later path."""
    first: dict[str, Selected] = {}
    for item in selected:
        first.setdefault(item.name, item)
    seen: set[frozenset[str]] = set()
    for names in _comparable(list(first)):
        for at, name in enumerate(names):
            for other in names[:at]:
                pair = frozenset((name, other))
                if pair in seen or first[name].path == first[other].path or not is_one_person(other, name):
                    continue
                seen.add(pair)
                one, later = sorted((first[name], first[other]), key=lambda item: (item.path, item.start))
                yield Disagreement(
                    later=later,
                    message=f"“{later.name}” here, “{one.name}” in {one.path}",
                    related=((one.place, "the other spelling"),),
                    found=later.name,
                    expected=one.name,
                )
