"""A source as rules in memory: drafted from it as ``factlint draft`` does, and checked as any sheet is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint import pipeline
from factlint.drafting.copies import Source, compare, source_of
from factlint.drafting.draft import Draft, draft
from factlint.model import Document, Place, Rulebook, RunSettings, Violation
from factlint.records import dataclass, replace
from factlint.text.vocabulary import compile_vocabulary

EVERYWHERE = 'file "**"'  # the drafted rules hold in every copy, whatever it names


@dataclass(frozen=True, slots=True)
class Against:
    """What copies are compared with."""

    draft: Draft
    source: Source
    known: frozenset[tuple[str, str]] = frozenset()  # (check, text) of what the checks find in the sources themselves

    @property
    def rulebook(self) -> Rulebook:
        """The rules drafted from the sources."""
        return self.draft.trial.rulebook


def read_sources(documents: Sequence[Document], settings: RunSettings) -> Against:
    """Draft rules from the sources, and look up what else they say."""
    drafted = draft(documents, [document.path for document in documents], settings, EVERYWHERE, loose=True)
    return Against(drafted, source_of(drafted.trial.readings))


def at_source(violation: Violation, against: Against) -> Violation:
    """A drafted rule's finding, with the place of the source that the rule was drafted from."""
    if violation.sheet is None:
        return violation
    index = against.draft.of.get(violation.sheet[1])
    if not isinstance(index, int):
        return violation
    where = against.draft.chosen[index].proposal.wheres[0]
    document = against.draft.bench.documents[where.document]
    place: Place = document.place(where.start, where.end)
    said = " ".join(document.source[where.start : where.end].split())
    return replace(
        violation,
        sheet=(document.path, where.line),
        source=None,
        related=(*violation.related, (place, f"the source says “{said}”")),
    )


def notes(
    documents: Sequence[Document], against: Against, violations: Sequence[Violation], settings: RunSettings
) -> Iterator[Violation]:
    """What copies deny of their sources, or say without them; where a rule has spoken already, nothing."""
    vocabulary = compile_vocabulary(against.rulebook)
    for document in documents:
        told = [(v.start, v.end) for v in violations if v.place.path == document.path]
        reading = pipeline.read(document, vocabulary, against.rulebook)
        yield from pipeline.speaking(document, list(compare(reading, against.source, told)))
