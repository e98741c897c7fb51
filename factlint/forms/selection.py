"""Which figures of a document a rule is about: noun or measure fits, near and owner hold, the time is right.

Every reason for passing a figure over is kept, for ``factlint why``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from factlint.extractors.reading import Reading
from factlint.extractors.segments import Segment, segments
from factlint.forms.attributes import Match, find_measure
from factlint.forms.counting import Unit, counts, parse_unit
from factlint.forms.owners import Owner, owned_by, owners
from factlint.forms.words import closed, figure_words, is_verb, same_word, stem
from factlint.model import Count, Entity, Figure, Kind, Mention, Quantity, Rulebook, Sentence, Term
from factlint.records import dataclass
from factlint.values.interval import Interval, around
from factlint.values.period import Period
from factlint.values.plurals import singular
from factlint.values.units import base

_NEVER = frozenset({"ordinal", "score"})
BARE = frozenset({"count", "number", "ratio"})


@dataclass(frozen=True, slots=True)
class Selected:
    """A figure that may be the term's; `doubt` says in plain words why it is not judged, "" where it is."""

    quantity: Quantity
    value: Interval  # in the base unit of its dimension
    time: Period | None
    doubt: str = ""
    measure: Match | None = None


def select(term: Term, figure: Figure | None, sheet: str, reading: Reading, rulebook: Rulebook) -> Iterator[Selected]:
    """The figures of a document that are, or may be, the value of a term, in text order."""
    wanted = _Wanted.of(term, figure, sheet, rulebook)
    for sentence, facts in zip(reading.sentences, reading.facts, strict=True):
        figures = [fact for fact in facts if isinstance(fact, Quantity) and fact.dimension not in _NEVER]
        fitting = [(q, match) for q in figures if (match := _fits(q, wanted, sentence)) is not None]
        if wanted.near and fitting:
            fitting = _nearest(fitting, wanted.near, sentence)
        for quantity, match in fitting:
            selected = _judge_owner(quantity, match, wanted, sentence, reading)
            if selected is not None:
                yield selected


def passed_over(
    term: Term, figure: Figure | None, sheet: str, reading: Reading, rulebook: Rulebook, index: int
) -> Iterator[tuple[Quantity, str]]:
    """The figures of sentence *index* that are not the term's, each with the reason in plain words."""
    wanted = _Wanted.of(term, figure, sheet, rulebook)
    sentence = reading.sentences[index]
    figures = [fact for fact in reading.facts[index] if isinstance(fact, Quantity)]
    fitting = [(q, match) for q in figures if q.dimension not in _NEVER and (match := _fits(q, wanted, sentence))]
    near = _nearest(fitting, wanted.near, sentence) if wanted.near else fitting
    for quantity in figures:
        match = next((match for other, match in fitting if other is quantity), None)
        if match is None:
            yield quantity, _why_unfit(quantity, wanted)
        elif (quantity, match) not in near:
            words = ", ".join(wanted.term.count.near)
            yield (
                quantity,
                f"another figure is nearer to the words of near:, or none of them ({words}) is in the clause",
            )
        elif _judge_owner(quantity, match, wanted, sentence, reading) is None:
            owner = wanted.owner.name if wanted.owner is not None else wanted.owner_name
            yield quantity, f"it is somebody else's, not {owner or 'the subject'}'s, or from before the event"


