"""Declared names, countries and nationalities as one lookup: first word → forms, longest first.

The matching rules are those of the language, section 2 ("Names").
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence

from factlint import data
from factlint.model import Entity, Kind
from factlint.records import dataclass
from factlint.text.folding import fold, skeleton, without_article
from factlint.text.tokens import tokenise
from factlint.values.period import Period

ARTICLES = frozenset({"the", "a", "an"})
_NOTHING: tuple[int, tuple[Form, ...]] = (0, ())


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name, as folded words without its leading article."""

    words: tuple[str, ...]
    capitals: tuple[bool, ...]  # whether the word must start with a capital in the text
    name: str  # canonical
    how: str  # "name", "short", "surname", "demonym", "capital", "other" (a look-alike: somebody else)
    kind: Kind | None
    entities: tuple[tuple[str, str], ...] = ()
    article: str = ""  # the article it was declared with
    weak: bool = False  # a short form without a capital: counts only where the document is about the name

    @property
    def has_capital(self) -> bool:
        """Whether a word of it must be written with a capital."""
        return any(self.capitals)


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The lookups. Lookups by word are by folded word (:func:`factlint.text.folding.fold`)."""

    forms: dict[str, tuple[Form, ...]]  # first word → forms, longest first
    lower: frozenset[str]  # first words of forms that may start with a small letter
    given: dict[str, frozenset[str]]  # person's key → skeletons of the given names it was declared with
    skeletons: dict[str, tuple[Form, ...]]  # skeleton of the last word of a person, or of a one-word name → forms
    kinds: dict[str, Kind]  # key → kind
    dates: dict[str, Period]  # event's key → its date
    countries: dict[str, tuple[tuple[str, str], ...]]  # country → keys of the declared places that mean it

    def longest(self, folded: Sequence[str], words: Sequence[str], at: int) -> tuple[int, tuple[Form, ...]]:
        """The longest forms that stand at token *at*, and how many tokens they take; (0, ()) for none."""
        some = self.forms.get(folded[at])
        if some is None:
            return _NOTHING
        length = 0
        found: list[Form] = []
        for form in some:
            size = len(form.words)
            if size < length:
                break
            if size > 1 and tuple(folded[at : at + size]) != form.words:
                continue
            for n, capital in enumerate(form.capitals, at):
                if capital and not words[n][:1].isupper():
                    break
            else:
                length = size
                found.append(form)
        return length, tuple(found)


def index_names(entities: tuple[Entity, ...]) -> NameIndex:
    """Compile the lookups of declared names and of the countries that the data know."""
    forms: list[Form] = []
    declared = {entity.name for entity in entities}
    given: defaultdict[str, set[str]] = defaultdict(set)
    for entity in entities:
        forms.extend(_forms_of(entity))
        if entity.kind is Kind.PERSON:
            for written in (entity.name, *entity.also):
                words = _words(written)
                if len(words) > 1:
                    given[entity.key].update(skeleton(word) for word in words[:-1])
    meant = _declared_countries(entities)
    forms.extend(_country_forms(declared, meant))
    forms = _without_claimed(forms)
    by_first: defaultdict[str, list[Form]] = defaultdict(list)
    for form in _merged(forms):
        by_first[form.words[0]].append(form)
    return NameIndex(
        forms={first: tuple(sorted(some, key=lambda form: -len(form.words))) for first, some in by_first.items()},
        lower=frozenset(first for first, some in by_first.items() if any(not form.capitals[0] for form in some)),
        given={key: frozenset(names) for key, names in given.items()},
        skeletons=_skeletons(forms),
        kinds={entity.key: entity.kind for entity in entities},
        dates={entity.key: entity.date for entity in entities if entity.date is not None},
        countries=meant,
    )


def _words(text: str) -> tuple[str, ...]:
    return tokenise(text, 0, len(text)).words


def _form(
    text: str, name: str, how: str, kind: Kind | None, entities: tuple[tuple[str, str], ...] = (), weak: bool = False
) -> Form | None:
    words = _words(text)
    article = ""
    if len(words) > 1 and words[0].lower() in ARTICLES:
        article, words = words[0].lower(), words[1:]
    if not words:
        return None
    capitals = tuple(word[:1].isupper() for word in words)
    return Form(tuple(map(fold, words)), capitals, name, how, kind, entities, article, weak and not any(capitals))


def _forms_of(entity: Entity) -> Iterable[Form]:
    """The full name, the declared other forms, a person's surname, and the look-alikes."""
    own = ((entity.key, ""),)
    short = ((entity.key, entity.sheet),)
    candidates = [_form(entity.name, entity.name, "name", entity.kind, own)]
    seen = {entity.name}
    for written in entity.also:
        if written not in seen:
            seen.add(written)
            whole = f" {entity.name.lower()} " in f" {written.lower()} "  # "new penguin pool" of the penguin pool
            candidates.append(_form(written, entity.name, "short", entity.kind, short, weak=not whole))
    if entity.kind is Kind.PERSON:
        words = _words(entity.name)
        if len(words) > 1 and words[-1] not in seen:
            candidates.append(_form(words[-1], entity.name, "surname", entity.kind, short))
            if (bare := without_article(words[-1])) != words[-1]:
                candidates.append(_form(bare, entity.name, "surname", entity.kind, short))  # "Assad"
        candidates.extend(_form(name, entity.name, "surname", entity.kind, short) for name in _maiden_names(entity))
    elif entity.kind is Kind.PLACE:
        candidates.extend(_form(people, entity.name, "demonym", entity.kind, short) for people in entity.people)
    candidates.extend(_form(written, written, "other", entity.kind) for written in entity.look_alikes)
    candidates.extend(_form(written, entity.name, "avoid", entity.kind, own) for written in entity.avoid)
    return [form for form in candidates if form is not None]


