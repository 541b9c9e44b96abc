"""What the events of tax categories are called, look like and say."""

from __future__ import annotations

from pos_app.ui.audit.places import Payload, rates_text
from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "TaxCategoryCreated": Wording(
            _("Tax category created"),
            "percent",
            _("{who} created the tax category {name}: {rates}."),
            _("{name}: {rates}"),
            life=_("Created with {rates}"),
        ),
        "TaxRatesChanged": Wording(
            _("Tax rates changed"),
            "percent",
            _("{who} changed the tax rates of {name} from {old_rates} to {rates}."),
            _("{name}, {old_rates} to {rates}"),
            changes=lambda p: (
                (_("Rates"), rates_text(p["old_rates"]), rates_text(p["new_rates"])),
            ),
            life=_("Rates {old_rates} to {rates}"),
        ),
        "TaxCategoryRenamed": Wording(
            _("Tax category renamed"),
            "pencil",
            _("{who} renamed the tax category {old_name} to {new_name}."),
            _("{old_name}, now {new_name}"),
            changes=lambda p: ((_("Name"), str(p["old_name"]), str(p["new_name"])),),
            life=_("Renamed from {old_name} to {new_name}"),
        ),
        "DefaultTaxCategoryChanged": Wording(
            _("Default tax changed"),
            "percent",
            _default_sentence,
            _("{name} for products without a category"),
            life=_("Became the default"),
        ),
    }


def _default_sentence(payload: Payload) -> str:
    if payload["old_category"]:
        return _("{who} made {name} the default tax category instead of {old_category}.")
    return _("{who} made {name} the default tax category.")
