"""A block → Rule: its sentence, the lines under it, and the sheet-wide lines folded in.

Blocks that imply a rule (spellings to avoid, holders of an office, how many objects a relation has, an event's date)
give one too, with an id made of the block's words.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factlint.language import conditions, spans
from factlint.language.blocks import Block, KeyLine, Stretch
from factlint.language.declarations import Declarations, unquoted
from factlint.language.examples import read_examples
from factlint.language.ids import id_of
from factlint.language.meaning import Meaning, mean
from factlint.language.mistakes import meant, mistake
from factlint.language.names import tidy
from factlint.language.parse import parse_sentence
from factlint.language.sheet import Lines, Sheet
from factlint.language.syntax import Dates
from factlint.language.words import word_set, words
from factlint.model import (
    Arity,
    Assertion,
    Comparison,
    Count,
    DateAssertion,
    Entity,
    EventDate,
    Figure,
    Kind,
    Level,
    Mistake,
    OfficeHolders,
    Place,
    RelationArity,
    RoleAssertion,
    Rule,
    Source,
    Spelling,
    Term,
    Verb,
)
from factlint.records import dataclass, replace
from factlint.text.verb_index import parse_phrase
from factlint.values import calendar
from factlint.values.interval import Interval
from factlint.values.period import Period

AGE = "age"
BORN, DIED = Verb("was born"), Verb("died")
OLDEST = 150  # years: an age that is no bound at all


@dataclass(frozen=True, slots=True)
class Resolved:
    """The rules of a sheet, and what the search for conflicts also needs."""

    rules: tuple[Rule, ...]
    spans: dict[Place, Dates | None]  # of role sentences and holders
    replacing: tuple[tuple[Rule, Stretch], ...]  # rules with `replaces:`, and its words
    wide: Rule  # the sheet-wide lines


def resolve(sheet: Sheet, found: Declarations, mistakes: list[Mistake]) -> Resolved:
    """All rules of a sheet."""
    wide = _wide(sheet, found, mistakes)
    rules: list[Rule] = []
    replacing: list[tuple[Rule, Stretch]] = []
    ids: dict[str, Place] = {}
    told = False
    spans_of = dict(found.spans_of)
    for block, lines in sheet.blocks:
        if block.keyword not in ("", "rule"):
            continue
        head = _head(block, ids, mistakes)
        if head is None:
            continue
        id, sentence = head
        template = _rule(id, sentence, block, lines, wide, found, mistakes)
        before = len(mistakes)
        tree = parse_sentence(sentence, found.known, mistakes)
        meaning = mean(tree, sheet.path, found, mistakes) if tree else None
        if len(mistakes) > before and not found.doubtful.isdisjoint(sentence.text.split()):
            del mistakes[before if told else before + 1 :]  # most likely only for a name that could not be read
            told = True
        if meaning is None:
            continue
        made = list(_with_assertions(template, meaning))
        if isinstance(meaning.assertions[0], RoleAssertion):
            spans_of[template.place] = meaning.during or _dates_of(lines)
        rules.extend(made)
        if line := lines.first("replaces"):
            replacing.extend((rule, line.value) for rule in made)
    rules.extend(_implied(sheet, found, wide, rules, mistakes))
    return Resolved(tuple(rules), spans_of, tuple(replacing), wide)


def _head(block: Block, ids: dict[str, Place], mistakes: list[Mistake]) -> tuple[str, Stretch] | None:
    """The id and the sentence of a rule; two equal ids are a mistake, and both rules stay."""
    if block.keyword == "":
        id, sentence = id_of(block.rest.text), block.rest
        named = sentence
    else:
        text = block.rest.text
        colon = text.find(":")
        if colon < 0:
            hint = "write “rule ID: SENTENCE”, for example “rule size: seats ≤ 120”"
            first = text.split()[0] if text else ""
            what = (
                f"a colon is missing after the rule's name “{first}”" if first else "a rule wants a name and a sentence"
            )
            words_ = block.rest.part(0, len(first)) if first else block.head.stretch()
            mistakes.append(mistake(words_, what, hint, f"{first}:" if first and len(text.split()) > 3 else None))
            return None
        named, sentence = block.rest.part(0, colon), block.rest.part(colon + 1)
        id = named.text
        if not id or not all(character.isalnum() or character in "-_." for character in id):
            right = id_of(id)
            what = f"“{id}” cannot be a rule's name" if id else "the rule's name is missing"
            hint = "a name is made of letters, figures and hyphens"
            mistakes.append(
                mistake(named if id else block.rest.part(0, colon + 1), what, hint, (right if id else "rule:") or None)
            )
            id = right
        if not sentence.text:
            mistakes.append(
                mistake(named, f"nothing follows “rule {id}:”", "write a sentence after it, for example “seats ≤ 120”")
            )
            return None
    if before := ids.get(id):
        if block.keyword:
            what, hint = f"the id “{id}” is used twice in this sheet", "give one of the two rules another name"
        else:
            what, hint = (
                f"this rule stands twice in this sheet (its id is “{id}”)",
                "take one of the two out, or name it: “rule ID: …”",
            )
        number = next(number for number in range(2, len(ids) + 3) if f"{id}-{number}" not in ids)
        other = f"{id}-{number}" if block.keyword else f"rule {id}-{number}: {sentence.text}"
        mistakes.append(mistake(named, what, hint, other, ((before, "the first one"),)))
    elif id:
        ids[id] = named.place
    return id, sentence


def _with_assertions(template: Rule, meaning: Meaning) -> Iterator[Rule]:
    during = meaning.during.period if meaning.during else template.during
    for assertion in meaning.assertions:
        if isinstance(assertion, RoleAssertion) and meaning.during is None and template.during is not None:
            assertion = replace(assertion, period=template.during)
        yield replace(template, assertion=assertion, during=during)


def _dates_of(lines: Lines) -> Dates | None:
    line = lines.first("during")
    return spans.read(line.value, []) if line else None


# --- the lines -------------------------------------------------------------------------------------------------------

_NOTHING = DateAssertion("", None, Period(), "", "")  # type: ignore[arg-type]  # until the sentence is read


def _wide(sheet: Sheet, found: Declarations, mistakes: list[Mistake]) -> Rule:
    """The sheet-wide lines as a rule that states nothing, from which every rule starts."""
    nowhere = Place(sheet.path, 1, 1, 1, 1)
    empty = Rule("", _NOTHING, "", sheet.path, nowhere)
    return _apply(empty, sheet.wide, found, mistakes)


def _rule(
    id: str, sentence: Stretch, block: Block, lines: Lines, wide: Rule, found: Declarations, mistakes: list[Mistake]
) -> Rule:
    place = block.head.stretch().place
    base = replace(wide, id=id, text=tidy(sentence.text), place=place)
    return _apply(base, lines, found, mistakes)


def _apply(rule: Rule, lines: Lines, found: Declarations, mistakes: list[Mistake]) -> Rule:
    """*rule* with what *lines* say."""
    changed: dict[str, object] = {}
    for key, read in _READERS.items():
        if line := lines.first(key):
            changed.update(read(line, rule, found, mistakes))
    if source := _source(rule, lines, mistakes):
        changed["source"] = source
    if any(key in lines.by_key for key in ("ok", "bad", "skip", "becomes")):
        changed["examples"] = read_examples(lines.in_order, mistakes)
    return replace(rule, **changed) if changed else rule  # type: ignore[arg-type]


def _read_during(line: KeyLine, _rule: Rule, _found: Declarations, mistakes: list[Mistake]) -> dict[str, object]:
    dates = spans.read(line.value, mistakes)
    return {"during": dates.period} if dates else {}


def _read_as_of(line: KeyLine, _rule: Rule, _found: Declarations, mistakes: list[Mistake]) -> dict[str, object]:
    written = spans.read_day(line.value, mistakes)
    return {"as_of": written.period} if written else {}


def _read_expires(line: KeyLine, _rule: Rule, _found: Declarations, mistakes: list[Mistake]) -> dict[str, object]:
    written = spans.read_day(line.value, mistakes)
    return {"expires": written.period.last} if written else {}


def _read_when(line: KeyLine, _rule: Rule, found: Declarations, mistakes: list[Mistake]) -> dict[str, object]:
    return {"when": conditions.read(line.value, found, mistakes)}


def _read_except(line: KeyLine, _rule: Rule, found: Declarations, mistakes: list[Mistake]) -> dict[str, object]:
    return {"exceptions": conditions.read(line.value, found, mistakes)}


def _read_level(line: KeyLine, _rule: Rule, _found: Declarations, mistakes: list[Mistake]) -> dict[str, object]:
    if line.value.text in word_set("levels"):
        return {"level": Level(line.value.text)}
    hint, replacement = meant(line.value.text, words()["levels"])
    mistakes.append(
        mistake(
            line.value,
            f"“{line.value.text}” is not a level",
            hint or "a level is “error”, “warning” or “note”",
            replacement,
        )
    )
    return {}


def _read_message(line: KeyLine, _rule: Rule, _found: Declarations, mistakes: list[Mistake]) -> dict[str, object]:
    text, at = line.value.text, 0
    while (start := text.find("{", at)) >= 0:
        end = text.find("}", start)
        if end < 0:
            mistakes.append(mistake(line.value.part(start, start + 1), "“{” is not closed", "for example “{found}”"))
            break
        name = text[start + 1 : end]
        if name not in word_set("placeholders"):
            hint, replacement = meant(name, words()["placeholders"])
            known = ", ".join(f"“{{{known}}}”" for known in words()["placeholders"])
            mistakes.append(
                mistake(
                    line.value.part(start, end + 1),
                    f"“{{{name}}}” is not a placeholder",
                    f"did you mean “{{{replacement}}}”?" if hint else f"there are {known}",
                    f"{{{replacement}}}" if replacement else None,
                )
            )
        at = end + 1
    return {"message": text}


def _read_text(slot: str):  # type: ignore[no-untyped-def]
    return lambda line, _rule, _found, _mistakes: {slot: line.value.text}


_READERS = {
    "during": _read_during,
    "as of": _read_as_of,
    "expires": _read_expires,
    "when": _read_when,
    "except": _read_except,
    "level": _read_level,
    "message": _read_message,
    "owner": _read_text("owner"),
    "note": _read_text("note"),
    "fix": _read_text("fix"),
    "replaces": _read_text("replaces"),
}


def _source(rule: Rule, lines: Lines, mistakes: list[Mistake]) -> Source | None:
    """``source: URL checked DATE``; a sheet's ``checked:`` holds for the rules that give none."""
    text = rule.source.text if rule.source else ""
    checked = rule.source.checked if rule.source else None
    if line := lines.first("source"):
        text, mark, _ = line.value.text.partition(" checked ")
        if mark:
            written = spans.read_day(line.value.part(len(text) + len(mark)), mistakes)
            checked = written.period.last if written else checked
        text = text.strip()
    if line := lines.first("checked"):
        written = spans.read_day(line.value, mistakes)
        checked = written.period.last if written else checked
    return Source(text, checked) if text or checked else None


