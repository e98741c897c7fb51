"""Documents → Report: a run over many documents, in one process or several, and the step that compares them.

The work on one document is :mod:`factlint.pipeline`'s. What spans documents is judged over the statements that rules
selected in each; those of documents that the run was not given come from the index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from factlint import checks, statement_index, workers
from factlint.crash import trace_of
from factlint.errors import FactlintError
from factlint.model import (
    DocumentSettings,
    Problem,
    Report,
    Rulebook,
    RunSettings,
    Statement,
    Verdict,
    Violation,
)
from factlint.pipeline import (
    AGREEING,
    SKIPPED,
    CompiledRules,
    Findings,
    check_document,
    compile_rules,
    judge_all,
)
from factlint.readers import read_document
from factlint.records import dataclass, replace
from factlint.violations import (
    gravest,
    is_wanted,
    suppressing,
    suppression_findings,
    violations_of,
)

Index = dict[str, tuple[statement_index.Stamp, Any, Any]]


def run(
    paths: Sequence[str],
    rulebook: Rulebook,
    settings: RunSettings,
    document_settings: Callable[[str], DocumentSettings],
    stdin: bytes | None = None,
    progress: Callable[[str], None] | None = None,
    stdin_name: str | None = None,
    others: Sequence[str] = (),
) -> Report:
    """Check every document; one that cannot be read is a problem in the report, and the others are checked still.

    A path ``-`` stands for *stdin*, which is called *stdin_name* where that is given. *others* are documents that the
    run was not given but compares with: what rules selected in them is taken from the index, or read where it is not
    there yet.
    """
    rules = compile_rules(rulebook)
    tasks = [Task(path, document_settings(path), stdin if path == "-" else None, stdin_name) for path in paths]
    problems: list[Problem] = []
    found: list[Findings] = []
    known: dict[str, DocumentSettings] = {}
    key = statement_index.index_key(rulebook, settings) if others or len(tasks) > 1 else None
    index = statement_index.load(key)
    for task, outcome in zip(
        tasks, workers.map_tasks(check_file, tasks, (rules, settings), settings.jobs), strict=True
    ):
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            found.append(outcome)
            known[outcome.path] = task.known
        if progress is not None:
            progress(task.path)
    compared = _compared(others, rules, settings, document_settings, index)
    spanning, verdicts = _judge_spanning([*found, *compared], rules, settings, known)
    if compared:
        spanning = [violation for violation in spanning if _concerns(violation, known)]
    _keep(found, known, index, key)
    violations = [violation for findings in found for violation in findings.violations] + spanning
    kept = tuple(verdict for findings in found for verdict in findings.verdicts) + tuple(verdicts)
    spoke = frozenset(index for findings in found for index in (*findings.spoke, *(i for i, _ in findings.statements)))
    return Report(
        violations=sort_violations(_unsuppressed(violations, found, known)),
        problems=tuple(problems),
        warnings=tuple(Problem(findings.path, text) for findings in found for text in findings.warnings),
        documents=len(found),
        rules=len(rulebook.rules),
        agreed=tuple(v for v in kept if v.outcome in AGREEING),
        skipped=tuple(v for v in kept if v.outcome in SKIPPED),
        agreed_count=sum(f.agreed for f in found) + sum(v.outcome in AGREEING for v in verdicts),
        skipped_count=sum(f.skipped for f in found) + sum(v.outcome in SKIPPED for v in verdicts),
        unused=unused_ids(rules, spoke, settings),
    )


def _compared(
    others: Sequence[str],
    rules: CompiledRules,
    settings: RunSettings,
    document_settings: Callable[[str], DocumentSettings],
    index: Index,
) -> list[Findings]:
    """What was selected in documents that the run was not given; those that the index does not hold are read for it."""
    compared = []
    for path in others:
        stamp, known = statement_index.stamp_of(path), document_settings(path)
        kept = index.get(path)
        if kept is None or kept[:2] != (stamp, known):
            outcome = check_file(Task(path, known), rules, settings) if stamp is not None else None
            if stamp is None or not isinstance(outcome, Findings):
                index.pop(path, None)  # gone, or no text: nothing to compare with
                continue
            kept = index[path] = (stamp, known, _selection(outcome))
        compared.append(kept[2])
    return compared


def _selection(findings: Findings) -> Findings:
    """What the comparison between documents needs of one of them."""
    return replace(findings, violations=(), verdicts=(), spoke=frozenset(), agreed=0, skipped=0, warnings=())


def _concerns(violation: Violation, given: Container[str]) -> bool:
    """Whether one of a finding's places stands in a document that the run was given."""
    return violation.place.path in given or any(place.path in given for place, _ in violation.related)


