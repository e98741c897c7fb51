"""Compared(seats, "≤", 120) → Comparison: what a sentence's tree means in the eyes of its sheet."""

from __future__ import annotations

from decimal import Decimal

from factlint.language import syntax
from factlint.language.blocks import Stretch
from factlint.language.declarations import (
    Declarations,
    attribute_called,
    entity_key,
    is_one_slip,
    name_in,
    near_name,
    split_office,
)
from factlint.language.mistakes import mistake
from factlint.language.names import tidy
from factlint.language.syntax import Counted, Dates, Word
from factlint.model import (
    Agreement,
    Assertion,
    Comparison,
    Count,
    DateAssertion,
    Entity,
    Figure,
    Mistake,
    Office,
    Order,
    PartOf,
    RelationAssertion,
    RoleAssertion,
    Sum,
    Term,
    Trend,
    Verb,
)
from factlint.records import dataclass, replace
from factlint.suggestion import closest
from factlint.text import morphology
from factlint.values.amounts import AmbiguousNumber, Amount, read_amount
from factlint.values.interval import Interval, around
from factlint.values.period import Period
from factlint.values.plurals import singular
from factlint.values.units import unit_of


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a sentence asserts: one thing, or two (whom, and when), and the time that it gives itself."""

    assertions: tuple[Assertion, ...]
    during: Dates | None = None


class _Told(Exception):
    """The sentence has no meaning, and the reason has been given already."""


def mean(tree: syntax.Sentence, path: str, found: Declarations, mistakes: list[Mistake]) -> Meaning | None:
    """The meaning of a sentence. None, and mistakes, where it has none."""
    before = len(mistakes)
    try:
        meaning = _mean(tree, path, found, mistakes)
    except _Told:
        return None
    return meaning if len(mistakes) == before else None


def _mean(tree: syntax.Sentence, path: str, found: Declarations, mistakes: list[Mistake]) -> Meaning | None:
    match tree:
        case syntax.Compared():
            return _compared(tree, path, found, mistakes)
        case syntax.Related():
            return _related(tree, path, found, mistakes)
        case syntax.Happened():
            return _happened(tree, path, found, mistakes)
        case syntax.Held():
            return _held(tree, path, found, mistakes)
        case syntax.Ordered(first, second):
            return Meaning((Order(_entity(first, found, mistakes), _entity(second, found, mistakes)),))
        case syntax.Summed(terms, total):
            return Meaning(
                (Sum(tuple(_term(term, path, found, mistakes) for term in terms), _term(total, path, found, mistakes)),)
            )
        case syntax.Contained(part, whole):
            return Meaning((PartOf(_term(part, path, found, mistakes), _term(whole, path, found, mistakes)),))
        case syntax.Agreed(counted, between):
            return Meaning((Agreement(_term(counted, path, found, mistakes), between),))
        case syntax.Moving(counted, grows):
            return Meaning((Trend(_term(counted, path, found, mistakes), grows),))


# --- names and counts ------------------------------------------------------------------------------------------------


def _entity(word: Word, found: Declarations, mistakes: list[Mistake]) -> str:
    """The key of a declared name; an undeclared one as written."""
    meaning = word.meaning
    if isinstance(meaning, tuple):
        names = " or ".join(f"“{one.name}”" for one in meaning if isinstance(one, Entity))
        mistakes.append(mistake(word.stretch, f"“{word.text}” may be {names}", "write the full name"))
    elif meaning is None and word.stretch.text == word.text and "person" not in found.broken:
        last = word.text.split()[-1]
        near = near_name(word.text, found)
        if near is None and " " in word.text:
            near = next((last for entity in found.entities if last in entity.also), None)
        if near and word.text in found.said:
            raise _Told
        if near:
            found.said.add(word.text)
            hint = f"did you mean “{near}”? If it is somebody or something else, put it in quotes"
            mistakes.append(mistake(word.stretch, f"“{word.text}” is not declared", hint, near))
    return entity_key(meaning, word.text)


def _owner(word: Word, found: Declarations, mistakes: list[Mistake]) -> str:
    if word.type == "NAME":
        return _entity(word, found, mistakes)
    return name_in(word.stretch, found, mistakes) if word.type == "WORD" else word.text


def _term(counted: Counted, path: str, found: Declarations, mistakes: list[Mistake]) -> Term:
    word, owner = counted.count, counted.owner
    count = _count(word, path, found, mistakes)
    of, to = count.of, None
    text = word.text
    if owner is not None:
        key = _owner(owner, found, mistakes)
        if counted.preposition in ("to", "with"):
            to, text = key, f"{word.text} {counted.preposition} {owner.text}"
        elif counted.preposition == "'s":
            of, text = key, f"{owner.text}'s {word.text}"
        else:
            of, text = key, f"{word.text} {counted.preposition} {owner.text}"
    if counted.to is not None:
        to, text = _owner(counted.to, found, mistakes), f"{text} to {counted.to.text}"
    return Term(count, text, of, to)


def _count(word: Word, path: str, found: Declarations, mistakes: list[Mistake]) -> Count:
    declared = word.meaning
    if isinstance(declared, str):
        count = next((count for count in found.counts if count.name == declared), None)
        return count or Count(declared, path, None)
    name = word.text.lower()
    if word.type == "WORD":
        near = next((count.name for count in found.counts if _is_slip(name, count.name)), None)
        if near is not None:
            mistakes.append(mistake(word.stretch, f"“{word.text}” is not declared", f"did you mean “{near}”?", near))
        return Count(name, path, None)
    attribute = attribute_called(name.split())
    if attribute is None and name not in found.said and "count" not in found.broken:
        found.said.add(name)
        near = closest(name, [count.name for count in found.counts])
        hint = f"did you mean “{near}”? If not, add a block “count {name}”" if near else f"add a block “count {name}”"
        mistakes.append(mistake(word.stretch, f"nothing declares the count “{word.text}”", hint, near))
    elif attribute is None:
        raise _Told
    return Count(attribute or name, path, None)


def _is_slip(name: str, declared: str) -> bool:
    return len(name) > 4 and is_one_slip(name, declared) and singular(name) != singular(declared)


# --- figures ---------------------------------------------------------------------------------------------------------


def _amount(word: Word, mistakes: list[Mistake]) -> Amount:
    try:
        amount = read_amount(word.text)
    except AmbiguousNumber as error:
        hint = f"write “{error.grouped}” or “{error.decimal}”"
        at = word.text.find(error.text)
        words = word.stretch.part(at, at + len(error.text)) if at >= 0 else word.stretch
        mistakes.append(mistake(words, f"“{error.text}” can be read two ways", hint, error.grouped))
        raise _Told from error
    if amount is None or not {"or", "and"}.isdisjoint(amount.unit.split()):
        mistakes.append(
            mistake(
                word.stretch,
                f"“{word.text}” is not a figure",
                "write it like 120, 1,100, 6 million, $6.35 billion, 30% or eleven",
            )
        )
        raise _Told
    return amount


def _compared(tree: syntax.Compared, path: str, found: Declarations, mistakes: list[Mistake]) -> Meaning:
    term = _term(tree.counted, path, found, mistakes)
    figure = _in_unit(_figure(tree, mistakes), term.count)
    return Meaning((Comparison(term, tree.operator, figure),))


def _in_unit(figure: Figure, count: Count) -> Figure:
    """``shooting days is 24`` where days are what the count is given in: 24 days."""
    words = count.units[0].lower().split() if count.units else []
    named = unit_of(words)
    if figure.unit or figure.dimension or named is None or words[named[1] : named[1] + 1] not in ([], ["of"]):
        return figure
    unit = named[0]
    if unit.dimension in ("share", "money") or unit.times != 1:
        return figure
    return replace(figure, unit=unit.name, dimension=unit.dimension)


def _figure(tree: syntax.Compared, mistakes: list[Mistake]) -> Figure:
    first = _amount(tree.amounts[0], mistakes)
    whole = _sentence_part(tree)
    if tree.operator == "between":
        second = _amount(tree.amounts[1], mistakes)
        if first.unit != second.unit and first.unit and second.unit:
            stretch = tree.amounts[1].stretch
            mistakes.append(
                mistake(stretch, f"“{first.text}” and “{second.text}” have different units", "give both in one unit")
            )
            raise _Told
        unit, dimension = (second.unit, second.dimension) if second.unit else (first.unit, first.dimension)
        low = first.value * _scale(tree.amounts, first, second)
        if low > second.value:
            words = Stretch(tree.amounts[0].stretch.line, tree.amounts[0].stretch.start, tree.amounts[1].stretch.end)
            swapped = f"{tree.amounts[1].text} and {tree.amounts[0].text}"
            mistakes.append(
                mistake(words, f"“{first.text}” is more than “{second.text}”", f"write “between {swapped}”", swapped)
            )
            raise _Told
        return Figure(Interval(low, second.value), whole, unit, _dimension(dimension))
    value, interval = first.value, first.interval
    if tree.within is not None or tree.operator == "about":
        margin = _margin(tree.within, value, mistakes) if tree.within else abs(value) / 10
        interval = around(value, margin)
    elif tree.operator in _BOUNDS:
        interval = _BOUNDS[tree.operator](value)
    return Figure(interval, whole, first.unit, _dimension(first.dimension), tree.amounts[0].text)


_BOUNDS = {
    "<": lambda value: Interval(None, value, high_open=True),
    "≤": lambda value: Interval(None, value),
    ">": lambda value: Interval(value, None, low_open=True),
    "≥": lambda value: Interval(value, None),
    "exactly": lambda value: Interval(value, value),
}


def _dimension(dimension: str) -> str:
    return "" if dimension == "number" else dimension


def _scale(words: tuple[Word, ...], first: Amount, second: Amount) -> Decimal:
    """``between 5 and 6 million``: the first figure shares the second's scale word, where it would else be tiny."""
    if (
        words[0].text.strip().isdecimal()
        and not words[1].text.strip().isdecimal()
        and first.value < 1000 <= second.value
    ):
        scaled = read_amount(words[1].text.replace(words[1].text.split()[0], words[0].text.strip(), 1))
        if scaled is not None and first.value and scaled.value >= 1000:
            return scaled.value / first.value
    return Decimal(1)


