"""Lists products while somebody types or scrolls, and writes down, changes and retires them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from pos_app.application.errors import ApplicationError, StorageError
from pos_app.application.product_list_queries import RETIRED, SOLD, ProductFilter
from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.errors import DomainError
from pos_app.ui.approving import asks_approval
from pos_app.ui.errors import error_text
from pos_app.ui.forms import Option
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.products.bulk_form import BulkForm
from pos_app.ui.products.listing import Listing
from pos_app.ui.products.product_book import Past, ProductBook
from pos_app.ui.products.product_form import ProductForm
from pos_app.ui.products.product_texts import nothing_found, product_row
from pos_app.ui.products.products_state import ProductsState
from pos_app.ui.products.screen import ProductsScreen
from pos_app.ui.reading import Reader


@asks_approval
class ProductsPresenter:
    """Answers every intent of the screen; reading happens on the reader's thread."""

    def __init__(self, screen: ProductsScreen, book: ProductBook, reader: Reader) -> None:
        """Draw on ``screen``."""
        self._screen = screen
        self._book = book
        self._reader = reader
        self._listing = Listing(book.lists, reader, self._draw)
        self._chosen: UUID | None = None
        self._marked: dict[UUID, None] = {}
        self._form: ProductForm | BulkForm | None = None
        self._forms = 0
        self._info = self._problem = ""
        self._is_warned = False
        self._actions: dict[str, Callable[[], None]] = {
            "new": self._begin_new,
            "sold": partial(self._show_state, SOLD),
            "retired": partial(self._show_state, RETIRED),
            "save": self._save,
            "copy": self._copy,
            "retire": self._retire,
            "restore": self._retire,
            "bulk": self._begin_bulk,
            "preview": self._preview,
            "apply": self._save,
            "mark": self._mark_chosen,
            "cancel": self.back,
        }

    def open(self) -> None:
        """Begin with everything that is sold, by name."""
        self._form = self._chosen = None
        self._marked.clear()
        self._say()
        self._listing.show(ProductFilter())

    def refresh(self) -> None:
        """Read the list again: something was sold or imported meanwhile."""
        self._listing.again()

    def type(self, text: str) -> None:
        """List what matches the text."""
        wanted = self._listing.filter
        if text.strip() != wanted.text:
            self._listing.show(ProductFilter(text.strip(), None, wanted.state))

    def scan(self, code: str) -> None:
        """Put a scanned code where it belongs: into a new product, else into the search."""
        if isinstance(self._form, ProductForm) and self._form.product is None:
            self._form.fill("gtins", code)
            self._draw()
        else:
            self.type(code)

    def more(self) -> None:
        """Read the next page, if there is one."""
        self._listing.more()

    def choose(self, product_id: UUID) -> None:
        """Edit a product, unless what was typed about another one is not saved."""
        if product_id == self._chosen and self._form is not None:
            return
        if self._is_unsaved():
            return
        found = self._listing.by_id(product_id)
        if found is not None:
            self._say()
            self._edit(found)

    def mark(self, product_id: UUID) -> None:
        """Mark a product to be changed with others, or not any more."""
        if self._marked.pop(product_id, 0) == 0:
            self._marked[product_id] = None
        if isinstance(self._form, BulkForm):
            self._form = None
            if self._marked:
                self._begin_bulk()
        self._draw()

    def fill(self, name: str, text: str) -> None:
        """Take what stands in a field of the form now."""
        self._is_warned = False
        if name == "picture":
            begin, remove = self._book.pictures.begin, partial(self._show_picture, b"")
            self._attempt(begin if text == "choose" else remove)
        elif self._form is not None and self._form.fill(name, text):
            self._draw()

    def go(self, folder: Path) -> None:
        """Show a folder of pictures."""
        self._attempt(partial(self._book.pictures.go, folder))

    def take_picture(self, path: Path) -> None:
        """Show the product with the picture of a file."""
        self._say()
        scaled = partial(self._book.pictures.scaled, path)
        self._reader.ask("picture", scaled, self._take_picture)

    def act(self, name: str) -> None:
        """Do what a button or a key names; what does not go now does nothing."""
        self._attempt(self._actions[name])

    def back(self) -> None:
        """Leave the form, end the search, or close; what is not saved is asked about once."""
        if self._book.pictures.listing is not None:
            self._book.pictures.end()
        elif self._is_unsaved():
            return
        elif self._form is not None:
            self._form = self._chosen = None
        elif self._marked:
            self._marked.clear()
        elif self._listing.filter.text:
            self.type("")
            return
        else:
            self._screen.leave()
            return
        self._draw()

    def say_problem(self, error: Exception) -> None:
        """Say what went wrong."""
        text = error_text(error)
        self._problem = f"{text.headline} {text.advice}".strip()
        self._listing.give_up()
        self._draw()

    def _attempt(self, command: Callable[[], None]) -> None:
        self._say()
        try:
            command()
        except (DomainError, ApplicationError, StorageError) as error:
            self.say_problem(error)
        except OSError:
            self._problem = _("This cannot be read. Choose another one.")
        self._draw()

    def _take_picture(self, content: bytes) -> None:
        self._attempt(partial(self._show_picture, content))

    def _show_picture(self, content: bytes) -> None:
        product = self._known()
        if product is not None and isinstance(self._form, ProductForm):
            saved = self._book.pictures.show(product, content)
            self._listing.put(saved)
            self._form.show(saved)

    def _show_state(self, state: str) -> None:
        if not self._is_unsaved():
            self._form = self._chosen = None
            self._marked.clear()
            self._listing.show(ProductFilter(self._listing.filter.text, None, state))

    def _edit(self, product: ProductSnapshot) -> None:
        self._chosen = product.product_id
        form = ProductForm(self._number(), self._taxes(), product)
        self._form = form
        self._reader.ask(
            "history",
            partial(self._book.past, product),
            partial(self._tell, form),
        )
        self._draw()

    def _tell(self, form: ProductForm, past: Past) -> None:
        if form is self._form:
            form.past = past
            self._draw()

    def _begin_new(self) -> None:
        if not self._is_unsaved():
            self._chosen = None
            self._form = ProductForm(self._number(), self._taxes())

    def _copy(self) -> None:
        product = self._known()
        if product is not None and not self._is_unsaved():
            self._chosen = None
            self._form = ProductForm(self._number(), self._taxes(), copied=product)

    def _save(self) -> None:
        if isinstance(self._form, BulkForm):
            effects = self._form.apply(self._book.products)
            if effects is not None:
                said = ngettext(
                    "{count} product changed.", "{count} products changed.", len(effects)
                )
                self._form, self._info = None, said.format(count=len(effects))
                self._marked.clear()
                self._listing.again()
        elif self._form is not None:
            saved = self._form.save(self._book.products)
            if saved is not None:
                self._take(saved, _("{name} is saved.").format(name=saved.name))

    def _retire(self) -> None:
        product = self._known()
        if product is None or self._is_unsaved():
            return
        if product.is_retired:
            saved = self._book.products.restore(product.product_id)
            self._take(saved, _("{name} is sold again.").format(name=saved.name))
        else:
            saved = self._book.products.retire(product.product_id)
            self._take(saved, _("{name} is no longer sold.").format(name=saved.name))

    def _take(self, saved: ProductSnapshot, said: str) -> None:
        self._listing.put(saved)
        self._edit(saved)
        self._info = said

    def _begin_bulk(self) -> None:
        if self._marked and not self._is_unsaved():
            self._chosen = None
            self._form = BulkForm(self._number(), tuple(self._marked), self._taxes())

    def _preview(self) -> None:
        if isinstance(self._form, BulkForm):
            self._form.preview(self._book.products)

    def _mark_chosen(self) -> None:
        if self._chosen is not None:
            self.mark(self._chosen)

    def _known(self) -> ProductSnapshot | None:
        return self._form.product if isinstance(self._form, ProductForm) else None

    def _is_unsaved(self) -> bool:
        """Warn once of what is not saved; who goes on after that leaves it."""
        if self._form is None or not self._form.is_changed or self._is_warned:
            self._is_warned = False
            return False
        self._is_warned = True
        self._problem = _("This is not saved yet. Save it, or press again to leave it.")
        self._draw()
        return True

    def _taxes(self) -> tuple[Option, ...]:
        own = (Option(each.category_id, each.name) for each in self._book.taxes.categories())
        return (Option("", _("As the store")), *own)

    def _number(self) -> int:
        self._forms += 1
        return self._forms

    def _say(self) -> None:
        self._info = self._problem = ""

    def _draw(self) -> None:
        listing, empty = self._listing, ("", "")
        if listing.is_read and not listing.products:
            empty = nothing_found(listing.filter.text, is_retired=listing.is_retired)
        marked = self._marked
        self._screen.display(
            ProductsState(
                rows=tuple(
                    product_row(each, is_marked=each.product_id in marked)
                    for each in listing.products
                ),
                chosen=self._chosen,
                text=listing.filter.text,
                is_retired=listing.is_retired,
                marked=len(marked),
                is_read=listing.is_read,
                form=None if self._form is None else self._form.part(),
                info=self._info,
                problem=self._problem,
                files=self._book.pictures.listing,
                empty=empty,
            )
        )
