"""What a person accepted is told as accepted only while it still says what it said then."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reviewer.app import Application
from reviewer.domain.record import Record
from reviewer.export.cells import FIELDS, cells_table
from reviewer.export.problems import problems_table
from reviewer.review.operations import AcceptFinding, SetCell
from reviewer.storage.workspace import Workspace
from tests.storage.support import make_report, put

CHANGED, OTHER = "requests.granted.business", "requests.granted.research"
RULE = "requests.row_total.granted"


@pytest.fixture(scope="module")
def application() -> Application:
    return Application(actor="张三", language="zh")


@pytest.fixture
def workspace(application: Application, tmp_path: Path) -> Iterator[Workspace]:
    workspace = application.open_workspace(tmp_path / "a.reviewer", create=True)
    put(workspace, make_report(application.forms))
    yield workspace
    workspace.close()


class Busy(Workspace):
    """A workspace in which somebody writes as soon as a report was read."""

    def record(self, report_id: int) -> Record:
        """The record before that."""
        record = super().record(report_id)
        if record.version < 2:
            with closing(Workspace.open(self.name)) as other:
                operation = SetCell(1, CHANGED, str(9001 + record.version))
                Application(actor="李四").desk(other).do(operation)
        return record


def told(application: Application, workspace: Workspace) -> tuple[str, list[str]]:
    """The verdict on an untouched cell of the rule, and how its problem is listed."""
    item = application.item(workspace, 1)
    names = [field.name for field in FIELDS]
    rows = [dict(zip(names, row, strict=True)) for row in cells_table(application.forms).rows(item)]
    verdict = next(row["verdict"] for row in rows if row["key"] == OTHER)
    listed = problems_table(application.forms, "zh").rows(item)
    return str(verdict), [str(row[3]) for row in listed if row[4] == RULE]


def test_a_stale_acceptance_is_not_exported_as_accepted(
    application: Application, workspace: Workspace
) -> None:
    desk = application.desk(workspace)
    desk.do(SetCell(1, CHANGED, "9001"))
    desk.do(AcceptFinding(1, RULE, reason="原文如此"))
    assert told(application, workspace) == ("as_printed", ["accepted"])
    desk.do(SetCell(1, CHANGED, "9002"))
    assert told(application, workspace) == ("", ["stale"])
    desk.undo()
    assert told(application, workspace) == ("as_printed", ["accepted"])


def test_the_trail_of_an_item_ends_where_its_record_stands(
    application: Application, workspace: Workspace
) -> None:
    with closing(Busy.open(workspace.name)) as busy:
        for version in (0, 1, 2):
            item = application.item(busy, 1)
            assert (item.record.version, len(item.trail)) == (version, version)