def _why_unfit(quantity: Quantity, wanted: _Wanted) -> str:
    name = wanted.term.count.name
    if quantity.dimension in _NEVER:
        return f"an {quantity.dimension} is no count" if quantity.dimension == "ordinal" else "a score is no count"
    if not _dimension_fits(quantity, wanted):
        return f"another dimension: {quantity.unit or quantity.dimension} is not what {name} is given in"
    if quantity.change == "from":
        return "an earlier value: “from A to B”"
    if quantity.change == "by" and not _is_change(wanted):
        return "a change, not a value"
    return f"it counts {quantity.unit or 'something else'}, and nothing says that it is the {name}"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A term, prepared for the figures of one document."""

    term: Term
    sheet: str
    units: tuple[Unit, ...]
    measures: tuple[tuple[str, ...], ...]
    near: tuple[tuple[str, ...], ...]
    dimension: str  # of the rule's figure; "" for a bare number, "any" where the rule states none
    unit: str
    owner: Entity | None
    owner_name: str  # where the owner is not declared
    recipient: str | None  # "debt to China": an entity's key

    @staticmethod
    def of(term: Term, figure: Figure | None, sheet: str, rulebook: Rulebook) -> _Wanted:
        count = term.count
        key = term.of or count.of
        owner = next((e for e in rulebook.entities if e.key == key), None) if key else None
        units = tuple(parse_unit(unit) for unit in count.units)
        if not units and not count.near and count.place is None and " " not in count.name:
            units = (parse_unit(count.name),)
        return _Wanted(
            term=term,
            sheet=sheet,
            units=units,
            measures=_measures(count),
            near=tuple(tuple(words.lower().split()) for words in count.near),
            dimension="any" if figure is None else figure.dimension,
            unit="" if figure is None else figure.unit,
            owner=owner,
            owner_name="" if owner is not None else (key or ""),
            recipient=term.to,
        )


def _measures(count: Count) -> tuple[tuple[str, ...], ...]:
    """The phrases whose value a figure may be: the count's other names, and its own name where it has no unit."""
    names = list(count.also)
    if not count.units:
        names.insert(0, count.name)
    return tuple(tuple(name.lower().removeprefix("the ").split()) for name in names)


_UNIT_FITS = Match(-1, -1, "unit")


def _fits(quantity: Quantity, wanted: _Wanted, sentence: Sentence) -> Match | None:
    """How a figure fits a term: its unit does, or one of its measures governs it; None where neither."""
    if not _dimension_fits(quantity, wanted):
        return None
    if quantity.change == "from" or (quantity.change == "by" and not _is_change(wanted)):
        return None
    if _is_age(wanted):
        return _UNIT_FITS if quantity.dimension == "age" else None
    if wanted.units and counts(quantity, wanted.units, sentence):
        return _UNIT_FITS
    if wanted.near and not wanted.units:
        return _UNIT_FITS  # the words of near: decide
    match = find_measure(wanted.measures, quantity, sentence)
    if match is None and quantity.unit in _nouns_of(wanted):
        return Match(-1, -1, "noun")
    return match


def _dimension_fits(quantity: Quantity, wanted: _Wanted) -> bool:
    if wanted.dimension == "any":
        return True
    if wanted.dimension in ("", "count"):
        measured = any(unit.measure == quantity.dimension for unit in wanted.units)
        return quantity.dimension in BARE or measured or (_is_age(wanted) and quantity.dimension == "age")
    if _is_age(wanted):
        return quantity.dimension == "age"
    if wanted.dimension == "money":
        return quantity.dimension == "money" and quantity.unit == wanted.unit
    return quantity.dimension == wanted.dimension


def _is_age(wanted: _Wanted) -> bool:
    return wanted.term.count.name.lower() == "age"


def _is_change(wanted: _Wanted) -> bool:
    words = [*wanted.term.count.name.lower().split(), *(word for phrase in wanted.near for word in phrase)]
    return any(singular(word) in figure_words()["change"] for word in words)


def _nouns_of(wanted: _Wanted) -> tuple[str, ...]:
    from factlint import data

    listed = data.load("figure_words")["nouns"]
    if wanted.term.of is None and wanted.term.count.of is None:
        return ()
    return tuple(noun for phrase in wanted.measures for noun in listed.get(phrase[-1], ()))


