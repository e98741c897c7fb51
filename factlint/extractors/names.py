"""Names, canonical across a document: "Roza Otunbayeva … Otunbayeva", "… (OSCE) … the OSCE"."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import field

from factlint.extractors.context import Context
from factlint.extractors.name_pieces import Piece
from factlint.extractors.name_runs import is_headline, pieces
from factlint.model import Document, Fact, Kind, Mention, Name, Sentence
from factlint.records import dataclass
from factlint.text.folding import fold, skeleton
from factlint.text.name_index import ARTICLES, Form, NameIndex, given_names, word_list
from factlint.text.names_match import near_spelling
from factlint.text.office_index import OfficeIndex, index_offices

Cut = tuple[frozenset[str], tuple[tuple[Piece, ...], ...]]


@dataclass(slots=True)
class _Seen:
    """What one pass over a document's names has learnt."""

    anchored: set[str] = field(default_factory=set)  # keys whose full name or capitalised form stands in the document
    people: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # surname skeleton → full names
    foreign: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # surname → where namesakes stand
    full: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # key → where its full name stands
    letters: dict[str, set[str]] = field(default_factory=dict)  # a surname's letters in order → full names
    kin: set[str] = field(default_factory=set)  # full names introduced as somebody's relative
    inside: set[str] = field(default_factory=set)  # words written with a capital inside a sentence
    small: frozenset[str] = frozenset()  # words as written
    acronyms: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, Counter[Kind]] = field(default_factory=lambda: defaultdict(Counter))


def mentions(
    document: Document,
    sentences: tuple[Sentence, ...],
    names: NameIndex,
    admitted: frozenset[str] = frozenset(),
    offices: OfficeIndex | None = None,
    known: Cut | None = None,
) -> tuple[tuple[Mention, ...], ...]:
    """Return the names in each sentence, canonical across the document.

    *admitted* holds the keys of entities whose short forms count because a ``when:`` admits the document. *known* is
    what :func:`cut_sentences` made of the same sentences, where somebody has it.
    """
    offices = offices or _known_offices()
    small, cut = known or cut_sentences(sentences, names, offices)
    seen = _learn(document, sentences, cut, names, admitted, offices.heads)
    seen.small = small
    return tuple(
        tuple(_mentions_of(sentence, found, names, seen)) for sentence, found in zip(sentences, cut, strict=True)
    )


def cut_sentences(sentences: tuple[Sentence, ...], names: NameIndex, offices: OfficeIndex) -> Cut:
    """Return the words of a document as written, and the pieces of each sentence that may be names."""
    small = frozenset().union(*(sentence.tokens.words for sentence in sentences))
    return small, tuple([pieces(sentence, names, offices, small) for sentence in sentences])


@functools.cache
def _known_offices() -> OfficeIndex:
    return index_offices(())


def extract(sentence: Sentence, context: Context, known: tuple[Fact, ...]) -> Iterator[Name]:
    """Yield the names in a sentence as facts; pronouns are none."""
    for mention in context.mentions[sentence.index]:
        mode, by = sentence.voice(mention.start)
        yield Name(
            start=mention.start,
            end=mention.end,
            sentence=sentence.index,
            mode=mode,
            by=by,
            confidence=mention.confidence,
            mention=mention,
        )


def _learn(
    document: Document,
    sentences: Sequence[Sentence],
    cut: Sequence[tuple[Piece, ...]],
    names: NameIndex,
    admitted: frozenset[str],
    heads: frozenset[str],
) -> _Seen:
    seen = _Seen(anchored=set(admitted))
    if document.dated is not None:
        day = document.dated.day
        for key, date in names.dates.items():
            if date.first is None or date.first <= day:
                seen.anchored.add(key)
    for sentence, found in zip(sentences, cut, strict=True):
        words = sentence.tokens.words
        headline = is_headline(sentence)
        for piece in found:
            for form in piece.forms:
                if not form.weak:
                    seen.anchored.update(key for key, _ in form.entities)
            if headline:
                continue
            if not piece.unsure:
                seen.inside.update(words[piece.first : piece.stop])
            if _is_full_person(piece, sentence, heads):
                full = _canonical(piece, sentence)
                last = skeleton(words[piece.stop - 1])
                if full not in seen.people[last]:
                    seen.people[last].append(full)
                if piece.kin:
                    seen.kin.add(full)
                start = sentence.tokens.starts[piece.first]
                if piece.forms:
                    for key, _ in piece.forms[0].entities:
                        seen.full[key].append(start)
                elif piece.foreign and not piece.kin:
                    seen.foreign[last].append(start)
            _learn_acronym(piece, sentence, seen)
    return seen


