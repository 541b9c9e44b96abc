"""What a window needs of the catalogue of an opened store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pos_app.application.export_service import ExportService
    from pos_app.application.import_service import ImportService
    from pos_app.application.picture_service import PictureService
    from pos_app.application.price_history import PriceHistory
    from pos_app.application.product_list_queries import ProductListQueries
    from pos_app.application.scan_service import ScanService
    from pos_app.application.tile_board_service import TileBoardService


class OpenedCatalogue(Protocol):
    """What a window needs of the catalogue."""

    @property
    def lists(self) -> ProductListQueries:
        """Lists products."""

    @property
    def imports(self) -> ImportService:
        """Takes files of products over."""

    @property
    def pictures(self) -> PictureService:
        """Keeps the pictures of products."""

    @property
    def tiles(self) -> TileBoardService:
        """Arranges the tiles of this register."""

    @property
    def exports(self) -> ExportService:
        """Writes products to files."""

    @property
    def scans(self) -> ScanService:
        """Reads codes, and keeps the rules they are read by."""

    @property
    def prices(self) -> PriceHistory:
        """Tells what products cost before."""
