"""What a project says of itself: ``factlint.yaml``, or ``[tool.factlint]`` in ``pyproject.toml``, nearest one upward.

``documents: [{files: "articles/**/*.md", date: 2020-10-08}]`` gives a DocumentSettings for each path.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from factlint import __version__, cache
from factlint.errors import ConfigurationError
from factlint.model import DocumentSettings, Level
from factlint.records import dataclass
from factlint.suggestion import did_you_mean

FILE = "factlint.yaml"
PYPROJECT = "pyproject.toml"
LEVELS = tuple(level.value for level in Level)
FAIL_LEVELS = (*LEVELS, "never")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of ``documents:``: globs relative to the configuration's folder, and what is known of those files."""

    files: tuple[str, ...]
    day: date | None = None
    tags: frozenset[str] = frozenset()
    level: Level | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Configuration:
    """A project's configuration; all globs and paths in it are relative to `root`."""

    root: Path
    path: str | None = None  # of the file that was read; None: there is none
    rules: tuple[str, ...] = ()
    documents: tuple[Entry, ...] = ()
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_level: str = "error"
    locale: str = "en-GB"
    baseline: str | None = None

    def relative(self, path: str) -> str:
        """Return *path* relative to `root`, with forward slashes."""
        try:
            return os.path.relpath(os.path.abspath(path), self.root).replace(os.sep, "/")
        except ValueError:  # another drive
            return path.replace(os.sep, "/")

    def is_excluded(self, path: str) -> bool:
        """Whether ``exclude:`` leaves *path* (a file or folder) out."""
        relative = self.relative(path)
        return any(matches(pattern, relative) for pattern in self.exclude)

    def document(self, path: str) -> DocumentSettings:
        """Return what is known about the document at *path*: later entries add to earlier ones."""
        relative = self.relative(path)
        merged = DocumentSettings()
        for entry in self.documents:
            if any(matches(pattern, relative) for pattern in entry.files):
                merged = DocumentSettings(
                    day=entry.day or merged.day,
                    tags=merged.tags | entry.tags,
                    level=entry.level or merged.level,
                    select=merged.select + entry.select,
                    ignore=merged.ignore + entry.ignore,
                )
        return merged


def matches(pattern: str, path: str) -> bool:
    """Whether the glob *pattern* (with ``**``), or a folder that it names, holds *path*; both with forward slashes."""
    return _glob(pattern).match(path) is not None


@functools.cache
def _glob(pattern: str) -> re.Pattern[str]:
    parts: list[str] = []
    rest = pattern.removeprefix("./").rstrip("/")
    while rest:
        for sign, expression in _SIGNS:
            if rest.startswith(sign):
                parts.append(expression)
                rest = rest[len(sign) :]
                break
        else:
            if rest[0] == "[" and (closing := rest.find("]", 2)) > 0:
                content = rest[1:closing].replace("\\", r"\\").replace("[", r"\[")
                parts.append(f"[^{content[1:]}]" if content[0] == "!" else f"[{content.replace('^', chr(92) + '^')}]")
                rest = rest[closing + 1 :]
            else:
                parts.append(re.escape(rest[0]))
                rest = rest[1:]
    return re.compile("".join(parts) + r"(?:/.*)?\Z", re.DOTALL)


_SIGNS = (("**/", "(?:.*/)?"), ("**", ".*"), ("*", "[^/]*"), ("?", "[^/]"))


def find(start: Path) -> Configuration:
    """Return the configuration of the nearest folder upward of *start* that has one, else an empty one.

    Raises ConfigurationError, naming file and line, for anything that it does not understand.
    """
    start = Path(os.path.abspath(start))
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return read(folder / FILE)
        pyproject = folder / PYPROJECT
        if pyproject.is_file() and b"[tool.factlint" in pyproject.read_bytes():
            return read(pyproject)
    return Configuration(root=start)


def read(path: Path) -> Configuration:
    """Return the configuration in the file at *path*."""
    shown = _shown(path)
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"cannot be read: {error}", path=shown) from error
    import hashlib

    key = f"configuration-{__version__}-{path.suffix}-{hashlib.sha256(data).hexdigest()}"
    tree = cache.read(key)
    if tree is None:
        tree = _toml(text, shown) if path.suffix == ".toml" else _yaml(text, shown)
        cache.write(key, tree)
    return _configuration(_Table(shown, tree), path.parent)


def _shown(path: Path) -> str:
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)
    return str(path) if relative.startswith("..") else relative.replace(os.sep, "/")


# --- files → trees of (line, value): a value is a string, a list of such pairs, or a map of strings to such pairs -----


def _yaml(text: str, shown: str) -> Any:
    import yaml  # 10 ms, and only when the file has changed

    def convert(node: Any) -> Any:
        line = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            for key, _ in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    key_line = key.start_mark.line + 1
                    raise ConfigurationError("a key is a word, not a list or map", path=shown, line=key_line)
            return line, {key.value: (key.start_mark.line + 1, convert(value)[1]) for key, value in node.value}
        if isinstance(node, yaml.SequenceNode):
            return line, [convert(item) for item in node.value]
        return line, None if node.tag == "tag:yaml.org,2002:null" else node.value

    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = f"this is not YAML: {error.problem or error.context}"
        raise ConfigurationError(problem, path=shown, line=line, column=column) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise ConfigurationError(f"this is not YAML: {str(error).splitlines()[0]}", path=shown, line=1) from error
    return convert(node) if node is not None else (1, {})


