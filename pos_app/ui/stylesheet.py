"""What Qt draws itself, in the colours and sizes of a theme: its palette and its style sheet.

Widgets are matched by dynamic properties: ``type`` ("sell.body") and ``ink`` ("text-muted") of a
label, ``surface`` of a frame ("canvas", "surface", "raised", "sunken", "panel", "display").
"""

from __future__ import annotations

from PySide6.QtGui import QPalette

from pos_app.ui.theme import Theme

_INKS = (
    "text",
    "text-muted",
    "text-disabled",
    "accent",
    "accent-text",
    "accent-soft-text",
    "positive",
    "warning",
    "danger",
    "info",
    "selection-text",
    "danger-fill-text",
    "warning-fill-text",
    "display-text",
    "display-muted",
)
_SURFACES = {
    "canvas": "canvas",
    "surface": "surface",
    "raised": "surface-raised",
    "sunken": "surface-sunken",
    "display": "display",
}


def palette(theme: Theme) -> QPalette:
    """Return the palette for what Qt draws itself."""
    roles = {
        QPalette.ColorRole.Window: "canvas",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface-raised",
        QPalette.ColorRole.AlternateBase: "surface",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.PlaceholderText: "text-muted",
        QPalette.ColorRole.Button: "surface-raised",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "danger-fill-text",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "accent-text",
        QPalette.ColorRole.ToolTipBase: "display",
        QPalette.ColorRole.ToolTipText: "display-text",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Light: "surface-raised",
        QPalette.ColorRole.Midlight: "surface",
        QPalette.ColorRole.Mid: "border",
        QPalette.ColorRole.Dark: "border-strong",
        QPalette.ColorRole.Shadow: "border-strong",
    }
    made = QPalette()
    for role, name in roles.items():
        made.setColor(role, theme.color(name))
    disabled = theme.color("text-disabled")
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, disabled)
    return made


def stylesheet(theme: Theme) -> str:
    """Return the style sheet of the application."""
    parts = [*_types(theme), *_inks(theme), *_surfaces(theme), _controls(theme), _views(theme)]
    return "\n".join(parts)


def _types(theme: Theme) -> list[str]:
    rules = []
    for name, style in theme.tokens.types.items():
        family = theme.tokens.mono_family if style.is_mono else theme.tokens.family
        rules.append(
            f'*[type="{name}"] {{ font-family: "{family}";'
            f" font-size: {theme.px(style.size)}px; font-weight: {style.weight}; }}"
        )
    weights = theme.tokens.weights
    return rules + [f'*[weight="{each}"] {{ font-weight: {each}; }}' for each in weights]


def _inks(theme: Theme) -> list[str]:
    return [f'QLabel[ink="{role}"] {{ color: {theme.hex(role)}; }}' for role in _INKS]


def _surfaces(theme: Theme) -> list[str]:
    rules = [
        f'QWidget[surface="{name}"] {{ background: {theme.hex(role)}; }}'
        for name, role in _SURFACES.items()
    ]
    rules.append(
        f'QFrame[surface="panel"] {{ background: {theme.hex("surface-raised")};'
        f" border: 1px solid {theme.hex('border')}; border-radius: {theme.radius('panel')}px; }}"
    )
    return rules


def _controls(theme: Theme) -> str:
    office = theme.type_style("office.body")
    body = theme.type_style("sell.body")
    return f"""
* {{ outline: none; }}
QLineEdit, QPlainTextEdit {{
  background: {theme.hex("surface-raised")}; color: {theme.hex("text")};
  border: 1px solid {theme.hex("border-strong")}; border-radius: {theme.radius("control")}px;
  padding: 0 {theme.space(3)}px;
  selection-background-color: {theme.hex("accent")};
  selection-color: {theme.hex("accent-text")}; }}
QLineEdit[invalid="true"] {{ border: 2px solid {theme.hex("danger")}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 3px solid {theme.hex("focus")};
  padding: 0 {theme.space(3) - 2}px; }}
QLineEdit:disabled {{ background: {theme.hex("on-disabled")}; color: {theme.hex("text-disabled")};
  border-color: {theme.hex("border")}; }}
QToolTip {{ background: {theme.hex("display")}; color: {theme.hex("display-text")};
  border: 1px solid {theme.hex("display-line")}; padding: {theme.space(1)}px {theme.space(2)}px;
  font-size: {theme.px(office.size)}px; }}
QMenu {{ background: {theme.hex("surface-raised")}; color: {theme.hex("text")};
  border: 1px solid {theme.hex("border-strong")}; padding: {theme.space(1)}px;
  font-size: {theme.px(body.size)}px; }}
QMenu::item {{ min-height: {theme.px(44)}px; padding: 0 {theme.space(5)}px 0 {theme.space(4)}px;
  border-radius: {theme.radius("chip")}px; }}
QMenu::item:selected {{ background: {theme.hex("selection")};
  color: {theme.hex("selection-text")}; }}
QMenu::item:disabled {{ color: {theme.hex("text-disabled")}; }}
QMenu::separator {{ height: 1px; background: {theme.hex("border")};
  margin: {theme.space(1)}px {theme.space(2)}px; }}
"""


def _views(theme: Theme) -> str:
    return f"""
QAbstractScrollArea {{ background: transparent; border: none; }}
QAbstractItemView {{ color: {theme.hex("text")};
  selection-background-color: {theme.hex("selection")};
  selection-color: {theme.hex("selection-text")}; }}
QTableView, QTreeView {{ background: {theme.hex("surface-raised")};
  gridline-color: {theme.hex("border")}; }}
QHeaderView {{ background: {theme.hex("surface")}; }}
QHeaderView::section {{ background: {theme.hex("surface")}; color: {theme.hex("text-muted")};
  border: none; border-bottom: 1px solid {theme.hex("border")};
  padding: 0 {theme.space(1)}px; font-size: {theme.px(theme.type_style("office.caption").size)}px;
  font-weight: 600; }}
QScrollBar:vertical {{ background: transparent; width: {theme.px(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {theme.px(12)}px; margin: 0; }}
QScrollBar::handle {{ background: {theme.hex("border-strong")}; border-radius: 4px;
  margin: 2px; min-height: {theme.px(32)}px; min-width: {theme.px(32)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
