"""What the ``pos-app stock`` commands do, on the same services as the window."""

from __future__ import annotations

import argparse
import json
import sys

from pos_app.application.stock_proof import Disagreement, StockProblem, StockProof
from pos_app.commands.store import opened

_WORDS = {
    Disagreement.RUNNING_SUM: "a movement says {kept} were there, its sum is {proven}",
    Disagreement.ON_HAND: "{kept} on hand, the movements come to {proven}",
    Disagreement.VALUE: "worth {kept} at cost, the movements come to {proven}",
    Disagreement.RESERVED: "{kept} set aside, {proven} in open and held carts",
    Disagreement.LOG: "a movement of {kept}, its entry in the log says {proven}",
    Disagreement.NOT_MOVED: "the log tells of {proven} that no movement shows",
}


def add_commands(
    subcommands: argparse._SubParsersAction[argparse.ArgumentParser],
    common: argparse.ArgumentParser,
) -> None:
    """Add ``stock check`` to the command line."""
    stock = subcommands.add_parser("stock", help="prove the stock")
    parts = stock.add_subparsers(title="commands", metavar="COMMAND", required=True)
    check = parts.add_parser(
        "check", parents=[common], help="add every movement up and hold it against the stock"
    )
    check.set_defaults(action=check_stock)
    check.add_argument("--json", action="store_true", help="answer as one JSON object")


def check_stock(options: argparse.Namespace) -> int:
    """Prove that the stock follows from its movements; 0 it does, 1 it does not."""
    till = opened(options.data_dir, read_only=True)
    try:
        proof = till.stock.prover.prove()
    finally:
        till.close()
    if options.json:
        sys.stdout.write(json.dumps(_as_record(proof)) + "\n")
    else:
        sys.stdout.write("\n".join(_sentences(proof)) + "\n")
    return 0 if proof.holds else 1


def _as_record(proof: StockProof) -> dict[str, object]:
    return {
        "sound": proof.holds,
        "products": proof.products,
        "movements": proof.movements,
        "problems": [
            {
                "sku": problem.sku,
                "product": problem.product_name,
                "kind": problem.disagreement.value,
                "kept": str(problem.kept),
                "proven": str(problem.proven),
                "movement": problem.movement_id,
            }
            for problem in proof.problems
        ],
    }


def _sentences(proof: StockProof) -> list[str]:
    looked_at = f"{proof.products:,} products, {proof.movements:,} movements"
    if proof.holds:
        return [
            f"{looked_at}: the stock is the sum of its movements at every moment,",
            "what is set aside stands in open and held sales, and the log tells the same.",
        ]
    return [
        f"{looked_at}: {len(proof.problems)} numbers do not follow.",
        *map(_told, proof.problems),
    ]


def _told(problem: StockProblem) -> str:
    words = _WORDS[problem.disagreement].format(
        kept=f"{problem.kept:f}", proven=f"{problem.proven:f}"
    )
    place = "" if problem.movement_id is None else f" (movement {problem.movement_id})"
    return f"  {problem.sku} {problem.product_name}: {words}{place}"
