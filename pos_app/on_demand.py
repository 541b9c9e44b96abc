"""Reads parts of the program when they are first used: see ADR 94.

A package whose ``__getattr__`` is :func:`modules_of` imports each of its modules when somebody
first says ``package.module``. :func:`later` stands for a service that nobody has used yet.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from threading import RLock
from types import ModuleType
from typing import Any, TypeVar, cast

Made = TypeVar("Made")


def modules_of(package: str) -> Callable[[str], ModuleType]:
    """Return what ``__getattr__`` of ``package`` has to be."""

    def read(name: str) -> ModuleType:
        if name.startswith("_"):
            raise AttributeError(name)
        return importlib.import_module(f"{package}.{name}")

    return read


def later(make: Callable[[], Made]) -> Made:
    """Return what stands for that which ``make`` makes, which is called at its first use."""
    return cast("Made", _Later(make))


class _Later:
    __slots__ = ("_lock", "_made", "_make")
    _lock: RLock
    _made: Any
    _make: Callable[[], object]

    def __init__(self, make: Callable[[], object]) -> None:
        for name, value in (("_make", make), ("_made", None), ("_lock", RLock())):
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the service has
        return getattr(self._found(), name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self._found(), name, value)

    def __delattr__(self, name: str) -> None:
        delattr(self._found(), name)

    def __call__(self, *arguments: object) -> object:
        return self._found()(*arguments)

    def _found(self) -> Any:  # noqa: ANN401 - the same
        if self._made is None:
            with self._lock:
                if self._made is None:
                    object.__setattr__(self, "_made", self._make())
        return self._made
