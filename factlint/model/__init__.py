"""The nouns of the program, in the order in which a document meets them.

Document, Block, Sentence: what was read and where it stood. Fact and its kinds: what the text says.
Entity, Count, Verb, Office, Rule: what the sheets state. Statement, Verdict, Violation: how the two compare.

Everybody imports them from here; each kind has a file. All are frozen. Offsets are code points in ``Document.text``,
which has the same length as the source: readers blank markup out with spaces, so an offset in the text is an offset in
the source file.
"""

from __future__ import annotations

from factlint.model.declared import Arity, Count, Entity, Holder, Kind, Office, Verb
from factlint.model.documents import (
    Block,
    BlockKind,
    Dated,
    Document,
    Lines,
    Mode,
    Place,
    Sentence,
    Suppression,
    Tokens,
    Voice,
)
from factlint.model.facts import Fact, Mention, Moment, Name, Quantity, Relation, Role
from factlint.model.rules import (
    Agreement,
    Assertion,
    Comparison,
    Condition,
    DateAssertion,
    EventDate,
    Example,
    Figure,
    Level,
    Mistake,
    OfficeHolders,
    Order,
    PartOf,
    RelationArity,
    RelationAssertion,
    RoleAssertion,
    Rule,
    Rulebook,
    Source,
    Spelling,
    Sum,
    Term,
    Trend,
)
from factlint.model.runs import DocumentSettings, Problem, Report, RunSettings, TestResult
from factlint.model.verdicts import Outcome, Statement, Verdict, Violation

__all__ = [
    "Agreement",
    "Arity",
    "Assertion",
    "Block",
    "BlockKind",
    "Comparison",
    "Condition",
    "Count",
    "DateAssertion",
    "Dated",
    "Document",
    "DocumentSettings",
    "Entity",
    "EventDate",
    "Example",
    "Fact",
    "Figure",
    "Holder",
    "Kind",
    "Level",
    "Lines",
    "Mention",
    "Mistake",
    "Mode",
    "Moment",
    "Name",
    "Office",
    "OfficeHolders",
    "Order",
    "Outcome",
    "PartOf",
    "Place",
    "Problem",
    "Quantity",
    "Relation",
    "RelationArity",
    "RelationAssertion",
    "Report",
    "Role",
    "RoleAssertion",
    "Rule",
    "Rulebook",
    "RunSettings",
    "Sentence",
    "Source",
    "Spelling",
    "Statement",
    "Sum",
    "Suppression",
    "Term",
    "TestResult",
    "Tokens",
    "Trend",
    "Verb",
    "Verdict",
    "Violation",
    "Voice",
]
