"""``---`` / ``title: …`` / ``---`` before a text: its title, date and tags, in YAML (``+++``: TOML)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from factlint.records import dataclass

_LINE, _END = r"(?<![^\r\n])", r"[ \t]*(?=[\r\n]|\Z)"  # where a line starts and ends, whatever breaks it
_FRONT = re.compile(
    rf"(?P<fence>---|\+\+\+){_END}(?P<body>.*?){_LINE}(?P<close>---|\+\+\+|\.\.\.){_END}(?:\r\n|\r|\n|\Z)", re.DOTALL
)
_TITLE = re.compile(
    rf"{_LINE}(?:title|headline)[ \t]*[:=][ \t]*(?P<quote>[\"']?)(?P<title>[^\r\n]*?)(?P=quote){_END}", re.IGNORECASE
)
_TAG_KEYS = (
    "tags",
    "tag",
    "keywords",
    "categories",
    "category",
    "topics",
    "news_keywords",
    "article:tag",
    "section",
    "article:section",
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before a text: where it ends (0: there is none), and what it says. Dates are as YAML reads them."""

    end: int = 0
    metadata: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""
    title_span: tuple[int, int] | None = None
    warnings: tuple[str, ...] = ()


def read_front_matter(source: str) -> FrontMatter:
    """Return the front matter of *source*. One that cannot be read is left out of the text, with a warning."""
    if not source.startswith(("---", "+++")):
        return FrontMatter()
    match = _FRONT.match(source)
    if not match or (match["fence"] == "+++") != (match["close"] == "+++"):
        return FrontMatter()
    try:
        metadata = _parse(match["body"], match["fence"])
    except ValueError as error:
        return FrontMatter(match.end(), warnings=(f"front matter cannot be read: {error}",))
    if not isinstance(metadata, dict):
        return FrontMatter() if metadata is not None else FrontMatter(match.end())
    title = next((str(value) for key, value in metadata.items() if str(key).lower() in ("title", "headline")), "")
    span = None
    line = _TITLE.search(source, match.start("body"), match.end("body"))
    if line and line["title"] and line["title"].replace("''", "'").replace('\\"', '"') == title:
        span = line.span("title")
    return FrontMatter(match.end(), {str(key): value for key, value in metadata.items()}, title, span)


def _parse(body: str, fence: str) -> Any:
    """The content of front matter. Raises ValueError, with the reason."""
    if fence == "+++":
        import tomllib

        return tomllib.loads(body)  # its errors are ValueErrors
    import yaml

    try:
        return yaml.load(body, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise ValueError(str(getattr(error, "problem", None) or error).splitlines()[0]) from None


def tags_of(metadata: Mapping[str, Any]) -> frozenset[str]:
    """The tags that *metadata* names, from a list or from words between commas."""
    found: set[str] = set()
    for key, value in metadata.items():
        if key.lower() not in _TAG_KEYS:
            continue
        entries = value if isinstance(value, list | tuple) else str(value or "").split(",")
        found.update(str(entry).strip() for entry in entries)
    return frozenset(found - {""})
