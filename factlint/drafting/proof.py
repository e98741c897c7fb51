"""Proposals are proved before they are stated: a rule that its own documents contradict, or do not bear out, is none.

What is proved: the sheet loads; the rule agrees where it was read, and contradicts nothing; its tests pass; and another
figure in the same place would be contradicted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from factlint import checks, pipeline
from factlint.checks.misspelt_name import ID as SLIP
from factlint.contexts import context_of
from factlint.drafting.proposal import Proposal, Subject, Where, one_line
from factlint.drafting.sheet import Chosen, Composed, Header, compose
from factlint.extractors.reading import Reading
from factlint.language.together import read_sheets
from factlint.model import (
    Comparison,
    Document,
    EventDate,
    Example,
    OfficeHolders,
    Outcome,
    Place,
    RelationArity,
    Rule,
    Rulebook,
    RunSettings,
    Spelling,
    Verdict,
)
from factlint.records import dataclass, replace
from factlint.sheet_tests import run_example
from factlint.text.folding import fold
from factlint.text.vocabulary import compile_vocabulary
from factlint.values.amounts import write_like

_GOOD = (Outcome.AGREES, Outcome.COMPATIBLE)
_SHEET = "draft.fact"
_ROUNDS = 8
_MANY = 4  # documents
_NOWHERE = Place("", 1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Bench:
    """What rules are proved on: the documents, their paths as the sheet names them, and what "today" is."""

    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]  # with no sheet: where the proposals come from
    paths: tuple[str, ...]
    settings: RunSettings


@dataclass(frozen=True, slots=True)
class Trial:
    """Sheets, loaded, with the documents read in their light."""

    rulebook: Rulebook
    readings: tuple[Reading, ...]
    read: Callable[[Document], Reading]
    broken: dict[str, set[int]]  # path of a sheet → lines with mistakes
    concerned: tuple[frozenset[str], ...]  # for each document the full ids of the rules that may say something of it

    def judged(self, rule: Rule, number: int) -> Iterator[Verdict]:
        """The verdicts of a rule on a document."""
        if not self.concerned or rule.full_id in self.concerned[number]:
            yield from pipeline.judge(rule, self.readings[number], self.rulebook)


def trial(texts: Sequence[tuple[str, str]], bench: Bench) -> Trial:
    """Load sheets and read the documents as they have it."""
    rulebook, mistakes = read_sheets([(path, text.encode()) for path, text in texts])
    broken: defaultdict[str, set[int]] = defaultdict(set)
    for mistake in mistakes:
        for place in (mistake.place, *(place for place, _ in mistake.related)):
            broken[place.path].add(place.line)
    vocabulary = compile_vocabulary(rulebook)
    readings = tuple(pipeline.read(document, vocabulary, rulebook) for document in bench.documents)
    everything = frozenset(entity.key for entity in rulebook.entities)

    def read(document: Document) -> Reading:
        return pipeline.read_whole(context_of(document, vocabulary, everything))

    return Trial(rulebook, readings, read, dict(broken), _concerned(rulebook, bench))


def _concerned(rulebook: Rulebook, bench: Bench) -> tuple[frozenset[str], ...]:
    """Which rules wait for a word of each document; () where the documents are too few to make it worth asking."""
    if len(bench.documents) < _MANY:
        return ()
    triggers = pipeline.compile_rules(rulebook).triggers
    rules = rulebook.rules
    return tuple(frozenset(rules[i].full_id for i in triggers.concerned(one.text)) for one in bench.documents)


def choose(proposals: Sequence[Proposal], header: Header, bench: Bench) -> Iterator[Chosen]:
    """Each proposal in the first of its ways that is proved; those that no way proves are left out."""
    texts = []
    for number, proposal in enumerate(proposals):
        for at, variant in enumerate(proposal.variants):
            sheet = compose(header, variant.subjects, [Chosen(proposal, variant)], bench.paths)
            texts.append((_path(number, at), sheet.text))
    tried = trial(texts, bench)
    rules: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in tried.rulebook.rules:
        rules[rule.sheet].append(rule)
    for number, proposal in enumerate(proposals):
        for at, variant in enumerate(proposal.variants):
            path = _path(number, at)
            if path in tried.broken:
                continue
            stated = [rule for rule in rules[path] if _is_stated(rule, proposal)]
            tests = proved(proposal, stated, tried, bench)
            if tests is not None:
                yield Chosen(proposal, variant, tests)
                break


def _path(number: int, at: int) -> str:
    return f"draft-{number}-{at}.fact"


def _is_stated(rule: Rule, proposal: Proposal) -> bool:
    if proposal.kind == "event":
        return isinstance(rule.assertion, EventDate)
    return not isinstance(rule.assertion, (OfficeHolders, EventDate, Spelling, RelationArity))


def proved(proposal: Proposal, rules: Sequence[Rule], tried: Trial, bench: Bench) -> tuple[str, ...] | None:
    """The test lines of a proposal whose rules hold in every document; None where they do not."""
    if not rules:
        return None
    borne_out = False
    for rule in rules:
        for number, reading in enumerate(tried.readings):
            for verdict in tried.judged(rule, number):
                if verdict.outcome is Outcome.CONTRADICTS:
                    return None
                statement = verdict.statement
                if verdict.outcome in _GOOD and statement is not None:
                    borne_out = borne_out or _stands_at(
                        statement.start, statement.end, number, proposal.wheres, reading
                    )
    if not borne_out:
        return None
    rule = rules[0]
    tests = next(_tests(proposal, rule, tried, bench), None) if proposal.kind != "event" else None
    if proposal.kind in ("figure", "age") and not _would_tell(proposal, rule, tests, tried, bench):
        return None
    return (tests[0],) if tests else ()


def _stands_at(start: int, end: int, number: int, wheres: Sequence[Where], reading: Reading) -> bool:
    for where in wheres:
        sentence = reading.sentences[where.sentence] if where.sentence < len(reading.sentences) else None
        if where.document == number and sentence is not None and sentence.start <= start and end <= sentence.end:
            return True
    return False


Tested = tuple[str, str, int, date | None]  # the line, its text, where the sentence starts in it, its day


def _tests(proposal: Proposal, rule: Rule, tried: Trial, bench: Bench) -> Iterator[Tested]:
    """Test lines from the sentences that state a proposal, each with as much before it as it needs, that pass."""
    for where in proposal.wheres[:2]:
        reading = bench.readings[where.document]
        dated = reading.document.dated
        sentence = reading.sentences[where.sentence]
        for first in (where.sentence, where.sentence - 1):
            if first < 0 or reading.sentences[first].block < sentence.block - 1:
                continue
            raw = reading.document.text[reading.sentences[first].start : sentence.end]
            text = one_line(raw)
            if "[" in text or " #" in text or not text:
                continue
            day = dated.day if dated is not None else None
            if _run(rule, "ok", text, day, tried, bench) == "passed":
                on = f" on {day.isoformat()}" if day is not None else ""
                yield f"ok{on}: {text}", raw, reading.sentences[first].start, day


def _run(rule: Rule, verdict: str, text: str, day: date | None, tried: Trial, bench: Bench) -> str:
    example = Example(verdict, text, -1, -1, day, None, _NOWHERE)
    return run_example(rule, example, tried.rulebook, bench.settings, tried.read).state


def _would_tell(proposal: Proposal, rule: Rule, tested: Tested | None, tried: Trial, bench: Bench) -> bool:
    """Whether the rule contradicts its own sentence with other figures in it: else it says nothing."""
    start, end = proposal.change
    where = proposal.wheres[0]
    if tested is None or not tested[2] <= start < tested[2] + len(tested[1]):
        document = bench.documents[where.document]
        raw, offset, day = document.text, 0, document.dated.day if document.dated else None
    else:
        _, raw, offset, day = tested
    sample = raw[start - offset : end - offset]
    for value in _others(rule):
        changed = raw[: start - offset] + _with(value, sample) + raw[end - offset :]
        if _run(rule, "bad", one_line(changed) if tested else changed, day, tried, bench) == "passed":
            return True
    return False


def _with(value: Decimal, sample: str) -> str:
    """Another figure in the style of a sample; "no arrests" has none, and becomes "7 arrests"."""
    first, _, rest = sample.partition(" ")
    if first.lower() in ("no", "none", "nobody", "zero"):
        return f"{value} {rest}".rstrip()
    return write_like(value, sample)


def _others(rule: Rule) -> Iterator[Decimal]:
    """Figures that a comparison does not allow."""
    if not isinstance(rule.assertion, Comparison):
        return
    figure = rule.assertion.figure.value
    if figure.high is not None:
        yield from (Decimal(int(figure.high * 2 + 7)), Decimal(int(figure.high + 1)))
    if figure.low is not None and figure.low > 2:
        yield Decimal(int(figure.low / 3))


@dataclass(frozen=True, slots=True)
class Settled:
    """What holds together in one sheet, its text, and how the documents read in its light."""

    chosen: tuple[Chosen, ...]
    text: str
    trial: Trial
    of: Mapping[int, int | str]


def settle(header: Header, named: Sequence[Subject], chosen: Sequence[Chosen], bench: Bench) -> Settled:
    """The proposals and names that hold when all stand in one sheet; what fails there is left out."""
    kept, names = list(chosen), list(named)
    for _ in range(_ROUNDS):
        sheet = compose(header, names, kept, bench.paths)
        tried = trial([(_SHEET, sheet.text)], bench)
        bad = {sheet.of[line] for line in tried.broken.get(_SHEET, ()) if line in sheet.of}
        if tried.broken and not bad:
            header = Header(header.title, header.checked)  # the name that all are about is the mistake
            continue
        if not bad:
            bad = _failing(sheet, tried, bench)
        if bad:
            kept = [one for index, one in enumerate(kept) if index not in bad]
            names = [one for one in names if one.name not in bad]
            continue
        spelt = _with_spellings(names, kept, tried, bench)
        if spelt is None:
            return Settled(tuple(kept), sheet.text, tried, sheet.of)
        names, kept = spelt
    sheet = compose(Header(), (), (), bench.paths)
    return Settled((), sheet.text, trial([(_SHEET, sheet.text)], bench), sheet.of)


def _failing(sheet: Composed, tried: Trial, bench: Bench) -> set[int | str]:
    """What contradicts a document, or fails its own test."""
    bad: set[int | str] = set()
    for rule in tried.rulebook.rules:
        verdicts = [v for number in range(len(tried.readings)) for v in tried.judged(rule, number)]
        contradicted = any(verdict.outcome is Outcome.CONTRADICTS for verdict in verdicts)
        results = [run_example(rule, one, tried.rulebook, bench.settings, tried.read) for one in rule.examples]
        if rule.place.line in sheet.of and (contradicted or any(result.state != "passed" for result in results)):
            bad.add(sheet.of[rule.place.line])
    return bad


def _with_spellings(
    names: Sequence[Subject], kept: Sequence[Chosen], tried: Trial, bench: Bench
) -> tuple[list[Subject], list[Chosen]] | None:
    """The names with what the documents write that looks like a slip of them; None where nothing does."""
    known = {fold(word) for reading in bench.readings for name in _names(reading) for word in name.split()}
    slips: defaultdict[str, set[str]] = defaultdict(set)
    for reading in tried.readings:
        for violation in checks.run(reading, (SLIP,)):
            slips[fold(violation.expected)].add(one_line(violation.text))
    changed = False

    def spelt(subject: Subject) -> Subject:
        nonlocal changed
        words = {fold(word) for form in (subject.name, *subject.also, *subject.doubtful) for word in form.split()}
        found = {slip for right in words & slips.keys() for slip in slips[right]} - {
            *subject.look_alikes,
            *subject.doubtful,
        }
        if not found:
            return subject
        changed = True
        same = tuple(sorted(slip for slip in found if fold(slip) in known and slip[:1] == subject.name.split()[-1][:1]))
        others = tuple(sorted(found - set(same)))
        return replace(subject, doubtful=subject.doubtful + same, look_alikes=subject.look_alikes + others)

    renamed = [spelt(subject) for subject in names]
    if (
        slips and not changed and renamed
    ):  # near a name of the linter's own ("White House"): no name of ours to put it to
        silent = {*renamed[0].look_alikes}
        rest = tuple(sorted({slip for found in slips.values() for slip in found} - silent))
        if rest:
            renamed[0], changed = replace(renamed[0], look_alikes=renamed[0].look_alikes + rest), True
    by_name = {(one.kind, one.name): one for one in renamed}

    def restated(one: Chosen) -> Chosen:
        subjects = tuple(by_name.get((s.kind, s.name), s) for s in one.variant.subjects)
        return replace(one, variant=replace(one.variant, subjects=subjects))

    return (renamed, [restated(one) for one in kept]) if changed else None


def _names(reading: Reading) -> Iterator[str]:
    return (mention.name for mentions in reading.context.mentions for mention in mentions)