def _is_full_person(piece: Piece, sentence: Sentence, heads: frozenset[str]) -> bool:
    if piece.forms:
        return piece.forms[0].kind is Kind.PERSON and piece.stop - piece.first > 1
    if not 2 <= piece.stop - piece.first <= 4:
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


def _learn_acronym(piece: Piece, sentence: Sentence, seen: _Seen) -> None:
    """ "… (OSCE)": later "OSCE" means the name before the bracket."""
    words = sentence.tokens.words
    at = piece.stop
    if (
        at + 2 < len(words)
        and words[at] == "("
        and words[at + 2] == ")"
        and words[at + 1].isupper()
        and len(words[at + 1]) > 1
    ):
        initials = "".join(word[0] for word in words[piece.first : piece.stop] if word[:1].isupper())
        if initials == words[at + 1] or initials[:1] == words[at + 1][:1]:
            seen.acronyms[words[at + 1]] = _canonical(piece, sentence)


def _mentions_of(sentence: Sentence, found: Sequence[Piece], names: NameIndex, seen: _Seen) -> Iterator[Mention]:
    headline = bool(found) and is_headline(sentence)
    for piece in found:
        mention = (
            _declared(piece, sentence, names, seen)
            if piece.forms
            else _undeclared(piece, sentence, names, seen, headline)
        )
        if mention is not None:
            yield mention


def _declared(piece: Piece, sentence: Sentence, names: NameIndex, seen: _Seen) -> Mention | None:
    forms = tuple(form for form in piece.forms if not form.weak or _counts(form, piece, sentence, names, seen))
    if not forms:
        return None
    tokens = sentence.tokens
    first = piece.first
    form = forms[0]
    if form.article and first and tokens.lower[first - 1] == form.article:
        first -= 1
    start, end = tokens.starts[first], tokens.ends[piece.stop - 1]
    text = sentence.text[start - sentence.start : end - sentence.start]
    entities = tuple(dict.fromkeys(pair for one in forms for pair in one.entities))
    whole = {key for key, sheet in entities if not sheet}
    entities = tuple((key, sheet) for key, sheet in entities if not sheet or key not in whole)
    how, name = form.how, form.name
    if how == "other":
        how, name, entities = "name", " ".join(text.split()), ()
    elif how == "avoid":
        how = "name"
    elif how == "short" and form.kind is Kind.PERSON and len(form.words) == 1:
        how = "surname"
    elif how == "capital" and not _is_metonym(piece, sentence):
        name = " ".join(text.split())
        if piece.stop < len(tokens) and tokens.lower[piece.stop] in ("'s", "'"):
            entities = ()
    if how == "surname" and piece.stop - piece.first == 1 and _is_namesakes(piece, sentence, entities, seen):
        return Mention(start, end, text, " ".join(text.split()), how, form.kind, (), 0.4)
    if len({key for key, _ in entities}) > 1:
        return Mention(start, end, text, name, how, form.kind, entities, 0.4)
    return Mention(start, end, text, name, how, form.kind, entities)


def _is_namesakes(piece: Piece, sentence: Sentence, entities: tuple[tuple[str, str], ...], seen: _Seen) -> bool:
    """Whether somebody else of that surname was the last to be named in full: "Olive Prewett … Prewett said"."""
    start = sentence.tokens.starts[piece.first]
    others = [at for at in seen.foreign.get(skeleton(sentence.tokens.words[piece.first]), ()) if at < start]
    if not others:
        return False
    own = [at for key, _ in entities for at in seen.full.get(key, ()) if at < start]
    return not own or max(own) < max(others)


def _counts(form: Form, piece: Piece, sentence: Sentence, names: NameIndex, seen: _Seen) -> bool:
    """Whether a short form without a capital means the declared name here (language, section 2)."""
    if not any(key in seen.anchored for key, _ in form.entities):
        return False
    lower = sentence.tokens.lower
    before = lower[piece.first - 1] if piece.first else ""
    if (
        piece.stop < len(lower)
        and lower[piece.stop] == "of"
        and not _of_own_sheet(form, piece.stop + 1, sentence, names)
    ):
        return False
    if form.article:
        if before in (form.article, "the", "this") or _is_dated_or_measured(piece.first - 1, sentence):
            return True
        return is_headline(sentence) and before not in ("a", "an")
    return before not in ("a", "an", "another", "other", "'s")


def _of_own_sheet(form: Form, at: int, sentence: Sentence, names: NameIndex) -> bool:
    """Whether "of X" after a short form names X of the same sheet: then it says whose it is, and is not another's."""
    words, lower = sentence.tokens.words, sentence.tokens.lower
    while at < len(words) and lower[at] in ARTICLES:
        at += 1
    if at >= len(words):
        return False
    _, found = names.longest(tuple(map(fold, words)), words, at)
    sheets = {sheet for _, sheet in form.entities}
    kinds = {key for other in found for key, sheet in other.entities if sheet in ("", *sheets)}
    return bool(kinds)


