"""Verbs that tell an office: "has led the council since 2021" → leader, or head."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from factlint import data
from factlint.records import dataclass
from factlint.text.morphology import forms
from factlint.text.verb_index import Phrase


@dataclass(frozen=True, slots=True)
class OfficeVerb:
    """What a verb says of who does so: the titles of the office, the likeliest first."""

    verb: str  # with its preposition: "preside over"
    titles: tuple[str, ...]
    for_a_day: bool  # one may do so without the office: a vice-captain captains a side


@functools.cache
def office_verbs() -> dict[str, OfficeVerb]:
    """Predicate as a relation has it, active and passive ("lead", "be led") → what it says."""
    listed = data.load("offices")
    found: dict[str, OfficeVerb] = {}
    for verb, titles in listed["verbs"].items():
        base, _, preposition = verb.partition(" ")
        said = OfficeVerb(verb, tuple(titles), verb in listed["for_a_day"])
        found[verb] = said
        found[f"{Phrase(base, '', True).predicate} {preposition}".rstrip()] = said
    return found


@functools.cache
def verb_words() -> frozenset[str]:
    """Every form of these verbs, one of which stands in each sentence that tells an office by one."""
    return frozenset(form for verb in data.load("offices")["verbs"] for form in forms(verb.partition(" ")[0]))


def verbs_of(titles: Iterable[str] | None) -> frozenset[str]:
    """The bases of the verbs that tell one of these offices ("leader" → lead, head); None: of any."""
    wanted = None if titles is None else {title.lower().removeprefix("the ") for title in titles}
    listed = data.load("offices")["verbs"].items()
    return frozenset(verb.partition(" ")[0] for verb, said in listed if wanted is None or not wanted.isdisjoint(said))
