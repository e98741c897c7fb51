"""Proposals → the text of a sheet, laid out as ``factlint fmt`` has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from factlint.drafting.proposal import Proposal, Subject, Variant, Where
from factlint.language.ids import id_of
from factlint.records import dataclass, replace

_KINDS = ("person", "place", "group", "thing", "event")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A proposal with the way to say it that was proved, and the tests that pass on it."""

    proposal: Proposal
    variant: Variant
    tests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """What holds for the whole sheet. `about` is the name that every document is about."""

    title: str = ""
    checked: date | None = None
    about: Subject | None = None
    condition: str = ""  # instead of `about`: a condition as a sheet writes it

    def lines(self) -> Iterator[str]:
        """The lines before the first block."""
        yield "factsheet 1"
        if self.title:
            yield f"title: {self.title}"
        if self.checked is not None:
            yield f"checked: {self.checked.isoformat()}"
        if self.condition:
            yield f"when: {self.condition}"
        elif self.about is not None:
            yield f"when: about {self.about.written}"


def shown(where: Where, paths: Sequence[str]) -> str:
    """``story.txt:7``"""
    return f"{paths[where.document]}:{where.line}"


def subject_lines(subject: Subject, paths: Sequence[str]) -> Iterator[str]:
    """The block of a name."""
    said = f"{shown(subject.where, paths)}" if subject.where is not None else ""
    if subject.check:
        said = f"{said}; check: {subject.check}" if not said else f"check: {subject.check} ({said})"
    yield f"{subject.kind} {subject.name}" + (f"  # {said}" if said else "")
    if subject.also:
        yield f"  also: {', '.join(subject.also)}"
    if subject.date:
        yield f"  date: {subject.date}"
    if subject.doubtful:
        yield f"  also: {', '.join(subject.doubtful)}  # check: the same, or misspelt?"
    if subject.look_alikes:
        yield f"  not: {', '.join(subject.look_alikes)}"


def rule_lines(chosen: Chosen, rule_id: str, paths: Sequence[str]) -> Iterator[str]:
    """The block of a rule or role, with its source and tests."""
    first, *rest = chosen.variant.rule
    proposal = chosen.proposal
    comment = f"  # check: {proposal.check}" if proposal.check else ""
    source = ", ".join(dict.fromkeys(shown(where, paths) for where in proposal.wheres))
    if proposal.kind == "event":
        yield first + f"  # {source}"
        yield from rest
    else:
        yield f"rule {rule_id}: {first}{comment}"
        yield from rest
        yield f"  source: {source}"
    for test in chosen.tests:
        yield f"  {test}"


@dataclass(frozen=True, slots=True)
class Composed:
    """A sheet's text, and what its lines (1-based) are of: `of` an index in the proposals chosen, or a name."""

    text: str
    of: dict[int, int | str]


def compose(header: Header, named: Sequence[Subject], chosen: Sequence[Chosen], paths: Sequence[str]) -> Composed:
    """The sheet that states what was chosen, with the names that it needs and *named*."""
    out: list[str] = list(header.lines())
    owner: dict[int, int | str] = {}

    def add(lines: Iterator[str] | Sequence[str], index: int | str | None = None, is_spaced: bool = True) -> None:
        written = list(lines)
        if is_spaced:
            out.append("")
        for line in written:
            out.append(line)
            if index is not None:
                owner[len(out)] = index

    subjects = _subjects(header, named, chosen)
    if subjects:
        add(["# --- names: each with the line where it first stands"])
        for subject in subjects:
            add(subject_lines(subject, paths), subject.name, is_spaced=False)
    heads: dict[tuple[str, ...], int] = {}
    for index, one in enumerate(chosen):
        if one.variant.head and one.variant.head not in heads:
            heads[one.variant.head] = index
    if heads:
        add(["# --- counts, verbs, offices"])
        for head, index in heads.items():
            add(head, index, is_spaced=False)
    if events := [index for index, one in enumerate(chosen) if one.proposal.kind == "event"]:
        for index in events:
            add(rule_lines(chosen[index], "", paths), index, is_spaced=False)
    rules = [index for index, one in enumerate(chosen) if one.proposal.kind != "event"]
    if rules:
        add(["# --- what the documents say"])
        ids: set[str] = set()
        for index in rules:
            add(rule_lines(chosen[index], _id(chosen[index], ids), paths), index, is_spaced=False)
    return Composed("\n".join(out) + "\n", owner)


def _subjects(header: Header, named: Sequence[Subject], chosen: Sequence[Chosen]) -> list[Subject]:
    """The names to declare, by kind; those that only a noun calls, where a statement needs them."""
    needed = [subject for one in chosen for subject in one.variant.subjects if not subject.is_named]
    if header.about is not None:
        needed.append(header.about)
    needed += [subject for one in chosen for subject in one.variant.subjects if not _is_told(subject)]
    found: dict[tuple[str, str], Subject] = {}
    for subject in (*(one for one in named if _is_told(one)), *needed):
        key = subject.kind, subject.name
        before = found.get(key)
        found[key] = replace(before, also=tuple(dict.fromkeys(before.also + subject.also))) if before else subject
    return sorted(found.values(), key=lambda subject: _KINDS.index(subject.kind))


def _is_told(subject: Subject) -> bool:
    """Whether a name is worth declaring though no statement needs it."""
    return not subject.check or subject.mentions > 1 or " " in subject.name


def _id(one: Chosen, taken: set[str]) -> str:
    words = one.variant.rule[0]
    if one.proposal.kind == "figure":
        words = one.variant.head[0].removeprefix("count ")
    name = base = id_of(words) or "rule"
    number = 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    taken.add(name)
    return name
