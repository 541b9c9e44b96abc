"""What the events of returns that go back to cards are called, look like and say."""

from __future__ import annotations

from pos_app.application.audit_amounts import AMOUNTS
from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "CardRefundAsked": Wording(
            _("Card terminal asked to pay"),
            "credit-card",
            _("{who} asked the card terminal to pay {amount} for return {return}."),
            _("Return {return}, {amount} asked"),
            AMOUNTS["CardRefundAsked"],
            life=_("Terminal asked to pay {amount}"),
        ),
        "CardRefundPaid": Wording(
            _("Paid to the card"),
            "undo-2",
            lambda p: (
                _("{who} read on the card terminal that {amount} of return {return} was paid.")
                if p["is_by_hand"]
                else _("The card terminal paid {amount} of return {return} to the card.")
            ),
            _("Return {return}, {amount} paid"),
            AMOUNTS["CardRefundPaid"],
            life=_("{amount} paid to the card"),
        ),
        "CardRefundPaidElsewhere": Wording(
            _("Paid without the terminal"),
            "undo-2",
            _("{who} gave {amount} of return {return} back without the card terminal."),
            _("Return {return}, {amount} by hand"),
            AMOUNTS["CardRefundPaidElsewhere"],
            life=_("{amount} given back by hand"),
        ),
        "CardRefundRefused": Wording(
            _("Not paid to the card"),
            "ban",
            lambda p: (
                _("{who} read on the card terminal that {amount} of return {return} was not paid.")
                if p["is_by_hand"]
                else _("The card terminal did not pay {amount} of return {return}.")
            ),
            _("Return {return}, {amount} owed"),
            AMOUNTS["CardRefundRefused"],
            life=_("{amount} not paid, still owed"),
        ),
        "CardRefundLost": Wording(
            _("Terminal's answer not heard"),
            "circle-help",
            _("The card terminal was asked to pay {amount} of return {return}; no answer came."),
            _("Return {return}, {amount}, nobody knows yet"),
            AMOUNTS["CardRefundLost"],
            life=_("Answer for {amount} not heard"),
        ),
    }
