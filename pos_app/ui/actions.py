"""Every action a person can take by key: its name, its words, its keys, on which screen.

The list of keys (F1), menus and tests are made from it; a screen connects the names.
"""

from __future__ import annotations

from pos_app.ui.action_spec import ActionSpec, key_cap
from pos_app.ui.action_spec import inside as _inside
from pos_app.ui.action_spec import numbered as _numbered
from pos_app.ui.action_spec import shortcut as _key
from pos_app.ui.catalogue_actions import (
    CODES,
    IMPORTS,
    PRODUCTS,
    TILES,
    code_actions,
    import_actions,
    product_actions,
    tile_actions,
)
from pos_app.ui.i18n import _

__all__ = [
    "CODES",
    "IMPORTS",
    "PRODUCTS",
    "TILES",
    "ActionSpec",
    "action_of",
    "actions_of",
    "key_cap",
]

SELL = "sell"
AUDIT = "audit"
REPLAY = "replay"
EXCEPTIONS = "exceptions"
REGISTERS = "registers"
EXPORTS = "exports"
TASKS = "tasks"
SHIFT = "shift"
CUSTOMERS = "customers"
RETURNS = "returns"
EVERYWHERE = "everywhere"


def actions_of(screen: str) -> tuple[ActionSpec, ...]:
    """Return the actions of a screen in the order the key list shows them, its own first.

    Raises:
        KeyError: there is no such screen.
    """
    own = {
        SELL: _sell,
        AUDIT: _audit,
        REPLAY: _replay,
        EXCEPTIONS: _exceptions,
        REGISTERS: _registers,
        EXPORTS: _exports,
        TASKS: _tasks,
        PRODUCTS: product_actions,
        IMPORTS: import_actions,
        TILES: tile_actions,
        CODES: code_actions,
        SHIFT: _shift,
        CUSTOMERS: _customers,
        RETURNS: _returns,
    }[screen]()
    return (*own, *(each for each in _everywhere() if not _is_taken(each, own)))


def action_of(screen: str, name: str) -> ActionSpec:
    """Return one action of a screen, so that its button and its key are made from it.

    Raises:
        KeyError: there is no such screen or action.
    """
    return {each.name: each for each in actions_of(screen)}[name]


def _is_taken(action: ActionSpec, by: tuple[ActionSpec, ...]) -> bool:
    return any(set(action.keys) & set(other.keys) for other in by)


def _sell() -> tuple[ActionSpec, ...]:
    return (
        _inside("add", _("Add the code or first match"), "Return", SELL),
        _key("focus_entry", _("Go to the entry field"), "F3", SELL),
        _key("quantity", _("Quantity of the selected line"), "F2", SELL),
        _inside("one_more", _("One more"), "+", SELL),
        _inside("one_fewer", _("One fewer"), "-", SELL),
        _inside("multiply", _("Multiply: 3 * then scan"), "*", SELL),
        _key("discount", _("Discount on the line"), "F4", SELL),
        _key("price", _("Another price for the line"), "F5", SELL),
        _inside("remove", _("Remove the line"), "Del", SELL),
        _key("returns", _("Returns"), "Ctrl+R", SELL),
        _key("undo", _("Undo the last cart change"), "Ctrl+Z", SELL),
        _key("hold", _("Hold the sale"), "F6", SELL),
        _key("recall", _("Held sales: recall one"), "F7", SELL),
        _key("customer", _("Customer: find, add, choose"), "F8", SELL),
        _key("cancel", _("Cancel the whole sale"), "Ctrl+Del", SELL),
        _inside("line", _("Select a line"), ("Up", "Down"), SELL),
        _inside("page", _("Select a line further away"), ("PgUp", "PgDown"), SELL),
        _key("cash", _("Cash: exact, or the typed amount"), "F12", SELL),
        _key("card", _("Card: all that is left, or the typed amount"), "F9", SELL),
        _key("payment", _("Payment panel"), "F11", SELL),
        _key("gift_card", _("Pay with a gift card"), "Ctrl+G", SELL),
        _key("store_credit", _("Pay from store credit"), "Ctrl+K", SELL),
        _key("voucher", _("Pay by voucher"), "Ctrl+U", SELL),
        _key("on_account", _("Put it on the customer's account"), "Ctrl+O", SELL),
        _key("empties", _("Take empties back"), "Ctrl+B", SELL),
        _key("give_back_last", _("Give the last payment back"), "Ctrl+Backspace", SELL),
        _key("note", _("Note buttons"), _numbered("Ctrl", 4), SELL),
        _key("price_check", _("Price check"), "Ctrl+I", SELL),
        _key("last_receipt", _("Last receipt"), "Ctrl+P", SELL),
        _key("receipt_copy", _("Copy of the last receipt"), "Alt+P", SELL),
        _key("gift_receipt", _("Gift receipt of the last sale"), "Alt+G", SELL),
        _key("chip", _("Category"), _numbered("Alt", 8), SELL),
        _key("into_tiles", _("Into the tiles"), "Alt+Down", SELL),
        _key("banner", _("Main button of the banner"), "Alt+B", SELL),
        _key("clear", _("Clear the entry, then close"), "Esc", SELL),
        _key("open_drawer", _("Open the drawer without a sale"), "Ctrl+D", SELL),
        _key("training", _("Training mode on or off"), "Alt+T", SELL),
        _key("move_cash", _("Cash in or out"), "Ctrl+M", SELL),
        _key("close_shift", _("Close the shift, or open one"), "Ctrl+E", SELL),
        _key("menu", _("Menu"), "F10", SELL),
        _key("lock", _("Lock the till, or hand it over"), "Ctrl+L", SELL),
        _key("audit", _("Audit window"), "Ctrl+Shift+A", SELL),
        _key("next_region", _("Next region"), "Ctrl+Tab", SELL),
        _key("previous_region", _("Previous region"), "Ctrl+Shift+Tab", SELL),
    )


