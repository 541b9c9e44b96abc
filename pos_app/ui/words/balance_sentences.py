"""The sentences for what the rules of gift cards and store credit forbid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pos_app.domain.aggregates.gift_card import errors as cards
from pos_app.domain.aggregates.store_credit import errors as credit
from pos_app.domain.values.ledger import AmountNotPositive
from pos_app.ui.error_text import ErrorText
from pos_app.ui.formatting import format_amount, format_count
from pos_app.ui.i18n import _


def _amount_not_positive(_error: AmountNotPositive) -> ErrorText:
    return ErrorText(_("Use an amount above zero."), _("Nothing was changed."))


def _invalid_card_code(error: cards.InvalidCardCode) -> ErrorText:
    return ErrorText(
        _("A gift card's code has {shortest} to {longest} letters and digits.").format(
            shortest=format_count(error.shortest), longest=format_count(error.longest)
        ),
        _("Nothing was changed. Scan the card again."),
    )


def _insufficient_balance(error: cards.InsufficientBalance) -> ErrorText:
    return ErrorText(
        _("{available} are on this gift card.").format(available=format_amount(error.available)),
        _("Nothing was taken. Take less from the card and the rest another way."),
    )


def _card_blocked(_error: cards.CardBlocked) -> ErrorText:
    return ErrorText(_("This gift card is blocked."), _("Nothing was changed. Pay in another way."))


def _card_unknown(_error: cards.CardUnknown) -> ErrorText:
    return ErrorText(_("No gift card has this code."), _("Scan the card again."))


def _card_code_taken(_error: cards.CardCodeTaken) -> ErrorText:
    return ErrorText(
        _("This gift card was issued before."), _("Use a new card, or top this one up.")
    )


def _credit_exceeded(error: credit.CreditExceeded) -> ErrorText:
    return ErrorText(
        _("{available} can be paid on this account.").format(
            available=format_amount(error.available)
        ),
        _("Nothing was taken. Take the rest in another way."),
    )


def _invalid_credit_limit(_error: credit.InvalidCreditLimit) -> ErrorText:
    return ErrorText(_("A credit limit is zero or more."), _("Nothing was changed."))


BALANCE_SENTENCES: Mapping[type[BaseException], Callable[[Any], ErrorText]] = MappingProxyType(
    {
        AmountNotPositive: _amount_not_positive,
        cards.InvalidCardCode: _invalid_card_code,
        cards.InsufficientBalance: _insufficient_balance,
        cards.CardBlocked: _card_blocked,
        cards.CardUnknown: _card_unknown,
        cards.CardCodeTaken: _card_code_taken,
        credit.CreditExceeded: _credit_exceeded,
        credit.InvalidCreditLimit: _invalid_credit_limit,
    }
)
