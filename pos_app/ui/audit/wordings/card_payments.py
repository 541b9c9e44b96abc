"""What the events of card terminals and scales are called, look like and say."""

from __future__ import annotations

from pos_app.application.audit_amounts import AMOUNTS
from pos_app.ui.audit.places import Payload
from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "CardPaymentAsked": Wording(
            _("Card terminal asked"),
            "credit-card",
            _("{who} asked the card terminal for {amount}."),
            _("{amount} asked"),
            AMOUNTS["CardPaymentAsked"],
            life=_("Terminal asked for {amount}"),
        ),
        "CardPaymentApproved": Wording(
            _("Card approved"),
            "credit-card",
            lambda p: (
                _("{who} read on the card terminal that {amount} was paid.")
                if p["is_by_hand"]
                else _("The card paid {amount}, receipt {reference} of the terminal.")
            ),
            _("{amount} paid"),
            AMOUNTS["CardPaymentApproved"],
            life=_("Card paid {amount}"),
        ),
        "CardPaymentRefused": Wording(
            _("Card paid nothing"),
            "ban",
            _refused,
            _("{amount} not paid"),
            AMOUNTS["CardPaymentRefused"],
            life=_("{amount} not paid by card"),
        ),
        "CardPaymentLost": Wording(
            _("Terminal's answer not heard"),
            "circle-help",
            _("The card terminal was asked for {amount} and its answer was not heard."),
            _("{amount}, nobody knows yet"),
            AMOUNTS["CardPaymentLost"],
            life=_("Answer for {amount} not heard"),
        ),
        "CardReversalAsked": Wording(
            _("Card terminal asked to give back"),
            "credit-card",
            _("{who} asked the card terminal to give {amount} back, receipt {reference}."),
            _("{amount} asked back"),
            AMOUNTS["CardReversalAsked"],
            life=_("Terminal asked to give {amount} back"),
        ),
        "CardReversed": Wording(
            _("Card paid back"),
            "undo-2",
            lambda p: (
                _("{who} read on the card terminal that {amount} went back to the card.")
                if p["is_by_hand"]
                else _("{amount} went back to the card, receipt {reference} of the terminal.")
            ),
            _("{amount} went back"),
            AMOUNTS["CardReversed"],
            life=_("{amount} went back to the card"),
        ),
        "CardReversalRefused": Wording(
            _("Card not paid back"),
            "ban",
            lambda p: (
                _("{who} read on the card terminal that {amount} did not go back.")
                if p["is_by_hand"]
                else _("The card terminal did not give {amount} back. The payment stays.")
            ),
            _("{amount} did not go back"),
            AMOUNTS["CardReversalRefused"],
            life=_("{amount} did not go back"),
        ),
        "CardReversalLost": Wording(
            _("Terminal's answer not heard"),
            "circle-help",
            _("The card terminal was asked to give {amount} back; its answer was not heard."),
            _("{amount}, nobody knows yet"),
            AMOUNTS["CardReversalLost"],
            life=_("Answer for {amount} back not heard"),
        ),
        "ScaleChosen": Wording(
            _("Scale set"),
            "scale",
            lambda p: (
                _("{who} lets weights come from the scale at {device}.")
                if p["device"]
                else _("{who} lets weights be typed.")
            ),
            lambda p: "{device}" if p["device"] else _("Typed"),
            life=lambda p: "{device}" if p["device"] else _("Typed"),
        ),
        "CardTerminalChosen": Wording(
            _("Card terminal set"),
            "credit-card",
            lambda p: (
                _("{who} let cards go to the terminal at {terminal}.")
                if p["address"]
                else _("{who} let cards be recorded by hand.")
            ),
            lambda p: "{terminal}" if p["address"] else _("By hand"),
            life=lambda p: "{terminal}" if p["address"] else _("By hand"),
        ),
    }


def _refused(payload: Payload) -> str:
    if payload["is_by_hand"]:
        return _("{who} read on the card terminal that {amount} was not paid.")
    if payload["outcome"] == "declined":
        return _("The bank refused {amount}. Nothing was charged.")
    return _("The card payment of {amount} was stopped. Nothing was charged.")
