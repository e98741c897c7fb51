"""Names, canonical across a document: "Roza Otunbayeva … Otunbayeva", "… (OSCE) … the OSCE"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from factlint.extractors.context import Context
from factlint.extractors.name_learning import Seen, learn
from factlint.extractors.name_pieces import Piece
from factlint.extractors.name_runs import is_headline, pieces
from factlint.lookup import Lookup
from factlint.model import Document, Fact, Kind, Mention, Mode, Name, Sentence
from factlint.records import dataclass, replace
from factlint.text.folding import fold, skeleton
from factlint.text.name_index import ARTICLES, Form, NameIndex, given_names, word_list
from factlint.text.names_match import near_spelling
from factlint.text.office_index import OfficeIndex, index_offices

Cut = tuple[frozenset[str], tuple[tuple[Piece, ...], ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """The names of a document's sentences, and what :func:`admit` needs to look at some of them again."""

    mentions: tuple[tuple[Mention, ...], ...]
    cut: tuple[tuple[Piece, ...], ...]
    seen: Seen


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
    return find(document, sentences, names, offices, admitted, known).mentions


def find(
    document: Document,
    sentences: tuple[Sentence, ...],
    names: NameIndex,
    offices: OfficeIndex,
    admitted: frozenset[str] = frozenset(),
    known: Cut | None = None,
) -> Found:
    """:func:`mentions`, and what they were made of."""
    _, cut = known or cut_sentences(sentences, names, offices)
    seen = learn(document, sentences, cut, names, admitted, offices.heads)
    found = tuple([_mentions_of(sentence, some, names, seen) for sentence, some in zip(sentences, cut, strict=True)])
    return Found(found, cut, seen)


def admit(
    found: Found, sentences: tuple[Sentence, ...], names: NameIndex, admitted: frozenset[str]
) -> tuple[tuple[Mention, ...], ...]:
    """The mentions once a ``when:`` admits *admitted*: only where a short form of theirs stands are there others."""
    seen = replace(found.seen, anchored=found.seen.anchored | admitted)
    return tuple(
        [
            _mentions_of(sentence, some, names, seen) if some and _has_short_form(some, admitted) else before
            for sentence, some, before in zip(sentences, found.cut, found.mentions, strict=True)
        ]
    )


def _has_short_form(some: tuple[Piece, ...], keys: frozenset[str]) -> bool:
    """Whether a short form without a capital that may mean one of *keys* is among a sentence's names."""
    for piece in some:
        for form in piece.forms:
            if form.weak and any(key in keys for key, _ in form.entities):
                return True
    return False


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
        mode, by = sentence.voice(mention.start) if sentence.voices else (Mode.ASSERTED, None)
        yield Name(
            start=mention.start,
            end=mention.end,
            sentence=sentence.index,
            mode=mode,
            by=by,
            confidence=mention.confidence,
            mention=mention,
        )


def _mentions_of(sentence: Sentence, found: tuple[Piece, ...], names: NameIndex, seen: Seen) -> tuple[Mention, ...]:
    if not found:
        return ()
    headline = sentence.index in seen.headlines
    made: list[Mention] = []
    dollars = "$" in sentence.text
    for piece in found:
        if dollars and _is_currency(piece, sentence):
            continue
        if piece.forms:
            mention = _declared(piece, sentence, names, seen)
        else:
            mention = _undeclared(piece, sentence, names, seen, headline)
        if mention is not None and not (made and not piece.forms and _is_suffix(piece, made[-1], sentence)):
            made.append(mention)
    return tuple(made)


def _is_currency(piece: Piece, sentence: Sentence) -> bool:
    """Whether letters belong to the sign behind them: "NZ$8.4 million", "US$3"."""
    tokens = sentence.tokens
    behind = piece.stop
    return behind < len(tokens) and tokens.words[behind] == "$" and tokens.starts[behind] == tokens.ends[behind - 1]


def _is_suffix(piece: Piece, before: Mention, sentence: Sentence) -> bool:
    """Whether a piece is the letters behind a person's name: "Helena Voss KC"."""
    tokens = sentence.tokens
    return (
        piece.stop - piece.first == 1
        and tokens.lower[piece.first] in word_list("suffixes")
        and tokens.starts[piece.first] - before.end in (1, 2)
    )


def _declared(piece: Piece, sentence: Sentence, names: NameIndex, seen: Seen) -> Mention | None:
    forms = piece.forms
    if len(forms) > 1 or forms[0].weak:
        forms = tuple(form for form in forms if not form.weak or _counts(form, piece, sentence, names, seen))
        if not forms:
            return None
    tokens = sentence.tokens
    first, stop = piece.first, piece.stop
    form = forms[0]
    if form.article and first and tokens.lower[first - 1] == form.article:
        first -= 1
    start, end = tokens.starts[first], tokens.ends[stop - 1]
    text = sentence.text[start - sentence.start : end - sentence.start]
    entities = form.entities
    if len(forms) > 1 or len(entities) > 1:
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
        if entities and stop < len(tokens.words) and tokens.lower[stop] in ("'s", "'"):
            entities = ()
    if how == "surname" and stop - piece.first == 1 and _is_namesakes(piece, sentence, entities, seen):
        return Mention(start, end, text, " ".join(text.split()), how, form.kind, (), 0.4)
    if len(entities) > 1 and how == "surname" and len(named := _named_before(entities, start, seen)) == 1:
        entities = tuple([pair for pair in entities if pair[0] in named])
        name = next(each.name for each in forms if each.entities[0][0] in named)
    if len(entities) > 1 and len({key for key, _ in entities}) > 1:
        return Mention(start, end, text, name, how, form.kind, entities, 0.4)
    return Mention(start, end, text, name, how, form.kind, entities)


