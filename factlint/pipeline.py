"""The whole program on one page: bytes → Document → Sentence → Fact → Statement → Verdict → Violation → Report.

Work on one document is pure: a document and a rulebook in, findings and statements out. What spans documents is a
second, small step over the statements that rules selected.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from factlint import checks
from factlint.checks.finding import Selected
from factlint.contexts import admitted_context, context_of
from factlint.extractors import (
    dates,
    document_date,
    names,
    office_verbs,
    quantities,
    relations,
    roles,
    successions,
    times,
)
from factlint.extractors.context import Context
from factlint.extractors.reading import Reading
from factlint.forms.scope import admission
from factlint.forms.table import FORMS, SPANNING_FORMS
from factlint.forms.triggers import Triggers, compile_triggers
from factlint.language import keep
from factlint.model import (
    BlockKind,
    Dated,
    Document,
    DocumentSettings,
    Fact,
    Outcome,
    Quantity,
    Rule,
    Rulebook,
    RunSettings,
    Sentence,
    Statement,
    Suppression,
    TestResult,
    Verdict,
    Violation,
)
from factlint.readers import read_document
from factlint.records import dataclass, replace
from factlint.sheet_tests import run_tests
from factlint.text.english import is_english
from factlint.text.vocabulary import Vocabulary, compile_vocabulary
from factlint.violations import (
    is_sic,
    is_wanted,
    shared_ids,
    violations_of,
)

NO_RULES = Rulebook()
AGREEING = (Outcome.AGREES, Outcome.COMPATIBLE)
SKIPPED = (Outcome.UNDECIDED, Outcome.EXCEPTED)

# In order: each sees what the ones before it found in the sentence.
Extractor = Callable[[Sentence, Context, tuple[Fact, ...]], Iterator[Fact]]
FIGURE_EXTRACTORS: tuple[Extractor, ...] = (dates.extract, quantities.extract)  # all that checks look at
CLAIM_EXTRACTORS: tuple[Extractor, ...] = (  # with figures, all that rules judge: a name alone says nothing
    roles.extract,
    successions.extract,
    relations.extract,
    office_verbs.extract,
)
EXTRACTORS: tuple[Extractor, ...] = (*FIGURE_EXTRACTORS, names.extract, *CLAIM_EXTRACTORS)


# --- bytes → Document ------------------------------------------------------------------------------------------------


def open_document(path: str, data: bytes, settings: RunSettings, known: DocumentSettings) -> Document:
    """Read a document and date it: by its own text, else by the configuration; ``--date`` stands over both.

    Raises UnreadableDocument.
    """
    return date_document(read_document(path, data), settings, known)


def date_document(document: Document, settings: RunSettings, known: DocumentSettings) -> Document:
    """A document with its date and all its tags."""
    dated = document_date.find_date(document, settings.locale)
    if settings.day is not None:
        dated = Dated(settings.day, "command line")
    elif dated is None and known.day is not None:
        dated = Dated(known.day, "configuration")
    return replace(document, dated=dated, tags=document.tags | known.tags)


# --- Document → Sentence → Fact --------------------------------------------------------------------------------------


def read(document: Document, vocabulary: Vocabulary, rulebook: Rulebook = NO_RULES) -> Reading:
    """Read every sentence of a document; where a ``when:`` admits it, that sheet's short forms count in it."""
    return read_whole(admitted_context(document, vocabulary, rulebook))


def read_whole(context: Context) -> Reading:
    """The facts of every sentence, each with its time."""
    found = list(_no_facts(context))
    _extract(EXTRACTORS, context, range(len(found)), found)
    return times.settle(Reading(context, _in_order(found)))


def read_concerned(
    document: Document, rules: CompiledRules, concerned: Sequence[int], checked: bool
) -> tuple[Reading, Reading]:
    """Read what these rules wait for, and, where built-in checks are on, every sentence with a figure in it.

    The first reading is for the rules: no sentence has facts in it but those that they wait for. The second has all.
    Dates of the sentence before are read too, for the time. Where no more than rules on figures wait for a sentence,
    and it has none, nothing else is read in it.
    """
    context = admitted_context(document, rules.vocabulary, rules.rulebook)
    triggers, text, sentences = rules.triggers, document.text, context.sentences
    waited = _with_tables(triggers.sentences(concerned, text, sentences), document, sentences)
    others = [index for index in concerned if index not in triggers.of_figures]
    wanted = triggers.sentences(others, text, sentences) if len(others) < len(concerned) else waited
    found = list(_no_facts(context))
    _extract(FIGURE_EXTRACTORS, context, range(len(found)) if checked else sorted(waited), found)
    speaking = [at for at in sorted(waited) if at in wanted or any(isinstance(fact, Quantity) for fact in found[at])]
    if speaking:
        if not checked:
            before = sorted({at - 1 for at in waited if at} - waited)
            _extract(FIGURE_EXTRACTORS, context, before, found)
        _extract(CLAIM_EXTRACTORS, context, speaking, found)
    reading = Reading(context, _in_order(found))
    if not speaking:
        return Reading(context, _no_facts(context)), reading
    reading = times.settle(reading, waited)  # of all others none is asked: checks compare no times
    heard = tuple([facts if at in waited else () for at, facts in enumerate(reading.facts)])
    return Reading(context, heard), reading