def _nearest(
    fitting: list[tuple[Quantity, Match]], near: tuple[tuple[str, ...], ...], sentence: Sentence
) -> list[tuple[Quantity, Match]]:
    """Of the figures in each clause that holds one of the near words, the nearest, and those compared with it."""
    tokens = sentence.tokens
    chosen: list[tuple[Quantity, Match]] = []
    for clause in _clauses(sentence):
        places = [
            index
            for part in clause
            for phrase in near
            for index in range(tokens.at(part.start), tokens.at(part.end - 1) + 2 - len(phrase))
            if all(same_word(word, tokens.lower[index + i]) for i, word in enumerate(phrase))
        ]
        here = [pair for pair in fitting if any(part.holds(pair[0].start) for part in clause)]
        if not places or not here:
            continue
        first = min(
            here,
            key=lambda pair: min(
                _distance(tokens.at(pair[0].start), tokens.at(pair[0].end - 1), place) for place in places
            ),
        )
        chosen.append(first)
        chosen.extend(
            pair for pair in fitting if pair[0].start > first[0].start and _is_compared(pair[0], first[0], sentence)
        )
    return list(dict.fromkeys(chosen))


def _clauses(sentence: Sentence) -> Iterator[tuple[Segment, ...]]:
    """The segments of a sentence; what stands around a parenthesis is one: "6,000 people – mostly women – fled"."""
    tokens = sentence.tokens
    parts = segments(sentence)
    marks = [tokens.lower[tokens.at(part.start)] if len(tokens) else "" for part in parts]
    index = 0
    while index < len(parts):
        closing = _PARENTHESES.get(marks[index + 1]) if index + 2 < len(parts) else None
        if closing is not None and marks[index + 2] == closing:
            yield parts[index], parts[index + 2]
            yield (parts[index + 1],)
            index += 3
        else:
            yield (parts[index],)
            index += 1


_PARENTHESES = {"(": ")", "–": "–", "—": "—", "--": "--"}


def _distance(first: int, last: int, place: int) -> int:
    return 0 if first <= place <= last else min(abs(place - first), abs(place - last))


def _is_compared(later: Quantity, earlier: Quantity, sentence: Sentence) -> bool:
    """Whether a figure is given for comparison with another: "38.4, against 41.2 a year before"."""
    tokens = sentence.tokens
    low, high = tokens.at(earlier.end), tokens.at(later.start)
    between = " ".join(tokens.lower[low:high])
    if high - low > 6 or not any(f" {words} " in f" {between} " for words in figure_words()["compared"]):
        return False  # nor does "94 points from 46 games and finished four points clear" compare anything
    return not any(is_verb(word) or word[0].isdigit() for word in tokens.lower[low:high])


# --- whose figure it is, and when ------------------------------------------------------------------------------------


def _judge_owner(
    quantity: Quantity, match: Match, wanted: _Wanted, sentence: Sentence, reading: Reading
) -> Selected | None:
    """The figure with its value and time, or None where it is clearly somebody else's."""
    if wanted.recipient is not None and not _mentions(wanted.recipient, wanted.sheet, sentence, reading):
        return None
    time, doubt = quantity.time, ""
    if wanted.owner is not None or wanted.owner_name:
        owned, doubt = _ownership(quantity, match, wanted, sentence, reading)
        if not owned:
            return None
    event = wanted.owner if wanted.owner is not None and wanted.owner.kind is Kind.EVENT else None
    if event is not None and event.date is not None:
        if time is None or (quantity.time_from == "document" and not event.date.is_inside(Period(None, time.last))):
            time = event.date if time is None else time
        if event.date.first is not None and time.last is not None and time.last < event.date.first:
            return None
    if match.how == "part" and wanted.recipient is None:
        doubt = doubt or "a part of the whole"
    if quantity.part == "part" and quantity.noun_start < 0 and quantity.unit == "":
        return None  # "85 of them": never judged by a rule on the whole
    return Selected(quantity, value_of(quantity, wanted.unit), time, doubt, match)


