"""Ages: "Tom Escott, a 52-year-old former bus driver" → ``Tom Escott's age is 52``."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.drafting.proposal import Proposal, Subject, Variant, where_of, years
from factlint.drafting.subjects import Cast, subject_of
from factlint.model import Mode, Quantity


def propose(cast: Cast, loose: bool) -> Iterator[Proposal]:
    """The ages that documents give, each with those persons of its sentence whose it may be, the nearest first."""
    for number, reading in enumerate(cast.readings):
        for mentions, facts in zip(reading.context.mentions, reading.facts, strict=True):
            for fact in facts:
                if not isinstance(fact, Quantity) or fact.dimension != "age" or not fact.value.is_point:
                    continue
                if fact.mode not in (Mode.ASSERTED, Mode.ATTRIBUTED) or fact.confidence < 0.5 or fact.value.low is None:
                    continue
                near = sorted(mentions, key=lambda mention: abs(mention.start - fact.start))
                people = [one for mention in near if (one := subject_of(mention, cast, reading)) is not None]
                during = years(fact.time) if fact.time is not None else ""
                variants = tuple(
                    Variant((), _rule(person, int(fact.value.low), during), (person,))
                    for person in dict.fromkeys(people)
                    if person.kind == "person"
                )
                if variants:
                    where = where_of(reading, number, fact)
                    yield Proposal("age", variants[0].rule[0], (where,), variants, "", (fact.start, fact.end))


def _rule(person: Subject, age: int, during: str) -> tuple[str, ...]:
    lines = [f"{person.name}'s age is {age}"]
    return (*lines, f"  during: {during}") if during else tuple(lines)
