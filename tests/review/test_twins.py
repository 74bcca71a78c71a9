"""Two reports of one body and year: found, compared, one chosen; the other is not lost."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from reviewer.domain.body import body_key
from reviewer.domain.changes import ReviewState
from reviewer.domain.errors import UserError
from reviewer.domain.form import CellKey, Forms
from reviewer.domain.numbers import Value
from reviewer.domain.record import Identity, Record, WorklistQuery
from reviewer.review.desk import Desk
from reviewer.review.navigation import Unfinished, next_problem, next_unfinished
from reviewer.review.operations import SetCell, SetState
from reviewer.review.twins import SetAside, TakeBack, Twins, compare
from reviewer.storage.workspace import Workspace
from tests.storage.support import FORMS_2019, make_report, put, with_values

WRONG: Mapping[CellKey, Value] = {"requests.processed.other": 4000}


@pytest.mark.parametrize(
    "names",
    [
        ("临江市人民政府", "临江市政府", "临江市", " 临江市\u3000人民政府"),
        ("白云镇人民政府", "白云镇政府", "白云镇"),
        ("东街街道办事处", "东街街道办", "东街街道"),
        ("临江市高新区管理委员会", "临江市高新区管委会"),
        ("临江市税务局（本级）", "临江市税务局(本级)", "临江市税务局〔本级〕"),
        ("ＡＢＣ区教育局", "abc区教育局"),
    ],
)
def test_spellings_of_one_body(names: tuple[str, ...]) -> None:
    assert len({body_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青石县人民政府", "青石县白云镇人民政府"),
        ("青石县白云镇人民政府", "白云镇人民政府"),
        ("青石县白云镇人民政府", "赤石县白云镇人民政府"),
        ("临江市人民政府", "临江市人民政府办公室"),
        ("临江市政府采购中心", "临江市采购中心"),
        ("临江市", "临江县"),
        ("白云镇", "白云乡"),
        ("临江市税务局", "临江市税务局（本级）"),
        ("东街街道", "东街"),
    ],
)
def test_different_bodies_stay_apart(one: str, other: str) -> None:
    assert body_key(one) != body_key(other)


def identity(number: int, agency: str | None, year: int | None = 2023) -> Identity:
    return Identity(number, agency, year, f"{number}.pdf", ReviewState.OPEN)


def test_reports_of_one_body_and_year_find_each_other() -> None:
    names = ["临江市人民政府", "临江市政府", None, None, "青石县"]
    twins = Twins(identity(number, name) for number, name in enumerate(names))
    twins.put(identity(9, "临江市政府", 2022))
    twins.put(identity(10, "临江市政府", None))
    assert [other.id for other in twins.others(0)] == [1]
    assert [twins.others(number) for number in (2, 3, 4, 9, 10, 77)] == [()] * 6
    assert twins.open_ids() == {0, 1}


def test_a_corrected_name_or_a_choice_is_news() -> None:
    twins = Twins([identity(1, "临江市"), identity(2, "临江")])
    assert not twins.put(identity(2, "临江"))
    assert twins.put(identity(2, "临江市政府"))
    assert twins.open_ids() == {1, 2}
    assert twins.put(replace(identity(2, "临江市政府"), state=ReviewState.SET_ASIDE))
    assert twins.open_ids() == frozenset()
    assert [other.state for other in twins.others(1)] == [ReviewState.SET_ASIDE]
    twins.put(identity(2, "赤石县"))
    assert twins.others(1) == twins.others(2) == ()


def test_differences_are_told_in_printed_order(forms: Forms) -> None:
    report = make_report(forms)
    keys = list(report.cells)
    other = with_values(report, {keys[7]: 4000, keys[3]: 4001})
    found = compare(Record(1, report), Record(2, other), keys)
    assert [item.key for item in found.differences] == [keys[3], keys[7]]
    assert [item.there.value for item in found.differences] == [4001, 4000]
    assert (found.only_here, found.only_there) == (0, 0)
    assert compare(Record(1, report), Record(3, report), keys).differences == ()


def test_what_only_one_edition_prints_is_counted(forms: Forms) -> None:
    new, old = make_report(forms), make_report(forms, form_ids=FORMS_2019)
    found = compare(Record(1, new), Record(2, old), tuple(new.cells))
    assert found.only_here == len(new.cells.keys() - old.cells.keys()) > 0
    assert found.only_there == len(old.cells.keys() - new.cells.keys()) > 0
    assert {item.key for item in found.differences} <= new.cells.keys() & old.cells.keys()


@pytest.fixture
def twin(desk: Desk, workspace: Workspace, forms: Forms) -> Desk:
    """Report 1 balances, report 2 is the same body and year with a wrong number."""
    put(workspace, with_values(make_report(forms, source="b.docx"), WRONG))
    workspace.set_tally(2, desk.look(2).tally, version=0)
    return desk


def state(desk: Desk, report_id: int) -> ReviewState:
    return desk.store.record(report_id).state


def test_setting_aside_is_one_step_with_a_trail_and_can_be_undone(twin: Desk) -> None:
    twin.do(SetAside(2, reason="采用 a.pdf"))
    assert state(twin, 2) is ReviewState.SET_ASIDE
    (record,) = twin.store.trail(2)
    assert (record.operation, record.reason, record.actor) == ("set_aside", "采用 a.pdf", "张三")
    twin.undo()
    assert state(twin, 2) is ReviewState.OPEN
    twin.redo()
    assert state(twin, 2) is ReviewState.SET_ASIDE


def test_setting_aside_needs_a_reason(twin: Desk) -> None:
    with pytest.raises(UserError) as caught:
        twin.do(SetAside(2, reason=" "))
    assert caught.value.code == "reason_needed"


def test_taking_back_keeps_what_was_done(twin: Desk) -> None:
    assert twin.do(TakeBack(2)).changes == ()
    twin.do(SetAside(2, reason="重复"))
    twin.do(TakeBack(2))
    assert state(twin, 2) is ReviewState.OPEN
    twin.do(SetCell(2, "requests.processed.other", "7"))
    twin.do(SetAside(2, reason="重复"))
    twin.do(SetCell(2, "requests.processed.other", "8"))
    assert state(twin, 2) is ReviewState.SET_ASIDE
    twin.do(TakeBack(2))
    assert state(twin, 2) is ReviewState.STARTED
    assert twin.store.record(2).report.cells["requests.processed.other"].value == 8


def test_what_is_set_aside_is_not_finished(twin: Desk) -> None:
    twin.do(SetAside(2, reason="重复"))
    with pytest.raises(UserError) as caught:
        twin.do(SetState(2, ReviewState.DONE, reason="完成"))
    assert caught.value.code == "report_set_aside"


def test_what_is_set_aside_is_passed_by(twin: Desk, workspace: Workspace) -> None:
    def rows() -> list[int]:
        return [row.id for row in workspace.worklist(WorklistQuery(only_open_problems=True))]

    every = workspace.report_ids(WorklistQuery())
    target = next_problem(twin, every)
    assert target is not None
    assert (target.report_id, rows()) == (2, [2])
    twin.do(SetAside(2, reason="重复"))
    assert next_problem(twin, every) is None
    twin.open(2)
    assert next_problem(twin, every) is None
    assert next_problem(twin, every, after=target, forward=False) is None
    assert rows() == []
    assert next_unfinished(twin, every, 1) == Unfinished(1, hidden=False)


def test_the_store_tells_whose_reports_it_has(twin: Desk, workspace: Workspace) -> None:
    twin.do(SetAside(2, reason="重复"))
    assert workspace.identities() == [
        Identity(1, "临江市人民政府", 2023, "reports/00000.txt", ReviewState.OPEN),
        Identity(2, "临江市人民政府", 2023, "b.docx", ReviewState.SET_ASIDE),
    ]
    assert Twins(workspace.identities()).open_ids() == frozenset()
