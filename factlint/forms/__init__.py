"""Rule + facts → verdicts. One module a form of sentence; each says what it judges.

A form that judges statements or a document has ``judge(rule, reading, rulebook) -> Iterator[Verdict]``. A form that judges
all documents has ``select(rule, reading, rulebook) -> Iterator[Statement]`` and ``judge_all(rule, statements) -> Iterator[Verdict]``.
"""
