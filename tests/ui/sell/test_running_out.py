"""A product that runs out is refused, asked for, or sold with a word, as the store decided."""

from __future__ import annotations

from pos_app.domain.aggregates.product.stock import StockPolicy
from tests.ui.sell.shop import BASIL, LOAF, Shop


def decide(shop: Shop, policy: StockPolicy, code: str = BASIL) -> None:
    product = shop.till.product_queries.by_code(code)
    assert product is not None
    shop.till.stock.keeping.change_policy(product.product_id, policy)


def title(shop: Shop) -> str:
    return str(getattr(shop.screen.state.sheet, "title", ""))


def test_a_product_that_is_refused_stays_out_of_the_cart(shop: Shop) -> None:
    shop.presenter.scan(BASIL)
    assert shop.rows() == []
    assert "Basil in pot" in shop.screen.toasts[-1][1]


def test_a_product_that_is_asked_for_is_sold_once_somebody_says_so(shop: Shop) -> None:
    decide(shop, StockPolicy.ASK)
    shop.presenter.scan(BASIL)
    assert (title(shop), shop.rows()) == ("Are the goods there?", [])
    shop.presenter.act("sheet.confirm")
    assert shop.rows() == [("1", "Basil in pot", "2.75")]


def test_a_product_that_is_asked_for_may_be_left_out(shop: Shop) -> None:
    decide(shop, StockPolicy.ASK)
    shop.presenter.scan(BASIL)
    shop.presenter.act("sheet.close")
    assert (title(shop), shop.rows()) == ("", [])


def test_a_larger_quantity_is_asked_for_too(shop: Shop) -> None:
    decide(shop, StockPolicy.ASK, LOAF)
    shop.presenter.scan(LOAF)
    shop.presenter.act("quantity")
    shop.presenter.type_in_sheet("21")
    shop.presenter.act("sheet.confirm")
    assert title(shop) == "Are the goods there?"
    shop.presenter.act("sheet.confirm")
    assert [row[0] for row in shop.rows()] == ["21"]


def test_a_product_that_warns_is_sold_without_a_question(shop: Shop) -> None:
    decide(shop, StockPolicy.WARN)
    shop.presenter.scan(BASIL)
    assert shop.rows() == [("1", "Basil in pot", "2.75")]
