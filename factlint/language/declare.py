"""``person Kurmanbek Bakiyev`` and its lines → Entity; count, relation and role blocks → Count, Verb, Office.

All sheets are declared before any sentence is read, so that the order of blocks and files means nothing.
"""

from __future__ import annotations

from factlint.language import spans
from factlint.language.blocks import Block, KeyLine, Stretch
from factlint.language.cursor import Known
from factlint.language.declarations import Declarations, entity_key, name_in, split_office, stray_sign, unquoted
from factlint.language.folding import fold
from factlint.language.mistakes import mistake
from factlint.language.names import LONGEST_NAME, Declared, Tree, plant, split_words, verb_keys
from factlint.language.sheet import Lines, Sheet
from factlint.language.syntax import Dates
from factlint.language.words import word_set
from factlint.model import Arity, Count, Entity, Holder, Kind, Mistake, Office, Place, Verb
from factlint.values.period import Period

_KINDS = {kind.value: kind for kind in Kind}


def declare_names(sheet: Sheet, shared: Tree, mistakes: list[Mistake]) -> Declarations:
    """The names, counts and verbs of a sheet, and the trees that find them. Full names also go into *shared*."""
    found = Declarations(known=Known(shared=shared))
    heads: dict[tuple[str, str], Place] = {}
    for block, lines in sheet.blocks:
        if block.keyword in ("", "rule"):
            continue
        name = unquoted(block.rest)
        if not _is_name(block, name, mistakes):
            found.broken.add(block.keyword)
            found.doubtful.update(word for word in name.split() if word.isalnum())
            continue
        kind = "name" if block.keyword in _KINDS else block.keyword
        # the same words may name a count and a thing, but not two things
        if before := heads.get((kind, name)):
            related = ((before, "the first one"),)
            mistakes.append(
                mistake(
                    block.rest,
                    f"“{name}” is declared twice",
                    "keep one block, and put the lines of both under it",
                    None,
                    related,
                )
            )
            continue
        heads[kind, name] = block.rest.place
        _declare(block, lines, name, sheet.path, found, shared, mistakes)
    return found


def _is_name(block: Block, name: str, mistakes: list[Mistake]) -> bool:
    words_ = split_words(name)
    if not name:
        head = block.head.stretch()
        mistakes.append(
            mistake(
                head,
                f"“{block.keyword}” wants a name after it",
                f"for example “{block.keyword} {_EXAMPLES[block.keyword]}”",
            )
        )
    elif not any(character.isalnum() for character in name):
        mistakes.append(
            mistake(block.rest, f"“{name}” is no name", f"for example “{block.keyword} {_EXAMPLES[block.keyword]}”")
        )
    elif stray := stray_sign(block.rest):
        mistakes.append(mistake(stray, f"“{stray.text}” cannot stand in a name", "write the name as the text does"))
    elif len(words_) > LONGEST_NAME:
        mistakes.append(mistake(block.rest, f"a name has at most {LONGEST_NAME} words"))
    elif block.rest.text.count('"') % 2:
        mistakes.append(mistake(block.rest, "a quote is not closed", "put the other quote, or take this one out"))
    else:
        return True
    return False


_EXAMPLES = {
    "person": "Kurmanbek Bakiyev",
    "place": "Belarus",
    "group": "Acme Corporation",
    "thing": "Manas airbase",
    "event": "2020 parliamentary election",
    "count": "parliament seats",
    "relation": "fled to",
    "role": "President of Russia",
}


def _names(lines: Lines, key: str, mistakes: list[Mistake]) -> tuple[str, ...]:
    """The names of ``also:``, ``avoid:``, ``not:`` …"""
    found = []
    for item in lines.items(key):
        name = unquoted(item)
        if not any(character.isalnum() for character in name):
            what = f"“{name}” is no name" if name else "a name is missing at this comma"
            mistakes.append(mistake(item, what, "take it out"))
        elif stray := stray_sign(item):
            mistakes.append(mistake(stray, f"“{stray.text}” cannot stand in a name", "write the name as the text does"))
        elif item.text.count('"') % 2:
            mistakes.append(mistake(item, "a quote is not closed", "put the other quote, or take this one out"))
        elif len(name.split()) > LONGEST_NAME:
            mistakes.append(mistake(item, f"a name has at most {LONGEST_NAME} words"))
        else:
            found.append(name)
    return tuple(found)


