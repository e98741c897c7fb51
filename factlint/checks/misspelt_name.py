"""A declared name with a slip in it: "Karmiov" where a sheet declares Islam Karimov (language, 5.10).

A capitalised word one edit or one swap away from a word of five letters or more in a declared name. It speaks
only where sheets declare names; a sheet's own `avoid:` spelling is reported as that.

It is silent about words that are names themselves, declared or of a country, about demonyms and inflections
("Germany", "German"), about a word at a sentence's start that the text also writes small, and where the name's
other words are somebody else's (Dmitri Peskov beside Dmitry Medvedev).
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator

from factlint.checks.finding import Finding
from factlint.checks.spelling import is_inflection, one_slip
from factlint.extractors.reading import Reading
from factlint.lookup import Lookup, once
from factlint.model import Level, Mention, Sentence
from factlint.text.folding import fold, skeleton
from factlint.text.morphology import lemma
from factlint.text.name_index import NameIndex, word_list

ID = "misspelt-name"
LEVEL = Level.WARNING
SUMMARY = "a declared name with one letter wrong"

NAMES = ("Islam Karimov", "Dmitry Medvedev", "Moira Strand", "Marisol Etcheverría", "Germany")
FIRES = (
    "Medvedev sounded out Karmiov’s position on Monday.",
    "It was signed by Moira Strant and nobody else.",
    "The governor, Marisol Etchevería, said so.",
)
SILENT = (
    "While Strand spoke, Unite and others left in March.",
    "Medvedev sounded out Karimov’s position on Monday.",
    "President Vladimir Putin's spokesman Dmitri Peskov said so beside Medvedev.",
    "The German chancellor and the Karimovs met.",
    "Stand by, said Moira Strand, and they did stand.",
    "The governor, Marisol Etcheverria, said so.",
)


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    names = reading.context.vocabulary.names
    declared = _declared(names)
    if not declared.by_word:
        return
    small: frozenset[str] | None = None
    for sentence in reading.sentences:
        words = sentence.tokens.words
        for at, targets in enumerate(map(declared.targets.__getitem__, words)):
            if not targets:
                continue
            word = words[at]
            if fold(word) in word_list("openers") and _opens(sentence, at):
                continue
            target = _meant(sentence, at, targets, declared, reading.context.mentions[sentence.index])
            if target is None:
                continue
            if small is None:
                small = frozenset(w for s in reading.sentences for w in s.tokens.words if w[0].islower())
            if word.lower() not in small:
                yield _finding(sentence, at, target)


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether a word stands where any word has a capital: first, or behind an opening quotation mark or a dash."""
    return at == 0 or not sentence.tokens.words[at - 1][0].isalnum()


def _is_one_verb(word: str, other: str) -> bool:
    """Whether two words are forms of one verb: the union Unite is not a slip for United."""
    return lemma(word) is not None and lemma(word) == lemma(other)


class _Declared:
    """The long words of declared names, by their first letter and by what follows it.

    `targets` are those that a word as written may be a slip for: words repeat, and so each is looked into once.
    """

    __slots__ = ("by_first", "by_tail", "by_word", "known", "targets")

    def __init__(self, names: NameIndex) -> None:
        self.targets = Lookup(self._targets)
        self.known: set[str] = set()
        self.by_word: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        self.by_first: defaultdict[str, list[str]] = defaultdict(list)
        self.by_tail: defaultdict[str, list[str]] = defaultdict(list)
        for forms in names.forms.values():
            for form in forms:
                if form.how != "avoid":
                    self.known.update(form.words)
                if not form.entities or form.how in ("other", "avoid", "demonym"):
                    continue
                for word, capital in zip(form.words, form.capitals, strict=True):
                    if capital and len(word) >= 5:
                        self.by_word[word].append(form.words)
        for word in self.by_word:
            self.by_first[word[0]].append(word)
            self.by_tail[word[1:]].append(word)

    def _targets(self, word: str) -> tuple[str, ...]:
        if len(word) < 4 or not word[0].isupper() or word.isupper():
            return ()
        folded = fold(word)
        if folded in self.known or folded in word_list("calendar"):
            return ()
        return tuple(target for target in self._near(folded) if not _is_one_verb(folded, target))

    def _near(self, folded: str) -> list[str]:
        """The declared words one edit or one swap away; none for an inflection."""
        shortest, longest = len(folded) - 1, len(folded) + 1
        found = {word for word in self.by_first.get(folded[0], ()) if shortest <= len(word) <= longest}
        # Words one slip apart that begin with different letters share all after one of these.
        found.update(self.by_tail.get(folded[1:], ()), self.by_tail.get(folded, ()))
        found.update(word for word in (folded[1:], folded[1] + folded[0] + folded[2:]) if word in self.by_word)
        return [word for word in sorted(found) if one_slip(folded, word) and not is_inflection(folded, word)]


@once
def _declared(names: NameIndex) -> _Declared:
    return _Declared(names)


def _meant(
    sentence: Sentence, at: int, targets: tuple[str, ...], declared: _Declared, mentions: tuple[Mention, ...]
) -> str | None:
    """The declared word that is meant: the words beside must be of the same name."""
    words = sentence.tokens.words
    beside = [fold(words[n]) for n in _mentioned(sentence, at, mentions) if n != at]
    beside = [word for word in beside if word not in _titles() and len(word) > 1]
    for target in targets:
        for form in declared.by_word[target]:
            skeletons = {skeleton(word) for word in form}
            if all(word in form or skeleton(word) in skeletons for word in beside):
                if beside or at or len(form) == 1:
                    return target
                if target == form[-1]:
                    return target
    return None


def _mentioned(sentence: Sentence, at: int, mentions: tuple[Mention, ...]) -> range:
    """The words of the name that the one at *at* is part of, as it was read; else its capitalised neighbours."""
    tokens = sentence.tokens
    for mention in mentions:
        if mention.start <= tokens.starts[at] < mention.end and mention.how != "pronoun":
            return range(tokens.at(mention.start), tokens.at(mention.end - 1) + 1)
    first = at - (at > 1 and tokens.words[at - 1][0].isupper())
    last = at + (at + 1 < len(tokens) and tokens.words[at + 1][0].isupper())
    return range(first, last + 1)


@functools.cache
def _titles() -> frozenset[str]:
    """Words that may stand beside any name."""
    return word_list("honorifics") | word_list("openers") | word_list("calendar")


def _finding(sentence: Sentence, at: int, target: str) -> Finding:
    tokens = sentence.tokens
    word = tokens.words[at]
    right = target.capitalize()
    return Finding(
        start=tokens.starts[at],
        end=tokens.ends[at],
        sentence=sentence.index,
        message=f"“{word}” is one letter away from the declared name “{right}”",
        found=word,
        expected=right,
        fix=right,
    )
