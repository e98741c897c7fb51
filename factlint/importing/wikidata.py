"""``{"entities": {"Q813": {"labels": …, "claims": {"P36": …}}}}`` → names, offices, dates: Wikidata's export as notes.

The form is that of ``Special:EntityData/Q813.json``. Labels of linked items are taken from the same file; a link whose
item is not there is left out, and named in a comment.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from factlint import data
from factlint.errors import UsageError
from factlint.importing.notes import Happened, Held, Measured, Named, Notes
from factlint.records import dataclass

_YEAR, _MONTH, _DAY = 9, 10, 11  # precision of a time value, by Wikibase's data model


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement: its main value, and its qualifiers by property."""

    value: Any
    qualifiers: Mapping[str, tuple[Any, ...]]
    is_preferred: bool

    def day(self, *properties: str) -> str:
        """The date of the first of these qualifiers, "" where there is none."""
        return next(
            (day for name in properties for value in self.qualifiers.get(name, ()) if (day := day_of(value))), ""
        )


def read_notes(content: bytes, path: str, checked: date, language: str = "en") -> Notes:
    """What a file of entities says. Raises UsageError where it is none."""
    entities = read_entities(content, path)
    reader = _Reader(entities, language)
    named: list[Named] = []
    held: list[Held] = []
    measured: list[Measured] = []
    happened: list[Happened] = []
    described = [key for key, entity in entities.items() if entity.get("claims")] or list(entities)
    for key in described:
        name = reader.label(key)
        if not name:
            continue
        kind = reader.kind(key)
        named.append(reader.named(key, kind, name))
        named.extend(reader.places(key, kind, name))
        held.extend(reader.positions(key, name))
        held.extend(reader.heads(key, name))
        measured.extend(reader.figures(key, name))
        if kind != "event":
            happened.extend(reader.events(key, name))
    if not named:
        raise UsageError(f"{path}: no entity has a name in “{language}”")
    source = f"https://www.wikidata.org/wiki/{described[0]}" if len(described) == 1 else path
    missing = ", ".join(sorted(reader.missing, key=lambda key: (len(key), key)))
    comments = (f"not in this file, so left out: {missing}",) if missing else ()
    title = ", ".join(one.name for one in named if one.kind)[:80]
    return Notes(title, source, checked, tuple(named), tuple(held), tuple(measured), tuple(happened), comments)


def read_entities(content: bytes, path: str) -> dict[str, dict[str, Any]]:
    """The entities of an export, by id: the object of ``Special:EntityData``, one entity, or a list of them."""
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise UsageError(f"{path}: not JSON: {error}") from error
    if isinstance(found, dict) and "entities" in found:
        found = found["entities"]
    elif isinstance(found, dict) and "id" in found:
        found = [found]
    some = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    entities = {str(one["id"]): one for one in some if isinstance(one, dict) and "id" in one}
    for entity in entities.values():
        if not isinstance(entity.get("claims"), dict):
            entity["claims"] = {}
    if not entities:
        raise UsageError(f"{path}: no Wikidata entities (save …/Special:EntityData/Q813.json)")
    return entities


def day_of(value: Any) -> str:
    """``{"time": "+1958-11-16T00:00:00Z", "precision": 11}`` → ``1958-11-16``; "" for coarser than a year, or BC."""
    if not isinstance(value, dict):
        return ""
    time, precision = value.get("time"), value.get("precision")
    if not isinstance(time, str) or not time.startswith("+") or not isinstance(precision, int) or precision < _YEAR:
        return ""
    year, _, rest = time[1:].partition("-")
    month, day = rest[:2], rest[3:5]
    if not (year.isascii() and year.isdecimal()) or len(year.lstrip("0")) != 4:
        return ""
    parts = [year.lstrip("0"), *([month] if precision >= _MONTH else []), *([day] if precision >= _DAY else [])]
    return "-".join(part for part in parts if part.isdigit() and part != "00")


