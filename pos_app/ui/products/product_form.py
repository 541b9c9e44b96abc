"""The form in which a product is written down or changed."""

from __future__ import annotations

from dataclasses import replace

from pos_app.application.errors import CodeTaken, UnknownCode
from pos_app.application.product_details import ProductDetails
from pos_app.application.product_service import ProductService
from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.aggregates.product.errors import CodeRepeated
from pos_app.domain.errors import InvalidAmount, InvalidCode, InvalidName, InvalidQuantity
from pos_app.domain.values.quantity import Unit
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import PIECE, format_amount, format_quantity
from pos_app.ui.forms import Command, FormField, FormPart, Option
from pos_app.ui.i18n import _
from pos_app.ui.products.product_book import Past
from pos_app.ui.products.product_texts import history_lines, variant_lines
from pos_app.ui.products.typed_fields import FieldWrong, TypedFields

YES, NO = "yes", "no"
_DEFAULT_LOW = "5"


class ProductForm:
    """What is typed about one product, new or known; nothing is kept before it is saved."""

    def __init__(
        self,
        number: int,
        taxes: tuple[Option, ...],
        product: ProductSnapshot | None = None,
        copied: ProductSnapshot | None = None,
    ) -> None:
        """Begin with what is known of ``product``, or with what a new one has of ``copied``."""
        self.number = number
        self.product = product
        self._taxes = taxes
        self._values = _values(product) if product is not None else _begun(copied)
        self._saved = dict(self._values)
        self._problems: dict[str, str] = {}
        self.past = Past()

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._values != self._saved

    def fill(self, name: str, text: str) -> bool:
        """Take what stands in a field now; say whether the form is to be drawn anew."""
        is_option = name in {"unit", "tax", "open_price"} and self._values.get(name) != text
        self._values[name] = text
        return self._problems.pop(name, None) is not None or is_option

    def show(self, product: ProductSnapshot) -> None:
        """Show the product with another picture; what was typed stays."""
        self.product = product

    def save(self, products: ProductService) -> ProductSnapshot | None:
        """Keep it, or mark what is wrong and return None.

        Raises:
            DomainError: a rule forbids it that is about no single field.
            StorageError: it cannot be stored.
        """
        self._problems = {}
        try:
            return self._save(products)
        except FieldWrong as wrong:
            self._problems = {wrong.name: wrong.sentence}
        except CodeTaken as error:
            self._problems = {self._field_with(error.code): error_text(error).headline}
        except InvalidCode as error:
            self._problems = {self._field_with(error.text): error_text(error).headline}
        except UnknownCode:
            self._problems = {"deposit": _("No product that can be a deposit has this number.")}
        except CodeRepeated as error:
            self._problems = {"packs": error_text(error).headline}
        except InvalidAmount as error:
            self._problems = {"price": error_text(error).headline}
        except InvalidQuantity as error:
            name = "stock" if error.text == self._values.get("stock") else "low"
            self._problems = {name: error_text(error).headline}
        except InvalidName as error:
            is_family = bool(self._values["name"].strip())
            self._problems = {"family" if is_family else "name": error_text(error).headline}
        return None

    def part(self) -> FormPart:
        """Return what to draw."""
        product = self.product
        note = ""
        if product is not None and product.is_retired:
            note = _("No longer sold. Restore it to sell it again.")
        return FormPart(
            number=self.number,
            title=_("New product") if product is None else product.name,
            note=note,
            fields=self._fields(),
            commands=self._commands(),
            lines_title=_("Prices, newest first") if self.past.history else "",
            lines=(*history_lines(self.past.history), *variant_lines(self.past.variants)),
        )

    def _save(self, products: ProductService) -> ProductSnapshot:
        typed = TypedFields(self._values)
        details = ProductDetails(
            name=typed.required("name", _("A name is needed.")),
            price=typed.amount("price"),
            department=typed.text("department"),
            unit=Unit(typed.text("unit")),
            gtins=typed.codes("gtins"),
            packs=typed.packs("packs"),
            plu=typed.text("plu"),
            low_stock_level=typed.quantity("low"),
            tax_category=typed.text("tax"),
            is_open_price=typed.text("open_price") == YES,
            family=typed.text("family"),
            variant=typed.text("variant"),
            deposit=typed.text("deposit"),
        )
        if self.product is not None:
            return products.change(self.product.product_id, details)
        return products.create(
            sku=typed.required("sku", _("Type a number or a short name of your own.")),
            stock=typed.quantity("stock"),
            **{name: getattr(details, name) for name in ProductDetails.__slots__},
        )

    def _fields(self) -> tuple[FormField, ...]:
        is_new = self.product is None
        units = ((PIECE, _("Piece")), ("kg", _("kg")), ("l", _("l")), ("m", _("m")))
        pack_hint = _("Code and how many, like 14006381333938 x 12")
        fields = [
            self._field("name", _("Name"), is_wide=True),
            replace(self._field("sku", _("Product number (SKU)")), is_fixed=not is_new),
            self._field("price", _("Price")),
            self._field("department", _("Department")),
            self._field("low", _("Tell me at so few")),
            self._chosen("unit", _("Sold by"), tuple(Option(*unit) for unit in units)),
            self._chosen(
                "open_price",
                _("Price at the till"),
                (Option(NO, _("Fixed")), Option(YES, _("Asked"))),
            ),
            self._field("gtins", _("Barcodes"), hint=_("One after the other"), is_wide=True),
            self._field("packs", _("Packs"), hint=pack_hint, is_wide=True),
            self._field("plu", _("PLU")),
            self._field("stock", _("On hand")) if is_new else None,
            self._field("family", _("Variant of"), hint=_("Like T-shirt")),
            self._field("variant", _("Variant"), hint=_("Like Red, L")),
            self._field("deposit", _("Deposit"), hint=_("The product number of the deposit")),
            self._chosen("tax", _("Tax"), self._taxes) if len(self._taxes) > 1 else None,
            self._picture(),
        ]
        return tuple(each for each in fields if each is not None)

    def _picture(self) -> FormField | None:
        if self.product is None:
            return None
        options = (Option("choose", _("Choose a picture")), Option("remove", _("Remove")))
        return FormField(
            "picture", _("Picture"), self.product.picture, options=options, is_picture=True
        )

    def _commands(self) -> tuple[Command, ...]:
        save = Command("save", _("Save"), "check", "Ctrl S", "main")
        if self.product is None:
            return (Command("cancel", _("Cancel"), "x", "Esc"), save)
        retire = (
            Command("restore", _("Restore"), "archive-restore", "Ctrl R")
            if self.product.is_retired
            else Command("retire", _("Retire"), "package-x", "Ctrl R", "danger")
        )
        return (Command("copy", _("Copy"), "copy", "Ctrl D"), retire, save)

    def _field(self, name: str, label: str, *, hint: str = "", is_wide: bool = False) -> FormField:
        text, problem = self._values.get(name, ""), self._problems.get(name, "")
        return FormField(name, label, text, problem, hint, is_wide=is_wide)

    def _chosen(self, name: str, label: str, options: tuple[Option, ...]) -> FormField:
        return replace(self._field(name, label), options=options)

    def _field_with(self, code: str) -> str:
        names = ("sku", "plu", "gtins", "packs", "deposit")
        fields = [name for name in names if code in self._values.get(name, "")]
        is_short = len(code) < 8  # noqa: PLR2004 - the shortest barcode
        order = fields if is_short else fields[::-1]
        exact = [name for name in order if self._values[name].strip() == code]
        return (exact or order or ["gtins"])[0]


def _values(product: ProductSnapshot) -> dict[str, str]:
    return {
        "name": product.name,
        "sku": product.sku,
        "price": format_amount(product.price).replace(",", ""),
        "department": product.department,
        "low": format_quantity(product.low_stock_level, product.unit, with_unit=False),
        "unit": product.unit,
        "open_price": YES if product.is_open_price else NO,
        "gtins": " ".join(product.gtins),
        "packs": "; ".join(f"{gtin} × {pieces}" for gtin, pieces in product.packs),
        "plu": product.plu,
        "family": product.family,
        "variant": product.variant,
        "deposit": product.deposit,
        "tax": product.tax_category,
    }


def _begun(copied: ProductSnapshot | None) -> dict[str, str]:
    if copied is None:
        return {"unit": PIECE, "open_price": NO, "low": _DEFAULT_LOW, "tax": ""}
    # A code names one product, so a copy has none of them.
    return _values(copied) | dict.fromkeys(("sku", "gtins", "packs", "plu"), "")
