"""What the sign-in screen shows; every text in it is ready."""

from __future__ import annotations

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class Tile:
    """Somebody who may sign in."""

    key: str
    name: str
    role: str
    initials: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class SignInState:
    """``must_change`` asks for a new PIN twice, in the place of the PIN pad's one field.

    ``training`` is what the button that goes to practise, or comes back, says.
    """

    store: str
    register: str
    title: str
    tiles: tuple[Tile, ...]
    has_more: bool
    chosen: str
    initials: str
    prompt: str
    problem: str
    button: str
    notice: str
    must_change: bool
    training: str = ""
    is_training: bool = False
