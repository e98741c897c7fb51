"""``Named("place", "Antara")``, ``Held("Mayor", "Castor", "Ann Hill", …)`` → the text of a sheet that loads.

Whatever an import gives, the sheet parses: a line that would be a mistake is left in it as a comment with the reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from factlint.language.formatting import format_sheet
from factlint.language.ids import id_of
from factlint.language.together import read_sheets
from factlint.records import dataclass

_PLAIN = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*)*")
_SHEET = "import.fact"


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something with a name; `lines` are (key, value): ``("born", "1958-11-16")``."""

    kind: str
    name: str
    also: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody in an office; dates as a sheet writes them, "" where they are not known."""

    office: str
    of: str
    holder: str
    first: str = ""
    last: str = ""

    @property
    def title(self) -> str:
        """``Mayor of Castor``."""
        return self.office if not self.of or self.of in self.office else f"{self.office} of {self.of}"


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure: `unit` is the counted noun, "" where the measure has none; `day` is when it held."""

    measure: str
    value: str
    of: str = ""
    unit: str = ""
    day: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """``Acme was founded in 1999``."""

    subject: str
    verb: str
    day: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """All that an import found; `comments` say what was left aside."""

    title: str
    source: str
    checked: date
    named: tuple[Named, ...] = ()
    held: tuple[Held, ...] = ()
    measured: tuple[Measured, ...] = ()
    happened: tuple[Happened, ...] = ()
    comments: tuple[str, ...] = ()


def compose(notes: Notes) -> str:
    """The sheet that says what *notes* hold, as ``factlint fmt`` lays it out. It loads without a mistake."""
    lines = ["factsheet 1", *_wide("title", notes.title), *_wide("source", notes.source)]
    lines.append(f"checked: {notes.checked.isoformat()}")
    lines.extend(f"# {clean(comment)}" for comment in notes.comments)
    for block in (*_names(notes), *_roles(notes.held), *_counts(notes.measured), *_rules(notes)):
        lines.extend(("", *block))
    return format_sheet(_settled(lines))


def _wide(key: str, value: str) -> Iterator[str]:
    if clean(value):
        yield f"{key}: {clean(value)}"


def clean(text: str) -> str:
    """Words on one line, without what a sheet would take for a quotation mark or a comment."""
    kept = "".join(mark for mark in text if mark.isprintable() or mark.isspace())
    words = " ".join(kept.replace('"', "'").replace("“", "'").replace("”", "'").split())
    return re.sub(r"(^|\s)#+", r"\1", words).strip()


def quoted(name: str) -> str:
    """A name as a sentence or list holds it: in quotes where it is more than capitalised words."""
    name = clean(name)
    return name if _PLAIN.fullmatch(name) else f'"{name}"'


def _settled(lines: list[str]) -> str:
    """The lines with every one that is a mistake turned into a comment; a block whose head is one, wholly."""
    while True:
        text = "\n".join(lines) + "\n"
        _, mistakes = read_sheets([(_SHEET, text.encode())])
        reasons = {mistake.place.line - 1: mistake.message for mistake in mistakes}
        if not reasons:
            return text
        for index, reason in reasons.items():
            lines[index] = f"{lines[index]}\x00{clean(reason)}"
        lines = list(_commented(lines))


def _commented(lines: Sequence[str]) -> Iterator[str]:
    is_out = False
    for line in lines:
        text, _, reason = line.partition("\x00")
        if text and not text[0].isspace():
            is_out = bool(reason)
        if reason:
            yield f"# left out: {text.strip().removeprefix('# left out: ')}  ({reason})"
        else:
            yield f"# left out: {text.strip()}" if is_out and text.strip() and text[0].isspace() else text


