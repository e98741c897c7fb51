"""Several processes give what one gives, in the same order."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Cli

from factlint import workers

SHEET = """\
place Norvale
  avoid: Norwale
rule seats: council seats = 40
count council seats
  unit: seat
rule votes: all documents agree on votes
"""
TEXTS = (
    "Norvale chose a council of 40 seats.\n",
    "The council of Norwale has 45 seats, and they met on Monday, June 15, 2010.\n",
    "They counted 13 votes.\n",
    "They counted 14 votes; “The council has 44 seats,” said Mary Collier.\n",
)


def _squared(number: int, factor: int) -> int:
    if number < 0:
        raise ValueError(number)
    return number * number * factor


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("count", [0, 1, workers.CHUNK, workers.CHUNK * 3 + 1])
def test_results_come_in_the_order_of_the_tasks(jobs: int, count: int) -> None:
    assert list(workers.map_tasks(_squared, range(count), (3,), jobs)) == [n * n * 3 for n in range(count)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_goes_wrong_in_a_worker_goes_wrong_here(jobs: int) -> None:
    with pytest.raises(ValueError):
        list(workers.map_tasks(_squared, [*range(workers.CHUNK * 2), -1], (3,), jobs))


def test_two_jobs_report_what_one_reports(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "desk.fact").write_text(SHEET, encoding="utf-8")
    (tmp_path / "articles").mkdir()
    for index in range(workers.CHUNK * 2 + 3):
        (tmp_path / "articles" / f"{index:02}.txt").write_text(TEXTS[index % len(TEXTS)], encoding="utf-8")
    (tmp_path / "articles" / "broken.txt").write_bytes(b"a\x00b")
    show = ("--show", "agreed,unused,skipped", "--fail-level", "never")
    one = cli("check", "articles", "--format", "json", "--jobs", "1", *show)
    two = cli("check", "articles", "--format", "json", "--jobs", "2", *show)
    assert one.out.count('"rule": ') > workers.CHUNK
    assert (one.status, one.out, one.err) == (two.status, two.out, two.err)
    assert one.status == 2, "a file that was not read never ends in 0"
