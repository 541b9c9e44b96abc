"""The actions of the screens that keep the catalogue."""

from __future__ import annotations

from pos_app.ui.action_spec import ActionSpec, inside, shortcut
from pos_app.ui.i18n import _

PRODUCTS = "products"
IMPORTS = "imports"
TILES = "tiles"
CODES = "codes"


def product_actions() -> tuple[ActionSpec, ...]:
    """Return the actions of the product screen."""
    return (
        shortcut("search", _("Find a product"), "Ctrl+F", PRODUCTS),
        shortcut("new", _("New product"), "Ctrl+N", PRODUCTS),
        shortcut("save", _("Save"), "Ctrl+S", PRODUCTS),
        shortcut("copy", _("Copy the product"), "Ctrl+D", PRODUCTS),
        shortcut("retire", _("Retire or restore the product"), "Ctrl+R", PRODUCTS),
        shortcut("sold", _("Show what is sold"), "Alt+S", PRODUCTS),
        shortcut("retired", _("Show what is retired"), "Alt+R", PRODUCTS),
        inside("row", _("The next or previous product"), ("Up", "Down"), PRODUCTS),
        inside("mark", _("Mark a product to change it with others"), "Space", PRODUCTS),
        shortcut("bulk", _("Change what is marked"), "Ctrl+B", PRODUCTS),
        shortcut("preview", _("Show what would change"), "Ctrl+P", PRODUCTS),
        shortcut("leave", _("Back"), "Esc", PRODUCTS),
    )


def import_actions() -> tuple[ActionSpec, ...]:
    """Return the actions of the import screen."""
    return (
        shortcut("import", _("Import the file"), "Ctrl+S", IMPORTS),
        shortcut("files", _("Choose another file"), "Alt+F", IMPORTS),
        shortcut("first_rows", _("The first rows of the file"), "Alt+1", IMPORTS),
        shortcut("problems", _("The rows that do not fit"), "Alt+2", IMPORTS),
        inside("row", _("The next or previous row"), ("Up", "Down"), IMPORTS),
        shortcut("previous", _("The rows before"), "Alt+Left", IMPORTS),
        shortcut("next", _("The rows after"), "Alt+Right", IMPORTS),
        shortcut("export_csv", _("Write the products to a CSV file here"), "Alt+C", IMPORTS),
        shortcut("export_xlsx", _("Write the products to a workbook here"), "Alt+X", IMPORTS),
        shortcut("take_back", _("Take an import back"), "Alt+T", IMPORTS),
        inside("folder", _("The folder above"), "Alt+Up", IMPORTS),
        shortcut("back", _("Back"), "Esc", IMPORTS),
    )


def tile_actions() -> tuple[ActionSpec, ...]:
    """Return the actions of the screen of tiles."""
    return (
        shortcut("pages", _("The pages of this till"), "Alt+1", TILES),
        shortcut("products", _("Add products to the page"), "Alt+2", TILES),
        inside("tile", _("Choose a tile, a page or a product"), ("Up", "Down"), TILES),
        inside("earlier", _("Move the tile forward"), "Ctrl+Left", TILES),
        inside("later", _("Move the tile back"), "Ctrl+Right", TILES),
        inside("rows", _("Move the tile a row up or down"), ("Ctrl+Up", "Ctrl+Down"), TILES),
        shortcut("colour", _("Colour of the tile"), "Alt+C", TILES),
        shortcut("send", _("Put the tile on another page"), "Alt+G", TILES),
        inside("remove", _("Take the tile away"), "Del", TILES),
        inside("add", _("Add the product that is chosen"), "Return", TILES),
        shortcut("back", _("Back"), "Esc", TILES),
    )


def code_actions() -> tuple[ActionSpec, ...]:
    """Return the actions of the screen of scanner and barcodes."""
    return (
        shortcut("scanner", _("The scanner of this till"), "Alt+1", CODES),
        shortcut("rules", _("The barcode rules of the store"), "Alt+2", CODES),
        shortcut("trial", _("Go where a scan is tried"), "F3", CODES),
        shortcut("save", _("Save the rules"), "Ctrl+S", CODES),
        shortcut("use_gap", _("Allow the pauses that were seen"), "Ctrl+G", CODES),
        shortcut("back", _("Back"), "Esc", CODES),
    )
