"""How one event type is called, looks like and what it says in the audit window.

A row gives the title of the list, an icon, the sentence of the inspector with named places for
the payload, the summary of the list, the amount, and what was before and after.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from decimal import Decimal

from pos_app.domain.records import dataclass
from pos_app.ui.audit.audit_state import Change
from pos_app.ui.audit.places import Payload, Text

Amount = Callable[[Payload], Decimal]
Changes = Callable[[Payload], tuple[Change, ...]]


@dataclass(frozen=True, slots=True)
class Wording:
    """How one event type is shown.

    ``sentence`` is for the inspector, ``summary`` for the list, ``life`` for the subject's own
    time line, which needs no name of the subject; ``changes`` are ``(what, before, after)``. All
    texts are whole and translated; their places are filled by :mod:`pos_app.ui.audit.places`.
    """

    title: str
    icon: str
    sentence: Text
    summary: Text
    life: Text = field(kw_only=True)
    amount: Amount | None = None
    changes: Changes | None = None
