"""What one sheet declares, and what a name in it stands for: “Bakiyev” → the person of that short form.

A name stands for what the sheet itself declares first, then for the full names of all sheets.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import field

from factlint import data
from factlint.language.blocks import Stretch
from factlint.language.cursor import Known
from factlint.language.mistakes import mistake
from factlint.language.names import name_words
from factlint.language.syntax import Dates
from factlint.model import Count, Entity, Mistake, Office, Place, Verb
from factlint.records import dataclass
from factlint.values.plurals import singular


@dataclass(slots=True)
class Declarations:
    """What one sheet declares. Filled block by block, then only read."""

    entities: list[Entity] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    verbs: list[Verb] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    known: Known = field(default_factory=Known)
    spans_of: dict[Place, Dates | None] = field(
        default_factory=dict
    )  # of holders, by place: what partial dates leave open
    broken: set[str] = field(default_factory=set)  # kinds of blocks whose name could not be read
    doubtful: set[str] = field(default_factory=set)  # words of those names: sentences with them may fail for that alone
    said: set[str] = field(default_factory=set)  # undeclared counts already reported


# --- names as they are written ----------------------------------------------------------------------------------------


def stray_sign(stretch: Stretch) -> Stretch | None:
    """The first character that no name is written with, such as “§” or “=”."""
    for at, character in enumerate(stretch.text):
        if character not in _IN_NAMES and unicodedata.category(character)[0] in "SPC":
            return stretch.part(at, at + 1)
    return None


_IN_NAMES = frozenset("\"“”‘’'`´.,&-–—/()!?+:;%#@*·•°º²³№$£€¥™®©")


def unquoted(stretch: Stretch) -> str:
    """A name without the quotes round it."""
    text = stretch.text
    if len(text) > 1 and (text[0], text[-1]) in (('"', '"'), ("“", "”")) and text[0] not in text[1:-1]:
        text = text[1:-1]
    return " ".join(text.split())


# --- what a name stands for -------------------------------------------------------------------------------------------


def name_in(stretch: Stretch, found: Declarations, mistakes: list[Mistake]) -> str:
    """The key of the entity that *stretch* names, or the name as written where nobody declared it."""
    text = unquoted(stretch)
    entities = entities_called(text, found.known)
    if stray := stray_sign(stretch):
        mistakes.append(mistake(stray, f"“{stray.text}” cannot stand in a name", "write the name as the text does"))
    if len(entities) > 1:
        names = " or ".join(f"“{entity.name}”" for entity in entities)
        mistakes.append(mistake(stretch, f"“{text}” may be {names}", "write the full name"))
    if entities:
        return entities[0].key
    if stretch.text == text:
        near = near_name(text, found)
        if near:
            mistakes.append(
                mistake(stretch, f"“{text}” is not declared", f"did you mean “{near}”? If not, put it in quotes", near)
            )
    return text


def entities_called(text: str, known: Known) -> tuple[Entity, ...]:
    """The declared entities that *text* names; a full name counts before a short form."""
    raws = name_words(text)
    for tree in (known.own, known.shared):
        found, end = tree.longest(raws, 0)
        names = [one for one in found if one.type == "NAME" and isinstance(one.meaning, Entity)]
        full = [one for one in names if one.is_full] or names
        if full and end == len(raws):
            return tuple({one.meaning.key: one.meaning for one in full}.values())
    return ()


def near_name(text: str, found: Declarations) -> str | None:
    """A declared name that is one slip of the pen from *text*: probably meant."""
    if len(text) < 5 or not text[0].isupper():
        return None
    names = {
        name for entity in found.entities for name in (entity.name, *entity.also) if abs(len(name) - len(text)) < 2
    }
    names -= {name for entity in found.entities for name in entity.look_alikes}
    return next((name for name in sorted(names) if is_one_slip(text, name)), None)


def is_one_slip(a: str, b: str) -> bool:
    """Whether one letter was added, left out, changed or swapped with its neighbour."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    if rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]:
        return True
    return len(rest_a) > 1 and rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]


def split_office(name: str, known: Known) -> tuple[str, str | None]:
    """``President of Russia`` → President, Russia: at the "of" before a declared name, else at the first one."""
    parts = name.split(" of ")
    for at in range(1, len(parts)):
        if entities := entities_called(" of ".join(parts[at:]), known):
            return " of ".join(parts[:at]), entities[0].key
    return parts[0], " of ".join(parts[1:]) or None


def entity_key(meaning: object, text: str) -> str:
    """The key of what a folded name stands for, or the name as written."""
    return meaning.key if isinstance(meaning, Entity) else text


def attributes() -> frozenset[str]:
    """What may be counted without being declared, besides one lower-case noun."""
    return frozenset(data.load("attributes"))


def attribute_called(words_: Sequence[str]) -> str | None:
    """The known attribute that words name, in the singular or plural."""
    text = " ".join(words_)
    for form in (text, singular(text)):
        if form in attributes():
            return form
    return None
