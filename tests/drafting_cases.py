"""Texts of tests/fixtures/drafting with what is changed in them, for drafting and for ``check --against``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from factlint import pipeline
from factlint.model import Document, DocumentSettings, RunSettings

FOLDER = Path(__file__).parent / "fixtures" / "drafting"
TEXTS = tuple(sorted(path for path in FOLDER.iterdir() if path.suffix in (".txt", ".md")))
SETTINGS = RunSettings(today=date(2024, 1, 1))
NOTHING = DocumentSettings()


@dataclass(frozen=True)
class Case:
    """A change of a text, and whether it is an error."""

    text: Path
    name: str
    old: str
    new: str
    is_error: bool

    @property
    def changed(self) -> str:
        """The text with the change in it."""
        source = self.text.read_text(encoding="utf-8")
        assert source.count(self.old) == 1, self.old
        return source.replace(self.old, self.new)


def cases() -> list[Case]:
    """Every case of every text."""
    found = []
    for text in TEXTS:
        for entry in yaml.safe_load(text.with_suffix(".yaml").read_text(encoding="utf-8")):
            found.append(Case(text, entry["name"], entry["old"], entry["new"], entry["expect"] == "found"))
    return found


def opened(path: Path, text: str | None = None) -> Document:
    """A document, of other text where that is given."""
    data = path.read_bytes() if text is None else text.encode()
    return pipeline.open_document(path.name, data, SETTINGS, NOTHING)
