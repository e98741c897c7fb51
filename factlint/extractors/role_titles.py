"""Titles in a sentence with their states and whose they are: "the company's former managing director"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from factlint.model import Kind, Mention, Sentence
from factlint.records import dataclass
from factlint.text.name_index import word_list
from factlint.text.office_index import OfficeIndex, adverb_states, states, title_words

POSSESSIVES = frozenset({"'s", "'"})
PRONOUNS = frozenset({"his", "her", "its", "their", "my", "our", "your", "whose"})
RELATIVE = frozenset({"whose"})
DEFINITE = frozenset({"the", "this"})
_FIELD = 7  # tokens from "professor of" to "at"
_ORDINAL = ("st", "nd", "rd", "th")
INDEFINITE = frozenset({"a", "an", "another", "one"})


@dataclass(frozen=True, slots=True)
class Title:
    """Tokens ``first`` to ``stop`` are the title; with owner and complement it is ``begin`` to ``end``."""

    first: int
    stop: int
    begin: int
    end: int
    state: str
    determiner: str  # "the", "a", "possessive", "of" (something before it owns it), ""
    owner: Mention | None = None  # "Russian President", "Acme's chief executive"
    pronoun: int = -1  # "its chief executive": the pronoun's token
    of: Mention | None = None  # "head of the agency"


@dataclass(frozen=True, slots=True)
class Marks:
    """A sentence's mentions by the token on which they start, and by the token behind them."""

    starts: Mapping[int, tuple[Mention, int]]  # token → mention, token behind it
    ends: Mapping[int, tuple[Mention, int]]  # token behind it → mention, its first token


def marks(sentence: Sentence, mentions: tuple[Mention, ...]) -> Marks:
    """Return where the mentions of a sentence stand among its tokens."""
    starts, ends = {}, {}
    token_ends = sentence.tokens.ends
    for mention in mentions:
        first = bisect_right(token_ends, mention.start)
        stop = bisect_right(token_ends, mention.end - 1) + 1
        starts[first] = (mention, stop)
        ends[stop] = (mention, first)
    return Marks(starts, ends)


def heads_in(sentence: Sentence, offices: OfficeIndex) -> list[int]:
    """The tokens on which a title may end; most sentences have none, and are told quickly."""
    heads, lower = offices.ends, sentence.tokens.lower
    text = sentence.text
    if heads.isdisjoint(lower) and "ex-" not in text and "hen-" not in text and "-elect" not in text:
        return []
    return [at for at, word in enumerate(lower) if word in heads or ("-" in word and _is_head(word, offices))]


def titles(sentence: Sentence, offices: OfficeIndex, where: Marks, heads: list[int]) -> Iterator[Title]:
    """Yield the titles in a sentence that end on one of *heads* or soon behind it, from left to right."""
    inside: set[int] = set()
    for first, (_, stop) in where.starts.items():
        inside.update(range(first, stop))
    done = 0
    for at in heads:
        if at < done or at in inside:
            continue
        title = _title(at, sentence, offices, where, inside)
        if title is not None:
            yield title
            done = title.stop


def _is_head(word: str, offices: OfficeIndex) -> bool:
    if word in offices.heads or "-" not in word:
        return word in offices.heads
    if word.startswith(("ex-", "then-")):
        return word.partition("-")[2] in offices.heads
    head, _, suffix = word.rpartition("-")  # "governor-elect"
    return head in offices.heads and states().get(suffix) == "future"


