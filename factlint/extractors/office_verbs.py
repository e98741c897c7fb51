"""Offices that verbs tell: "Ida Berg, who has led the council since 2021", "the hospital is headed by Carla Munro".

Whoever leads a body is its leader; whoever leads a race, a choir in song or Norland 2-0 holds no office by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from factlint.extractors.antecedents import words
from factlint.extractors.context import Context
from factlint.model import Fact, Kind, Mention, Moment, Quantity, Relation, Role, Sentence
from factlint.text.office_index import adverb_states, title_words
from factlint.text.office_verbs import OfficeVerb, office_verbs, verb_words

_UNSURE = 0.45  # shown, never judged: a deed of one day, or one of which nothing says when it was
_SPANS = ("since", "until", "from-to")
_MONTH = timedelta(days=27)
_BODIES = (Kind.GROUP, Kind.PLACE)


def extract(sentence: Sentence, context: Context, known: tuple[Fact, ...]) -> Iterator[Role]:
    """Return who holds an office by what the relations of a sentence say: whoever chairs a council is its chair."""
    if verb_words().isdisjoint(sentence.tokens.lower):
        return iter(())
    return _of_relations(sentence, known)


def _of_relations(sentence: Sentence, known: tuple[Fact, ...]) -> Iterator[Role]:
    for fact in known:
        if isinstance(fact, Relation) and fact.tense not in ("infinitive", "noun") and fact.value < 0:
            verb = office_verbs().get(fact.predicate)
            person, body = (fact.agent, fact.subject) if fact.passive else (fact.subject, fact.object)
            if verb is None or person is None or body is None or not _is_person(person):
                continue
            if fact.passive and (_is_governed(body, sentence) or _is_titled(person, known)):
                continue
            moment = next((m for m in known if isinstance(m, Moment) and m.start == fact.moment), None)
            if _is_body(body, moment):
                yield _role(verb, fact, person, body, moment, sentence, known)


def _is_person(mention: Mention) -> bool:
    """Whether the one who leads is a person by name: neither a team nor "a former teacher"."""
    if mention.how in ("noun", "demonym", "capital"):
        return False
    return mention.kind in (Kind.PERSON, None)


def _is_governed(mention: Mention, sentence: Sentence) -> bool:
    """ "A delegation from the council, led by X": behind a preposition it may be the noun before that X leads."""
    at = sentence.tokens.at(mention.start)
    if mention.start < sentence.start or at == 0:
        return False
    at -= sentence.tokens.lower[at - 1] in words("articles")
    return at > 0 and sentence.tokens.lower[at - 1] in words("prepositions")


def _is_titled(person: Mention, known: tuple[Fact, ...]) -> bool:
    """ "A country led by Acting President X" tells by its title which office it is."""
    return any(isinstance(fact, Role) and fact.person == person and not fact.predicate for fact in known)


def _is_body(mention: Mention, moment: Moment | None) -> bool:
    """Whether what somebody leads has leaders: a group, a place, "the planning committee".

    A name of which nothing tells what it names is one only for a term: "captained Norland from 2009 to 2012".
    """
    if mention.how == "demonym":
        return False
    if mention.kind is not None:
        return mention.kind in _BODIES
    if mention.how == "noun":
        last = mention.name.lower().partition(" of ")[0].split()[-1:]
        return any(word in title_words("bodies") or word in words("group") or word in words("place") for word in last)
    return moment is not None and moment.relation in _SPANS


def _role(
    verb: OfficeVerb,
    fact: Relation,
    person: Mention,
    body: Mention,
    moment: Moment | None,
    sentence: Sentence,
    known: tuple[Fact, ...],
) -> Role:
    """The office that a relation tells, up to the name that its date stands behind."""
    stop = max(mention.end for mention in (person, body) if mention.start >= sentence.start)
    sure = _is_term(verb, fact, moment, stop, sentence, known) and not _is_contest(fact, stop, sentence, known)
    return Role(
        start=min(fact.verb_start, *(m.start for m in (person, body) if m.start >= sentence.start)),
        end=max(stop, fact.verb_end),
        sentence=sentence.index,
        mode=fact.mode,
        by=fact.by,
        negated=fact.negated,
        confidence=fact.confidence if sure else min(fact.confidence, _UNSURE),
        person=person,
        role=verb.titles[0],
        role_start=fact.verb_start,
        role_end=fact.verb_end,
        of=body,
        state=_state(fact, sentence),
        predicate=verb.verb,
    )


def _is_term(
    verb: OfficeVerb, fact: Relation, moment: Moment | None, stop: int, sentence: Sentence, known: tuple[Fact, ...]
) -> bool:
    """Whether a clause tells a term of office, as far as its tense and its date go.

    "Leads", "has led since 2019" and "led until 2019" do; "led" and "has led" leave open when it was, and on a day
    somebody may stand in.
    """
    if fact.tense == "perfect":
        lasting = (moment is not None and moment.relation == "since") or _for_years(stop, sentence, known)
        return lasting or fact.negated
    if moment is None:
        return fact.tense != "past"
    if moment.relation in _SPANS:
        return True
    period = moment.period
    if period is None or period.first is None or period.last is None or verb.for_a_day:
        return False
    return period.last - period.first >= _MONTH


def _for_years(stop: int, sentence: Sentence, known: tuple[Fact, ...]) -> bool:
    """ "has led the union for 12 years": until now."""
    tokens = sentence.tokens
    at = tokens.at(stop - 1) + 1
    if tokens.lower[at : at + 1] != ("for",) or at + 1 >= len(tokens):
        return False
    start, end = tokens.starts[at + 1], tokens.ends[min(at + 3, len(tokens) - 1)]
    durations = (fact for fact in known if isinstance(fact, Quantity) and fact.dimension == "duration")
    return any(start <= fact.start < end for fact in durations)


def _is_contest(fact: Relation, stop: int, sentence: Sentence, known: tuple[Fact, ...]) -> bool:
    """Whether somebody leads in a contest or at something: "leads Norland 2-0", "leads Norland in goals"."""
    tokens = sentence.tokens
    at = tokens.at(stop - 1) + 1
    if fact.passive or at >= len(tokens):
        return False
    word = tokens.lower[at]
    if word[0].isdigit():
        return True
    if word not in title_words("contests"):
        return False
    after = tokens.starts[at + 1] if at + 1 < len(tokens) else -1
    return not any(isinstance(m, Moment) and m.start in (tokens.starts[at], after) for m in known)


def _state(fact: Relation, sentence: Sentence) -> str:
    """ "then led by": an adverb before the verb; "will lead": still to come."""
    at = sentence.tokens.at(fact.verb_start)
    before = sentence.tokens.lower[max(0, at - 1) : at + 2]
    said = next((adverb_states()[word] for word in before if word in adverb_states()), "current")
    return "future" if fact.tense == "future" else said
