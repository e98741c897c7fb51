"""How well what was read agrees with what a careful reader annotated: precision and recall by kind.

    >>> score = score_document("court.txt", marked, facts, lines)      # doctest: +SKIP
    >>> score.kinds["date"].recall, score.violations                   # doctest: +SKIP

Relaxed: the marked words overlap and the value is right. Strict: the same words, and the same value.
The annotation is complete for quantities and dates. Relations and roles are only listed where they are plain,
so their precision is over the lines that list one, and is an indication.
"""

import datetime
import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import comparing
import yaml

Fact = Mapping[str, Any]
KINDS = ("quantity", "date", "relation", "role", "name")
GOLD_KEYS = {"quantity": "quantity", "date": "date_mentions", "relation": "relation", "role": "role", "name": "name"}
NO_COUNTS = frozenset({"ordinal", "score"})  # a score that is known to be one is no misread count
UNSURE = 0.5


@dataclass(slots=True)
class Tally:
    """Counts for one kind of fact."""

    gold: int = 0
    found: int = 0  # overlap and value
    found_exactly: int = 0  # same words and value
    touched: int = 0  # overlap, whatever the value
    read: int = 0  # facts that precision looks at
    right: int = 0
    right_exactly: int = 0
    unsure: int = 0  # of those read, confidence below 0.5
    unsure_wrong: int = 0
    details: dict[str, tuple[int, int]] = field(default_factory=dict)  # unit, of, state, mode: (right, asked)
    misses: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    @staticmethod
    def _share(part: int, whole: int) -> float:
        return part / whole if whole else 1.0

    @property
    def recall(self) -> float:
        """Of what was annotated, the share that was read with the right value."""
        return self._share(self.found, self.gold)

    @property
    def precision(self) -> float:
        """Of what was read, the share that is annotated with this value."""
        return self._share(self.right, self.read)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def strict_f1(self) -> float:
        """The same, where the words must be the very same."""
        recall, precision = self._share(self.found_exactly, self.gold), self._share(self.right_exactly, self.read)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    @property
    def value_accuracy(self) -> float:
        """Of what was found at the right place, the share with the right value."""
        return self._share(self.found, self.touched)

    def ask(self, what: str, right: bool) -> None:
        """Count one more answer about a detail."""
        old = self.details.get(what, (0, 0))
        self.details[what] = (old[0] + right, old[1] + 1)

    def add(self, other: "Tally") -> None:
        """Take in the counts of another document."""
        numbers = (
            "gold",
            "found",
            "found_exactly",
            "touched",
            "read",
            "right",
            "right_exactly",
            "unsure",
            "unsure_wrong",
        )
        for name in numbers:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for what, (right, asked) in other.details.items():
            old = self.details.get(what, (0, 0))
            self.details[what] = (old[0] + right, old[1] + asked)
        self.misses += other.misses
        self.false += other.false

    def summary(self) -> str:
        """One line for a terminal."""
        details = "".join(f"  {what} {right}/{asked}" for what, (right, asked) in sorted(self.details.items()))
        return (
            f"recall {self.recall:.3f} ({self.found}/{self.gold})  "
            f"precision {self.precision:.3f} ({self.right}/{self.read})  "
            f"F1 {self.f1:.3f}  strict F1 {self.strict_f1:.3f}  values {self.value_accuracy:.3f}  "
            f"unsure {self.unsure} ({self.unsure_wrong} wrong){details}"
        )


@dataclass(slots=True)
class Score:
    """The tallies of a document or of several, and what was read that must not be."""

    kinds: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    violations: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Take in the tallies of another document."""
        for kind, tally in other.kinds.items():
            self.kinds[kind].add(tally)
        self.violations += other.violations


# --- places ----------------------------------------------------------------------------------------------------------


def occurrences(text: str, line: str) -> list[tuple[int, int]]:
    """The 1-based column spans of *text* on *line*, as whole words where that is possible."""
    start = r"(?<!\w)(?<!\d[.,])" if re.match(r"\w", text) else ""
    end = r"(?!\w|[.,]\d)" if re.search(r"\w$", text) else ""
    spans = [m.span() for m in re.finditer(start + re.escape(text) + end, line)]
    return [(a + 1, b + 1) for a, b in spans or [m.span() for m in re.finditer(re.escape(text), line)]]


def span_on(fact: Fact, line: int) -> tuple[float, float] | None:
    """The columns that a fact covers on a line."""
    last = fact.get("end_line") or fact["line"]
    if not fact["line"] <= line <= last:
        return None
    return (fact["column"] if line == fact["line"] else 1.0), (fact["end_column"] if line == last else float("inf"))


def overlaps(fact: Fact, line: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a fact covers some of the marked words."""
    here = span_on(fact, line)
    return here is not None and any(here[0] < end and start < here[1] for start, end in spans)