def _margin(word: Word, value: Decimal, mistakes: list[Mistake]) -> Decimal:
    amount = _amount(word, mistakes)
    if amount.dimension == "share":
        return abs(value) * amount.value / 100
    return amount.value


def _sentence_part(tree: syntax.Compared) -> str:
    """The comparison as written, from its operator on."""
    line = tree.amounts[0].stretch.line
    counted = tree.counted.to or tree.counted.owner
    start = tree.counted.count.stretch.end
    if counted is not None and counted.stretch.end > start:
        start = counted.stretch.end
    last = tree.within or tree.amounts[-1]
    return tidy(line.text[start : last.stretch.end])


# --- relations, dates, offices ---------------------------------------------------------------------------------------


def _verb(word: Word, path: str) -> Verb:
    return word.meaning if isinstance(word.meaning, Verb) else Verb(word.text, path, word.stretch.place)


def _related(tree: syntax.Related, path: str, found: Declarations, mistakes: list[Mistake]) -> Meaning:
    if _names_office(tree.verb):
        title = tree.verb.stretch.part(len(tree.verb.text.split()[0]), len(tree.verb.text) - len(" of"))
        office = Word("NAME", title, None, title.text)
        return _held(syntax.Held(tree.subject, office, tree.object, tree.when, tree.never), path, found, mistakes)
    subject, object = _entity(tree.subject, found, mistakes), _entity(tree.object, found, mistakes)
    if subject == object:
        mistakes.append(
            mistake(tree.object.stretch, f"“{tree.object.text}” stands on both sides", "name two different ones")
        )
    verb = _verb(tree.verb, path)
    relation = RelationAssertion(subject, verb, object, tree.never)
    when: Dates | None = tree.when.meaning if tree.when else None
    if when is None:
        return Meaning((relation,))
    if when.is_span or tree.never:
        return Meaning((relation,), when)
    return Meaning((relation, DateAssertion(subject, verb, when.period, when.text, when.iso, object=object)))


