"""What the events of the store and its till are called, look like and say."""

from __future__ import annotations

from datetime import datetime

from pos_app.ui.audit.places import Payload, amount_text
from pos_app.ui.audit.wording import Wording
from pos_app.ui.formatting import format_datetime
from pos_app.ui.i18n import _
from pos_app.ui.words.clock_sentences import how_far


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "StoreOpened": Wording(
            _("Store set up"),
            "store",
            _("The store {store} was set up, selling in {currency}."),
            lambda p: str(p["store_name"]),
            life=_("Set up as {store}"),
        ),
        "CatalogueImported": Wording(
            _("Catalogue imported"),
            "upload",
            _("{who} imported {file}: {created} new, {changed} changed, {unchanged} as they were."),
            _("{file}, {created} new"),
            life=_("{file} imported, {created} new"),
        ),
        "CatalogueExported": Wording(
            _("Catalogue exported"),
            "download",
            _("{who} wrote {products} products to {file}."),
            _("{file}, {products} products"),
            life=_("{products} products written to {file}"),
        ),
        "AuditLogExported": Wording(
            _("Log exported"),
            "download",
            _("{who} exported {entries} records of this log to {file}."),
            _("{file}, {entries} records"),
            life=_("{entries} records exported to {file}"),
        ),
        "TaxRoundingChanged": Wording(
            _("Tax rounding"),
            "landmark",
            lambda p: (
                _("{who} rounds tax on every line from now on.")
                if p["new_rounding"] == "line"
                else _("{who} rounds tax once for each receipt from now on.")
            ),
            lambda p: _("Per line") if p["new_rounding"] == "line" else _("Per receipt"),
            life=lambda p: (
                _("Tax rounded per line")
                if p["new_rounding"] == "line"
                else _("Tax rounded per receipt")
            ),
        ),
        "CashRoundingChanged": Wording(
            _("Cash rounding"),
            "coins",
            _("{who} rounds cash to {new} from now on, instead of {old}."),
            _("From {old} to {new}"),
            None,
            lambda p: ((_("Step"), amount_text(p["old_step"]), amount_text(p["new_step"])),),
            life=_("Cash rounded to {new}"),
        ),
        "SignInSwitched": Wording(
            _("Sign-in"),
            "key-round",
            lambda p: (
                _("{who} lets people sign in from now on.")
                if p["is_on"]
                else _("{who} runs the store without sign-in: everybody may do everything.")
            ),
            lambda p: _("On") if p["is_on"] else _("Off"),
            life=lambda p: _("Sign-in on") if p["is_on"] else _("Sign-in off"),
        ),
        "ReceiptChoiceChanged": Wording(
            _("Receipts"),
            "receipt-text",
            lambda p: (
                _("{who} lets the receipt of each sale open, to be printed.")
                if p["new_choice"] == "opened"
                else _("{who} lets receipts only be kept.")
            ),
            lambda p: _("Opened") if p["new_choice"] == "opened" else _("Kept"),
            life=lambda p: (
                _("Receipts opened") if p["new_choice"] == "opened" else _("Receipts kept")
            ),
        ),
        "IdleLockChanged": Wording(
            _("Idle lock"),
            "timer",
            lambda p: (
                _("{who} lets the till lock after {minutes} minutes without a touch.")
                if p["new_minutes"]
                else _("{who} lets the till never lock by itself.")
            ),
            lambda p: _("{minutes} minutes") if p["new_minutes"] else _("Never"),
            life=lambda p: (
                _("Locks after {minutes} minutes") if p["new_minutes"] else _("Never locks")
            ),
        ),
        "TillStarted": Wording(
            _("Till started"),
            "power",
            lambda p: (
                _("The till was started (version {version}). It had not been closed before.")
                if p["after_crash"]
                else _("The till was started (version {version}).")
            ),
            lambda p: _("After a crash") if p["after_crash"] else _("Version {version}"),
            life=lambda p: (
                _("Till started after a crash") if p["after_crash"] else _("Till started")
            ),
        ),
        "ClockJumped": Wording(
            _("Clock jumped"),
            "clock-alert",
            lambda p: _far(
                p,
                _("The clock of this machine went back {far}. What follows may look older."),
                _("The clock of this machine jumped ahead {far}."),
            ),
            lambda p: _far(p, _("Back {far}"), _("Ahead {far}")),
            None,
            lambda p: ((_("Clock"), _moment(p["expected_at"]), _moment(p["shown_at"])),),
            life=lambda p: _far(p, _("Clock went back {far}"), _("Clock jumped ahead {far}")),
        ),
        "TrainingStarted": Wording(
            _("Training started"),
            "graduation-cap",
            _("{who} went to practise. What is rung up there is in a store of its own."),
            _("On"),
            life=_("Training started"),
        ),
        "TrainingEnded": Wording(
            _("Training ended"),
            "graduation-cap",
            _("{who} is back from training. Nothing of it is in this store."),
            _("Off"),
            life=_("Training ended"),
        ),
        "DrawerOpened": Wording(
            _("Drawer opened"),
            "banknote",
            _("{who} opened the drawer without a sale: {reason}."),
            _("{reason}"),
            life=_("Opened without a sale: {reason}"),
        ),
        "TillStopped": Wording(
            _("Till closed"),
            "power",
            _("The till was closed (version {version})."),
            _("Version {version}"),
            life=_("Till closed"),
        ),
    }


def _far(payload: Payload, back: str, ahead: str) -> str:
    seconds = payload["seconds"]
    return (back if seconds < 0 else ahead).replace("{far}", how_far(seconds))


def _moment(text: str) -> str:
    return format_datetime(datetime.fromisoformat(text), with_seconds=True)