def same_span(fact: Fact, line: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a fact covers exactly the marked words."""
    return span_on(fact, line) in {(float(start), float(end)) for start, end in spans}


def spans_of(golds: Iterable[Fact], lines: list[str]) -> list[list[tuple[int, int]]]:
    """Where each annotated fact stands; of words annotated twice on a line, the first and the second occurrence."""
    golds = list(golds)
    repeated: dict[tuple[int, str], list[int]] = {}
    for index, gold in enumerate(golds):
        repeated.setdefault((gold["line"], gold["text"]), []).append(index)
    spans: list[list[tuple[int, int]]] = [[] for _ in golds]
    for (line, text), indices in repeated.items():
        places = occurrences(text, lines[line - 1])
        for order, index in enumerate(indices):
            spans[index] = places[order : order + 1] if len(indices) > 1 and order < len(places) else places
    return spans


def shown(document: str, fact: Fact, note: str = "") -> str:
    """A fact in one line, for the list of misses and false positives."""
    rest = {k: v for k, v in fact.items() if k in SHOWN and v not in (None, "", False)}
    return f"{document}:{fact['line']}: {note}{fact.get('text', '')!r} {rest}"


SHOWN = (
    "value",
    "of",
    "subject",
    "predicate",
    "object",
    "time",
    "person",
    "role",
    "state",
    "name",
    "mode",
    "negated",
    "confidence",
)


def is_count(fact: Fact) -> bool:
    """Whether a quantity claims to count or measure something; a score or an ordinal read as such does not."""
    return comparing.unit_of(fact) not in NO_COUNTS and fact.get("dimension") not in NO_COUNTS


# --- scoring ---------------------------------------------------------------------------------------------------------


def score_spans(
    document: str, kind: str, golds: list[Fact], facts: list[Fact], lines: list[str], dated: bool, modes: bool
) -> Tally:
    """Quantities and dates: facts that are a stretch of text with a value."""

    def fits(gold: Fact, fact: Fact, strict: bool = False) -> bool:
        if kind == "quantity":
            return comparing.quantity_fits(gold, fact)
        wanted = gold["dated"] if dated and "dated" in gold else gold["value"]
        return comparing.date_fits(wanted, fact.get("value"), gold["text"], strict=strict)

    def is_whole(gold: Fact, fact: Fact) -> bool:
        whole = gold.get("whole_value")
        return whole is not None and comparing.number_fits(float(whole), *comparing.bounds(fact.get("value")))

    tally = Tally()
    spans = spans_of(golds, lines)
    for gold, places in zip(golds, spans, strict=True):
        near = [f for f in facts if overlaps(f, gold["line"], places)]
        hits = [f for f in near if fits(gold, f)]
        if gold.get("optional"):
            continue
        tally.gold += 1
        tally.touched += bool(near)
        tally.found += bool(hits)
        tally.found_exactly += any(same_span(f, gold["line"], places) and fits(gold, f, strict=True) for f in near)
        if not hits:
            tally.misses.append(shown(document, gold, "missed " if not near else f"read as {near[0].get('value')} "))
            continue
        if kind == "quantity":
            tally.ask("unit", any(comparing.unit_fits(gold, f) for f in hits))
        if modes:
            tally.ask("mode", any(comparing.mode_fits(gold, f) for f in hits))
    for fact in facts:
        near_golds = [(g, p) for g, p in zip(golds, spans, strict=True) if overlaps(fact, g["line"], p)]
        right = any(fits(g, fact) or is_whole(g, fact) for g, _ in near_golds)
        exactly = any(same_span(fact, g["line"], p) and fits(g, fact, strict=True) for g, p in near_golds)
        count_read(tally, document, fact, right, exactly)
    return tally


def count_read(tally: Tally, document: str, fact: Fact, right: bool, exactly: bool) -> None:
    """Count one fact that was read."""
    unsure = float(fact.get("confidence", 1.0)) < UNSURE
    tally.read += 1
    tally.right += right
    tally.right_exactly += exactly
    tally.unsure += unsure
    tally.unsure_wrong += unsure and not right
    if not right:
        tally.false.append(shown(document, fact, "unsure " if unsure else ""))


def score_lines(
    document: str,
    golds: list[Fact],
    facts: list[Fact],
    fits: Callable[[Fact, Fact], bool],
    details: Mapping[str, Callable[[Fact, Fact], bool]],
) -> Tally:
    """Relations and roles: facts that stand on a line; precision is over the lines that list one."""
    tally = Tally()
    for gold in golds:
        hits = [f for f in facts if span_on(f, gold["line"]) and fits(gold, f)]
        if gold.get("optional"):
            continue
        tally.gold += 1
        tally.found += bool(hits)
        tally.found_exactly += bool(hits)
        tally.touched += any(span_on(f, gold["line"]) for f in facts)
        if not hits:
            tally.misses.append(shown(document, gold, "missed "))
        for what, right in details.items():
            if hits and (what != "of" or "of" in gold):
                tally.ask(what, any(right(gold, f) for f in hits))
    annotated = {gold["line"] for gold in golds}
    for fact in facts:
        if fact["line"] in annotated:
            good = any(span_on(fact, g["line"]) and fits(g, fact) for g in golds)
            count_read(tally, document, fact, good, good)
    return tally


def score_names(document: str, golds: list[Fact], facts: list[Fact], lines: list[str]) -> Tally:
    """Spellings that were read as a name; the detail says whether it was led back to the full name.

    Without a sheet nothing can know that "Zhenbekov" is Sooronbay Jeenbekov, so that is asked, and not required.
    """
    tally = Tally()
    for gold in golds:
        for spelling, places in gold["spellings"].items():
            for line in places:
                near = [f for f in facts if overlaps(f, line, occurrences(spelling, lines[line - 1]))]
                tally.gold += 1
                tally.touched += bool(near)
                tally.found += bool(near)
                exact = any(same_span(f, line, occurrences(spelling, lines[line - 1])) for f in near)
                tally.found_exactly += exact
                if not near:
                    tally.misses.append(f"{document}:{line}: missed {spelling!r} ({gold['canonical']})")
                else:
                    led_back = any(comparing.fold(f.get("name")) == comparing.fold(gold["canonical"]) for f in near)
                    tally.ask("canonical", led_back)
    return tally


def aliases_of(marked: Mapping[str, Any]) -> dict[str, list[str]]:
    """For each name that relations and roles use, the other spellings of that person in the document."""
    names = {
        str(g[k])
        for kind in ("relation", "role")
        for g in marked.get(kind, [])
        for k in ("subject", "object", "person")
        if g.get(k)
    }
    known: dict[str, list[str]] = {}
    for name in names:
        for entry in marked.get("name", []):
            spellings = [entry["canonical"], *entry["spellings"]]
            if any(comparing.words(name)[-1:] == comparing.words(s)[-1:] for s in spellings):
                known[name] = spellings
    return known


def score_document(
    document: str, marked: Mapping[str, Any], facts: Iterable[Fact], lines: list[str], *, dated: bool = False
) -> Score:
    """Compare the facts read in one document with its annotation; *dated*: its date was given from outside."""
    by_kind: dict[str, list[Fact]] = {kind: [] for kind in KINDS}
    for fact in facts:
        if fact["kind"] == "quantity" and not is_count(fact):
            continue
        by_kind.setdefault(fact["kind"], []).append(fact)
    gold: dict[str, list[Fact]] = {kind: list(marked.get(GOLD_KEYS[kind], [])) for kind in KINDS}
    modes = any("mode" in g for golds in gold.values() for g in golds)
    figures = by_kind["quantity"] + by_kind["date"]
    aliases = aliases_of(marked)

    def relation_fits(g: Fact, f: Fact) -> bool:
        return comparing.relation_fits(g, f, aliases, [x for x in figures if x["line"] == f["line"]])

    def role_fits(g: Fact, f: Fact) -> bool:
        return comparing.role_fits(g, f, aliases.get(str(g["person"]), ()))

    score = Score()
    for kind in ("quantity", "date"):
        score.kinds[kind] = score_spans(document, kind, gold[kind], by_kind[kind], lines, dated, modes)
    relation_details = {"mode": comparing.mode_fits} if modes else {}
    role_details = {"of": lambda g, f: comparing.names_fit(g["of"], f.get("of")), "state": comparing.state_fits}
    score.kinds["relation"] = score_lines(
        document, gold["relation"], by_kind["relation"], relation_fits, relation_details
    )
    score.kinds["role"] = score_lines(document, gold["role"], by_kind["role"], role_fits, role_details)
    score.kinds["name"] = score_names(document, gold["name"], by_kind["name"], lines)
    for no_fact in marked.get("not_fact", []):
        spans = occurrences(no_fact["text"], lines[no_fact["line"] - 1])
        for fact in figures:
            if overlaps(fact, no_fact["line"], spans):
                score.violations.append(shown(document, fact, f"{no_fact['why']}: "))
    return score


# --- running ---------------------------------------------------------------------------------------------------------


def documents(gold: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The annotated documents of a gold file."""
    yield from yaml.safe_load(gold.read_text(encoding="utf-8"))["documents"].items()


def score_files(gold: Path, folder: Path) -> Score:
    """Read each annotated document, with its configured date where it gives none itself, and compare."""
    facts_of: Callable[[str, str, datetime.date | None], list[dict[str, Any]]]
    facts_of = importlib.import_module("factlint.pipeline").facts_of
    total = Score()
    for name, marked in documents(gold):
        text = (folder / name).read_text(encoding="utf-8")
        configured = marked.get("configured")
        facts = facts_of(text, f"{folder.name}/{name}", configured)
        total.add(score_document(name, marked, facts, text.split("\n"), dated=configured is not None))
    return total
