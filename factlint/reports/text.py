"""For people: ``story.txt:15:286: error[seats] 191 seats, but seats ≤ 120``, the line, and the rule with its source."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.model import Place, Verdict, Violation
from factlint.reports import Run, count_levels
from factlint.reports.excerpt import cut, printable

_COLOURS = {"error": "1;31", "warning": "1;33", "note": "1;36", "gutter": "34", "strong": "1"}


def render(run: Run) -> str:
    """Return all findings, what ``--show`` asks for, and a closing line."""
    parts = ["\n".join(_finding(violation, run)) + "\n" for violation in run.report.violations]
    parts += [section for section in _shown(run) if section]
    if not run.quiet:
        parts.append(closing(run) + "\n")
    return "\n".join(parts)


def _finding(violation: Violation, run: Run) -> Iterator[str]:
    level = violation.level.value
    message = _paint(printable(violation.message), "strong", run)
    yield f"{where(violation.place)}: {_paint(level, level, run)}[{printable(violation.rule)}] {message}"
    numbers = [violation.place.line, *(place.line for place, _ in violation.related)]
    gutter = " " * (max(len(str(number)) for number in numbers) + 1)
    bar = _paint("|", "gutter", run)
    if excerpt := list(_excerpt(violation.place, "^", level, gutter, run)):
        yield f"{gutter}{bar}"
        yield from excerpt
    for place, message in violation.related:
        yield f"{gutter}{_paint('::', 'gutter', run)} {where(place)}: {printable(message)}"
        yield from _excerpt(place, "-", "gutter", gutter, run)
    for note in notes(violation):
        yield f"{gutter}{_paint('=', 'gutter', run)} {printable(note)}"


def _excerpt(place: Place, sign: str, colour: str, gutter: str, run: Run) -> Iterator[str]:
    line = run.line(place.path, place.line)
    if not line:
        return
    end = place.end_column if place.end_line == place.line else len(line) + 1
    excerpt = cut(line, place.column - 1, end - 1)
    bar = _paint("|", "gutter", run)
    yield f"{_paint(str(place.line).rjust(len(gutter) - 1), 'gutter', run)} {bar} {excerpt.text}"
    yield f"{gutter}{bar} {' ' * excerpt.indent}{_paint(sign * excerpt.width, colour, run)}"


def notes(violation: Violation) -> Iterator[str]:
    """What stands under a finding: the rule with its provenance, its note, and the fix."""
    if violation.sheet is None:
        yield f"check {violation.rule}"
    else:
        path, line = violation.sheet
        source = violation.source
        owner = [violation.owner] if violation.owner else []
        checked = [f"checked {source.checked.isoformat()}"] if source and source.checked else []
        provenance = ", ".join(owner + checked)
        yield f"rule {violation.rule}, {path}:{line}" + (f" · {provenance}" if provenance else "")
        if source and source.text:
            yield f"source: {source.text}"
    if violation.note:
        yield f"note: {violation.note}"
    if violation.fix is not None:
        yield f"fix: {violation.fix}" if violation.fix else "fix: leave it out"


def where(place: Place) -> str:
    """``path:line:column``"""
    return f"{printable(place.path)}:{place.line}:{place.column}"


def _shown(run: Run) -> Iterator[str]:
    report = run.report
    if "agreed" in run.show:
        yield _section(f"agreed ({report.agreed_count})", [_verdict(verdict) for verdict in report.agreed])
    if "skipped" in run.show:
        yield _section(f"skipped ({report.skipped_count})", [_verdict(verdict) for verdict in report.skipped])
    if "unused" in run.show:
        yield _section(f"rules that matched nothing ({len(report.unused)})", list(report.unused))


def _section(title: str, rows: list[str]) -> str:
    return "\n".join([f"{title}:", *(f"  {printable(row)}" for row in rows)]) + "\n"


def _verdict(verdict: Verdict) -> str:
    statement = verdict.statement
    place = f"{where(statement.place)}: “{statement.text}” " if statement else ""
    return f"{place}[{verdict.rule.id}] {verdict.outcome.value}" + (f": {verdict.reason}" if verdict.reason else "")


def closing(run: Run) -> str:
    """``2 findings (1 error, 1 warning) in 5 documents; 2 of 20 rules spoke, 3 matched nothing``"""
    report = run.report
    levels = ", ".join(plural(count, name) for name, count in count_levels(report.violations).items() if count)
    spoke = len({violation.rule for violation in report.violations if violation.sheet is not None})
    findings = plural(len(report.violations), "finding") if report.violations else "no findings"
    unused = f", {len(report.unused)} matched nothing" if report.unused else ""
    rules = f"{spoke} of {plural(report.rules, 'rule')} spoke{unused}" if report.rules else "no rules"
    return f"{findings}{f' ({levels})' if levels else ''} in {plural(report.documents, 'document')}; {rules}"


def plural(count: int, noun: str) -> str:
    """``1 document``, ``2 documents``"""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _paint(text: str, style: str, run: Run) -> str:
    return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m" if run.colour else text
