"""``The union | closed | its works | in | 2011``:
a sentence cut into noun phrases, verbs and the small words between.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from factlint import data
from factlint.extractors.verb_groups import VerbGroup, auxiliaries, is_adverb, read_group, readings, words
from factlint.model import Kind, Mention, Moment, Tokens
from factlint.text.morphology import Form


class Sort(Enum):
    """What a chunk is."""

    NOUN = "noun phrase"
    VERB = "verb group"
    PREPOSITION = "preposition"
    COMMA = "comma"
    AND = "coordinator"
    SUBORDINATOR = "subordinator"
    RELATIVE = "relative pronoun"
    BREAK = "break"
    TIME = "date"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase without what hangs on it by prepositions.
    Offsets are in the document; first..last are its tokens.
    """

    start: int
    end: int
    first: int
    last: int
    head: str  # its last word in lower case
    determiner: str = ""  # "the", "no", "his", …, in lower case
    mention: Mention | None = None  # what its head names
    possessor: Mention | None = None  # "Hallworth" of "Hallworth's election"
    possessor_token: int = -1  # the pronoun of "his term", or the token of the possessor
    is_pronoun: bool = False
    of: NounPhrase | None = None  # "the works" of "the closure of the works"
    moment: int = -1  # document offset of the date of "Sunday's earthquake", or -1


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a sentence: tokens first..last (last included)."""

    sort: Sort
    first: int
    last: int
    word: str = ""  # of the small words, in lower case
    noun: NounPhrase | None = None
    verb: VerbGroup | None = None
    moment: Moment | None = None


_BREAKS = frozenset(";:–—…")


@functools.cache
def _never_in_noun() -> frozenset[str]:
    return (
        words("prepositions")
        | words("coordinators")
        | words("relatives")
        | words("subordinators")
        | frozenset({"not", "n't"})
    )


def cut(tokens: Tokens, mentions: Sequence[Mention], moments: Sequence[Moment]) -> tuple[Chunk, ...]:
    """Cut a sentence into chunks, left to right.
    *mentions* are names, *moments* dates; both may overlap words freely.
    """
    named = {tokens.at(mention.start): mention for mention in mentions if mention.how != "pronoun"}
    dated = {tokens.at(moment.start): moment for moment in moments}
    chunks: list[Chunk] = []
    index, count = 0, len(tokens)
    lower = tokens.lower
    while index < count:
        if lower[index] in _hedges() and (length := _hedge_at(lower, index)):
            index += length
            continue
        chunk = _next(tokens, index, named, dated, chunks)
        if chunk is not None:
            chunks.append(chunk)
            index = chunk.last + 1
        else:
            index += 1
    return tuple(chunks)


@functools.cache
def _hedges() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → whole hedges of several words that stand before a figure: "up to", "as many as"."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for text in data.load("function_words")["before_figures"]:
        parts = tuple(text.split())
        table[parts[0]] = (*table.get(parts[0], ()), parts)
    return table


def _hedge_at(lower: Sequence[str], index: int) -> int:
    for parts in _hedges()[lower[index]]:
        end = index + len(parts)
        if end < len(lower) and lower[index:end] == parts and (lower[end][0].isdigit() or lower[end] in "£$€"):
            return len(parts)
    return 0


def _next(
    tokens: Tokens, index: int, named: dict[int, Mention], dated: dict[int, Moment], chunks: list[Chunk]
) -> Chunk | None:
    word = tokens.lower[index]
    if index in dated and index not in named:
        moment = dated[index]
        last = max(index, tokens.at(moment.end - 1))
        if last + 1 < len(tokens) and tokens.lower[last + 1] in ("'s", "'") and last + 2 < len(tokens):
            return _noun(tokens, last + 2, named, dated, index, moment.start)
        follower = named.get(last + 1)
        if follower is not None and follower.kind is Kind.EVENT:
            return _noun(tokens, last + 1, named, dated, index, moment.start)
        return Chunk(Sort.TIME, index, last, moment=moment)
    if index in named:
        return _noun(tokens, index, named, dated)
    if not word[0].isalnum() and word[0] not in "'£$€":
        return _sign(tokens, index)
    before = _before(tokens, index, chunks)
    if word == "that":
        return _that(tokens, index, chunks, named)
    if word in words("relatives"):
        return Chunk(Sort.RELATIVE, index, index, word)
    if word in words("coordinators"):
        return Chunk(Sort.AND, index, index, word)
    if word == "no" and index + 1 < len(tokens) and tokens.lower[index + 1] == "longer":
        return None
    if word in words("prepositions") and (word.endswith("ing") or word == "according"):
        return Chunk(Sort.PREPOSITION, index, index, word)
    if (group := read_group(tokens, index, before)) is not None:
        return Chunk(Sort.VERB, index, group.last, verb=group)
    if word in words("subordinators") and word not in words("prepositions"):
        return Chunk(Sort.SUBORDINATOR, index, index, word)
    if word in words("prepositions"):
        return Chunk(Sort.PREPOSITION, index, index, word)
    if word == "not":
        return Chunk(Sort.NOT, index, index, word)
    if is_adverb(word) and word not in ("no", "neither"):
        return None
    chunk = _noun(tokens, index, named, dated)
    if chunk is not None and chunk.last + 1 < len(tokens) and tokens.lower[chunk.last + 1] in words("after_spans"):
        return Chunk(Sort.TIME, index, chunk.last + 1)  # "some time ago"
    return chunk


def _sign(tokens: Tokens, index: int) -> Chunk | None:
    word = tokens.words[index]
    if word == ",":
        return Chunk(Sort.COMMA, index, index, ",")
    if word in _BREAKS:
        return Chunk(Sort.BREAK, index, index, word)
    if word == "(":
        for last in range(index + 1, min(index + 12, len(tokens))):
            if tokens.words[last] == ")":
                return Chunk(Sort.TIME, index, last)
    if word in "-‐‑":
        return Chunk(Sort.BREAK, index, index, word)
    return None


def _that(tokens: Tokens, index: int, chunks: list[Chunk], named: dict[int, Mention]) -> Chunk:
    """ "that": after a noun it may be relative, after a verb of saying it opens a clause,
    else it points or stands alone.
    """
    if chunks and chunks[-1].sort is Sort.VERB:
        return Chunk(Sort.SUBORDINATOR, index, index, "that")
    if chunks and chunks[-1].sort in (Sort.NOUN, Sort.TIME):
        verbs = [chunk.verb for chunk in chunks if chunk.verb is not None]
        follows_verb = index + 1 < len(tokens) and read_group(tokens, index + 1, "relative") is not None
        if follows_verb and index + 1 not in named:
            return Chunk(Sort.RELATIVE, index, index, "that")
        if verbs and verbs[-1].lemma in words("reporting"):
            return Chunk(Sort.SUBORDINATOR, index, index, "that")
        return Chunk(Sort.RELATIVE, index, index, "that")
    if chunks and chunks[-1].sort is Sort.COMMA:
        return Chunk(Sort.SUBORDINATOR, index, index, "that")
    return _noun(tokens, index, named, {}) or Chunk(Sort.SUBORDINATOR, index, index, "that")


def _before(tokens: Tokens, index: int, chunks: list[Chunk]) -> str:
    """What stands before a token, as :func:`read_group` wants to know it."""
    if not chunks:
        return "start"
    last = chunks[-1]
    match last.sort:
        case Sort.NOUN:
            noun = last.noun
            if noun is not None and noun.is_pronoun:
                if noun.head in ("we", "they", "i", "you", "these", "those", "both", "some", "many", "most"):
                    return "we"
                return "pronoun"
            if noun is not None and noun.mention is None and noun.head.endswith("s") and not noun.head.endswith("ss"):
                return "plural"
            if len(chunks) > 2 and chunks[-2].sort is Sort.AND and chunks[-3].sort is Sort.NOUN:
                return "plural"
            if (
                len(chunks) > 2
                and chunks[-2].word == "of"
                and chunks[-3].noun is not None
                and chunks[-3].noun.head[-1:] == "s"
            ):
                return "plural"
            if noun is not None and noun.first < noun.last and tokens.lower[noun.first][0].isdigit():
                return "plural"
            if noun is not None and noun.mention is not None:
                return "name"
            return "noun" if noun is not None and (noun.determiner or noun.possessor_token >= 0) else "bare"
        case Sort.TIME:
            return "noun"
        case Sort.COMMA | Sort.BREAK:
            return "comma"
        case Sort.AND:
            verbs = [chunk.verb for chunk in chunks if chunk.verb is not None]
            if verbs and verbs[-1].tense == "ing":
                return "ing and"
            return "verb and" if verbs and verbs[-1].tense in ("infinitive", "future", "present") else "and"
        case Sort.RELATIVE:
            return "relative"
        case Sort.SUBORDINATOR:
            return "subordinator"
        case Sort.VERB:
            return "verb"
        case Sort.PREPOSITION:
            return "subordinator" if last.word in ("after", "before", "since", "while", "until") else "preposition"
        case Sort.NOT:
            return "determiner"


def _noun(
    tokens: Tokens,
    start: int,
    named: dict[int, Mention],
    dated: dict[int, Moment],
    first: int = -1,
    moment: int = -1,
) -> Chunk | None:
    """The noun phrase that begins at *start*: up to a small word, a verb, a date, or another article."""
    lower = tokens.lower
    index = start
    mention: Mention | None = None
    possessor: Mention | None = None
    possessor_token = -1
    determiner = lower[start] if lower[start] in words("determiners") or lower[start] in words("possessives") else ""
    if lower[start] in words("pronouns") and start not in named and not _determines(tokens, start):
        phrase = NounPhrase(tokens.starts[start], tokens.ends[start], start, start, lower[start], is_pronoun=True)
        return Chunk(Sort.NOUN, start, start, noun=phrase)
    if determiner in words("possessives"):
        possessor_token = start
    count = len(tokens)
    while index < count:
        if index in named:
            mention = named[index]
            index = max(index, tokens.at(mention.end - 1)) + 1
            continue
        word = lower[index]
        if word in ("'s", "'"):
            if index == start:
                return None
            if index + 1 >= count or _ends_here(tokens, index + 1, named, dated):
                break
            possessor, possessor_token, mention = mention, index - 1, None
            index += 1
            continue
        if index > start and _ends_here(
            tokens, index, named, dated, lower[index - 1], mention is not None, bool(determiner) or possessor_token >= 0
        ):
            break
        if not (word[0].isalnum() or word[0] in "£$€%[]&.") or word in words("object_pronouns") - {"her"}:
            break
        if word in ("[", "]", "."):
            index += 1
            continue
        mention = None
        index += 1
    last = index - 1
    if last < start or (last == start and determiner in ("the", "a", "an", "every") and start not in named):
        return None
    while last > start and lower[last] in ("[", "]", "."):
        last -= 1
    phrase = NounPhrase(
        start=tokens.starts[start],
        end=tokens.ends[last],
        first=start,
        last=last,
        head=lower[last],
        determiner=determiner,
        mention=mention,
        possessor=possessor,
        possessor_token=possessor_token,
        moment=moment,
    )
    return Chunk(Sort.NOUN, first if first >= 0 else start, last, noun=phrase)


def _determines(tokens: Tokens, index: int) -> bool:
    """Whether "that", "her", "both" stands before its noun rather than alone."""
    word = tokens.lower[index]
    if word not in words("determiners") and word not in words("possessives"):
        return False
    after = index + 1
    if after >= len(tokens) or not tokens.words[after][0].isalnum() or tokens.lower[after] in _never_in_noun():
        return False
    return read_group(tokens, after, "pronoun") is None or word not in (
        "that",
        "this",
        "those",
        "these",
        "both",
        "some",
        "many",
        "most",
    )


def _ends_here(
    tokens: Tokens,
    index: int,
    named: dict[int, Mention],
    dated: dict[int, Moment],
    previous: str = "",
    ends_name: bool = False,
    has_determiner: bool = False,
) -> bool:
    """Whether the token at *index* can no longer belong to the noun phrase before it."""
    word = tokens.lower[index]
    if index in named:
        return False
    if ends_name and word[0].isdigit():
        return True
    if index in dated or word in _never_in_noun():
        return True
    if word in words("determiners") and previous != "" and previous not in words("determiners"):
        return True
    if word in words("possessives") and previous != "":
        return previous not in words("determiners")
    if previous and (word in words("subject_pronouns") or word == "to"):
        return True
    if not (word[0].isalnum() or word[0] in "£$€%'&[].") or word == ".":
        return True
    if not previous:
        return False
    if (
        is_adverb(word)
        and not word.endswith("ly")
        and word not in ("first", "last", "once", "only", "more", "most", "very", "least", "long")
    ):
        return True
    if previous in words("determiners") or previous in words("possessives") or previous in ("'s", "'"):
        return False
    if previous[0].isdigit():
        return word in auxiliaries()
    kind = "noun" if has_determiner else "bare"
    if ends_name:
        kind = "name"
    elif previous.endswith("s") and not previous.endswith("ss"):
        kind = "plural"
    group = read_group(tokens, index, kind)
    if group is None:
        return (
            word.endswith("ly")
            and is_adverb(word)
            and index + 1 < len(tokens)
            and read_group(tokens, index + 1, kind) is not None
        )
    if group.tense == "ing" and has_determiner and _is_adjective(previous):
        return False
    return not (group.ambiguous and _modifies(tokens, index, named))


def _modifies(tokens: Tokens, index: int, named: dict[int, Mention]) -> bool:
    """Whether a past form inside a noun phrase qualifies what follows: "former jailed leader"."""
    previous = tokens.lower[index - 1]
    if index - 1 in named or previous.endswith("s"):
        return False
    return (
        _is_adjective(previous)
        and index + 1 < len(tokens)
        and tokens.lower[index + 1].isalpha()
        and not _small(tokens.lower[index + 1])
    )


def _is_adjective(word: str) -> bool:
    return word.endswith(("al", "ous", "ive", "ic", "ful", "able")) or word in (
        "former",
        "new",
        "old",
        "late",
        "first",
        "last",
        "several",
        "many",
    )


def _small(word: str) -> bool:
    return word in _never_in_noun() or word in words("determiners") or word in words("possessives") or is_adverb(word)


def may_be_verb(tokens: Tokens, index: int) -> bool:
    """Whether the data know the token as a form of a verb at all."""
    return any(kind & ~Form.BASE for _, kind in readings(tokens, index))
