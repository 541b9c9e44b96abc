"""Writes what is inside a copy of the store, and what a restore did, for window and console."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.domain.records import dataclass
from pos_app.ui.formatting import format_count, format_moment, format_seq, format_size
from pos_app.ui.i18n import _, ngettext

if TYPE_CHECKING:
    from pos_app.application.backup_snapshots import BackupContents, Restored

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about a copy."""

    label: str
    text: str


def contents_lines(contents: BackupContents) -> tuple[Fact, ...]:
    """Return what a copy holds, line by line."""
    taken, newest = contents.taken_at, contents.sale_at
    sale = _("none")
    if newest is not None and contents.sale_number is not None:
        sale = _("{number}, {moment}").format(
            number=contents.sale_number, moment=format_moment(newest)
        )
    lines = [
        Fact(_("Store"), contents.store_name),
        Fact(_("Taken"), _("unknown") if taken is None else format_moment(taken)),
        Fact(_("Newest sale"), sale),
        Fact(_("Sales"), format_count(contents.sales)),
        Fact(
            _("Log"),
            _("{count} records, the last is #{seq}").format(
                count=format_count(contents.entries), seq=format_seq(contents.last_seq)
            ),
        ),
        Fact(_("Size"), format_size(contents.size)),
    ]
    if contents.is_encrypted:
        lines.append(Fact(_("Encrypted"), _("yes")))
    if contents.needs_upgrade:
        older = _("by an older version of the program; it is brought up to date when restored")
        lines.append(Fact(_("Written"), older))
    return tuple(lines)


def restored_sentence(restored: Restored) -> str:
    """Return what a restore did, where the store of before is, and where the gap is."""
    done = _("The store is as it was in {file}.").format(file=restored.contents.path.name)
    if restored.kept_as is None:
        return done
    kept = _("The store of before is kept as {file}.").format(file=restored.kept_as.name)
    first, last = restored.contents.last_seq + 1, restored.replaced_last_seq
    if last is None or last < first:
        return f"{done} {kept}"
    gap = _("Records #{first} to #{last} of its log are only there.").format(
        first=format_seq(first), last=format_seq(last)
    )
    return f"{done} {kept} {gap}"


def age_text(age: timedelta) -> str:
    """Return how long ago something was, in the largest unit that fits."""
    if age < _MINUTE:
        return _("just now")
    if age < _HOUR:
        return _minutes(age // _MINUTE)
    if age < 2 * _DAY:
        hours = age // _HOUR
        return ngettext("{count} hour ago", "{count} hours ago", hours).format(count=hours)
    days = age // _DAY
    return ngettext("{count} day ago", "{count} days ago", days).format(count=days)


def _minutes(count: int) -> str:
    return ngettext("{count} minute ago", "{count} minutes ago", count).format(count=count)
