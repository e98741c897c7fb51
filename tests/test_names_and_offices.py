"""Names, offices and references, read from fixtures: what must be read, and the near miss that must not."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.extractors import names, references, roles
from factlint.extractors.context import Context
from factlint.model import Entity, Kind, Place
from factlint.readers import plain
from factlint.text.name_index import index_names
from factlint.text.office_index import index_offices
from factlint.text.sentences import split

FIXTURES = Path(__file__).parent / "fixtures"
SHEET = "sheet.fact"


def cases(name: str) -> list[Any]:
    content = yaml.safe_load((FIXTURES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["title"]) for case in content]


def entities(declared: dict[str, list[Any]]) -> Iterable[Entity]:
    place = Place(SHEET, 1, 1, 1, 1)
    for kind, some in declared.items():
        for each in some:
            lines = {"name": each} if isinstance(each, str) else each
            yield Entity(
                kind=Kind(kind),
                name=lines["name"],
                sheet=SHEET,
                place=place,
                also=tuple(lines.get("also", ())),
                look_alikes=tuple(lines.get("not", ())),
                people=tuple(lines.get("people", ())),
            )


def read(text: str, declared: dict[str, list[Any]] | None = None, admitted: Iterable[str] = ()) -> Context:
    document = plain.read("story.txt", text, ())
    sentences = split(document)
    index = index_names(tuple(entities(declared or {})))
    offices = index_offices(())
    found = names.mentions(document, sentences, index, frozenset(admitted))
    vocabulary: Any = SimpleNamespace(names=index, offices=offices)
    return Context(document, vocabulary, sentences, found)


@pytest.mark.parametrize("case", cases("names"))
def test_names(case: dict[str, Any]) -> None:
    context = read(case["text"], case.get("declared"), case.get("admitted", ()))
    found = [mention for some in context.mentions for mention in some]
    for words, wanted in case["means"].items():
        here = [mention for mention in found if mention.text == words]
        if wanted is None:
            assert not here, f"{words} is no name"
            continue
        assert here, f"{words} is not read in {[mention.text for mention in found]}"
        for mention in here:
            assert mention.name == wanted[1:]
            assert bool(mention.entities) == wanted.startswith("!"), mention
            assert context.document.text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("case", cases("roles"))
def test_roles(case: dict[str, Any]) -> None:
    context = read(case["text"])
    found = [role for sentence in context.sentences for role in roles.extract(sentence, context, ())]
    wanted = [[part.strip() for part in line.split("|")] for line in case["roles"]]
    read_as = []
    for role in found:
        state = role.state + (" negated" if role.negated else "")
        read_as.append([role.person.name if role.person else "", role.role, role.of.name if role.of else "", state])
    for line in wanted:
        line += ["", "current"][len(line) - 2 :] if len(line) < 4 else []
        if len(line) == 5:
            line[3:] = [" ".join(line[3:])]
    assert read_as == wanted


@pytest.mark.parametrize("case", cases("references"))
def test_references(case: dict[str, Any]) -> None:
    before, words, after = re.split(r"[\[\]]", case["text"])
    context = read(before + words + after)
    sentence = next(one for one in context.sentences if one.start <= len(before) < one.end)
    found = references.resolve(sentence, sentence.tokens.at(len(before)), context)
    if case["is"] is None:
        assert found is None or found.confidence < 0.5, found
        return
    assert found is not None
    assert found.name == case["is"]
    assert (found.confidence >= 0.5) == case["sure"], found
    assert (found.start, found.end) == (len(before), len(before) + len(words))


WORDS = [
    "President",
    "the",
    "Putin",
    "of",
    "'s",
    ",",
    "chairman",
    "Acme",
    "St",
    "Bank",
    "and",
    "he",
    "which",
    "(",
    ")",
    ".",
]
WORDS += [
    "May",
    "ex-",
    "-",
    "“",
    "”",
    "J.",
    "it",
    "de",
    "la",
    "was",
    "named",
    "as",
    "US",
    "Russian",
    "director",
    "X",
    "\n\n",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_any_order_of_words_is_read_and_offsets_hold(parts: list[str]) -> None:
    context = read(" ".join(parts), {"person": ["Vladimir Putin"], "group": [{"name": "Acme", "also": ["the bank"]}]})
    for sentence, found in zip(context.sentences, context.mentions, strict=True):
        for mention in found:
            assert sentence.start <= mention.start < mention.end <= sentence.end
            assert context.document.text[mention.start : mention.end] == mention.text
        for role in roles.extract(sentence, context, ()):
            assert sentence.start <= role.start <= role.role_start < role.role_end <= role.end <= sentence.end
        for token in range(len(sentence.tokens)):
            references.resolve(sentence, token, context)


def test_the_index_can_be_sent_to_another_process() -> None:
    index = index_names(tuple(entities({"person": ["Vladimir Putin"]})))
    assert pickle.loads(pickle.dumps(index)) == index
