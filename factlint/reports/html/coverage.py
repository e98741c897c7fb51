"""What became of each rule: ``seats ≤ 120``: 4 agree, 1 contradicts; ``term ends 2023``: matched nothing."""

from __future__ import annotations

from collections import Counter

from factlint.model import Outcome
from factlint.records import dataclass
from factlint.reports import Run


@dataclass(frozen=True, slots=True)
class Used:
    """A rule, or a built-in check that found something (`sheet` is "")."""

    id: str
    text: str
    sheet: str
    contradicted: int
    agreed: int
    compatible: int
    undecided: int

    @property
    def state(self) -> str:
        """``contradicted``, ``agreed``, ``undecided`` or ``unused``"""
        if self.contradicted:
            return "contradicted"
        return "agreed" if self.agreed or self.compatible else "undecided" if self.undecided else "unused"


@dataclass(frozen=True, slots=True)
class Coverage:
    """All rules of a run, those that were contradicted first, and the checks that found something."""

    rules: tuple[Used, ...]
    checks: tuple[Used, ...]

    def count(self, state: str) -> int:
        """How many rules are in *state*."""
        return sum(rule.state == state for rule in self.rules)


ORDER = ("contradicted", "agreed", "undecided", "unused")


def coverage(run: Run) -> Coverage:
    """What became of the rules of a run."""
    report = run.report
    against = Counter((v.rule, v.states) for v in report.violations if v.sheet is not None)
    outcomes = Counter(
        (verdict.rule.full_id, verdict.rule.text, verdict.outcome) for verdict in (*report.agreed, *report.skipped)
    )
    rules = [
        Used(
            rule.id,
            rule.text,
            f"{rule.sheet}:{rule.place.line}",
            against[rule.full_id, rule.text] or against[rule.id, rule.text],
            outcomes[rule.full_id, rule.text, Outcome.AGREES],
            outcomes[rule.full_id, rule.text, Outcome.COMPATIBLE],
            outcomes[rule.full_id, rule.text, Outcome.UNDECIDED],
        )
        for rule in run.rules
    ]
    found = Counter(violation.rule for violation in report.violations if violation.sheet is None)
    checks = tuple(Used(name, "built-in check", "", count, 0, 0, 0) for name, count in sorted(found.items()))
    return Coverage(tuple(sorted(rules, key=lambda rule: ORDER.index(rule.state))), checks)
