"""Offices: "Philip Oakenfull, the company's managing director" → ``… is managing director of company``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factlint.drafting.proposal import Proposal, Subject, Variant, Where, one_line, where_of, years
from factlint.drafting.subjects import Cast, subject_of
from factlint.extractors.reading import Reading
from factlint.model import Mode, Role
from factlint.values.period import Period

_READ = (Mode.ASSERTED, Mode.ATTRIBUTED)


def propose(cast: Cast, loose: bool) -> Iterator[Proposal]:
    """The offices that documents name with who holds them."""
    found: defaultdict[tuple[str, str], list[tuple[Role, Subject, Subject | None, Where, Reading]]] = defaultdict(list)
    for number, reading in enumerate(cast.readings):
        for facts in reading.facts:
            for fact in facts:
                if isinstance(fact, Role) and _is_held(fact):
                    person = subject_of(fact.person, cast, reading)
                    owner = subject_of(fact.of, cast, reading)
                    if owner is None and not _is_definite(fact, reading):
                        continue
                    if person is None or person.kind != "person" or (fact.of is not None and owner is None):
                        continue
                    key = (_title(fact, reading), owner.name if owner else "")
                    found[key].append((fact, person, owner, where_of(reading, number, fact), reading))
    for (title, owner_name), held in found.items():
        people = {person.name for _, person, *_ in held}
        if not owner_name and len(people) > 1:
            continue  # "the president" of two countries
        for name in sorted(people):
            yield _office(title, [one for one in held if one[1].name == name], len(people) > 1)


def _is_held(fact: Role) -> bool:
    if fact.person is None or fact.state not in ("current", "acting") or fact.negated or fact.confidence < 0.5:
        return False
    return fact.mode in _READ and fact.exclusive and fact.predicate in ("", "be")


def _title(fact: Role, reading: Reading) -> str:
    """The title as the document writes it: "CEO", "managing director"."""
    written = one_line(reading.document.text[fact.role_start : fact.role_end])
    return written if written.isupper() and written.lower() == fact.role.lower() else fact.role.lower()


def _is_definite(fact: Role, reading: Reading) -> bool:
    """Whether a title without an owner is "the interior minister": one of its kind here."""
    before = reading.document.text[max(0, fact.role_start - 5) : max(0, fact.role_start)].lower().split()
    return fact.of is None and bool(before) and before[-1] == "the"


def _office(title: str, held: list[tuple[Role, Subject, Subject | None, Where, Reading]], is_shared: bool) -> Proposal:
    """Who holds an office in the years of the documents that say so: when the term began, they seldom say."""
    fact, person, owner, _, _ = held[0]
    name = f"{title} of {owner.name}" if owner is not None else title
    head = (f"role {name}", "  many  # check: or one at a time, with dates?") if is_shared else (f"role {name}",)
    days = [reading.document.dated.day for *_, reading in held if reading.document.dated is not None]
    known = len(days) == len(held)
    during = (f"  during: {years(Period(min(days), max(days)))}",) if known else ()
    rule = (f"{person.name} is {name}", *during)
    subjects = (person,) if owner is None else (person, owner)
    change = (fact.person.start, fact.person.end) if fact.person is not None else (-1, -1)
    wheres = tuple(where for *_, where, _ in held)
    return Proposal("office", rule[0], wheres, (Variant(head, rule, subjects),), "since when?", change)
