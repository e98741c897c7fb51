"""Offices: "Russian President Vladimir Putin", "Moira Strand, the union's general secretary", "was elected mayor"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from factlint.extractors import references
from factlint.extractors.antecedents import is_other
from factlint.extractors.antecedents import words as reference_words
from factlint.extractors.context import Context
from factlint.extractors.nominals import nominal
from factlint.extractors.role_titles import Marks, Title, complement, heads_in, marks, titles
from factlint.extractors.segments import VERB_FORMS, VerbForm
from factlint.model import Fact, Kind, Mention, Role, Sentence
from factlint.records import replace
from factlint.text.name_index import word_list
from factlint.text.office_index import title_words

_CLOSERS = frozenset(',.;:)!?–—-(“”"')
_NOT_PERSONS = (Kind.PLACE, Kind.GROUP, Kind.THING, Kind.EVENT)


def extract(sentence: Sentence, context: Context, known: tuple[Fact, ...]) -> Iterator[Role]:
    """Yield who holds, held or takes which office.

    `state` is what a word before the title ("former", "acting") or the verb ("resigned as") says; a title with "acting"
    or "interim" keeps the word in `role`. An article a/an means one of several: not `exclusive`.
    """
    offices = context.vocabulary.offices
    heads = heads_in(sentence, offices)
    if not heads:
        return
    where = marks(sentence, context.mentions[sentence.index])
    last: Role | None = None
    last_end = -2
    for title in _sharing(tuple(titles(sentence, offices, where, heads)), sentence):
        role = (
            _prefixed(title, sentence, context, where)
            or _apposed(title, sentence, context, where)
            or _with_verb(title, sentence, context, where, known)
            or _joined(title, sentence, context, where, last, last_end)
        )
        if role is not None:
            yield role
            last, last_end = role, title.end


def _sharing(found: tuple[Title, ...], sentence: Sentence) -> Iterator[Title]:
    """Titles, those before "and" with the owner of the one behind it: "president and chief executive of Acme"."""
    if not found:
        return
    for title, after in zip_longest(found, found[1:]):
        alone = title.of is None and title.owner is None and title.pronoun < 0
        joined = after is not None and after.begin == title.end + 1 and sentence.tokens.lower[title.end] == "and"
        yield replace(title, of=after.of) if alone and joined and after is not None and after.of is not None else title


def _prefixed(title: Title, sentence: Sentence, context: Context, where: Marks) -> Role | None:
    """Before the name: "President X"; with a comma where the title is one person's: "the director, X,"."""
    words = sentence.tokens.words
    person = _person_at(title.end, where)
    if person is not None:
        if title.determiner == "a" and title.of is None:
            return None
        if title.of is not None and person.kind is None and " " not in person.text:
            return None
        if title.owner is not None and _gives(title, sentence):
            return None
        if title.of is None and title.owner is None:  # "Administrator Lorna Fitch of the Aviation Board"
            stop = where.starts[title.end][1]
            of, _ = complement(stop, sentence, where, context.vocabulary.offices)
            if of is not None and sentence.tokens.lower[stop] == "of" and of.kind in (Kind.GROUP, Kind.PLACE, None):
                return _role(replace(title, of=of), person, sentence, context, True)
        return _role(title, person, sentence, context, True)
    if title.end + 1 < len(words) and words[title.end] == ",":
        first = title.end + 1
        if (
            first not in where.starts
            and words[first][:1].isupper()
            and _is_form_of_address(sentence.tokens.lower[first])
        ):
            first += 1  # "the harbour master, Captain Rosa Tennant,"
        person = _person_at(first, where)
        if person is None or title.determiner not in ("the", "possessive"):
            return None
        stop = where.starts[first][1]
        if stop >= len(words) or words[stop] in _CLOSERS or words[stop] == "and":
            return _role(title, person, sentence, context, True)
    return None


def _is_form_of_address(word: str) -> bool:
    return word in title_words("heads") or word in word_list("honorifics")


def _apposed(title: Title, sentence: Sentence, context: Context, where: Marks) -> Role | None:
    """ "X, the leader of the council,", "X, 56, the trust's chief executive,", "X (chairman)"."""
    words = sentence.tokens.words
    at = title.begin
    if at < 2 or words[at - 1] not in (",", "(", "–", "—"):
        return None
    stop = at - 1
    if words[stop - 1].isdigit() and stop > 2 and words[stop - 2] == ",":
        stop -= 2
    person = _person_before(stop, where)
    if person is None:
        return None
    closes = (
        title.end >= len(words) or words[title.end] in _CLOSERS or words[title.end] in ("and", "who", "since", "from")
    )
    if not closes and title.determiner not in ("the", "possessive", "a"):
        return None
    if not closes and title.of is None and title.determiner == "the":
        return None
    return _role(title, person, sentence, context, title.determiner != "a")


