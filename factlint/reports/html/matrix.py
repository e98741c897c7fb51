"""Facts by documents: a row for each rule that met something, and in each cell what a document says.

``seats ≤ 120 | a.txt: 91 seats | b.txt: 191 seats (contradicts)``
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from factlint.model import Comparison, Outcome, Place, Rule, Spelling, Verdict
from factlint.reports import Run
from factlint.reports.html.findings import passage
from factlint.values.interval import Interval

SIGNS = {"contradicts": "✗", "agrees": "✓", "compatible": "≈", "undecided": "?"}
ORDER = tuple(SIGNS)
ONE_VALUE = ("=", "between", "about", "exactly")
COLUMNS = 80  # documents; no screen and no reader takes in more
SHOWN = 3  # statements of a cell; the others are counted


@dataclass(frozen=True, slots=True)
class Said:
    """What one document says about one rule's subject, at one place or several."""

    text: str
    state: str  # a key of SIGNS
    place: Place
    why: str
    times: int = 1

    @property
    def sign(self) -> str:
        """The mark that stands for its state."""
        return SIGNS[self.state]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document says."""

    said: tuple[Said, ...]

    @property
    def state(self) -> str:
        """The gravest of its states; "" where the document is silent."""
        return min((said.state for said in self.said), key=ORDER.index, default="")

    @property
    def more(self) -> int:
        """How many statements there is no room for."""
        return max(0, len(self.said) - SHOWN)

    @property
    def shown(self) -> tuple[Said, ...]:
        """The gravest statements."""
        return self.said[:SHOWN]


@dataclass(frozen=True, slots=True)
class Row:
    """One rule, or one finding of a check between documents."""

    id: str
    text: str
    sheet: str
    cells: tuple[Cell, ...]
    differs: bool = False  # the documents' own figures exclude each other, whatever the rule says
    spelling: bool = False  # of a name: no fact of the story

    @property
    def contradicted(self) -> bool:
        """Whether some document says otherwise."""
        return any(cell.state == "contradicts" for cell in self.cells)

    @property
    def rank(self) -> int:
        """Where the row stands: facts in dispute, then documents that differ, names misspelt, and the rest."""
        if self.contradicted:
            return 2 if self.spelling else 0
        return 1 if self.differs else 3


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of facts, columns of documents; rows with disagreements come first."""

    paths: tuple[str, ...]
    names: tuple[str, ...]  # of the columns: the paths without what all have in common
    rows: tuple[Row, ...]
    left_out: int = 0  # documents that there is no room for

    @property
    def disagreements(self) -> int:
        """How many facts are in dispute."""
        return sum(row.rank < 2 for row in self.rows)


@dataclass(slots=True)
class _Draft:
    text: str
    rule: Rule | None = None
    said: dict[str, list[Said]] = field(default_factory=dict)
    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def is_decided(self) -> bool:
        return any(said.state != "undecided" for all_said in self.said.values() for said in all_said)


def matrix(run: Run) -> Matrix:
    """The matrix of a run; empty where no rule met anything and no check compared documents."""
    drafts: dict[str, _Draft] = {}
    for key, draft, path, said in _all_said(run):
        known = drafts.setdefault(key, draft)
        known.said.setdefault(path, []).append(said)
    for verdict in run.report.agreed:
        if (key := _key(verdict.rule)) in drafts:
            drafts[key].verdicts.append(verdict)
    drafts = {key: draft for key, draft in drafts.items() if draft.is_decided}
    everywhere = sorted({path for draft in drafts.values() for path in draft.said})
    paths = _columns(everywhere, drafts)
    rows = [
        Row(
            key.partition(" ")[0].rpartition(":")[2],
            draft.text,
            f"{draft.rule.sheet}:{draft.rule.place.line}" if draft.rule else "",
            tuple(_cell(draft.said.get(path, [])) for path in paths),
            _states_one_value(draft.rule) and _differ(draft.verdicts),
            draft.rule is not None and isinstance(draft.rule.assertion, Spelling),
        )
        for key, draft in drafts.items()
    ]
    left_out = len(everywhere) - len(paths)
    return Matrix(paths, short_names(paths), tuple(sorted(rows, key=lambda row: row.rank)), left_out)


