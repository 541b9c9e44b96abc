"""A day with PINs, badges, cards and customers leaves none of them where they do not belong.

Looked through are the program's log, a crash report, the bundle for support, every payload and
every stored piece of background work: as they lie on the disk afterwards.
"""

from __future__ import annotations

import logging
import re
import sqlite3
import sys
import zipfile
from contextlib import closing, suppress
from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.application.errors import (
    ApplicationError,
    ApprovalNeeded,
    UnknownBadge,
    WrongPin,
)
from pos_app.application.order_service import TenderRequest
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.customer.customer import PersonalData
from pos_app.domain.aggregates.role.role import CASHIER, MANAGER
from pos_app.domain.errors import DomainError
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import ONE
from pos_app.domain.values.tender import TenderKind
from pos_app.supervisor import supervise
from tests.stores import a_till, stocked

PIN, OWN_PIN, WRONG_PIN, APPROVER_PIN = "73918264", "60482915", "86420975", "48260193"
BADGE, WRONG_BADGE = "BADGE-55017-XK", "BADGE-66028-QQ"
CARD_NUMBER = "4556737586899855"
GIFT_CARD = "GIFT-99887766"
OF_BACKUP = "a horse of my own, 41 hands"
CUSTOMER = PersonalData(
    name="Zephyrine Quibblewort",
    phone="+49 151 98765432",
    email="zephyrine@quibblewort.example",
    note="allergic to peanuts and Mondays",
)
STAFF = ("Ottoline Brackenridge", "Thaddeus Wimpole")
SECRETS = (
    *(PIN, OWN_PIN, WRONG_PIN, APPROVER_PIN, BADGE, WRONG_BADGE, CARD_NUMBER, GIFT_CARD),
    *(OF_BACKUP, CUSTOMER.name, "Quibblewort", CUSTOMER.phone, "98765432", CUSTOMER.email),
    *(CUSTOMER.note, "Brackenridge", "Wimpole"),
)
_CRASH = """
import faulthandler, os, pathlib, sys
from uuid import UUID
folder, counter, who, pin_file = map(pathlib.Path, sys.argv[1:])
if counter.exists():
    sys.exit(0)
counter.touch()
faulthandler.enable(open(os.environ["POS_APP_WINDOW"], "w"))
from pos_app.bootstrap import open_till
till = open_till(folder)
pin = pin_file.read_text()
till.people.sign_in.sign_in(UUID(who.name), pin)
faulthandler._sigsegv()
"""


def a_day(till: Till) -> str:
    """Work a day with everything that nobody else may know; return the cashier's id."""
    people = till.people
    cashier = people.staff.add(STAFF[0], CASHIER, PIN).staff_id
    manager = people.staff.add(STAFF[1], MANAGER, APPROVER_PIN).staff_id
    people.staff.issue_badge(manager, BADGE)
    till.stores.switch_sign_in(is_on=True)
    till.reload_store()
    with pytest.raises(WrongPin):
        people.sign_in.sign_in(cashier, WRONG_PIN)
    with pytest.raises(UnknownBadge):
        people.sign_in.sign_in_by_badge(WRONG_BADGE)
    people.sign_in.sign_in(cashier, PIN)
    people.sign_in.change_pin(PIN, OWN_PIN)
    customer = till.customers.add(CUSTOMER).customer_id
    till.gift_cards.issue(GIFT_CARD, Money(5000, Currency.of("USD")))
    for typed in (CARD_NUMBER, PIN, GIFT_CARD, BADGE):
        with suppress(ApplicationError, DomainError):
            till.carts.scan(None, typed)
    cart = till.carts.add(None, "STEAK", ONE).cart_id
    till.cart_terms.choose_customer(cart, customer)
    card, part = till.gift_cards.by_code(GIFT_CARD), Decimal("10.00")
    by_gift = TenderRequest(new_id(), TenderKind.GIFT_CARD, part, card.ending, card.card_id)
    till.orders.take(cart, by_gift)
    by_hand = f"typed off the card: {CARD_NUMBER}"
    till.orders.take(cart, TenderRequest(new_id(), TenderKind.CARD, part, by_hand))
    lost = till.carts.add(None, "STEAK", ONE).cart_id
    with pytest.raises(ApprovalNeeded) as needed:
        till.carts.void(lost)
    with pytest.raises(WrongPin):
        people.approvals.grant(needed.value.asked, manager, WRONG_PIN, "Mistake")
    given = people.approvals.grant_by_badge(needed.value.asked, BADGE, "Mistake")
    with people.access.with_approvals([given]):
        till.carts.void(lost)
    people.sign_in.sign_in(manager, APPROVER_PIN)
    with suppress(ApplicationError):
        till.upkeep.backups.make(till.data_dir / "copy.db", OF_BACKUP)
    till.customers.change(customer, CUSTOMER)
    return str(cashier)


def stored_texts(store: Path) -> dict[str, str]:
    """Every payload, and what is stored of background work, by the table it stands in."""
    found = {}
    with closing(sqlite3.connect(store)) as database:
        for table in ("audit_log", "outbox", "publications"):
            rows = database.execute(f"SELECT * FROM {table}").fetchall()
            found[table] = "\n".join(str(value) for row in rows for value in row)
    return found


def lying_around(folder: Path) -> dict[str, str]:
    """Every text of the store's folder that somebody may send away or look over."""
    texts = {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted((folder / "logs").rglob("*"))
        if path.is_file()
    }
    with zipfile.ZipFile(folder / "support.zip") as bundle:
        for name in bundle.namelist():
            texts[f"support.zip/{name}"] = bundle.read(name).decode(errors="replace")
    return texts | stored_texts(folder / "pos.db")


def told(texts: dict[str, str], secrets: tuple[str, ...] = SECRETS) -> list[tuple[str, str]]:
    """Where which secret stands."""
    return [
        (secret, name)
        for name, text in texts.items()
        for secret in secrets
        if re.search(rf"(?<![0-9a-f]){re.escape(secret)}(?![0-9a-f])", text, re.IGNORECASE)
    ]


def test_a_day_leaves_no_secret_behind(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    (tmp_path / "pin").write_text(OWN_PIN, encoding="utf-8")
    with a_till(folder, started=True, with_receipts=True) as till:
        stocked(till, "Steak", price="20.00")
        who = a_day(till)
        logging.getLogger("pos_app.test").info("the day is over")
        till.idle()
        till.upkeep.pack(till.upkeep.examine())
    counter = tmp_path / "crashed"
    program = [sys.executable, "-c", _CRASH, *map(str, (folder, counter, who, tmp_path / "pin"))]
    assert supervise(program, folder / "logs") == 0
    with a_till(folder, started=True) as till:
        till.upkeep.pack(till.upkeep.examine())
    texts = lying_around(folder)
    assert any(name.startswith("logs/crash-") for name in texts)
    assert any(name.startswith("support.zip/logs/") for name in texts)
    assert len(texts["audit_log"]) > 1000
    assert told(texts) == []


def test_what_would_be_told_is_seen() -> None:
    """The search is one that finds: the same day, with one careless line in the log."""
    assert told({"logs/pos.log": f"PIN {PIN} was typed"}) == [(PIN, "logs/pos.log")]
    assert told({"logs/pos.log": "for zephyrine quibblewort"})[0][0] == CUSTOMER.name
    assert not told({"audit_log": f"0198a{PIN}c"})