def _title(at: int, sentence: Sentence, offices: OfficeIndex, where: Marks, inside: set[int]) -> Title | None:
    lower, words = sentence.tokens.lower, sentence.tokens.words
    modifiers, known = title_words("modifiers"), states()
    stop = at + 1
    ahead = stop
    while ahead < len(lower) and ahead not in inside and (lower[ahead] in modifiers or _is_head(lower[ahead], offices)):
        ahead += 1
        if _is_head(lower[ahead - 1], offices):
            stop = ahead
    first = at
    while (
        first > 0 and (first - 1) not in inside and (lower[first - 1] in modifiers or lower[first - 1] in offices.heads)
    ):
        first -= 1
    for start in range(max(0, first - 4), at + 1):
        length = offices.phrase(lower, start) if lower[start] in offices.phrases else 0
        if length and start + length > at:
            first, stop = min(first, start), max(stop, start + length)
            break
    else:
        if not _is_head(lower[at], offices):
            return None  # "two", but "number two"
    if stop < len(lower) and lower[stop] == "-":
        return None
    if first and lower[first - 1].startswith(("then-", "ex-")) and (first - 1) not in inside:
        first -= 1
    state, begin = "current", first
    prefix, _, rest = lower[first].partition("-")
    if rest and prefix in known:
        state = known[prefix]
    while first < at and lower[first] in known and lower[first] not in title_words("kept_states"):
        state = known[lower[first]] if known[lower[first]] != "current" else state
        first += 1
    if lower[first] in title_words("kept_states"):
        state = known[lower[first]]
    if stop < len(lower) and lower[stop] in ("elect", "designate"):
        state = "future"
        stop += 1
    elif states().get(lower[stop - 1].rpartition("-")[2]) == "future":
        state = "future"
    owner: Mention | None = None
    pronoun = -1
    determiner = ""
    steps = 0
    while begin > 0 and steps < 8:
        steps += 1
        before = lower[begin - 1]
        if before in known and (begin - 1) not in inside:
            if known[before] != "current" and state == "current":
                state = known[before]
            begin -= 1
            if before in title_words("kept_states") and begin + 1 == first:
                first = begin
            continue
        if before[0].isdigit() and before.endswith(_ORDINAL):
            begin -= 1  # "the state's 41st governor"
            continue
        if before in "[]()" and begin > 1 and words[begin - 1] in "[]":
            begin -= 1
            continue
        if before in POSSESSIVES:
            found = where.ends.get(begin - 1)
            determiner = "possessive"
            if found is not None:
                owner, begin = found
                if begin > 0 and lower[begin - 1] == "the":
                    begin -= 1
            else:
                begin, owner = _noun_owner(begin - 1, sentence)
            break
        if before in PRONOUNS:
            pronoun, determiner = begin - 1, "possessive"
            begin -= 1
            owner = _antecedent(begin, sentence, where) if before in RELATIVE else None
            break
        if before in DEFINITE or before in INDEFINITE:
            determiner = "the" if before in DEFINITE else "a"
            if before == "one":
                break
            begin -= 1
            break
        found = where.ends.get(begin)
        if found is not None and owner is None and _can_own(found[0], words[first]):
            owner, begin = found
            determiner = determiner or "of"
            continue
        if (
            owner is None
            and words[begin - 1].isalpha()
            and words[begin - 1].islower()
            and (begin - 1) not in inside
            and _reaches_determiner(begin - 1, lower, words, inside)
        ):
            begin -= 1
            first = begin if begin + 1 == first else first
            continue
        break
    if begin > 0 and determiner and lower[begin - 1] in adverb_states():
        begin -= 1
        if adverb_states()[lower[begin]] != "current":
            state = adverb_states()[lower[begin]]
    if stop < len(lower) and lower[stop] in ("of", "in"):
        stop = _field_end(stop, lower, where)
    of, end = complement(stop, sentence, where, offices)
    if of is not None and owner is not None and determiner in ("the", "a") and owner.how != "demonym":
        first = sentence.tokens.at(owner.start)  # "the Central Asia project director for the Crisis Group"
        owner = None
    return Title(first, stop, begin, end, state, determiner, owner, pronoun, of)


def _can_own(mention: Mention, word: str) -> bool:
    """Whether a name right before a title is what it is the office of: "Russian President", "Acme CEO"."""
    if mention.how == "demonym":
        return True
    return mention.kind is not Kind.EVENT and mention.how not in ("pronoun",)


def _reaches_determiner(at: int, lower: tuple[str, ...], words: tuple[str, ...], inside: set[int]) -> bool:
    """Whether at most three small words stand between *at* and an article or possessive: "the shadow transport …"."""
    for n in range(at, max(-1, at - 4), -1):
        word = lower[n]
        if word in DEFINITE or word in INDEFINITE or word in POSSESSIVES or word in PRONOUNS:
            return n < at
        if not words[n].islower() or not (words[n].isalpha() or "-" in words[n]) or word in title_words("stops"):
            return False
    return False


