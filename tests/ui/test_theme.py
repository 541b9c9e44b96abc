"""The two themes are complete, readable, and grow with the text."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from pos_app.ui.theme import Theme
from pos_app.ui.tokens import THEMES, load_tokens

_TEXT = 4.5
_OTHER = 3.0

TEXT_PAIRS = [
    (ink, ground)
    for ground in ("canvas", "surface", "surface-raised", "surface-sunken")
    for ink in ("text", "text-muted")
] + [
    ("accent", "surface-raised"),
    ("accent", "surface"),
    ("accent", "canvas"),
    ("accent-text", "accent"),
    ("accent-text", "accent-hover"),
    ("accent-text", "accent-pressed"),
    ("accent-soft-text", "accent-soft"),
    ("selection-text", "selection"),
    ("text", "selection"),
    ("text-muted", "selection"),
    ("positive", "surface-raised"),
    ("positive", "positive-soft"),
    ("positive", "selection"),
    ("text", "positive-soft"),
    ("warning", "surface-raised"),
    ("warning", "warning-soft"),
    ("text", "warning-soft"),
    ("warning-fill-text", "warning-fill"),
    ("danger", "surface-raised"),
    ("danger", "danger-soft"),
    ("danger", "canvas"),
    ("danger-fill-text", "danger-fill"),
    ("danger-fill-text", "danger-fill-hover"),
    ("info", "info-soft"),
    ("text", "info-soft"),
    ("display-text", "display"),
    ("display-muted", "display"),
]
OTHER_PAIRS = [
    ("border-strong", "surface-raised"),
    ("border-strong", "surface"),
    ("border-strong", "canvas"),
    ("focus", "canvas"),
    ("focus", "surface"),
    ("focus", "surface-raised"),
    ("focus", "selection"),
    ("focus", "focus-gap"),
    ("selection-bar", "selection"),
    ("text-disabled", "on-disabled"),
    ("accent", "accent-soft"),
]


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(p) for p in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(theme: Theme, ink: str, ground: str) -> float:
    one, other = _luminance(theme.color(ink)), _luminance(theme.color(ground))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(name: str, ink: str, ground: str) -> None:
    assert _contrast(Theme.named(name), ink, ground) >= _TEXT


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "ground"), OTHER_PAIRS)
def test_borders_and_marks_stand_out_from_their_ground(name: str, ink: str, ground: str) -> None:
    assert _contrast(Theme.named(name), ink, ground) >= _OTHER


@pytest.mark.parametrize("name", THEMES)
def test_a_department_can_be_read_on_its_colour(name: str) -> None:
    theme = Theme.named(name)
    for department in load_tokens().categories[name]:
        assert _contrast(theme, f"{department}.ink", f"{department}.soft") >= _TEXT


def test_both_themes_have_the_same_roles_and_departments() -> None:
    tokens = load_tokens()
    assert set(tokens.colours["light"]) == set(tokens.colours["dark"])
    assert set(tokens.categories["light"]) == set(tokens.categories["dark"])


def test_a_colour_may_be_seen_through() -> None:
    scrim = Theme.named("light").color("scrim")
    assert (scrim.red(), scrim.green(), scrim.blue(), scrim.alpha()) == (0x0E, 0x22, 0x26, 0xB8)


def test_a_colour_handed_out_is_the_callers_own() -> None:
    theme = Theme.named("light")
    theme.color("accent").setAlpha(0)
    assert theme.color("accent").alpha() == 255


@pytest.mark.parametrize("missing", ["light2", "accent2", "accent.ink", "produce.edge"])
def test_what_the_tokens_do_not_have_is_an_error(missing: str) -> None:
    with pytest.raises(KeyError):
        Theme.named(missing if missing == "light2" else "light").color(missing)


@pytest.mark.parametrize("scale", load_tokens().text_scales)
def test_rows_grow_with_the_text_and_gutters_do_not(scale: float) -> None:
    theme = Theme.named("dark", scale)
    assert theme.size("cart-row") == round(64 * scale)
    assert theme.size("gutter") == 12
    assert theme.radius("control") == 10
    assert theme.space(3) == 12


def test_the_total_has_steps_to_fall_to() -> None:
    assert Theme.named("light").type_style("sell.total").steps == (66, 52, 44)
    assert Theme.named("light").type_style("office.mono").is_mono
