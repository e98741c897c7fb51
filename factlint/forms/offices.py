"""``Russian President X``, ``X, the company's chief executive``: whether who holds an office by a text held it then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from factlint.extractors.attribution_words import attribution_words
from factlint.extractors.reading import Reading
from factlint.forms import terms
from factlint.forms.identity import Same, compare, display
from factlint.forms.office_fits import holds_another, owner_fits, roles, title_fits, untold_owner_fits
from factlint.forms.scope import mode_reason, statement_of, time_fits
from factlint.forms.successions import judge_before
from factlint.forms.words import closed
from factlint.lookup import once
from factlint.model import (
    Holder,
    Level,
    Moment,
    Office,
    OfficeHolders,
    Outcome,
    Role,
    Rule,
    Rulebook,
    Verdict,
)
from factlint.text.office_index import title_words
from factlint.values.period import Period

_JUDGED = 0.5
_HELD = ("current", "then")
_WAS = ("be was", "be were")
_STAND_INS = ("acting", "interim")


def judge_holders(
    rule: Rule, office: Office, holders: Sequence[Holder], never: bool, reading: Reading, rulebook: Rulebook
) -> Iterator[Verdict]:
    """The verdicts on everybody whom a document puts into *office*, against those who held it."""
    for fact in _in_office(office, reading):
        verdict = _judge(rule, office, holders, never, fact, reading, rulebook)
        if verdict is not None:
            yield verdict


def _judge(
    rule: Rule, office: Office, holders: Sequence[Holder], never: bool, fact: Role, reading: Reading, rulebook: Rulebook
) -> Verdict | None:
    if fact.before is not None:
        return None if never or office.many else judge_before(rule, office, holders, fact, reading, rulebook)
    if fact.of is not None:
        where = owner_fits(fact, office, rule.sheet, rulebook)
    else:
        where = Same.NO if holds_another(fact, office, rule.sheet, rulebook) else Same.YES
    if where is Same.NO:
        return None  # another's office: most are
    matches = [(holder, compare(fact.person, holder.name, rule.sheet, rulebook)) for holder in holders]
    if fact.of is None:
        where = untold_owner_fits(fact, office, matches, rule.sheet, reading, rulebook)
    if where is Same.NO or time_fits(rule, fact) == "out":
        return None
    time = _time(fact, reading)
    outcome, reason, level = _compare(office, matches, never, fact, time, _present(fact, reading))
    if outcome is None:
        return None
    misdated = None
    if outcome is Outcome.AGREES and (rule.during is None or isinstance(rule.assertion, OfficeHolders)):
        own = [holder.period for holder, same in matches if same is Same.YES]
        misdated = terms.misdated(fact, own, reading)
    if where is Same.UNSURE:
        outcome, reason = Outcome.UNDECIDED, "it may be another office of that name"
    elif misdated is not None and fact.mode.is_checked:
        return _misdated(rule, office, matches, fact, misdated, reading)
    elif not fact.mode.is_checked:
        outcome, reason = Outcome.UNDECIDED, mode_reason(fact.mode)
    assert fact.person is not None
    held = _holders_at(holders, time)
    expected = " or ".join(display(holder.name, rulebook) for holder in held)
    statement = statement_of(
        rule, reading, fact, fact.person.start, fact.person.end, period=fact.time, subject=office.name
    )
    another = outcome is Outcome.CONTRADICTS and level is None and not never
    return Verdict(
        rule,
        outcome,
        reason,
        statement,
        found=fact.person.name,
        expected=expected,
        subject=office.name,
        fix=expected if another and len(held) == 1 else None,
        level=level,
        message=_message(office, fact, expected, level, never) if outcome is Outcome.CONTRADICTS else "",
    )


def _misdated(
    rule: Rule, office: Office, matches: Sequence[tuple[Holder, Same]], fact: Role, moment: Moment, reading: Reading
) -> Verdict:
    """The verdict on a term that begins or ends at another time than the sheet's."""
    assert fact.person is not None
    statement = statement_of(rule, reading, fact, moment.start, moment.end, period=fact.time, subject=office.name)
    text = " ".join(reading.document.text[moment.start : moment.end].split())
    expected = " or ".join(terms.shown(holder.period) for holder, same in matches if same is Same.YES)
    said = text if text.split()[0] in title_words("dating") else f"{moment.relation} {text}"
    return Verdict(
        rule,
        Outcome.CONTRADICTS,
        "began or ended at another time",
        statement,
        found=said,
        expected=expected,
        subject=office.name,
        message=f"{said}, but {fact.person.name} is {office.name} {expected}",
    )


