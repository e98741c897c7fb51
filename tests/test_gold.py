"""What is read in the seed documents and in three articles, against what a careful reader finds there."""

import importlib
from pathlib import Path

import pytest
import scoring

try:
    importlib.import_module("factlint.pipeline")
except ImportError as missing:
    pytest.skip(f"nothing reads facts yet: {missing}", allow_module_level=True)

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "gold" / "seeds.yaml"
ARTICLES = ROOT / "tests" / "articles" / "gold.yaml"
RECALL = {"quantity": 0.85, "date": 0.85, "relation": 0.85, "role": 0.8}
PRECISION = {"quantity": 0.95, "date": 0.95}
ELSEWHERE = 0.1  # how far other fields than the one that it was built on may lie below


@pytest.fixture(scope="module", params=["seeds", "articles"])
def measured(request: pytest.FixtureRequest) -> tuple[scoring.Score, float]:
    """The score of a gold file, and how far it may lie below the marks."""
    if request.param == "articles":
        return scoring.score_files(ARTICLES, ARTICLES.parent), ELSEWHERE
    if not SEEDS.exists():
        pytest.skip("the seeds' annotation is not here")
    return scoring.score_files(SEEDS, ROOT / "seeds"), 0.0


@pytest.mark.parametrize("kind", scoring.KINDS)
def test_recall_and_precision(measured: tuple[scoring.Score, float], kind: str) -> None:
    score, slack = measured
    tally = score.kinds[kind]
    print(f"\n{kind}: {tally.summary()}")
    explained = "\n".join([tally.summary(), *tally.misses, *("false: " + f for f in tally.false)])
    assert tally.recall >= RECALL.get(kind, 0) - slack, explained
    assert tally.precision >= PRECISION.get(kind, 0) - slack, explained


def test_what_only_looks_like_a_fact_is_not_read(measured: tuple[scoring.Score, float]) -> None:
    assert measured[0].violations == []
