"""What a document's names teach about each other: "… (OSCE)", "Roza Otunbayeva", "his brother Janysh".

One pass learns who is named in full, which acronyms stand for what, and which words have capitals inside sentences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import field

from factlint.extractors.name_pieces import Piece
from factlint.extractors.name_runs import is_headline
from factlint.model import Document, Kind, Sentence
from factlint.records import dataclass
from factlint.text.folding import fold, skeleton
from factlint.text.name_index import NameIndex, given_names, word_list

_LONG = 4  # words: a longer name is no "Omurbek Kadyrov"


@dataclass(slots=True)
class Seen:
    """What one pass over a document's names has learnt."""

    anchored: set[str] = field(default_factory=set)  # keys whose full name or capitalised form stands in the document
    people: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # surname skeleton → full names
    firsts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # first name → full names: "Xi"
    # Of names of which nothing tells what they name: the skeleton of the last word → names; the first → the same
    strangers: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    titled: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    foreign: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # surname → where namesakes stand
    full: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # key → where its full name stands
    letters: dict[str, set[str]] = field(default_factory=dict)  # a surname's letters in order → full names
    kin: set[str] = field(default_factory=set)  # full names introduced as somebody's relative
    inside: set[str] = field(default_factory=set)  # words written with a capital inside a sentence
    headlines: set[int] = field(default_factory=set)  # indices of the sentences whose capitals prove nothing
    acronyms: dict[str, str] = field(default_factory=dict)


def learn(
    document: Document,
    sentences: Sequence[Sentence],
    cut: Sequence[tuple[Piece, ...]],
    names: NameIndex,
    admitted: frozenset[str],
    heads: frozenset[str],
) -> Seen:
    """What the names in *cut* teach. *heads* are the words on which the title of an office may end."""
    seen = Seen(anchored=set(admitted))
    if document.dated is not None:
        day = document.dated.day
        for key, date in names.dates.items():
            if date.first is None or date.first <= day:
                seen.anchored.add(key)
    anchored, inside, people = seen.anchored, seen.inside, seen.people
    for sentence, found in zip(sentences, cut, strict=True):
        if not found:
            continue
        words = sentence.tokens.words
        headline = is_headline(sentence)
        if headline:
            seen.headlines.add(sentence.index)
        for piece in found:
            first, stop = piece.first, piece.stop
            for form in piece.forms:
                if not form.weak:
                    anchored.update([key for key, _ in form.entities])
            if headline:
                continue
            if not piece.unsure:
                inside.update(words[first:stop])
            if stop - first > 1 and _is_full_person(piece, sentence, heads):
                full = _canonical(piece, sentence)
                surname = words[_surname_at(piece, words)]
                last = skeleton(surname)
                if full not in people[last]:
                    people[last].append(full)
                    if not surname.isascii() and (plain := skeleton(fold(surname))) != last:
                        people[plain].append(full)  # "Ratko Mladić … Mladic"
                    if words[first].lower() not in given_names():
                        seen.firsts[words[first]].append(full)
                if piece.kin:
                    seen.kin.add(full)
                start = sentence.tokens.starts[first]
                if piece.forms:
                    for key, _ in piece.forms[0].entities:
                        seen.full[key].append(start)
                elif piece.foreign and not piece.kin:
                    seen.foreign[last].append(start)
            elif piece.kind is None and not piece.forms and 1 < stop - first < _LONG and not piece.foreign:
                full = _canonical(piece, sentence)
                for last in {skeleton(words[stop - 1]), skeleton(fold(words[stop - 1]))}:
                    if full not in seen.strangers[last]:
                        seen.strangers[last].append(full)
                if full not in seen.titled[words[first]]:
                    seen.titled[words[first]].append(full)
            if stop + 2 < len(words) and words[stop] == "(":
                _learn_acronym(piece, sentence, seen)
    return seen


def _surname_at(piece: Piece, words: Sequence[str]) -> int:
    """The token of the surname: "King" of "Martin Luther King Jr."."""
    at = piece.stop - 1
    while at > piece.first + 1 and words[at].lower().rstrip(".") in word_list("generations"):
        at -= 1
    return at


def _is_full_person(piece: Piece, sentence: Sentence, heads: frozenset[str]) -> bool:
    """Whether a name of two words or more is a person's full name."""
    if piece.forms:
        return piece.forms[0].kind is Kind.PERSON
    if piece.stop - piece.first > 4:
        return False
    return piece.kind is Kind.PERSON or _acts_as_person(piece, sentence, heads)


def _acts_as_person(piece: Piece, sentence: Sentence, heads: frozenset[str]) -> bool:
    """Whether a name of unknown kind says something, has an age, or stands in apposition to an office."""
    words, lower = sentence.tokens.words, sentence.tokens.lower
    if piece.kind is not None or piece.stop - piece.first > 3:
        return False
    first, stop = piece.first, piece.stop
    if first and lower[first - 1] in word_list("saying"):
        return True
    if stop < len(words) and (lower[stop] in word_list("saying") or lower[stop] == "who"):
        return True
    if stop + 1 < len(words) and words[stop] == "," and lower[stop + 1] in ("who", "whose"):
        return True
    if first > 2 and words[first - 1] == "," and not heads.isdisjoint(lower[max(0, first - 7) : first - 1]):
        return True
    if stop + 2 < len(words) and words[stop] == ",":
        after = lower[stop + 1 : stop + 6]
        return (after[0].isdigit() and words[stop + 2] == ",") or (
            after[0] in ("the", "a", "an") and not heads.isdisjoint(after)
        )
    return False


def _canonical(piece: Piece, sentence: Sentence) -> str:
    if piece.forms and piece.forms[0].how != "other":
        return piece.forms[0].name
    tokens = sentence.tokens
    start = tokens.starts[piece.first] - sentence.start
    end = tokens.ends[piece.stop - 1] - sentence.start
    return " ".join(sentence.text[start:end].split())


def _learn_acronym(piece: Piece, sentence: Sentence, seen: Seen) -> None:
    """ "… (OSCE)": later "OSCE" means the name before the bracket."""
    words = sentence.tokens.words
    at = piece.stop
    if words[at + 2] == ")" and words[at + 1].isupper() and len(words[at + 1]) > 1:
        initials = "".join(word[0] for word in words[piece.first : piece.stop] if word[:1].isupper())
        if initials == words[at + 1] or initials[:1] == words[at + 1][:1]:
            seen.acronyms[words[at + 1]] = _canonical(piece, sentence)
