"""Who held an office before whom: "her predecessor, Jan Roth", "Roth's successor as mayor", "succeeded Roth as mayor".

Without a title, "predecessor" is a role of its own: which office it is, the text has told before.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from factlint import data
from factlint.extractors import references
from factlint.extractors.context import Context
from factlint.extractors.role_titles import POSSESSIVES, Marks, Title, complement, heads_in, marks, titles
from factlint.model import Fact, Kind, Mention, Role, Sentence
from factlint.text.office_index import title_words

_CLOSERS = frozenset(",.;:)!?–—(“”\"'")
_OWNERS = frozenset({"his", "her", "their"})


def extract(sentence: Sentence, context: Context, known: tuple[Fact, ...]) -> Iterator[Role]:
    """Return who held an office before somebody else did, by a noun or by the verb of a role that is read already."""
    lower = sentence.tokens.lower
    if nouns().keys().isdisjoint(lower) and title_words("succeeding").isdisjoint(lower):
        return iter(())
    return _of_sentence(sentence, context, known)


@functools.cache
def nouns() -> dict[str, str]:
    """ "predecessor" → "before", "successor" → "after"."""
    return dict(data.load("offices")["succession"])


def _of_sentence(sentence: Sentence, context: Context, known: tuple[Fact, ...]) -> Iterator[Role]:
    where = marks(sentence, context.mentions[sentence.index])
    for fact in known:
        if isinstance(fact, Role) and fact.predicate.removeprefix("be ") in title_words("succeeding"):
            yield from _by_verb(fact, sentence, context, known, where)
    for at, word in enumerate(sentence.tokens.lower):
        if word in nouns():
            yield from _by_noun(at, sentence, context, known, where)


def _by_verb(fact: Role, sentence: Sentence, context: Context, known: tuple[Fact, ...], where: Marks) -> Iterator[Role]:
    """ "Berg succeeded Roth as mayor", "Roth was succeeded as mayor by Berg": Roth was mayor before Berg."""
    if fact.person is None or fact.state != "current" or fact.negated:
        return
    tokens = sentence.tokens
    title = tokens.at(fact.role_start)
    verb = title - 1
    while verb > 0 and tokens.lower[verb] not in title_words("succeeding"):
        verb -= 1
    at = verb - 1
    while at > 0 and tokens.lower[at] in title_words("between"):
        at -= 1
    if at < verb - 1 and tokens.lower[verb - 1] in title_words("passive"):
        before = where.ends.get(at + 1, (None, 0))[0]
        if before is None and tokens.lower[at] in ("he", "she", "who"):
            before = references.resolve(sentence, at, context, known)
    else:
        before = where.starts.get(verb + 1, (None, 0))[0]
    if before is not None and _is_person(before) and before.name != fact.person.name:
        yield _role(before, fact.person, fact.role, fact.of, (fact.role_start, fact.role_end), sentence)


def _by_noun(at: int, sentence: Sentence, context: Context, known: tuple[Fact, ...], where: Marks) -> Iterator[Role]:
    """ "Her predecessor, Jan Roth", "Tom Ross, Berg's predecessor as leader": both sides of the noun are persons."""
    tokens = sentence.tokens
    begin = at
    while begin > 1 and tokens.lower[begin - 1] in title_words("succession_between"):
        begin -= 1
    owner, begin = _owner(begin - 1, sentence, context, known, where)
    if owner is None or not _is_person(owner):
        return
    title, of, stop = _office(at + 1, sentence, context, where)
    named = _named(begin, stop, sentence, where)
    if named is None or named.name == owner.name:
        return
    before, after = (named, owner) if nouns()[tokens.lower[at]] == "before" else (owner, named)
    if title is None:
        yield _role(before, after, "predecessor", of, (tokens.starts[at], tokens.ends[at]), sentence)
        return
    span = tokens.starts[title.first], tokens.ends[title.stop - 1]
    role = sentence.text[span[0] - sentence.start : span[1] - sentence.start]
    yield _role(before, after, role, title.of or title.owner, span, sentence)


def _owner(
    at: int, sentence: Sentence, context: Context, known: tuple[Fact, ...], where: Marks
) -> tuple[Mention | None, int]:
    """Whose predecessor it is, and the token at which that begins."""
    lower = sentence.tokens.lower
    if at >= 0 and lower[at] in _OWNERS:
        return references.resolve(sentence, at, context, known), at
    if at > 0 and lower[at] in POSSESSIVES and at in where.ends:
        return where.ends[at]
    return None, at


def _office(stop: int, sentence: Sentence, context: Context, where: Marks) -> tuple[Title | None, Mention | None, int]:
    """What the noun says of the office, and where it ends: "as council leader", "at the trust"."""
    lower = sentence.tokens.lower
    offices = context.vocabulary.offices
    if lower[stop : stop + 1] == ("as",):
        for title in titles(sentence, offices, where, heads_in(sentence, offices)):
            if stop < title.first <= stop + 4:
                return title, None, title.end
    if lower[stop : stop + 1] == ("at",):
        of, end = complement(stop, sentence, where, offices)
        return None, of, end
    return None, None, stop


def _named(begin: int, stop: int, sentence: Sentence, where: Marks) -> Mention | None:
    """The person whom the noun phrase stands beside: "…, Jan Roth,", "… Jan Roth", "Jan Roth, …"."""
    words, lower = sentence.tokens.words, sentence.tokens.lower
    if stop in where.starts:
        person = where.starts[stop][0]
        return person if _is_person(person) else None
    closed = stop >= len(words) or words[stop] in _CLOSERS or lower[stop] in ("who", "and")
    if closed and stop + 1 in where.starts and lower[stop] == ",":
        person, end = where.starts[stop + 1]
        if _is_person(person) and (end >= len(words) or words[end] in _CLOSERS):
            return person
    if closed and begin > 1 and lower[begin - 1] == "," and begin - 1 in where.ends:
        person = where.ends[begin - 1][0]
        return person if _is_person(person) else None
    return None


def _is_person(mention: Mention) -> bool:
    return mention.kind in (Kind.PERSON, None) and mention.how not in ("noun", "demonym", "capital")


def _role(
    before: Mention, after: Mention, role: str, of: Mention | None, span: tuple[int, int], sentence: Sentence
) -> Role:
    mode, by = sentence.voice(span[0])
    here = [mention for mention in (before, after) if sentence.start <= mention.start < sentence.end]
    named = role != "predecessor"
    return Role(
        start=min(span[0], *(mention.start for mention in here)),
        end=max(span[1], *(mention.end for mention in here)),
        sentence=sentence.index,
        mode=mode,
        by=by,
        confidence=min(before.confidence, after.confidence),
        person=before,
        role=" ".join(role.split()),
        role_start=span[0],
        role_end=span[1],
        of=of if named or of is not None else after,
        state="former" if named else "current",
        predicate="precede",
        before=after,
    )
