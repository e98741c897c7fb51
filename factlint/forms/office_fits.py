"""``the president``, ``the company's chief executive``: whether an office of a text is one that a sheet declares."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from factlint.extractors.reading import Reading
from factlint.extractors.successions import nouns
from factlint.forms.identity import Same, compare, entities, last_word
from factlint.forms.scope import is_about
from factlint.forms.topic import is_main
from factlint.lookup import once
from factlint.model import Holder, Mention, Office, Role, Rulebook
from factlint.text.office_index import OfficeIndex, states, title_words
from factlint.text.office_verbs import office_verbs


def title_fits(fact: Role, office: Office, reading: Reading) -> bool:
    if fact.before is not None and fact.role in nouns():
        return True  # which office it is, is told elsewhere
    said = office_verbs().get(fact.predicate)
    if said is not None:
        return any(_bare_title(title) in said.titles for title in (office.title, *office.also))
    title = _bare_title(fact.role)
    declared = _declared(reading.context.vocabulary.offices)
    return title == _bare_title(office.title) or (title, office.name, office.sheet) in declared


@once
def _declared(index: OfficeIndex) -> frozenset[tuple[str, str, str]]:
    """Every title that is declared, with the name and the sheet of the office."""
    return frozenset((title, office.name, office.sheet) for title, some in index.declared.items() for office in some)


@functools.lru_cache(maxsize=1 << 12)
def _bare_title(title: str) -> str:
    words = title.lower().replace("’", "'").replace("-", " ").split()
    while len(words) > 1 and (words[0] in states() or words[0] in ("the", "a", "an")):
        words = words[1:]
    return " ".join(words)


@once
def roles(reading: Reading) -> tuple[Role, ...]:
    """Who holds, held or takes an office in a document, in text order."""
    return tuple(fact for facts in reading.facts for fact in facts if isinstance(fact, Role))


def owner_fits(fact: Role, office: Office, sheet: str, rulebook: Rulebook) -> Same:
    """Whether the office that a text gives an owner is that of the declared one."""
    if office.of is None:
        return Same.YES if fact.of is not None and _is_owner_told(fact.of, office) else Same.NO
    same = compare(fact.of, office.of, sheet, rulebook)
    return Same.NO if same is Same.INSIDE or same is Same.AROUND else same


def _is_owner_told(owner: Mention, office: Office) -> bool:
    """ "also: the council's cabinet member": whose it is, where the office itself is given without an owner."""
    names = {f"{name.lower()}'s " for name in (owner.text, owner.name)}
    return any(form.replace("’", "'").lower().startswith(tuple(names)) for form in office.also)


def untold_owner_fits(
    fact: Role, office: Office, matches: Sequence[tuple[Holder, Same]], sheet: str, reading: Reading, rulebook: Rulebook
) -> Same:
    """Whether a bare title is the declared owner's: where the person or the document's main group fits."""
    if office.of is None:
        return Same.YES
    for _, same in matches:
        if same is Same.YES:
            return same
    if not fact.exclusive:
        return Same.NO
    assert fact.person is not None
    is_prefix = 0 <= fact.role_end <= fact.person.start <= fact.role_end + 1  # "the president, X," is no prefix
    title = _bare_title(fact.role)
    if title in title_words("unique") and is_main(office.of, sheet, reading, rulebook):
        return Same.UNSURE if is_prefix else Same.YES
    if f"the {title}" in map(str.lower, office.also) and not is_prefix and _is_alone(fact, office.of, sheet, reading):
        return Same.YES
    return Same.UNSURE


def _is_alone(fact: Role, of: str, sheet: str, reading: Reading) -> bool:
    """Whether a title that the sheet gives alone ("also: the lead maintainer") can be no other owner's.

    The document is about the declared one, and the sentence and the one before name none of its kind but it.
    """
    if not is_about(of, reading, sheet):
        return False
    kind = of.partition(":")[0]
    near = reading.context.mentions[max(0, fact.sentence - 1) : fact.sentence + 1]
    others = (m for mentions in near for m in mentions if not m.may_mean(of, sheet) and m.how != "demonym")
    return not any(m.kind is not None and m.kind.value == kind for m in others)


def holds_another(fact: Role, office: Office, sheet: str, rulebook: Rulebook) -> bool:
    """Whether the sheets have the person in another office of the same title, and of somebody else's."""
    if office.of is None:
        return False
    assert fact.person is not None
    holdings, undeclared = _holdings(rulebook).get(_bare_title(office.title), ({}, {}))
    others = [key for key, _ in fact.person.entities if key in holdings]  # who else is declared is somebody else
    others += undeclared.get(last_word(fact.person.name), ())
    for name in others:
        if holdings[name] != {office.name} and compare(fact.person, name, sheet, rulebook) is Same.YES:
            return True
    return False


@once
def _holdings(rulebook: Rulebook) -> dict[str, tuple[dict[str, set[str]], dict[str, set[str]]]]:
    """Title → (who held such an office → the names of those offices; last word → undeclared holders)."""
    found: dict[str, tuple[dict[str, set[str]], dict[str, set[str]]]] = {}
    declared = entities(rulebook)
    for office in rulebook.offices:
        holdings, undeclared = found.setdefault(_bare_title(office.title), ({}, {}))
        for holder in office.holders:
            holdings.setdefault(holder.name, set()).add(office.name)
            if holder.name not in declared:
                undeclared.setdefault(last_word(holder.name), set()).add(holder.name)
    return found