def _toml(text: str, shown: str) -> Any:
    import tomllib

    lines = text.splitlines()

    def line_of(key: str, after: int) -> int:
        pattern = re.compile(
            rf"\s*(?:\[+[\w.\s\"'-]*)?[\"']?{re.escape(key)}[\"']?\s*[=\]]|.*[{{,]\s*{re.escape(key)}\s*="
        )
        return next((number for number, line in enumerate(lines[after:], after + 1) if pattern.match(line)), after + 1)

    def convert(value: Any, line: int) -> Any:
        if isinstance(value, dict):
            return line, {
                key: (line_of(key, line - 1), convert(item, line_of(key, line - 1))[1]) for key, item in value.items()
            }
        if isinstance(value, list):
            return line, [convert(item, line) for item in value]
        return line, str(value).lower() if isinstance(value, bool) else str(value)

    try:
        table = tomllib.loads(text).get("tool", {}).get("factlint", {})
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        raise ConfigurationError(
            f"this is not TOML: {error}", path=shown, line=int(found[1]) if found else None
        ) from error
    head = next((number for number, line in enumerate(lines, 1) if line.strip().startswith("[tool.factlint")), 1)
    return convert(table, head)


# --- trees → configuration ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Table:
    """A map of the file, read key by key; every complaint names file and line."""

    path: str
    tree: Any

    def keys_are(self, known: tuple[str, ...], what: str) -> None:
        """Raise ConfigurationError for a key that is none of *known*."""
        line, content = self.tree
        if not isinstance(content, dict):
            raise self.mistake(f"{what} is a list of “key: value” lines", line)
        for key, (place, _) in content.items():
            if key not in known:
                hint = did_you_mean(key, known) or f"; known are {', '.join(known)}"
                raise self.mistake(f"“{key}” is not a key of {what}{hint}", place)

    def mistake(self, message: str, line: int) -> ConfigurationError:
        return ConfigurationError(message, path=self.path, line=line)

    def items(self, key: str) -> list[tuple[int, Any]]:
        """Return the members of a list (or a single value as a list of one)."""
        line, value = self.tree[1].get(key, (1, None))
        if value is None:
            return []
        return value if isinstance(value, list) else [(line, value)]

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; one string stands for a list of one."""
        found = []
        for line, value in self.items(key):
            if not isinstance(value, str) or not value.strip():
                raise self.mistake(f"“{key}” is a list of words, such as [{key}-1, {key}-2]", line)
            found.append(value.strip())
        return tuple(found)

    def one_of(self, key: str, choices: tuple[str, ...], default: str | None) -> str | None:
        """Return a value that is one of *choices*."""
        line, value = self.tree[1].get(key, (1, None))
        if value is None:
            return default
        if value not in choices:
            hint = did_you_mean(value, choices) if isinstance(value, str) else ""
            raise self.mistake(f"“{key}” is one of {', '.join(choices)}, not “{value}”{hint}", line)
        return str(value)

    def text(self, key: str) -> str | None:
        """Return a single string."""
        line, value = self.tree[1].get(key, (1, None))
        if value is not None and not isinstance(value, str):
            raise self.mistake(f"“{key}” is a single value", line)
        return value

    def day(self, key: str) -> date | None:
        """Return a date, written 2020-10-08."""
        line, _ = self.tree[1].get(key, (1, None))
        value = self.text(key)
        if value is None:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise self.mistake(f"“{key}” is a day such as 2020-10-08, not “{value}”", line) from error


KEYS = ("rules", "documents", "exclude", "select", "ignore", "fail-level", "locale", "baseline")
ENTRY_KEYS = ("files", "date", "tags", "level", "select", "ignore")
LOCALES = ("en-GB", "en-US", "en-AU", "en-CA", "en-IE", "en-IN", "en-NZ", "en-ZA")


def _configuration(table: _Table, root: Path) -> Configuration:
    table.keys_are(KEYS, table.path)
    return Configuration(
        root=root,
        path=table.path,
        rules=table.words("rules"),
        documents=tuple(_entry(_Table(table.path, item)) for item in table.items("documents")),
        exclude=table.words("exclude"),
        select=table.words("select"),
        ignore=table.words("ignore"),
        fail_level=table.one_of("fail-level", FAIL_LEVELS, "error") or "error",
        locale=table.one_of("locale", LOCALES, "en-GB") or "en-GB",
        baseline=table.text("baseline"),
    )


def _entry(table: _Table) -> Entry:
    line, value = table.tree
    if isinstance(value, str):
        return Entry(files=(value,))
    table.keys_are(ENTRY_KEYS, "an entry of “documents”")
    files = table.words("files")
    if not files:
        raise table.mistake('an entry of “documents” says which with “files:”, such as files: "articles/**/*.md"', line)
    level = table.one_of("level", LEVELS, None)
    return Entry(
        files=files,
        day=table.day("date"),
        tags=frozenset(table.words("tags")),
        level=Level(level) if level else None,
        select=table.words("select"),
        ignore=table.words("ignore"),
    )


DocumentSettingsOf = Callable[[str], DocumentSettings]
