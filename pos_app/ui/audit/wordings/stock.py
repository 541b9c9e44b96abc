"""What the events of store-keeping are called, look like and say."""

from __future__ import annotations

from pos_app.application.audit_amounts import AMOUNTS
from pos_app.ui.audit.places import Payload
from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "StockReceived": Wording(
            _("Delivery"),
            "package-plus",
            _("{who} received {item} for {cost}; {left} on hand."),
            _("{item}, {left} on hand"),
            AMOUNTS["StockReceived"],
            life=_("{quantity} delivered, {left} on hand"),
        ),
        "StockSentBack": Wording(
            _("Sent back to supplier"),
            "package-minus",
            _("{who} sent {item} back: {reason}. {left} on hand."),
            _("{item}, {left} on hand"),
            AMOUNTS["StockSentBack"],
            life=_("{quantity} sent back, {left} on hand"),
        ),
        "StockAdjusted": Wording(
            _("Stock corrected"),
            "pencil",
            _adjusted,
            _("{product}, {moved}, {left} on hand"),
            AMOUNTS["StockAdjusted"],
            life=_("{moved}, {left} on hand"),
        ),
        "StockTransferred": Wording(
            _("Stock moved"),
            "package",
            lambda p: (
                _("{who} moved {product} to {place}: {moved}. {left} on hand.")
                if str(p["difference"]).startswith("-")
                else _("{who} took in {product} from {place}: {moved}. {left} on hand.")
            ),
            _("{product}, {moved}, {place}"),
            AMOUNTS["StockTransferred"],
            life=_("{moved}, {place}, {left} on hand"),
        ),
        "StockCounted": Wording(
            _("Count taken over"),
            "scan-barcode",
            _(
                "{who} approved count {document}: {found} of {product} were there, {expected} "
                "were expected. {left} on hand."
            ),
            _("{product}, {moved}, {left} on hand"),
            AMOUNTS["StockCounted"],
            life=_("Counted {found}, expected {expected}"),
        ),
        "StockCostSet": Wording(
            _("Cost written down"),
            "coins",
            _("{who} wrote down that one {product} on hand cost {cost}."),
            _("{product}, {cost}"),
            AMOUNTS["StockCostSet"],
            life=_("Cost {cost}"),
        ),
        "StockPolicyChanged": Wording(
            _("When it runs out"),
            "pencil",
            _policy,
            _("{product}"),
            life=_("When it runs out was changed"),
        ),
        "StockRanOut": Wording(
            _("Sold beyond stock"),
            "triangle-alert",
            lambda p: (
                _("{who} sold {item} although the till knew of {free}; the goods were there.")
                if p["policy"] == "ask"
                else _("{who} sold {item} although the till knew of {free}.")
            ),
            _("{item}, {free} known"),
            life=_("{quantity} sold, {free} known"),
        ),
    }


def _adjusted(payload: Payload) -> str:
    reason = payload["reason"]
    if reason == "damage":
        return _("{who} took {product} off the shelf as damaged: {moved}. {left} on hand.")
    if reason == "theft":
        return _("{who} wrote {product} off as stolen: {moved}. {left} on hand.")
    if reason == "expired":
        return _("{who} took {product} off the shelf as expired: {moved}. {left} on hand.")
    if reason == "own use":
        return _("{who} took {product} for the store's own use: {moved}. {left} on hand.")
    return _("{who} found more of {product}: {moved}. {left} on hand.")


def _policy(payload: Payload) -> str:
    if payload["new_policy"] == "warn":
        return _("{who} lets {product} be sold with a warning when it runs out.")
    if payload["new_policy"] == "ask":
        return _("{who} lets the till ask when {product} runs out.")
    return _("{who} lets the till refuse {product} when it runs out.")
