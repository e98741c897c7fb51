"""A stretch of capitalised words: which declared names are in it, and what the rest seems to name."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from factlint.lookup import Lookup
from factlint.model import Kind, Sentence
from factlint.records import dataclass
from factlint.text.folding import skeleton, without_article
from factlint.text.name_index import Form, NameIndex, given_names, word_list

_DIGIT = re.compile(r"\d")
_NOTHING: tuple[int, tuple[Form, ...]] = (0, ())


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of ``name_words.yaml`` that cut a run."""

    adjectives: frozenset[str]
    before_months: frozenset[str]
    calendar: frozenset[str]
    events: frozenset[str]
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
    inside: frozenset[str]  # all that may stand small inside a name: the others end it
    splitting: frozenset[str]  # beside titles: where one of these is in a run, it may be two names


@functools.cache
def lists() -> _Lists:
    made = ("inside", "splitting")
    read = {each.name: word_list(each.name) for each in dataclasses.fields(_Lists) if each.name not in made}
    inside = read["links"] | read["particles"] | {"'s", "'"}
    return _Lists(**read, inside=inside, splitting=read["honorifics"] | read["organisations"])


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


def _opens_name(word: str) -> bool:
    """ "Assad", "al-Assad"."""
    return word[0].isupper() or without_article(word)[0].isupper()


OPENS_NAME = Lookup(_opens_name)


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
) -> list[Piece]:
    """The declared names in a stretch and what stands between them."""
    words, lower = sentence.tokens.words, sentence.tokens.lower
    forms_of = names.forms
    found: list[Piece] = []
    at = begin = first
    while at < stop:
        length, forms = names.longest(folded, words, at) if folded[at] in forms_of else _NOTHING
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
            found.append(Piece(begin, end, forms, titled, kin))
        else:
            if begin < at:
                rest = plain(begin, at, titled, kin, opens, lower, words, names, folded)
                if rest is not None:
                    found.append(rest)
            found.append(Piece(at, end, forms, titled and begin == at, kin and begin == at))
        begin = at = end
        titled = titled and False
        kin = opens = False
    if begin < stop:
        rest = plain(begin, stop, titled, kin, opens, lower, words, names, folded)
        if rest is not None:
            found.append(rest)
    return found


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
            if len(before) == 2 and skeleton("-".join(words[at : at + 2])) in given:
                return True  # "Jean Luc Moreau" for Jean-Luc
    return False


def _is_given(word: str, given: frozenset[str]) -> bool:
    letters = word.rstrip(".")
    if len(letters) == 1 or "." in letters:  # T., J.-L.
        return any(name[:1] == skeleton(letters)[:1] for name in given)
    return skeleton(word) in given


def _kind(first: int, stop: int, named_person: bool, words: Sequence[str], lower: Sequence[str]) -> Kind | None:
    """What an undeclared name seems to name."""
    if named_person:
        return Kind.PERSON
    known = lists()
    if stop - first == 1:
        kind = _SINGLE[words[first]].kind
        if kind is None and first and lower[first - 1] in known.locatives:
            return Kind.PLACE
        return kind
    organisations = known.organisations
    last = lower[stop - 1]
    some = lower[first:stop]
    if not organisations.isdisjoint(some):
        if last in organisations or some[0] in organisations:
            return Kind.GROUP
        has_organisation = True
    else:
        has_organisation = False
    if "of" in some or "&" in some:
        return Kind.GROUP
    if last in known.places or some[0] in known.prefixes:
        return Kind.PLACE
    if has_organisation:
        return Kind.GROUP
    if not (words[first].isalpha() and words[stop - 1].isalpha()) and _DIGIT.search(" ".join(words[first:stop])):
        return Kind.THING
    return Kind.PERSON if some[0] in given_names() else None


class _Single(NamedTuple):
    """What a capitalised word names by itself."""

    is_name: bool
    kind: Kind | None


def _single(word: str) -> _Single:
    known = lists()
    lower = word.lower().replace("’", "'")
    is_name = (
        lower not in known.calendar
        and lower not in known.adjectives
        and len(word.rstrip(".")) > 1
        and (lower not in known.openers or word.isupper())
    )
    kind = None
    if lower in known.organisations:
        kind = Kind.GROUP
    elif lower in known.places:
        kind = Kind.PLACE
    elif word.isupper() and 1 < len(lower) < 6 and not _DIGIT.search(lower):
        kind = Kind.GROUP
    elif not word.isalpha() and _DIGIT.search(word):
        kind = Kind.THING
    elif lower in given_names():
        kind = Kind.PERSON
    return _Single(is_name, kind)


_SINGLE = Lookup(_single)  # names repeat: asked once a word, two in three pieces cost a third


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
) -> Piece | None:
    """An undeclared name, if it is one."""
    calendar = lists().calendar
    while first < stop and (not OPENS_NAME[words[first]] or lower[first] in calendar):
        if words[first][0].isupper() and first + 1 < stop and is_first_name_month(first, lower, words):
            break
        first += 1
    while stop > first and (not OPENS_NAME[words[stop - 1]] or lower[stop - 1] in calendar):
        if stop - 1 > first and words[stop - 1][0].isupper() and is_surname_month(stop - 1, lower, words):
            break
        stop -= 1
    if stop - first > 1:
        adjectives = lists().adjectives
        if lower[first] in adjectives and adjectives.issuperset(lower[first:stop]):
            return None
    elif first >= stop or not _SINGLE[words[first]].is_name:
        return None
    elif names.skeletons and _is_small_surname(words[first], stop, words, names):
        return Piece(first, stop + 1, kind=Kind.PERSON)
    same = names.forms.get(folded[stop - 1])
    foreign = same is not None and any(form.kind is Kind.PERSON for form in same)
    kind = _kind(first, stop, titled or kin, words, lower)
    return Piece(first, stop, (), titled, kin, opens and stop - first == 1, foreign, kind)


def _is_small_surname(word: str, at: int, words: Sequence[str], names: NameIndex) -> bool:
    """Whether a declared surname that somebody wrote small follows its first name: "Askar akajev"."""
    if at >= len(words) or len(words[at]) < 5 or not words[at][0].islower():
        return False
    some = names.skeletons.get(skeleton(words[at]), ())
    return any(skeleton(word) in names.given.get(form.entities[0][0], frozenset()) for form in some)