def _audit() -> tuple[ActionSpec, ...]:
    return (
        _key("search", _("Search text"), "Ctrl+F", AUDIT),
        _key("who", _("Filter by who"), "Alt+W", AUDIT),
        _key("event", _("Filter by event"), "Alt+V", AUDIT),
        _key("about", _("Filter by what it is about"), "Alt+O", AUDIT),
        _key("register", _("Filter by register"), "Alt+G", AUDIT),
        _key("period", _("Filter by period"), "Alt+T", AUDIT),
        _key("amount", _("Filter by amount"), "Alt+U", AUDIT),
        _key("flagged", _("Red flags only"), "Alt+R", AUDIT),
        _key("clear_filters", _("Clear filters"), "Alt+C", AUDIT),
        _inside("row", _("The next or previous record"), ("Up", "Down"), AUDIT),
        _inside("page", _("A page of records further"), ("PgUp", "PgDown"), AUDIT),
        _inside("end", _("The newest and the oldest record"), ("Home", "End"), AUDIT),
        _inside("inspect", _("Open the record in the inspector"), "Return", AUDIT),
        _key("copy", _("Copy the row as text"), "Ctrl+C", AUDIT),
        _key("replay", _("Replay this cart"), "Ctrl+Return", AUDIT),
        _key("first_tab", _("Events"), "Alt+1", AUDIT),
        _key("second_tab", _("Replay"), "Alt+2", AUDIT),
        _key("third_tab", _("Exceptions"), "Alt+3", AUDIT),
        _key("fourth_tab", _("Registers"), "Alt+4", AUDIT),
        _key("fifth_tab", _("Exports"), "Alt+5", AUDIT),
        _key("sixth_tab", _("Background work"), "Alt+6", AUDIT),
        _key("next_region", _("Next region"), "F6", AUDIT),
        _key("previous_region", _("Previous region"), "Shift+F6", AUDIT),
        _key("live", _("Live on or off"), "F8", AUDIT),
        _key("verify", _("Verify now"), "F9", AUDIT),
        _key("export", _("Export"), "Ctrl+E", AUDIT),
        _key("clear", _("Clear the search, then close"), "Esc", AUDIT),
    )


def _replay() -> tuple[ActionSpec, ...]:
    return (
        _key("back", _("One step back"), "Left", REPLAY),
        _key("next", _("One step on"), "Right", REPLAY),
        _key("previous_flag", _("The flagged step before"), "Ctrl+Left", REPLAY),
        _key("next_flag", _("The next flagged step"), "Ctrl+Right", REPLAY),
        _key("first", _("First step"), "Home", REPLAY),
        _key("last", _("Last step"), "End", REPLAY),
        _key("play", _("Play or pause"), "Space", REPLAY),
        _inside("speed", _("As fast as it was, twice, four times"), ("1", "2", "4"), REPLAY),
        _inside("skip", _("Skip pauses"), "S", REPLAY),
        _inside("row", _("The next or previous row"), ("Up", "Down"), REPLAY),
        _key("receipt", _("Open the receipt"), "Ctrl+O", REPLAY),
        _key("save", _("Save as PDF"), "Ctrl+E", REPLAY),
        _key("leave", _("Back"), "Esc", REPLAY),
    )


def _exceptions() -> tuple[ActionSpec, ...]:
    return (
        _inside("row", _("The next or previous exception"), ("Up", "Down"), EXCEPTIONS),
        _inside("inspect", _("Show the record among the events"), "Return", EXCEPTIONS),
        _key("replay", _("Replay this cart"), "Ctrl+Return", EXCEPTIONS),
        _key("review", _("Mark reviewed"), "Alt+M", EXCEPTIONS),
        _key("open", _("Show what is open"), "Alt+O", EXCEPTIONS),
        _key("reviewed", _("Show what was reviewed"), "Alt+V", EXCEPTIONS),
        _key("rules", _("Rules and their numbers"), "Alt+U", EXCEPTIONS),
        _key("leave", _("Back"), "Esc", EXCEPTIONS),
    )


