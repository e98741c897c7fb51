"""Runs of capitalised words cut into names: "Russian | President | Vladimir Putin"."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factlint.model import BlockKind, Kind, Sentence
from factlint.text.folding import fold, skeleton
from factlint.text.name_index import Form, NameIndex, given_names, word_list
from factlint.text.office_index import OfficeIndex, states, title_words

_POSSESSIVES = ("'s", "'")
_OPENING = frozenset(".!?:;“\"‘'–—-•*>(")  # after these a capital proves nothing
_DIGIT = re.compile(r"\d")
_HEADLINES = (BlockKind.TITLE, BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of ``name_words.yaml`` that cut a run."""

    adjectives: frozenset[str]
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
def _lists() -> _Lists:
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


def pieces(
    sentence: Sentence, names: NameIndex, offices: OfficeIndex, small: frozenset[str] = frozenset()
) -> Iterator[Piece]:
    """Yield the names in a sentence, from left to right; they never overlap.

    *small* holds the document's words as written: one that is also written small and opens a sentence is no name.
    """
    tokens = sentence.tokens
    words, lower = tokens.words, tokens.lower
    starters = [
        at
        for at, (word, small) in enumerate(zip(words, lower, strict=True))
        if (word != small and word[0].isupper()) or small in names.lower
    ]
    if not starters:
        return
    folded = lower if sentence.text.isascii() else tuple(map(fold, words))
    lists, forms_of = _lists(), names.forms
    done = 0
    headline = is_headline(sentence)
    after_title = -1
    size = len(words)
    for at in starters:
        if at < done:
            continue
        word = lower[at]
        if word in offices.phrases and words[at][0].isupper() and offices.phrase(lower, at) > 2:
            done = after_title = at + offices.phrase(lower, at)  # "Secretary of State Antony Blinken"
            continue
        declared = folded[at] in forms_of
        if not words[at][0].isupper():
            length, forms = names.longest(folded, words, at)
            if length:
                yield Piece(at, at + length, forms)
                done = at + length
            continue
        if not declared and (word in lists.calendar or (at == 0 and word in lists.openers - lists.prefixes)):
            continue
        if "-" in word and _is_compound_adjective(words[at]):
            continue
        length, forms = names.longest(folded, words, at) if declared else (0, ())
        alone = at + 1 == size or not (words[at + 1][0].isupper() or lower[at + 1] in lists.goes_on)
        if alone and length < 2:
            done = at + 1
            if not length:
                yield from _alone(at, sentence, folded, names, offices, small)
                continue
            if forms[0].kind is Kind.PLACE and forms[0].how != "short":
                yield Piece(at, done, forms)
                continue
        stop = max(_run_end(words, lower, at), at + length)
        # A declared name that starts inside the run may go on behind it: "Manas airbase".
        for inner in range(at + 1, stop):
            if folded[inner] in forms_of:
                inner_length, _ = names.longest(folded, words, inner)
                stop = max(stop, inner + inner_length)
        yield from _cut(at, stop, sentence, folded, names, offices, small, headline, at == after_title)
        done = stop


def _alone(
    at: int,
    sentence: Sentence,
    folded: Sequence[str],
    names: NameIndex,
    offices: OfficeIndex,
    small: frozenset[str],
) -> Iterator[Piece]:
    """An undeclared capitalised word between two small ones: most of them."""
    words, lower = sentence.tokens.words, sentence.tokens.lower
    word, before = lower[at], lower[at - 1] if at else ""
    if word in offices.heads or word in _lists().honorifics:
        return
    opens = at == 0 or words[at - 1] in _OPENING
    if opens and (word in _lists().openers or (word in small and word not in given_names())):
        return
    titled = before in offices.heads or before in _lists().honorifics
    yield from _plain(at, at + 1, titled, _after_kin(lower, at), opens, lower, words, names, folded)


def is_headline(sentence: Sentence) -> bool:
    """A title, or a line in which every longer word has a capital: there a capital proves nothing."""
    if sentence.kind in _HEADLINES:
        return True
    words = sentence.tokens.words
    if words[-1] in (".", "!", "?", "”", '"', ":", ";", ","):
        return False
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    return sum(word[0].isupper() for word in long) >= max(1, 0.8 * len(long))


def _is_compound_adjective(word: str) -> bool:
    """ "US-led", "Kyrgyz-Chinese": made of a name, and none."""
    first, _, rest = word.partition("-")
    return (rest[:1].islower() and len(rest) > 2) or first.lower() in ("anti", "pro", "non", "post", "pre")


