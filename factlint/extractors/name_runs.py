"""Runs of capitalised words cut into names: "Russian | President | Vladimir Putin"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import compress, count

from factlint.extractors.name_pieces import (
    OPENS_NAME,
    Piece,
    is_first_name_month,
    is_surname_month,
    lists,
    match,
    plain,
)
from factlint.extractors.name_titles import split_after_group, split_at_titles
from factlint.lookup import Lookup
from factlint.model import BlockKind, Kind, Sentence
from factlint.text.folding import fold
from factlint.text.name_index import NameIndex, given_names
from factlint.text.office_index import OfficeIndex

_POSSESSIVES = ("'s", "'")
_OPENING = frozenset(".!?:;“\"‘'–—-•*>(")  # after these a capital proves nothing
_HEADLINES = (BlockKind.TITLE, BlockKind.HEADING)


def _is_capital(word: str) -> bool:
    return OPENS_NAME[word] and word.lower() != word


_CAPITAL = Lookup(_is_capital)


def pieces(
    sentence: Sentence, names: NameIndex, offices: OfficeIndex, small: Set[str] = frozenset()
) -> tuple[Piece, ...]:
    """The names in a sentence, from left to right; they never overlap.

    *small* holds the document's words as written: one that is also written small and opens a sentence is no name.
    """
    tokens = sentence.tokens
    words, lower = tokens.words, tokens.lower
    starters: Iterator[int] = compress(count(), map(_CAPITAL.__getitem__, words))
    has_small = bool(names.lower) and not names.lower.isdisjoint(lower)
    if has_small:
        starters = iter(sorted({*starters, *(at for at, word in enumerate(lower) if word in names.lower)}))
    folded = lower if sentence.text.isascii() else tuple(map(fold, words))
    known, forms_of, phrases = lists(), names.forms, offices.phrases
    calendar, goes_on = known.calendar, known.goes_on
    found: list[Piece] = []
    done = 0
    after_title = -1
    size = len(words)
    spelt = _spelt_out(words, lower) if "(" in words and "and" in lower else {}
    for at in starters:
        if at < done:
            continue
        word = lower[at]
        capital = not has_small or words[at][0].isupper()
        if capital and word in phrases and offices.phrase(lower, at) > 2:
            done = after_title = at + offices.phrase(lower, at)  # "Secretary of State Antony Blinken"
            continue
        declared = folded[at] in forms_of
        if not capital:
            length, forms = names.longest(folded, words, at)
            if length:
                found.append(Piece(at, at + length, forms))
                done = at + length
            continue
        if not declared and (
            (word in calendar and not is_first_name_month(at, lower, words))
            or (at == 0 and word in known.openers and word not in known.prefixes)
        ):
            continue
        if "-" in word and _is_compound_adjective(words[at]):
            continue
        length, forms = names.longest(folded, words, at) if declared else (0, ())
        if (
            length < 2
            and at not in spelt
            and (at + 1 == size or not (OPENS_NAME[words[at + 1]] or lower[at + 1] in goes_on))
        ):
            done = at + 1
            if not length:
                piece = _alone(at, sentence, folded, names, offices, small)
                if piece is not None:
                    found.append(piece)
                continue
            if forms[0].kind is Kind.PLACE and forms[0].how != "short":
                found.append(Piece(at, done, forms))
                continue
        stop = max(_run_end(words, lower, at), at + length)
        # A declared name that starts inside the run may go on behind it: "Manas airbase".
        for inner in range(at + 1, stop):
            if folded[inner] in forms_of:
                inner_length, _ = names.longest(folded, words, inner)
                stop = max(stop, inner + inner_length)
        if spelt:
            stop = max(stop, *(spelt.get(inner, 0) for inner in range(at, stop)))
        _cut(at, stop, sentence, folded, names, offices, small, at == after_title, found)
        done = stop
    return tuple(found)


def _spelt_out(words: Sequence[str], lower: Sequence[str]) -> dict[int, int]:
    """First token → the one behind: names with an "and", as the acronym behind them in brackets spells them.

    "Customs and Border Protection (CBP)" is one name; "Ann Hale and Tom Reed (Lab)" are two.
    """
    found: dict[int, int] = {}
    links = lists().links
    for bracket in range(2, len(words) - 2):
        acronym = words[bracket + 1]
        if words[bracket] != "(" or words[bracket + 2] != ")" or not acronym.isupper():
            continue
        letters = [letter for letter in acronym if letter.isalpha()]
        at = bracket - 1
        while at >= 0 and letters and (words[at][0] == letters[-1] or lower[at] in links):
            if words[at][0] == letters[-1]:
                letters.pop()
            at -= 1
        if not letters and len(acronym) > 1 and "and" in lower[at + 1 : bracket]:
            found[at + 1] = bracket
    return found


def _alone(
    at: int,
    sentence: Sentence,
    folded: Sequence[str],
    names: NameIndex,
    offices: OfficeIndex,
    small: Set[str],
) -> Piece | None:
    """An undeclared capitalised word between two small ones: most of them."""
    words, lower = sentence.tokens.words, sentence.tokens.lower
    word, before = lower[at], lower[at - 1] if at else ""
    heads, known = offices.heads, lists()
    if word in heads or word in known.honorifics:
        return None
    opens = at == 0 or words[at - 1] in _OPENING
    if opens and (word in known.openers or (word in small and word not in given_names())):
        return None
    titled = before in heads or before in known.honorifics
    return plain(at, at + 1, titled, after_kin(lower, at), opens, lower, words, names, folded)


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
    known = lists()
    calendar, links, particles = known.calendar, known.links, known.particles
    organisations, places = known.organisations, known.places
    if lower[first] in calendar and not is_first_name_month(first, lower, words):
        return first + 1
    at, size = first + 1, len(words)
    linked = False
    while at < size:
        word = words[at]
        if OPENS_NAME[word]:
            is_month = lower[at] in calendar and not is_first_name_month(at, lower, words)
            if (is_month and not is_surname_month(at, lower, words)) or ("-" in word and _is_compound_adjective(word)):
                break
            at += 1
            continue
        small = lower[at]
        if small not in known.inside:
            break
        if (
            small in _POSSESSIVES
            and lower[first] in known.saints
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
            if ahead < size and OPENS_NAME[words[ahead]]:
                at = ahead
                continue
        break
    return at


def _joins_common_words(lower: Sequence[str], first: int, at: int) -> bool:
    """Whether "and" goes on with the name: "Organization for Security and Cooperation", not "Bank of England and …"."""
    return lower[first] in lists().joined_heads or any(lower[n] in lists().joined_heads for n in range(first, at))


def _cut(
    first: int,
    stop: int,
    sentence: Sentence,
    folded: Sequence[str],
    names: NameIndex,
    offices: OfficeIndex,
    small: Set[str],
    after_title: bool,
    found: list[Piece],
) -> None:
    """Cut one run into names, for *found*: openers and titles off, declared names out, the rest as it stands."""
    words, lower = sentence.tokens.words, sentence.tokens.lower
    forms_of = names.forms
    opens = first == 0 or words[first - 1] in _OPENING
    if opens:
        begin = first
        openers, prefixes, given = lists().openers, lists().prefixes, given_names()
        while first < stop and not (folded[first] in forms_of and names.longest(folded, words, first)[0]):
            word = lower[first]
            if word in openers:
                common = True
            else:
                common = first == begin and word in small and word not in given and word not in offices.heads
            if not common or (word in prefixes and stop - first > 1):
                break
            first += 1
    while first < stop and not OPENS_NAME[words[first]] and folded[first] not in names.lower:
        first += 1  # links left over from an opener
    if first >= stop:
        return
    kin = after_kin(lower, first)
    run = lower[first:stop]
    if (
        forms_of.keys().isdisjoint(folded[first:stop])
        and offices.heads.isdisjoint(run)
        and lists().splitting.isdisjoint(run)
        and offices.phrases.keys().isdisjoint(run)
    ):  # two of three: one name, and nothing to cut
        before = lower[first - 1] if first else ""
        titled = before in offices.heads or before in lists().honorifics
        piece = plain(first, stop, titled, kin, opens, lower, words, names, folded)
        if piece is not None:
            found.append(piece)
        return
    headline = is_headline(sentence)
    for begin, end, titled in split_at_titles(first, stop, lower, folded, words, names, offices):
        for head, tail, person in split_after_group(begin, end, lower, words, offices):
            here = head == first
            titled_here = (titled and head == begin) or person
            found += match(head, tail, titled_here, kin and here, opens and here, headline, sentence, folded, names)


def after_kin(lower: Sequence[str], at: int) -> bool:
    """ "his brother X", "his younger brother, X"."""
    if not at:
        return False
    kin, before = lists().kin, lower[at - 1]
    return before in kin or (before == "," and at > 1 and lower[at - 2] in kin)