def value_of(quantity: Quantity, unit: str) -> Interval:
    """A figure's interval in the base unit. A whole number in another unit than the rule's is taken as rounded."""
    converted, _ = base(quantity.value, quantity.unit)
    if unit and unit != quantity.unit and quantity.value.is_point and converted != quantity.value:
        low = quantity.value.low
        assert low is not None  # a point has both bounds
        converted, _ = base(around(low, Decimal("0.5")), quantity.unit)
    return converted


def _mentions(key: str, sheet: str, sentence: Sentence, reading: Reading) -> bool:
    return any(_stands_for(mention, key, sheet) for mention in reading.context.mentions[sentence.index])


def _stands_for(mention: Mention, key: str, sheet: str) -> bool:
    return mention.may_mean(key, sheet) or mention.name == key


def _ownership(
    quantity: Quantity, match: Match, wanted: _Wanted, sentence: Sentence, reading: Reading
) -> tuple[bool, str]:
    """Whether a figure is the owner's, and the doubt that is left."""
    entity = wanted.owner
    if entity is not None and entity.kind is Kind.EVENT:
        return _belongs_to_event(quantity, entity, wanted.sheet, sentence, reading)
    if _is_age(wanted):
        return _is_aged(quantity, wanted, sentence, reading), ""
    explicit = list(owners(quantity, match, sentence, reading))
    if entity is not None and entity.kind is Kind.PERSON:  # "eight years at the court": where, not whose
        explicit = [owner for owner in explicit if owner.how != "of" or _is_person(owner.mention)]
    whole = quantity.part != "part"
    if not whole:
        explicit = [owner for owner in explicit if owner.how == "subject"]
    for owner in explicit:
        verdict = _owns(owner, wanted)
        if verdict == "own":
            return True, ""
        if verdict == "unknown":
            pronoun = sentence.tokens.lower[owner.start] in closed("subject_pronouns")
            alone = owner.how == "subject" and pronoun and whole and _is_alone(wanted, sentence, reading)
            return True, "" if alone else "the figure may be somebody else's"
        if owner.how != "subject" or match.how not in ("linked", "of"):
            return False, ""
    earlier = _earlier_owner(match, wanted, sentence, reading)
    if earlier is not None:
        return (earlier, "")
    if whole and match.how != "noun" and _is_alone(wanted, sentence, reading):
        return True, ""
    return True, "nothing says whose figure it is"


def _is_person(mention: Mention | None) -> bool:
    return mention is not None and mention.kind in (None, Kind.PERSON)


def _is_alone(wanted: _Wanted, sentence: Sentence, reading: Reading) -> bool:
    """Whether nobody else can own the figure: the sentence, or the one before in its paragraph, names only the owner.

    "Brightwell said that revenue rose to £2.1 billion. It has 621 stores."
    """
    if wanted.owner is None:
        return False
    here = [sentence]
    if sentence.index and reading.sentences[sentence.index - 1].block == sentence.block:
        here.append(reading.sentences[sentence.index - 1])
    for place in here:
        named = [
            m
            for m in reading.context.mentions[place.index]
            if m.kind in (None, wanted.owner.kind) and m.how != "demonym"
        ]
        if any(not m.may_mean(wanted.owner.key, wanted.sheet) for m in named):
            return False
        if any(m.means(wanted.owner.key, wanted.sheet) for m in named):
            return True
    return False


def _owns(owner: Owner, wanted: _Wanted) -> str:
    if wanted.owner is not None:
        return owned_by(owner, wanted.owner, wanted.sheet)
    return "own" if owner.mention is not None and owner.mention.name == wanted.owner_name else "other"


def _earlier_owner(match: Match, wanted: _Wanted, sentence: Sentence, reading: Reading) -> bool | None:
    """Whose "the reserves" are, where an earlier sentence says it of the same measure; None where none does."""
    if match.first < 0 and match.pronoun < 0:
        return None
    tokens = sentence.tokens
    if match.first >= 0 and match.pronoun < 0:
        before = tokens.lower[match.first - 1] if match.first else ""
        if before not in closed("determiners"):
            return None
    for earlier in reversed(reading.sentences[: sentence.index + 1]):
        for phrase in wanted.measures:
            for owner in _owners_of_phrase(phrase, earlier, reading):
                verdict = _owns(owner, wanted)
                return verdict == "own" if verdict != "unknown" else None
    return None


