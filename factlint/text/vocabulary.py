"""What the sheets wait for, compiled once for all documents: names, offices and verbs, each as a lookup over tokens."""

from __future__ import annotations

from factlint.model import Rulebook
from factlint.records import dataclass
from factlint.text.name_index import NameIndex, index_names
from factlint.text.office_index import OfficeIndex, index_offices
from factlint.text.verb_index import VerbIndex, index_verbs


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lookups of a rulebook, and what the data files know (verbs, offices, countries), sheets or no sheets."""

    names: NameIndex
    offices: OfficeIndex
    verbs: VerbIndex


def compile_vocabulary(rulebook: Rulebook) -> Vocabulary:
    """Compile the lookups that reading a document needs."""
    return Vocabulary(index_names(rulebook.entities), index_offices(rulebook.offices), index_verbs(rulebook.verbs))
