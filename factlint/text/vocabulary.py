"""What the sheets wait for, compiled once for all documents: names, offices and verbs, each as a lookup over tokens."""

from __future__ import annotations

from factlint.model import Kind, Rulebook
from factlint.records import dataclass
from factlint.text.name_index import NameIndex, index_names
from factlint.text.office_index import OfficeIndex, index_offices
from factlint.text.office_verbs import verbs_of
from factlint.text.verb_index import VerbIndex, index_verbs


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lookups of a rulebook, and what the data files know (verbs, offices, countries), sheets or no sheets."""

    names: NameIndex
    offices: OfficeIndex
    verbs: VerbIndex
    has_events: bool = False  # whether some sheet declares an event


def compile_vocabulary(rulebook: Rulebook, only_declared: bool = False) -> Vocabulary:
    """Compile the lookups that reading a document needs; with *only_declared*, those that rules need, and no others."""
    titles = [title for office in rulebook.offices for title in (office.title, *office.also)]
    return Vocabulary(
        index_names(rulebook.entities),
        index_offices(rulebook.offices),
        index_verbs(rulebook.verbs, only_declared, verbs_of(titles if only_declared else None)),
        any(entity.kind is Kind.EVENT for entity in rulebook.entities),
    )
