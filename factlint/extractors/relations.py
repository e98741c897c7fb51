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
from factlint.extractors.relation_scene import lists
from factlint.model import BlockKind, Fact, Kind, Moment, Quantity, Relation, Sentence
from factlint.text.verb_index import VerbIndex

_SHOWN = 0.4


def extract(sentence: Sentence, context: Context, known: tuple[Fact, ...]) -> Iterator[Relation]:
    """Yield the relations of a sentence in the order of their verbs; none from page furniture."""
    if sentence.kind in (BlockKind.FURNITURE, BlockKind.BYLINE):
        return
    mentions = context.mentions[sentence.index]
    events = any(mention.kind is Kind.EVENT for mention in mentions)
    index = context.vocabulary.verbs
    moments = tuple([fact for fact in known if isinstance(fact, Moment)])
    if not events and not _may_speak(sentence.tokens.lower, index, bool(moments)):
        return
    chunks = cut(sentence.tokens, mentions, moments)
    wanted = index.wanted_with_be if context.vocabulary.has_events else index.wanted
    clauses = clauses_of(chunks, sentence, context, known, wanted)
    quantities = tuple([fact for fact in known if isinstance(fact, Quantity)])
    reader = ClauseReader(sentence, context, known, moments, quantities)
    for clause in clauses:
        for relation in reader.of_clause(clause):
            if relation.confidence >= _SHOWN or clause.verb.partition(" ")[0] in index.verbs:
                yield relation
    nouns = NounReader(sentence, context, known, moments, quantities)
    yield from nouns.of_nouns(chunks, clauses)
    if events:
        yield from nouns.of_events(chunks)


def _may_speak(lower: tuple[str, ...], index: VerbIndex, is_dated: bool) -> bool:
    """Whether a word that a relation needs stands where it can be a verb, or is a noun that says what a verb says."""
    if index.triggers.isdisjoint(lower):
        return False
    before = ""
    for word in lower:
        is_noun = before in lists().before_nouns
        if word in index.triggers and (not is_noun or (word in index.nouns and (is_dated or "by" in lower))):
            return True
        before = word
    return False