def _registers() -> tuple[ActionSpec, ...]:
    return (
        _inside("row", _("The next or previous register"), ("Up", "Down"), REGISTERS),
        _inside("record", _("Show its last record among the events"), "Return", REGISTERS),
        _key("events", _("Show its events"), "Alt+E", REGISTERS),
        _key("leave", _("Back"), "Esc", REGISTERS),
    )


def _exports() -> tuple[ActionSpec, ...]:
    return (
        _inside("row", _("The next or previous row"), ("Up", "Down"), EXPORTS),
        _inside("record", _("Show the record among the events"), "Return", EXPORTS),
        _key("all", _("Show all that left"), "Alt+A", EXPORTS),
        _key("exports", _("Show exports"), "Alt+X", EXPORTS),
        _key("anchors", _("Show anchors"), "Alt+N", EXPORTS),
        _key("archives", _("Show archives"), "Alt+V", EXPORTS),
        _key("anchor", _("Take an anchor"), "Alt+T", EXPORTS),
        _key("leave", _("Back"), "Esc", EXPORTS),
    )


def _tasks() -> tuple[ActionSpec, ...]:
    return (
        _inside("row", _("The next or previous row"), ("Up", "Down"), TASKS),
        _inside("record", _("Show the record among the events"), "Return", TASKS),
        _key("all", _("Show all that is not done"), "Alt+A", TASKS),
        _key("waiting", _("Show what waits"), "Alt+W", TASKS),
        _key("failed", _("Show what failed"), "Alt+F", TASKS),
        _key("parked", _("Show what is parked"), "Alt+P", TASKS),
        _key("retry", _("Try this again"), "Alt+T", TASKS),
        _key("retry_all", _("Try everything again that failed"), "Alt+L", TASKS),
        _key("leave", _("Back"), "Esc", TASKS),
    )


def _customers() -> tuple[ActionSpec, ...]:
    return (
        _inside("row", _("The next or previous customer"), ("Up", "Down"), CUSTOMERS),
        _inside("choose", _("Sell to the customer, or add what is typed"), "Return", CUSTOMERS),
        _key("take_off", _("Take the customer off the sale"), "Alt+K", CUSTOMERS),
        _key("new", _("New customer"), "Alt+N", CUSTOMERS),
        _key("edit", _("Change the customer"), "Alt+E", CUSTOMERS),
        _key("account", _("Account: credit and limit"), "Alt+A", CUSTOMERS),
        _key("erase", _("Erase personal data"), "Alt+D", CUSTOMERS),
        _key("leave", _("Back"), "Esc", CUSTOMERS),
    )


def _returns() -> tuple[ActionSpec, ...]:
    return (
        _inside("row", _("The next or previous sale"), ("Up", "Down"), RETURNS),
        _key("lines", _("Into the lines"), "Alt+Down", RETURNS),
        _key("reason", _("Reason"), _numbered("Alt", 4), RETURNS),
        _key("original", _("Pay back as it was paid"), "F9", RETURNS),
        _key("cash", _("Pay back in cash"), "F12", RETURNS),
        _key("credit", _("Pay back as store credit"), "Ctrl+K", RETURNS),
        _key("exchange", _("Exchange: pay the sale at hand"), "Alt+X", RETURNS),
        _key("void", _("Undo the whole sale"), "Alt+D", RETURNS),
        _key("leave", _("Back"), "Esc", RETURNS),
    )


def _shift() -> tuple[ActionSpec, ...]:
    return (
        _inside("row", _("Next or previous row"), ("Down", "Up"), SHIFT),
        _inside("next", _("Next row"), "Return", SHIFT),
        _key("main", _("Start, submit the count, record, close"), "F12", SHIFT),
        _key("recount", _("Recount (once)"), "Ctrl+R", SHIFT),
        _key("note", _("Note to the manager"), "Ctrl+N", SHIFT),
        _key("reason", _("Reason"), _numbered("Alt", 4), SHIFT),
        _key("print", _("Print the X report, or a copy of the Z report"), "Ctrl+P", SHIFT),
        _key("cash", _("Cash in or out"), "Ctrl+M", SHIFT),
        _key("close", _("Count and close"), "Ctrl+E", SHIFT),
        _key("training", _("Training mode on or off"), "Alt+T", SHIFT),
        _key("back", _("Back to selling"), "Esc", SHIFT),
    )


def _everywhere() -> tuple[ActionSpec, ...]:
    return (
        _key("keys", _("Keys of this screen"), "F1", EVERYWHERE),
        ActionSpec("text_larger", _("Text larger"), ("Ctrl++",), EVERYWHERE, ("Ctrl+=",)),
        _key("text_smaller", _("Text smaller"), "Ctrl+-", EVERYWHERE),
        _key("text_normal", _("Text at 100%"), "Ctrl+0", EVERYWHERE),
    )
