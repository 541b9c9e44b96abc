"""Everything store-keeping offers, in one place: what the screens and commands of it use."""

from __future__ import annotations

from dataclasses import dataclass

from pos_app.application.stock_proof import StockProver


@dataclass(frozen=True, slots=True)
class StockRoom:
    """The services and queries of the stock."""

    prover: StockProver
