"""Reads the design tokens, the only source of colours and sizes, into typed objects."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from pos_app.domain.records import dataclass
from pos_app.resource_files import resource

_Value = TypeVar("_Value")

THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A size of text in logical pixels; ``steps`` are what it falls to when it does not fit."""

    size: int
    line: int
    weight: int
    steps: tuple[int, ...]
    is_mono: bool


@dataclass(frozen=True, slots=True)
class CategoryColours:
    """The colours of a department as ``#RRGGBB``: ``ink`` is read on ``soft``."""

    ink: str
    soft: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Everything the design fixes, at text scale 1.0; colours are ``#RRGGBB`` or ``#RRGGBBAA``.

    ``colours`` and ``categories`` are by theme, then by role or department; ``types`` by their
    full names ("sell.item", "office.body").
    """

    colours: Mapping[str, Mapping[str, str]]
    categories: Mapping[str, Mapping[str, CategoryColours]]
    family: str
    mono_family: str
    weights: tuple[int, ...]
    types: Mapping[str, TypeStyle]
    space: Mapping[str, int]
    radius: Mapping[str, int]
    border: Mapping[str, int]
    size: Mapping[str, int]
    motion: Mapping[str, int]
    breakpoint: Mapping[str, int]
    text_scales: tuple[float, ...]
    default_volume: float


@cache
def load_tokens() -> Tokens:
    """Return the tokens the program came with.

    Raises:
        OSError: the file is not there.
        KeyError: it lacks a part.
    """
    text = resource("themes", "tokens.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return Tokens(
        colours=_frozen({theme: _frozen(data["color"][theme]) for theme in THEMES}),
        categories=_frozen({theme: _categories(data["category"][theme]) for theme in THEMES}),
        family=data["font"]["family"],
        mono_family=data["font"]["mono"],
        weights=tuple(data["font"]["weights"].values()),
        types=_frozen(
            {
                f"{group}.{name}": _type_style(name, style)
                for group, styles in data["type"].items()
                for name, style in styles.items()
            }
        ),
        space=_numbers(data["space"]),
        radius=_numbers(data["radius"]),
        border=_numbers(data["border"]),
        size=_numbers(data["size"]),
        motion=_numbers(data["motion"]),
        breakpoint=_numbers(data["breakpoint"]),
        text_scales=tuple(float(scale) for scale in data["text-scale"]),
        default_volume=float(data["sound"]["default-volume"]),
    )


def _type_style(name: str, style: Mapping[str, Any]) -> TypeStyle:
    size = int(style["size"])
    return TypeStyle(
        size=size,
        line=int(style["line"]),
        weight=int(style["weight"]),
        steps=tuple(style.get("steps", (size,))),
        is_mono=name == "mono",
    )


def _categories(data: Mapping[str, Mapping[str, str]]) -> Mapping[str, CategoryColours]:
    return _frozen(
        {name: CategoryColours(pair["ink"], pair["soft"]) for name, pair in data.items()}
    )


def _numbers(data: Mapping[str, Any]) -> Mapping[str, int]:
    """Keep the numbers of a group; notes and names of easings are for people."""
    return _frozen({name: value for name, value in data.items() if isinstance(value, int)})


def _frozen(mapping: dict[str, _Value]) -> Mapping[str, _Value]:
    return MappingProxyType(mapping)
