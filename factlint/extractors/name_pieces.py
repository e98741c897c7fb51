"""A stretch of capitalised words: which declared names are in it, and what the rest seems to name."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factlint.model import Kind, Sentence
from factlint.records import dataclass
from factlint.text.folding import skeleton
from factlint.text.name_index import Form, NameIndex, given_names, word_list

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of ``name_words.yaml`` that cut a run."""

    adjectives: frozenset[str]
    before_months: frozenset[str]
    calendar: frozenset[str]
    goes_on: frozenset[str]
    honorifics: frozenset[str]
    joined_heads: frozenset[str]
    kin: frozenset[str]
    links: frozenset[str]
    locatives: frozenset[str]
    openers: frozenset[str]
    organisations: frozenset[str]
    particles: frozenset[str]
    places: frozenset[str]
    prefixes: frozenset[str]
    saints: frozenset[str]
    suffixes: frozenset[str]


@functools.cache
def lists() -> _Lists:
    return _Lists(*(word_list(each.name) for each in dataclasses.fields(_Lists)))


class Piece(NamedTuple):
    """Tokens ``first`` to ``stop`` of a sentence that name something; `forms` are the declared names they match."""

    first: int
    stop: int
    forms: tuple[Form, ...] = ()
    titled: bool = False  # a title or honorific stands before it
    kin: bool = False  # "his brother" stands before it
    unsure: bool = False  # one capitalised word that opens a sentence
    foreign: bool = False  # holds a declared surname with somebody else's first name
    kind: Kind | None = None  # what an undeclared name seems to name


def is_surname_month(at: int, lower: Sequence[str], words: Sequence[str]) -> bool:
    """ "Theresa May": a month after a first name, and no day behind it."""
    return lower[at - 1] in given_names() and not (at + 1 < len(words) and words[at + 1][0].isdigit())


def is_first_name_month(at: int, lower: Sequence[str], words: Sequence[str]) -> bool:
    """ "Jan Hudec", "April Jones": a month that is a first name too, before a surname and not in a date."""
    if lower[at] not in given_names() or at + 1 >= len(words):
        return False
    before = lower[at - 1] if at else ""
    surname = words[at + 1]
    if not (surname[0].isupper() and surname.isalpha()) or surname.isupper() or lower[at + 1] in lists().calendar:
        return False
    return before not in lists().before_months and not before.isdigit()


def match(
    first: int,
    stop: int,
    titled: bool,
    kin: bool,
    opens: bool,
    headline: bool,
    sentence: Sentence,
    folded: Sequence[str],
    names: NameIndex,
) -> Iterator[Piece]:
    """Yield the declared names in a stretch and what stands between them."""
    words, lower = sentence.tokens.words, sentence.tokens.lower
    at = begin = first
    while at < stop:
        length, forms = names.longest(folded, words, at)
        if not length:
            at += 1
            continue
        end = at + length
        left = (begin, at)
        verdict = _verdict(forms, left, end, stop, words, lower, folded, headline, names)
        if verdict == "other":  # part of another name
            at = end
            continue
        if verdict == "join":  # "T. Mamytov", "Sooronbai Jeenbekov"
            yield Piece(begin, end, forms, titled, kin)
        else:
            if begin < at:
                yield from plain(begin, at, titled, kin, opens, lower, words, names, folded)
            yield Piece(at, end, forms, titled and begin == at, kin and begin == at)
        begin = at = end
        titled = titled and False
        kin = opens = False
    if begin < stop:
        yield from plain(begin, stop, titled, kin, opens, lower, words, names, folded)


def _verdict(
    forms: tuple[Form, ...],
    left: tuple[int, int],
    end: int,
    stop: int,
    words: Sequence[str],
    lower: Sequence[str],
    folded: Sequence[str],
    headline: bool,
    names: NameIndex,
) -> str:
    """Whether a form in a run is itself ("own"), one name with what stands before ("join"), or another's part."""
    form = forms[0]
    organisations, places = lists().organisations, lists().places
    rest = lower[end:stop]
    before = lower[left[0] : left[1]]
    if form.how == "demonym":
        return "other" if any(word in organisations for word in rest) else "own"
    goes_on = bool(rest) and (rest[-1] in organisations or rest[-1] in places)
    if form.kind is Kind.PERSON and form.how != "other":
        if goes_on:
            return "other"
        if len(form.words) > 1:
            return "own"
        if not before:
            return "other" if left[0] and lower[left[0] - 1] == "the" else "own"  # "the Strand"
        return "join" if _fits_given(before, words, left[0], forms, names) else "other"
    joins = before and (before[-1] in lists().links or before[-1] in organisations)
    if goes_on or (joins and form.kind is Kind.PLACE):  # "Bank of England", "Imperial College London"
        return "other"
    if rest and form.kind is Kind.PLACE and len(form.words) == 1 and not headline:
        another = end + 1 == stop and words[end][0].isupper() and not words[end - 1].isupper() and words[end].isalpha()
        if another and not names.longest(folded, words, end)[0]:
            return "other"  # "Kenya Power", "Russia Today"
    if before and before[-1] in lists().prefixes and len(form.words) == 1:
        return "other"
    if before and len(form.words) == 1 and form.how == "short":
        return "other"
    if rest and len(form.words) == 1 and form.how in ("name", "capital") and form.kind is not Kind.PLACE:
        return "other"
    return "own"


