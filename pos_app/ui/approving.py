"""Turns a command that needs approval into a question, and runs the same command again after it.

One mechanism for every presenter: its class is marked with :func:`asks_approval`, and whoever
builds it hands it the window's desk with :func:`serve`. ``ApprovalNeeded`` is no error that a
presenter catches, so it reaches the intent that the command began with; nothing has changed then,
and the same intent with the same arguments goes on once somebody has allowed it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from inspect import isfunction
from typing import Any, Protocol, TypeVar

_DESK = "_approval_desk"
Kind = TypeVar("Kind", bound=type)


class ApprovalDesk(Protocol):
    """Runs commands, and asks for what they need."""

    def run(self, command: Callable[[], object], give_up: Callable[[], None] | None) -> object:
        """Run a command; where it needs approval, ask and return None.

        ``give_up`` is called when nobody allows it.
        """


def asks_approval(kind: Kind) -> Kind:
    """Let every public method of a presenter ask for approval where what it does needs one.

    A presenter may have ``give_up_approval``, which is called when nobody allows it.
    """
    for name, method in list(vars(kind).items()):
        if not name.startswith("_") and name != "give_up_approval" and isfunction(method):
            setattr(kind, name, _asking(method))
    return kind


def asks(presenter: object) -> bool:
    """Return whether the presenter's class is marked."""
    return any(hasattr(method, "__asks_approval__") for method in vars(type(presenter)).values())


def serve(owner: object, desk: ApprovalDesk) -> None:
    """Hand the desk to ``owner``, or to the presenters it holds."""
    for each in (owner, *vars(owner).values()):
        if asks(each):
            setattr(each, _DESK, desk)


def _asking(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def asking(self: object, *args: object, **kwargs: object) -> object:
        desk: ApprovalDesk | None = getattr(self, _DESK, None)
        if desk is None:
            return method(self, *args, **kwargs)
        give_up: Callable[[], None] | None = getattr(self, "give_up_approval", None)
        return desk.run(partial(method, self, *args, **kwargs), give_up)

    asking.__asks_approval__ = True  # type: ignore[attr-defined]  # how `asks` knows it
    return asking
