"""Keeps the pictures of products: one copy of each, named after what it holds."""

from __future__ import annotations

from hashlib import sha256
from typing import Protocol
from uuid import UUID

from pos_app.application.access import needs, open_to_all
from pos_app.application.loading import product_of
from pos_app.application.ports import UnitOfWorkFactory
from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.values import permissions


class PictureQueries(Protocol):
    """Reads pictures."""

    def content(self, name: str) -> bytes | None:
        """Return a picture (PNG or JPEG) by its SHA-256, or None."""


class PictureService:
    """The commands on pictures."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, pictures: PictureQueries) -> None:
        """Read with ``pictures``."""
        self._unit_of_work = unit_of_work
        self._pictures = pictures

    @open_to_all("the pictures are what everybody sees while selling")
    def content(self, name: str) -> bytes | None:
        """Return a picture by its name, or None."""
        return self._pictures.content(name)

    @needs(permissions.MANAGE_PRODUCTS)
    def show(self, product_id: UUID, content: bytes) -> ProductSnapshot:
        """Show a product with a picture (PNG or JPEG).

        The same picture of several products is kept once, and stays when nobody shows it any
        more: the log names it.

        Raises:
            UnknownCode: no such product.
        """
        return self._change(product_id, sha256(content).hexdigest(), content)

    @needs(permissions.MANAGE_PRODUCTS)
    def remove(self, product_id: UUID) -> ProductSnapshot:
        """Show a product without a picture.

        Raises:
            UnknownCode: no such product.
        """
        return self._change(product_id, "", b"")

    def _change(self, product_id: UUID, name: str, content: bytes) -> ProductSnapshot:
        with self._unit_of_work() as uow:
            product = product_of(uow, product_id)
            if name:
                uow.pictures.keep(name, content)
            product.show_as(name)
            if product.get_domain_events():
                uow.products.save(product)
            uow.collect_events_from(product)
            uow.commit()
        uow.dispatch_events()
        return ProductSnapshot.of(product)
