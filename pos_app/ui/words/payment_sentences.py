"""The sentences for what can go wrong while a sale is held or paid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pos_app.application.errors import NoDeposit
from pos_app.application.promotion_text import UnreadablePromotion
from pos_app.domain import errors as domain
from pos_app.domain.aggregates.card_payment import errors as card_payment
from pos_app.domain.aggregates.scale.errors import InvalidScale
from pos_app.domain.values.line_kind import LineKind
from pos_app.ui.error_text import ErrorText
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _


def _tender_too_small(error: domain.TenderTooSmall) -> ErrorText:
    missing = format_amount(error.total - error.tendered)
    return ErrorText(
        _("{tendered} is not enough, {missing} is missing.").format(
            tendered=format_amount(error.tendered), missing=missing
        ),
        _("The sale is still open. Take {total} or more.").format(total=format_amount(error.total)),
    )


def _cart_not_submitted(_error: domain.CartNotSubmitted) -> ErrorText:
    return ErrorText(_("This sale is not ready to be paid."), _("The cart is safe. Try again."))


def _tender_too_large(error: domain.TenderTooLarge) -> ErrorText:
    return ErrorText(
        _("Only {total} is left to pay.").format(total=format_amount(error.total)),
        _("Nothing was taken. Change is given from cash only."),
    )


def _payment_started(_error: domain.PaymentStarted) -> ErrorText:
    return ErrorText(
        _("Part of this sale is paid."),
        _("Remove what was taken to change the items."),
    )


def _line_follows(error: domain.LineFollows) -> ErrorText:
    if error.kind == LineKind.DEPOSIT:
        return ErrorText(
            _("{name} follows the goods that it is for.").format(name=error.line_name),
            _("Change or remove the goods; the deposit goes along."),
        )
    if error.kind == LineKind.EMPTIES:
        return ErrorText(
            _("Empties bring back their deposit, no more and no less."),
            _("Change how many they are, or remove the line."),
        )
    return ErrorText(
        _("{name} is money on a card and keeps its amount.").format(name=error.line_name),
        _("Remove the line and add the card with another amount."),
    )


def _no_deposit(error: NoDeposit) -> ErrorText:
    return ErrorText(
        _("No deposit is charged for {name}.").format(name=error.product_name),
        _("The sale goes on. The products screen says what carries a deposit."),
    )


def _tender_unknown(_error: domain.TenderUnknown) -> ErrorText:
    return ErrorText(
        _("That does not pay for this sale any more."), _("Look at what is left to pay.")
    )


def _tender_final(error: domain.TenderFinal) -> ErrorText:
    return ErrorText(
        _("The goods of return {number} pay here.").format(number=error.reference),
        _("Finish this sale; what it does not need can be returned again."),
    )


def _unreadable_promotion(_error: UnreadablePromotion) -> ErrorText:
    return ErrorText(
        _("This says no promotion. Write it like “20%: Bakery”."), _("Nothing was changed.")
    )


def _cart_not_held(_error: domain.CartNotHeld) -> ErrorText:
    return ErrorText(
        _("This sale is not held any more."),
        _("Somebody else went on with it. Choose another one."),
    )


def _card_payment_open(error: card_payment.CardPaymentOpen) -> ErrorText:
    return ErrorText(
        _("Nobody knows yet whether the card paid {amount}.").format(
            amount=format_amount(error.amount)
        ),
        _("Press Card: the terminal, or you, say how it ended."),
    )


def _card_payment_settled(_error: card_payment.CardPaymentSettled) -> ErrorText:
    return ErrorText(_("This card payment ended before."), _("Nothing was changed."))


def _invalid_scale(_error: InvalidScale) -> ErrorText:
    return ErrorText(
        _("This is no name of a serial line."),
        _("Write it like /dev/ttyUSB0, or nothing to type weights."),
    )


def _invalid_terminal(error: card_payment.InvalidTerminal) -> ErrorText:
    return ErrorText(
        _("{text} is no address of a terminal.").format(text=error.text),
        _("Type it like 192.168.1.20:20007, or nothing for no terminal."),
    )


PAYMENT_SENTENCES: Mapping[type[BaseException], Callable[[Any], ErrorText]] = MappingProxyType(
    {
        card_payment.CardPaymentOpen: _card_payment_open,
        card_payment.CardPaymentSettled: _card_payment_settled,
        card_payment.InvalidTerminal: _invalid_terminal,
        InvalidScale: _invalid_scale,
        domain.CartNotSubmitted: _cart_not_submitted,
        domain.TenderTooSmall: _tender_too_small,
        domain.TenderTooLarge: _tender_too_large,
        domain.PaymentStarted: _payment_started,
        domain.TenderUnknown: _tender_unknown,
        domain.TenderFinal: _tender_final,
        domain.LineFollows: _line_follows,
        NoDeposit: _no_deposit,
        UnreadablePromotion: _unreadable_promotion,
        domain.CartNotHeld: _cart_not_held,
    }
)
