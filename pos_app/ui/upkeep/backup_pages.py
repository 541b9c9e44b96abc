"""Writes each mode of the page of backups: its words, its field and its buttons."""

from __future__ import annotations

from datetime import datetime

from pos_app.application.backup_snapshots import (
    BackupContents,
    BackupFile,
    BackupOverview,
    BackupState,
)
from pos_app.ui.formatting import format_moment, format_size
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.listed import Row
from pos_app.ui.upkeep.upkeep_state import PageButton, PageField, PageState
from pos_app.ui.words.backup_texts import age_text, contents_lines


def busy_buttons() -> tuple[PageButton, ...]:
    """Return the only way on while something runs."""
    return (PageButton("cancel", _("Stop"), "x"),)


def row(copy: BackupFile, overview: BackupOverview, now: datetime, chosen: str) -> Row:
    """Return a copy as the list shows it."""
    age, state = age_text(now - copy.made_at), _state_word(copy.state)
    parts = [format_size(copy.size), _cause_word(copy.cause)]
    if copy.is_encrypted:
        parts.append(_("encrypted"))
    if copy.path.parent != overview.folder:
        parts.append(_("beside the store"))
    detail = " · ".join(parts)
    title = format_moment(copy.made_at)
    return Row(
        key=str(copy.path),
        title=title,
        detail=f"{age} · {detail}",
        mark=state,
        spoken=f"{title}, {age}, {detail}, {state}",
        is_chosen=str(copy.path) == chosen,
    )


def overview_page(overview: BackupOverview, copy: BackupFile | None) -> PageState:
    """Return how backups go, and what can be done with the chosen copy."""
    buttons = [PageButton("make", _("Back up now"), "copy", "main")]
    if copy is not None:
        buttons.append(PageButton("look", _("Look inside"), "eye"))
    buttons.append(PageButton("plan", _("Plan"), "calendar"))
    return PageState(text=_overview_text(overview), buttons=tuple(buttons))


def inside_page(contents: BackupContents | None) -> PageState:
    """Return what is inside a copy that was checked."""
    lines = [] if contents is None else contents_lines(contents)
    facts = "\n".join(f"- **{line.label}:** {line.text}" for line in lines)
    return PageState(
        text=f"## {_('Inside this backup')}\n\n{facts}",
        buttons=(
            PageButton("restore", _("Go back to this"), "archive-restore", "danger"),
            PageButton("back", _("Back"), "arrow-left"),
        ),
    )


def sure_page(copy: BackupFile | None) -> PageState:
    """Return the last question before a restore."""
    moment = "" if copy is None else format_moment(copy.made_at)
    words = _(
        "Everything since **{moment}** leaves this store: sales, stock, and the log of them. The"
        " store of now is kept beside it as a file, and the log says where the gap is.\n\n"
        "The window closes, and opens again when it is done."
    )
    return PageState(
        text=f"## {_('Go back to this backup?')}\n\n{words.format(moment=moment)}",
        buttons=(
            PageButton("sure", _("Go back and restart"), "archive-restore", "danger"),
            PageButton("back", _("Keep the store of now"), "arrow-left"),
        ),
    )


def passphrase_page(typed: str) -> PageState:
    """Return the question for the passphrase of a copy."""
    return PageState(
        text=_("This backup is encrypted."),
        field=PageField(_("Its passphrase"), typed, is_secret=True),
        buttons=(
            PageButton("unlock", _("Look inside"), "eye", "main"),
            PageButton("back", _("Back"), "arrow-left"),
        ),
    )


def new_passphrase_page(typed: str) -> PageState:
    """Return the question for a new passphrase."""
    words = _(
        "From now on every backup opens with this passphrase only. Write it down and keep it away"
        " from the till: whoever forgets it has lost these backups."
    )
    return PageState(
        text=words,
        field=PageField(_("A new passphrase, ten characters or more"), typed),
        buttons=(
            PageButton("lock", _("Encrypt from now on"), "key-round", "main"),
            PageButton("plan", _("Back"), "arrow-left"),
        ),
    )


def folder_page(typed: str) -> PageState:
    """Return the question for the folder."""
    words = _(
        "A stick or another drive survives a broken disk. When it is not plugged in, the till says"
        " so and tries again. Leave the line empty to keep backups beside the store."
    )
    return PageState(
        text=words,
        field=PageField(_("Folder for backups"), typed),
        buttons=(
            PageButton("use_folder", _("Use this folder"), "check", "main"),
            PageButton("plan", _("Back"), "arrow-left"),
        ),
    )


def plan_page(overview: BackupOverview) -> PageState:
    """Return the plan, and what can be changed."""
    plan = overview.plan
    encrypt = (
        PageButton("plain", _("Encrypt no longer"), "key-round")
        if plan.lock
        else PageButton("encrypt", _("Encrypt"), "key-round")
    )
    shift = _("Not after shifts") if plan.is_after_shift else _("After each shift")
    return PageState(
        text=_overview_text(overview),
        buttons=(
            PageButton("hours", _("Change how often"), "clock"),
            PageButton("shift", shift, "timer"),
            PageButton("folder", _("Another folder"), "inbox"),
            encrypt,
            PageButton("back", _("Done"), "check", "main"),
        ),
    )


def _overview_text(overview: BackupOverview) -> str:
    plan = overview.plan
    often = _("by hand only")
    if plan.every_hours:
        often = ngettext("every hour", "every {count} hours", plan.every_hours).format(
            count=plan.every_hours
        )
    facts = [
        (_("Made"), often + (_(", and after each shift") if plan.is_after_shift else "")),
        (_("Folder"), _place_text(overview)),
        (
            _("Kept"),
            _("{hourly} hours, {daily} days, {monthly} months").format(
                hourly=plan.keep_hourly, daily=plan.keep_daily, monthly=plan.keep_monthly
            ),
        ),
        (_("Encrypted"), _("yes") if plan.lock else _("no")),
    ]
    lines = "\n".join(f"- **{label}:** {text}" for label, text in facts)
    failure = _failure_text(overview)
    return f"## {_('How backups go')}\n\n{failure}{lines}"


def _place_text(overview: BackupOverview) -> str:
    if overview.plan.folder:
        return str(overview.folder)
    return _("beside the store; a broken disk takes both")


def _failure_text(overview: BackupOverview) -> str:
    if not overview.failure or overview.failing_since is None:
        return ""
    why = {
        "away": _("its folder or drive is not there"),
        "full": _("there is no room"),
    }.get(overview.failure, _("its place cannot be written"))
    words = _("**No backup since {moment}: {why}. It is tried again by itself.**")
    return words.format(moment=format_moment(overview.failing_since), why=why) + "\n\n"


def _state_word(state: BackupState) -> str:
    return {
        BackupState.VERIFIED: _("verified"),
        BackupState.DAMAGED: _("damaged"),
        BackupState.UNKNOWN: _("not checked"),
    }[state]


def _cause_word(cause: str) -> str:
    return {
        "schedule": _("by schedule"),
        "shift": _("after a shift"),
        "asked": _("by hand"),
        "upgrade": _("before an upgrade"),
    }.get(cause, _("by hand"))
