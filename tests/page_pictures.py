"""``python -m tests.page_pictures FOLDER``: pictures of the pages and panels behind the menu.

A small grocery is set up, sells a little and makes a backup; then each room is opened as the menu
opens it. ``--size``, ``--theme`` and ``--text`` look at them as other screens show them.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from pos_app.bootstrap import Till, open_till
from pos_app.settings import Settings
from pos_app.ui.application import make_application
from pos_app.ui.look import Look
from pos_app.ui.robot.hand import Robot
from pos_app.ui.sounds import Sounds
from pos_app.ui.theme import Theme
from pos_app.ui.till_app import TillApp
from tests.stores import a_till, sell, stocked
from tests.ui.windows import OWN_PIN, a_window

ROOMS = (
    "products",
    "stock",
    "promotions",
    "taxes",
    "returns",
    "customer",
    "recall",
    "people",
    "shift",
    "backups",
    "diagnostics",
    "guide",
    "imports",
)
SIGN_IN, OVERRIDE = OF_PEOPLE = ("sign-in", "override")
_GOODS = (
    ("Whole milk 2 L", "2.35", "24"),
    ("Butter croissant", "1.60", "5"),
    ("Sourdough loaf 800 g", "4.90", "12"),
    ("Free-range eggs 12", "4.80", "30"),
    ("Oat drink 1 L", "2.20", "18"),
)
_LAID_OUT_MS = 700
_COLOURS = 256


def main(arguments: Sequence[str]) -> int:
    """Make the pictures that are asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rooms", nargs="+", default=[*ROOMS, *OF_PEOPLE])
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--text", type=int, default=100)
    wanted = parser.parse_args(arguments)
    width, height = map(int, wanted.size.split("x"))
    wanted.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pos-app-pictures-") as folder:
        settings = Settings(
            theme=wanted.theme,
            text_percent=wanted.text,
            window=(0, 0, width, height),
            is_maximized=False,
        )
        with _opened(Path(folder), settings) as app:
            for room in wanted.rooms:
                if room not in OF_PEOPLE:
                    save_small(_picture_of(app, room), wanted.folder / f"{room}.png")
    for room in wanted.rooms:
        if room in OF_PEOPLE:
            save_small(_picture_of_people(room, settings), wanted.folder / f"{room}.png")
    return 0


def save_small(picture: QImage, path: Path) -> None:
    """Save a picture with a palette: a third of the size, and no eye sees it.

    Raises:
        OSError: the file cannot be written.
    """
    full = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(full.constBits()).cast("I"))
    palette = [colour for colour, _ in counted.most_common(_COLOURS)]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    small = full.convertToFormat(QImage.Format.Format_Indexed8, palette, flags)
    if not small.save(str(path), quality=0):
        raise OSError(path)


@contextmanager
def _opened(folder: Path, settings: Settings) -> Iterator[TillApp]:
    with a_till(folder, started=True) as till:
        _trade(till)
    settings.save(folder)
    application = make_application()
    look = Look(application, Theme.named("light"))
    app = TillApp(look, open_till(folder), Sounds(folder / "sounds"))
    app.open()
    try:
        yield app
    finally:
        app.close()


def _trade(till: Till) -> None:
    skus = [stocked(till, name, price=price, stock=stock).sku for name, price, stock in _GOODS]
    for count in range(1, len(skus) + 1):
        sell(till, *skus[:count])
    till.upkeep.backups.make_planned("schedule")


def _picture_of(app: TillApp, room: str) -> QImage:
    selling, robot = app.selling, Robot(app.window)
    if selling is None:
        raise ValueError(room)
    selling.view.panel_wanted.emit(room)
    if room == "imports" and app.pages is not None and app.pages._imports is not None:
        app.pages._imports.choose_file(_price_list(app._till.data_dir))
    if room == "promotions":
        robot.rest(_LAID_OUT_MS)
        robot.tap("New promotion")
        robot.type_in("20")
        robot.press("Tab")
        robot.type_in("everything")
    robot.rest(_LAID_OUT_MS)
    picture = app.window.grab().toImage()
    _leave(app, selling.view)
    return picture


def _price_list(folder: Path) -> Path:
    """Return a file as a supplier sends it, with a row that does not fit."""
    rows = ["SKU;Name;Price;Department"]
    rows += [f"{1000 + place};{name};{price};Food" for place, (name, price, _) in enumerate(_GOODS)]
    rows.append("1010;Cold brew 1 L;three;Drinks")
    path = folder / "autumn-prices.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def _picture_of_people(room: str, settings: Settings) -> QImage:
    """Return the page that asks who is selling, or the sheet at which a manager allows a price."""
    with tempfile.TemporaryDirectory(prefix="pos-app-pictures-") as folder:
        look = Look(make_application(), Theme.named(settings.theme, settings.text_percent / 100))
        with a_window(Path(folder) / "store", look) as window:
            window.app.window.resize(*settings.window[2:])  # type: ignore[index]  # given above
            if room == OVERRIDE:
                window.sign_in("Ines Duarte, Cashier", OWN_PIN)
                window.robot.wait_for("Register 1")
                window.ask_for_a_price()
            window.robot.rest(_LAID_OUT_MS)
            return window.app.window.grab().toImage()


def _leave(app: TillApp, screen: QWidget) -> None:
    app.window.close_page()
    if app.selling is not None and screen is app.selling.view:
        app.selling.view.close_panel()
        app.selling.view.cover_with(None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
