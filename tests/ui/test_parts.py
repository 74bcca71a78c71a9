"""The parts by themselves: tasks, models, offsets, geometry, actions."""

import threading
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.domain.form import Forms
from reviewer.domain.layout import printed_table
from reviewer.domain.numbers import CellStatus
from reviewer.domain.record import WorklistQuery
from reviewer.review.listing import Listing, by_body
from reviewer.ui.actions import ACTIONS
from reviewer.ui.environment import clean
from reviewer.ui.form_table.geometry import Metrics, Room, fit, is_strip
from reviewer.ui.form_table.looks import CellLook
from reviewer.ui.form_table.model import FormModel
from reviewer.ui.offsets import shown_text
from reviewer.ui.presenter import ProblemLine
from reviewer.ui.problems.list import ProblemList
from reviewer.ui.source.search import find_all
from reviewer.ui.tasks import JobControl, TaskRunner
from reviewer.ui.theme import Theme
from reviewer.ui.worklist.model import WorklistModel
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt


class _Sender(QObject):
    sent = Signal(object)


def test_thousands_of_signals_do_not_bring_the_interpreter_down(qapp: QApplication) -> None:
    sender = _Sender()
    got: list[int] = []
    sender.sent.connect(got.append)
    for number in range(5000):
        sender.sent.emit(number * 10**12)
    assert got[-1] == 4999 * 10**12


def test_a_task_tells_its_progress_and_result_on_the_main_thread(qtbot: QtBot) -> None:
    runner = TaskRunner()
    told: list[tuple[object, str]] = []

    def job(control: JobControl) -> int:
        control.report("half")
        return 7

    task = runner.start(job)
    name = threading.current_thread().name
    task.progressed.connect(lambda text: told.append((text, threading.current_thread().name)))
    task.succeeded.connect(lambda text: told.append((text, threading.current_thread().name)))
    with qtbot.waitSignal(task.finished):
        pass
    assert told == [("half", name), (7, name)]
    assert not runner.busy
    runner.close()


def test_a_task_that_fails_gives_its_error(qtbot: QtBot) -> None:
    runner = TaskRunner()

    def job(_control: JobControl) -> None:
        raise ValueError("nothing")

    with qtbot.waitSignal(runner.start(job).failed) as caught:
        pass
    assert isinstance(caught.args[0], ValueError)
    runner.close()


def test_closing_stops_tasks_and_waits_for_them(qtbot: QtBot) -> None:
    runner = TaskRunner()
    begun = threading.Event()

    def job(control: JobControl) -> None:
        begun.set()
        end = monotonic() + 30
        while not control.cancelled() and monotonic() < end:
            control.report("still here")

    runner.start(job)
    assert begun.wait(10)
    runner.close()
    assert not runner.busy


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_table_models_keep_qts_rules(forms: Forms, edition: str, qtbot: QtBot) -> None:
    for form in (form for form in _forms(forms) if form.edition == edition):
        model = FormModel(form, describe=str)
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        tester = QAbstractItemModelTester(model, fatal)
        model.show({key: CellLook("1", CellStatus.PRINTED) for key in form.cells}, {})
        assert model.keys == tuple(form.cells)
        assert all(model.key_at(model.index_of(key)) == key for key in model.keys)
        tester.deleteLater()


def test_the_list_models_keep_qts_rules(theme: Theme, qtbot: QtBot, clerk: Clerk) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    worklist = WorklistModel()
    testers = [QAbstractItemModelTester(worklist, fatal)]
    bench = clerk.session.bench
    years = bench.workspace.bodies(WorklistQuery())
    two_years = [*years[:1], years[0]._replace(report_id=2), *years[2:]]
    worklist.show(bench.all_rows, by_body(two_years))
    for unfolded in (True, False, True):
        worklist.unfold(worklist.index(0, 0), unfolded)
        assert worklist.rowCount() == (4 if unfolded else 2)
    assert worklist.head_of(worklist.index_of(2)) == worklist.index(0, 0)
    worklist.show(bench.all_rows)
    worklist.show(Listing(bench.workspace, bench.all_rows.ids[:1]))
    problems = ProblemList(theme)
    qtbot.addWidget(problems)
    testers.append(QAbstractItemModelTester(problems.model(), fatal))
    problems.show_lines([ProblemLine("1", "failed", "甲", "乙", "a.b.c", ("a.b.c",))])
    problems.show_lines([])
    assert worklist.rowCount() == 1
    for tester in testers:
        tester.deleteLater()


@given(st.text(st.sampled_from("a国\n\r\t𠮷😀\ud800 "), max_size=60))
@settings(max_examples=200, deadline=None)
def test_offsets_on_screen_point_at_the_same_character(text: str) -> None:
    shown = shown_text(text)
    units = shown.text.encode("utf-16-le", "surrogatepass")
    for offset, character in enumerate(text):
        if character in "\r\n\ud800":
            continue
        start, end = 2 * shown.position(offset), 2 * shown.position(offset + 1)
        if text[offset + 1 : offset + 3] != "\r\n":
            assert units[start:end].decode("utf-16-le") == character


def test_a_monstrous_line_is_broken_on_screen_and_offsets_follow() -> None:
    text = "9" * 9000 + "末"
    shown = shown_text(text)
    assert max(map(len, shown.text.split("\n"))) <= 4000
    assert shown.text[shown.position(9000)] == "末"


def test_searching_sets_width_and_case_aside() -> None:
    assert find_all("ＡBC １２３ 😀abc", "abc") == [(0, 3), (10, 13)]
    assert find_all("ＡBC １２３", "123") == [(4, 7)]
    assert find_all("abc", "") == []


@given(st.integers(200, 2000), st.integers(8, 24))
@settings(max_examples=60, deadline=None)
def test_tables_fill_their_width_and_every_label_has_room(width: int, em: int) -> None:
    from reviewer.assets import load_forms  # noqa: PLC0415 - a fixture cannot meet `given`

    metrics = Metrics(
        em=em,
        line=round(em * 1.6),
        height=lambda text, room: -(-len(text) * em // max(room, em)) * round(em * 1.4),
    )
    for form in _forms(load_forms()):
        table = printed_table(form)
        geometry = fit(table, metrics, Room(width, [6 * em, 0, 2], {1: 4 * em, 2: 1}))
        assert sum(geometry.widths) >= width
        assert min(geometry.widths) > em
        numbers = geometry.widths[table.head_columns :]
        assert numbers[0] >= 6 * em
        assert numbers[1:3] == (4 * em, 2 * em)[: len(numbers) - 1]
        for cell in table.cells:
            if cell.key is None and not is_strip(table, cell):
                room = sum(geometry.widths[cell.column : cell.column + cell.column_span]) - 10
                high = sum(geometry.heights[cell.row : cell.row + cell.row_span])
                assert metrics.height(cell.text, room) <= high


def _forms(forms: Forms):  # type: ignore[no-untyped-def]
    return [form for edition in forms.editions for form in edition.tables]


def test_no_key_is_given_twice_and_every_action_does_something(clerk: Clerk) -> None:
    keys = [QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys.split()]
    assert len(keys) == len(set(keys))
    assert len({spec.id for spec in ACTIONS}) == len(ACTIONS)
    for spec in ACTIONS:
        assert clerk.window.actions_by_id[spec.id].isEnabled()


def test_foreign_plugins_are_kept_out() -> None:
    environment = {"QT_PLUGIN_PATH": "/x", "QT_QPA_PLATFORM": "offscreen", "HOME": "/h"}
    clean(environment)
    assert environment == {"QT_QPA_PLATFORM": "offscreen", "HOME": "/h"}