def _with_tables(waited: frozenset[int], document: Document, sentences: Sequence[Sentence]) -> frozenset[int]:
    """The sentences *waited* for, with every cell of a table that holds one, and what stands right above the table."""
    if not waited or not any(block.row >= 0 for block in document.blocks):
        return waited
    found = set(waited)
    for is_cell, run in itertools.groupby(sentences, key=lambda sentence: sentence.kind is BlockKind.CELL):
        cells = [sentence.index for sentence in run] if is_cell else []
        if not waited.isdisjoint(cells):
            found.update((max(0, cells[0] - 1), *cells))
    return frozenset(found)


def _no_facts(context: Context) -> tuple[tuple[Fact, ...], ...]:
    return ((),) * len(context.sentences)


def _extract(
    extractors: Iterable[Extractor], context: Context, indexes: Sequence[int], found: list[tuple[Fact, ...]]
) -> None:
    """Add to what was *found* in each sentence of a document what these extractors find in those at *indexes*.

    Each goes through the whole document before the next begins: what it works with stays in the processor's caches,
    which saves 6 % of all the time that extraction takes.
    """
    sentences = context.sentences
    for extract in extractors:
        for index in indexes:
            if facts := tuple(extract(sentences[index], context, found[index])):
                found[index] += facts


def _in_order(found: Sequence[tuple[Fact, ...]]) -> tuple[tuple[Fact, ...], ...]:
    return tuple([tuple(sorted(facts, key=_PLACE)) if len(facts) > 1 else facts for facts in found])


_PLACE = attrgetter("start", "end")


# --- Fact → Statement → Verdict --------------------------------------------------------------------------------------


def judge(rule: Rule, reading: Reading, rulebook: Rulebook) -> Sequence[Verdict]:
    """The verdicts of one rule on one document; none where the document is silent."""
    form = FORMS.get(type(rule.assertion))
    if form is None:
        return ()
    admitted = admission(rule, reading)
    if admitted.admitted:
        return _once(form.judge(rule, reading, rulebook))
    return (Verdict(rule, Outcome.EXCEPTED, admitted.reason),) if admitted.excepted else ()


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


def _once(verdicts: Iterable[Verdict]) -> Sequence[Verdict]:
    """One statement never gives the same rule's finding twice (language, 5.10)."""
    found = list(verdicts)
    if len(found) < 2:
        return found
    seen = set()
    different = []
    for verdict in found:
        place = verdict.statement and (verdict.statement.place, verdict.outcome)
        if place is None or place not in seen:
            seen.add(place)
            different.append(verdict)
    return different


# --- Verdict → Violation → Report ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CompiledRules:
    """A rulebook with the lookups that reading and judging documents need."""

    rulebook: Rulebook
    vocabulary: Vocabulary
    triggers: Triggers
    shared: frozenset[str]  # ids that two sheets share


def compile_rules(rulebook: Rulebook) -> CompiledRules:
    """Compile a rulebook, once for all documents; the lookups are kept between runs."""

    def lookups() -> tuple[Vocabulary, Triggers, frozenset[str]]:
        return compile_vocabulary(rulebook, only_declared=True), compile_triggers(rulebook), shared_ids(rulebook)

    return CompiledRules(rulebook, *keep.derived("lookups", rulebook.key, lookups))


@dataclass(frozen=True, slots=True)
class Findings:
    """What came of one document; free of the document itself, so that memory does not grow with their number."""

    path: str
    violations: tuple[Violation, ...]
    statements: tuple[tuple[int, Statement], ...]  # for rules that span documents: (index of the rule, statement)
    selected: tuple[Selected, ...]  # for built-in checks that span documents
    spoke: frozenset[int]  # indexes of the rules that recognised something
    agreed: int
    skipped: int
    verdicts: tuple[Verdict, ...]  # those that agree or are undecided, where the run keeps them
    suppressions: tuple[Suppression, ...]
    warnings: tuple[str, ...]


