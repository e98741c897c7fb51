"""The names in a document's sentences: those that the sheets declare, with the short forms of the sheets that admit it.

A short form ("Jeenbekov") counts where a ``when:`` of its sheet admits the document, so names are found in two steps.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from typing import Any

from factlint.extractors import mode, names
from factlint.extractors.context import Context
from factlint.extractors.reading import Reading
from factlint.forms.scope import admission
from factlint.lookup import once
from factlint.model import Condition, Document, Mention, Rule, Rulebook, Sentence
from factlint.records import become, dataclass
from factlint.text.sentences import split
from factlint.text.vocabulary import Vocabulary


def admitted_context(document: Document, vocabulary: Vocabulary, rulebook: Rulebook) -> Context:
    """A document's sentences and names, the short forms of the sheets that admit it among them."""
    return _Unnamed(document, vocabulary, mode.annotate(document, split(document)), rulebook)


@dataclass(frozen=True, slots=True)
class _Named(Context):
    """A context with the sheets whose short forms may count in it."""

    rulebook: Rulebook


@dataclass(frozen=True, slots=True)
class _Unnamed(_Named):
    """A context whose names are found when somebody asks for one: a figure that has no owner needs none."""

    mentions: tuple[tuple[Mention, ...], ...] = field(init=False)

    def __getattr__(self, name: str) -> Any:
        if name != "mentions":
            raise AttributeError(name)
        become(self, _Named, mentions=_mentions(self.document, self.vocabulary, self.sentences, self.rulebook))
        return self.mentions


def _mentions(
    document: Document, vocabulary: Vocabulary, sentences: tuple[Sentence, ...], rulebook: Rulebook
) -> tuple[tuple[Mention, ...], ...]:
    found = names.find(document, sentences, vocabulary.names, vocabulary.offices)
    context = Context(document, vocabulary, sentences, found.mentions)
    admitted = admitted_names(Reading(context, ((),) * len(sentences)), rulebook)
    return names.admit(found, sentences, vocabulary.names, admitted) if admitted else found.mentions


def context_of(document: Document, vocabulary: Vocabulary, admitted: frozenset[str] = frozenset()) -> Context:
    """A document's sentences and the names in them; *admitted* are the keys of entities whose short forms count."""
    sentences = mode.annotate(document, split(document))
    mentions = names.mentions(document, sentences, vocabulary.names, admitted, vocabulary.offices)
    return Context(document, vocabulary, sentences, mentions)


def admitted_names(reading: Reading, rulebook: Rulebook) -> frozenset[str]:
    """The keys of the entities of the sheets of which some ``when:`` admits a document."""
    sheets = {rule.sheet for rule in _with_conditions(rulebook) if admission(rule, reading).admitted}
    keys = _keys(rulebook)
    return frozenset().union(*(keys.get(sheet, ()) for sheet in sheets))


@once
def _keys(rulebook: Rulebook) -> dict[str, set[str]]:
    """Sheet → the keys of its entities."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entity in rulebook.entities:
        found[entity.sheet].add(entity.key)
    return found


@once
def _with_conditions(rulebook: Rulebook) -> tuple[Rule, ...]:
    """One rule for every ``when:`` of a sheet."""
    found: dict[tuple[str, tuple[Condition, ...]], Rule] = {}
    for rule in rulebook.rules:
        if rule.when:
            found.setdefault((rule.sheet, rule.when), rule)
    return tuple(found.values())
