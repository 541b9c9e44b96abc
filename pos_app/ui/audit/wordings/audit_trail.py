"""What the events of the log itself are called, look like and say."""

from __future__ import annotations

from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "SigningKeyIntroduced": Wording(
            _("Signing key made"),
            "key-round",
            _("A key that signs this log was made, number {key}."),
            _("Key {key}"),
            life=_("Key {key} made"),
        ),
        "SigningKeyRotated": Wording(
            _("Signing key changed"),
            "key-round",
            lambda p: (
                _("Key {key} signs this log from here on; the one before vouches for it.")
                if p["voucher"]
                else _("Key {key} signs from here on. The one before was lost: compare an anchor.")
            ),
            _("Key {key}"),
            life=_("Key {key} signs from here on"),
        ),
        "CheckpointSigned": Wording(
            _("Seal written"),
            "shield-check",
            _("Seal {seal} was written over the first {sealed} records of this log."),
            _("{sealed} records sealed"),
            life=_("Seal {seal} over {sealed} records"),
        ),
        "AuditLogVerified": Wording(
            _("Log verified"),
            "shield-check",
            lambda p: (
                _("Records {first} to {last} were checked; no defect was found.")
                if p["is_sound"]
                else _("A check of this log found a defect at record {bad}. Show it to the owner.")
            ),
            lambda p: _("{first} to {last}, no defect") if p["is_sound"] else _("Defect at {bad}"),
            life=lambda p: _("Verified, no defect") if p["is_sound"] else _("Verified: a defect"),
        ),
        "AuditLogViewed": Wording(
            _("Log looked at"),
            "eye",
            _("{who} opened the audit window."),
            lambda p: _("At the till") if p["window"] == "till" else _("In a window of its own"),
            life=_("Looked at"),
        ),
        "AnchorHandedOut": Wording(
            _("Anchor taken"),
            "link",
            _("{who} took an anchor over the first {sealed} records out of this machine, {file}."),
            _("{file}, {sealed} records"),
            life=_("Anchor over {sealed} records handed out"),
        ),
        "BackgroundWorkRetried": Wording(
            _("Work tried again"),
            "refresh-cw",
            lambda p: (
                _("{who} had all background work that failed tried again: {retried}.")
                if p["of_seq"] is None
                else _("{who} had the background work after record {of} tried again.")
            ),
            lambda p: _("All that failed: {retried}") if p["of_seq"] is None else _("Record {of}"),
            life=_("Background work tried again"),
        ),
        "AuditLogArchived": Wording(
            _("Records archived"),
            "download",
            _("{who} moved records {first} to {last} into the archive {file}."),
            _("{first} to {last}"),
            life=_("Records moved into {file}"),
        ),
    }
