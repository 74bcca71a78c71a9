import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from reviewer.assets import load_forms
from reviewer.domain.changes import ReviewState
from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.lines import value_lines
from reviewer.domain.numbers import EntryError
from reviewer.domain.record import Record, WorklistQuery
from reviewer.domain.report import Origin
from reviewer.domain.rules import Outcome
from reviewer.editing.confront import Confronter
from reviewer.review.desk import Desk, Sheet
from reviewer.review.operations import (
    AcceptFinding,
    ConfirmCells,
    ReopenFinding,
    ReportOperation,
    SetAgency,
    SetCell,
    SetCells,
    SetNote,
    SetState,
    SetYear,
)
from reviewer.review.pasting import land
from reviewer.review.repairs import Direction, join, shift, split, swap_cells, swap_lines
from reviewer.review.structure import ClearCells, PasteCells, RestoreCells
from reviewer.review.twins import SetAside, TakeBack
from reviewer.storage.workspace import Workspace
from tests.storage.support import counts, make_report, put, with_doubt, with_values

Data = dict[int, Record]
Maker = Callable[[Random, Sheet, list[str]], ReportOperation]
FORMS = load_forms()
LINES = value_lines(FORMS.table("requests", "2021"))
TEXTS = ("", "0", "7", "１２", "1,234", "/", "无", "99")


def set_cell(random: Random, sheet: Sheet, keys: list[str]) -> ReportOperation:
    origin = random.choice(list(Origin))
    return SetCell(sheet.record.id, random.choice(keys), random.choice(TEXTS), origin)


def set_cells(random: Random, sheet: Sheet, keys: list[str]) -> ReportOperation:
    values = tuple((key, random.choice(TEXTS)) for key in random.sample(keys, 5))
    return SetCells(sheet.record.id, values, Origin.STRUCTURE)


def confirm(random: Random, sheet: Sheet, keys: list[str]) -> ReportOperation:
    return ConfirmCells(sheet.record.id, tuple(random.sample(keys, 3)))


def restore(random: Random, sheet: Sheet, keys: list[str]) -> ReportOperation:
    entered = [key for key, cell in sheet.record.report.cells.items() if cell.entry]
    return RestoreCells(sheet.record.id, (random.choice(entered or keys),))


def accept(random: Random, sheet: Sheet, keys: list[str]) -> ReportOperation:
    broken = [item for item in sheet.findings if item.outcome is not Outcome.PASSED]
    if not broken:
        return set_cell(random, sheet, keys)
    chosen = random.choice(broken).rule.id
    return AcceptFinding(sheet.record.id, chosen, reason=random.choice(("原文如此", "已核实")))


def reopen(random: Random, sheet: Sheet, keys: list[str]) -> ReportOperation:
    decided = [*sheet.record.decisions, "no.rule"]
    return ReopenFinding(sheet.record.id, random.choice(decided))


def set_state(random: Random, sheet: Sheet, keys: list[str]) -> ReportOperation:
    wanted = random.choice(list(ReviewState))
    if sheet.record.state is ReviewState.SET_ASIDE:
        return TakeBack(sheet.record.id)
    if wanted is ReviewState.SET_ASIDE:
        return SetAside(sheet.record.id, reason="重复")
    return SetState(sheet.record.id, wanted, reason="年度结束")


def set_facts(random: Random, sheet: Sheet, keys: list[str]) -> ReportOperation:
    report_id = sheet.record.id
    return random.choice(
        (
            SetAgency(report_id, random.choice(("临江市教育局", ""))),
            SetYear(report_id, random.choice((2022, 2023, None))),
            SetNote(report_id, random.choice(("", "复核", "退回"))),
        )
    )


def paste(random: Random, sheet: Sheet, keys: list[str]) -> ReportOperation:
    block = "".join(f"{random.choice(TEXTS)}\t{random.choice(TEXTS)}\r\n" for _ in range(3))
    cells = FORMS.cells(sheet.record.report.forms)
    return PasteCells(sheet.record.id, land(block, LINES, cells, [at(random)]).values)


def repair(random: Random, sheet: Sheet, keys: list[str]) -> ReportOperation:
    number, key = sheet.record.id, at(random)
    some = LINES.row_of(key)[: random.randrange(1, 8)]
    return random.choice(
        (
            lambda: shift(number, LINES, [key], random.choice(list(Direction))),
            lambda: shift(number, LINES, some, random.choice(list(Direction))),
            lambda: swap_lines(number, random.choice((LINES.rows, LINES.columns)), [key]),
            lambda: swap_cells(number, LINES, [key]),
            lambda: split(number, LINES, key, 1),
            lambda: join(number, LINES, [key], pull=random.random() < 0.5),
            lambda: ClearCells(number, some),
            lambda: RestoreCells(number, LINES.row_of(key)),
        )
    )()


def at(random: Random) -> str:
    return random.choice(LINES.across)


