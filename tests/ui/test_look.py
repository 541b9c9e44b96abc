"""One look draws all widgets: fonts, icons, theme, and it can change while the till runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.resource_files import resource
from pos_app.ui.fonts import font, load_fonts
from pos_app.ui.icons import Icons, UnknownIcon
from pos_app.ui.look import Look
from pos_app.ui.theme import Theme
from pos_app.ui.tokens import load_tokens


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    made = Look(qapp, Theme.named("light"))
    yield made
    made.ring.deleteLater()
    made.deleteLater()


def test_the_bundled_fonts_load_under_the_names_of_the_tokens(qapp: QApplication) -> None:
    tokens = load_tokens()
    assert {tokens.family, tokens.mono_family} <= set(load_fonts())
    assert QFontInfo(font(Theme.named("light"), "sell.item")).family() == tokens.family
    assert QFontInfo(font(Theme.named("light"), "office.mono")).family() == tokens.mono_family


@pytest.mark.parametrize("weight", load_tokens().weights)
def test_digits_are_equally_wide_at_every_weight(qapp: QApplication, weight: int) -> None:
    load_fonts()
    metrics = QFontMetricsF(font(Theme.named("light"), "sell.total", weight=weight))
    widths = {metrics.horizontalAdvance(digit) for digit in "0123456789"}
    assert len(widths) == 1
    assert widths.pop() == pytest.approx(0.6 * 66, abs=0.5)


def test_a_font_grows_with_the_text_but_the_total_stops_at_100(qapp: QApplication) -> None:
    theme = Theme.named("light", 2.0)
    assert font(theme, "sell.body").pixelSize() == 36
    assert font(theme, "sell.total").pixelSize() == 100
    assert font(theme, "sell.total", pixels=44).pixelSize() == 88


def test_an_icon_is_drawn_in_its_role_at_the_pixel_ratio_and_kept(qapp: QApplication) -> None:
    theme, icons = Theme.named("light"), Icons()
    drawn = icons.pixmap(theme, "circle-check", 22, "positive", 2.0)
    assert drawn.size().width() == 44
    assert drawn.devicePixelRatio() == 2.0
    assert icons.pixmap(theme, "circle-check", 22, "positive", 2.0) is drawn
    assert _colours(drawn.toImage()) == {theme.color("positive").name()}


def test_the_same_icon_in_another_theme_has_another_colour(qapp: QApplication) -> None:
    icons = Icons()
    dark = Theme.named("dark")
    icons.pixmap(Theme.named("light"), "check", 22, "accent", 1.0)
    assert _colours(icons.pixmap(dark, "check", 22, "accent", 1.0).toImage()) == {
        dark.color("accent").name()
    }


def test_an_unknown_icon_is_an_error_not_a_hole(qapp: QApplication) -> None:
    with pytest.raises(UnknownIcon) as unknown:
        Icons().pixmap(Theme.named("light"), "no-such-icon", 22, "text")
    assert unknown.value.name == "no-such-icon"


def test_every_bundled_icon_draws_something(qapp: QApplication) -> None:
    icons, theme = Icons(), Theme.named("light")
    for path in resource("icons").glob("*.svg"):
        assert _colours(icons.pixmap(theme, path.stem, 24, "text").toImage()), path.stem


def test_switching_the_theme_reaches_palette_sheet_and_widgets(
    look: Look, qapp: QApplication, qtbot: QtBot
) -> None:
    dark = Theme.named("dark")
    with qtbot.waitSignal(look.changed):
        look.use(dark)
    assert look.theme == dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == dark.color("canvas")
    assert dark.hex("surface-raised") in qapp.styleSheet()


def test_the_text_scale_reaches_the_style_sheet(look: Look, qapp: QApplication) -> None:
    look.use(Theme.named("light", 1.5))
    assert '*[type="sell.body"]' in qapp.styleSheet()
    assert "font-size: 27px" in qapp.styleSheet()


def test_using_the_same_theme_again_repaints_nothing(look: Look, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(look.changed):
        look.use(Theme.named("light"))


def _colours(image: QImage) -> set[str]:
    """Return the colours of all opaque pixels."""
    opaque = 255
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == opaque
    }
