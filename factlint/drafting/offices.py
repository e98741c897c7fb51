"""Offices: "Philip Oakenfull, the company's managing director" → ``role managing director of company``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factlint.drafting.proposal import Proposal, Subject, Variant, Where, one_line, where_of
from factlint.drafting.subjects import Cast, subject_of
from factlint.extractors.reading import Reading
from factlint.model import Mode, Role

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
        if not owner_name and len({person.name for _, person, *_ in held}) > 1:
            continue  # "the president" of two countries
        yield _office(title, held)


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


def _office(title: str, held: list[tuple[Role, Subject, Subject | None, Where, Reading]]) -> Proposal:
    owner = held[0][2]
    name = f"{title} of {owner.name}" if owner is not None else title
    people: dict[str, int | None] = {}
    for _, person, _, _, reading in held:
        dated = reading.document.dated
        year = dated.day.year if dated is not None else None
        before = people.get(person.name, year)
        people[person.name] = min(year, before) if year is not None and before is not None else year
    lines = []
    if len(people) > 1:
        lines.append("  many  # check: or one at a time, with dates?")
    for holder, year in people.items():
        since = f" since {year}  # check: since when?" if year is not None else ""
        lines.append(f"  {holder}{since}")
    subjects = tuple(dict.fromkeys([one for _, person, of, _, _ in held for one in (person, of) if one is not None]))
    fact = held[0][0]
    change = (fact.person.start, fact.person.end) if fact.person is not None else (-1, -1)
    rule = (f"role {name}", *lines)
    return Proposal(
        "role", f"role {name}", tuple(where for *_, where, _ in held), (Variant((), rule, subjects),), "", change
    )
