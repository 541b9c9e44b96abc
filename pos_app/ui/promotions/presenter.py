"""Shows promotions and price lists, and makes, changes and ends them; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pos_app.application.errors import ApplicationError, StorageError, UnknownCode
from pos_app.application.price_list_service import PriceListService, PriceListSnapshot
from pos_app.application.promotion_service import PromotionService, PromotionSnapshot
from pos_app.application.promotion_text import read_promotion
from pos_app.application.queries import ProductQueries
from pos_app.domain.errors import DomainError
from pos_app.domain.values.money import Currency
from pos_app.ui.approving import asks_approval
from pos_app.ui.errors import error_text
from pos_app.ui.i18n import _
from pos_app.ui.listed import Row, chosen_place
from pos_app.ui.promotions import promotions_texts as texts
from pos_app.ui.promotions.list_editing import ListEditing
from pos_app.ui.promotions.product_pick import ProductPick
from pos_app.ui.promotions.promotions_state import (
    ListInput,
    OverviewPart,
    PromotionsState,
    RuleInput,
)
from pos_app.ui.promotions.rule_editing import RuleEditing
from pos_app.ui.promotions.screen import PromotionsScreen
from pos_app.ui.promotions.typed_rule import typed_rule


@asks_approval
class PromotionsPresenter:
    """Answers every intent of the panel; what is listed is read again after each change."""

    def __init__(
        self,
        screen: PromotionsScreen,
        promotions: PromotionService,
        price_lists: PriceListService,
        products: ProductQueries,
        currency: str,
    ) -> None:
        """Draw on ``screen``; prices are in the store's ``currency``."""
        self._screen = screen
        self._promotions = promotions
        self._price_lists = price_lists
        self._products = products
        self._currency = Currency.of(currency)
        self._known: dict[str, PromotionSnapshot | PriceListSnapshot] = {}
        self._chosen, self._is_sure = "", False
        self._rule: RuleEditing | None = None
        self._list: ListEditing | None = None
        self._pick: ProductPick | None = None
        self._info = self._problem = ""

    def open(self) -> None:
        """Begin with what is in force."""
        self._chosen = ""
        self._leave()
        self._attempt(self._read)

    def back(self) -> None:
        """Go back a page, and leave what was begun there as it was."""
        if self._pick is not None:
            self._pick = None
            self._say()
        else:
            self._leave()
        self._draw()

    def choose(self, key: str) -> None:
        """Choose a row of the list in sight."""
        self._say()
        if self._pick is not None:
            self._pick.chosen = key
        elif self._list is not None:
            self._list.choose(key)
        else:
            self._chosen = key
        self._draw()

    def move(self, step: int) -> None:
        """Choose the row ``step`` rows down, up for a negative step, stopping at the ends."""
        rows = self._rows_in_sight()
        if rows:
            place = chosen_place(rows)
            target = 0 if place is None else place + step
            self.choose(rows[max(0, min(target, len(rows) - 1))].key)

    def begin_promotion(self) -> None:
        """Ask for a new promotion."""
        self._begin_rule("", RuleInput())

    def begin_words(self, text: str) -> None:
        """Take a promotion in plain words into the form, to be looked at before it is saved."""
        self._attempt(lambda: self._read_words(text))

    def begin_list(self) -> None:
        """Ask for a new price list."""
        self._leave()
        self._list = ListEditing(self._price_lists, self._products, self._currency)
        self._draw()

    def begin_change(self) -> None:
        """Offer what is chosen to be changed."""
        known = self._known.get(self._chosen)
        if known is None or not known.is_active:
            return
        if isinstance(known, PromotionSnapshot):
            self._begin_rule(str(known.promotion_id), typed_rule(known.rule))
        else:
            self._leave()
            self._list = ListEditing(self._price_lists, self._products, self._currency, known)
            self._attempt(self._list.preview)

    def end(self) -> None:
        """End what is chosen, at the second press."""
        if self._is_sure:
            self._attempt(self._end)
        else:
            self._say()
            self._is_sure = True
            self._draw()

    def edit(self, typed: RuleInput) -> None:
        """Take what is typed into the form, and try it at once."""
        if self._rule is not None and typed != self._rule.typed:
            self._say()
            self._attempt(lambda: self._try_rule(typed))

    def edit_list(self, typed: ListInput) -> None:
        """Take what is typed into a price list, and try it at once."""
        if self._list is not None and typed != self._list.typed:
            self._list.typed = typed
            self._attempt(self._list.preview)

    def show_sale(self, step: int) -> None:
        """Show the preview on another sale."""
        editing = self._rule or self._list
        if editing is not None:
            editing.step(step)
            self._draw()

    def set_price(self) -> None:
        """Set the typed price of the list."""
        if self._list is not None:
            self._attempt(self._list.set_price)

    def remove_price(self) -> None:
        """Take the chosen price off the list."""
        if self._list is not None:
            self._attempt(self._list.remove_price)

    def begin_pick(self, field: str) -> None:
        """List departments and products for a field of the form."""
        self._attempt(lambda: self._list_for(field))

    def search(self, text: str) -> None:
        """List what has ``text`` in it."""
        if self._pick is not None:
            self._attempt(partial(self._pick.find, text))

    def confirm(self) -> None:
        """Save the form, or take what is chosen; in the overview, change it."""
        if self._pick is not None:
            self._attempt(self._take)
        elif self._rule is not None or self._list is not None:
            self._attempt(self._save)
        else:
            self.begin_change()

    def give_up_approval(self) -> None:
        """Nobody allowed it: everything typed stays."""
        self._draw()

    def _attempt(self, act: Callable[[], None]) -> None:
        self._say()
        try:
            act()
        except (DomainError, ApplicationError, StorageError) as error:
            text = error_text(error)
            self._problem = f"{text.headline} {text.advice}".strip()
        self._draw()

    def _begin_rule(self, promotion_id: str, typed: RuleInput) -> None:
        self._leave()
        reading = (self._departments, self._currency, self._sku_of)
        self._rule = RuleEditing(self._promotions, reading, promotion_id, typed)
        self._attempt(lambda: self._try_rule(typed))

    def _read_words(self, text: str) -> None:
        self._begin_rule("", typed_rule(read_promotion(text, self._departments(), self._currency)))

    def _try_rule(self, typed: RuleInput) -> None:
        if self._rule is not None:
            self._rule.try_out(typed)

    def _save(self) -> None:
        if self._rule is not None:
            rule = self._rule.save()
            self._finish(str(rule.promotion_id), rule.rule.name)
        elif self._list is not None:
            price_list = self._list.save()
            self._finish(str(price_list.price_list_id), price_list.name)

    def _end(self) -> None:
        known = self._known.get(self._chosen)
        if isinstance(known, PromotionSnapshot):
            self._promotions.end(known.promotion_id)
            name = known.rule.name
        elif known is not None:
            self._price_lists.end(known.price_list_id)
            name = known.name
        else:
            return
        self._leave()
        self._info = _("“{name}” has ended.").format(name=name)
        self._read()

    def _finish(self, chosen: str, name: str) -> None:
        self._leave()
        self._chosen = chosen
        self._info = _("“{name}” counts from the next sale on.").format(name=name)
        self._read()

    def _list_for(self, field: str) -> None:
        self._pick = ProductPick(self._products, field)

    def _take(self) -> None:
        pick = self._pick
        if pick is None or pick.chosen is None:
            return
        self._pick = None
        if self._list is not None:
            self._list.take(pick.chosen)
        elif self._rule is not None:
            self._rule.take(pick.field, pick.chosen)

    def _read(self) -> None:
        every: list[tuple[str, PromotionSnapshot | PriceListSnapshot]] = [
            *((str(each.promotion_id), each) for each in self._promotions.every()),
            *((str(each.price_list_id), each) for each in self._price_lists.every()),
        ]
        # What is in force comes first, the newest of it on top.
        every.reverse()
        self._known = dict(sorted(every, key=lambda known: not known[1].is_active))
        if self._chosen not in self._known:
            self._chosen = next(iter(self._known), "")

    def _leave(self) -> None:
        self._rule = self._list = self._pick = None
        self._say()

    def _say(self) -> None:
        self._info, self._problem, self._is_sure = "", "", False

    def _departments(self) -> tuple[str, ...]:
        return self._products.department_names()

    def _sku_of(self, code: str) -> str:
        product = self._products.by_code(code)
        if product is None:
            raise UnknownCode(code=code)
        return product.sku

    def _rows_in_sight(self) -> tuple[Row, ...]:
        if self._pick is not None:
            return self._pick.rows()
        if self._list is not None:
            return self._list.rows()
        return () if self._rule is not None else self._overview_rows()

    def _overview_rows(self) -> tuple[Row, ...]:
        return tuple(
            texts.row(known, is_chosen=key == self._chosen) for key, known in self._known.items()
        )

    def _draw(self) -> None:
        known = self._known.get(self._chosen)
        can_change = known is not None and known.is_active
        self._screen.display(
            PromotionsState(
                overview=OverviewPart(
                    rows=self._overview_rows(),
                    can_change=can_change,
                    can_end=can_change,
                    end_label=_("Really end it") if self._is_sure else _("End"),
                    is_sure=self._is_sure,
                ),
                rule=None if self._rule is None else self._rule.part(),
                listed=None if self._list is None else self._list.part(),
                pick=None if self._pick is None else self._pick.part(),
                info=self._info,
                problem=self._problem,
            )
        )
