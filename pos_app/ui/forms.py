"""Forms of office screens as frozen values: fields, buttons, and lines to read; knows no Qt."""

from __future__ import annotations

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a field that offers some."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FormField:
    """A field to type into, or with ``options`` to choose from; ``is_fixed`` cannot change.

    The options stand side by side, or with ``is_menu`` in a list that opens. With ``is_picture``
    the text names a picture, and the options are what can be done with it.
    """

    name: str
    label: str
    text: str
    problem: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    is_fixed: bool = False
    is_wide: bool = False
    is_menu: bool = False
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A button under a form; ``kind`` is ``main``, ``plain`` or ``danger``."""

    name: str
    label: str
    icon: str = ""
    key: str = ""
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class FormPart:
    """A form with its buttons, and lines under it; another ``number`` is another form."""

    number: int
    title: str
    note: str
    fields: tuple[FormField, ...]
    commands: tuple[Command, ...]
    lines_title: str = ""
    lines: tuple[str, ...] = ()