def _message(office: Office, fact: Role, expected: str, level: Level | None, never: bool) -> str:
    assert fact.person is not None
    if never:
        return f"{fact.person.name} was never {office.name}"
    if level is not None:
        return f"“{fact.state}”, but {fact.person.name} is {office.name}"
    who = f"; {expected} is" if expected else ""
    return f"{fact.person.name} is not {office.name} at this time{who}"


def _compare(
    office: Office,
    matches: Sequence[tuple[Holder, Same]],
    never: bool,
    fact: Role,
    time: Period | None,
    present: Period | None,
) -> tuple[Outcome | None, str, Level | None]:
    if never:
        if any(same is Same.YES for _, same in matches) and not fact.negated:
            return Outcome.CONTRADICTS, "said to have held it", None
        return None, "", None
    if fact.negated:
        return _denied(matches, time)
    if fact.state == "former":
        return _former(matches, time)
    if fact.state not in _HELD:
        return _stand_in(matches, fact.state, time)
    if time is None:
        return Outcome.UNDECIDED, "the time of the statement is not known", None
    if fact.state == "then" and (fact.time is None or fact.time_from == "document"):
        return Outcome.UNDECIDED, "when “then” was cannot be told", None
    now = [(holder, same) for holder, same in matches if holder.period.overlaps(_term(fact, time))]
    if any(same is Same.YES for _, same in now):
        return Outcome.AGREES, "holds the office", None
    if any(same is Same.UNSURE for _, same in (now or matches)):
        return Outcome.UNDECIDED, "may be the holder by another name", None
    known = [holder for holder, same in matches if same is Same.YES]
    untold = fact.predicate in _WAS and fact.time_from == "document"  # "Voss was president of the society"
    if untold and any(holder.period.is_before(time) for holder in known):
        return Outcome.COMPATIBLE, "was in office before", None
    if known and present is not None and any(holder.period.overlaps(present) for holder in known):
        return Outcome.COMPATIBLE, "holds the office now, whenever that was done", None
    if known:
        return Outcome.CONTRADICTS, "held it at another time", None
    core = _core(time)
    if not office.many and fact.exclusive and any(holder.period.overlaps(core) for holder, _ in now):
        return Outcome.CONTRADICTS, "somebody else holds the office", None
    return None, "", None


def _core(time: Period) -> Period:
    """The days of a term that are nobody else's: the first and the last year, where no more is told, are those of
    the holders before and after too.
    """
    first, last = time.first, time.last
    if first is not None and (first.month, first.day) == (1, 1):
        first = date(first.year + 1, 1, 1)
    if last is not None and (last.month, last.day) == (12, 31):
        last = date(last.year - 1, 12, 31)
    if first is not None and last is not None and first > last:
        return time
    return Period(first or last, last)


def _term(fact: Role, time: Period) -> Period:
    """When who is put into an office holds it: whoever is elected, or "succeeds" somebody, may take it up later."""
    verb = fact.predicate.removeprefix("be ")
    if time.last is None or not (verb in title_words("naming") or verb in title_words("announcing")):
        return time
    return Period(time.first, time.last + _UNTIL_SWORN_IN)


_UNTIL_SWORN_IN = timedelta(days=366)


def _denied(matches: Sequence[tuple[Holder, Same]], time: Period | None) -> tuple[Outcome | None, str, Level | None]:
    if time is not None and any(same is Same.YES and time.is_inside(holder.period) for holder, same in matches):
        return Outcome.CONTRADICTS, "denied", None
    return None, "", None


