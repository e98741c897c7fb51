"""Resolved sheets → Rulebook: ``replaces:`` carried out, conflicts found, verbs and offices listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from factlint.language.conflicts import find_conflicts
from factlint.language.declarations import Declarations
from factlint.language.mistakes import mistake
from factlint.language.resolve import Resolved
from factlint.language.sheet import Sheet
from factlint.language.syntax import Dates
from factlint.model import (
    DateAssertion,
    Holder,
    Mistake,
    Office,
    Place,
    RelationAssertion,
    RoleAssertion,
    Rule,
    Rulebook,
    Verb,
)
from factlint.records import replace
from factlint.suggestion import closest


def bind(
    sheets: Sequence[Sheet],
    declared: Sequence[Declarations],
    resolved: Sequence[Resolved],
    line_of: Callable[[Place], str],
    mistakes: list[Mistake],
) -> Rulebook:
    """All sheets as one rulebook."""
    rules = _without_replaced([rule for one in resolved for rule in one.rules], resolved, mistakes)
    entities = tuple(entity for found in declared for entity in found.entities)
    spans: dict[Place, Dates | None] = {}
    for one in resolved:
        spans.update(one.spans)
    mistakes.extend(find_conflicts(rules, entities, spans, line_of))
    return Rulebook(
        tuple(sheet.path for sheet in sheets),
        entities,
        tuple(count for found in declared for count in found.counts),
        _verbs(declared, rules),
        _offices(declared, rules),
        tuple(rules),
        tuple(one.wide for one in resolved),
    )


def _without_replaced(rules: list[Rule], resolved: Sequence[Resolved], mistakes: list[Mistake]) -> list[Rule]:
    by_id: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_id[rule.id].append(rule)
        by_id[rule.full_id].append(rule)
    gone: set[Place] = set()
    replaced_by: dict[Place, Place] = {}
    for one in resolved:
        for rule, words in one.replacing:
            id = words.text
            meant = [other for other in by_id.get(id, ()) if other.place != rule.place]
            here = [other for other in meant if other.sheet == rule.sheet]
            places = {other.place for other in here or meant}
            if not places:
                own = rule.id == id
                near = closest(
                    id, [known for known, list_ in by_id.items() if known != rule.id and list_[0].place != rule.place]
                )
                what = "a rule cannot replace itself" if own else f"there is no rule “{id}” to replace"
                mistakes.append(mistake(words, what, f"did you mean “{near}”?" if near else None, near))
            elif len(places) > 1:
                ids = " or ".join(sorted({f"“{other.full_id}”" for other in meant}))
                mistakes.append(mistake(words, f"“{id}” names a rule in more than one sheet", f"write {ids}"))
            else:
                (place,) = places
                replaced_by[place] = rule.place
                if _is_circle(place, replaced_by):
                    mistakes.append(
                        mistake(words, f"“{rule.id}” and “{id}” replace each other", "take one “replaces:” out")
                    )
                gone.add(place)
    return [rule for rule in rules if rule.place not in gone]


def _is_circle(place: Place, replaced_by: dict[Place, Place]) -> bool:
    at, steps = place, 0
    while at in replaced_by and steps <= len(replaced_by):
        at, steps = replaced_by[at], steps + 1
        if at == place:
            return True
    return False


def _verbs(declared: Sequence[Declarations], rules: Sequence[Rule]) -> tuple[Verb, ...]:
    verbs = {(verb.sheet, verb.phrase): verb for found in declared for verb in found.verbs}
    for rule in rules:
        if isinstance(rule.assertion, RelationAssertion | DateAssertion):
            verbs.setdefault((rule.assertion.verb.sheet, rule.assertion.verb.phrase), rule.assertion.verb)
    return tuple(verbs.values())


def _offices(declared: Sequence[Declarations], rules: Sequence[Rule]) -> tuple[Office, ...]:
    """Every office of a block or rule; who holds it by a rule's word holds it too."""
    offices = {(office.sheet, office.name): office for found in declared for office in found.offices}
    for rule in rules:
        assertion = rule.assertion
        if not isinstance(assertion, RoleAssertion):
            continue
        office = offices.setdefault((rule.sheet, assertion.office.name), assertion.office)
        if not assertion.never:
            holder = Holder(assertion.person, assertion.period, rule.place)
            offices[rule.sheet, office.name] = replace(office, holders=(*office.holders, holder))
    return tuple(offices.values())
