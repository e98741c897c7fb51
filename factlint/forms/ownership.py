"""Whether a figure is that of whom a rule speaks: ``of:``, by name, possessive or pronoun, or the event told of.

Where it may be somebody else's, there is no verdict, and the doubt is said (language, 5.2).
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.extractors.antecedents import is_subject
from factlint.extractors.antecedents import words as reference_words
from factlint.extractors.reading import Reading
from factlint.extractors.segments import segments
from factlint.forms.ages import deed, is_aged, is_of_then, period_of_deed
from factlint.forms.attributes import Match
from factlint.forms.owners import Owner, complement, owned_by, owners, possessor
from factlint.forms.scope import is_about
from factlint.forms.wanted import Wanted
from factlint.forms.words import closed, figure_words, find_phrase, is_verb, same_word, stem
from factlint.lookup import once
from factlint.model import Entity, Kind, Mention, Moment, Quantity, Sentence

_MEASURED = frozenset({"length", "mass", "area", "volume", "speed", "temperature"})


def _is_moved(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a measure is of what somebody does: "hurled ash 12 km into the sky"; not "is 2,462 metres high"."""
    if quantity.dimension not in _MEASURED or quantity.compound:
        return False
    lower, index = sentence.tokens.lower, sentence.tokens.at(quantity.start) - 1
    while index > 0 and lower[index] in figure_words()["fillers"]:
        index -= 1
    linking = figure_words()["linking"] | figure_words()["having"]
    return index >= 0 and stem(lower[index]) not in linking and lower[index] not in ("of", "with")


def mentions_of(key: str, sheet: str, sentence: Sentence, reading: Reading) -> bool:
    return any(_stands_for(mention, key, sheet) for mention in reading.context.mentions[sentence.index])


def _stands_for(mention: Mention, key: str, sheet: str) -> bool:
    return mention.may_mean(key, sheet) or mention.name == key


def ownership(
    quantity: Quantity, match: Match, wanted: Wanted, sentence: Sentence, reading: Reading
) -> tuple[bool, str]:
    """Whether a figure is the owner's, and the doubt that is left."""
    entity = wanted.owner
    if entity is not None and entity.kind is Kind.EVENT:
        return _belongs_to_event(quantity, entity, wanted.sheet, sentence, reading)
    if wanted.is_age:
        then = quantity.time_from != "stated" and is_of_then(quantity, sentence)
        done = deed(quantity, sentence, reading)
        then = then or (done is not None and period_of_deed(done, wanted.owner) is None)
        return is_aged(quantity, wanted, sentence, reading), "how old then, nobody can tell" if then else ""
    explicit = list(owners(quantity, match, sentence, reading))
    if entity is not None and entity.kind is Kind.PERSON:  # "eight years at the court": where, not whose
        explicit = [owner for owner in explicit if owner.how != "of" or _is_person(owner.mention)]
    whole = quantity.part != "part"
    if not whole:
        explicit = [owner for owner in explicit if owner.how == "subject"]
    for owner in explicit:
        verdict = _owns(owner, wanted)
        if verdict == "own":
            return True, ""
        if verdict == "unknown":
            pronoun = sentence.tokens.lower[owner.start] in closed("subject_pronouns")
            alone = owner.how == "subject" and pronoun and whole and _is_alone(wanted, sentence, reading)
            return True, "" if alone else "the figure may be somebody else's"
        if owner.how != "subject" or match.how not in ("linked", "of"):
            return False, ""
    if quantity.change == "from" and (present := _present_value(quantity, sentence, reading)) is not None:
        return ownership(present, match, wanted, sentence, reading)
    if wanted.near and match.first < 0 and (told := _owner_of_measure(quantity, wanted, sentence, reading)):
        return told == "own", ""
    earlier = _earlier_owner(match, wanted, sentence, reading)
    if earlier is not None:
        return (earlier, "")
    if match.how == "unit" and not wanted.near and _is_moved(quantity, sentence):
        return True, "nothing says what it measures"
    if whole and match.how != "noun" and _is_alone(wanted, sentence, reading):
        did = _are_agents(quantity, wanted, sentence, reading) or _act(quantity, wanted, sentence)
        return True, "some of them did it" if did else ""
    if whole and match.how in ("linked", "of") and _is_of_topic(match, wanted, sentence, reading):
        return True, ""
    return True, "nothing says whose figure it is"


