"""Any text at all is read without a crash, and its facts are JSON: the pieces are those that figures are made of."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from factlint import pipeline
from factlint.model import DocumentSettings, Rulebook, RunSettings
from factlint.readers import read_document
from factlint.reports.facts import fact_object

PIECES = """
0 00 1 2 12 99 1000 1,000 1.000 12345678901234567890 999999999999999999999999999999999 1e99 1e-99 10^99 2210^99 ^ x10
- – / % $ € £ bn m million billion trillion hundred thousand dozen half quarter third of and to from by between or per
cent percent points degrees C ° F km miles pounds feet inches ' " : ; , . ( ) [ ] * # > | twenty-one one first second
31 June 2020 30 February 99/99/9999 1/2 ½ ¼ .5 5. -5 +5 −5 ± Monday last next ago years old aged days before since until
BC 1990s '90s 10am 25:61 Q5 II th 3rd 2-1 20-22 1–2 $1-2bn £0 0% 1000% infinity NaN ² ³ ① ٣ १२ 1½ ‘ ’ “ ” the mayor said
Ann Hale seats won lost was elected president in Paris he they who which if not will
"""
TEXTS = st.lists(st.sampled_from(PIECES.split()), min_size=2, max_size=40).map(" ".join)
KNOWN = DocumentSettings(day=date(2020, 10, 8))
RUN = RunSettings(today=date(2024, 1, 1))
RULES = pipeline.compile_rules(Rulebook())


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(("a.txt", "a.md", "a.html")))
def test_facts_are_json(text: str, name: str) -> None:
    document, facts = pipeline.read_facts(name, text.encode(), Rulebook(), RUN, KNOWN)
    for fact in facts:
        json.dumps(fact_object(document, fact), allow_nan=False)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_the_built_in_checks_run(text: str) -> None:
    pipeline.check_document(read_document("a.txt", text.encode()), RULES, RUN, KNOWN)


def test_more_digits_than_anybody_counts_are_no_figure() -> None:
    text = b"The checksum is 999999999999999999999999999999999 bytes, and 2\xc2\xb3 is eight."
    _, facts = pipeline.read_facts("a.txt", text, Rulebook(), RUN, KNOWN)
    assert not [fact for fact in facts if type(fact).__name__ == "Quantity"]
