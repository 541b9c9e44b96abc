"""The menu: every entry once, under a heading, reached by arrows and in sight, nothing cut off."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Till
from pos_app.ui.look import Look
from pos_app.ui.sell.menu_entries import menu_groups
from pos_app.ui.sell.menu_list import MenuList
from pos_app.ui.theme import Theme
from pos_app.ui.widgets.hint_button import HintButton
from tests.ui.sell.seller import Seller

SIZES = ((1366, 768, 1.0), (1024, 768, 1.0), (1366, 768, 2.0))


def entries() -> list[str]:
    return [each.action for group in menu_groups(is_dark=False) for each in group.entries]


def test_each_entry_stands_in_one_group() -> None:
    assert len(entries()) == len(set(entries()))
    assert all(group.heading for group in menu_groups(is_dark=True))


def test_an_entry_shows_the_key_that_does_the_same() -> None:
    keys = {each.action: each.key for group in menu_groups(is_dark=False) for each in group.entries}
    assert (keys["cancel"], keys["lock"], keys["promotions"]) == ("Ctrl Del", "Ctrl L", "")


def test_the_arrows_reach_every_entry_and_bring_it_into_sight(seller: Seller) -> None:
    seller.press("F10")
    reached = [seller.focus().objectName()]
    area = seller.view.findChild(MenuList)
    assert area is not None
    for _ in range(len(entries()) - 1):
        seller.press("Right")
        focused = seller.focus()
        reached.append(focused.objectName())
        top = focused.mapTo(area.viewport(), focused.rect().topLeft()).y()
        assert 0 <= top <= area.viewport().height() - focused.height()
    assert reached == entries()


def test_down_goes_to_the_entry_below_and_up_comes_back(seller: Seller) -> None:
    seller.press("F10")
    first = seller.focus().objectName()
    seller.press("Down")
    assert seller.focus().objectName() not in {first, entries()[1]}
    seller.press("Up")
    assert seller.focus().objectName() == first


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_no_entry_is_cut_off(
    till: Till, look: Look, qtbot: QtBot, width: int, height: int, scale: float
) -> None:
    look.use(Theme.named("light", scale))
    seller = Seller(look, till, (width, height))
    qtbot.addWidget(seller.view)
    seller.press("F10")
    area = seller.view.findChild(MenuList)
    assert area is not None
    buttons = area.findChildren(HintButton)
    assert len(buttons) == len(entries())
    for button in buttons:
        assert button.width() >= button.sizeHint().width(), button.text()
    seller.view.close()
    seller.log.close()
