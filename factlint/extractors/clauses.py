"""``Jeenbekov, who was elected in 2017, fled`` → (Jeenbekov, elect, 2017), (Jeenbekov, flee): who does what in a
sentence.

One pass over the sentence's chunks with a stack of open clauses; no tree is built. A clause that cannot be made out
has no
subject, and nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import attrgetter

from factlint.extractors.chunks import Chunk
from factlint.extractors.clause_parts import Clause, Object
from factlint.extractors.clause_reader import Reader
from factlint.extractors.context import Context
from factlint.extractors.phrases import cut
from factlint.model import Fact, Moment, Sentence

_VERB_START = attrgetter("verb_start")
__all__ = ["Clause", "Object", "clauses_of", "read_clauses"]


def read_clauses(sentence: Sentence, context: Context, known: tuple[Fact, ...] = ()) -> tuple[Clause, ...]:
    """Every clause of a sentence whose verb can be made out, in the order of the verbs."""
    moments = tuple(fact for fact in known if isinstance(fact, Moment))
    return clauses_of(cut(sentence.tokens, context.mentions[sentence.index], moments), sentence, context, known)


def clauses_of(
    chunks: Sequence[Chunk],
    sentence: Sentence,
    context: Context,
    known: tuple[Fact, ...],
    wanted: Collection[str] | None = None,
) -> tuple[Clause, ...]:
    """The clauses of a sentence that is cut into chunks already; None of them where no verb of *wanted* is among them.

    Only of the clauses of wanted verbs is it made out whom a pronoun stands for.
    """
    if not _has_verb(chunks, wanted):
        return ()
    reader = Reader(sentence, context, known, chunks, wanted)
    reader.read()
    return tuple(sorted(reader.clauses, key=_VERB_START))


def _has_verb(chunks: Sequence[Chunk], wanted: Collection[str] | None) -> bool:
    for chunk in chunks:
        verb = chunk.verb
        if verb is not None and (wanted is None or verb.lemma in wanted):
            return True
    return False
