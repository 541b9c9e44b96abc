"""What background work is called, and what it means that it failed, in plain words; no Qt."""

from __future__ import annotations

from pos_app.application.publication_queries import FAILED, PARKED, WAITING
from pos_app.domain.records import dataclass
from pos_app.ui.i18n import _

ALL = "all"


@dataclass(frozen=True, slots=True)
class TaskWords:
    """What a handler does, and what it means to the shop while it is not done."""

    name: str
    meaning: str


def words_of(handler: str) -> TaskWords:
    """Return the words for a handler; one that this version does not know is named as it is."""
    known = {
        "write_receipt": TaskWords(
            _("Write the receipt"),
            _("The sale is safe. Its receipt lies in the receipts folder once this is done."),
        ),
        "write_refund_receipt": TaskWords(
            _("Write the receipt of a return"),
            _("The return is safe. Its receipt lies in the receipts folder once this is done."),
        ),
        "write_z_report": TaskWords(
            _("Print the Z report"),
            _("The shift is closed. Its Z report lies in the receipts folder once this is done."),
        ),
        "reprint_z_report": TaskWords(
            _("Print the Z report again"),
            _("Another copy lies in the receipts folder once this is done."),
        ),
        "backup_after_shift": TaskWords(
            _("Back up after the shift"),
            _("Earlier backups are as they were. A new one is made once this is done."),
        ),
        "notice_low_stock": TaskWords(
            _("Tell that stock is low"),
            _("The stock is counted. The till shows the notice once this is done."),
        ),
        **dict.fromkeys(
            ("red_flags", "red_flags_refund", "red_flags_drawer"),
            TaskWords(
                _("Look for red flags"),
                _("The records are safe. The rules look at them once this is done."),
            ),
        ),
    }
    return known.get(
        handler,
        TaskWords(
            _("Work that this version does not know: {handler}").format(handler=handler),
            _("It is kept until a version that knows it does it."),
        ),
    )


def state_words(state: str) -> str:
    """Return what a state is called."""
    return {WAITING: _("Waiting"), FAILED: _("Failed"), PARKED: _("Parked")}.get(state, state)


def state_mark(state: str) -> tuple[str, str]:
    """Return a state's icon and the role of its colour."""
    marks = {
        WAITING: ("clock", "text-muted"),
        FAILED: ("triangle-alert", "warning"),
        PARKED: ("octagon-x", "danger"),
    }
    return marks.get(state, ("circle-help", "text-muted"))
