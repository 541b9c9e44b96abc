"""What an action is that a person can take by key, and how its keys are written."""

from __future__ import annotations

from dataclasses import replace

from pos_app.domain.records import dataclass
from pos_app.ui.action_permissions import permission_name
from pos_app.ui.i18n import _

_KEY_CAPS = {"Del": "Del", "PgDown": "PgDn", "Return": "Enter", "-": "\u2212"}


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action, or a row of like ones that differ by their key ("Alt 1 to 8").

    ``keys`` are Qt's portable names ("Ctrl+Shift+A"), ``aliases`` do the same and are not shown.
    ``is_shortcut`` is false for keys that a field or a list handles itself while it has the focus
    (arrows, Enter, ``+``). ``permission`` names what a staff member must be allowed; empty is
    everybody.
    """

    name: str
    text: str
    keys: tuple[str, ...]
    screen: str
    aliases: tuple[str, ...] = ()
    is_shortcut: bool = True
    permission: str = ""

    @property
    def hint(self) -> str:
        """The keys as they are shown: "Ctrl Shift A", "Alt 1 to 8", "Up, Down"."""
        caps = [key_cap(key) for key in self.keys]
        if len(caps) > 1 and caps[-1][-1:].isdigit():
            return _("{first} to {last}").format(first=caps[0], last=caps[-1].split()[-1])
        return ", ".join(caps)

    def bindings(self) -> tuple[tuple[str, str], ...]:
        """Return each key with the name to report: "note1" for the first of several notes."""
        if len(self.keys) == 1:
            return tuple((key, self.name) for key in (*self.keys, *self.aliases))
        return tuple((key, f"{self.name}{n}") for n, key in enumerate(self.keys, start=1))


def key_cap(key: str) -> str:
    """Return a key as screens write it: "Ctrl Shift A", "Ctrl +", "Ctrl \u2212"."""
    if key == "+":
        return key
    ends_in_plus = key.endswith("++")
    parts = (key[:-2] if ends_in_plus else key).split("+")
    if ends_in_plus:
        parts.append("+")
    return " ".join(_KEY_CAPS.get(part, part) for part in parts)


def numbered(modifier: str, count: int) -> tuple[str, ...]:
    """Return "Alt+1" to "Alt+8"."""
    return tuple(f"{modifier}+{place}" for place in range(1, count + 1))


def shortcut(name: str, text: str, keys: str | tuple[str, ...], screen: str) -> ActionSpec:
    """Return an action whose keys work wherever the focus is on its screen."""
    each = (keys,) if isinstance(keys, str) else keys
    return ActionSpec(name, text, each, screen, permission=permission_name(name, screen))


def inside(name: str, text: str, keys: str | tuple[str, ...], screen: str) -> ActionSpec:
    """Return an action whose keys a field or a list takes while it has the focus."""
    return replace(shortcut(name, text, keys, screen), is_shortcut=False)