def _columns(paths: list[str], drafts: dict[str, _Draft]) -> tuple[str, ...]:
    """The documents that there is room for: all, or those that are in dispute before the others."""
    if len(paths) <= COLUMNS:
        return tuple(paths)
    disputed = {
        path
        for draft in drafts.values()
        for path, all_said in draft.said.items()
        if any(said.state == "contradicts" for said in all_said)
    }
    return tuple(sorted(sorted(paths, key=lambda path: path not in disputed)[:COLUMNS]))


def _all_said(run: Run) -> Iterator[tuple[str, _Draft, str, Said]]:
    report = run.report
    rules = {(name, rule.text): rule for rule in run.rules for name in (rule.full_id, rule.id)}
    for violation in report.violations:
        rule = rules.get((violation.rule, violation.states)) if violation.sheet is not None else None
        others = [(place, text) for place, text in violation.related if place.path != violation.place.path]
        if rule is None and not (violation.sheet is None and others):
            continue
        key = _key(rule) if rule else f"{violation.rule} {violation.place}"
        draft = _Draft(rule.text, rule) if rule else _Draft(violation.message)
        yield key, draft, violation.place.path, Said(violation.text, "contradicts", violation.place, violation.message)
        for place, text in violation.related:
            words = passage(run, place, text).text
            yield key, draft, place.path, Said(words, "contradicts", place, violation.message)
    for verdict in (*report.agreed, *report.skipped):
        if (statement := verdict.statement) is not None and verdict.outcome is not Outcome.EXCEPTED:
            rule = verdict.rule
            said = Said(statement.text, verdict.outcome.value, statement.place, verdict.reason)
            yield _key(rule), _Draft(rule.text, rule), statement.path, said


def _key(rule: Rule) -> str:
    return f"{rule.full_id} {rule.text}"


def _cell(said: list[Said]) -> Cell:
    """The statements of a cell, gravest first, each once; the undecided ones only where there are no others."""
    places: dict[tuple[str, str], Said] = {}
    seen = set()
    for one in sorted(said, key=lambda one: ORDER.index(one.state)):
        if (place := (one.place.line, one.place.column)) in seen:
            continue
        seen.add(place)
        words = " ".join(one.text.split())
        known = places.get((words, one.state))
        places[words, one.state] = Said(
            words, one.state, known.place if known else one.place, one.why, known.times + 1 if known else 1
        )
    decided = [one for one in places.values() if one.state != "undecided"]
    return Cell(tuple(decided or places.values()))


def _differ(verdicts: list[Verdict]) -> bool:
    """Whether two documents give figures that exclude each other."""
    paths: dict[Interval, set[str]] = {}
    for verdict in verdicts:
        if (statement := verdict.statement) is not None and statement.value is not None:
            paths.setdefault(statement.value, set()).add(statement.path)
    pairs = ((one, other) for one in paths for other in paths if one.is_disjoint(other))
    return any(len(paths[one] | paths[other]) > 1 for one, other in pairs)


def _states_one_value(rule: Rule | None) -> bool:
    """Whether a rule is about one figure: of ``seats ≤ 120`` documents may give many, all of them right."""
    return rule is not None and isinstance(rule.assertion, Comparison) and rule.assertion.operator in ONE_VALUE


def short_names(paths: tuple[str, ...]) -> tuple[str, ...]:
    """``("a/b/x.txt", "a/c/y.txt")`` → ``("b/x.txt", "c/y.txt")``: paths without the folders that all share."""
    parts = [path.replace("\\", "/").split("/") for path in paths]
    shared = 0
    while all(len(part) > shared + 1 for part in parts) and len({part[shared] for part in parts}) == 1:
        shared += 1
    return tuple("/".join(part[shared:]) for part in parts)