def _declare(
    block: Block, lines: Lines, name: str, path: str, found: Declarations, shared: Tree, mistakes: list[Mistake]
) -> None:
    place = block.head.stretch().place
    also = _names(lines, "also", mistakes)
    if block.keyword in _KINDS:
        entity = _entity(block, lines, name, also, path, place, mistakes)
        found.entities.append(entity)
        plant(found.known.own, name, "NAME", entity)
        for other in also:
            if other != name:
                plant(found.known.own, other, "NAME", entity, is_full=False)
        for other in (*entity.look_alikes, *entity.avoid):
            plant(found.known.own, other, "NAME", other, is_full=False)
        if any(word.is_capital for word in split_words(name)):
            plant(shared, name, "NAME", entity)
    elif block.keyword == "count":
        units = tuple(item.text for item in lines.items("unit") if item.text)
        count = Count(name, path, place, units, None, _names(lines, "near", mistakes), also)
        found.counts.append(count)
        for other in {name, *also}:
            plant(found.known.own, other, "COUNT", name)
    elif block.keyword == "relation":
        verb = Verb(name, path, place, also, _arity(lines, mistakes), _has(lines, "one subject"))
        found.verbs.append(verb)
        for other in (name, *also):
            keys = verb_keys([raw.key for raw in split_words(other)])
            found.known.verbs.add(keys, Declared("VERB", verb, tuple(keys)))
    else:
        for other in dict.fromkeys((name, *also)):
            plant(found.known.own, other, "ROLE", name)


def _entity(
    block: Block, lines: Lines, name: str, also: tuple[str, ...], path: str, place: Place, mistakes: list[Mistake]
) -> Entity:
    avoid = _names(lines, "avoid", mistakes)
    for item in lines.items("avoid"):
        if unquoted(item) in (name, *also):
            mistakes.append(
                mistake(item, f"“{unquoted(item)}” is an accepted spelling, and one to avoid", "keep one of the two")
            )
    born, died = _day(lines, "born", mistakes), _day(lines, "died", mistakes)
    if born and died and died.is_before(born):
        line = lines.by_key["died"][0]
        mistakes.append(
            mistake(
                line.value,
                f"“{name}” dies before being born",
                None,
                None,
                ((lines.by_key["born"][0].value.place, "born here"),),
            )
        )
    title, within, capital = lines.first("title"), lines.first("in"), lines.first("capital of")
    date_line = lines.first("date")
    dates = spans.read(date_line.value, mistakes) if date_line else None
    return Entity(
        _KINDS[block.keyword],
        name,
        path,
        place,
        also,
        avoid,
        _names(lines, "not", mistakes),
        unquoted(within.value) if within else None,
        unquoted(capital.value) if capital else None,
        _names(lines, "people", mistakes),
        title.value.text if title else None,
        born,
        died,
        dates.period if dates else None,
    )


def _day(lines: Lines, key: str, mistakes: list[Mistake]) -> Period | None:
    line = lines.first(key)
    written = spans.read_day(line.value, mistakes) if line else None
    return written.period if written else None


def _has(lines: Lines, words_: str) -> bool:
    return any(line.words.text == words_ for line in lines.bare)


def _arity(lines: Lines, mistakes: list[Mistake]) -> Arity | None:
    found = [line for line in lines.bare if line.words.text in word_set("arities")]
    if len(found) > 1:
        related = ((found[0].words.place, "the first one"),)
        mistakes.append(
            mistake(
                found[1].words,
                f"“{found[0].words.text}” and “{found[1].words.text}” cannot both hold",
                "keep one of the two",
                None,
                related,
            )
        )
    return Arity(found[0].words.text) if found else None


# --- what refers to names: once all of them are known ----------------------------------------------------------------


