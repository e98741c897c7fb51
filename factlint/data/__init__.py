"""Word lists: what factlint knows about English, as YAML, read once.

``load("months")`` gives the content of ``months.yaml``. YAML is slow to read, so the parsed content is kept
in the user's cache folder (see :mod:`factlint.cache`), keyed by the file's size and time: PyYAML is imported only when a list has changed.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from factlint import cache

FOLDER = Path(__file__).parent


@functools.cache
def load(name: str) -> Any:
    """Return the content of ``data/NAME.yaml`` (maps, lists, strings and numbers; shared, so never to be changed)."""
    path = FOLDER / f"{name}.yaml"
    stat = path.stat()
    key = f"data-{name}-{stat.st_size}-{stat.st_mtime_ns}"
    kept = cache.read(key)
    if kept is not None:
        return kept
    import yaml  # 10 ms, and only when the list has changed

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    cache.write(key, content)
    return content
