"""``factlint check COPY --against SOURCE``: the sources as a project whose rules are drafted from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factlint import discovery, pipeline, runs
from factlint.commands.project import Project
from factlint.configuration import Entry
from factlint.drafting.against import Against, at_source, notes, read_sources
from factlint.errors import FactlintError, UsageError
from factlint.model import Document, DocumentSettings, Report, RunSettings, Violation
from factlint.records import replace


def open_sources(given: Sequence[str], project: Project, settings: RunSettings) -> tuple[Against, Project]:
    """Draft rules from the sources, and let them stand for the sheets; a copy without a date is of the sources' date.

    Raises UsageError, UnreadableDocument.
    """
    found = discovery.documents(given, project.configuration)
    if found.problems:
        raise UsageError(f"{found.problems[0].path}: {found.problems[0].message}")
    if not found.paths:
        raise UsageError("--against names no document")
    plain = replace(settings, day=None)
    documents = []
    for path in found.paths:
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise UsageError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}") from error
        documents.append(pipeline.open_document(path, data, plain, project.configuration.document(path)))
    against = read_sources(documents, plain)
    day = max((one.dated.day for one in documents if one.dated is not None), default=None)
    entries = (Entry(("**",), day=day), *project.configuration.documents)
    known = replace(project.configuration, documents=entries)
    project = replace(project, configuration=known, rulebook=against.rulebook)
    report = runs.run(found.paths, against.rulebook, plain, known.document)
    return replace(against, known=frozenset(map(_said, report.violations))), project


def compared(
    report: Report,
    against: Against,
    paths: Sequence[str],
    settings: RunSettings,
    known: Project,
    stdin: bytes | None,
    name: str | None,
) -> Report:
    """The report with the places of the source, and with what the copies deny or add."""
    # The source may be wrong by its own arithmetic: that is not the copy's affair.
    own = [violation for violation in report.violations if _said(violation) not in against.known]
    violations = tuple(at_source(violation, against) for violation in own)
    documents: list[Document] = []
    for path in paths:
        of_copy: DocumentSettings = known.configuration.document(path)
        try:
            data = stdin if path == discovery.STDIN and stdin is not None else Path(path).read_bytes()
            called = name if path == discovery.STDIN and name else path
            documents.append(pipeline.open_document(called, data, settings, of_copy))
        except (OSError, FactlintError):
            continue  # a problem of the report already
    more = [
        one
        for one in notes(documents, against, violations, settings)
        if one.rule not in settings.ignore and (not settings.select or one.rule in settings.select)
    ]
    return replace(report, violations=runs.sort_violations((*violations, *more)))


def _said(violation: Violation) -> tuple[str, str]:
    """A finding wherever it stands."""
    return violation.rule, " ".join(violation.text.split())