def _fits_given(
    before: Sequence[str], words: Sequence[str], at: int, forms: tuple[Form, ...], names: NameIndex
) -> bool:
    """Whether first names or initials are those of one of the persons that the surname may mean."""
    for form in forms:
        for key, _ in form.entities:
            given = names.given.get(key, frozenset())
            if all(_is_given(words[at + n], given) for n in range(len(before))):
                return True
    return False


def _is_given(word: str, given: frozenset[str]) -> bool:
    letters = word.rstrip(".")
    if len(letters) == 1:
        return any(name[:1] == skeleton(letters)[:1] for name in given)
    return skeleton(word) in given


def _kind(first: int, stop: int, named_person: bool, words: Sequence[str], lower: Sequence[str]) -> Kind | None:
    """What an undeclared name seems to name."""
    if named_person:
        return Kind.PERSON
    known = lists()
    organisations, places = known.organisations, known.places
    last = lower[stop - 1]
    if stop - first == 1:
        if last in organisations:
            return Kind.GROUP
        if last in places:
            return Kind.PLACE
        if words[first].isupper() and 1 < len(last) < 6 and not _DIGIT.search(last):
            return Kind.GROUP
    else:
        if last in organisations or lower[first] in organisations:
            return Kind.GROUP
        some = lower[first:stop]
        if "of" in some or "&" in some:
            return Kind.GROUP
        if last in places or lower[first] in known.prefixes:
            return Kind.PLACE
        if not organisations.isdisjoint(some):
            return Kind.GROUP
    if not (words[first].isalpha() and words[stop - 1].isalpha()) and _DIGIT.search(" ".join(words[first:stop])):
        return Kind.THING
    if lower[first] in given_names():
        return Kind.PERSON
    if stop - first == 1 and first and lower[first - 1] in known.locatives:
        return Kind.PLACE
    return None


def plain(
    first: int,
    stop: int,
    titled: bool,
    kin: bool,
    opens: bool,
    lower: Sequence[str],
    words: Sequence[str],
    names: NameIndex,
    folded: Sequence[str],
) -> Iterator[Piece]:
    """An undeclared name, if it is one."""
    while first < stop and (not words[first][0].isupper() or lower[first] in lists().calendar):
        if words[first][0].isupper() and first + 1 < stop and is_first_name_month(first, lower, words):
            break
        first += 1
    while stop > first and (not words[stop - 1][0].isupper() or lower[stop - 1] in lists().calendar):
        if stop - 1 > first and words[stop - 1][0].isupper() and is_surname_month(stop - 1, lower, words):
            break
        stop -= 1
    if first >= stop:
        return
    if lower[first] in lists().adjectives and lists().adjectives.issuperset(lower[first:stop]):
        return
    if stop - first == 1:
        word = words[first]
        if len(word.rstrip(".")) < 2 or (lower[first] in lists().openers and not word.isupper()):
            return
        # "Askar akajev": a declared surname that somebody wrote small
        if names.skeletons and stop < len(words) and words[stop][0].islower() and len(words[stop]) >= 5:
            for form in names.skeletons.get(skeleton(words[stop]), ()):
                given = names.given.get(form.entities[0][0], frozenset())
                if skeleton(word) in given:
                    yield Piece(first, stop + 1, kind=Kind.PERSON)
                    return
    same = names.forms.get(folded[stop - 1])
    foreign = same is not None and any(form.kind is Kind.PERSON for form in same)
    kind = _kind(first, stop, titled or kin, words, lower)
    yield Piece(first, stop, (), titled, kin, opens and stop - first == 1, foreign, kind)
