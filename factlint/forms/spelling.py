"""``avoid: Atambajev`` under ``person Almazbek Atambayev``; ``title: Inspector``: “Sergeant Morse” contradicts it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from factlint.extractors.reading import Reading
from factlint.forms.scope import statement_of
from factlint.model import BlockKind, Entity, Fact, Mode, Outcome, Role, Rule, Rulebook, Sentence, Spelling, Verdict
from factlint.text.name_index import word_list
from factlint.text.office_index import title_words


def judge(rule: Rule, reading: Reading, rulebook: Rulebook) -> Iterator[Verdict]:
    """A verdict on each spelling to avoid, and on each other title before the name."""
    assertion = rule.assertion
    assert isinstance(assertion, Spelling)
    entity = assertion.entity
    if entity.avoid:
        yield from _spellings(rule, entity, reading)
    if entity.title:
        yield from _titles(rule, entity, entity.title, reading)


def _spellings(rule: Rule, entity: Entity, reading: Reading) -> Iterator[Verdict]:
    pattern = _pattern(entity.avoid)
    for sentence in _with_words(entity.avoid, reading):
        if sentence.kind is BlockKind.FURNITURE:
            continue
        for found in pattern.finditer(sentence.text):
            start, end = sentence.start + found.start(), sentence.start + found.end()
            right = spelling_for(" ".join(found.group().split()), entity)
            statement = statement_of(rule, reading, _fact(sentence, start, end), start, end, subject=entity.name)
            yield Verdict(
                rule,
                Outcome.CONTRADICTS,
                "a spelling to avoid",
                statement,
                found=statement.text,
                expected=right,
                subject=entity.name,
                fix=right,
                message=f"“{statement.text}” is spelt “{right}” here",
            )


def _with_words(avoided: tuple[str, ...], reading: Reading) -> Iterator[Sentence]:
    """The sentences that may hold a spelling to avoid; few documents have one, and no pattern is as quick as "in"."""
    text, rows = reading.document.text, _words(avoided)
    if any(all(word in text for word in words) for words in rows):
        for sentence in reading.sentences:
            if any(all(word in sentence.text for word in words) for words in rows):
                yield sentence


@functools.lru_cache(maxsize=512)
def _words(avoided: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words that stand in every text which holds a spelling, one of these rows for each."""
    rows = (form.replace("’", "'").split() for form in avoided)
    return tuple(tuple(part for word in row for part in word.split("'")) for row in rows)


@functools.lru_cache(maxsize=512)
def _pattern(avoided: tuple[str, ...]) -> re.Pattern[str]:
    forms = sorted(avoided, key=len, reverse=True)
    words = (
        r"\s+".join(re.escape(word).replace("'", "['’]") for word in form.replace("’", "'").split()) for form in forms
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


def spelling_for(found: str, entity: Entity) -> str:
    """What to write instead: the declared name, or the part of it that stands for as many words as were found."""
    count = len(found.split())
    names = (entity.name, *entity.also)
    if len(entity.name.split()) == count:
        return entity.name
    same_length = [name for name in names if len(name.split()) == count]
    if same_length:
        return min(
            same_length,
            key=lambda name: (abs(len(name) - len(found)), -sum(a == b for a, b in zip(name, found, strict=False))),
        )
    if count == 1:
        return max(entity.name.split(), key=lambda word: sum(a == b for a, b in zip(word, found, strict=False)))
    return entity.name


def _fact(sentence: Sentence, start: int, end: int) -> Fact:
    """A spelling is the writer's own, whoever is cited; inside quotes it may be the quoted one's."""
    mode, by = sentence.voice(start)
    quoted = mode is Mode.QUOTED
    return Fact(
        start=start, end=end, sentence=sentence.index, mode=mode if quoted else Mode.ASSERTED, by=by if quoted else None
    )


def _titles(rule: Rule, entity: Entity, title: str, reading: Reading) -> Iterator[Verdict]:
    yield from _honorifics(rule, entity, title, reading)
    for facts in reading.facts:
        for fact in facts:
            if not isinstance(fact, Role) or fact.person is None or not fact.person.means(entity.key, rule.sheet):
                continue
            before = 0 <= fact.role_start < fact.role_end <= fact.person.start
            if not before or fact.state != "current" or not fact.mode.is_checked:
                continue
            between = reading.document.text[fact.role_end : fact.person.start].strip()
            agrees = fact.role.casefold() == title.casefold()
            if between or (fact.of is not None and not agrees):
                continue
            statement = statement_of(rule, reading, fact, fact.role_start, fact.role_end, subject=entity.name)
            yield Verdict(
                rule,
                Outcome.AGREES if agrees else Outcome.CONTRADICTS,
                "the declared title" if agrees else "another title",
                statement,
                found=fact.role,
                expected=title,
                subject=entity.name,
                fix=None if agrees else title,
                message="" if agrees else f"{fact.role} {fact.person.text}, but the title is {title}",
            )


def _honorifics(rule: Rule, entity: Entity, title: str, reading: Reading) -> Iterator[Verdict]:
    """Verdicts on titles that are no offices: "Lady Judith Aldous" is "Dame"."""
    titles = word_list("honorifics") - word_list("courtesy") - title_words("heads")
    for sentence, mentions in zip(reading.sentences, reading.context.mentions, strict=True):
        for mention in mentions:
            if not mention.means(entity.key, rule.sheet):
                continue
            tokens = sentence.tokens
            at = tokens.at(mention.start) - 1
            if at < 0 or tokens.lower[at] not in titles or not tokens.words[at][0].isupper():
                continue
            agrees = title.casefold().startswith(tokens.lower[at].rstrip("."))
            found = tokens.words[at]
            fact = _fact(sentence, tokens.starts[at], tokens.ends[at])
            yield Verdict(
                rule,
                Outcome.AGREES if agrees else Outcome.CONTRADICTS,
                "the declared title" if agrees else "another title",
                statement_of(rule, reading, fact, fact.start, fact.end, subject=entity.name),
                found=found,
                expected=title,
                subject=entity.name,
                fix=None if agrees else title,
                message="" if agrees else f"{found} {mention.text}, but the title is {title}",
            )