def _maiden_names(entity: Entity) -> Iterable[str]:
    """Other surnames of a person, of other full forms of the name: "Ellery" of "Margaret Ellery" for Margaret Voss."""
    words = _words(entity.name)
    for written in entity.also:
        other = _words(written)
        same_given = len(words) > 1 and len(other) > 1 and other[0] == words[0]
        if same_given and other[-1][:1].isupper() and other[-1] not in (words[-1], *entity.also):
            yield other[-1]


def _declared_countries(entities: tuple[Entity, ...]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Country → the declared places that bear one of its names."""
    countries = data.load("countries")
    names = {}
    for country, known in countries.items():
        for written in (country, *known.get("also", ())):
            names[fold(written)] = country
    meant: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for entity in entities:
        if entity.kind not in (Kind.PLACE, Kind.GROUP):
            continue
        for written in (entity.name, *entity.also):
            country = names.get(fold(written))
            pair = (entity.key, "")
            if country and pair not in meant[country]:
                meant[country].append(pair)
    return {country: tuple(keys) for country, keys in meant.items()}


def _country_forms(declared: set[str], meant: dict[str, tuple[tuple[str, str], ...]]) -> Iterable[Form]:
    for country, known in data.load("countries").items():
        keys = meant.get(country, ())
        for written in (country, *known.get("also", ())):
            if written not in declared:
                yield from _some(_form(written, country, "name", Kind.PLACE, keys))
        for people in known.get("people", ()):
            yield from _some(_form(people, country, "demonym", Kind.PLACE, keys))
            yield from _some(_form(people + "s", country, "demonym", Kind.PLACE, keys))
        for seat in (known.get("capital"), *known.get("seat", ())):
            if seat and seat not in declared:
                yield from _some(_form(seat, country, "capital", Kind.PLACE, keys))


def _some(form: Form | None) -> Iterable[Form]:
    return () if form is None else (form,)


def _without_claimed(forms: list[Form]) -> list[Form]:
    """Forms without the surnames that a sheet gives to somebody else by ``also:``."""
    claimed = {(form.words, sheet) for form in forms if form.how == "short" for _, sheet in form.entities}
    return [
        form
        for form in forms
        if form.how != "surname" or all((form.words, sheet) not in claimed for _, sheet in form.entities)
    ]


def _merged(forms: list[Form]) -> list[Form]:
    """Forms without those of the data that a sheet declares itself, and without repetitions."""
    own = {form.words for form in forms if form.entities and form.how in ("name", "short", "surname")}
    full = {form.words for form in forms if form.entities and form.how == "name"}
    kept: dict[tuple[object, ...], Form] = {}
    for form in forms:
        if form.how in ("demonym", "capital") and form.words in own:
            continue
        if form.how == "other" and form.words in full:
            continue  # somebody else for one block, and declared by another
        kept.setdefault((form.words, form.capitals, form.name, form.entities, form.article), form)
    return list(kept.values())


def _skeletons(forms: list[Form]) -> dict[str, tuple[Form, ...]]:
    """Declared persons' surnames by skeleton."""
    found: defaultdict[str, list[Form]] = defaultdict(list)
    for form in forms:
        if form.kind is Kind.PERSON and form.entities and form.how in ("name", "surname"):
            last = skeleton(form.words[-1])
            if len(last) >= 5 and all(other.name != form.name for other in found[last]):
                found[last].append(form)
    return {last: tuple(some) for last, some in found.items()}


@functools.cache
def word_list(name: str) -> frozenset[str]:
    """A list of ``name_words.yaml``, whose items may be comma-separated, as a set."""
    items = data.load("name_words")[name]
    return frozenset(word.strip() for item in items for word in str(item).split(",") if word.strip())


@functools.cache
def given_names() -> dict[str, str]:
    """Common first names: "male", "female", or "" where both bear them."""
    lists = data.load("given_names")
    found = dict.fromkeys(lists["male"], "male")
    for name in lists["female"]:
        found[name] = "" if name in found else "female"
    return found
