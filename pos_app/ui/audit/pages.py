"""Reads pages of the log with what their rows show besides: numbers of sales, red flags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from pos_app.application.queries import AuditEntry, AuditFilter, AuditQueries
from pos_app.domain.records import dataclass
from pos_app.ui.audit.life import sale_numbers

PAGE = 100
NEW_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Page:
    """Entries, newest first; numbers of the orders that the carts among them became; flags.

    ``flags`` are the rules of open red flags by seq; ``names`` the staff by their ids, read anew
    with each page, because people come and go while the window is open.
    """

    entries: tuple[AuditEntry, ...]
    numbers: Mapping[str, str] = field(default_factory=dict)
    flags: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Around:
    """A place in the middle of the list: newer and older entries, and where to stand."""

    page: Page
    seq: int | None
    has_newer: bool
    has_older: bool


def page_before(queries: AuditQueries, where: AuditFilter, before: int | None) -> Page:
    """Return the newest page, or the one below a seq."""
    return _page(queries, queries.page(where, before, PAGE))


def page_after(queries: AuditQueries, where: AuditFilter, after: int, limit: int) -> Page:
    """Return what follows a seq, newest first; at most ``limit``."""
    return _page(queries, queries.newer(where, after, limit)[::-1])


def newest(queries: AuditQueries, where: AuditFilter) -> tuple[int, Page, int]:
    """Return the last seq, the newest page, and how many events wait to be logged."""
    return queries.last_seq(), page_before(queries, where, None), queries.pending()


def news(queries: AuditQueries, where: AuditFilter, after: int) -> tuple[int, Page, int]:
    """Return the last seq, what came after a seq, and how many events wait to be logged."""
    return queries.last_seq(), page_after(queries, where, after, NEW_AT_ONCE), queries.pending()


def page_around(queries: AuditQueries, where: AuditFilter, moment: datetime) -> Around:
    """Return a page to either side of a moment; it stands on what happened just after it."""
    seq = queries.seq_at(moment)
    newer = queries.newer(where, seq, PAGE)
    older = queries.page(where, seq + 1, PAGE)
    stand = newer[:1] or older[:1]
    return Around(
        _page(queries, (*newer[::-1], *older)),
        stand[0].seq if stand else None,
        len(newer) == PAGE,
        len(older) == PAGE,
    )


def _page(queries: AuditQueries, entries: tuple[AuditEntry, ...]) -> Page:
    if not entries:
        return Page(())
    flags = queries.flags_of(entries[-1].seq, entries[0].seq)
    return Page(entries, sale_numbers(queries, entries), flags, queries.names())
