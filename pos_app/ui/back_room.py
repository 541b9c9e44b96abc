"""Furnishes the desk at which the stock is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.domain.values.ids import utc_now
from pos_app.domain.values.money import Currency
from pos_app.on_demand import later
from pos_app.ui import printing
from pos_app.ui.stock.page import Desk

if TYPE_CHECKING:
    from pos_app.application.snapshots import StoreSnapshot
    from pos_app.ui.opened_till import OpenedTill
    from pos_app.ui.printing.label_printing import LabelPrinting
    from pos_app.ui.printing.sheet_pdf import SheetPdf
    from pos_app.ui.reading import Reader


def back_room_desk(
    till: OpenedTill,
    store: StoreSnapshot,
    family: str,
    reader: Reader,
    show_log: Callable[[int], None],
    show_file: Callable[[Path], None],
    who: Callable[[], str],
) -> Desk:
    """Return the desk of a till; what is printed there is set in the font ``family``."""
    data = till.data_dir
    labels: LabelPrinting = later(
        lambda: printing.label_printing.LabelPrinting(data, family, till.stock.roll, utc_now)
    )
    tables: SheetPdf = later(
        lambda: printing.sheet_pdf.SheetPdf(data / "reports", family, store.name, utc_now)
    )
    return Desk(
        room=till.stock,
        products=till.product_queries,
        show_log=show_log,
        labels=labels,
        print_table=tables,
        reader=reader,
        now=utc_now,
        read_code=partial(till.catalogue.scans.goods, currency=Currency.of(store.currency)),
        show_file=show_file,
        who=who,
    )