def _joined(
    title: Title, sentence: Sentence, context: Context, where: Marks, last: Role | None, last_end: int
) -> Role | None:
    """ "X, the chairman and chief executive", "X stays as director and Y as treasurer": an office beside the first."""
    if last is None or last.person is None or title.begin < 1:
        return None
    lower = sentence.tokens.lower
    if last.predicate and title.begin > 2 and lower[title.begin - 1] == "as":
        person, first = where.ends.get(title.begin - 1, (None, 0))
        if person is None or not _is_person(person) or lower[first - 1] not in ("and", ","):
            return None
        return _role(title, person, sentence, context, True, last.predicate, last.state, last.negated)
    if sentence.tokens.lower[title.begin - 1] == "and" and title.begin - 1 == last_end:
        return _role(title, last.person, sentence, context, last.exclusive)
    return None


def _with_verb(
    title: Title, sentence: Sentence, context: Context, where: Marks, known: tuple[Fact, ...]
) -> Role | None:
    """By a verb: "X is the captain of", "was named mayor", "took over as", "resigned as", "appointed X chairman"."""
    lower = sentence.tokens.lower
    at = title.begin - 1
    linked = at >= 0 and lower[at] == "as"
    if linked:
        at -= 1
    if at < 0:
        return None
    if title.owner is not None and title.determiner == "of" and _gives(title, sentence) and _is_person(title.owner):
        bare = replace(title, owner=None, begin=title.first)  # "named Paul Ince caretaker manager"
        return _role(bare, title.owner, sentence, context, True, predicate=f"be {lower[title.begin - 1]}")
    given = where.ends.get(at + 1)
    if given is not None:
        person, first = given
        if _is_person(person) and first > 0 and lower[first - 1] in title_words("giving"):
            return _role(title, person, sentence, context, title.determiner != "a", predicate=f"be {lower[first - 1]}")
        if first > 1 and lower[first - 1] == "by" and lower[first - 2] in title_words("reversing") and linked:
            return _role(title, person, sentence, context, True, predicate=f"be {lower[first - 2]}")
        if first > 0 and lower[first - 1] in title_words("serving") and linked:  # "succeeded X as"
            at = first - 1
    between, holds = title_words("between"), title_words("holding") | title_words("naming")
    negated = planned = False
    verb = ""
    steps = 0
    state = ""
    while at >= 0 and steps < 10:
        word = lower[at]
        if not verb:
            if word in title_words("leaving") and linked:
                verb, state = word, "former"
            elif (linked and word in title_words("serving")) or word in holds:
                verb = word
            elif word not in between and not word.endswith("ly"):
                return None
        elif word not in between and word not in title_words("holding") and not word.endswith("ly"):
            break
        negated = negated or word in ("not", "n't", "never")
        planned = planned or word in ("will", "would", "to")
        if word == "had" and verb == "been" and not state:
            state = "then"  # "who had been education minister"
        at -= 1
        steps += 1
    if not verb or (verb in ("act", "work") and not linked):
        return None
    if verb in title_words("reversing") and linked and _is_passive_of(lower, title.begin - 2):
        state = "former"
        if (heir := _agent(title.end, lower, where)) is not None:
            return _role(title, heir, sentence, context, True, f"be {verb}", "", negated)
    if verb in title_words("naming") and not linked and lower[at + 1] == verb and not _is_passive(at + 1, lower):
        return None
    if planned and lower[at + 1] == "to" and (above := _distinguished(at, lower)) >= 0:
        at, planned, state = above, False, "" if verb in title_words("naming") else "then"
    subject = _subject(at, sentence, context, where, known)
    if subject is None:
        return None
    if planned:
        state = state or "future"
    exclusive = title.determiner != "a"
    return _role(title, subject, sentence, context, exclusive, f"be {verb}", state, negated)


def _distinguished(at: int, lower: tuple[str, ...]) -> int:
    """ "was the first woman to be president": the token before that "was"; -1 where nobody is so distinguished."""
    for index in range(at - 1, max(0, at - 5), -1):
        if lower[index] == "the" and lower[index + 1] in title_words("distinctions"):
            index -= 1
            if lower[index] not in title_words("holding"):
                return -1
            while index > 0 and lower[index - 1] in title_words("between"):
                index -= 1
            return index - 1
    return -1


def _gives(title: Title, sentence: Sentence) -> bool:
    """Whether a verb before a title gives it to who stands between: "elected Piers Lodge chairman"."""
    return title.begin > 0 and sentence.tokens.lower[title.begin - 1] in title_words("giving")


def _is_passive_of(lower: tuple[str, ...], verb: int) -> bool:
    return any(word in title_words("holding") for word in lower[max(0, verb - 2) : verb])


def _agent(at: int, lower: tuple[str, ...], where: Marks) -> Mention | None:
    """Who stands behind "by": "was succeeded as chief executive by his cousin X"."""
    if lower[at : at + 1] != ("by",):
        return None
    return next((person for first in range(at + 1, at + 4) if (person := _person_at(first, where)) is not None), None)


