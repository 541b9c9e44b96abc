"""What each command does, on the same services as the window."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pos_app.application.errors import (
    ApplicationError,
    StorageError,
    StorageReadOnly,
    StoreNotSetUp,
)
from pos_app.application.replay_service import Basket, InvalidBasket
from pos_app.bootstrap import DATABASE_NAME, Till, open_till
from pos_app.commands.person import is_person, take_place
from pos_app.commands.taking_over import take_over
from pos_app.console import ProgressLine, say, say_error
from pos_app.domain.errors import DomainError
from pos_app.infrastructure.basket_file import read_baskets
from pos_app.resource_files import resource
from pos_app.ui.errors import error_text

SAMPLE_CATALOGUE = resource("samples", "grocery-store.csv.gz")


def init(options: argparse.Namespace) -> int:
    """Set up a store in an empty data folder."""
    try:
        pin = options.pin_file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        say_error(f"The PIN file cannot be read: {error}.")
        return 2
    till = open_till(options.data_dir)
    till.people.act_as_console()
    try:
        store = till.stores.set_up(
            name=options.store,
            currency=options.currency,
            prices_include_tax=options.prices == "include-tax",
            owner_name=options.owner,
            owner_pin=pin,
        )
        if options.country:
            for category in till.taxes.use_country(options.country):
                rates = ", ".join(f"{rate} %" for rate in category.rates) or "no tax"
                say(f"Tax {category.name}: {rates}.")
        till.stores.set_tax_rounding(options.tax_rounding)
        till.stores.set_cash_rounding(options.cash_rounding)
        if options.shifts:
            till.shifts.rules.use_shifts()
        if options.no_sign_in:
            till.stores.switch_sign_in(is_on=False)
        say(f"{store.name} is set up in {options.data_dir}.")
        if options.sample:
            take_over(till, SAMPLE_CATALOGUE)
            say("Next: pos-app opens the till.")
        else:
            say("Next: pos-app import products FILE.csv, then pos-app opens the till.")
    finally:
        till.close()
    return 0


def set_up_sample_store(data_dir: Path) -> None:
    """Set up a store to try things out, with the sample catalogue."""
    till = open_till(data_dir)
    till.people.act_as_console()
    try:
        till.stores.set_up(
            name="Maple & Main Grocery",
            currency="USD",
            prices_include_tax=True,
            owner_name="Ines Duarte",
            owner_pin="2580",
        )
        till.products.import_products(SAMPLE_CATALOGUE)
    finally:
        till.close()


def replay(options: argparse.Namespace) -> int:
    """Ring up the baskets of a file; one line on standard output per completed order."""
    till = opened(options.data_dir)
    try:
        recovery = till.start(with_receipts=options.receipts)
        if recovery.events_recovered:
            say(f"{recovery.events_recovered} events from before a crash are in the log now.")
        till.watch()
        return _replay(till, options.file)
    finally:
        till.close(timeout=60)


def report_tax(options: argparse.Namespace) -> int:
    """Say what was sold under each rate, and its tax."""
    till = opened(options.data_dir, read_only=True)
    try:
        report = till.tax_reports.tax_report(options.since, options.until)
    finally:
        till.close()
    if options.json:
        sys.stdout.write(json.dumps(asdict(report), default=str) + "\n")
        return 0
    lines = [f"{report.count:,} sales, {report.total:,f} {report.currency} in all."]
    lines += [f"{row.rate + ' %':<32}{row.net:>16,f}{row.tax:>16,f}" for row in report.rows]
    lines.append(f"{'Without tax':<32}{report.untaxed:>16,f}")
    if report.exempted:
        lines.append(f"{'Tax not charged (exemptions)':<48}{report.exempted:>16,f}")
    lines.append(f"{'Tax in all':<48}{report.tax:>16,f}")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def amount(text: str) -> Decimal:
    """Read an amount in whole units.

    Raises:
        ValueError: it is none.
    """
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None


def day(text: str) -> date:
    """Read a day of a report.

    Raises:
        ValueError: it is none.
    """
    return date.fromisoformat(text)


def moment(text: str) -> datetime:
    """Return the aware moment of an ISO date or time; without a zone it is this machine's."""
    return datetime.fromisoformat(text).astimezone()


def opened(data_dir: Path, *, read_only: bool = False) -> Till:
    """Return the opened store of a folder, where whoever the arguments name acts.

    Raises:
        StoreNotSetUp: there is none.
        StaffNotFound, WrongPin, MustWait, FirstPinUnchanged: the person cannot act.
    """
    try:
        is_there = (data_dir / DATABASE_NAME).exists()
    except OSError as error:
        raise StorageReadOnly(path=str(data_dir), detail=str(error)) from error
    if not is_there:
        raise StoreNotSetUp
    till = open_till(data_dir, read_only=read_only and not is_person())
    if till.store is None:
        till.close()
        raise StoreNotSetUp
    try:
        take_place(till)
    except BaseException:
        till.close()
        raise
    return till


def _replay(till: Till, path: Path) -> int:
    progress = ProgressLine("baskets")
    sold = already = refused = 0
    total = Decimal(0)
    records = read_baskets(path)
    for done, (number, record) in enumerate(records, start=1):
        try:
            if isinstance(record, InvalidBasket):
                raise record
            order = till.replays.ring_up(Basket.of(record))
        except StorageError:
            progress.finish()
            say(f"Stopped at line {number}; {sold + already:,} baskets before it are sold.")
            raise
        except (DomainError, ApplicationError) as error:
            refused += 1
            say_error(f"line {number}: {error_text(error)!s}")
            continue
        answer: dict[str, object] = {
            "basket_id": record["basket_id"],
            "order_number": order.number,
            "total": str(order.total),
        }
        if order.was_paid_before:
            answer["already"] = True
            already += 1
        else:
            sold += 1
        total += order.total
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        progress(done, len(records))
        till.checkpoint_if_due()
    seconds = progress.finish()
    till.idle()
    say(
        f"{sold:,} baskets rung up in {seconds:.1f} s, {already:,} were already there, "
        f"{refused:,} refused; {total:,} in all."
    )
    say("Next: pos-app audit verify checks the log, pos-app audit shows it.")
    return 1 if refused else 0
