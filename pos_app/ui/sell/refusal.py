"""What the screen itself refuses before any service is asked, each with its sentence."""

from __future__ import annotations

from decimal import Decimal

from pos_app.ui.errors import ErrorText
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _


class Refusal(Exception):
    """Nothing was asked of the services; ``text`` says why and what to do."""

    def __init__(self, text: ErrorText) -> None:
        """Refuse with a sentence."""
        super().__init__(text)
        self.text = text


def nothing_in_cart() -> Refusal:
    """Refuse an action on a line while there is none."""
    return Refusal(ErrorText(_("Nothing in the cart yet."), _("Scan the first item.")))


def no_deposits() -> Refusal:
    """No product carries a deposit, so no empties come back."""
    return Refusal(
        ErrorText(
            _("No product carries a deposit here."),
            _("The products screen says which deposit is charged with a product."),
        )
    )


def paid_out_in_cash() -> Refusal:
    """The empties are worth more than the goods, so nobody pays with a card."""
    return Refusal(
        ErrorText(
            _("The empties are worth more than the goods."),
            _("Press F12 and pay the difference out in cash."),
        )
    )


def nothing_to_pay() -> Refusal:
    """Refuse a payment of an empty cart."""
    return Refusal(ErrorText(_("Nothing to pay yet."), _("Scan the first item.")))


def paid_already() -> Refusal:
    """Refuse a change or a payment while the last sale's change is on screen."""
    return Refusal(ErrorText(_("This sale is paid."), _("Scan the next item to start a new one.")))


def part_paid() -> Refusal:
    """Refuse to set a sale aside while there is money for it."""
    return Refusal(
        ErrorText(_("Part of this sale is paid."), _("Give that back first, or finish the sale."))
    )


def nothing_to_undo() -> Refusal:
    """Refuse to undo what was not done."""
    return Refusal(ErrorText(_("Nothing to undo."), _("Go on with the next item.")))


def looks_like_a_code() -> Refusal:
    """Refuse an amount that is more likely a scanned code."""
    return Refusal(
        ErrorText(_("That looks like a code, not money."), _("Clear it and type the amount."))
    )


def no_amount(text: str) -> Refusal:
    """Refuse to take letters for an amount."""
    return Refusal(
        ErrorText(
            _("“{text}” is not an amount.").format(text=text),
            _("Clear it for the exact total, or type an amount."),
        )
    )


def too_little(typed: Decimal, total: Decimal) -> Refusal:
    """Refuse cash that does not cover the total."""
    return Refusal(
        ErrorText(
            _("{typed} is not enough, {missing} is missing.").format(
                typed=format_amount(typed), missing=format_amount(total - typed)
            ),
            _("Take {total} or more.").format(total=format_amount(total)),
        )
    )


def not_a_discount(text: str) -> Refusal:
    """Refuse to take letters for a discount."""
    return Refusal(
        ErrorText(
            _("“{text}” is not a discount.").format(text=text),
            _("Type an amount like 0.50, or a share like 10 %."),
        )
    )


def not_a_quantity(text: str) -> Refusal:
    """Refuse to take letters for a quantity."""
    return Refusal(
        ErrorText(_("“{text}” is not a quantity.").format(text=text), _("Type a number, like 3."))
    )


def answer_first(code: str) -> Refusal:
    """Refuse a scan while a question waits for its answer."""
    return Refusal(
        ErrorText(
            _("{code} was not added.").format(code=code), _("Answer the question, then scan again.")
        )
    )


def finish_this_first() -> Refusal:
    """Refuse to go on with another sale while this one has lines."""
    return Refusal(ErrorText(_("Finish this sale first."), _("The other one waits for you.")))


def no_receipt_yet() -> Refusal:
    """Refuse to show a receipt before the first sale."""
    return Refusal(ErrorText(_("No receipt yet."), _("The first sale writes one.")))


def no_tax() -> Refusal:
    """Refuse to leave out a tax that the sale does not contain."""
    return Refusal(ErrorText(_("This sale contains no tax."), _("Go on with the next item.")))


def no_customer() -> Refusal:
    """Refuse to use the account of nobody."""
    return Refusal(ErrorText(_("Choose the customer first."), _("F8 finds or adds one.")))


def no_credit() -> Refusal:
    """Refuse to pay from an empty account."""
    return Refusal(ErrorText(_("This customer has no credit left."), _("Take another way to pay.")))


def no_points() -> Refusal:
    """Refuse to pay with points that pay nothing."""
    return Refusal(
        ErrorText(_("This customer's points pay nothing yet."), _("Take another way to pay."))
    )
