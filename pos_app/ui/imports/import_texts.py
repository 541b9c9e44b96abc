"""Writes files, columns and imports in words."""

from __future__ import annotations

from collections.abc import Mapping

from pos_app.application.errors import ApplicationError, RowProblem
from pos_app.application.import_ports import PreviewRow
from pos_app.application.product_service import ImportSummary
from pos_app.domain.aggregates.catalogue_import.catalogue_import import CatalogueImport, ImportState
from pos_app.domain.errors import DomainError, InvalidCode
from pos_app.domain.values.codes import Gtin
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import format_count, format_datetime
from pos_app.ui.i18n import _
from pos_app.ui.listed import Row

_DIGITS = 14
_SHOWN = ("sku", "gtin", "unit_price", "department", "unit", "stock", "tax", "variant")


def field_names() -> dict[str, str]:
    """Return what each field of a product is called."""
    return {
        "sku": _("Product number (SKU)"),
        "gtin": _("Barcodes"),
        "name": _("Name"),
        "department": _("Department"),
        "unit": _("Sold by"),
        "unit_price": _("Price"),
        "stock": _("On hand"),
        "low_stock_level": _("Tell me at so few"),
        "tax": _("Tax"),
        "open_price": _("Price is asked"),
        "plu": _("PLU"),
        "packs": _("Packs"),
        "family": _("Variant of"),
        "variant": _("Variant"),
        "deposit": _("Deposit"),
    }


def import_row(done: CatalogueImport, *, is_chosen: bool) -> Row:
    """Return an import of before."""
    marks = {
        ImportState.APPLYING: _("under way"),
        ImportState.DONE: "",
        ImportState.UNDOING: _("being taken back"),
        ImportState.UNDONE: _("taken back"),
    }
    detail = _("{when}: {created} new, {changed} changed").format(
        when=format_datetime(done.started_at),
        created=format_count(done.created),
        changed=format_count(done.changed),
    )
    return _row(str(done.import_id), done.file_name, detail, marks[done.state], is_chosen=is_chosen)


def sample_row(row: PreviewRow) -> Row:
    """Return a row of the file as it is read, with what does not fit at its edge."""
    cells = row.cells
    name = cells.get("name", "") or cells.get("sku", "") or _("no name")
    title = _("{number}  {name}").format(number=row.number, name=name)
    detail = "  ·  ".join(cells[field] for field in _SHOWN if cells.get(field))
    mark = ""
    if row.problem:
        mark = _("does not fit")
        detail = _("{field}: {reason}").format(field=_field(row.column), reason=row.problem)
    return _row(str(row.number), title, detail or "–", mark)


def problem_row(place: int, problem: RowProblem) -> Row:
    """Return what is wrong with a row."""
    title = _("Row {row}: {field}").format(
        row=format_count(problem.row), field=_field(problem.column)
    )
    value = _as_printed(problem.value.strip()) or _("nothing")
    detail = _("“{value}”: {reason}").format(value=value, reason=problem.reason)
    return _row(str(place), title, detail)


def missing_columns(mapping: Mapping[str, str], key: str) -> str:
    """Return what has to be said before anything can be taken over, or nothing."""
    names = field_names()
    if key == "gtin" and "gtin" not in mapping:
        return _("Say which column holds the barcodes.")
    if "sku" not in mapping and "gtin" not in mapping and "plu" not in mapping:
        return _("Say which column holds the product number, or the barcodes.")
    if len(mapping) == 1:
        return _("Say what else the file holds, like {name} and {price}.").format(
            name=names["name"], price=names["unit_price"]
        )
    return ""


def changes_only(mapping: Mapping[str, str]) -> str:
    """Return what keeps new products out, or nothing."""
    has_name, has_price = "name" in mapping, "unit_price" in mapping
    if has_name and has_price:
        return ""
    if has_name:
        return _("Only known products change: for new ones say which column is the price.")
    if has_price:
        return _("Only known products change: for new ones say which column is the name.")
    return _("Only known products change: for new ones say where name and price stand.")


def result(summary: ImportSummary) -> str:
    """Return what an import did."""
    said = _("{file}: {created} new, {changed} changed, {unchanged} as they were.").format(
        file=summary.file_name,
        created=format_count(summary.created),
        changed=format_count(summary.changed),
        unchanged=format_count(summary.unchanged),
    )
    if not summary.ignored_columns:
        return said
    ignored = ", ".join(summary.ignored_columns)
    return said + " " + _("Left out: {columns}.").format(columns=ignored)


def said_of(error: BaseException) -> str:
    """Return what went wrong, and what to do next."""
    known = isinstance(error, ApplicationError | DomainError)
    if isinstance(error, OSError):
        return _("The file cannot be written here. Choose another folder.")
    text = error_text(error if known and isinstance(error, Exception) else RuntimeError())
    return f"{text.headline} {text.advice}".strip()


def _as_printed(value: str) -> str:
    """Return a barcode of fourteen digits as it stands under its bars; else what stands there."""
    try:
        return str(Gtin.of(value)) if len(value) == _DIGITS else value
    except InvalidCode:
        return value


def _field(column: str) -> str:
    return field_names().get(column, _("Row") if column == "row" else column)


def _row(key: str, title: str, detail: str, mark: str = "", *, is_chosen: bool = False) -> Row:
    spoken = ", ".join(part for part in (title, detail, mark) if part)
    return Row(key, title, detail, mark, spoken, is_chosen)
