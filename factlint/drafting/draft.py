"""``draft(["story.txt"], …)``: documents → a sheet that states what they say, each line with the place it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factlint import pipeline
from factlint.drafting import deeds, events, figures, offices, persons
from factlint.drafting.proof import Bench, Trial, choose, settle
from factlint.drafting.proposal import Proposal, Subject, one_line
from factlint.drafting.sheet import Chosen, Header
from factlint.drafting.subjects import Cast, cast_of
from factlint.extractors.reading import Reading
from factlint.forms.scope import is_about
from factlint.language.formatting import format_sheet
from factlint.model import Document, RunSettings
from factlint.records import dataclass
from factlint.text.vocabulary import compile_vocabulary

# In order: each yields what it reads as proposals.
PROPOSERS = (offices.propose, deeds.propose, persons.propose, figures.propose)


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted sheet: its text as ``fmt`` has it, what it states, and how the documents read in its light."""

    text: str
    chosen: tuple[Chosen, ...]
    cast: Cast
    bench: Bench
    trial: Trial
    of: Mapping[int, int | str]  # lines of the sheet as proved → index in `chosen`, or the name that the line declares
    left_out: tuple[Proposal, ...] = ()


def draft(
    documents: Sequence[Document],
    paths: Sequence[str],
    settings: RunSettings,
    condition: str = "",
    loose: bool = False,
) -> Draft:
    """Draft a sheet from trusted documents.

    *condition* stands for the sheet's ``when:`` where it is given; *loose* is for comparing a copy: figures of
    years long before the documents' own count too, and deeds among what only nouns call.
    """
    nothing = compile_vocabulary(pipeline.NO_RULES)
    readings = tuple(pipeline.read(document, nothing) for document in documents)
    bench = Bench(tuple(documents), readings, tuple(paths), settings)
    cast = cast_of(readings)
    header = _header(cast, bench, condition)
    for event in choose(list(events.propose(cast)), header, bench):
        subject = events.subject_of_event(event.proposal)
        cast.named.setdefault(subject.name.casefold(), subject)
    proposals = _merged([proposal for propose in PROPOSERS for proposal in propose(cast, loose)])
    chosen = sorted(choose(proposals, header, bench), key=lambda one: _order(one.proposal))
    named = list(cast.named.values())
    settled = settle(header, named, chosen, bench)
    stated = {id(one.proposal) for one in settled.chosen}
    left = tuple(proposal for proposal in proposals if id(proposal) not in stated)
    return Draft(format_sheet(settled.text), settled.chosen, cast, bench, settled.trial, settled.of, left)


def _order(proposal: Proposal) -> tuple[int, int]:
    return proposal.wheres[0].document, proposal.wheres[0].start


def _merged(proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals, with those that say the same at several places made one."""
    found: dict[tuple[str, tuple[str, ...]], Proposal] = {}
    for proposal in proposals:
        key = proposal.kind, proposal.variants[0].rule
        before = found.get(key)
        if before is None:
            found[key] = proposal
        elif before.kind != "figure":
            found[key] = Proposal(
                before.kind, before.name, before.wheres + proposal.wheres, before.variants, before.check, before.change
            )
        else:
            found[(*key, str(len(found)))] = proposal  # type: ignore[index]
    return list(found.values())


def _header(cast: Cast, bench: Bench, condition: str) -> Header:
    days = [document.dated.day for document in bench.documents if document.dated is not None]
    titles = [one_line(document.title) for document in bench.documents if document.title]
    title = titles[0] if len(bench.documents) == 1 and titles and " #" not in titles[0] else ""
    return Header(title, max(days, default=None), None if condition else _main(cast, bench.readings), condition)


def _main(cast: Cast, readings: Sequence[Reading]) -> Subject | None:
    """The name that every document is about: a place or group rather than a person, the likeliest first."""
    ranked = sorted(cast.named.values(), key=lambda one: (one.kind == "person", one.kind == "thing", -one.mentions))
    for subject in ranked:
        if all(is_about(subject.name, reading, "") for reading in readings):
            return subject
    return None