class _Reader:
    """The entities of one file → notes."""

    def __init__(self, entities: Mapping[str, dict[str, Any]], language: str) -> None:
        self.entities = entities
        self.language = language
        self.words = data.load("importing")
        self.missing: set[str] = set()

    def label(self, key: str) -> str:
        """The name of an entity of the file; "" where the file does not have it."""
        entity = self.entities.get(key)
        labels = entity.get("labels") if entity else None
        if not isinstance(labels, dict):
            self.missing.add(key)
            return ""
        one = labels.get(self.language) or labels.get("mul") or {}
        name = str(one.get("value", "")) if isinstance(one, dict) else ""
        return name[:1].upper() + name[1:]

    def claims(self, key: str, name: str) -> Iterator[Claim]:
        """The statements of one property that are not deprecated; only the preferred where some are."""
        claims = self.entities[key].get("claims")
        found = [claim for one in _list(claims, name) if (claim := _claim(one)) is not None]
        preferred = [claim for claim in found if claim.is_preferred]
        yield from preferred or found

    def all_claims(self, key: str, name: str) -> Iterator[Claim]:
        """The statements of one property that are not deprecated, preferred or not."""
        claims = self.entities[key].get("claims")
        yield from (claim for one in _list(claims, name) if (claim := _claim(one)) is not None)

    def linked(self, claim: Claim) -> str:
        """The name of the item that a statement links to."""
        key = claim.value.get("id") if isinstance(claim.value, dict) else None
        return self.label(key) if isinstance(key, str) else ""

    def kind(self, key: str) -> str:
        """What a sheet calls the entity: by its instance-of, else by a statement that only such a thing has."""
        instances = {str(claim.value.get("id")) for claim in self.claims(key, self.words["instance"])
                     if isinstance(claim.value, dict)}  # fmt: skip
        for kind, known in self.words["instances"].items():
            if instances & set(known):
                return str(kind)
        claims = self.entities[key]["claims"]
        return str(next((kind for name, kind in self.words["tells"].items() if name in claims), "thing"))

    def named(self, key: str, kind: str, name: str) -> Named:
        lines = []
        if kind == "person":
            for word in ("born", "died"):
                day = next((day for claim in self.claims(key, self.words[word]) if (day := day_of(claim.value))), "")
                lines += [(word, day)] if day else []
        if kind == "event":
            lines += [("date", day)] if (day := self._event_date(key)) else []
        if kind == "place":
            inside = [place for one in self.words["within"] for claim in self.claims(key, one)
                      if (place := self.linked(claim)) and place != name]  # fmt: skip
            lines += [("in", inside[0])] if inside else []
            owned = [place for claim in self.claims(key, self.words["capital_of"]) if (place := self.linked(claim))]
            lines = [("capital of", owned[0])] if owned else lines
        aliases = _list(self.entities[key].get("aliases"), self.language)
        also = tuple(str(one["value"]) for one in aliases if isinstance(one, dict) and "value" in one)
        return Named(kind, name, tuple(one for one in also if one[:1].isupper()), (), tuple(lines))

    def places(self, key: str, kind: str, name: str) -> Iterator[Named]:
        """The places that a place's block names, and a country's capital."""
        if kind != "place":
            return
        for one in (*self.words["within"], self.words["capital_of"]):
            for claim in self.claims(key, one):
                if (other := self.linked(claim)) and other != name:
                    yield Named("place", other)
        for claim in self.claims(key, self.words["capital"]):
            if (capital := self.linked(claim)) and not claim.day(self.words["end"]):
                yield Named("place", capital, lines=(("capital of", name),))

    def _event_date(self, key: str) -> str:
        days = {
            word: next((day for claim in self.claims(key, self.words[word]) if (day := day_of(claim.value))), "")
            for word in ("point", "start", "end")
        }
        if days["start"] and days["end"]:
            return f"{days['start']} to {days['end']}"
        return days["point"] or days["start"]

    def positions(self, key: str, name: str) -> Iterator[Held]:
        """The offices that a person held, by the name of the office's own item."""
        for claim in self.all_claims(key, self.words["position"]):
            if office := self.linked(claim):
                yield Held(office, "", name, *self._term(claim))

    def heads(self, key: str, name: str) -> Iterator[Held]:
        """Who headed a country, company or club."""
        for property_, office in self.words["heads"].items():
            for claim in self.all_claims(key, property_):
                holder = self.linked(claim)
                if not holder:
                    continue
                title = next((t for c in self.claims(key, office.get("named", "")) if (t := self.linked(c))), "")
                yield Held(title or office["office"], "" if title else name, holder, *self._term(claim))

    def _term(self, claim: Claim) -> tuple[str, str]:
        return claim.day(self.words["start"], self.words["point"]), claim.day(self.words["end"])

    def figures(self, key: str, name: str) -> Iterator[Measured]:
        """The population, each with the day it was counted."""
        for claim in self.all_claims(key, self.words["population"]):
            amount = str(claim.value.get("amount", "")) if isinstance(claim.value, dict) else ""
            number = amount.removeprefix("+")
            if number.isascii() and number.isdecimal():
                yield Measured("population", f"{int(number):,}", name, "", claim.day(self.words["point"]))

    def events(self, key: str, name: str) -> Iterator[Happened]:
        """When it was founded, opened, dissolved."""
        for property_, verb in self.words["happens"].items():
            for claim in self.claims(key, property_):
                if day := day_of(claim.value):
                    yield Happened(name, verb, day)


def _list(table: Any, name: str) -> list[Any]:
    found = table.get(name) if isinstance(table, dict) else None
    return found if isinstance(found, list) else []


def _claim(statement: Any) -> Claim | None:
    """A statement with a value that is known and not deprecated."""
    if not isinstance(statement, dict) or statement.get("rank") == "deprecated":
        return None
    value = _value(statement.get("mainsnak"))
    if value is None:
        return None
    listed = statement.get("qualifiers")
    qualifiers = {
        str(name): tuple(found for snak in snaks if (found := _value(snak)) is not None)
        for name, snaks in (listed.items() if isinstance(listed, dict) else ())
        if isinstance(snaks, list)
    }
    return Claim(value, qualifiers, statement.get("rank") == "preferred")


def _value(snak: Any) -> Any:
    """``{"snaktype": "value", "datavalue": {"value": …}}``"""
    if not isinstance(snak, dict) or snak.get("snaktype", "value") != "value":
        return None
    found = snak.get("datavalue")
    return found.get("value") if isinstance(found, dict) else None
