"""Adds every movement up again and holds the sums against products, carts and the log.

Plain SQL over the whole table, on a connection of its own within one read transaction: what is
sold meanwhile is not half in it.
"""

from __future__ import annotations

import json
from decimal import Decimal

from sqlalchemy import text

from pos_app.application.stock_proof import Disagreement, StockProblem, StockProof
from pos_app.domain.aggregates.product.movement import MOVING
from pos_app.domain.values.money import Currency
from pos_app.infrastructure.persistence.engine import Connection, Database
from pos_app.infrastructure.persistence.statement import Statement

_MOVING = json.dumps(sorted(kind.get_event_type() for kind in MOVING))

# What the entries of the log say was moved, in thousandths; the outbox holds the newest ones,
# and those that were moved into an archive file are not here any more.
_LOG = """
    WITH entries AS (
        SELECT seq, event_id, event_type, aggregate_id, event_data FROM audit_log
        UNION ALL
        SELECT seq, event_id, event_type, aggregate_id, event_data FROM outbox
    ),
    told AS (
        SELECT seq, event_id, aggregate_id, CAST(round(1000 * coalesce(
            -json_extract(event_data, '$.quantity_sold'),
            json_extract(event_data, '$.quantity_returned'),
            json_extract(event_data, '$.quantity_received'),
            -json_extract(event_data, '$.quantity_sent'),
            json_extract(event_data, '$.difference'),
            json_extract(event_data, '$.stock'),
            0)) AS INTEGER) AS quantity
        FROM entries WHERE event_type IN (SELECT value FROM json_each(:moving))
    ),
    archived AS (SELECT coalesce(max(archived_through), 0) AS through FROM audit_trail)
"""
_CHECKS: tuple[tuple[Disagreement, int, str], ...] = (
    (
        Disagreement.RUNNING_SUM,
        3,
        """
        SELECT product_id, on_hand, total, movement_id FROM (
            SELECT product_id, movement_id, on_hand,
                sum(quantity) OVER (PARTITION BY product_id ORDER BY movement_id) AS total
            FROM stock_movements)
        WHERE on_hand != total ORDER BY movement_id
        """,
    ),
    (
        Disagreement.ON_HAND,
        3,
        """
        SELECT product_id, stock, coalesce(total, 0), NULL FROM products LEFT JOIN (
            SELECT product_id, sum(quantity) AS total FROM stock_movements GROUP BY product_id
        ) USING (product_id) WHERE stock != coalesce(total, 0)
        """,
    ),
    (
        Disagreement.VALUE,
        0,
        """
        SELECT product_id, stock_value, coalesce(total, 0), NULL FROM products LEFT JOIN (
            SELECT product_id, sum(value) AS total FROM stock_movements GROUP BY product_id
        ) USING (product_id) WHERE stock_value != coalesce(total, 0)
        """,
    ),
    (
        Disagreement.RESERVED,
        3,
        """
        SELECT product_id, reserved, coalesce(total, 0), NULL FROM products LEFT JOIN (
            SELECT product_id, sum(quantity) AS total FROM cart_lines JOIN carts USING (cart_id)
            WHERE state IN ('open', 'held') AND kind = 'goods' GROUP BY product_id
        ) USING (product_id) WHERE reserved != coalesce(total, 0)
        """,
    ),
    (
        Disagreement.LOG,
        3,
        """
        SELECT product_id, stock_movements.quantity, coalesce(told.quantity, 0), movement_id
        FROM stock_movements LEFT JOIN told ON told.seq = event_seq
            AND told.event_id = stock_movements.event_id AND told.aggregate_id = product_id
        WHERE event_seq > (SELECT through FROM archived)
            AND told.quantity IS NOT stock_movements.quantity
        ORDER BY movement_id
        """,
    ),
    (
        Disagreement.NOT_MOVED,
        3,
        """
        SELECT told.aggregate_id, 0, told.quantity, NULL FROM told
        WHERE told.quantity != 0
            AND told.seq >= (SELECT min(event_seq) FROM stock_movements)
            AND told.event_id NOT IN (
                SELECT event_id FROM stock_movements WHERE event_id IS NOT NULL)
        ORDER BY told.seq
        """,
    ),
)
_FIRST = 100
_ASK_THE_LOG = (Disagreement.LOG, Disagreement.NOT_MOVED)
_STATEMENTS = tuple(
    (
        kind,
        decimals,
        Statement(text(" ".join((_LOG if kind in _ASK_THE_LOG else "", query, "LIMIT :first")))),
    )
    for kind, decimals, query in _CHECKS
)
_COUNTS = Statement(
    text("SELECT (SELECT count(*) FROM products), (SELECT count(*) FROM stock_movements)")
)
_NAME = Statement(text("SELECT sku, name FROM products WHERE product_id = :key"))
_CURRENCY = Statement(text("SELECT currency FROM stores LIMIT 1"))


class SqlStockProver:
    """Fulfils ``StockProver``."""

    def __init__(self, database: Database) -> None:
        """Read the store of ``database``."""
        self._database = database

    def prove(self) -> StockProof:
        """Return what does not follow."""
        connection = self._database.new_reader()
        try:
            connection.command("BEGIN")
            return _proof(connection)
        finally:
            connection.close()


def _proof(connection: Connection) -> StockProof:
    found = connection.one(_CURRENCY)
    currency_decimals = 0 if found is None else Currency.of(found[0]).decimals
    problems = [
        _problem(
            connection, kind, row, currency_decimals if kind is Disagreement.VALUE else decimals
        )
        for kind, decimals, statement in _STATEMENTS
        for row in connection.all(statement, {"first": _FIRST, "moving": _MOVING})
    ]
    products, movements = connection.one(_COUNTS) or (0, 0)
    return StockProof(products, movements, tuple(problems))


def _problem(
    connection: Connection,
    kind: Disagreement,
    row: tuple[object, ...],
    decimals: int,
) -> StockProblem:
    key, kept, proven, movement_id = row
    sku, name = connection.one(_NAME, {"key": key}) or ("", str(key))
    return StockProblem(
        sku=sku,
        product_name=name,
        disagreement=kind,
        kept=Decimal(str(kept)).scaleb(-decimals),
        proven=Decimal(str(proven)).scaleb(-decimals),
        movement_id=None if movement_id is None else int(str(movement_id)),
    )
