"""What the events of promotions and price lists are called, look like and say."""

from __future__ import annotations

from pos_app.application.audit_amounts import AMOUNTS
from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "PromotionCreated": Wording(
            _("Promotion created"),
            "gift",
            _("{who} created the promotion {name}."),
            _("{name}"),
            life=_("Created as {name}"),
        ),
        "PromotionChanged": Wording(
            _("Promotion changed"),
            "pencil",
            _("{who} changed the promotion {name}."),
            _("{name}"),
            life=_("Changed"),
        ),
        "PromotionEnded": Wording(
            _("Promotion ended"),
            "ban",
            _("{who} ended the promotion {name}."),
            _("{name}"),
            life=_("Ended"),
        ),
        "PriceListCreated": Wording(
            _("Price list created"),
            "tag",
            _("{who} created the price list {name}."),
            _("{name}"),
            life=_("Created as {name}"),
        ),
        "PriceListPriceSet": Wording(
            _("List price set"),
            "tag",
            _("{who} set the price of {sku} from {quantity} on to {price} in the list {name}."),
            _("{name}: {sku} from {quantity} on, {price}"),
            AMOUNTS["PriceListPriceSet"],
            life=_("{sku} from {quantity} on: {price}"),
        ),
        "PriceListPriceRemoved": Wording(
            _("List price removed"),
            "minus",
            _("{who} removed the price of {sku} from {quantity} on from the list {name}."),
            _("{name}: {sku} from {quantity} on"),
            life=_("{sku} from {quantity} on: removed"),
        ),
        "PriceListEnded": Wording(
            _("Price list ended"),
            "ban",
            _("{who} ended the price list {name}."),
            _("{name}"),
            life=_("Ended"),
        ),
    }
