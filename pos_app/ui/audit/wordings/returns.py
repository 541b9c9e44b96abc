"""What the events of returns are called, look like and say."""

from __future__ import annotations

from pos_app.application.audit_amounts import AMOUNTS
from pos_app.ui.audit.places import Payload
from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "RefundCreated": Wording(
            _("Goods returned"),
            "undo-2",
            _sentence,
            lambda p: (
                _("Return {return} of sale {number}, {items}")
                if p["order_number"]
                else _("Return {return} without receipt, {items}")
            ),
            AMOUNTS["RefundCreated"],
            life=_("Return {return}, {items}"),
        ),
        "RefundLineReturned": Wording(
            _("Line returned"),
            "undo-2",
            lambda p: (
                _("{who} took {item} back for {amount}: {reason}")
                if p["is_restocked"]
                else _("{who} took {item} back for {amount}, not to be sold again: {reason}")
            ),
            _("{item}, {reason}"),
            AMOUNTS["RefundLineReturned"],
            life=_("{item} came back"),
        ),
        "TaxRefunded": Wording(
            _("Tax given back"),
            "landmark",
            _("Return {return} gives {tax} of {rate} % on {net} back."),
            _("{rate} % on {net}"),
            AMOUNTS["TaxRefunded"],
            life=_("Tax {tax} given back, {rate} %"),
        ),
        "RefundPaid": Wording(
            _("Paid back"),
            "wallet",
            lambda p: (
                _("{amount} was paid back ({kind}) for return {return}, not as the sale was paid.")
                if p["is_override"]
                else _("{amount} was paid back ({kind}) for return {return}.")
            ),
            _("{kind}, return {return}"),
            AMOUNTS["RefundPaid"],
            life=_("{amount} paid back ({kind})"),
        ),
    }


def _sentence(payload: Payload) -> str:
    if payload["kind"] == "void":
        return _("{who} undid sale {number} with return {return}, {total}: {reason}")
    if payload["kind"] == "called off":
        return _("{who} called the exchange of sale {number} off with return {return}: {reason}")
    if not payload["order_number"]:
        return _("{who} took {items} back without a receipt, return {return}, {total}: {reason}")
    return _("{who} took {items} of sale {number} back with return {return}, {total}: {reason}")
