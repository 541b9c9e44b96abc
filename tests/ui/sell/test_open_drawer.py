"""The drawer opens without a sale for a reason, which the log knows first."""

from __future__ import annotations

import json

import pytest

from pos_app.application.queries import AuditEntry, AuditFilter
from pos_app.ui.sell.drawer import reasons
from tests.ui.sell.seller import Seller
from tests.ui.sell.shop import Shop


def openings(entries: tuple[AuditEntry, ...]) -> list[str]:
    return [json.loads(each.event_data)["reason"] for each in entries]


def logged(seller: Seller) -> list[str]:
    where = AuditFilter(event_types=frozenset({"DrawerOpened"}))
    return openings(seller.log.page(where, None, 10))


def test_ctrl_d_asks_why_and_records_the_answer(seller: Seller) -> None:
    seller.press("Ctrl+D")
    assert logged(seller) == []
    seller.press("Return")
    assert logged(seller) == ["Change for a customer"]


def test_the_menu_leads_there_too(seller: Seller) -> None:
    seller.view.menu._pick("open_drawer")
    seller.press("Right")
    seller.press("Return")
    assert logged(seller) == ["Count the drawer"]


def test_escape_opens_nothing(seller: Seller) -> None:
    seller.press("Ctrl+D")
    seller.press("Esc")
    assert logged(seller) == []


@pytest.mark.parametrize(
    ("name", "words"), [(name, words) for name, words, _ in reasons() if name != "drawer.other"]
)
def test_each_reason_is_said_back(shop: Shop, name: str, words: str) -> None:
    shop.presenter.act(name)
    kind, text = shop.screen.toasts[-1]
    assert kind == "done"
    assert words in text
    assert "open it with its key" in text


def test_another_reason_is_given_in_own_words(seller: Seller) -> None:
    seller.press("Ctrl+D")
    for key in ("Down", "Right", "Return"):
        seller.press(key)
    assert seller.sheet_title() == "Why open the drawer?"
    seller.type_in("Key stuck in the lock")
    seller.press("Return")
    assert logged(seller) == ["Key stuck in the lock"]


def test_no_words_are_no_reason(shop: Shop) -> None:
    shop.presenter.act("drawer.other")
    shop.presenter.act("sheet.confirm")
    assert shop.screen.state.sheet is not None
    assert shop.screen.toasts == []
