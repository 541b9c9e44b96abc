"""Long audit logs, as a busy store would have written them, straight into its file.

The baskets are those of the grocery store's year, again and again, one each ninety seconds of
the opening hours; what is not in them (removals, cancelled sales, approvals) is dealt out by a
seeded chance. The chain is only imitated: nothing here is for verifying.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from pos_app.application.audit_amounts import amount_of
from pos_app.application.queries import AuditEntry, AuditFilter
from pos_app.infrastructure.audit.chain import GENESIS
from pos_app.infrastructure.audit.index_block import amount_size, payload_of
from pos_app.infrastructure.audit.words import asked_words, words_of
from pos_app.infrastructure.persistence.engine import DRIVER, Database
from pos_app.infrastructure.persistence.moments import to_text
from tests.stores import GROCERY_CATALOGUE, GROCERY_YEAR

FIRST_DAY = datetime(2024, 1, 2, 7, tzinfo=UTC)
PEOPLE = tuple(f"0192aaaa-0000-7000-8000-{number:012x}" for number in range(12))
HELPER = "0192aaaa-0000-7000-8000-00000000face"
"""Somebody who stood in for a few sales on the first day."""

_SALES_A_DAY = 560
_SECONDS_A_SALE = 90
_CLOCK_SET_BACK_EVERY = 1_500
_HELPED_SALES = range(20, 23)

Event = tuple[str, str, str, str]
Row = tuple[Any, ...]


def fill_log(path: Path, count: int) -> None:
    """Append ``count`` entries to the log of a store that is open nowhere."""
    connection = DRIVER.connect(str(path), isolation_level=None)
    for pragma in ("synchronous=OFF", "cache_size=-262144", "wal_autocheckpoint=10000"):
        connection.execute(f"PRAGMA {pragma}")
    newest = connection.execute("SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1")
    last, last_hash = newest.fetchone() or (0, GENESIS)
    rows = islice(entries(last + 1, last_hash), count)
    while batch := list(islice(rows, 50_000)):
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO audit_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", batch
        )
        connection.execute("COMMIT")
    connection.execute("UPDATE registers SET last_event_seq = ?", (last + count,))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def entries(seq: int, prev_hash: str) -> Iterator[Row]:
    """Yield rows of the log without end, the same ones each time."""
    chance = random.Random(7)
    for sale, lines in enumerate(cycle(_baskets())):
        day, number = divmod(sale, _SALES_A_DAY)
        began = FIRST_DAY + timedelta(days=day, seconds=number * _SECONDS_A_SALE)
        if sale % _CLOCK_SET_BACK_EVERY == _CLOCK_SET_BACK_EVERY - 1:
            began -= timedelta(hours=1)
        who = HELPER if sale in _HELPED_SALES else PEOPLE[(sale // 70) % len(PEOPLE)]
        shift = _id("5", day * 2 + number // (_SALES_A_DAY // 2))
        register = "2" if sale % 997 == 0 else "1"
        for step, (kind, about, subject, data) in enumerate(_sale(sale, lines, chance)):
            approver = PEOPLE[0] if kind in {"CartVoided", "CartLineDiscounted"} else None
            event_id = f"0192{seq:08x}"
            event_id = f"{event_id[:8]}-{event_id[8:]}-7000-8000-{seq:012x}"
            moment = to_text(began + timedelta(seconds=step, microseconds=seq % 1000))
            columns = (event_id, moment, who, approver, register, shift, about, subject, data)
            own = hashlib.sha256(f"{prev_hash}{event_id}".encode()).hexdigest()
            yield (seq, kind, *columns, prev_hash, own)
            prev_hash = own
            seq += 1


def passes(entry: AuditEntry, where: AuditFilter, flagged: frozenset[int] = frozenset()) -> bool:
    """Return whether a filter lets an entry pass, as its docstring says it.

    ``flagged`` are the entries with an open red flag.
    """
    size = _size(entry.event_type, entry.event_data)
    least, most = where.least_amount, where.most_amount
    columns = ("actor_id", "approver_id", "register_id", "shift_id", "aggregate_type")
    return (
        all(getattr(where, name) in {None, getattr(entry, name)} for name in columns)
        and (not where.event_types or entry.event_type in where.event_types)
        and where.aggregate_id in {None, entry.aggregate_id}
        and (where.since is None or where.since <= entry.occurred_at)
        and (where.until is None or entry.occurred_at < where.until)
        and (least is None or (size is not None and size >= amount_size(least, 2)))
        and (most is None or (size is not None and size <= amount_size(most, 2)))
        and (not where.is_flagged or entry.seq in flagged)
        and (not where.text.strip() or _has_words(entry, where.text))
    )


def _has_words(entry: AuditEntry, text: str) -> bool:
    wanted = asked_words(text)
    own = _words(entry.event_data)
    return bool(wanted) and all(any(each.startswith(word) for each in own) for word in wanted)


# Asked of the same entries for each of many filters.
@lru_cache(maxsize=20_000)
def _words(event_data: str) -> frozenset[str]:
    return frozenset(words_of(payload_of(event_data)))


@lru_cache(maxsize=20_000)
def _size(event_type: str, event_data: str) -> int | None:
    amount = amount_of(event_type, payload_of(event_data))
    return None if amount is None else amount_size(amount, 2)


def _sale(sale: int, lines: list[dict[str, str]], chance: random.Random) -> Iterator[Event]:
    cart, order = _id("c", sale), _id("d", sale)
    in_cart = f'{{"version":1,"cart_id":"{cart}"'
    yield "CartStarted", "Cart", cart, f'{in_cart},"reference":null}}'
    total = 0
    for line in lines:
        yield from _added(cart, in_cart, line, chance)
        total += round(float(line["quantity"]) * float(line["unit_price"]) * 100)
    sums = f'"total":"{total / 100:.2f}","item_count":{len(lines)}}}'
    if sale % 60 == 59:
        yield "CartVoided", "Cart", cart, f"{in_cart},{sums}"
        return
    number = f'"order_number":"1-{sale + 1:05}"'
    in_order = f'{{"version":1,"order_id":"{order}"'
    yield "CartSubmitted", "Cart", cart, f"{in_cart},{sums}"
    yield "OrderCreated", "Order", order, f'{in_order},"cart_id":"{cart}",{number},{sums}'
    paid = f'"amount_tendered":"{total / 100:.2f}","change_given":"0.00"}}'
    yield "CashTendered", "Order", order, f"{in_order},{number},{paid}"
    for line in lines:
        data = f'"quantity_sold":"{line["quantity"]}","stock_on_hand":"{chance.randrange(900)}"}}'
        yield "StockSold", "Product", line["id"], f"{line['as_product']},{data}"


def _added(cart: str, in_cart: str, line: dict[str, str], chance: random.Random) -> Iterator[Event]:
    quantity, left = line["quantity"], chance.randrange(900)
    reserved = f'"quantity_reserved":"{quantity}","remaining_stock":"{left}"}}'
    yield "StockReserved", "Product", line["id"], f"{line['as_product']},{reserved}"
    what = f"{in_cart},{line['as_line']}"
    price = f'"unit_price":"{line["unit_price"]}"'
    yield "CartItemAdded", "Cart", cart, f'{what},"quantity":"{quantity}",{price}}}'
    if line["discount"] != "0.00" and chance.random() < 0.1:
        change = f'"old_discount":"0.00","new_discount":"{line["discount"]}"}}'
        yield "CartLineDiscounted", "Cart", cart, f"{what},{price},{change}"
    if chance.random() < 0.01:
        yield "CartItemRemoved", "Cart", cart, f'{what},{price},"quantity_removed":"{quantity}"}}'


@cache
def _baskets() -> tuple[list[dict[str, str]], ...]:
    with gzip.open(GROCERY_CATALOGUE, "rt", encoding="utf-8") as file:
        names = {row["sku"]: row["name"] for row in csv.DictReader(file)}
    with gzip.open(GROCERY_YEAR, "rt", encoding="utf-8") as file:
        baskets = [json.loads(line)["lines"] for line in file]
    for line in (line for basket in baskets for line in basket):
        line["id"] = _id("a", int(line["sku"]))
        name = json.dumps(names[line["sku"]], ensure_ascii=False)
        line["as_line"] = f'"product_id":"{line["id"]}","product_name":{name}'
        line["as_product"] = f'{{"version":1,{line["as_line"]}'
    return tuple(baskets)


def _id(kind: str, number: int) -> str:
    return f"0192{kind * 4}-0000-7000-8000-{number:012x}"


def a_red_flag(
    database: Database, flag_id: str, *, rule: str, state: str, seqs: tuple[int, ...]
) -> None:
    """Store a flag that points at entries."""
    moment = to_text(FIRST_DAY)
    writer = database.writer.driver
    writer.execute(
        "INSERT INTO red_flags (flag_id, rule, actor_id, register_id, occurred_at, raised_at,"
        " facts, state) VALUES (?, ?, ?, '1', ?, ?, '{}', ?)",
        (flag_id, rule, PEOPLE[1], moment, moment, state),
    )
    writer.executemany(
        "INSERT INTO red_flag_entries (seq, flag_id) VALUES (?, ?)",
        [(seq, flag_id) for seq in seqs],
    )