def _owners_of_phrase(phrase: tuple[str, ...], sentence: Sentence, reading: Reading) -> Iterator[Owner]:
    from factlint.forms.owners import _complement, _possessor
    from factlint.forms.words import find_phrase

    for index in find_phrase(sentence.tokens, phrase, 0, len(sentence.tokens)):
        yield from _possessor(index, sentence, reading)
        yield from _complement(index + len(phrase), sentence, reading)


def _belongs_to_event(
    quantity: Quantity, event: Entity, sheet: str, sentence: Sentence, reading: Reading
) -> tuple[bool, str]:
    """Whether the event is named in the sentence or in the one before it, and no other noun has the figure."""
    if quantity.compound and quantity.noun_end > 0:
        inside = [
            m
            for m in reading.context.mentions[sentence.index]
            if quantity.start <= m.start and m.end <= quantity.noun_end + 30
        ]
        near = [m for m in inside if m.start <= quantity.noun_end]
        if not any(m.may_mean(event.key, sheet) for m in near):
            return False, ""
        return True, ""
    if _mentions(event.key, sheet, sentence, reading):
        return True, ""
    if sentence.index and _mentions(event.key, sheet, reading.sentences[sentence.index - 1], reading):
        return True, ""
    return False, ""


def _is_aged(quantity: Quantity, wanted: _Wanted, sentence: Sentence, reading: Reading) -> bool:
    """Whether an age is the person's: "Maria Rossi, 34,", "Escott, a 52-year-old driver", "34-year-old Maria Rossi"."""
    mention = _person_aged(quantity, sentence, reading)
    if mention is None or wanted.owner is None:
        return False
    return mention.means(wanted.owner.key, wanted.sheet)


def _person_aged(quantity: Quantity, sentence: Sentence, reading: Reading) -> Mention | None:
    tokens = sentence.tokens
    first = tokens.at(quantity.start)
    last = tokens.at(max(quantity.start, quantity.end - 1)) + 1
    mentions = reading.context.mentions[sentence.index]
    people = [m for m in mentions if m.kind in (None, Kind.PERSON)]
    index = first - 1
    while index >= 0 and (
        tokens.lower[index] in ("a", "an", "the", ",", "aged", "(", "who", "is", "was", "now")
        or tokens.lower[index] in figure_words()["fillers"]
    ):
        index -= 1
    if index >= 0 and first - index > 1:
        word = tokens.lower[index]
        if word in closed("subject_pronouns"):
            from factlint.forms.owners import _resolve

            return _resolve(sentence, index, reading)
        before = next((m for m in people if m.start <= tokens.starts[index] < m.end), None)
        if before is not None:
            return before
    after = [m for m in people if m.start >= quantity.start and tokens.at(m.start) - last <= 4]
    between = tokens.lower[last : tokens.at(after[0].start)] if after else ()
    if after and not any(word in {",", ";", "."} or stem(word) in ("say", "be") for word in between):
        return after[0]
    return None


def age_now(entity: Entity | None, figure: Interval, checked: date | None, day: date | None) -> Interval:
    """The age to expect on the document's date: from ``born:``, else the sheet's as of its check date ± 1 year."""
    if day is None or figure.low is None or figure.high is None:
        return figure
    if (
        entity is not None
        and entity.born is not None
        and entity.born.first is not None
        and entity.born.last is not None
    ):
        return Interval(_years(entity.born.last, day), _years(entity.born.first, day))
    if checked is None or checked.year == day.year:
        return figure
    passed = figure.low - figure.low + (day.year - checked.year)
    return Interval(figure.low + passed - 1, figure.high + passed + 1)


def _years(born: date, day: date) -> Decimal:
    return Decimal(day.year - born.year - ((day.month, day.day) < (born.month, born.day)))
