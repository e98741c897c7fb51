"""Work on many documents at once: the same function over the same tasks, in one process or in several."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 16  # documents handed to a worker at a time

_shared: tuple[Callable[..., Any], tuple[Any, ...]] | None = None  # of a worker process, set as it starts


def map_tasks(function: Callable[..., R], tasks: Sequence[T], common: tuple[Any, ...], jobs: int) -> Iterator[R]:
    """Yield ``function(task, *common)`` for every task, in order. *common* is sent to each worker once."""
    if jobs <= 1 or len(tasks) <= CHUNK:
        for task in tasks:
            yield function(task, *common)
        return
    from concurrent.futures import ProcessPoolExecutor  # 30 ms, and only for many documents

    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(function, common)) as pool:
        yield from pool.map(_work, tasks, chunksize=CHUNK)


def _start(function: Callable[..., Any], common: tuple[Any, ...]) -> None:
    global _shared
    gc.freeze()  # what all documents share is looked through no more
    _shared = (function, common)


def _work(task: Any) -> Any:
    assert _shared is not None  # the pool's initializer has run
    function, common = _shared
    return function(task, *common)
