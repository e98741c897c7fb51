"""``He fled to Belarus``, ``the closure of the base in 2014``, ``ousted in 2005, Akayev …`` → subject, verb, object.

Clauses of verbs that the sheets or the data wait for; nouns that say what a verb says; dates of events ("Sunday's
earthquake").
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.extractors.clauses import clauses_of
from factlint.extractors.context import Context
from factlint.extractors.phrases import cut
from factlint.extractors.relation_clauses import ClauseReader
from factlint.extractors.relation_nouns import NounReader
from factlint.extractors.relation_triggers import may_speak
from factlint.model import BlockKind, Fact, Kind, Mention, Moment, Quantity, Relation, Sentence

_SHOWN = 0.4
_SILENT = (BlockKind.FURNITURE, BlockKind.BYLINE)
_EVENT = Kind.EVENT


def extract(sentence: Sentence, context: Context, known: tuple[Fact, ...]) -> Iterator[Relation]:
    """Return the relations of a sentence in the order of their verbs; none from page furniture."""
    if sentence.kind in _SILENT:
        return iter(())
    index = context.vocabulary.verbs
    events = context.vocabulary.has_events and _names_event(context.mentions[sentence.index])
    if not events and index.triggers.isdisjoint(sentence.tokens.lower):
        return iter(())
    moments = tuple([fact for fact in known if isinstance(fact, Moment)])
    if not events and not may_speak(sentence.tokens, index, bool(moments)):
        return iter(())
    return iter(_read(sentence, context, known, moments, events))


def _names_event(mentions: tuple[Mention, ...]) -> bool:
    return any(mention.kind is _EVENT for mention in mentions)


def _read(
    sentence: Sentence, context: Context, known: tuple[Fact, ...], moments: tuple[Moment, ...], events: bool
) -> list[Relation]:
    found: list[Relation] = []
    index = context.vocabulary.verbs
    chunks = cut(sentence.tokens, context.mentions[sentence.index], moments)
    wanted = index.wanted_with_be if context.vocabulary.has_events else index.wanted
    clauses = clauses_of(chunks, sentence, context, known, wanted)
    has_nouns = not index.nouns.isdisjoint(sentence.tokens.lower)
    if not clauses and not has_nouns and not events:
        return found
    quantities = tuple([fact for fact in known if isinstance(fact, Quantity)])
    reader = ClauseReader(sentence, context, known, moments, quantities)
    for clause in clauses:
        is_asked = clause.verb.partition(" ")[0] in index.verbs
        found += [r for r in reader.of_clause(clause) if is_asked or r.confidence >= _SHOWN]
    if has_nouns or events:
        nouns = NounReader(sentence, context, known, moments, quantities)
        if has_nouns:
            found += nouns.of_nouns(chunks, clauses)
        if events:
            found += nouns.of_events(chunks)
    return found