MAKERS: tuple[Maker, ...] = (
    *(set_cell,) * 4,
    *(paste,) * 2,
    *(repair,) * 6,
    set_cells,
    confirm,
    restore,
    accept,
    accept,
    reopen,
    set_state,
    set_facts,
)


class Bench:
    """A desk, a second pair of eyes on the same file, and what must be there."""

    def __init__(self, folder: Path, forms: Forms, *, reports: int = 3) -> None:
        self.path = folder / "a.reviewer"
        self.forms = forms
        self.confronter = Confronter(forms)
        self.workspace = Workspace.open(self.path, create=True)
        self.witness = Workspace.open(self.path)
        for seed in range(reports):
            report = make_report(forms, seed)
            self.keys = counts(forms, report)
            report = with_values(report, {self.keys[20 + seed]: 501})
            put(self.workspace, with_doubt(report, self.keys[30:34]))
        self.length = 0
        self.sit_down()

    def sit_down(self) -> None:
        """A new desk, as after starting the program again."""
        self.desk = Desk(self.workspace, self.forms, self.confronter, actor="张三")
        self.desk.open(1)

    def act(self, random: Random) -> bool:
        """Carry out a random operation; whether it changed anything."""
        report_id = random.choice([row.id for row in self.workspace.worklist()])
        sheet = self.desk.open(report_id)
        try:
            done = self.desk.do(random.choice(MAKERS)(random, sheet, self.keys))
        except (UserError, EntryError):
            return False
        return bool(done.changes)

    def data(self) -> Data:
        """All reports as another process sees them on the disk, but for the version."""
        return {item.id: replace(item, version=0) for item in self.witness.records()}

    def check(self, *, grown: bool) -> None:
        """The open sheet is what is stored and what a full recheck gives; the trail grew."""
        current = self.desk.current
        assert current is not None
        assert self.witness.record(current.record.id) == current.record
        assert self.desk.look(current.record.id) == current
        rows = {row.id: row for row in self.witness.worklist(WorklistQuery())}
        row = rows[current.record.id]
        assert (row.version, row.state) == (current.record.version, current.record.state)
        assert row.tally == current.tally or row.version == 0
        assert sum(row.version for row in rows.values()) == self.length + grown
        self.length += grown

    def close(self) -> None:
        self.workspace.close()
        self.witness.close()


class Clerk(RuleBasedStateMachine):
    """Edits, undo, redo and restarts in any order, against two plain lists of states."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.bench = Bench(self.folder, load_forms(), reports=2)
        self.done: list[Data] = []
        self.undone: list[Data] = []
        self.now = self.bench.data()
        self.grown = False

    @rule(random=st.randoms(use_true_random=False))
    def edit(self, random: Random) -> None:
        self.grown = self.bench.act(random)
        if self.grown:
            self.done.append(self.now)
            self.undone.clear()
            self.now = self.bench.data()

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.undone.append(self.now)
        self.now = self.done.pop()
        self.bench.desk.undo()
        self.grown = True

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.done.append(self.now)
        self.now = self.undone.pop()
        self.bench.desk.redo()
        self.grown = True

    @rule()
    def restart(self) -> None:
        self.bench.sit_down()
        self.grown = False

    @invariant()
    def all_is_as_it_should_be(self) -> None:
        self.bench.check(grown=self.grown)
        self.grown = False
        assert self.bench.data() == self.now
        assert self.bench.desk.can_undo == bool(self.done)
        assert self.bench.desk.can_redo == bool(self.undone)

    def teardown(self) -> None:
        assert self.bench.witness.verify_trail() == self.bench.length
        self.bench.close()
        shutil.rmtree(self.folder)


def test_any_order_of_edits_undo_redo_and_restarts() -> None:
    run_state_machine_as_test(
        Clerk,
        settings=settings(
            max_examples=8,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_undo_is_logged_and_names_what_it_undoes(tmp_path: Path, forms: Forms) -> None:
    bench = Bench(tmp_path, forms)
    desk = bench.desk
    desk.do(SetNote(1, "甲", reason="备忘"))
    desk.do(SetNote(2, "乙"))
    undone = desk.undo()
    assert undone is not None
    assert (undone.operation, undone.sheet.record.id) == ("undo", 2)
    desk.undo()
    redone = desk.redo()
    assert redone is not None
    assert (redone.operation, redone.sheet.record.id) == ("redo", 1)
    lines = bench.witness.trail()
    assert [(line.operation, line.undoes, line.reason) for line in lines] == [
        ("set_note", None, "备忘"),
        ("set_note", None, ""),
        ("undo", 2, ""),
        ("undo", 1, ""),
        ("redo", 1, "备忘"),
    ]
    desk.do(SetNote(3, "丙"))
    assert not desk.can_redo
    assert desk.redo() is None
    desk.undo()
    desk.undo()
    assert not desk.can_undo
    bench.close()