def _run_end(words: Sequence[str], lower: Sequence[str], first: int) -> int:
    """The end of the run of capitalised words that starts at *first*, with links inside organisations' names."""
    calendar, links, particles = _lists().calendar, _lists().links, _lists().particles
    organisations, places = _lists().organisations, _lists().places
    if lower[first] in calendar:
        return first + 1
    at, size = first + 1, len(words)
    linked = False
    while at < size:
        word = words[at]
        if word[0].isupper():
            if (lower[at] in calendar and not _is_surname_month(at, lower, words)) or (
                "-" in word and _is_compound_adjective(word)
            ):
                break
            at += 1
            continue
        small = lower[at]
        if (
            small in _POSSESSIVES
            and lower[first] in _lists().saints
            and at + 1 < size
            and (lower[at + 1] in organisations or lower[at + 1] in places)
            and words[at + 1][0].isupper()
        ):
            at += 1  # "St Mary's Hospital"
            continue
        if small in links:
            ahead = at + 1
            while ahead < size and lower[ahead] in links and ahead < at + 2:
                ahead += 1
            before = lower[at - 1]
            opens = before in organisations or before in places or linked
            joins = small in ("of", "for") if not linked else True
            if (
                ahead < size
                and words[ahead][0].isupper()
                and lower[ahead] not in calendar
                and ((opens and joins and (small != "the")) or small == "&")
            ):
                linked = linked or small == "for" or small == "of"
                if small == "and" and not _joins_common_words(lower, first, at):
                    break
                at = ahead
                continue
        if (small in particles and small not in links) or small in ("de", "la", "del", "du"):
            ahead = at + 1
            while ahead < size and lower[ahead] in particles and ahead < at + 2:
                ahead += 1
            if ahead < size and words[ahead][0].isupper():
                at = ahead
                continue
        break
    return at


def _is_surname_month(at: int, lower: Sequence[str], words: Sequence[str]) -> bool:
    """ "Theresa May": a month after a first name, and no day behind it."""
    return lower[at - 1] in given_names() and not (at + 1 < len(words) and words[at + 1][0].isdigit())


def _joins_common_words(lower: Sequence[str], first: int, at: int) -> bool:
    """Whether "and" goes on with the name: "Organization for Security and Cooperation", not "Bank of England and …"."""
    return lower[first] in _lists().joined_heads or any(lower[n] in _lists().joined_heads for n in range(first, at))


def _cut(
    first: int,
    stop: int,
    sentence: Sentence,
    folded: Sequence[str],
    names: NameIndex,
    offices: OfficeIndex,
    small: frozenset[str],
    headline: bool,
    after_title: bool,
) -> Iterator[Piece]:
    """Cut one run into names: openers and titles off, declared names out, the rest as it stands."""
    words, lower = sentence.tokens.words, sentence.tokens.lower
    opens = first == 0 or words[first - 1] in _OPENING
    if opens:
        begin = first
        openers, prefixes, given = _lists().openers, _lists().prefixes, given_names()
        while first < stop and not names.longest(folded, words, first)[0]:
            word = lower[first]
            also_small = word in small and word not in given and word not in offices.heads
            common = word in openers or (also_small and first == begin)
            if not common or (word in prefixes and stop - first > 1):
                break
            first += 1
    while first < stop and not words[first][0].isupper() and folded[first] not in names.lower:
        first += 1  # links left over from an opener
    if first >= stop:
        return
    kin = _after_kin(lower, first)
    for begin, end, titled in _split_at_titles(first, stop, lower, folded, words, names, offices):
        for head, tail, person in _split_after_group(begin, end, lower, words, offices):
            yield from _match(
                head,
                tail,
                (titled and head == begin) or person,
                kin and head == first,
                opens and head == first,
                headline,
                sentence,
                folded,
                names,
            )


def _after_kin(lower: Sequence[str], at: int) -> bool:
    """ "his brother X", "his younger brother, X"."""
    kin = _lists().kin
    return bool(at) and (lower[at - 1] in kin or (at > 1 and lower[at - 1] == "," and lower[at - 2] in kin))


def _split_after_group(
    first: int, stop: int, lower: Sequence[str], words: Sequence[str], offices: OfficeIndex
) -> list[tuple[int, int, bool]]:
    """ "(Director of the) Security Service FSB | Alexander Bortnikov": a group's name and the person in its office."""
    organisations = _lists().organisations
    for at in range(stop - 2, first, -1):
        head = at
        if words[head - 1].isupper() and len(words[head - 1]) > 1 and head - 1 > first:
            head -= 1
        if lower[head - 1] not in organisations:
            continue
        if any(lower[n] in organisations or not words[n][0].isupper() for n in range(at, stop)):
            continue
        if lower[at] in given_names() or _in_office_of(first, lower, offices):
            return [(first, at, False), (at, stop, True)]
    return [(first, stop, False)]


def _in_office_of(first: int, lower: Sequence[str], offices: OfficeIndex) -> bool:
    """Whether a title with "of" leads up to token *first*: "Chairman of the Council's …"."""
    return any(lower[n] == "of" and lower[n - 1] in offices.heads for n in range(max(1, first - 7), first))


