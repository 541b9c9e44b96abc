"""Makes the store that people practise in ready, from the catalogue of the real one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pos_app.application.errors import StoreNotSetUp
from pos_app.application.training_mark import TRAINING_REGISTER, mark_training
from pos_app.infrastructure.training_store import FOLDER, copy_catalogue

if TYPE_CHECKING:
    from pos_app.application.snapshots import StoreSnapshot
    from pos_app.application.store_service import StoreService

_REGISTER_PIN = "2580"


class _Till(Protocol):
    """What is needed of an opened folder."""

    @property
    def store(self) -> StoreSnapshot | None: ...

    @property
    def stores(self) -> StoreService: ...

    def close(self) -> bool: ...


def ready_training(open_till: Callable[[Path], _Till], real: Path) -> Path:
    """Return the folder of the training store of ``real``, which is set up and not open.

    Nobody signs in there: who practises has no rights to lose. Its receipts are numbered T1-00001,
    so that none of them is taken for a real one.

    Raises:
        StorageError: the folder cannot be made or written.
        StoreNotSetUp: there is no real store yet.
    """
    with closing(open_till(real)) as till:
        store = till.store
    if store is None:
        raise StoreNotSetUp
    folder = real / FOLDER
    mark_training(folder)
    with closing(open_till(folder)) as till:
        if till.store is None:
            till.stores.set_up(
                name=store.name,
                currency=store.currency,
                prices_include_tax=store.prices_include_tax,
                owner_name=store.owner_name,
                owner_pin=_REGISTER_PIN,
                has_sign_in=False,
                register_id=TRAINING_REGISTER,
            )
    copy_catalogue(real, folder)
    return folder