def _owner_of_measure(quantity: Quantity, wanted: Wanted, sentence: Sentence, reading: Reading) -> str:
    """Whose the word of ``near:`` is that stands before a figure: "The income of the rowing federation was £2m"."""
    tokens = sentence.tokens
    low = next((part.start for part in segments(sentence) if part.holds(quantity.start)), sentence.start)
    for index in range(tokens.at(quantity.start) - 1, tokens.at(low) - 1, -1):
        if not any(same_word(tokens.lower[index], phrase[-1]) for phrase in wanted.near):
            continue
        for owner in (*possessor(index, sentence, reading), *complement(index + 1, sentence, reading)):
            verdict = _owns(owner, wanted)
            return "" if verdict == "unknown" else verdict
        return ""
    return ""


def _present_value(quantity: Quantity, sentence: Sentence, reading: Reading) -> Quantity | None:
    """The value that an earlier one is given for: the 43 of "43 seats, down from 58". It is the same one's."""
    before = [q for q in reading.facts[sentence.index] if isinstance(q, Quantity) and q.end <= quantity.start]
    alike = [q for q in before if q.unit == quantity.unit]  # "31,240 members in 86 clubs, against 30,050"
    return alike[-1] if alike and alike[-1].change != "from" else None


def _is_person(mention: Mention | None) -> bool:
    return mention is not None and mention.kind in (None, Kind.PERSON)


def _is_alone(wanted: Wanted, sentence: Sentence, reading: Reading) -> bool:
    """Whether nobody else can own the figure: the sentence, or the one before in its paragraph, names only the owner.

    "Brightwell said that revenue rose to £2.1 billion. It has 621 stores."
    """
    if wanted.owner is None:
        return False
    here = [sentence]
    if sentence.index and reading.sentences[sentence.index - 1].block == sentence.block:
        here.append(reading.sentences[sentence.index - 1])
    for place in here:
        named = [
            m
            for m in reading.context.mentions[place.index]
            if m.kind in (None, wanted.owner.kind) and m.how != "demonym"
        ]
        if any(not m.may_mean(wanted.owner.key, wanted.sheet) for m in named):
            return False
        if place is not sentence and not reference_words("rivals").isdisjoint(place.tokens.lower):
            return False  # "Halden's rival grew. It has 300 stores": either of them
        if any(m.means(wanted.owner.key, wanted.sheet) for m in named):
            return True
    return False


def _is_of_topic(match: Match, wanted: Wanted, sentence: Sentence, reading: Reading) -> bool:
    """ "Turnover rose to £12m" where all the document names no group but the owner, and its paragraph hints at none."""
    owner = wanted.owner
    if owner is None or owner.kind is not Kind.GROUP:
        return False
    lower = sentence.tokens.lower
    before = lower[match.first - 1] if match.first else ","
    if before[0].isalnum() and before not in closed("determiners") and before not in closed("coordinators"):
        return False  # "group turnover", "the unit's turnover"
    if any(not mention.may_mean(owner.key, wanted.sheet) for mention in _groups(reading)):
        return False
    for near in reading.sentences[sentence.index :: -1]:
        if near.block != sentence.block:
            break
        if not figure_words()["others"].isdisjoint(near.tokens.lower):
            return False
    return is_about(owner.key, reading, wanted.sheet)


@once
def _groups(reading: Reading) -> tuple[Mention, ...]:
    """Whatever a document names that may be a group."""
    named = (mention for mentions in reading.context.mentions for mention in mentions)
    return tuple(mention for mention in named if mention.kind in (None, Kind.GROUP) and mention.how != "demonym")


