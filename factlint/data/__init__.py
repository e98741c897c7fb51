"""Word lists: what factlint knows about English, as YAML, read once.

``load("months")`` gives the content of ``months.yaml``. YAML is slow to read, so the parsed content is kept in the
user's cache folder (see :mod:`factlint.cache`), keyed by the file's size and time: PyYAML is imported only when a list
has changed.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

from factlint import cache

FOLDER = Path(__file__).parent


@functools.cache
def load(name: str) -> Any:
    """Return the content of ``data/NAME.yaml`` (maps, lists, strings and numbers; shared, so never to be changed)."""
    path = FOLDER / f"{name}.yaml"
    stat = path.stat()
    key = f"data2-{name}-{stat.st_size}-{stat.st_mtime_ns}"
    kept = cache.read(key)
    if kept is not None:
        return kept
    content = _read(path)
    cache.write(key, content)
    return content


def _read(path: Path) -> Any:
    """Parse a word list; "on", "off", "yes" and "no" are words in it, not truth values as YAML 1.1 has them."""
    import yaml  # 10 ms, and only when the list has changed

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # which of the two, the build decides
        pass

    resolvers = {
        sign: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:bool"]
        for sign, pairs in Loader.yaml_implicit_resolvers.items()
    }
    Loader.yaml_implicit_resolvers = resolvers
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
