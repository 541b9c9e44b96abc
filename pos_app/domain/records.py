"""Dataclasses whose methods are written when they are first used, not when the program starts.

``dataclasses`` compiles up to six methods for every class, half a millisecond each time. Of the
several hundred records of this program a start uses few, and hardly one is ever shown or hashed.
What is written here, late, does what theirs does; for the type checker it is theirs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, cast

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        cls: type | None = None,
        /,
        *,
        frozen: bool = False,
        slots: bool = False,
        kw_only: bool = False,
        eq: bool = True,
        repr: bool = True,  # noqa: A002 - the name that dataclasses gave it
    ) -> Any:  # noqa: ANN401 - see above for its type
        """Make a record of the class, as ``dataclasses.dataclass`` would.

        Only what is frozen and slotted, or neither frozen nor ordered, is asked for here.
        """

        def made(plain: type) -> type:
            return _made(
                plain, is_frozen=frozen, is_slotted=slots, by_name=kw_only, eq=eq, shows=repr
            )

        return made if cls is None else made(cls)


Method = Callable[..., Any]


def _made(
    plain: type, *, is_frozen: bool, is_slotted: bool, by_name: bool, eq: bool, shows: bool
) -> type:
    if is_frozen and not is_slotted:
        raise TypeError(plain)
    own = vars(plain)
    is_hashed = "__hash__" in own and not (own["__hash__"] is None and "__eq__" in own)
    # With nothing to write, this notes the fields, and makes the class anew with its slots.
    cls: Any = dataclasses.dataclass(
        init=False, repr=False, eq=False, slots=is_slotted, kw_only=by_name
    )(plain)
    if "__init__" not in own:
        _write_later(cls, "__init__", _init_text)
    if shows and "__repr__" not in own:
        cls.__repr__ = _shown
    if eq and "__eq__" not in own:
        _write_later(cls, "__eq__", _eq_text)
    if eq and not is_hashed:
        if is_frozen:
            _write_later(cls, "__hash__", _hash_text)
        else:
            cls.__hash__ = None
    if is_frozen:
        cls.__setattr__, cls.__delattr__ = _refuse_to_set, _refuse_to_delete
        cls.__getstate__, cls.__setstate__ = _state, _take_state
    return cast("type", cls)


def _write_later(cls: type, name: str, text: Callable[[type, dict[str, Any]], str]) -> None:
    """Let the first call of the method write it, and everybody who calls it afterwards use that."""

    def first(self: object, *args: object, **named: object) -> object:
        scope: dict[str, Any] = {}
        exec(text(cls, scope), scope)  # noqa: S102 - our own text, of names of fields
        written: Method = scope[name]
        written.__qualname__ = f"{cls.__qualname__}.{name}"
        written.__module__ = cls.__module__
        setattr(cls, name, written)
        return written(self, *args, **named)

    first.__name__ = name
    setattr(cls, name, first)


def _init_text(cls: type, scope: dict[str, Any]) -> str:
    asked: dict[bool, list[str]] = {False: [], True: []}
    lines = []
    for item in _fields(cls):
        name = item.name
        scope[f"__default_{name}"] = item.default
        value = name if item.init else f"__default_{name}"
        if item.default_factory is not MISSING:
            scope["__missing"], scope[f"__make_{name}"] = MISSING, item.default_factory
            scope[f"__default_{name}"] = MISSING
            value = f"__make_{name}() if {value} is __missing else {value}"
        is_asked_always = item.default is MISSING and item.default_factory is MISSING
        if item.init:
            default = "" if is_asked_always else f"=__default_{name}"
            asked[bool(item.kw_only)].append(name + default)
        if item.init or not is_asked_always:
            lines.append(_setting(cls, name, value, scope))
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    by_name = ["*", *asked[True]] if asked[True] else []
    return _function("__init__", ", ".join(["self", *asked[False], *by_name]), lines or ["pass"])


def _setting(cls: type, name: str, value: str, scope: dict[str, Any]) -> str:
    slot = getattr(cls, name, None)
    if isinstance(slot, MemberDescriptorType):  # past the refusal of whoever is frozen
        scope[f"__set_{name}"] = slot.__set__
        return f"__set_{name}(self, {value})"
    return f"self.{name} = {value}"


def _eq_text(cls: type, _scope: dict[str, Any]) -> str:
    ours, theirs = (_tuple(cls, of) for of in ("self", "other"))
    lines = ["if other.__class__ is not self.__class__:", "    return NotImplemented"]
    return _function("__eq__", "self, other", [*lines, f"return {ours} == {theirs}"])


def _hash_text(cls: type, _scope: dict[str, Any]) -> str:
    return _function("__hash__", "self", [f"return hash({_tuple(cls, 'self')})"])


def _tuple(cls: type, of: str) -> str:
    return "(" + "".join(f"{of}.{item.name}, " for item in _fields(cls) if item.compare) + ")"


def _function(name: str, parameters: str, lines: list[str]) -> str:
    return f"def {name}({parameters}):\n" + "".join(f"    {line}\n" for line in lines)


def _fields(record: Any) -> tuple[Field[Any], ...]:  # noqa: ANN401 - what dataclasses takes
    return dataclasses.fields(record)


def _shown(self: object) -> str:
    said = (f"{each.name}={getattr(self, each.name)!r}" for each in _fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(said)})"


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: object) -> list[object]:
    return [getattr(self, item.name) for item in _fields(self)]


def _take_state(self: object, state: list[object]) -> None:
    for item, value in zip(_fields(self), state, strict=True):
        object.__setattr__(self, item.name, value)
