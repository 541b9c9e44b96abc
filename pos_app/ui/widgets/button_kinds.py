"""What a button means and how it is laid out, as colour roles and sizes."""

from __future__ import annotations

from enum import Enum, auto

from pos_app.domain.records import dataclass


class Kind(Enum):
    """What a button means; each has its colours."""

    PRIMARY = auto()
    SOFT = auto()
    NEUTRAL = auto()
    QUIET = auto()
    DANGER_OUTLINE = auto()
    DANGER = auto()
    CHOSEN = auto()
    TEXT = auto()


class Shape(Enum):
    """How a button is laid out; each has its height."""

    STANDARD = auto()
    TENDER = auto()
    STACKED = auto()
    ACTION = auto()
    KEY = auto()
    NOTE = auto()
    OFFICE = auto()


@dataclass(frozen=True, slots=True)
class Colours:
    """The roles a button is drawn in; an empty role draws nothing."""

    fill: str
    hover: str
    pressed: str
    border: str
    ink: str
    border_width: int = 1


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes before scaling: ``height`` names a token, ``pad`` is from the edge to the content."""

    height: str
    label: str
    label_weight: int
    hint: str
    icon: int
    pad: int
    gap: int


COLOURS = {
    Kind.PRIMARY: Colours("accent", "accent-hover", "accent-pressed", "accent", "accent-text"),
    Kind.SOFT: Colours("accent-soft", "selection", "selection", "accent", "accent-soft-text"),
    Kind.NEUTRAL: Colours("surface-raised", "surface", "surface-sunken", "border-strong", "text"),
    Kind.QUIET: Colours("surface", "surface-sunken", "surface-sunken", "border-strong", "text"),
    Kind.DANGER_OUTLINE: Colours(
        "surface-raised", "danger-soft", "danger-soft", "border-strong", "danger"
    ),
    Kind.DANGER: Colours(
        "danger-fill", "danger-fill-hover", "danger-fill-hover", "danger-fill", "danger-fill-text"
    ),
    Kind.CHOSEN: Colours("selection", "selection", "selection", "accent", "selection-text", 2),
    Kind.TEXT: Colours("", "surface-sunken", "surface-sunken", "", "accent"),
}
DISABLED = Colours("on-disabled", "on-disabled", "on-disabled", "border", "text-disabled")

METRICS = {
    Shape.STANDARD: Metrics("touch-min", "sell.body", 600, "sell.keyhint", 22, 15, 10),
    Shape.TENDER: Metrics("tender", "sell.body", 600, "sell.keyhint", 28, 14, 10),
    Shape.STACKED: Metrics("tender", "sell.body", 600, "sell.keyhint", 26, 10, 4),
    Shape.ACTION: Metrics("action", "sell.body", 500, "sell.keyhint", 22, 13, 2),
    Shape.KEY: Metrics("numkey", "sell.key", 500, "sell.keyhint", 28, 4, 6),
    Shape.NOTE: Metrics("touch-min", "sell.item", 600, "sell.keyhint", 22, 4, 0),
    Shape.OFFICE: Metrics("office-control", "office.body", 600, "office.caption", 18, 14, 8),
}
