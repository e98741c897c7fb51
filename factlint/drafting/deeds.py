"""What somebody did, and when: "The works, which opened in 1926" → ``works opened in 1926``; "is owned by Hallmann"."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator

from factlint.drafting.proposal import Proposal, Subject, Variant, where_of
from factlint.drafting.subjects import Cast, subject_of, words_of
from factlint.extractors.reading import Reading
from factlint.forms.date import moment_of
from factlint.forms.words import closed
from factlint.model import Arity, Mention, Mode, Moment, Relation, Sentence, Verb
from factlint.records import replace
from factlint.text.morphology import Form, conjugate
from factlint.text.verb_index import arity_of, parse_phrase, participle_of

_STATED = (Mode.ASSERTED, Mode.ATTRIBUTED)
_REAL = frozenset({"past", "perfect", "present", "participle"})


def propose(cast: Cast, loose: bool) -> Iterator[Proposal]:
    """The deeds and dates that documents state of somebody or something that can be named."""
    for number, reading in enumerate(cast.readings):
        for sentence, facts in zip(reading.sentences, reading.facts, strict=True):
            for fact in facts:
                if isinstance(fact, Relation) and fact.mode in _STATED and fact.confidence >= 0.5:
                    yield from _of_relation(fact, sentence, number, reading, cast, loose)


def _of_relation(
    fact: Relation, sentence: Sentence, number: int, reading: Reading, cast: Cast, loose: bool
) -> Iterator[Proposal]:
    subject = subject_of(fact.subject, cast, reading)
    phrase = parse_phrase(fact.predicate)
    if subject is None or phrase is None or fact.tense not in _REAL:
        return
    if (whole := _with_preposition(fact, sentence, reading)) is not None:
        yield from _of_relation(whole, sentence, number, reading, cast, loose)
        return
    agent = fact.agent or _agent(fact, sentence, reading)
    by = fact.passive and agent is not None
    other = agent if by else fact.object
    thing = subject_of(other, cast, reading) if other is not None and (by or fact.value < 0) else None
    moment = moment_of(fact, reading) if fact.moment >= 0 else None
    where = where_of(reading, number, fact)
    verb = _verb(fact, sentence, by)
    head = _arity(verb, phrase.verb if by else phrase.predicate, by, fact)
    if moment is not None and not fact.negated and phrase.verb in words_of("once") and (written := date_of(moment)):
        change = (moment.start, moment.end)
        has_value = 0 <= fact.value < fact.moment  # "sold 9,600 tickets this year" dates no sale of it all
        if (other is None and not has_value) or by:
            rule = f"{subject.written} {_verb(fact, sentence, False)} {written}"
            yield Proposal("date", rule, (where,), (Variant((), (rule,), (subject,)),), "", change)
        elif thing is not None:
            rule = f"{subject.written} {verb} {thing.written} {written}"
            yield Proposal("date", rule, (where,), _ways(head, rule, subject, thing), "", change)
            return
    if thing is None or thing == subject or not (thing.is_named or loose):
        return
    rule = f"{subject.written} {_never(verb) if fact.negated else verb} {thing.written}"
    if by and fact.negated:  # "no warning was issued by the office": the office never issued one
        active = _form(phrase.verb.partition(" ")[0], Form.PAST, sentence)
        rule = f"{thing.written} never {active} {subject.written}"
    yield Proposal("relation", rule, (where,), _ways(head, rule, subject, thing))


def _ways(head: tuple[str, ...], rule: str, *subjects: Subject) -> tuple[Variant, ...]:
    """With a block that says how many objects the verb has, and without."""
    plain = Variant((), (rule,), subjects)
    return (Variant(head, (rule,), subjects), plain) if head else (plain,)


def _never(verb: str) -> str:
    first, _, rest = verb.partition(" ")
    return f"{first} never {rest}" if first in ("is", "was") else f"never {verb}"


def _with_preposition(fact: Relation, sentence: Sentence, reading: Reading) -> Relation | None:
    """A relation with the name behind its preposition, where the two are one verb: "took over from Martin Dray"."""
    tokens = sentence.tokens
    if fact.passive or fact.object is not None or fact.value >= 0 or fact.verb_end < 0:
        return None
    at = tokens.at(fact.verb_end - 1) + 1
    if at + 1 >= len(tokens) or tokens.lower[at] not in closed("prepositions"):
        return None
    predicate = f"{fact.predicate} {tokens.lower[at]}"
    if predicate not in words_of("one object") and arity_of(Verb(predicate)) is Arity.MANY:
        return None
    start = tokens.starts[at + 1]
    thing = next((mention for mention in reading.context.mentions[sentence.index] if mention.start == start), None)
    return replace(fact, predicate=predicate, object=thing) if thing is not None else None


def _agent(fact: Relation, sentence: Sentence, reading: Reading) -> Mention | None:
    """The name after "by" behind a passive: "completed by Castlegate Construction"."""
    tokens = sentence.tokens
    if not fact.passive or fact.verb_end < 0 or fact.tense == "participle":
        return None
    at = tokens.at(fact.verb_end - 1) + 1
    if tokens.lower[at : at + 1] != ("by",):
        return None
    after = at + 2 if tokens.lower[at + 1 : at + 2] == ("the",) else at + 1
    start = tokens.starts[after] if after < len(tokens) else -1
    return next((mention for mention in reading.context.mentions[sentence.index] if mention.start == start), None)


def _arity(verb: str, base: str, by: bool, fact: Relation) -> tuple[str, ...]:
    """The block that says how many objects a verb has, where the linter does not know and only one can be."""
    if fact.negated or arity_of(Verb(verb)) is not Arity.MANY:
        return ()
    if (by and base in words_of("one agent")) or (not by and base in words_of("one object")):
        return f"relation {verb}", "  one at a time  # check: or many?"
    return ()


def _verb(fact: Relation, sentence: Sentence, by: bool) -> str:
    """The verb as a sheet writes it: "was elected", "is owned by", "fled to", "employs"."""
    phrase = parse_phrase(fact.predicate)
    assert phrase is not None
    if fact.passive:
        words = f"{'is' if fact.tense == 'present' else 'was'} {participle_of(phrase.verb)}"
        return f"{words} by" if by else f"{words} {phrase.preposition}".strip()
    base, _, rest = phrase.verb.partition(" ")
    form = _form(base, Form.S if fact.tense == "present" else Form.PAST, sentence)
    return " ".join(word for word in (form, rest, phrase.preposition) if word)


def _form(base: str, kind: int, sentence: Sentence) -> str:
    """A form of a verb; of two spellings that in the sentence, else the likelier."""
    forms = [form for form, has in conjugate(base) if has & kind]
    said = [form for form in forms if form in sentence.tokens.lower]
    if said or len(forms) < 2:
        return (said or forms or [base])[0]
    vowels = sum(letter in "aeiou" for letter in base)
    return forms[1] if vowels == 1 else forms[0]


def date_of(moment: Moment) -> str:
    """``in 2023``, ``in May 2021``, ``on 18 January 2023``: a date as a sheet writes it; "" where it is not one."""
    period = moment.period
    if period is None or period.first is None or period.last is None or moment.approximate:
        return ""
    if moment.relation not in ("in", "on", "at"):
        return ""
    first, last = period.first, period.last
    if first == last:
        return f"on {first.day} {month_name[first.month]} {first.year}"
    if (first.year, first.month) == (last.year, last.month) and first.day == 1 and (last - first).days >= 27:
        return f"in {month_name[first.month]} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"in {first.year}"
    return ""
