"""The whole program on one page: bytes → Document → Sentence → Fact → Statement → Verdict → Violation → Report.

Work on one document is pure: a document and a rulebook in, findings and statements out. What spans documents is a second,
small step over the statements that rules selected.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from factlint import checks
from factlint.checks.finding import Selected
from factlint.errors import FactlintError
from factlint.extractors import dates, document_date, mode, names, quantities, relations, roles, times
from factlint.extractors.context import Context
from factlint.extractors.reading import Reading
from factlint.forms.scope import admission
from factlint.forms.table import FORMS, SPANNING_FORMS
from factlint.model import (
    Condition,
    Dated,
    Document,
    DocumentSettings,
    Fact,
    Outcome,
    Problem,
    Report,
    Rule,
    Rulebook,
    RunSettings,
    Sentence,
    Statement,
    TestResult,
    Verdict,
    Violation,
)
from factlint.readers import read_document
from factlint.sheet_tests import run_tests
from factlint.text.sentences import split
from factlint.text.vocabulary import Vocabulary, compile_vocabulary
from factlint.violations import (
    gravest,
    is_sic,
    is_wanted,
    shared_ids,
    suppressing,
    suppression_findings,
    violation_of,
    wanted,
)

NO_RULES = Rulebook()
MISSPELT = "misspelt-name"

# In order: each sees what the ones before it found in the sentence.
EXTRACTORS = (dates.extract, quantities.extract, names.extract, roles.extract, relations.extract)


# --- bytes → Document ------------------------------------------------------------------------------------------------


def open_document(path: str, data: bytes, settings: RunSettings, known: DocumentSettings) -> Document:
    """Read a document and date it: by its own text, else by the configuration; ``--date`` stands over both.

    Raises UnreadableDocument.
    """
    document = read_document(path, data)
    dated = document_date.find_date(document, settings.locale)
    if settings.day is not None:
        dated = Dated(settings.day, "command line")
    elif dated is None and known.day is not None:
        dated = Dated(known.day, "configuration")
    return replace(document, dated=dated, tags=document.tags | known.tags)


# --- Document → Sentence → Fact --------------------------------------------------------------------------------------


def read(document: Document, vocabulary: Vocabulary, rulebook: Rulebook = NO_RULES) -> Reading:
    """Read every sentence of a document; where a ``when:`` of a sheet admits it, the sheet's short forms count in it."""
    context = context_of(document, vocabulary)
    admitted = admitted_names(Reading(context, ((),) * len(context.sentences)), rulebook)
    if admitted:
        mentions = names.mentions(document, context.sentences, vocabulary.names, admitted)
        context = replace(context, mentions=mentions)
    return read_facts_of(context)


def context_of(document: Document, vocabulary: Vocabulary, admitted: frozenset[str] = frozenset()) -> Context:
    """A document's sentences and the names in them; *admitted* are the keys of entities whose short forms count."""
    sentences = mode.annotate(document, split(document))
    return Context(document, vocabulary, sentences, names.mentions(document, sentences, vocabulary.names, admitted))


def admitted_names(reading: Reading, rulebook: Rulebook) -> frozenset[str]:
    """The keys of the entities of the sheets of which some ``when:`` admits a document."""
    admits: dict[tuple[str, tuple[Condition, ...]], bool] = {}
    for rule in rulebook.rules:
        if rule.when and (rule.sheet, rule.when) not in admits:
            admits[rule.sheet, rule.when] = admission(rule, reading).admitted
    sheets = {sheet for (sheet, _), admitted in admits.items() if admitted}
    return frozenset(entity.key for entity in rulebook.entities if entity.sheet in sheets)


def read_facts_of(context: Context) -> Reading:
    """The facts of every sentence, each with its time."""
    facts = tuple(_facts(sentence, context) for sentence in context.sentences)
    return times.settle(Reading(context, facts))


def _facts(sentence: Sentence, context: Context) -> tuple[Fact, ...]:
    found: tuple[Fact, ...] = ()
    for extract in EXTRACTORS:
        found += tuple(extract(sentence, context, found))
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end)))


# --- Fact → Statement → Verdict --------------------------------------------------------------------------------------


def judge(rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Verdict]:
    """The verdicts of one rule on one document; none where the document is silent."""
    form = FORMS.get(type(rule.assertion))
    if form is None:
        return
    admitted = admission(rule, reading)
    if admitted.excepted:
        yield Verdict(rule, Outcome.EXCEPTED, admitted.reason)
    if admitted.admitted:
        yield from _once(form.judge(rule, reading, rulebook))