def _has_age_rule(entity: Entity, rules: list[Rule]) -> bool:
    terms = (rule.assertion.term for rule in rules if isinstance(rule.assertion, Comparison))
    return any(term.of == entity.key and term.count.name.lower() == AGE for term in terms)


def _age_of(entity: Entity, born: Period) -> Comparison:
    """``born:`` as an assertion on every age that a text gives; the form reckons it to the document's date."""
    any_age = Interval(Decimal(0), Decimal(OLDEST))
    figure = Figure(any_age, f"born {_born(born)}", unit="year", dimension=AGE)
    return Comparison(Term(Count(AGE, entity.sheet, None), f"{entity.name}'s age", of=entity.key), "=", figure)


def life_of(entity: Entity, rules: list[Rule]) -> Iterator[DateAssertion]:
    """``born:`` and ``died:`` as assertions on every such date that a text gives, unless a rule gives it itself."""
    dated = [rule.assertion for rule in rules if isinstance(rule.assertion, DateAssertion)]
    for verb, period in ((BORN, entity.born), (DIED, entity.died)):
        phrase = parse_phrase(verb.phrase)
        own = (parse_phrase(other.verb.phrase) for other in dated if other.subject == entity.key)
        if period is not None and period.first is not None and entity.kind is Kind.PERSON and phrase not in own:
            yield DateAssertion(entity.key, verb, period, calendar.period_in_words(period), "")