def check_document(
    document: Document, rules: CompiledRules, settings: RunSettings, known: DocumentSettings
) -> Findings:
    """Judge one document, dated or not yet, by the rules and checks that are switched on for it."""
    rulebook = rules.rulebook
    concerned: Sequence[int] = rules.triggers.concerned(document.text)
    if settings.select or settings.ignore or known.select or known.ignore:
        concerned = [index for index in concerned if _is_rule_on(rulebook.rules[index], settings, known)]
    on = _checks_on(settings.select, settings.ignore, known.select, known.ignore)
    warnings = document.warnings
    if on and not is_english(document.text):
        on, warnings = (), (*warnings, "its words are not English, which is all that the built-in checks can read")
    verdicts: list[tuple[int, Verdict]] = []
    statements: list[tuple[int, Statement]] = []
    violations: list[Violation] = []
    selected: tuple[Selected, ...] = ()
    if concerned or on:
        document = date_document(document, settings, known)
        heard, reading = read_concerned(document, rules, concerned, bool(on))
        for index in concerned:
            rule = rulebook.rules[index]
            if type(rule.assertion) in SPANNING_FORMS:
                found = select(rule, heard, rulebook)
                statements.extend((index, statement) for statement in found if not is_sic(document, statement.end))
            elif judged := judge(rule, heard, rulebook):
                verdicts.extend([(index, verdict) for verdict in judged])
        for _, verdict in verdicts:
            violations.extend(violations_of(verdict, rules.shared, settings, known))
        if on:
            violations.extend(checks.run(reading, on))
            selected = tuple(checks.selected(reading, on))
    outcomes = [verdict.outcome for _, verdict in verdicts]
    return Findings(
        path=document.path,
        violations=tuple(speaking(document, violations)),
        statements=tuple(statements),
        selected=selected,
        spoke=frozenset(index for index, verdict in verdicts if verdict.outcome is not Outcome.EXCEPTED),
        agreed=sum(outcome in AGREEING for outcome in outcomes),
        skipped=sum(outcome in SKIPPED for outcome in outcomes),
        verdicts=tuple(v for _, v in verdicts if v.outcome in AGREEING + SKIPPED) if settings.keep_verdicts else (),
        suppressions=document.suppressions,
        warnings=warnings,
    )


def _is_rule_on(rule: Rule, settings: RunSettings, known: DocumentSettings) -> bool:
    return _is_on((rule.id, rule.full_id), settings, known)


def _is_on(names: tuple[str, ...], settings: RunSettings, known: DocumentSettings) -> bool:
    return is_wanted(names, settings.select, settings.ignore) and is_wanted(names, known.select, known.ignore)


@functools.lru_cache(maxsize=8)
def _checks_on(
    select: tuple[str, ...], ignore: tuple[str, ...], known_select: tuple[str, ...], known_ignore: tuple[str, ...]
) -> tuple[str, ...]:
    """The checks that are switched on by the settings of a run and of a document."""
    asked = (name for name in checks.IDS if is_wanted((name,), select, ignore))
    return tuple(name for name in asked if is_wanted((name,), known_select, known_ignore))


def speaking(document: Document, violations: Sequence[Violation]) -> Iterator[Violation]:
    """The violations of a document less those at a ``[sic]``, and those of a check where a rule says the same."""
    first = [v for v in violations if v.sheet is not None] + [v for v in violations if v.rule == checks.MISSPELT]
    for violation in violations:
        yields = violation.sheet is None and violation.rule in checks.YIELDING
        doubled = yields and any(
            other is not violation and other.start < violation.end and violation.start < other.end for other in first
        )
        if not is_sic(document, violation.end) and not doubled:
            yield violation


# --- for `facts` -----------------------------------------------------------------------------------------------------


def read_facts(
    path: str, data: bytes, rulebook: Rulebook, settings: RunSettings, known: DocumentSettings
) -> tuple[Document, tuple[Fact, ...]]:
    """A document and all its facts in text order. Raises UnreadableDocument."""
    document = open_document(path, data, settings, known)
    reading = read(document, _vocabulary(rulebook), rulebook)
    # "his 11th goal" counts nothing, unless a sheet's `also:` says that it does.
    return document, tuple(fact for facts in reading.facts for fact in facts if not _is_ordinal(fact))


def _is_ordinal(fact: Fact) -> bool:
    return isinstance(fact, Quantity) and fact.dimension == "ordinal"


@functools.lru_cache(maxsize=1)
def _vocabulary(rulebook: Rulebook) -> Vocabulary:
    """The lookups of the rulebook last used: documents are read one after another with the same."""
    return keep.derived("words", rulebook.key, lambda: compile_vocabulary(rulebook))


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
    return run_tests(rulebook, settings, ids, lambda document: read_whole(context_of(document, vocabulary, everything)))