def select(rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Statement]:
    """The statements of a document that a rule which spans documents compares."""
    form = SPANNING_FORMS.get(type(rule.assertion))
    if form is not None and admission(rule, reading).admitted:
        yield from form.select(rule, reading, rulebook)


def judge_all(rule: Rule, statements: Sequence[Statement]) -> Iterator[Verdict]:
    """The verdicts of a rule that spans documents on the statements that it selected in all of them."""
    form = SPANNING_FORMS.get(type(rule.assertion))
    if form is not None:
        yield from _once(form.judge_all(rule, statements))


def _once(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """One statement never gives the same rule's finding twice (language, 5.10)."""
    seen = set()
    for verdict in verdicts:
        place = verdict.statement and (verdict.statement.place, verdict.outcome)
        if place is None or place not in seen:
            seen.add(place)
            yield verdict


# --- Verdict → Violation → Report ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Findings:
    """What came of one document."""

    document: Document
    verdicts: tuple[Verdict, ...]
    statements: tuple[tuple[int, Statement], ...]  # for rules that span documents: (index of the rule, statement)
    violations: tuple[Violation, ...]  # of the built-in checks
    selected: tuple[Selected, ...]  # for built-in checks that span documents


def check_document(
    document: Document, rulebook: Rulebook, vocabulary: Vocabulary, settings: RunSettings, known: DocumentSettings
) -> Findings:
    """Judge one document by the rules and checks that are switched on for it."""
    reading = read(document, vocabulary, rulebook)
    verdicts: list[Verdict] = []
    statements: list[tuple[int, Statement]] = []
    for index, rule in enumerate(rulebook.rules):
        if not wanted(rule, settings.select, settings.ignore) or not wanted(rule, known.select, known.ignore):
            continue
        verdicts.extend(judge(rule, reading, rulebook))
        statements.extend((index, statement) for statement in select(rule, reading, rulebook))
    on = [name for name in checks.IDS if _is_on(name, settings, known)]
    return Findings(
        document,
        tuple(verdicts),
        tuple(statements),
        tuple(checks.run(reading, tuple(on))) if on else (),
        tuple(checks.selected(reading, tuple(on))) if on else (),
    )


def _is_on(name: str, settings: RunSettings, known: DocumentSettings) -> bool:
    return is_wanted((name,), settings.select, settings.ignore) and is_wanted((name,), known.select, known.ignore)


def run(
    paths: Sequence[str],
    rulebook: Rulebook,
    settings: RunSettings,
    document_settings: Callable[[str], DocumentSettings],
    stdin: bytes | None = None,
    progress: Callable[[str], None] | None = None,
) -> Report:
    """Check every document; one that cannot be read is a problem in the report, and the others are checked all the same.

    A path ``-`` stands for *stdin*.
    """
    vocabulary = compile_vocabulary(rulebook)
    ids = shared_ids(rulebook)
    violations: list[Violation] = []
    problems: list[Problem] = []
    warnings: list[Problem] = []
    verdicts: list[Verdict] = []
    selected: list[Selected] = []
    spanning: dict[int, list[Statement]] = defaultdict(list)
    documents: dict[str, tuple[Document, DocumentSettings]] = {}
    read_count = 0
    for path in paths:
        known = document_settings(path)
        try:
            data = stdin if path == "-" and stdin is not None else Path(path).read_bytes()
            document = open_document(path, data, settings, known)
        except (OSError, FactlintError) as error:
            problems.append(_problem(path, error))
            continue
        finally:
            if progress is not None:
                progress(path)
        read_count += 1
        warnings.extend(Problem(path, text) for text in document.warnings)
        findings = check_document(document, rulebook, vocabulary, settings, known)
        verdicts.extend(findings.verdicts)
        for index, statement in findings.statements:
            spanning[index].append(statement)
            documents[path] = (document, known)
        selected.extend(findings.selected)
        for item in findings.selected:
            documents[item.path] = (document, known)
        found = [v for verdict in findings.verdicts if (v := violation_of(verdict, ids, settings.today, known))]
        violations.extend(unsuppressed(document, [*found, *findings.violations], known))
    for index, statements in sorted(spanning.items()):
        for verdict in judge_all(rulebook.rules[index], statements):
            verdicts.append(verdict)
            if verdict.statement is not None:
                document, known = documents[verdict.statement.path]
                violation = violation_of(verdict, ids, settings.today, known)
                violations.extend(unsuppressed(document, [violation] if violation else [], known, final=False))
    for violation in checks.spanning(selected):
        document, known = documents[violation.place.path]
        violations.extend(unsuppressed(document, [violation], known, final=False))
    return Report(
        violations=sort_violations(violations),
        problems=tuple(problems),
        warnings=tuple(warnings),
        documents=read_count,
        rules=len(rulebook.rules),
        agreed=tuple(v for v in verdicts if v.outcome in (Outcome.AGREES, Outcome.COMPATIBLE)),
        skipped=tuple(v for v in verdicts if v.outcome in (Outcome.UNDECIDED, Outcome.EXCEPTED)),
        unused=unused_ids(rulebook, verdicts, spanning, ids),
    )


def unsuppressed(
    document: Document, violations: Sequence[Violation], known: DocumentSettings, final: bool = True
) -> Iterator[Violation]:
    """The violations of a document, less those that it suppresses and those that ``[sic]`` or ``avoid:`` covers."""
    used = set()
    spelt = {(v.start, v.end) for v in violations if v.sheet is not None}
    for violation in violations:
        if is_sic(document, violation.end):
            continue
        if violation.rule == MISSPELT and any(start < violation.end and violation.start < end for start, end in spelt):
            continue  # a rule speaks at that place already
        suppression = suppressing(document, violation)
        if suppression is not None:
            used.add(suppression)
            continue
        yield replace(violation, level=gravest(violation.level, known.level))
    if final:
        yield from suppression_findings(document, frozenset(used))


def sort_violations(violations: Iterable[Violation]) -> tuple[Violation, ...]:
    """By path, line, column; then gravest first."""
    return tuple(
        sorted(
            violations,
            key=lambda v: (v.place.path, v.place.line, v.place.column, v.level.rank, v.rule, v.place.end_column),
        )
    )


def unused_ids(
    rulebook: Rulebook, verdicts: Iterable[Verdict], spanning: dict[int, list[Statement]], ids: frozenset[str]
) -> tuple[str, ...]:
    """The ids of the rules that matched nothing in any document."""
    spoke = {verdict.rule.full_id for verdict in verdicts if verdict.outcome is not Outcome.EXCEPTED}
    spoke |= {rulebook.rules[index].full_id for index in spanning}
    names = (rule.full_id if rule.id in ids else rule.id for rule in rulebook.rules if rule.full_id not in spoke)
    return tuple(dict.fromkeys(names))


def _problem(path: str, error: OSError | FactlintError) -> Problem:
    if isinstance(error, FactlintError):
        return Problem(path, error.message, error.line or 1, error.column or 1)
    return Problem(path, f"cannot be read: {(error.strerror or str(error)).lower()}")


# --- for `facts` -----------------------------------------------------------------------------------------------------


def read_facts(
    path: str, data: bytes, rulebook: Rulebook, settings: RunSettings, known: DocumentSettings
) -> tuple[Document, tuple[Fact, ...]]:
    """A document and all its facts in text order. Raises UnreadableDocument."""
    document = open_document(path, data, settings, known)
    reading = read(document, compile_vocabulary(rulebook), rulebook)
    return document, tuple(fact for facts in reading.facts for fact in facts)


def facts_of(text: str, path: str, day: date | None) -> list[dict[str, Any]]:
    """What ``facts --format jsonl`` prints for *text*, read with no sheet."""
    from factlint.reports.facts import fact_object

    settings = RunSettings(today=day or date.today())
    document, facts = read_facts(path, text.encode(), Rulebook(), settings, DocumentSettings(day=day))
    return [fact_object(document, fact) for fact in facts]


# --- for `test` ------------------------------------------------------------------------------------------------------


def test(rulebook: Rulebook, settings: RunSettings, ids: Sequence[str] = ()) -> tuple[TestResult, ...]:
    """Run the tests inside the sheets, or those of the rules with these ids."""
    vocabulary = compile_vocabulary(rulebook)
    everything = frozenset(entity.key for entity in rulebook.entities)
    return run_tests(
        rulebook, settings, ids, lambda document: read_facts_of(context_of(document, vocabulary, everything))
    )