def _is_passive(verb: int, lower: tuple[str, ...]) -> bool:
    return verb > 0 and lower[verb - 1] in title_words("between")


def _subject(at: int, sentence: Sentence, context: Context, where: Marks, known: tuple[Fact, ...]) -> Mention | None:
    """The person whose verb follows token *at*."""
    lower = sentence.tokens.lower
    if at < 0:
        return None
    found = where.ends.get(at + 1)
    if found is not None:
        return found[0] if _is_person(found[0]) else None
    if lower[at] in ("he", "she", "who"):
        return references.resolve(sentence, at, context, known)
    if lower[at] == "and":
        return _sharing_verbs(at, lower, where)
    if lower[at] == ",":
        inner = where.ends.get(at)
        if inner is not None and _is_person(inner[0]) and inner[1] and lower[inner[1] - 1] == ",":
            return inner[0]  # "the party's candidate, X, became"
    if lower[at] == ",":  # "X, who was released on Monday, was named"
        for first in sorted(where.starts):
            mention, stop = where.starts[first]
            if stop < at and lower[stop] == "," and _is_person(mention) and first <= 2:
                return mention
    return None


def _sharing_verbs(at: int, lower: tuple[str, ...], where: Marks) -> Mention | None:
    """Who opens the sentence, and whose second verb follows "and": "Ilmet, 52, was born in Leeds and was mayor"."""
    first = min(where.starts, default=at)
    if first > 2 or first >= at:
        return None
    person, stop = where.starts[first]
    if lower[stop : stop + 1] == (",",) and lower[stop + 1].isdigit() and lower[stop + 2] == ",":
        stop += 3
    if not _is_person(person) or stop >= at or not VERB_FORMS[lower[stop]] & (VerbForm.PAST | VerbForm.FINITE):
        return None
    names = (start for start, (one, _) in where.starts.items() if stop < start < at and _is_person(one))
    others = any(title_words("of").isdisjoint(lower[max(stop, start - 2) : start]) for start in names)
    plain = title_words("one_clause_stops").isdisjoint(lower[stop:at])
    return person if plain and not others else None


def _person_at(token: int, where: Marks) -> Mention | None:
    found = where.starts.get(token)
    return found[0] if found is not None and _is_person(found[0]) else None


def _person_before(stop: int, where: Marks) -> Mention | None:
    found = where.ends.get(stop)
    return found[0] if found is not None and _is_person(found[0]) else None


def _is_person(mention: Mention) -> bool:
    return mention.kind not in _NOT_PERSONS and mention.how not in ("demonym", "capital") and "&" not in mention.name


def _ahead(pronoun: int, person: Mention, sentence: Sentence, context: Context) -> Mention | None:
    """ "Under its chairman Peter Lund, the bank grew": whose the office is, where the subject follows in its clause."""
    lower = sentence.tokens.lower
    opens = pronoun in (1, 2) and lower[pronoun - 1] in reference_words("prepositions")
    if not opens or lower[pronoun] not in reference_words("neuter"):
        return None
    stop = sentence.tokens.at(person.end - 1) + 1
    if "," not in lower[stop : stop + 6]:
        return None
    at = lower.index(",", stop) + 1
    start = sentence.tokens.starts[at + (lower[at] in reference_words("articles"))] if at + 1 < len(lower) else -1
    for mention in context.mentions[sentence.index]:
        if mention.start == start:
            return mention if is_other(mention) and mention.how != "possessive" else None
    return None if start < 0 else nominal(sentence, sentence.tokens.at(start), context)


def _role(
    title: Title,
    person: Mention,
    sentence: Sentence,
    context: Context,
    exclusive: bool,
    predicate: str = "",
    state: str = "",
    negated: bool = False,
) -> Role:
    tokens = sentence.tokens
    role_start, role_end = tokens.starts[title.first], tokens.ends[title.stop - 1]
    end = max(tokens.ends[title.end - 1], person.end) if person.start >= sentence.start else tokens.ends[title.end - 1]
    start = min(tokens.starts[title.begin], role_start)
    if sentence.start <= person.start:
        start = min(start, person.start)
    of = title.of or title.owner
    if of is None and title.pronoun >= 0:
        of = _ahead(title.pronoun, person, sentence, context) or references.resolve(sentence, title.pronoun, context)
    mode, by = sentence.voice(role_start)
    confidence = min(1.0, person.confidence)
    return Role(
        start=start,
        end=end,
        sentence=sentence.index,
        mode=mode,
        by=by,
        negated=negated,
        confidence=confidence,
        person=person,
        role=" ".join(sentence.text[role_start - sentence.start : role_end - sentence.start].split()),
        role_start=role_start,
        role_end=role_end,
        of=of,
        state=state or title.state,
        predicate=predicate,
        exclusive=exclusive,
    )
