"""Named filters with their columns, remembered in a small file of the data folder.

The file may be deleted at any time, and a damaged one counts as none. Knows no Qt.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from pos_app.application.queries import AuditFilter
from pos_app.domain.records import dataclass
from pos_app.ui.audit.columns import Columns
from pos_app.ui.audit.narrowing import Narrowing
from pos_app.ui.audit.periods import Period, offered

FILE_NAME = "audit-views.json"
_TEXTS = (
    "text",
    "actor_id",
    "approver_id",
    "aggregate_type",
    "aggregate_id",
    "register_id",
    "shift_id",
)
_AMOUNTS = ("least_amount", "most_amount")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SavedView:
    """A filter as it was written down, and its columns."""

    filter: Mapping[str, Any]
    columns: Columns


@dataclass(frozen=True, slots=True)
class SavedViews:
    """The columns as they were last, and the views by their names."""

    columns: Columns = field(default_factory=Columns)
    views: Mapping[str, SavedView] = field(default_factory=dict)

    def with_view(self, name: str, view: SavedView) -> SavedViews:
        """Keep a view; one of the same name is replaced."""
        return replace(self, views={**self.views, name: view})

    def renamed(self, old: str, new: str) -> SavedViews:
        """Call a view otherwise; another one of that name is replaced."""
        rest = {name: view for name, view in self.views.items() if name != old}
        return replace(self, views={**rest, new: self.views[old]})

    def without(self, name: str) -> SavedViews:
        """Forget a view."""
        return replace(self, views={key: each for key, each in self.views.items() if key != name})

    @classmethod
    def load(cls, folder: Path, now: datetime) -> SavedViews:
        """Return what was saved; a view that cannot be read is left out."""
        try:
            saved = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError):
            _log.info("The saved views in %s are unreadable; there are none", folder)
            return cls()
        if not isinstance(saved, dict):
            return cls()
        found = cls(Columns.from_plain(saved.get("columns")))
        views = saved.get("views")
        for name, view in views.items() if isinstance(views, dict) else ():
            try:
                plain = view["filter"]
                narrowing_of(plain, now)
                found = found.with_view(name, SavedView(plain, Columns.from_plain(view["columns"])))
            except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation):
                _log.info("The saved view %r makes no sense and is left out", name)
        return found

    def save(self, folder: Path) -> None:
        """Write the file; a folder that cannot be written costs the views only."""
        views = {
            name: {"filter": dict(view.filter), "columns": view.columns.to_plain()}
            for name, view in self.views.items()
        }
        text = json.dumps({"columns": self.columns.to_plain(), "views": views}, indent=1)
        path = folder / FILE_NAME
        unfinished = path.with_suffix(".unfinished")
        try:
            unfinished.write_text(text + "\n", encoding="utf-8")
            unfinished.replace(path)
        except OSError as error:
            _log.info("The saved views were not written: %s", error)


def plain_of(narrowing: Narrowing) -> dict[str, Any]:
    """Write a filter down; a period such as "today" stays one, whenever it is used."""
    where = narrowing.where
    plain: dict[str, Any] = {name: getattr(where, name) for name in _TEXTS}
    plain |= {name: getattr(where, name) for name in _AMOUNTS}
    plain |= {"event_types": sorted(where.event_types), "subject": narrowing.subject}
    period = narrowing.period
    if period.name:
        plain["period"] = period.name
    elif where.since is not None or where.until is not None:
        plain |= {"since": where.since, "until": where.until, "days": period.text}
    written = {
        key: value if isinstance(value, list) else str(value)
        for key, value in plain.items()
        if value
    }
    return {**written, **({"is_flagged": True} if where.is_flagged else {})}


def narrowing_of(plain: Mapping[str, Any], now: datetime) -> Narrowing:
    """Return the filter that was written down, with its period as seen at ``now``.

    Raises:
        ValueError, TypeError, InvalidOperation: it makes no sense.
    """
    periods = {period.name: period for period in offered(now)}
    any_time = offered(now)[0]
    period = periods.get(plain.get("period", ""), any_time)
    since, until = (
        datetime.fromisoformat(plain[name]) if name in plain else None
        for name in ("since", "until")
    )
    if since is not None or until is not None:
        period = Period(str(plain["days"]), since, until)
    texts = {name: str(plain[name]) for name in _TEXTS if name in plain}
    amounts = {name: Decimal(plain[name]) for name in _AMOUNTS if name in plain}
    named: dict[str, Any] = {**texts, **amounts}
    where = AuditFilter(
        event_types=frozenset(str(each) for each in plain.get("event_types", ())),
        since=period.since,
        until=period.until,
        is_flagged=plain.get("is_flagged") is True,
        **named,
    )
    return Narrowing(any_time, where, period, str(plain.get("subject", "")))