def _names(notes: Notes) -> Iterator[list[str]]:
    merged: dict[tuple[str, str], Named] = {}
    for one in notes.named:
        key = one.kind, clean(one.name)
        if not key[1]:
            continue
        before = merged.get(key)
        merged[key] = one if before is None else _both(before, one)
    taken = {name for _, name in merged}
    for held in notes.held:
        if clean(held.holder) and clean(held.holder) not in taken:
            merged.setdefault(("person", clean(held.holder)), Named("person", held.holder))
    for owner in (*(one.of for one in notes.measured), *(one.subject for one in notes.happened)):
        if clean(owner) and clean(owner) not in taken:
            merged.setdefault(("thing", clean(owner)), Named("thing", owner))
    claimed: set[str] = set()
    for (kind, name), one in merged.items():
        block = [f"{kind} {quoted(name)}"]
        also = [other for other in one.also if clean(other) not in (name, "", *claimed)]
        claimed.update(clean(other) for other in also)
        for listed, items in (("also", also), ("avoid", one.avoid)):
            if items:
                block.append(f"  {listed}: {', '.join(dict.fromkeys(map(quoted, items)))}")
        block.extend(f"  {key}: {clean(value)}" for key, value in dict(one.lines).items())
        yield block


def _both(one: Named, other: Named) -> Named:
    return Named(one.kind, one.name, one.also + other.also, one.avoid + other.avoid, one.lines + other.lines)


def _roles(held: Sequence[Held]) -> Iterator[list[str]]:
    offices: defaultdict[str, list[Held]] = defaultdict(list)
    for one in held:
        if clean(one.title) and clean(one.holder):
            offices[clean(one.title)].append(one)
    for title, holders in offices.items():
        ordered = sorted(dict.fromkeys(holders), key=lambda one: one.first)
        block = [f"role {title}"]
        if _overlap(ordered):
            block.append("  many")
        block.extend(f"  {quoted(one.holder)}{_term(one)}" for one in ordered)
        yield block


def _overlap(ordered: Sequence[Held]) -> bool:
    """Whether two hold the office at once; a shared day or year is a handover. Dates compare as ISO dates do."""
    return any(
        not one.last or (bool(other.first) and other.first < one.last and not one.last.startswith(other.first))
        for one, other in pairwise(ordered)
    )


def _term(one: Held) -> str:
    if one.first and one.last:
        return f" from {one.first} to {one.last}"
    return f" since {one.first}" if one.first else f" until {one.last}" if one.last else ""


def _counts(measured: Sequence[Measured]) -> Iterator[list[str]]:
    """Counts with the nouns that they count; one that is a known measure or a single noun needs no block."""
    units: defaultdict[str, list[str]] = defaultdict(list)
    for one in measured:
        name = measure_of(one.measure)
        if one.unit or " " in name:
            units[name].append(clean(one.unit))
    for name, nouns in units.items():
        listed = [noun for noun in dict.fromkeys(nouns) if noun]
        if name:
            yield [f"count {name}", *([f"  unit: {', '.join(listed)}"] if listed else [])]


def measure_of(heading: str) -> str:
    """``Net profit`` → ``net profit``; ``GDP`` stays."""
    words = clean(heading).replace("_", " ").replace(",", " ").split()
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in words)


def _rules(notes: Notes) -> Iterator[list[str]]:
    series: defaultdict[tuple[str, str], list[Measured]] = defaultdict(list)
    for one in notes.measured:
        series[clean(one.of), measure_of(one.measure)].append(one)
    ids: set[str] = set()
    for (of, measure), figures in series.items():
        subject = f"{quoted(of)}'s {measure}" if of else measure
        ordered = sorted(figures, key=lambda one: one.day)
        for one in ordered:
            name = id_of(f"{of} {measure}") + (f"-{one.day}" if len(ordered) > 1 and one.day else "")
            block = [f"rule {_free(name, ids)}: {subject} is {clean(one.value)}"]
            if one.day:
                last = one is ordered[-1]
                block.append(f"  during: {'since' if last else 'in'} {one.day}")
            block.extend(_source(one.source))
            yield block
    for event in notes.happened:
        sentence = f"{quoted(event.subject)} {event.verb} {clean(event.day)}"
        name = _free(id_of(f"{clean(event.subject)} {event.verb}"), ids)
        yield [f"rule {name}: {sentence}", *_source(event.source)]


def _source(source: str) -> Iterator[str]:
    if clean(source):
        yield f"  source: {clean(source)}"


def _free(name: str, ids: set[str]) -> str:
    name = name or "rule"
    free, number = name, 2
    while free in ids:
        free, number = f"{name}-{number}", number + 1
    ids.add(free)
    return free
