"""Turns every error of the shop's rules and of the use cases into a sentence for the cashier.

Each says what happened, whether selling goes on, and what to do next, in plain words.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from pos_app import application as use_cases
from pos_app.application import errors as application
from pos_app.domain import errors as domain
from pos_app.ui import words
from pos_app.ui.error_text import ErrorText, echoed
from pos_app.ui.formatting import format_amount, format_quantity
from pos_app.ui.i18n import _, ngettext

if TYPE_CHECKING:
    from pos_app.application.replay_service import InvalidBasket


def error_text(error: BaseException) -> ErrorText:
    """Return the sentences for an error; one that is no rule or request is our own mistake."""
    for kind in type(error).__mro__:
        write = _sentences().get(kind)
        if write is not None:
            return write(error)
    return ErrorText(
        _("Something went wrong here."),
        _("The sale is safe. Try again, or go on with the next item."),
    )


def _invalid_value(error: domain.InvalidValue) -> ErrorText:
    return ErrorText(_("This cannot be used."), _("Nothing was changed. Check it and try again."))


def _invalid_amount(error: domain.InvalidAmount) -> ErrorText:
    if error.decimals == 0:
        headline = _("Use a whole amount, like 1200.")
    else:
        example = "12." + "345"[: error.decimals]
        headline = ngettext(
            "Use up to {count} decimal, like {example}.",
            "Use up to {count} decimals, like {example}.",
            error.decimals,
        ).format(count=error.decimals, example=example)
    return ErrorText(headline, _("Nothing was changed."))


def _invalid_quantity(error: domain.InvalidQuantity) -> ErrorText:
    headlines = {
        "not a number": _("Type a number, like 3."),
        "not positive": _("The quantity must be more than zero."),
        "too precise": _("Use up to three decimals, like 1.240."),
        "too large": _("This quantity is too large."),
        "too many labels": _("One file holds up to 400 labels."),
        "no size of a label": _("Type width × height in mm, each from 20 to 200, like 60 × 40."),
        "fraction of a piece": _("This item is sold in whole pieces."),
    }
    headline = headlines.get(error.reason, _("This is not a quantity."))
    return ErrorText(headline, _("Nothing was changed. Type it again."))


def _invalid_code(error: domain.InvalidCode) -> ErrorText:
    return ErrorText(
        _("{code} is not a {kind}.").format(code=echoed(error.text), kind=error.kind),
        _("Nothing was changed. Check the digits."),
    )


def _invalid_name(error: domain.InvalidName) -> ErrorText:
    if not error.text.strip():
        return ErrorText(_("A name is needed."), _("Type one to go on."))
    return ErrorText(
        _("This name is longer than {longest} characters.").format(longest=error.longest),
        _("Shorten it to go on."),
    )


def _invalid_reason(error: domain.InvalidReason) -> ErrorText:
    if not error.text.strip():
        return ErrorText(_("A reason is needed."), _("Choose or type one to go on."))
    return ErrorText(
        _("This reason is longer than {longest} characters.").format(longest=error.longest),
        _("Shorten it to go on."),
    )


def _currency_mismatch(error: domain.CurrencyMismatch) -> ErrorText:
    return ErrorText(
        _("{left} and {right} cannot be added up.").format(left=error.left, right=error.right),
        _("Nothing was changed. Use the currency of the store."),
    )


def _insufficient_stock(error: domain.InsufficientStock) -> ErrorText:
    if error.available <= 0:
        return ErrorText(
            _("{name}: none left.").format(name=error.product_name),
            _("Nothing was added. Go on with the next item."),
        )
    return ErrorText(
        _("{name}: only {available} left.").format(
            name=error.product_name, available=format_quantity(error.available)
        ),
        _("The cart is unchanged. Take fewer."),
    )


def _not_reserved(error: domain.NotReserved) -> ErrorText:
    return ErrorText(
        _("The stock of {name} does not match this sale.").format(name=error.product_name),
        _("Nothing was changed. Remove the line and scan it again."),
    )


def _product_retired(error: domain.ProductRetired) -> ErrorText:
    return ErrorText(
        _("{name} is no longer sold.").format(name=error.product_name),
        _("Nothing was added. Go on with the next item."),
    )


def _empty_cart(error: domain.EmptyCart) -> ErrorText:
    return ErrorText(_("Nothing to pay yet."), _("Scan the first item."))


def _cart_closed(error: domain.CartClosed) -> ErrorText:
    headlines = {
        "voided": _("This sale was cancelled before."),
        "held": _("This sale is held."),
    }
    headline = headlines.get(error.state, _("This sale is paid already."))
    return ErrorText(headline, _("Nothing was changed. The next scan starts a new sale."))


def _line_not_in_cart(error: domain.LineNotInCart) -> ErrorText:
    return ErrorText(_("This line is gone already."), _("Choose another line."))


def _discount_too_large(error: domain.DiscountTooLarge) -> ErrorText:
    return ErrorText(
        _("The line is worth {gross} only.").format(gross=format_amount(error.gross)),
        _("Nothing was changed. Take off less."),
    )


def _unknown_code(error: application.UnknownCode) -> ErrorText:
    return ErrorText(
        _("Unknown code {code}").format(code=echoed(error.code)),
        _("The cart is unchanged. Scan again, or search by name."),
    )


def _code_taken(error: application.CodeTaken) -> ErrorText:
    return ErrorText(
        _("Another product has the code {code}.").format(code=echoed(error.code)),
        _("Nothing was changed. Use another code."),
    )


def _cart_not_found(error: application.CartNotFound) -> ErrorText:
    return ErrorText(_("This sale is no longer there."), _("The next scan starts a new sale."))


def _flag_not_found(error: application.FlagNotFound) -> ErrorText:
    return ErrorText(_("This flag is no longer there."), _("Nothing was changed."))


def _flag_dismissed(error: domain.FlagDismissed) -> ErrorText:
    return ErrorText(_("This flag was reviewed before."), _("Nothing was changed."))


def _invalid_parameter(error: application.InvalidParameter) -> ErrorText:
    return ErrorText(
        _("This rule needs a number from {least} to {most}.").format(
            least=error.least, most=error.most
        ),
        _("Nothing was changed. Type another one."),
    )


def _store_not_set_up(error: application.StoreNotSetUp) -> ErrorText:
    return ErrorText(
        _("No store is set up here yet."), _("Start the program without options to set one up.")
    )


def _store_already_set_up(error: application.StoreAlreadySetUp) -> ErrorText:
    return ErrorText(
        _("A store is set up here already."),
        _("Nothing was changed. Open it, or use another folder."),
    )


def _invalid_pin(error: application.InvalidPin) -> ErrorText:
    headlines = {
        "empty": _("A PIN is missing."),
        "digits": _("A PIN has digits only."),
        "length": _("A PIN has four to eight digits."),
        "easy": _("This PIN is too easy to guess."),
        "taken": _("This PIN cannot be used here."),
    }
    remedy = (
        _("Type four to eight digits.") if error.reason == "empty" else _("Choose another one.")
    )
    return ErrorText(headlines.get(error.reason, _("This PIN cannot be used.")), remedy)


def _file_rejected(error: application.FileRejected) -> ErrorText:
    headlines = {
        "missing": _("{file} is not there."),
        "unreadable": _("{file} cannot be read."),
        "encoding": _("{file} is not a UTF-8 text."),
        "columns": _("{file} does not have the columns that are needed."),
        "rows": ngettext(
            "{file} has {count} row that does not fit.",
            "{file} has {count} rows that do not fit.",
            error.problem_count,
        ),
    }
    headline = headlines.get(error.reason, _("{file} cannot be used."))
    return ErrorText(
        headline.format(file=error.file_name, count=error.problem_count),
        _("Nothing was taken over. Correct the file and try again."),
    )


def _invalid_basket(error: InvalidBasket) -> ErrorText:
    return ErrorText(
        _("This basket cannot be read: {reason}.").format(reason=error.reason),
        _("Nothing of it was sold. Correct it and run the file again."),
    )


# The key of each function is the type of its parameter, which a mapping of types cannot say.
@cache
def _sentences() -> dict[type[BaseException], Callable[[Any], ErrorText]]:
    """Return them all; they name the errors of every room, so they are read with the first one."""
    return {
        domain.InvalidValue: _invalid_value,
        domain.InvalidAmount: _invalid_amount,
        domain.InvalidQuantity: _invalid_quantity,
        domain.InvalidCode: _invalid_code,
        domain.InvalidName: _invalid_name,
        domain.InvalidReason: _invalid_reason,
        domain.CurrencyMismatch: _currency_mismatch,
        domain.InsufficientStock: _insufficient_stock,
        domain.NotReserved: _not_reserved,
        domain.ProductRetired: _product_retired,
        domain.EmptyCart: _empty_cart,
        domain.CartClosed: _cart_closed,
        domain.LineNotInCart: _line_not_in_cart,
        domain.DiscountTooLarge: _discount_too_large,
        domain.FlagDismissed: _flag_dismissed,
        application.FlagNotFound: _flag_not_found,
        application.InvalidParameter: _invalid_parameter,
        application.UnknownCode: _unknown_code,
        application.CodeTaken: _code_taken,
        application.CartNotFound: _cart_not_found,
        application.StoreNotSetUp: _store_not_set_up,
        application.StoreAlreadySetUp: _store_already_set_up,
        application.InvalidPin: _invalid_pin,
        application.FileRejected: _file_rejected,
        use_cases.replay_service.InvalidBasket: _invalid_basket,
        **words.storage_sentences.STORAGE_SENTENCES,
        **words.evidence_sentences.EVIDENCE_SENTENCES,
        **words.payment_sentences.PAYMENT_SENTENCES,
        **words.tax_sentences.TAX_SENTENCES,
        **words.customer_sentences.CUSTOMER_SENTENCES,
        **words.balance_sentences.BALANCE_SENTENCES,
        **words.promotion_sentences.PROMOTION_SENTENCES,
        **words.return_sentences.RETURN_SENTENCES,
        **words.product_sentences.PRODUCT_SENTENCES,
        **words.barcode_sentences.BARCODE_SENTENCES,
        **words.upkeep_sentences.UPKEEP_SENTENCES,
        **words.shift_sentences.SHIFT_SENTENCES,
        **words.people_sentences.PEOPLE_SENTENCES,
    }


def has_sentence(kind: type[BaseException]) -> bool:
    """Return whether exactly this type of error has its own sentences."""
    return kind in _sentences()


__all__ = ["ErrorText", "error_text", "has_sentence"]