def _noun_owner(stop: int, sentence: Sentence) -> tuple[int, Mention | None]:
    """ "the trust's chief executive": the noun before a possessive ending."""
    tokens = sentence.tokens
    first = stop - 1
    while first > 0 and stop - first < 4 and tokens.words[first - 1].islower() and tokens.words[first - 1].isalpha():
        first -= 1
        if tokens.lower[first] in DEFINITE or tokens.lower[first] in INDEFINITE or tokens.lower[first] in PRONOUNS:
            break
    start, end = tokens.starts[first], tokens.ends[stop - 1]
    text = sentence.text[start - sentence.start : end - sentence.start]
    if tokens.lower[first] in PRONOUNS:
        return first, None
    bare = text[4:] if tokens.lower[first] == "the" else text
    return first, Mention(start, end, text, bare, "noun", None, (), 0.6)


def _antecedent(at: int, sentence: Sentence, where: Marks) -> Mention | None:
    """ "The city council, whose treasurer": the noun before a relative, where it is no name."""
    stop = at - 1 if at and sentence.tokens.words[at - 1] == "," else at
    if stop in where.ends or not stop or not sentence.tokens.words[stop - 1].islower():
        return None
    return _noun_owner(stop, sentence)[1]


def complement(at: int, sentence: Sentence, where: Marks, offices: OfficeIndex) -> tuple[Mention | None, int]:
    """What follows "of", "at" or "for" after a title, and where it ends: "of the Duma of the Federation"."""
    tokens = sentence.tokens
    lower = tokens.lower
    if at + 1 >= len(lower) or lower[at] not in title_words("of"):
        return None, at
    n = at + 1
    if lower[n] in DEFINITE:
        n += 1
    while n < len(lower) - 1 and lower[n] in offices.heads and n + 1 in where.starts:
        n += 1  # "spokeswoman for President Dmitry Medvedev"
    found = where.starts.get(n) or where.starts.get(at + 1)
    if found is None and (lower[at] in title_words("of_names") or lower[n] in word_list("calendar")):
        return None, at
    if found is None:
        return _noun_complement(at, n, sentence, where)
    mention, stop = found
    if mention.how == "demonym" and mention.kind is not None:
        return _noun_complement(at, n, sentence, where)
    last = stop
    while last < len(lower):
        ahead = last + 1
        if lower[last] in POSSESSIVES and ahead in where.starts:
            last = where.starts[ahead][1]
        elif lower[last] == "of" and ahead < len(lower):
            ahead += lower[ahead] == "the"
            if ahead not in where.starts:
                break
            last = where.starts[ahead][1]
        else:
            break
    if last > stop:
        start, end = mention.start, tokens.ends[last - 1]
        text = sentence.text[start - sentence.start : end - sentence.start]
        mention = Mention(start, end, text, text, "name", Kind.GROUP)
        stop = last
    if stop + 2 < len(lower) and lower[stop] == "(" and lower[stop + 2] == ")":
        stop += 3
    return mention, stop


def _field_end(at: int, lower: tuple[str, ...], where: Marks) -> int:
    """Where "head of security at Castor", "lecturer in hydrology at the University of Leeds" ends as a title; or *at*.

    The field belongs to the title: who heads security is not the head of Castor.
    """
    for last in range(at + 2, min(at + _FIELD, len(lower) - 1)):
        before = lower[last - 1]
        if last - 1 in where.starts or not before.isalpha() or before in DEFINITE:
            return at
        if lower[last] == "at":
            return last if last + 1 in where.starts or (lower[last + 1] == "the" and last + 2 in where.starts) else at
        if lower[last] in title_words("stops") and lower[last] != "and":
            return at
    return at


def _noun_complement(at: int, n: int, sentence: Sentence, where: Marks) -> tuple[Mention | None, int]:
    """ "head of the Kyrgyz interim government": a noun phrase after "of", up to a verb, preposition or sign."""
    tokens = sentence.tokens
    lower, words = tokens.lower, tokens.words
    last = n
    while last < len(lower) and last - n < 6:
        if lower[last] in POSSESSIVES and last > n and last + 1 < len(lower) and words[last + 1].islower():
            last += 1
            continue
        if words[last] == "-" or not words[last][0].isalpha() or lower[last] in title_words("stops"):
            break
        if last in where.starts and last > n and where.starts[last][0].kind is Kind.PERSON:
            break
        last += 1
    if last == n:
        return None, at
    # a verb may have been taken in: only what a sign, a preposition or a person closes is sure
    start, end = tokens.starts[n], tokens.ends[last - 1]
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(start, end, text, text, "noun", None, (), 0.6), last
