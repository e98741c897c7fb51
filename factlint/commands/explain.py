"""``factlint explain seats``: a rule or built-in check in plain words, with its source, tests and place."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from datetime import date
from types import ModuleType

import click

from factlint.commands.options import rules_option
from factlint.commands.project import open_project, print_mistakes, write
from factlint.errors import UsageError
from factlint.model import Rule
from factlint.suggestion import did_you_mean


@click.command()
@click.argument("name", metavar="ID")
@rules_option
def explain(name: str, rules: tuple[str, ...]) -> int:
    """Say a rule or built-in check back in plain words."""
    from factlint import checks

    check = next((module for module in checks.CHECKS + checks.SPANNING if name == module.ID), None)
    if check is not None:
        write("".join(line + "\n" for line in _check_page(check)))
        return 0
    project = open_project(rules, date.today())
    if project.is_broken:
        print_mistakes(project)
        return 2
    found = [rule for rule in project.rulebook.rules if name in (rule.id, rule.full_id)]
    if not found:
        known = {rule.id for rule in project.rulebook.rules} | {module.ID for module in checks.CHECKS + checks.SPANNING}
        raise UsageError(f"no rule or check is called “{name}”{did_you_mean(name, known)}")
    write("\n".join("".join(line + "\n" for line in _rule_page(rule)) for rule in found))
    return 0


def _rule_page(rule: Rule) -> Iterator[str]:
    from factlint.language.plain import explain as in_plain_words

    yield f"{rule.full_id} ({rule.level.value}), {rule.sheet}:{rule.place.line}"
    yield f"  {rule.text}"
    yield ""
    yield in_plain_words(rule)
    if rule.note:
        yield f"Note: {rule.note}"
    if rule.examples:
        yield ""
        yield "Tests:"
        for example in rule.examples:
            day = f" on {example.on.isoformat()}" if example.on else ""
            yield f"  {example.verdict}{day}: {example.text}"


def _check_page(check: ModuleType) -> Iterator[str]:
    yield f"{check.ID} ({check.LEVEL.value}, built in): {check.SUMMARY}"
    yield ""
    yield inspect.cleandoc(check.__doc__ or "")
    for title, examples in (("Reported:", check.FIRES), ("Not reported:", check.SILENT)):
        yield ""
        yield title
        for example in examples:
            yield f"  {' '.join(str(example).split())}"