def _names_office(verb: Word) -> bool:
    """``is general secretary of``, but not ``is made of`` nor ``is owned by``."""
    words = verb.text.split()
    if verb.meaning is not None or len(words) < 3 or words[0] not in ("is", "was") or words[-1] != "of":
        return False
    participle = morphology.known().get(words[-2], ())
    return not any(form & morphology.Form.PARTICIPLE for _, form in participle)


def _happened(tree: syntax.Happened, path: str, found: Declarations, mistakes: list[Mistake]) -> Meaning:
    when: Dates = tree.when.meaning
    noun = ""
    if isinstance(tree.subject, Counted):
        counted = tree.subject
        noun = counted.count.text
        subject = _owner(counted.owner, found, mistakes) if counted.owner is not None else ""
    else:
        subject = _entity(tree.subject, found, mistakes)
    verb = _verb(tree.verb, path)
    return Meaning((DateAssertion(subject, verb, when.period, when.text, when.iso, noun, tree.never),))


def _held(tree: syntax.Held, path: str, found: Declarations, mistakes: list[Mistake]) -> Meaning:
    when: Dates | None = tree.when.meaning if tree.when else None
    office = _office(tree, path, found, mistakes)
    person = _entity(tree.person, found, mistakes)
    return Meaning((RoleAssertion(person, office, when.period if when else Period(), tree.never),), when)


def _office(tree: syntax.Held, path: str, found: Declarations, mistakes: list[Mistake]) -> Office:
    place = tree.office.stretch.place
    if tree.of is None:
        name = tree.office.meaning if isinstance(tree.office.meaning, str) else tree.office.text
        declared = next((office for office in found.offices if office.name == name), None)
        if declared is not None:
            return declared
        title, of = split_office(name, found.known)
        return Office(name, title, of, path, place)
    title = tree.office.text
    return Office(f"{title} of {tree.of.text}", title, _entity(tree.of, found, mistakes), path, place)
