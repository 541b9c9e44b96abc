"""Writes promotions, price lists and their previews as the texts that the panel shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from pos_app.application.price_list_service import PriceListSnapshot
from pos_app.application.promotion_service import Preview, PromotionSnapshot
from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.services.promotions.rules import (
    AmountOff,
    BuyXGetY,
    NForPrice,
    PercentOff,
    Rule,
    Selection,
)
from pos_app.ui.formatting import format_amount, format_date, format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.listed import Choice, Row
from pos_app.ui.promotions.promotions_state import (
    AMOUNT,
    BUY_GET,
    PERCENT,
    SET_PRICE,
    PreviewPart,
)
from pos_app.ui.promotions.typed_rule import EVERYTHING

_FEW = 3
_LONGEST = 120


def kind_choices(kind: str) -> tuple[Choice, ...]:
    """Return the kinds of promotions."""
    labels = {
        PERCENT: _("Percent"),
        AMOUNT: _("Amount"),
        SET_PRICE: _("Bundle"),
        BUY_GET: _("Buy and get"),
    }
    return tuple(Choice(value, label, value == kind) for value, label in labels.items())


def day_choices(days: frozenset[int]) -> tuple[Choice, ...]:
    """Return the days of the week."""
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return tuple(Choice(str(day), name, day in days) for day, name in enumerate(names))


def labels(kind: str) -> tuple[str, str, str]:
    """Return what is asked for: the number, how many, and how many get; empty asks nothing."""
    return {
        PERCENT: (_("Percent off"), "", ""),
        AMOUNT: (_("Off each piece"), "", ""),
        SET_PRICE: (_("Price together"), _("How many"), ""),
        BUY_GET: (_("Percent off those"), _("Buy"), _("Get")),
    }[kind]


def rule_text(rule: Rule) -> str:
    """Return what a promotion does, when and for whom, in one line."""
    conditions = rule.conditions
    days = "".join(
        f"{choice.label} " for choice in day_choices(conditions.weekdays) if choice.is_chosen
    ).strip()
    parts = (
        _offer(rule),
        _("coupon {code}").format(code=conditions.coupon_code) if conditions.coupon_code else "",
        _("group {name}").format(name=conditions.customer_group)
        if conditions.customer_group
        else "",
        days,
        _period(conditions.valid_from, conditions.valid_until),
        _hours(conditions.from_time, conditions.until_time),
    )
    return " · ".join(part for part in parts if part)


def promotion_row(promotion: PromotionSnapshot, *, is_chosen: bool) -> Row:
    """Return the row of a promotion."""
    mark = _("In force") if promotion.is_active else _("Ended")
    rule = promotion.rule
    return _row(
        str(promotion.promotion_id), (rule.name, rule_text(rule), mark), is_chosen=is_chosen
    )


def list_row(listed: PriceListSnapshot, *, is_chosen: bool) -> Row:
    """Return the row of a price list."""
    mark = _("In force") if listed.is_active else _("Ended")
    prices = [
        _("{sku} from {quantity}: {price}").format(
            sku=each.sku,
            quantity=format_quantity(each.min_quantity),
            price=format_amount(each.unit_price),
        )
        for each in listed.prices[:_FEW]
    ]
    if len(listed.prices) > _FEW:
        prices.append("…")
    parts = (
        _("Price list"),
        _("group {name}").format(name=listed.customer_group) if listed.customer_group else "",
        _period(listed.valid_from, listed.valid_until),
        ", ".join(prices),
    )
    detail = " · ".join(part for part in parts if part)
    return _row(str(listed.price_list_id), (listed.name, detail, mark), is_chosen=is_chosen)


def row(known: PromotionSnapshot | PriceListSnapshot, *, is_chosen: bool) -> Row:
    """Return the row of a promotion or a price list."""
    if isinstance(known, PromotionSnapshot):
        return promotion_row(known, is_chosen=is_chosen)
    return list_row(known, is_chosen=is_chosen)


def named(rule: Rule) -> Rule:
    """Return the rule under the name that its offer gives it."""
    return replace(rule, name=_offer(rule)[:_LONGEST])


def picked(key: str) -> str:
    """Return what taking a row does."""
    return _("{name} goes into the form.").format(name=key)


def department_row(name: str) -> Row:
    """Return the row of a department, or of everything."""
    return _row(name, (name, "", "" if name == EVERYTHING else _("Department")), is_chosen=False)


def product_row(product: ProductSnapshot) -> Row:
    """Return the row of a product."""
    words = (product.name, product.sku, format_amount(product.price))
    return _row(product.sku, words, is_chosen=False)


def missing(field: str) -> str:
    """Return what is still to be typed before anything can be tried."""
    return {
        "percent": _("Type a percentage like 20, and see what it does."),
        "amount": _("Type an amount like 0.50, and see what it does."),
        "price": _("Type a price like 5.00, and see what it does."),
        "count": _("Type how many go together."),
        "buy": _("Type how many are to be bought."),
        "get": _("Type how many are reduced then."),
        "products": _("Say for which departments or products: a code, a name, or everything."),
        "reward": _("Say which departments or products are reduced."),
        "first_day": _("Type the first day like 2026-03-10."),
        "last_day": _("Type the last day like 2026-03-31."),
        "from_hour": _("Type the hour like 16:00."),
        "until_hour": _("Type the hour like 18:00."),
        "quantity": _("Type from how many on, like 10."),
        "product": _("Choose a product."),
        "prices": _("Set a price, and see what it does."),
    }.get(field, _("Check what was typed."))


def preview(sales: Sequence[Preview], place: int, problem: str = "") -> PreviewPart:
    """Return what the latest sales would have come to, the one at ``place`` by line."""
    if problem:
        return PreviewPart(sums=problem)
    if not sales:
        return PreviewPart(sums=_("There is no sale to try it on yet."))
    cheaper = [sale for sale in sales if sale.saved]
    sums = _("Of the last sales ({count}), {cheaper} would have been cheaper, by {saved} in all.")
    sale = sales[place]
    before = sum((line.before for line in sale.lines), Decimal(0))
    return PreviewPart(
        sums=sums.format(
            count=len(sales),
            cheaper=len(cheaper),
            saved=format_amount(sum((each.saved for each in cheaper), Decimal(0))),
        ),
        sale=_("{number}, {when}: {before} → {after}").format(
            number=sale.order_number,
            when=format_date(sale.completed_at),
            before=format_amount(before),
            after=format_amount(before - sale.saved),
        ),
        rows=tuple(
            _row(
                str(line.number),
                (
                    f"{format_quantity(line.quantity)} × {line.name}",
                    "",
                    format_amount(line.before)
                    if line.before == line.after
                    else f"{format_amount(line.before)} → {format_amount(line.after)}",
                ),
                is_chosen=line.before != line.after,
            )
            for line in sale.lines
        ),
        can_step=len(sales) > 1,
    )


def price_row(sku: str, name: str, quantity: Decimal, price: Decimal, *, is_chosen: bool) -> Row:
    """Return the row of a price of a list; its key is SKU and quantity."""
    detail = _("{sku}, from {quantity}").format(sku=sku, quantity=format_quantity(quantity))
    return _row(
        f"{quantity} {sku}", (name or sku, detail, format_amount(price)), is_chosen=is_chosen
    )


def _row(key: str, words: tuple[str, str, str], *, is_chosen: bool) -> Row:
    title, detail, mark = words
    spoken = ". ".join(word for word in words if word)
    return Row(key, title, detail, mark, spoken, is_chosen)


def _offer(rule: Rule) -> str:
    what = _what(rule.selection)
    if isinstance(rule, PercentOff):
        return _("{percent}\N{NO-BREAK SPACE}% off {what}").format(
            percent=format_amount(rule.percent), what=what
        )
    if isinstance(rule, AmountOff):
        amount = format_amount(rule.amount.amount)
        return _("{amount} off each: {what}").format(amount=amount, what=what)
    if isinstance(rule, NForPrice):
        price = format_amount(rule.price.amount)
        return _("any {count} for {price}: {what}").format(count=rule.count, price=price, what=what)
    return _buy(rule, what)


def _buy(rule: BuyXGetY, what: str) -> str:
    other = "" if rule.reward is None else _what(rule.reward)
    text = (
        _("buy {buy} of {what}, get {get} of {other} {percent}\N{NO-BREAK SPACE}% off")
        if other
        else _("buy {buy}, get {get} {percent}\N{NO-BREAK SPACE}% off: {what}")
    )
    return text.format(
        buy=rule.buy, get=rule.get, what=what, other=other, percent=format_amount(rule.percent)
    )


def _what(selection: Selection) -> str:
    words = [*sorted(selection.departments), *sorted(selection.skus)]
    return ", ".join(words) or _("everything")


def _period(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return ""
    if first is None:
        return _("until {day}").format(day=last)
    if last is None:
        return _("from {day}").format(day=first)
    return f"{first} – {last}"


def _hours(start: time | None, end: time | None) -> str:
    if start is None and end is None:
        return ""
    return f"{start or time.min:%H:%M}–{'24:00' if end is None else format(end, '%H:%M')}"
