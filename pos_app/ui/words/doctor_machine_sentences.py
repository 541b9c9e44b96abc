"""What the doctor says of the machine: versions, disk, clock, and the place of the folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from pos_app.application.diagnosis import Finding, Level
from pos_app.ui.error_text import ErrorText
from pos_app.ui.formatting import format_datetime, format_size
from pos_app.ui.i18n import _


def _number(finding: Finding, name: str) -> int:
    return int(finding.facts.get(name, 0))


def _versions(finding: Finding) -> ErrorText:
    words = _("pos-app {program}, Python {python}, Qt {qt}, SQLite {sqlite}, {system}.")
    return ErrorText(words.format(**finding.facts), "")


def _sqlite(finding: Finding) -> ErrorText:
    words = _("SQLite {sqlite} has no defect that is known to harm a store.")
    return ErrorText(words.format(**finding.facts), "")


def _sqlite_reset(finding: Finding) -> ErrorText:
    return ErrorText(
        _("SQLite {sqlite} can damage a database when two programs use it at once.").format(
            **finding.facts
        ),
        _("This till takes care that it does not happen. Install the packaged version."),
    )


def _space(finding: Finding) -> ErrorText:
    free = format_size(_number(finding, "free"))
    size = format_size(_number(finding, "store"))
    found = _("{free} are free; the store takes {size}.").format(free=free, size=size)
    if finding.level is Level.FINE:
        return ErrorText(found, "")
    if finding.level is Level.BAD:
        return ErrorText(found, _("Free some space today: a full disk stops selling."))
    return ErrorText(found, _("Free some space, or move old backups to another drive."))


def _sync(finding: Finding) -> ErrorText:
    found = _("The disk takes {median} ms to have written a sale, {slowest} at worst.")
    median, slowest = (float(finding.facts[each]) for each in ("median", "slowest"))
    return ErrorText(found.format(median=f"{median:.3g}", slowest=f"{slowest:.3g}"), "")


def _sync_slow(finding: Finding) -> ErrorText:
    return ErrorText(
        _sync(finding).headline, _("Each scan waits for it. Use an SSD inside the computer.")
    )


def _sync_fast(finding: Finding) -> ErrorText:
    return ErrorText(
        _sync(finding).headline,
        _("That is too fast to be true: after a power cut, sales may be missing. Move the store."),
    )


def _clock(finding: Finding) -> ErrorText:
    if finding.facts.get("network_time") == "unknown":
        advice = _("Compare it with another clock now and then: nothing here says who sets it.")
        return ErrorText(_clock_says(finding), advice)
    return ErrorText(_clock_says(finding), "")


def _clock_says(finding: Finding) -> str:
    now = format_datetime(datetime.fromisoformat(str(finding.facts["now"])))
    return _("The clock says {now}, zone {zone}.").format(now=now, zone=finding.facts["zone"])


def _clock_unset(finding: Finding) -> ErrorText:
    return ErrorText(
        _clock_says(finding),
        _(
            "Nobody keeps it right. Switch on automatic time in the settings of the computer "
            "(on Debian: apt install systemd-timesyncd)."
        ),
    )


def _clock_started(finding: Finding) -> ErrorText:
    return ErrorText(
        _clock_says(finding),
        _(
            "A service that sets it by the network runs, but has not set it yet. Look at the "
            "network connection, and examine again in some minutes."
        ),
    )


def _clock_behind(finding: Finding) -> ErrorText:
    return ErrorText(
        _("The clock is {behind} seconds behind the newest entry of the log.").format(
            **finding.facts
        ),
        _("Set the clock before you sell on, or the log tells times that were not."),
    )


def _place(finding: Finding) -> ErrorText:
    words = _("The store is in {folder}, on a disk of this computer.")
    return ErrorText(words.format(**finding.facts), "")


def _place_network(finding: Finding) -> ErrorText:
    return ErrorText(
        _("The store is in {folder}, on a network drive ({file_system}).").format(**finding.facts),
        _("A lost connection can damage the store. Move the folder to this computer's disk."),
    )


def _place_synced(finding: Finding) -> ErrorText:
    return ErrorText(
        _("The store is in {folder}, which another program copies away ({by}).").format(
            **finding.facts
        ),
        _("It can copy half a sale. Move the folder elsewhere; put backups there instead."),
    )


def _place_memory(finding: Finding) -> ErrorText:
    return ErrorText(
        _("The store is in {folder}, in the computer's memory.").format(**finding.facts),
        _("It is gone when the power goes. Move it."),
    )


def _access(_finding: Finding) -> ErrorText:
    return ErrorText(_("The folder can be written, by its owner only."), "")


def _access_open(finding: Finding) -> ErrorText:
    return ErrorText(
        _("Other people of this computer can look into the store: {names}.").format(
            **finding.facts
        ),
        _("The till takes their rights away when it opens next; what stays belongs to others."),
    )


def _access_none(_finding: Finding) -> ErrorText:
    return ErrorText(
        _("The folder cannot be written."), _("Allow writing there, or nothing can be sold.")
    )


def _printer(finding: Finding) -> ErrorText:
    if _number(finding, "has_printing"):
        return ErrorText(_("Receipts go to the folder; this computer can print them."), "")
    return ErrorText(_("Receipts go to the folder; no printing system was found."), "")


def _printer_read_only(_finding: Finding) -> ErrorText:
    return ErrorText(
        _("The folder of receipts cannot be written."), _("Allow writing in “receipts”.")
    )


MACHINE_FINDINGS: Mapping[tuple[str, str], Callable[[Finding], ErrorText]] = {
    ("versions", ""): _versions,
    ("sqlite", ""): _sqlite,
    ("sqlite", "wal-reset"): _sqlite_reset,
    ("disk_space", ""): _space,
    ("disk_sync", ""): _sync,
    ("disk_sync", "slow"): _sync_slow,
    ("disk_sync", "too-fast"): _sync_fast,
    ("clock", ""): _clock,
    ("clock", "unset-no"): _clock_unset,
    ("clock", "unset-started"): _clock_started,
    ("clock", "behind"): _clock_behind,
    ("folder_place", ""): _place,
    ("folder_place", "network"): _place_network,
    ("folder_place", "synced"): _place_synced,
    ("folder_place", "memory"): _place_memory,
    ("folder_access", ""): _access,
    ("folder_access", "open"): _access_open,
    ("folder_access", "read-only"): _access_none,
    ("printer", ""): _printer,
    ("printer", "read-only"): _printer_read_only,
}