def _keep(found: Sequence[Findings], known: Mapping[str, DocumentSettings], index: Index, key: str | None) -> None:
    """Put what this run selected into the index."""
    if key is None:
        return
    for findings in found:
        stamp = statement_index.stamp_of(findings.path)
        if stamp is not None:
            index[findings.path] = (stamp, known[findings.path], _selection(findings))
    statement_index.save(key, index)


@dataclass(frozen=True, slots=True)
class Task:
    """One document to check, and what is known about it."""

    path: str
    known: DocumentSettings
    data: bytes | None = None
    name: str | None = None


def check_file(task: Task, rules: CompiledRules, settings: RunSettings) -> Findings | Problem:
    """Open and check one document; a problem where it cannot be read."""
    path = task.name or task.path
    try:
        data = Path(task.path).read_bytes() if task.data is None else task.data
        document = read_document(path, data)
    except (OSError, FactlintError) as error:
        return _problem(path, error)
    try:
        return check_document(document, rules, settings, task.known)
    except Exception as error:  # a bug, which costs this document and no other
        return Problem(path, "factlint itself failed on this document, which is not checked", trace=trace_of(error))


def _judge_spanning(
    found: Sequence[Findings], rules: CompiledRules, settings: RunSettings, known: dict[str, DocumentSettings]
) -> tuple[list[Violation], list[Verdict]]:
    """The findings of the rules and checks that compare the statements of all documents."""
    statements: dict[int, list[Statement]] = defaultdict(list)
    for findings in found:
        for index, statement in findings.statements:
            statements[index].append(statement)
    violations: list[Violation] = []
    verdicts: list[Verdict] = []
    for index, selected in sorted(statements.items()):
        for verdict in judge_all(rules.rulebook.rules[index], selected):
            verdicts.append(verdict)
            path = verdict.statement.path if verdict.statement is not None else ""
            violations.extend(violations_of(verdict, rules.shared, settings, known.get(path, DocumentSettings())))
    items = [item for findings in found for item in findings.selected]
    violations.extend(checks.spanning(items))
    return violations, verdicts


def _unsuppressed(
    violations: Sequence[Violation], found: Sequence[Findings], known: dict[str, DocumentSettings]
) -> Iterator[Violation]:
    """The violations that no comment in their document switches off, and findings on the comments themselves."""
    comments = {findings.path: findings.suppressions for findings in found if findings.suppressions}
    used = set()
    for violation in violations:
        path = violation.place.path
        suppression = suppressing(comments.get(path, ()), violation)
        if suppression is not None:
            used.add((path, suppression))
            continue
        ceiling = known[path].level if path in known else None
        yield replace(violation, level=gravest(violation.level, ceiling))
    for path, suppressions in comments.items():
        yield from suppression_findings(path, suppressions, frozenset(s for p, s in used if p == path))


def sort_violations(violations: Iterable[Violation]) -> tuple[Violation, ...]:
    """By path, line, column; then gravest first."""
    return tuple(
        sorted(
            violations,
            key=lambda v: (v.place.path, v.place.line, v.place.column, v.level.rank, v.rule, v.place.end_column),
        )
    )


def unused_ids(rules: CompiledRules, spoke: frozenset[int], settings: RunSettings) -> tuple[str, ...]:
    """The ids of the rules that matched nothing in any document, and were not switched off.

    What a name's block implies (its spellings, ages by ``born:``) states nothing that a document ought to mention.
    """
    names = [rule.full_id if rule.id in rules.shared else rule.id for rule in rules.rulebook.rules]
    heard = {names[index] for index in spoke}
    named = {entity.place for entity in rules.rulebook.entities if entity.date is None}
    silent = (
        name
        for name, rule in zip(names, rules.rulebook.rules, strict=True)
        if name not in heard
        and rule.place not in named
        and is_wanted((rule.id, rule.full_id), settings.select, settings.ignore)
    )
    return tuple(dict.fromkeys(silent))


def _problem(path: str, error: OSError | FactlintError) -> Problem:
    if isinstance(error, FactlintError):
        return Problem(path, error.message, error.line or 1, error.column or 1)
    return Problem(path, f"cannot be read: {(error.strerror or str(error)).lower()}")
