"""The one list of permissions: whatever the program lets some people do and others not.

A service names its permission with :func:`~pos_app.application.access.needs`; a permission that
is added here appears in the roles editor, and every role that exists gives it as the role it is
based on does.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pos_app.domain.values.permission import (
    ALLOWED,
    ASKS,
    DENIED,
    Grant,
    Measure,
    Permission,
    up_to,
)

_every: dict[str, Permission] = {}


def _declared(
    name: str,
    group: str,
    title: str,
    action: str,
    sentence: str,
    cashier: Grant,
    supervisor: Grant,
    *,
    manager: Grant = ALLOWED,
    measure: Measure = Measure.NOTHING,
) -> Permission:
    if name in _every:
        raise ValueError(name)
    _every[name] = permission = Permission(
        name, group, title, action, sentence, cashier, supervisor, manager, measure
    )
    return permission


def every_permission() -> Mapping[str, Permission]:
    """Return every permission by its name, in the order of the list."""
    return MappingProxyType(_every)


SALES, MONEY, GOODS, PEOPLE, STORE, LOG = "sales", "money", "goods", "people", "store", "log"

# One permission reads as one row of a table.
# fmt: off
SELL = _declared(
    "sell", SALES, "Sell", "sell",
    "Ring up, change quantities, take money, hold and recall.", ALLOWED, ALLOWED,
)
REMOVE_LINE = _declared(
    "remove_line", SALES, "Remove a line", "remove a line",
    "Take a line out of a sale before it is paid.", ALLOWED, ALLOWED,
)
CANCEL_SALE = _declared(
    "cancel_sale", SALES, "Cancel a sale", "cancel a sale",
    "Give a whole sale up before it is paid.", ASKS, ALLOWED,
)
DISCARD_HELD = _declared(
    "discard_held", SALES, "Discard a held sale", "discard a held sale",
    "Give up a sale that was set aside.", ASKS, ALLOWED,
)
DISCOUNT = _declared(
    "discount", SALES, "Give a discount", "give a discount",
    "Take something off a line or a whole sale, by hand.",
    up_to("10"), up_to("25"), measure=Measure.PERCENT,
)
CHANGE_PRICE = _declared(
    "change_price", SALES, "Change a price in a sale", "change a price",
    "Sell one line at another price than the product's.",
    up_to("10"), up_to("25"), measure=Measure.PERCENT,
)
EXEMPT_FROM_TAX = _declared(
    "exempt_from_tax", SALES, "Sell without tax", "sell without tax",
    "Charge no tax on a sale, for a reason.", ASKS, ALLOWED,
)
CHANGE_RATE = _declared(
    "change_rate", MONEY, "Take foreign cash at a new rate", "take foreign cash at a new rate",
    "Take notes of another currency at a rate that is not the last one.", ASKS, ALLOWED,
)
REFUND = _declared(
    "refund", MONEY, "Take goods back", "pay money back",
    "Pay back what a receipt proves.", up_to("50"), up_to("200"), measure=Measure.AMOUNT,
)
REFUND_ANOTHER_WAY = _declared(
    "refund_another_way", MONEY, "Pay back another way", "pay back another way",
    "Pay back in another way than the sale was paid.", ASKS, ALLOWED, measure=Measure.AMOUNT,
)
REFUND_WITHOUT_RECEIPT = _declared(
    "refund_without_receipt", MONEY, "Take goods back without receipt",
    "pay back without a receipt",
    "Pay back what no receipt proves.", ASKS, up_to("50"), measure=Measure.AMOUNT,
)
VOID_SALE = _declared(
    "void_sale", MONEY, "Undo a paid sale", "undo a paid sale",
    "Take a whole paid sale back.", ASKS, ALLOWED, measure=Measure.AMOUNT,
)
OPEN_DRAWER = _declared(
    "open_drawer", MONEY, "Open the drawer without a sale", "open the drawer",
    "Open the cash drawer though nothing is sold.", ASKS, ALLOWED,
)
KEEP_SHIFT = _declared(
    "keep_shift", MONEY, "Open, count and close shifts", "keep the shift",
    "Open a shift, hand it over, count the drawer and close it.", ALLOWED, ALLOWED,
)
MOVE_CASH = _declared(
    "move_cash", MONEY, "Move cash in and out", "move cash",
    "Pay cash in or out, and bring cash to the safe.", ASKS, ALLOWED, measure=Measure.AMOUNT,
)
ACCEPT_DIFFERENCE = _declared(
    "accept_difference", MONEY, "Close with a cash difference", "close with a cash difference",
    "Close a shift whose cash is off by more than the register's limit, or was not counted.",
    ASKS, up_to("20"), measure=Measure.AMOUNT,
)
SEE_EXPECTED_CASH = _declared(
    "see_expected_cash", MONEY, "See the X report", "see the X report",
    "See what should be in the drawer before it is counted.", ASKS, ALLOWED,
)
REPRINT_Z = _declared(
    "reprint_z", MONEY, "Print a Z report again", "print a Z report again",
    "Print one more copy of a closed shift's report.", ASKS, ALLOWED,
)
ISSUE_GIFT_CARD = _declared(
    "issue_gift_card", MONEY, "Put money on a gift card", "put money on a gift card",
    "Issue a gift card, or add money to one.", ALLOWED, ALLOWED, measure=Measure.AMOUNT,
)
BLOCK_GIFT_CARD = _declared(
    "block_gift_card", MONEY, "Block a gift card", "block a gift card",
    "Let nobody pay with a gift card any more.", ASKS, ALLOWED,
)
CHANGE_STORE_CREDIT = _declared(
    "change_store_credit", MONEY, "Change store credit", "change a store credit",
    "Add to or take from a customer's account by hand.",
    ASKS, up_to("50"), measure=Measure.AMOUNT,
)
KEEP_CUSTOMERS = _declared(
    "keep_customers", PEOPLE, "Keep customers", "change a customer",
    "Add customers and change what is known of them.", ALLOWED, ALLOWED,
)
ERASE_CUSTOMER = _declared(
    "erase_customer", PEOPLE, "Erase a customer", "erase a customer",
    "Delete what is known of a customer for good.", DENIED, DENIED,
)
MANAGE_STAFF = _declared(
    "manage_staff", PEOPLE, "Manage staff", "change the staff",
    "Add staff, change names and roles, reset PINs and badges.", DENIED, DENIED,
)
MANAGE_ROLES = _declared(
    "manage_roles", PEOPLE, "Manage roles", "change a role",
    "Decide what each role may do.", DENIED, DENIED, manager=DENIED,
)
MANAGE_PRODUCTS = _declared(
    "manage_products", GOODS, "Manage products", "change a product",
    "Add products, change their names and prices, retire them.", DENIED, ASKS,
)
IMPORT_PRODUCTS = _declared(
    "import_products", GOODS, "Import a catalogue", "import a catalogue",
    "Take products over from a file.", DENIED, DENIED,
)
RECEIVE_GOODS = _declared(
    "receive_goods", GOODS, "Receive deliveries", "book a delivery",
    "Book what suppliers bring, and send goods back.", ASKS, ALLOWED,
)
ORDER_GOODS = _declared(
    "order_goods", GOODS, "Order from suppliers", "order from a supplier",
    "Write, send and cancel purchase orders, keep suppliers.", DENIED, ALLOWED,
)
ADJUST_STOCK = _declared(
    "adjust_stock", GOODS, "Correct stock", "correct the stock",
    "Write off what is damaged, stolen or used, add what is found.", ASKS, ALLOWED,
)
TRANSFER_STOCK = _declared(
    "transfer_stock", GOODS, "Move stock", "move stock",
    "Send goods to another store or place, and take them in.", ASKS, ALLOWED,
)
COUNT_STOCK = _declared(
    "count_stock", GOODS, "Count stock", "count the stock",
    "Count shelves blind, with the scanner.", ALLOWED, ALLOWED,
)
APPROVE_COUNT = _declared(
    "approve_count", GOODS, "Approve a count", "approve a count",
    "See the differences of a count, and let it correct the stock.", DENIED, ASKS,
)
PRINT_LABELS = _declared(
    "print_labels", GOODS, "Print labels", "print labels",
    "Print labels for shelf and product.", ALLOWED, ALLOWED,
)
CHANGE_STOCK_RULES = _declared(
    "change_stock_rules", GOODS, "Change stock rules", "change a stock rule",
    "Choose what happens when a product runs out, write down its cost.", DENIED, ASKS,
)
SEE_COST = _declared(
    "see_cost", GOODS, "See what goods cost", "see what goods cost",
    "See costs, the worth of the stock and what was lost.", DENIED, ALLOWED,
)
MANAGE_PROMOTIONS = _declared(
    "manage_promotions", GOODS, "Manage promotions", "change a promotion",
    "Create, change and end promotions.", DENIED, DENIED,
)
MANAGE_PRICE_LISTS = _declared(
    "manage_price_lists", GOODS, "Manage price lists", "change a price list",
    "Create, change and end price lists.", DENIED, DENIED,
)
MANAGE_TAXES = _declared(
    "manage_taxes", STORE, "Manage taxes", "change taxes",
    "Change tax categories, their rates, and who has which.", DENIED, DENIED,
)
CHANGE_SETTINGS = _declared(
    "change_settings", STORE, "Change settings of the store", "change a setting",
    "Change how the store rounds, signs in, rewards points.", DENIED, DENIED,
)
BACK_UP = _declared(
    "back_up", STORE, "Back the store up", "back the store up",
    "Write a copy of everything to a file, and look into copies.", DENIED, DENIED,
)
RESTORE = _declared(
    "restore", STORE, "Bring a backup back", "bring a backup back",
    "Let a copy take the place of the store; what came after it is set aside.",
    DENIED, DENIED, manager=ASKS,
)
VIEW_LOG = _declared(
    "view_log", LOG, "Look at the audit log", "look at the audit log",
    "Open the audit window, and check the log.", DENIED, ASKS,
)
EXPORT_LOG = _declared(
    "export_log", LOG, "Export the audit log", "export the audit log",
    "Write records of the log, their proof or an anchor to a file.", DENIED, DENIED,
)
SETTLE_RED_FLAGS = _declared(
    "settle_red_flags", LOG, "Review red flags", "review a red flag",
    "Mark what the log points at as reviewed.", DENIED, DENIED,
)
CHANGE_RED_FLAG_RULES = _declared(
    "change_red_flag_rules", LOG, "Change the rules of red flags", "change a rule of red flags",
    "Switch rules on and off, and change their numbers.", DENIED, DENIED, manager=DENIED,
)
MANAGE_LOG = _declared(
    "manage_log", LOG, "Archive the log and change its key", "change the keeping of the log",
    "Move old records into an archive, let a new key sign.", DENIED, DENIED, manager=DENIED,
)
# fmt: on
