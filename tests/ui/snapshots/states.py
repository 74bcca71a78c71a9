"""What is painted for the snapshots: tables, charts and comparisons on made reports."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from reviewer.assets import load_forms, read_rules
from reviewer.domain.numbers import CellStatus
from reviewer.domain.overview import Errors, Overview
from reviewer.domain.record import Record
from reviewer.domain.report import Cell, Entry, Reading, Report
from reviewer.editing.confront import Confronter
from reviewer.review.comparison import compare, tie_rules
from reviewer.review.overview import Subject, charts, known_rules
from reviewer.review.problems import problems, tally
from reviewer.review.sheet import Sheet
from reviewer.ui import presenter
from reviewer.ui.comparison.looks import pair_looks
from reviewer.ui.comparison.table import TwinTable
from reviewer.ui.form_table.view import FormTable
from reviewer.ui.overview.card import ChartCard
from reviewer.ui.overview.words import OverviewWords
from reviewer.ui.theme import Mode, Theme
from reviewer.ui.wording import Words

FORMS = load_forms()
NEW = {"disclosure": "2021", "requests": "2021", "disputes": "2021"}
OLD = {"disclosure": "2019", "requests": "2019", "disputes": "2019"}
_MARKED: Mapping[str, Reading] = {
    "requests.granted.total": Reading("5", CellStatus.PRINTED, 5),
    "requests.granted.natural_person": Reading("", CellStatus.BLANK),
    "requests.received.business": Reading("3 4", CellStatus.UNREAD, confidence=0.0),
    "requests.received.other": Reading("/", CellStatus.MARK),
    "requests.partly_granted.other": Reading("7", CellStatus.PRINTED, 7, confidence=0.5),
    "disputes.reconsideration.total": Reading("4", CellStatus.PRINTED, 4),
}


def report(year: int, readings: Mapping[str, Reading], editions: Mapping[str, str] = NEW) -> Report:
    """Zeros except for these readings."""
    zero = Reading("0", CellStatus.PRINTED, 0)
    cells = {key: Cell(key, readings.get(key, zero)) for key in FORMS.cells(editions)}
    return Report(f"{year}.txt", "", "青石县教育局", year, editions, cells)


def form_table(table: str) -> Callable[[Theme], QWidget]:
    """A table with cells that fail, are blank, unread, marks, uncertain or corrected."""

    def made(theme: Theme) -> QWidget:
        entry = Entry(CellStatus.PRINTED, 8, "8")
        one = report(2023, _MARKED).with_entries({"requests.denied.state_secret.other": entry})
        record = Record(1, one)
        findings = Confronter(FORMS).confront(one)
        order = tuple(FORMS.cells(NEW))
        found = problems(record, findings, order)
        sheet = Sheet(record, findings, found, tally(record, findings))
        words = Words("zh", FORMS.cells(NEW))
        form = next(form for form in FORMS.of(NEW) if form.table == table)
        view = FormTable(form, theme, submit=lambda _key, _text: "", describe=str)
        view.show_cells(presenter.looks(sheet, words), presenter.edit_texts(sheet, words))
        return view

    return made


def twin(table: str, left: Report, right: Report) -> Callable[[Theme], QWidget]:
    """One table of two reports side by side."""

    def made(theme: Theme) -> QWidget:
        rules = tie_rules(read_rules("soft.toml"))
        both = compare(Record(1, left), Record(2, right), FORMS, rules)
        cells = {**FORMS.cells(right.forms), **FORMS.cells(left.forms)}
        words = Words("zh", cells)
        forms = [
            next(form for form in FORMS.of(side.forms) if form.table == table)
            for side in (left, right)
        ]
        view = TwinTable((forms[0], forms[1]), theme, str)
        view.show_looks(pair_looks(both, words, left=True), pair_looks(both, words, left=False))
        return view

    return made


def chart(subject: Subject) -> Callable[[Theme], QWidget]:
    """One chart of the overview."""

    def made(theme: Theme) -> QWidget:
        errors = {"甲县教育局": Errors(6, 2, 1), "乙镇人民政府": Errors(1, 4), "": Errors(0, 0, 2)}
        states = {"done": 30, "started": 6, "open": 12}
        rules = {"requests.row_total.granted": 9, "requests.outcomes.total": 4}
        none: dict[str, int] = {}
        some = Overview(0, states, none, rules, 3, errors, {}, none, none, none, none)
        found = next(item for item in charts(some) if item.subject is subject)
        card = ChartCard(theme)
        card.show_chart(OverviewWords("zh", {}, known_rules(FORMS)).chart(found))
        return card

    return made


def _amended(one: Report, **values: int) -> Report:
    readings = {
        key.replace("__", "."): Reading(str(value), CellStatus.PRINTED, value)
        for key, value in values.items()
    }
    cells = {key: Cell(key, reading) for key, reading in readings.items()}
    return replace(one, cells={**one.cells, **cells})


_BEFORE = _amended(report(2022, {}), requests__carried_forward__total=4)
_NOW = _amended(report(2023, {}), requests__carried_in__total=3, requests__received__total=12)
_CHANGED = _amended(_NOW, requests__received__total=21, requests__granted__other=7)

PICTURES = (
    ("table-requests", Mode.LIGHT),
    ("table-requests", Mode.DARK),
    ("table-disclosure", Mode.LIGHT),
    ("bars-rules", Mode.LIGHT),
    ("bars-agencies", Mode.DARK),
    ("comparison-years", Mode.LIGHT),
    ("comparison-versions", Mode.DARK),
    ("comparison-editions", Mode.LIGHT),
)
"""Which states are kept in which look; the page of a file is kept in both."""
STATES: Mapping[str, tuple[Callable[[Theme], QWidget], tuple[int, int]]] = {
    "table-requests": (form_table("requests"), (760, 680)),
    "table-disclosure": (form_table("disclosure"), (760, 520)),
    "bars-rules": (chart(Subject.RULES), (640, 140)),
    "bars-agencies": (chart(Subject.AGENCIES), (560, 180)),
    "comparison-years": (twin("requests", _BEFORE, _NOW), (1300, 560)),
    "comparison-versions": (twin("requests", _NOW, _CHANGED), (1300, 560)),
    "comparison-editions": (
        twin("disclosure", report(2020, {}, OLD), _NOW),
        (1300, 520),
    ),
}