def declare_rest(sheet: Sheet, found: Declarations, mistakes: list[Mistake]) -> None:
    """Whose a count is, who held an office, where a place lies."""
    counts = {count.name: count for count in found.counts}
    offices: dict[str, Office] = {}
    for block, lines in sheet.blocks:
        name = unquoted(block.rest)
        if block.keyword == "count" and name in counts and counts[name].place == block.head.stretch().place:
            line = lines.first("of")
            of = name_in(line.value, found, mistakes) if line else None
            count = counts[name]
            counts[name] = Count(count.name, count.sheet, count.place, count.units, of, count.near, count.also)
        elif block.keyword == "role" and name and name not in offices:
            offices[name] = _office(block, lines, name, sheet.path, found, mistakes)
    found.counts[:] = counts.values()
    found.offices[:] = offices.values()
    _place_places(sheet, found, mistakes)


def _place_places(sheet: Sheet, found: Declarations, mistakes: list[Mistake]) -> None:
    """``in:`` and ``capital of:`` name a place; where it is declared, by its full name."""
    by_place = {entity.place: index for index, entity in enumerate(found.entities)}
    for block, lines in sheet.blocks:
        index = by_place.get(block.head.stretch().place)
        if index is None or block.keyword != "place":
            continue
        entity = found.entities[index]
        full = {}
        for key in ("in", "capital of"):
            line = lines.first(key)
            if line is None:
                continue
            name = name_in(line.value, found, mistakes)
            full[key] = name.partition(":")[2] if name.startswith("place:") else name
            if name == entity.key:
                mistakes.append(mistake(line.value, f"“{entity.name}” cannot be {key} itself", "name another place"))
        if full:
            values = [getattr(entity, slot) for slot in entity.__slots__]
            slots = list(entity.__slots__)
            for key, slot in (("in", "within"), ("capital of", "capital_of")):
                if key in full:
                    values[slots.index(slot)] = full[key]
            found.entities[index] = Entity(*values)


def _office(block: Block, lines: Lines, name: str, path: str, found: Declarations, mistakes: list[Mistake]) -> Office:
    title, of = split_office(name, found.known)
    holders = tuple(
        holder
        for line in lines.bare
        if line.words.text not in ("one at a time", "many")
        if (holder := _holder(line, found, mistakes)) is not None
    )
    bare = [line for line in lines.bare if line.words.text in ("one at a time", "many")]
    if len({line.words.text for line in bare}) > 1:
        related = ((bare[0].words.place, "the first one"),)
        mistakes.append(
            mistake(bare[1].words, "“one at a time” and “many” cannot both hold", "keep one of the two", None, related)
        )
    place = block.head.stretch().place
    also = _names(lines, "also", [])  # its mistakes are told already
    return Office(name, title, of, path, place, holders, also, _has(lines, "many"))


def _holder(line: KeyLine, found: Declarations, mistakes: list[Mistake]) -> Holder | None:
    """``Dmitry Medvedev from 2008-05-07 to 2012-05-07``."""
    before = len(mistakes)
    tokens = fold(line.words, found.known, mistakes)
    if len(mistakes) > before:
        return None
    types = [token.type for token in tokens]
    if types[:1] != ["NAME"]:
        mistakes.append(
            mistake(line.words, "a holder's name should stand here", "“NAME since 2017” or “NAME from 2008 to 2012”")
        )
        return None
    if types[1:] not in ([], ["SPAN"]):
        at = next((at for at, one in enumerate(tokens) if one.text.lower() in word_set("span_openers")), None)
        if at is not None and at + 1 < len(tokens):
            rest = Stretch(line.line, tokens[at + 1].stretch.start, line.words.end)
            mistakes.append(mistake(rest, f"“{rest.text}” is not a date", spans.EXAMPLES))
            return None
        hint = "after the name stands a time: “since 2017”, “from 2008-05-07 to 2012-05-07”"
        wrong = tokens[1] if types[1] != "SPAN" else tokens[2]
        mistakes.append(mistake(wrong.stretch, f"“{wrong.text}” cannot stand here", hint))
        return None
    dates: Dates | None = tokens[1].meaning if len(tokens) > 1 else None
    place = line.words.place
    found.spans_of[place] = dates
    return Holder(entity_key(tokens[0].meaning, tokens[0].text), dates.period if dates else Period(), place)
