"""Two ages of one person, or an age that does not fit the date of birth: "Maria Rossi, 34, … the 43-year-old
Rossi".

Ages are read beside a name ("Maria Rossi, 34,", "the 34-year-old Rossi", "Rossi (34)", "Rossi, who is 34").
Against a date of birth, an age is taken on the day of the document. Quoted and attributed figures are left
alone.

It is silent about ages of another time ("he was 20 when", "then 34", "died aged 80") and about people of one
name whose first names differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factlint.checks import by_kind, figures
from factlint.checks.finding import Finding
from factlint.extractors.reading import Reading
from factlint.model import Kind, Level, Mention, Mode, Moment, Quantity, Sentence
from factlint.records import dataclass
from factlint.values.period import Period

ID = "age-mismatch"
LEVEL = Level.WARNING
SUMMARY = "two ages of one person, or an age that does not fit the date of birth"

FIRES = (
    "Maria Rossi, 34, left on Monday. Rossi, 43, said nothing.",
    "Maria Rossi, 34, left on Monday. The 43-year-old Rossi said nothing.",
    "5 June 2020\n\nLewis Obuya, 43, scored twice. Obuya, born in Kisara on 3 February 1989, was booked.",
)
SILENT = (
    "Maria Rossi, 34, left on Monday. Rossi, 34, said nothing.",
    "Maria Rossi, 34, left on Monday. Her brother Paolo Rossi, 43, said nothing.",
    "5 June 2020\n\nLewis Obuya, 31, scored twice. Obuya, born in Kisara on 3 February 1989, was booked.",
    "Maria Rossi, 34, left on Monday. Rossi was 20 when she joined.",
)


@dataclass(frozen=True, slots=True)
class _Age:
    name: str
    low: int
    high: int
    figure: Quantity


def check(reading: Reading) -> Iterator[Finding]:
    """Findings of one document."""
    ages: defaultdict[str, list[_Age]] = defaultdict(list)
    for sentence, quantities in by_kind.quantities(reading):
        for quantity in quantities:
            if quantity.dimension == "age" and quantity.mode is not Mode.QUOTED:
                age = _age(reading, sentence, quantity)
                if age is not None:
                    ages[age.name].append(age)
    for known in ages.values():
        first = known[0]
        for other in known[1:]:
            if other.figure.sentence == first.figure.sentence:
                continue  # two people of one name, told apart by their ages
            if (other.low > first.high or other.high < first.low) and not _explained(reading, first, other):
                yield _two(reading, first, other)
                break
    if ages and reading.document.dated is not None:
        yield from _births(reading, ages)


def _age(reading: Reading, sentence: Sentence, figure: Quantity) -> _Age | None:
    """The age of a person named beside it; None where it may be of another time."""
    low, high = figure.value.low, figure.value.high
    if low is None or high is None or figure.hedge or figure.change or (figure.unit and figure.unit != "year"):
        return None
    tokens = sentence.tokens
    near = tokens.lower[max(0, tokens.at(figure.start) - 3) : tokens.at(figure.end - 1) + 5]
    if not figures.words("other_times").isdisjoint(near):
        return None
    mention = _beside(reading, sentence, figure)
    if mention is None or mention.kind not in (Kind.PERSON, None) or mention.confidence < 0.8:
        return None
    return _Age(mention.name, int(low), int(high), figure)


def _beside(reading: Reading, sentence: Sentence, figure: Quantity) -> Mention | None:
    tokens = sentence.tokens
    first, last = tokens.at(figure.start), tokens.at(figure.end - 1)
    for mention in reading.context.mentions[sentence.index]:
        if mention.how not in ("name", "surname"):
            continue
        start, end = tokens.at(mention.start), tokens.at(mention.end - 1)
        between = tokens.lower[end + 1 : first]
        after = tokens.lower[last + 1] if last + 1 < len(tokens) else "."
        if between in ((",",), (",", "aged"), ("(",), ("(", "aged")) and not after[0].isalnum():
            return mention
        if between in ((",", "who", "is"), ("is",), (",", "a"), (",", "the"), ("is", "a")) and start < first:
            return mention
        if figure.compound and start == last + 1:
            return mention
    return None


def _explained(reading: Reading, one: _Age, other: _Age) -> bool:
    """Whether the years that the two sentences give explain the difference: the ages may be of other times."""
    dated = reading.document.dated
    own = {dated.day.year} if dated else set()
    mine, its = (_years(reading, age) | own for age in (one, other))
    if mine == its:
        return False
    return any(abs((b - a) - (other.low - one.low)) <= 1 for a in mine for b in its) or not (mine and its)


def _years(reading: Reading, age: _Age) -> set[int]:
    """The years that stand before an age in its sentence ("In 1998 Smith, 19, …"), without those of birth."""
    facts = reading.facts[age.figure.sentence]
    moments = [fact for fact in facts if isinstance(fact, Moment) and fact.has_year and fact.period is not None]
    moments = [moment for moment in moments if moment.start < age.figure.start]
    return {m.period.first.year for m in moments if m.period and m.period.first and "born" not in _before(reading, m)}


def _before(reading: Reading, moment: Moment) -> tuple[str, ...]:
    tokens = reading.sentences[moment.sentence].tokens
    at = tokens.at(moment.start)
    return tokens.lower[max(0, at - 5) : at]


def _two(reading: Reading, one: _Age, other: _Age) -> Finding:
    shown = figures.text_of(reading, one.figure)
    text = figures.text_of(reading, other.figure)
    return Finding(
        start=other.figure.start,
        end=other.figure.end,
        sentence=other.figure.sentence,
        message=f"{one.name} is {shown} above and {text} here",
        found=text,
        expected=shown,
        related=((figures.place_of(reading, one.figure), "the other age"),),
    )


def _births(reading: Reading, ages: dict[str, list[_Age]]) -> Iterator[Finding]:
    dated = reading.document.dated
    assert dated is not None
    for sentence, moments in by_kind.moments(reading):
        lower = sentence.tokens.lower
        if "born" not in lower:
            continue
        at = lower.index("born")
        moment = next((one for one in moments if one.start > sentence.tokens.starts[at] and one.has_year), None)
        name = _born(reading, sentence, at)
        if moment is None or name is None or name not in ages or moment.period is None or moment.approximate:
            continue
        if sentence.tokens.at(moment.start) - at > 8 or moment.relation != "in":
            continue
        yield from _against(
            reading, ages[name][0], moment, moment.period, dated.day.year, dated.day.timetuple().tm_yday
        )


def _born(reading: Reading, sentence: Sentence, at: int) -> str | None:
    """Who was born: the name directly before "born", "was born", ", who was born"."""
    tokens = sentence.tokens
    for mention in reading.context.mentions[sentence.index]:
        between = tokens.lower[tokens.at(mention.end - 1) + 1 : at]
        if mention.end <= tokens.starts[at] and between in ((",",), ("was",), (",", "who", "was"), ("is",), ("(",)):
            return mention.name
    return None


def _against(reading: Reading, age: _Age, moment: Moment, born: Period, year: int, day: int) -> Iterator[Finding]:
    if born.first is None or born.last is None:
        return
    most = year - born.first.year - (born.first.timetuple().tm_yday > day)
    least = year - born.last.year - (born.last.timetuple().tm_yday > day)
    if age.low <= most and age.high >= least:
        return
    # a day either way: leap years and articles written on the eve of a birthday
    if abs(age.low - most) <= 1 and born.first == born.last and abs(born.first.timetuple().tm_yday - day) <= 7:
        return
    first, last = sorted((age.figure, moment), key=lambda fact: fact.start)
    when = " ".join(reading.document.text[moment.start : moment.end].split())
    expected = str(least) if least == most else f"{least} or {most}"
    yield Finding(
        start=last.start,
        end=last.end,
        sentence=last.sentence,
        message=f"born {when}, {age.name} is {expected}, the text says {figures.text_of(reading, age.figure)}",
        found=figures.text_of(reading, age.figure),
        expected=expected,
        related=((reading.document.place(first.start, first.end), "the age" if first is age.figure else "the birth"),),
    )
