"""How a product is listed: its name, where it belongs, and every code that names it."""

from __future__ import annotations

from collections.abc import Iterable

from pos_app.domain.aggregates.product.errors import CodeRepeated, UnitInUse
from pos_app.domain.aggregates.product.events import (
    ProductCodesChanged,
    ProductDepositChanged,
    ProductDescribed,
    ProductLowStockLevelChanged,
    ProductPictureChanged,
    ProductUnitChanged,
    ProductVariantChanged,
)
from pos_app.domain.aggregates.product.stock import StockedItem
from pos_app.domain.errors import InvalidCode, InvalidName
from pos_app.domain.values.codes import Gtin, Pack, Plu, Sku
from pos_app.domain.values.quantity import Quantity, Unit

LONGEST_NAME = 200
_CONTROLS_TO_SPACES = dict.fromkeys([*range(32), *range(127, 160)], " ")


class ListedItem(StockedItem):
    """A stocked item as lists, tiles and scanners know it."""

    __slots__ = (
        "department",
        "deposit",
        "family",
        "gtins",
        "packs",
        "picture",
        "plu",
        "sku",
        "variant",
    )

    sku: Sku
    gtins: tuple[Gtin, ...]
    packs: tuple[Pack, ...]
    plu: Plu | None
    department: str
    deposit: Sku | None
    family: str
    variant: str
    picture: str

    def describe(self, *, name: str, department: str, gtins: Iterable[Gtin]) -> None:
        """Change name, department and barcodes; what is already so raises nothing.

        Raises:
            InvalidName: no name, or more than 200 characters.
            CodeRepeated: a code is that of a pack already.
        """
        name, department, codes = cleaned_name(name), department.strip(), without_repeats(gtins)
        require_different(codes, self.packs)
        before = (self.name, self.department, self.gtins)
        if before == (name, department, codes):
            return
        self.name, self.department, self.gtins = name, department, codes
        self._raise_event(
            ProductDescribed(
                product_id=self.product_id,
                product_name=name,
                old_name=before[0],
                department=department,
                old_department=before[1],
                gtins=tuple(str(code) for code in codes),
                old_gtins=tuple(str(code) for code in before[2]),
            )
        )

    def name_by(self, *, plu: Plu | None, packs: Iterable[Pack]) -> None:
        """Change the PLU and the codes of packs; what is already so raises nothing.

        Raises:
            CodeRepeated: a code stands there twice, or is that of a single one.
        """
        codes = tuple(packs)
        require_different(self.gtins, codes)
        before = (self.plu, self.packs)
        if before == (plu, codes):
            return
        self.plu, self.packs = plu, codes
        self._raise_event(
            ProductCodesChanged(
                product_id=self.product_id,
                product_name=self.name,
                plu="" if plu is None else plu.text,
                old_plu="" if before[0] is None else before[0].text,
                packs=tuple(map(str, codes)),
                old_packs=tuple(map(str, before[1])),
            )
        )

    def belong_to(self, family: str, variant: str) -> None:
        """Be the variant ("Red, L") of a family ("T-shirt"); both empty for none.

        Raises:
            InvalidName: more than 200 characters, or a variant without a family.
        """
        family, variant = checked_variant(family, variant)
        before = (self.family, self.variant)
        if before == (family, variant):
            return
        self.family, self.variant = family, variant
        self._raise_event(
            ProductVariantChanged(
                product_id=self.product_id,
                product_name=self.name,
                family=family,
                old_family=before[0],
                variant=variant,
                old_variant=before[1],
            )
        )

    def warn_at(self, level: Quantity) -> None:
        """Change the level at which the store wants to know that little is left.

        Raises:
            InvalidQuantity: negative, or a fraction of a piece.
        """
        if level:
            level.require_sellable(self.unit)
        if level == self.low_stock_level:
            return
        old, self.low_stock_level = self.low_stock_level, level
        self._raise_event(
            ProductLowStockLevelChanged(
                product_id=self.product_id,
                product_name=self.name,
                old_level=old.value,
                new_level=level.value,
            )
        )

    def measure_in(self, unit: Unit) -> None:
        """Sell by another unit.

        Raises:
            UnitInUse: some is on hand or in a cart, counted in the old one.
        """
        if unit is self.unit:
            return
        if self.stock or self.reserved:
            raise UnitInUse(product_name=self.name, unit=self.unit.value)
        old, self.unit = self.unit, unit
        self._raise_event(
            ProductUnitChanged(
                product_id=self.product_id,
                product_name=self.name,
                old_unit=old.value,
                new_unit=unit.value,
            )
        )

    def carry_deposit(self, deposit: Sku | None) -> None:
        """Charge a deposit with each one of it, None for no more; it counts from the next scan on.

        Raises:
            InvalidCode: it would be its own deposit.
        """
        if deposit == self.deposit:
            return
        if deposit == self.sku:
            raise InvalidCode(text=self.sku.text, kind="deposit")
        old, self.deposit = self.deposit, deposit
        self._raise_event(
            ProductDepositChanged(
                product_id=self.product_id,
                product_name=self.name,
                old_deposit="" if old is None else old.text,
                new_deposit="" if deposit is None else deposit.text,
            )
        )

    def show_as(self, picture: str) -> None:
        """Be shown with another picture, empty for none."""
        if picture == self.picture:
            return
        old, self.picture = self.picture, picture
        self._raise_event(
            ProductPictureChanged(
                product_id=self.product_id,
                product_name=self.name,
                old_picture=old,
                new_picture=picture,
            )
        )

    def quantity_of(self, code: str, count: Quantity) -> Quantity:
        """Return how much ``count`` scans of a code are: twelve for the code of a case of 12."""
        if not self.packs:
            return count
        try:
            gtin = Gtin.of(code)
        except InvalidCode:
            return count
        pieces = next((pack.pieces for pack in self.packs if pack.gtin == gtin), 1)
        return Quantity(count.thousandths * pieces)


def cleaned_name(name: str) -> str:
    """Return the name with single spaces, without what would command a printer or a terminal.

    Raises:
        InvalidName: nothing is left, or more than 200 characters.
    """
    cleaned = _cleaned(name)
    if not 1 <= len(cleaned) <= LONGEST_NAME:
        raise InvalidName(text=name, longest=LONGEST_NAME)
    return cleaned


def checked_variant(family: str, variant: str) -> tuple[str, str]:
    """Return family and variant cleaned.

    Raises:
        InvalidName: more than 200 characters, or a variant without a family.
    """
    family, variant = _cleaned(family), _cleaned(variant)
    if len(family) > LONGEST_NAME or len(variant) > LONGEST_NAME or (variant and not family):
        raise InvalidName(text=family, longest=LONGEST_NAME)
    return family, variant


def require_different(gtins: tuple[Gtin, ...], packs: tuple[Pack, ...]) -> None:
    """Check that no code means two quantities.

    Raises:
        CodeRepeated: one does.
    """
    seen = set(gtins)
    for pack in packs:
        if pack.gtin in seen:
            raise CodeRepeated(code=str(pack.gtin))
        seen.add(pack.gtin)


def without_repeats(gtins: Iterable[Gtin]) -> tuple[Gtin, ...]:
    """Return the codes in order, each once."""
    return tuple(dict.fromkeys(gtins))


def _cleaned(text: str) -> str:
    if not text.isprintable():  # which spaces are, and controls are not
        text = text.translate(_CONTROLS_TO_SPACES)
    return " ".join(text.split())