def _named_before(entities: tuple[tuple[str, str], ...], start: int, seen: Seen) -> set[str]:
    """Which of several of one surname were named in full before: "Leonard Haswell … Haswell", whoever comes later."""
    return {key for key, _ in entities if any(at < start for at in seen.full.get(key, ()))}


def _is_namesakes(piece: Piece, sentence: Sentence, entities: tuple[tuple[str, str], ...], seen: Seen) -> bool:
    """Whether somebody else of that surname was the last to be named in full: "Olive Prewett … Prewett said"."""
    start = sentence.tokens.starts[piece.first]
    others = [at for at in seen.foreign.get(skeleton(sentence.tokens.words[piece.first]), ()) if at < start]
    if not others:
        return False
    own = [at for key, _ in entities for at in seen.full.get(key, ()) if at < start]
    return not own or max(own) < max(others)


def _counts(form: Form, piece: Piece, sentence: Sentence, names: NameIndex, seen: Seen) -> bool:
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


def _undeclared(piece: Piece, sentence: Sentence, names: NameIndex, seen: Seen, headline: bool) -> Mention | None:
    tokens = sentence.tokens
    words = tokens.words
    first, stop = piece.first, piece.stop
    single = stop - first == 1
    start, end = tokens.starts[first], tokens.ends[stop - 1]
    text = name = sentence.text[start - sentence.start : end - sentence.start]
    if not single:
        name = " ".join(text.split())
    if name.isupper() and len(name) > 5 and name.title() in seen.inside:
        name = name.title()
    word = words[stop - 1]
    if single and word in seen.acronyms:
        return Mention(start, end, text, seen.acronyms[word], "short", Kind.GROUP)
    namesakes = seen.people.get(skeleton(word), ()) if seen.people else ()
    known = [full for full in namesakes if full != name] if namesakes else []
    if known and _REGNAL.issuperset(word):
        known = [full for full in known if full.endswith(f" {word}")]  # Alfred I is not Alfred II
    again = _named_so(word, piece, seen) if single and not known else ""
    if single:
        doubtful = (
            (piece.unsure or headline) and not known and not again and not piece.titled and word not in seen.inside
        )
        if doubtful and not headline and names.skeletons and len(word) > _SHORT:
            doubtful = skeleton(word) not in names.skeletons  # "Otunbaeva took the oath": as likely as elsewhere
        if doubtful and (headline or not ((word.isupper() and len(word) > 1) or _slip_of(word, seen))):
            return None
    elif headline and not known and tokens.lower[first] not in given_names():
        inside = seen.inside
        if not all(part in inside or not part[0].isupper() for part in words[first:stop]):
            return None
    kind = piece.kind
    if kind is None and not single and name in namesakes:
        kind = Kind.PERSON
    if kind is None or kind is Kind.PERSON:
        if names.skeletons:
            near = _near_declared(piece, words, names)
            if near is not None:
                return Mention(start, end, text, near, "near", Kind.PERSON, (), 0.4)
        if single:
            owners = [full for full in known if full not in seen.kin] or known
            if len(owners) == 1:
                return Mention(start, end, text, owners[0], "surname", Kind.PERSON, (), 0.9)
            if owners:
                return Mention(start, end, text, name, "surname", Kind.PERSON, (), 0.4)
            if again:
                is_person = kind is Kind.PERSON or piece.titled or word in seen.firsts
                return Mention(start, end, text, again, "surname", Kind.PERSON if is_person else None, (), 0.8)
            slip = _slip_of(word, seen)
            if slip:
                return Mention(start, end, text, slip, "near", Kind.PERSON, (), 0.4)
        elif known:
            same = [full for full in known if _compatible(name, full)]
            if same:
                longest = max([*same, name], key=len)
                whole = same[0] if len(same[0]) >= len(longest) else longest
                return Mention(start, end, text, whole, "name", Kind.PERSON)
    return Mention(start, end, text, name, "name", kind, (), 0.5 if piece.unsure else 0.9)


def _named_so(word: str, piece: Piece, seen: Seen) -> str:
    """The one full name that *word* stands for by itself, or "": "Xi Jinping … Mr Xi", "Ratko Mladić … Mladic"."""
    some = seen.firsts.get(word, ())
    if not some and seen.strangers:
        some = seen.strangers.get(skeleton(word), ()) or (seen.titled.get(word, ()) if piece.titled else ())
    return some[0] if len(some) == 1 else ""


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


def _slip_of(word: str, seen: Seen) -> str:
    """The one person of the document whose surname *word* is with two neighbouring letters swapped, or ""."""
    if len(word) < 5 or not seen.people:
        return ""
    if not seen.letters:
        for some in seen.people.values():
            for full in some:
                seen.letters.setdefault(_LETTERS[full.split()[-1]], set()).add(full)
    found = seen.letters.get(_LETTERS[word])
    if found is None:
        return ""
    found = {full for full in found if near_spelling(word, full.split()[-1])}
    return found.pop() if len(found) == 1 else ""


_SHORT = 4  # letters: what is no longer may be many a word
_REGNAL = frozenset("IVX")
_LETTERS = Lookup(lambda word: "".join(sorted(word)))
