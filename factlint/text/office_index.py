"""Titles of offices, declared and known: "prime minister", "the hospital's medical director"."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Sequence

from factlint import data
from factlint.model import Office
from factlint.records import dataclass
from factlint.text.tokens import tokenise


@dataclass(frozen=True, slots=True)
class OfficeIndex:
    """The lookups; all words are in lower case with straight apostrophes."""

    heads: frozenset[str]  # the words on which a title may end
    ends: frozenset[str]  # and those on which only a whole title does ("number two"); without one, no office is named
    phrases: dict[
        str, tuple[tuple[str, ...], ...]
    ]  # first word → whole titles that a sheet or the data give, longest first
    declared: dict[str, tuple[Office, ...]]  # title as declared ("president"), and its `also:` → offices

    def phrase(self, lower: Sequence[str], at: int) -> int:
        """How many tokens a whole declared or known title takes at token *at*; 0 for none."""
        for words in self.phrases.get(lower[at], ()):
            if tuple(lower[at : at + len(words)]) == words:
                return len(words)
        return 0


def index_offices(offices: tuple[Office, ...]) -> OfficeIndex:
    """Compile the lookups of declared offices and of the titles that the data know."""
    heads = set(_list("heads"))
    whole = {tuple(phrase.split()) for phrase in _list("phrases")}
    declared: defaultdict[str, list[Office]] = defaultdict(list)
    for office in offices:
        for title in (office.title, *office.also):
            words = _title_words(title, is_whole=title == office.title)
            if not words:
                continue
            declared[" ".join(words)].append(office)
            for short, head in data.load("offices")["abbreviated"].items():
                if words[-1] == head:
                    declared[" ".join((*words[:-1], short))].append(office)
            heads.add(words[-1])
            if len(words) > 1:
                whole.add(words)
    heads.update(words[-1] for words in whole if len(words) == 1)
    ends = heads.union(words[-1] for words in whole if len(words) < 3 or words[1] not in ("of", "in"))
    by_first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in whole:
        by_first[words[0]].append(words)
    phrases = {first: tuple(sorted(some, key=len, reverse=True)) for first, some in by_first.items()}
    return OfficeIndex(
        frozenset(heads), frozenset(ends), phrases, {title: tuple(some) for title, some in declared.items()}
    )


def _title_words(title: str, is_whole: bool) -> tuple[str, ...]:
    """The title alone: "the council's chief executive" → "chief executive"; "the leader of the council" → "leader".

    One without its owner *is_whole*, and so is what stands behind a possessive: "the council's director of education".
    """
    words = list(tokenise(title, 0, len(title)).lower)
    for owner in ("'s", "'"):
        if owner in words:
            words, is_whole = words[words.index(owner) + 1 :], True
    if words and words[0] in ("the", "a", "an"):
        words = words[1:]
    if not is_whole and "of" in words[1:] and " ".join(words) not in _list("phrases"):
        words = words[: words.index("of")]
    return tuple(words)


@functools.cache
def _list(name: str) -> frozenset[str]:
    items = data.load("offices")[name]
    return frozenset(word.strip() for item in items for word in str(item).split(",") if word.strip())


def title_words(name: str) -> frozenset[str]:
    """A list of ``offices.yaml`` ("heads", "modifiers", "phrases", "unique") as a set."""
    return _list(name)


@functools.cache
def states() -> dict[str, str]:
    """Words before a title that say whether it is held: "ex" → "former", "fugitive" → "fugitive"."""
    return dict(data.load("offices")["states"])


@functools.cache
def adverb_states() -> dict[str, str]:
    """Adverbs before the article of a title: "X, then the minister for transport" → "then"."""
    return dict(data.load("offices")["adverbs"])
