"""Plant errors in real sentences and count how many the built-in checks find: ``python benchmarks/planting.py
FOLDER…``.

Each kind of change takes places in the articles that a plain pattern finds (not factlint's own reading, so that
a place which extraction cannot read is a miss), chosen at random from a recorded seed. Prints a table, and what
was missed with ``--misses``.
"""

from __future__ import annotations

import argparse
import pathlib
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from factlint import checks
from factlint.model import DocumentSettings, Entity, Kind, Place, Rulebook, RunSettings
from factlint.pipeline import open_document, read
from factlint.text.name_index import given_names
from factlint.text.vocabulary import Vocabulary, compile_vocabulary

SEED = 20210319
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTH = "|".join(MONTHS)
NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
NOUNS = (
    r"(?:[a-z]+ )?(?:aircraft|planes|jets|jobs|workers|employees|people|passengers|seats|dealerships|cars|vehicles|"
    r"plants|orders|airlines|members|units|models)"
)
THINGS = (
    "aircraft|planes|jets|jobs|workers|employees|passengers|seats|dealerships|cars|vehicles|plants|orders|positions|suppliers|engines|"
    "people|soldiers|residents|homes|protesters|supporters|documents|witnesses|flats|doors|customers|beds|members|parties|dealers"
)
NAME = r"(?<![.!?] )(?<!\n)(?<![A-Z][a-z] )\b([A-Z][a-z]{3,9}) ([A-Z][a-z]{4,12})\b"
HEDGED = re.compile(
    r"(?:about|around|nearly|almost|over|up to|approximately|some|than|least|most|between|to|and|extra|another"
    r"|further) $",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Plant:
    """A text with one error, what must speak, and on which lines."""

    check: str
    path: str
    text: str
    lines: tuple[int, int]
    told: str
    names: tuple[str, ...] = ()


Change = Callable[[str, date, random.Random], Iterator[tuple[int, int, str, tuple[str, ...]]]]


def body(text: str) -> int:
    """Where the text after headline and date begins."""
    return [match.end() for match in re.finditer("\n", text)][1] if text.count("\n") > 2 else 0


def matches(pattern: str, text: str) -> Iterator[re.Match[str]]:
    return (match for match in re.finditer(pattern, text) if match.start() >= body(text))


def paragraph_ends(text: str) -> list[int]:
    """Where a sentence ends its line, without a quotation in that line."""
    ends = [match.end() for match in re.finditer(r"[a-z]\.(?=\n)", text)]
    return [end for end in ends if not re.search("``|''|[“”\"]", text[text.rfind("\n", 0, end) + 1 : end])]


def weekday(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    for match in matches(rf"\b({MONTH}) (\d{{1,2}})(?:, (\d{{4}}))?(?!\d|,? \d|[-–])", text):
        year = int(match[3]) if match[3] else day.year
        try:
            real = date(year, MONTHS.index(match[1]) + 1, int(match[2]))
        except ValueError:
            continue
        if not match[3] and abs((real - day).days) > 100:
            continue
        wrong = DAYS[(real.weekday() + dice.randint(1, 6)) % 7]
        yield match.start(), match.end(), f"{wrong}, {match[0]}", ()


def no_such_day(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    for match in matches(rf"\b({MONTH}) (\d{{1,2}})(?!\d|[-–])", text):
        length = 30 if match[1] == "February" else 32 if MONTHS.index(match[1]) in (0, 2, 4, 6, 7, 9, 11) else 31
        if length < 32:
            yield match.start(), match.end(), f"{match[1]} {length}", ()
        else:
            yield match.start(), match.end(), f"{dice.choice(('June', 'April', 'September', 'November'))} 31", ()


def percent_change(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    up, down = (
        "rose|increased|grew|climbed|jumped|up|gained|surged",
        "fell|declined|dropped|decreased|plunged|down|slumped",
    )
    for match in matches(
        rf"\b({up}|{down})( by)? (\d{{1,2}}(?:\.\d)?)( ?%| percent| per cent)(?!,? (?:to|from)\b)", text
    ):
        old = dice.randint(20, 400)
        change = float(match[3]) + dice.choice((-1, 1)) * dice.uniform(8, 15)
        new = old * (1 + change / 100) if match[1] in up else old * (1 - change / 100)
        sign, unit = dice.choice((("$", " million"), ("", ""), ("€", "m")))
        amounts = [f"{sign}{amount:.1f}{unit}" if unit else f"{amount * 1000:,.0f}" for amount in (old, new)]
        shape = dice.choice((" to {new} from {old}", ", from {old} to {new}", " from {old} to {new}"))
        yield match.end(), match.end(), shape.format(new=amounts[1], old=amounts[0]), ()


def points(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    for match in matches(
        r"\b(rose|increased|grew|climbed|fell|declined|dropped|decreased|up|down)( by)? "
        r"(\d{1,2}(?:\.\d)?)( ?%| percent)",
        text,
    ):
        amount, old = float(match[3]), dice.randint(40, 60)
        new = old + amount if match[1] in ("rose", "increased", "grew", "climbed", "up") else old - amount
        if 0 < new < 100:
            yield match.end(), match.end(), f", from {old} percent to {new:g} percent", ()


def conversion(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    units = {
        "miles": ("km", 1.609),
        "km": ("miles", 0.621),
        "kilometres": ("miles", 0.621),
        "feet": ("metres", 0.305),
        "tons": ("pounds", 2205),
        "metres": ("feet", 3.28),
        "mph": ("km/h", 1.609),
    }
    for match in matches(r"\b(\d[\d,]*(?:\.\d+)?) (miles|km|kilometres|feet|metres|mph)\b(?! \()", text):
        other, factor = units[match[2]]
        wrong = float(match[1].replace(",", "")) * factor * dice.choice((0.5, 1.3, 1.6, 2, 0.1))
        yield match.end(), match.end(), f" ({wrong:,.0f} {other})" if wrong > 10 else f" ({wrong:.1f} {other})", ()
    for match in matches(r"\b(?:plant|factory|office|airport|headquarters|city) in ([A-Z][a-z]+)(?=[ ,.])", text):
        distance = dice.randint(11, 300)
        yield (
            match.end(),
            match.end(),
            f", {distance} miles ({distance * dice.choice((0.62, 2.4, 16)):,.0f} km) from the capital,",
            (),
        )


def part(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    for match in matches(rf"(?<![\d$€£,.] )(?<![\d$€£,.\w-])({NUMBER}) ({NOUNS})\b", text):
        whole = int(match[1].replace(",", ""))
        if whole < 3 or 1900 < whole < 2100 or HEDGED.search(text[: match.start()]):
            continue
        more = whole + max(1, int(whole * dice.uniform(0.05, 0.5)))
        shape = dice.choice(("{more:,} of the {n} {noun}", "{more:,} of its {n} {noun}"))
        yield match.start(), match.end(), shape.format(more=more, n=match[1], noun=match[2]), ()


def total(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    for match in matches(rf"(?<![\d$€£,.] )(?<![\d$€£,.\w-])({NUMBER}) ({NOUNS})\b", text):
        whole = int(match[1].replace(",", ""))
        if whole < 10 or 1900 < whole < 2100 or HEDGED.search(text[: match.start()]):
            continue
        one = int(whole * dice.uniform(0.3, 0.7))
        other = whole - one + dice.choice((-1, 1)) * max(1, int(whole * dice.uniform(0.05, 0.2)))
        shape = dice.choice(
            (
                " ({a:,} in Europe and {b:,} in Asia)",
                " – {a:,} in the north and {b:,} in the south –",
                " ({a:,} of them new, {b:,} old)",
            )
        )
        yield match.end(), match.end(), shape.replace(" of them", "").format(a=one, b=other), ()


def shares(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    for match in matches(r"(?<=[a-z]{3})\.(?= ?\n)", text):
        one, two = dice.randint(20, 50), dice.randint(10, 30)
        rest = 100 - one - two + dice.choice((-12, -7, 6, 11))
        against = 100 - one - 20 + dice.randint(4, 30)
        tail = dice.choice(
            (
                f", with {one} percent going to plants, {two} percent to wages and the remaining {rest} percent to "
                "debt.",
                f", a plan backed by {one + 20} percent of members, with {against} percent against.",
            )
        )
        yield match.start(), match.end(), tail, ()


def swapped(word: str, dice: random.Random) -> str:
    """One letter of *word* dropped, doubled, swapped with its neighbour or changed; never the first or the last."""
    for _ in range(50):
        at = dice.randint(1, len(word) - 3)
        made = dice.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + dice.choice("aeiounrst") + word[at + 1 :],
                word[:at] + word[at] + word[at:],
            )
        )
        if made != word:
            return made
    return word


def people(text: str) -> Iterator[tuple[str, str, list[re.Match[str]]]]:
    """First name, surname and the later places of the surname, of everybody named in full."""
    seen = set()
    for match in matches(NAME, text):
        if match[2] in seen or match[1].lower() not in given_names():
            continue
        seen.add(match[2])
        later = [
            again for again in re.finditer(rf"(?<=[a-z,] )\b{match[2]}\b(?!-)", text) if again.start() > match.end()
        ]
        if later:
            yield match[1], match[2], later


def spelling(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    for _, surname, later in people(text):
        if len(surname) > 5:
            where = dice.choice(later)
            yield where.start(), where.end(), swapped(surname, dice), ()
    seen = set()
    for match in matches(NAME, text):
        ends = [end for end in paragraph_ends(text) if end > match.end()]
        if match[1].lower() in given_names() and len(match[2]) > 5 and match[0] not in seen and ends:
            seen.add(match[0])
            end = dice.choice(ends)
            yield end, end, f" Later {match[1]} {swapped(match[2], dice)} declined to comment.", ()


def declared(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    seen = set()
    for match in matches(NAME, text):
        if match[1].lower() not in given_names() or match[0] in seen:
            continue
        seen.add(match[0])
        start = match.start(2)
        yield start, match.end(2), swapped(match[2], dice), (match[0],)


def ages(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """The age behind a full name, and another in a sentence at the end of a later paragraph."""
    seen = set()
    for match in matches(NAME + r"(?=[ ,.])(?!,? \d)", text):
        ends = [end for end in paragraph_ends(text) if end > match.end()]
        if match[1].lower() not in given_names() or match[0] in seen or not ends:
            continue
        seen.add(match[0])
        age = dice.randint(30, 69)
        other = int(str(age)[::-1]) if age % 11 and age % 10 > 1 else age + dice.randint(3, 12)
        end = dice.choice(ends)
        comma = "" if text[match.end()] in ",." else ","
        tail = dice.choice(
            (f" {match[2]}, {other}, declined to comment.", f" The {other}-year-old {match[2]} declined to comment.")
        )
        yield match.end(), end, f", {age}{comma}{text[match.end() : end]}{tail}", ()


def elapsed(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    for match in matches(r"\b(?:in|since) ((?:19|20)\d\d)(?=[ ,.])(?!,? \d)", text):
        passed = day.year - int(match[1])
        if passed >= 4:
            wrong = passed + dice.choice((-3, 4, 6, 10))
            yield (
                match.end(),
                match.end(),
                f", {max(1, wrong)} years ago" + ("" if text[match.end()] in ",." else ","),
                (),
            )
    for match in matches(r"\b(?:in) ((?:19|20)\d\d)(?=[.])", text):
        first, length = int(match[1]) - dice.randint(8, 20), dice.randint(25, 40)
        yield match.start(), match.end(), f"after {length} years, from {first} to {match[1]}", ()


def order(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    for match in matches(r"\bin ((?:19|20)\d\d)(?=[ ,.])(?!,? \d)", text):
        yield match.start(), match.end(), f"from {match[1]} to {int(match[1]) - dice.randint(1, 12)}", ()
    for match in matches(rf"\b(?:in|In) ({MONTH}) ((?:19|20)\d\d)\b", text):
        at = MONTHS.index(match[1])
        if at:
            yield match.end(), match.end(), f", before the {MONTHS[dice.randint(0, at - 1)]} {match[2]} vote,", ()


def announced(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    words = ["two", "three", "four", "five", "six", "seven"]
    things = ("the price of oil", "a weak dollar", "new rivals", "late deliveries", "a long strike", "falling demand")
    for match in matches(r"(?<=[a-z]{3}\.)\n(?=[A-Z])", text):
        count = dice.randint(2, 5)
        wrong = dice.choice([n for n in range(2, 8) if n != count])
        noun = dice.choice(("reasons", "causes", "problems", "factors"))
        some = dice.sample(things, count)
        listed = "\n".join(f"- {thing}" for thing in some)
        yield match.start(), match.end(), f"\n\nThe company gave {words[wrong - 2]} {noun}:\n\n{listed}\n\n", ()


def scale(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    for match in matches(r"([$€£])(\d+\.\d+|[1-9]\d) ?(billion|million|bn|m)\b[^\n]*?[a-z]\.(?=[ \n])", text):
        other = {"billion": " trillion", "million": " billion", "bn": "tn", "m": "bn"}[match[3]]
        if text.count(match[2]) == 1:
            yield match.end(), match.end(), f" The {match[1]}{match[2]}{other} was agreed in talks.", ()


def counts(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    for match in matches(
        rf"(?<![\d$€£,.] )(?<![\d$€£,.\w-])({NUMBER}) (?!extra|more|other)(?:[a-z]+ )?({THINGS})\b", text
    ):
        number, noun = match[1].replace(",", ""), match[2]
        before = text[: match.start()]
        if re.search(r"[A-Z][a-z]+ $", before):
            continue  # a name's number
        hedged = HEDGED.search(before) or HEDGED.search(before.rpartition(" ")[0] + " ")
        end = re.compile(r"[a-z]\.(?=[ \n])").search(text, match.end())
        if len(number) < 2 or 1900 < int(number) < 2100 or hedged:
            continue
        if (
            end is None
            or "\n" in text[match.end() : end.start()]
            or len(re.findall(rf"\d (?:[a-z]+ )?{noun}\b", text)) > 1
        ):
            continue
        digit = str((int(number[1]) + 3) % 10)
        made = int(dice.choice((number[1] + number[0] + number[2:], number + "0", number[0] + digit + number[2:])))
        if made >= 10 and made != int(number):
            yield end.end(), end.end(), f" The {made:,} {noun} were the first.", ()


def headline(text: str, day: date, dice: random.Random) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    title, rest = text.partition("\n")[0], text.partition("\n")[2]
    for match in re.finditer(r"(?<![A-Z\d,.-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d-]|s\b)", title):
        if (1900 < float(match[1].replace(",", "")) < 2100) or not re.search(
            rf"(?<![\d,.]){re.escape(match[1])}(?![\d])", rest
        ):
            continue
        if re.search(r"(?:Boeing|Airbus|final|long-range|[A-Z]|#)\s?$", title[: match.start()]) or re.fullmatch(
            "7.7", match[1]
        ):
            continue  # an aircraft's number
        if re.search(rf"(?:than|over|about|nearly|least) [$£€]?{re.escape(match[1])}", rest):
            continue  # hedged, so that much fits
        number = match[1]
        for factor in dice.sample((2, 3, 0.5, 10, 1.4), 2):
            wrong = float(number.replace(",", "")) * factor
            yield match.start(), match.end(), f"{wrong:,.1f}" if "." in number else f"{wrong:,.0f}", ()


CHANGES: tuple[tuple[str, Change], ...] = (
    ("impossible-weekday", weekday),
    ("impossible-date", no_such_day),
    ("percent-change", percent_change),
    ("percent-points", points),
    ("conversion-mismatch", conversion),
    ("part-over-whole", part),
    ("percent-total", shares),
    ("sum-mismatch", total),
    ("name-spelt-two-ways", spelling),
    ("misspelt-name", declared),
    ("count-contradiction", counts),
    ("headline-mismatch", headline),
    ("elapsed-time", elapsed),
    ("age-mismatch", ages),
    ("date-order", order),
    ("announced-count", announced),
    ("scale-slip", scale),
)


def plants(paths: list[pathlib.Path], each: int, seed: int) -> Iterator[Plant]:
    """Up to *each* changes of every kind, at random places of all articles."""
    for check, change in CHANGES:
        dice = random.Random(f"{seed} {check}")
        found = []
        for path in paths:
            text = path.read_text(encoding="utf-8")
            day = document_day(path, text)
            for start, end, new, names in change(text, day, dice):
                made = text[:start] + new + text[end:]
                first, last = (made.count("\n", 0, offset) + 1 for offset in (start, start + len(new)))
                told = made[made.rfind("\n", 0, start) + 1 : made.find("\n", start + len(new))]
                found.append(Plant(check, str(path), made, (first, last), told, names))
        dice.shuffle(found)
        yield from found[:each]


def document_day(path: pathlib.Path, text: str) -> date:
    dated = open_document(str(path), text.encode(), RunSettings(date.today()), DocumentSettings()).dated
    return dated.day if dated else date(2020, 1, 1)


def is_found(plant: Plant, plain: Vocabulary) -> bool:
    """Whether the check speaks on the lines of the change, related places counted."""
    vocabulary = plain
    if plant.names:
        place = Place("planted.fact", 1, 1, 1, 2)
        vocabulary = compile_vocabulary(
            Rulebook(entities=tuple(Entity(Kind.PERSON, n, "planted.fact", place) for n in plant.names))
        )
    document = open_document(plant.path, plant.text.encode(), RunSettings(date.today()), DocumentSettings())
    for violation in checks.run(read(document, vocabulary), select=(plant.check,)):
        places = [violation.place, *(place for place, _ in violation.related)]
        if any(plant.lines[0] <= place.line <= plant.lines[1] for place in places):
            return True
    return False


def main() -> int:
    """Print the table. Exit 1 where a check finds fewer than four of five."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=pathlib.Path, help="articles, or folders of them (*.txt)")
    parser.add_argument("--each", type=int, default=30, help="changes a check (30)")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    files = sorted(file for path in options.paths for file in (path.glob("*.txt") if path.is_dir() else [path]))
    plain = compile_vocabulary(Rulebook())
    tally: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for plant in plants(files, options.each, options.seed):
        if options.only and plant.check not in options.only:
            continue
        hit = is_found(plant, plain)
        tally[plant.check][0] += 1
        tally[plant.check][1] += hit
        if not hit and options.misses:
            print(f"missed [{plant.check}] {pathlib.Path(plant.path).name}:{plant.lines[0]}: {plant.told[:300]}")
    print(f"seed {options.seed}, {len(files)} articles\n\n| check | planted | found | recall |\n|---|---|---|---|")
    for check, (planted, found) in tally.items():
        print(f"| `{check}` | {planted} | {found} | {found / planted:.2f} |")
    planted, found = (sum(row[n] for row in tally.values()) for n in (0, 1))
    print(f"| all | {planted} | {found} | {found / max(1, planted):.2f} |")
    return int(any(found < 0.8 * planted for planted, found in tally.values()))


if __name__ == "__main__":
    raise SystemExit(main())