def _are_agents(quantity: Quantity, wanted: Wanted, sentence: Sentence, reading: Reading) -> bool:
    """ "The club's meeting was attended by 599 members": as many as did it; "the club is run by 214 volunteers" has."""
    assert wanted.owner is not None
    first = sentence.tokens.at(quantity.start)
    if not first or sentence.tokens.lower[first - 1] not in reference_words("agentive"):
        return False
    named = (m for m in reading.context.mentions[sentence.index] if m.may_mean(wanted.owner.key, wanted.sheet))
    return not any(is_subject(mention, sentence) for mention in named)


def _act(quantity: Quantity, wanted: Wanted, sentence: Sentence) -> bool:
    """ "The club said that 38 members had resigned": as many as did it, where the sheet asks for no deed."""
    if wanted.near or quantity.noun_end < 0 or any(unit.state or unit.after for unit in wanted.units):
        return False
    lower = sentence.tokens.lower
    index = sentence.tokens.at(quantity.noun_end - 1) + 1
    verb = ""
    while index < len(lower) and (is_verb(lower[index]) or lower[index] in closed("adverbs")):
        verb = stem(lower[index]) if is_verb(lower[index]) else verb
        if verb == "be":
            return False  # "1,150 are employed there": these may be all
        index += 1
    return verb not in ("", "have") and verb not in figure_words()["linking"]


def _owns(owner: Owner, wanted: Wanted) -> str:
    if wanted.owner is not None:
        return owned_by(owner, wanted.owner, wanted.sheet)
    return "own" if owner.mention is not None and owner.mention.name == wanted.owner_name else "other"


def _earlier_owner(match: Match, wanted: Wanted, sentence: Sentence, reading: Reading) -> bool | None:
    """Whose "the reserves" are, where an earlier sentence says it of the same measure; None where none does."""
    if match.first < 0 and match.pronoun < 0:
        return None
    tokens = sentence.tokens
    if match.first >= 0 and match.pronoun < 0:
        before = tokens.lower[match.first - 1] if match.first else ""
        if before not in closed("determiners"):
            return None
    for earlier in reversed(reading.sentences[: sentence.index + 1]):
        for phrase in wanted.measures:
            for owner in _owners_of_phrase(phrase, earlier, reading):
                verdict = _owns(owner, wanted)
                return verdict == "own" if verdict != "unknown" else None
    return None


def _owners_of_phrase(phrase: tuple[str, ...], sentence: Sentence, reading: Reading) -> Iterator[Owner]:
    for index in find_phrase(sentence.tokens, phrase, 0, len(sentence.tokens)):
        yield from possessor(index, sentence, reading)
        yield from complement(index + len(phrase), sentence, reading)


def _belongs_to_event(
    quantity: Quantity, event: Entity, sheet: str, sentence: Sentence, reading: Reading
) -> tuple[bool, str]:
    """Whether the event is named in the sentence or in the one before it, and no other noun has the figure."""
    if quantity.compound and quantity.noun_end > 0:
        inside = [
            m
            for m in reading.context.mentions[sentence.index]
            if quantity.start <= m.start and m.end <= quantity.noun_end + 30
        ]
        near = [m for m in inside if m.start <= quantity.noun_end]
        if not any(m.may_mean(event.key, sheet) for m in near):
            return False, ""
        return True, ""
    if mentions_of(event.key, sheet, sentence, reading):
        return True, ""
    if sentence.index and mentions_of(event.key, sheet, reading.sentences[sentence.index - 1], reading):
        return True, ""
    return _is_introduced(event, sentence, reading), ""


def _is_introduced(event: Entity, sentence: Sentence, reading: Reading) -> bool:
    """ "On 7 February an outage in Leeds lasted 47 minutes": the outage of that day, which the sheet knows."""
    if event.date is None:
        return False
    lower = sentence.tokens.lower
    nouns = {name.rpartition(" ")[2] for name in (event.name, *event.also)}
    named = (at for at, word in enumerate(lower) if word in nouns and lower[at - 1] in closed("indefinite"))
    if next(named, None) is None:
        return False
    days = (fact for fact in reading.facts[sentence.index] if isinstance(fact, Moment))
    return any(moment.period is not None and moment.period.is_inside(event.date) for moment in days)
