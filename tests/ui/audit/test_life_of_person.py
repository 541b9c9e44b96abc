"""What a person did before and after an entry, beside the life of its subject."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pos_app.application.queries import AuditQueries
from pos_app.bootstrap import DATABASE_NAME, open_till
from pos_app.ui.audit.audit_state import Inspection
from pos_app.ui.audit.inspector import Inspector
from pos_app.ui.audit.life import with_life
from pos_app.ui.look import Look
from pos_app.ui.theme import Theme
from tests.audit_logs import fill_log
from tests.stores import a_store, a_till, sell, stocked
from tests.ui.audit.desk import Desk

HELPED = 1_200


@pytest.fixture(scope="module")
def queries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AuditQueries]:
    folder = a_store(tmp_path_factory.mktemp("people"))
    fill_log(folder / DATABASE_NAME, HELPED)
    till = open_till(folder, read_only=True)
    queries = till.audit_queries()
    yield queries
    queries.close()
    till.close()


def inspected(queries: AuditQueries, seq: int) -> Inspection:
    desk = Desk(queries)
    desk.presenter.start()
    desk.presenter.inspect(seq)
    assert desk.view.shown is not None
    return desk.view.shown


def test_it_is_what_the_actor_did_before_and_after(queries: AuditQueries) -> None:
    life = with_life(queries, 600)

    assert life is not None
    assert {event.actor_id for event in life.of_person} == {life.entry.actor_id}
    seqs = [event.seq for event in life.of_person]
    assert seqs == sorted(seqs, reverse=True)
    assert seqs.index(600) == len(seqs) // 2


def test_nobody_signed_in_has_no_life(data_dir: Path) -> None:
    with a_till(data_dir) as till:
        stocked(till, "Milk")
        sell(till, "MILK")
        queries = till.audit_queries()
        shown = inspected(queries, 3)
        queries.close()

    assert (shown.person, shown.life_of_person) == ("", ())


@pytest.mark.usefixtures("qtbot")
def test_the_button_leads_to_the_person_and_back(queries: AuditQueries, qapp: QApplication) -> None:
    look = Look(qapp, Theme.named("light"))
    inspector = Inspector(look)
    shown = inspected(queries, 600)
    inspector.display(shown)
    subject, button = inspector.life_texts(), inspector.life_button()
    assert button.accessibleName() == f"{shown.person} over time"

    button.click()
    assert inspector.life_texts() == tuple(row.text for row in shown.life_of_person)
    assert button.accessibleName() == f"{shown.about} over time"
    button.click()

    assert inspector.life_texts() == subject
    inspector.deleteLater()
    look.deleteLater()
