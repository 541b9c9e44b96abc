"""A product has a picture when somebody wants one: chosen, kept once, shown and removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from pos_app.ui.pictures import PictureUnreadable, scaled_picture
from pos_app.ui.widgets.hint_button import HintButton
from tests.ui.products.desk import Keeper


def a_picture(path: Path, side: int = 900) -> Path:
    image = QImage(side, side // 2, QImage.Format.Format_RGB32)
    image.fill(QColor("#2a6f4e"))
    assert image.save(str(path))
    return path


def press(keeper: Keeper, name: str) -> None:
    QTest.qWait(1)
    shown = [each for each in keeper.view.findChildren(HintButton, name) if each.isVisible()]
    shown[0].click()


def test_a_picture_is_chosen_shown_and_removed(keeper: Keeper, tmp_path: Path) -> None:
    path = a_picture(tmp_path / "milk.png")
    product = keeper.till.product_queries.by_code("1002")
    assert product is not None
    keeper.presenter.choose(product.product_id)
    press(keeper, "picture-choose")
    assert keeper.view.files.isVisible()
    keeper.presenter.go(tmp_path)
    keeper.presenter.take_picture(path)
    shown = keeper.till.product_queries.by_code("1002")
    assert shown is not None
    assert len(shown.picture) == 64
    content = keeper.till.catalogue.pictures.content(shown.picture)
    assert content is not None
    assert QImage.fromData(content).size() == QSize(320, 160)
    assert keeper.view.form.isVisible()
    labels = [each for each in keeper.view.form.findChildren(QLabel) if each.isVisible()]
    assert any(not label.pixmap().isNull() for label in labels)
    press(keeper, "picture-remove")
    bare = keeper.till.product_queries.by_code("1002")
    assert bare is not None
    assert bare.picture == ""


def test_escape_leaves_the_pictures_and_keeps_the_product(keeper: Keeper) -> None:
    product = keeper.till.product_queries.by_code("1002")
    assert product is not None
    keeper.presenter.choose(product.product_id)
    press(keeper, "picture-choose")
    keeper.presenter.back()
    assert keeper.view.form.isVisible()


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "text.png"
    path.write_text("no picture", encoding="utf-8")
    with pytest.raises(PictureUnreadable):
        scaled_picture(path)
    with pytest.raises(OSError, match="gone"):
        scaled_picture(tmp_path / "gone.png")