def _is_dated_or_measured(index: int, sentence: Sentence) -> bool:
    """Whether the word before a short form dates or measures it: "Sunday's earthquake", "the 6.9-magnitude quake"."""
    lower = sentence.tokens.lower
    if index < 0:
        return False
    if lower[index] == "'s" and index:
        index -= 1
    return lower[index][:1].isdigit() or lower[index] in word_list("calendar")


def _is_metonym(piece: Piece, sentence: Sentence) -> bool:
    """Whether a capital stands for its government: "Moscow said", "Bishkek's participation"."""
    lower = sentence.tokens.lower
    if piece.first and lower[piece.first - 1] in word_list("locatives"):
        return False
    return piece.stop < len(lower) and (lower[piece.stop] in word_list("saying") or lower[piece.stop] in ("'s", "'"))


def _undeclared(piece: Piece, sentence: Sentence, names: NameIndex, seen: _Seen, headline: bool) -> Mention | None:
    tokens = sentence.tokens
    words = tokens.words
    start, end = tokens.starts[piece.first], tokens.ends[piece.stop - 1]
    text = sentence.text[start - sentence.start : end - sentence.start]
    name = " ".join(text.split())
    if name.isupper() and len(name) > 5 and name.title() in seen.inside:
        name = name.title()
    single = piece.stop - piece.first == 1
    word = words[piece.stop - 1]
    if single and word in seen.acronyms:
        return Mention(start, end, text, seen.acronyms[word], "short", Kind.GROUP)
    known = [full for full in seen.people.get(skeleton(word), ()) if full != name]
    parts = words[piece.first : piece.stop]
    doubtful = single and (piece.unsure or headline) and not known and not piece.titled and word not in seen.inside
    if doubtful and (headline or not ((word.isupper() and len(word) > 1) or _slip_of(word, seen))):
        return None
    unknown = headline and not single and not known and parts[0].lower() not in given_names()
    if unknown and not all(part in seen.inside or not part[0].isupper() for part in parts):
        return None
    kind = piece.kind
    if kind is None and not single and name in seen.people.get(skeleton(word), ()):
        kind = Kind.PERSON
    if kind in (None, Kind.PERSON):
        near = _near_declared(piece, words, names)
        if near is not None:
            return Mention(start, end, text, near, "near", Kind.PERSON, (), 0.4)
        if single:
            owners = [full for full in known if full not in seen.kin] or known
            if len(owners) == 1:
                return Mention(start, end, text, owners[0], "surname", Kind.PERSON, (), 0.9)
            if owners:
                return Mention(start, end, text, name, "surname", Kind.PERSON, (), 0.4)
            slip = _slip_of(word, seen)
            if slip:
                return Mention(start, end, text, slip, "near", Kind.PERSON, (), 0.4)
        elif known:
            same = [full for full in known if _compatible(name, full)]
            if same:
                longest = max([*same, name], key=len)
                return Mention(
                    start, end, text, same[0] if len(same[0]) >= len(longest) else longest, "name", Kind.PERSON
                )
    return Mention(start, end, text, name, "name", kind, (), 0.5 if piece.unsure else 0.9)


def _near_declared(piece: Piece, words: Sequence[str], names: NameIndex) -> str | None:
    """The declared person whose name is written otherwise here: "Sooronbai Žeenbekoville"."""
    for form in names.skeletons.get(skeleton(words[piece.stop - 1]), ()):
        given = names.given.get(form.entities[0][0], frozenset())
        before = words[piece.first : piece.stop - 1]
        if all(
            skeleton(word) in given or (len(word.rstrip(".")) == 1 and any(g[:1] == skeleton(word)[:1] for g in given))
            for word in before
        ):
            return form.name
    return None


def _compatible(name: str, full: str) -> bool:
    """Whether two names with one surname may be one person's: equal or abbreviated first names."""
    mine, other = name.split()[:-1], full.split()[:-1]
    return all(
        skeleton(a) == skeleton(b) or (min(len(a.rstrip(".")), len(b.rstrip("."))) == 1 and a[:1] == b[:1])
        for a, b in zip(mine, other, strict=False)
    )


def _slip_of(word: str, seen: _Seen) -> str:
    """The one person of the document whose surname *word* is with two neighbouring letters swapped, or ""."""
    if len(word) < 5 or not seen.people:
        return ""
    if not seen.letters:
        for some in seen.people.values():
            for full in some:
                last = full.split()[-1]
                seen.letters.setdefault("".join(sorted(last)), set()).add(full)
    found = {full for full in seen.letters.get("".join(sorted(word)), ()) if near_spelling(word, full.split()[-1])}
    return found.pop() if len(found) == 1 else ""
