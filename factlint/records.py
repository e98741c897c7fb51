"""``@dataclass(frozen=True, slots=True)`` as the standard library has it, made and filled in a fraction of the time.

A program that starts for one small file spends half of that on generating methods of classes it hardly uses. Here the
methods are shared functions, and ``__init__`` is generated when the first object is made; while objects are filled they
belong to a subclass that does not refuse it (:func:`_open`). ``dataclasses.fields``, ``replace`` and pickling work as
ever. To type checkers these are the standard library's own.

A field with ``init=False`` is *late*: empty until somebody asks for it. Then Python calls the class's ``__getattr__``,
which works the value out and has the record :func:`become` one of a class without such a method: with it, every
attribute takes three times as long.
"""

from __future__ import annotations

import dataclasses
import functools
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["become", "dataclass", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, kw_only: bool = False):
        """Return a class decorator; classes without slots are the standard library's business."""
        if not slots:
            return dataclasses.dataclass(frozen=frozen, kw_only=kw_only)

        def decorate(plain: type) -> type:
            made = dataclasses.dataclass(plain, init=False, repr=False, eq=False, slots=True, kw_only=kw_only)
            names = tuple(made.__dataclass_fields__)
            values = _values(names)

            def init(self: Any, *args: Any, **kwargs: Any) -> None:
                made.__init__ = generated = _generate_init(made)
                generated(self, *args, **kwargs)

            def equal(self: Any, other: object) -> Any:
                return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

            def digest(self: Any) -> int:
                return hash(values(self))

            made.__init__ = init
            made.__eq__ = equal
            made.__repr__ = _repr
            if "__hash__" not in plain.__dict__:
                made.__hash__ = digest if frozen else None
            if frozen:
                made.__setattr__ = _refuse
                made.__delattr__ = _refuse
                made.__getstate__ = lambda self: values(self)  # a function, which binds; an attrgetter does not
                made.__setstate__ = _set_state
            return made

        return decorate

    def replace(record: Any, /, **changes: Any) -> Any:
        """``dataclasses.replace`` for classes made here, in a fifth of the time."""
        made = record.__class__
        copy = _COPIERS.get(made)
        if copy is None:
            copy = _COPIERS[made] = _generate_copy(made)
        return copy(record, changes)


def become(record: object, made: type, **late: Any) -> None:
    """Fill the *late* fields of a record and make it one of *made*, a class with the same fields."""
    for name, value in late.items():
        object.__setattr__(record, name, value)
    _TURN(record, made)


_MISSING = object()
_TURN = object.__dict__["__class__"].__set__  # makes an object one of another class, where its own refuses
_COPIERS: dict[type, Any] = {}


def _values(names: tuple[str, ...]) -> Any:
    """A function from an object to its fields' values, as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda record: ()
    get = attrgetter(*names)
    return lambda record: (get(record),)


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
    return f"{self.__class__.__qualname__}({shown})"


def _refuse(self: Any, name: str, value: object = None) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")


def _set_state(self: Any, state: Any) -> None:
    for name, value in zip(self.__dataclass_fields__, state, strict=True):
        object.__setattr__(self, name, value)


@functools.cache
def _open(made: type) -> type:
    """*made* with plain attributes, as which an object is filled before it becomes one of *made*.

    The interpreter specialises plain stores into slots: a record of 18 fields takes 0.4 µs to make, 1.0 µs through
    its slots' descriptors, and 1.5 µs through ``object.__setattr__``. A subclass that adds no slots may do without the
    decorator.
    """
    plain = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(made.__name__, (made,), plain)


def _generate_init(made: type) -> Any:
    known: dict[str, Any] = {"_missing": _MISSING, "_open": _open(made), "_turn": _TURN}
    ordered: list[str] = []
    by_name: list[str] = []
    lines: list[str] = []
    for field in dataclasses.fields(made):
        if not field.init:
            continue
        name = field.name
        given = name
        if field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
            given = f"{name}=_default_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            known[f"_factory_{name}"] = field.default_factory
            given = f"{name}=_missing"
            lines.append(f" if {name} is _missing: {name} = _factory_{name}()")
        (by_name if field.kw_only else ordered).append(given)
        lines.append(f" self.{name} = {name}")
    star = ["*"] if by_name else []
    arguments = ", ".join(["self", *ordered, *star, *by_name])
    body = "\n".join([" _class = self.__class__", " _turn(self, _open)", *lines, " self.__class__ = _class"])
    exec(f"def __init__({arguments}):\n{body}", known)
    return known["__init__"]


def _generate_copy(made: type) -> Any:
    known: dict[str, Any] = {"_new": object.__new__, "_made": made, "_open": _open(made)}
    lines = "".join(f" copy.{field.name} = record.{field.name}\n" for field in dataclasses.fields(made))
    exec(
        f"def copy(record, changes):\n copy = _new(_open)\n{lines}"
        " for name, value in changes.items(): setattr(copy, name, value)\n copy.__class__ = _made\n return copy",
        known,
    )
    return known["copy"]
