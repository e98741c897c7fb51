"""Every check by the examples in its own file: each of FIRES is reported, none of SILENT is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factlint import checks
from factlint.model import Entity, Kind, Place, Rulebook, Violation
from tests.reading import read_text

FIRES = [(check, text) for check in checks.CHECKS for text in check.FIRES]
SILENT = [(check, text) for check in checks.CHECKS for text in check.SILENT]


def _found(name: str, text: str) -> list[Violation]:
    module = next(check for check in checks.CHECKS if name == check.ID)
    return list(checks.run(read_text(text, rulebook=_declaring(getattr(module, "NAMES", ()))), select=(name,)))


def _declaring(names: tuple[str, ...]) -> Rulebook:
    place = Place("t.fact", 1, 1, 1, 2)
    return Rulebook(entities=tuple(Entity(Kind.PERSON, name, "t.fact", place) for name in names))


@pytest.mark.parametrize(("check", "text"), FIRES, ids=lambda item: getattr(item, "ID", str(item)[:60]))
def test_fires(check, text):
    found = _found(check.ID, text)
    assert len(found) == 1, [violation.message for violation in found]
    assert found[0].message
    assert found[0].text in text


@pytest.mark.parametrize(("check", "text"), SILENT, ids=lambda item: getattr(item, "ID", str(item)[:60]))
def test_stays_silent(check, text):
    assert [violation.message for violation in _found(check.ID, text)] == []


def test_ids_are_unique_and_files_are_named_after_them():
    assert len(set(checks.IDS)) == len(checks.IDS)
    for check in checks.CHECKS:
        assert check.__name__.rpartition(".")[2] == check.ID.replace("-", "_")
        assert check.__doc__ and check.SUMMARY and len(check.FIRES) >= 3 and len(check.SILENT) >= 3


HERE = Path(__file__).parent / "checks"
PLANTED = yaml.safe_load((HERE / "planted.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "text"), PLANTED, ids=lambda item: item[:60])
def test_finds_what_is_planted(name, text):
    assert name in {violation.rule for violation in checks.run(read_text(text))}


@pytest.mark.parametrize("text", yaml.safe_load((HERE / "silent.yaml").read_text(encoding="utf-8")))
def test_says_nothing_of_a_near_miss(text):
    assert [f"{violation.rule}: {violation.message}" for violation in checks.run(read_text(text))] == []


@pytest.mark.parametrize("path", sorted((HERE / "clean").iterdir()), ids=lambda path: path.stem)
def test_says_nothing_of_a_clean_article(path):
    found = checks.run(read_text(path.read_text(encoding="utf-8"), path=path.name))
    assert [f"{violation.rule}: {violation.message}" for violation in found] == []


GERMAN = (
    "Der Bürgermeister sagte am Montag, dass die Stadt 130 der 120 Sitze verloren habe. Die Zahlen seien gestiegen, "
    "und niemand wisse genau, wie es dazu kam. Am Dienstag war die Lage noch anders gewesen, wie Augenzeugen "
    "berichteten. Die Partei hatte in diesem Jahr mehr Stimmen als im Vorjahr erhalten, und doch verlor sie Sitze. "
    "Die Wähler gingen am Sonntag wieder an die Urnen und wählten einen neuen Rat, der nun die Geschäfte führen soll. "
    "Am Abend sprach Ruth Karlsdotter. Später sprach Ruth Karlsdoter noch einmal.\n"
)


def test_a_text_in_another_language_is_left_alone_and_says_so(tmp_path, monkeypatch, cli):
    monkeypatch.chdir(tmp_path)
    Path("de.txt").write_text(GERMAN, encoding="utf-8")
    done = cli("check", "de.txt")
    assert done.status == 0
    assert "de.txt: warning: its words are not English" in done.err


def test_a_short_text_is_taken_to_be_english(tmp_path, monkeypatch, cli):
    monkeypatch.chdir(tmp_path)
    Path("en.txt").write_text("Labour holds 52 seats; Labour holds 52 of 48 seats.\n", encoding="utf-8")
    done = cli("check", "en.txt")
    assert (done.status, done.err) == (1, "")