def _stand_in(
    matches: Sequence[tuple[Holder, Same]], state: str, time: Period | None
) -> tuple[Outcome | None, str, Level | None]:
    """An acting holder whom the sheet has in office agrees; another one may stand in for whoever holds it."""
    held = (holder for holder, same in matches if same is Same.YES)
    if state in _STAND_INS and time is not None and any(holder.period.overlaps(time) for holder in held):
        return Outcome.AGREES, "holds the office", None
    return None, "", None


def _former(matches: Sequence[tuple[Holder, Same]], time: Period | None) -> tuple[Outcome | None, str, Level | None]:
    """ "former" of somebody in office is a warning, unless an earlier term is over."""
    held = [holder.period for holder, same in matches if same is Same.YES]
    if not held:
        return None, "", None
    if time is None:
        return Outcome.UNDECIDED, "the time of the statement is not known", None
    if any(term.is_before(time) for term in held):
        return Outcome.AGREES, "held it before", None
    if any(time.is_inside(term) for term in held):
        return Outcome.CONTRADICTS, "called former while in office", Level.WARNING
    return Outcome.COMPATIBLE, "the term ends about then", None


def _time(fact: Role, reading: Reading) -> Period | None:
    """When the text has somebody in office: the statement's time, else the document's date."""
    dated = reading.document.dated
    now = fact.state == "former" or _is_speaker(fact, reading)  # who is called former was so when it was written
    if fact.time is not None and (dated is None or not now):
        return fact.time
    return Period(dated.day, dated.day) if dated is not None else None


def _present(fact: Role, reading: Reading) -> Period | None:
    """The document's day, where a title beside a name may be that of now: "Prime Minister X was born in 1970", "X, the
    chief executive, joined in 2015", but not "in 2015 the chief executive, X, left"; else None.
    """
    dated = reading.document.dated
    if dated is None or fact.predicate or fact.state != "current" or fact.time_from not in _TOLD:
        return None
    told = (other for other in reading.facts[fact.sentence] if isinstance(other, Moment) and other.period is not None)
    return None if any(moment.end <= fact.start for moment in told) else Period(dated.day, dated.day)


_TOLD = ("stated", "clause before", "sentence before")


def _is_speaker(fact: Role, reading: Reading) -> bool:
    """Whether somebody is named with a title behind what was said: "It was sold in 2019, said Kari Lund, the chair"."""
    tokens = reading.sentences[fact.sentence].tokens
    verb = tokens.at(fact.start) - 1
    while verb > 1 and tokens.lower[verb] in closed("determiners"):
        verb -= 1
    if verb < 2 or tokens.lower[verb] not in attribution_words().speech or tokens.lower[verb - 1].isalnum():
        return False
    told = (other for other in reading.facts[fact.sentence] if isinstance(other, Moment))
    return not any(moment.start >= fact.end for moment in told)  # "said Lund, then the chair, in 2019"


def _holders_at(holders: Sequence[Holder], time: Period | None) -> list[Holder]:
    if time is None:
        return list(holders) if len(holders) == 1 else []
    return [holder for holder in holders if holder.period.overlaps(time)]


def _in_office(office: Office, reading: Reading) -> list[Role]:
    """The roles of a document whose title is the office's, in text order."""
    fitting: list[tuple[int, Role]] = []
    for alike in _by_title(reading).values():
        if title_fits(alike[0][1], office, reading):
            fitting += alike
    return [role for _, role in sorted(fitting)]


@once
def _by_title(reading: Reading) -> dict[tuple[str, str, bool], list[tuple[int, Role]]]:
    """The roles of a document that are judged, numbered, by what tells their title: most offices are of another."""
    found: dict[tuple[str, str, bool], list[tuple[int, Role]]] = {}
    for number, role in enumerate(roles(reading)):
        if role.person is not None and role.confidence >= _JUDGED:
            found.setdefault((role.role, role.predicate, role.before is not None), []).append((number, role))
    return found