def _born(born: Period) -> str:
    if born.first is None or born.first == born.last:
        return born.first.isoformat() if born.first is not None else ""
    return str(born.first.year)


# --- what blocks imply -----------------------------------------------------------------------------------------------


def _implied(
    sheet: Sheet, found: Declarations, wide: Rule, rules: list[Rule], mistakes: list[Mistake]
) -> Iterator[Rule]:
    dated = {
        rule.assertion.subject
        for rule in rules
        if isinstance(rule.assertion, DateAssertion) and not rule.assertion.noun
    }
    heads = {block.head.stretch().place: (block, lines) for block, lines in sheet.blocks}

    def implied(assertion: Assertion, name: str, place: Place) -> Rule:
        block, lines = heads[place]
        examples = read_examples(lines.in_order, mistakes) if block.keyword == "role" else ()
        text = f"{block.keyword} {unquoted(block.rest)}"
        return replace(wide, id=id_of(name), assertion=assertion, text=text, place=place, examples=examples)

    for entity in found.entities:
        if entity.avoid or entity.title:
            yield implied(Spelling(entity), entity.name, entity.place)
        if entity.date is not None and entity.key not in dated:
            yield implied(EventDate(entity), entity.name, entity.place)
        if entity.born is not None and entity.kind is Kind.PERSON and not _has_age_rule(entity, rules):
            age = implied(_age_of(entity, entity.born), entity.name, entity.place)
            yield replace(age, text=f"{entity.name} was born {_born(entity.born)}")
        for assertion in life_of(entity, rules):
            yield replace(
                implied(assertion, entity.name, entity.place),
                text=f"{entity.name} {assertion.verb.phrase} {assertion.text}",
            )
    for verb in found.verbs:
        if verb.place is not None and (verb.arity in (Arity.ONE_EVER, Arity.ONE_AT_A_TIME) or verb.one_subject):
            yield implied(RelationArity(verb), verb.phrase, verb.place)
    for office in found.offices:
        rule = implied(OfficeHolders(office), office.name, office.place)
        if office.holders:
            yield rule