def _split_at_titles(
    first: int,
    stop: int,
    lower: Sequence[str],
    folded: Sequence[str],
    words: Sequence[str],
    names: NameIndex,
    offices: OfficeIndex,
) -> list[tuple[int, int, bool]]:
    """(begin, end, whether a title stands before) of the stretches between titles and honorifics."""
    honorifics, modifiers = _lists().honorifics, title_words("modifiers") | states().keys()
    organisations, places = _lists().organisations, _lists().places
    suffixes = _lists().suffixes
    titled = first > 0 and (lower[first - 1] in offices.heads or lower[first - 1] in honorifics)
    parts: list[tuple[int, int, bool]] = []
    begin = at = first
    while at < stop:
        length, _ = names.longest(folded, words, at)
        if length > 1:
            at += length
            continue
        end = _title_end(at, stop, lower, offices, honorifics, modifiers)
        if end == at:
            at += 1
            continue
        rest = lower[end:stop]
        if (
            rest
            and (rest[-1] in organisations or rest[-1] in places or rest[0] in organisations)
            and not any(word in offices.heads for word in rest)
        ):
            at = end  # "Justice Department", "President Street"
            continue
        if at > first and lower[at - 1] in _lists().links:
            at = end
            continue
        if (
            at > begin
            and (not rest or rest[0] in suffixes)
            and not _has_office(begin, at, end, lower, folded, words, names)
        ):
            at = end  # "Martin Luther King", "Ben Judge"
            continue
        if at > begin:
            parts.append((begin, at, titled))
        begin, at, titled = end, end, True
    if begin < stop:
        parts.append((begin, stop, titled))
    return parts


def _has_office(
    begin: int,
    at: int,
    end: int,
    lower: Sequence[str],
    folded: Sequence[str],
    words: Sequence[str],
    names: NameIndex,
) -> bool:
    """Whether the words before a title that ends a run are a group or country: "the Finance Ministry Director"."""
    if end - at > 1 or lower[at - 1] in _lists().organisations:
        return True
    return begin + names.longest(folded, words, begin)[0] == at


def _title_end(
    at: int,
    stop: int,
    lower: Sequence[str],
    offices: OfficeIndex,
    honorifics: frozenset[str],
    modifiers: frozenset[str],
) -> int:
    """Where the title that starts at *at* ends, or *at*."""
    whole = offices.phrase(lower, at)
    if whole and at + whole <= stop:
        return at + whole
    best = at
    n = at
    while n < stop and (lower[n] in offices.heads or lower[n] in modifiers or lower[n] in honorifics):
        if lower[n] in offices.heads or lower[n] in honorifics:
            best = n + 1
        n += 1
    return best


def _match(
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
                yield from _plain(begin, at, titled, kin, opens, lower, words, names, folded)
            yield Piece(at, end, forms, titled and begin == at, kin and begin == at)
        begin = at = end
        titled = titled and False
        kin = opens = False
    if begin < stop:
        yield from _plain(begin, stop, titled, kin, opens, lower, words, names, folded)


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
    """Whether a declared form in a run is itself ("own"), one name with what stands before ("join"), or another's part."""
    form = forms[0]
    organisations, places = _lists().organisations, _lists().places
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
    joins = before and (before[-1] in _lists().links or before[-1] in organisations)
    if goes_on or (joins and form.kind is Kind.PLACE):  # "Bank of England", "Imperial College London"
        return "other"
    if rest and form.kind is Kind.PLACE and len(form.words) == 1 and not headline:
        another = end + 1 == stop and words[end][0].isupper() and not words[end - 1].isupper() and words[end].isalpha()
        if another and not names.longest(folded, words, end)[0]:
            return "other"  # "Kenya Power", "Russia Today"
    if before and before[-1] in _lists().prefixes and len(form.words) == 1:
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
    lists = _lists()
    organisations, places = lists.organisations, lists.places
    last = lower[stop - 1]
    if stop - first == 1:
        if last in organisations:
            return Kind.GROUP
        if last in places:
            return Kind.PLACE
        if words[first].isupper() and 1 < len(last) < 6:
            return Kind.GROUP
    else:
        if last in organisations or lower[first] in organisations:
            return Kind.GROUP
        some = lower[first:stop]
        if "of" in some or "&" in some:
            return Kind.GROUP
        if last in places or lower[first] in lists.prefixes:
            return Kind.PLACE
        if not organisations.isdisjoint(some):
            return Kind.GROUP
    if not (words[first].isalpha() and words[stop - 1].isalpha()) and _DIGIT.search(" ".join(words[first:stop])):
        return Kind.THING
    if lower[first] in given_names():
        return Kind.PERSON
    if stop - first == 1 and first and lower[first - 1] in lists.locatives:
        return Kind.PLACE
    return None


def _plain(
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
    while first < stop and (not words[first][0].isupper() or lower[first] in _lists().calendar):
        first += 1
    while stop > first and (not words[stop - 1][0].isupper() or lower[stop - 1] in _lists().calendar):
        if stop - 1 > first and words[stop - 1][0].isupper() and _is_surname_month(stop - 1, lower, words):
            break
        stop -= 1
    if first >= stop:
        return
    if lower[first] in _lists().adjectives and _lists().adjectives.issuperset(lower[first:stop]):
        return
    if stop - first == 1:
        word = words[first]
        if len(word.rstrip(".")) < 2 or (lower[first] in _lists().openers and not word.isupper()):
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
