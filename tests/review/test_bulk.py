"""One command over several reports: foreseen, carried out, taken back as one step."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.domain.changes import ReviewState
from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.record import Commit, WorklistQuery
from reviewer.editing.confront import Confronter
from reviewer.messages import sentence
from reviewer.review.bulk import carry_out, foresee, open_rules
from reviewer.review.desk import Desk
from reviewer.review.operations import AcceptFinding, SetCell, SetNote, SetState, SetYear
from reviewer.review.tagging import Annotate, SetTags, joined
from reviewer.storage.workspace import Workspace
from tests.storage.support import make_report, put, with_values

WRONG = "requests.processed.other"
RULE = "requests.row_total.processed"
MANY = 12
DONE = ReviewState.DONE


@pytest.fixture
def many(workspace: Workspace, forms: Forms, confronter: Confronter) -> Desk:
    """Twelve reports; every fifth has a wrong cell."""
    for seed in range(MANY):
        report = make_report(forms, seed)
        put(workspace, report if seed % 5 else with_values(report, {WRONG: 4000}))
    desk = Desk(workspace, forms, confronter, actor="张三")
    desk.open(1)
    return desk


def tags(desk: Desk) -> list[tuple[str, ...]]:
    return [row.tags for row in desk.store.worklist(WorklistQuery())]


def test_a_preview_tells_what_changes_and_what_is_refused_and_writes_nothing(many: Desk) -> None:
    wanted = [SetState(report_id, DONE) for report_id in range(1, MANY + 1)]
    effects = list(foresee(many, wanted))
    refused = [effect.report_id for effect in effects if effect.refusal is not None]
    assert refused == [1, 6, 11]
    assert all(bool(effect.changes) != (effect.report_id in refused) for effect in effects)
    assert many.store.trail() == []
    assert many.store.counts() == {ReviewState.OPEN: MANY}


def test_a_command_is_one_step_to_undo_and_redo(many: Desk) -> None:
    many.do(SetTags(3, add=("急件",)))
    done = list(carry_out(many, [SetTags(one, add=("急件", "复核")) for one in range(1, MANY + 1)]))
    assert [effect.report_id for effect in done] == list(range(1, MANY + 1))
    assert set(tags(many)) == {("复核", "急件")}
    assert len({record.batch for record in many.store.trail()[1:]}) == 1
    assert many.undo() is not None
    assert tags(many) == [()] * 2 + [("急件",)] + [()] * (MANY - 3)
    assert many.redo() is not None
    assert set(tags(many)) == {("复核", "急件")}
    many.undo()
    many.undo()
    assert set(tags(many)) == {()}
    assert many.undo() is None


def test_what_is_done_is_what_was_foreseen(many: Desk) -> None:
    wanted = [
        AcceptFinding(report_id, RULE, reason="公开件如此") for report_id in range(1, MANY + 1)
    ]
    foreseen = list(foresee(many, wanted))
    done = list(carry_out(many, wanted))
    assert [effect.changes for effect in done] == [effect.changes for effect in foreseen]
    assert sum(bool(effect.changes) for effect in done) == 3
    assert many.current is not None
    assert RULE in many.current.record.decisions
    codes = {effect.refusal.code for effect in done if isinstance(effect.refusal, UserError)}
    assert codes == {"nothing_to_accept"}


def test_a_colleague_in_between_costs_only_one_report(
    tmp_path: Path,
    many: Desk,
    forms: Forms,
    confronter: Confronter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write, once = many.store.commit_all, iter([True])
    with closing(Workspace.open(tmp_path / "a.reviewer")) as second:
        colleague = Desk(second, forms, confronter, actor="李四")

        def late(commits: Sequence[Commit]) -> list[int]:
            if next(once, False):
                colleague.do(SetYear(4, 2021))
            return write(commits)

        monkeypatch.setattr(many.store, "commit_all", late)
        done = list(carry_out(many, [SetYear(one, 2022) for one in range(1, 11)]))
    assert [effect.report_id for effect in done if effect.refusal is not None] == [4]
    years = [row.year for row in many.store.worklist(WorklistQuery())][:10]
    assert years == [2022] * 3 + [2021] + [2022] * 6


def test_what_somebody_changed_since_stays_and_is_told(
    tmp_path: Path, many: Desk, forms: Forms, confronter: Confronter
) -> None:
    many.do(SetTags(MANY, add=("旧",)))
    list(carry_out(many, [SetYear(one, 2022) for one in range(1, MANY + 1)]))
    with closing(Workspace.open(tmp_path / "a.reviewer")) as second:
        Desk(second, forms, confronter, actor="李四").do(SetYear(7, 2020))
    with pytest.raises(UserError) as caught:
        many.undo()
    assert (caught.value.code, caught.value.facts) == (
        "undo_conflict_some",
        {"count": 1, "total": MANY},
    )
    years = {row.id: row.year for row in many.store.worklist(WorklistQuery())}
    assert years == {one: 2020 if one == 7 else 2023 for one in range(1, MANY + 1)}
    many.undo()
    assert many.store.record(MANY).tags == ()
    many.redo()
    many.redo()
    years = {row.id: row.year for row in many.store.worklist(WorklistQuery())}
    assert [one for one, year in years.items() if year == 2022] == [
        one for one in range(1, MANY + 1) if one != 7
    ]


def test_who_stops_leaves_the_rest_as_it_is(many: Desk) -> None:
    steps = carry_out(many, [SetTags(one, add=("急件",)) for one in range(1, MANY + 1)])
    for _ in range(3):
        next(steps)
    steps.close()
    tagged = [row for row in tags(many) if row]
    assert 3 <= len(tagged) < MANY
    many.undo()
    assert set(tags(many)) == {()}


def test_a_report_that_is_gone_is_refused(many: Desk) -> None:
    [effect] = foresee(many, [SetTags(99, add=("急件",))])
    assert isinstance(effect.refusal, UserError)
    assert effect.refusal.code == "report_missing"


def test_the_rules_that_could_be_accepted(many: Desk) -> None:
    found = list(open_rules(many, [1, 2, 99]))
    assert RULE in {rule.id for rule in found[0]}
    assert found[1:] == [(), ()]


def test_tags_are_cleaned_and_wrong_ones_refused(many: Desk) -> None:
    many.do(SetTags(1, add=(" 急 件 ", "地区:青石县", "急 件")))
    assert many.store.record(1).tags == ("地区：青石县", "急 件")
    for tag, code in (("  ", "tag_empty"), ("长" * 41, "tag_too_long"), ("\ud800", "text_broken")):
        with pytest.raises(UserError) as caught:
            many.do(SetTags(1, add=(tag,)))
        assert caught.value.code == code


def test_a_tag_corrects_the_region_and_is_found_by(many: Desk) -> None:
    store = many.store
    assert {row.region for row in store.worklist(WorklistQuery())} == {"临江市"}
    many.do(SetTags(2, add=("地区：青石县", "急件")))
    in_county = WorklistQuery(regions=frozenset(("青石",)))
    assert store.report_ids(in_county) == [2]
    assert store.report_ids(WorklistQuery(text="急件")) == [2]
    assert store.report_ids(WorklistQuery(tags=frozenset(("急件", "没有")))) == [2]
    assert store.facets().tags == {"地区：青石县": 1, "急件": 1}
    many.undo()
    assert store.report_ids(in_county) == []
    assert store.report_ids(WorklistQuery(text="急件")) == []


def test_tags_and_note_are_one_step(many: Desk) -> None:
    many.do(SetTags(1, add=("旧",)))
    many.do(Annotate.since(many.store.record(1), ("急件",), " 电话催过 "))
    record = many.store.record(1)
    assert (record.tags, record.note) == (("急件",), "电话催过")
    many.undo()
    record = many.store.record(1)
    assert (record.tags, record.note) == (("旧",), "")
    assert many.do(Annotate.since(record, ("旧",), "")).changes == ()


def test_tags_that_others_set_meanwhile_stay(many: Desk) -> None:
    many.do(SetTags(1, add=("甲", "乙")))
    begun = many.store.record(1)
    many.do(SetTags(1, add=("同事",), remove=("乙",)))
    done = many.do(Annotate.since(begun, ("乙", "急 件"), ""))
    assert [(item.old, item.new) for item in done.changes] == [("甲", None), (None, "急 件")]
    assert many.store.record(1).tags == ("同事", "急 件")


@pytest.mark.parametrize(
    ("note", "other", "both"),
    [
        ("5", "共 15 份", "5\n共 15 份"),
        ("同事的", "同事的\n我的", "同事的\n我的"),
        ("", "我的", "我的"),
        ("同事的", "", "同事的"),
    ],
)
def test_two_notes_are_one_unless_one_holds_the_other_line_by_line(
    note: str, other: str, both: str
) -> None:
    assert joined(note, other) == both


def test_a_note_that_others_wrote_meanwhile_is_told_and_stands_until_it_was_seen(
    many: Desk,
) -> None:
    many.do(SetNote(1, "旧"))
    begun = many.store.record(1)
    many.do(SetNote(1, "同事的"))
    mine = Annotate.since(begun, ("急件",), "我的")
    with pytest.raises(UserError, match="note_conflict") as caught:
        many.do(mine)
    assert caught.value.facts == {"reason": "written", "theirs": "同事的"}
    assert (many.store.record(1).note, many.store.record(1).tags) == ("同事的", ())
    many.do(replace(mine, keep_both=True))
    assert (many.store.record(1).note, many.store.record(1).tags) == ("同事的\n我的", ("急件",))
    many.do(replace(mine, was="同事的\n我的"))
    assert many.store.record(1).note == "我的"
    many.do(SetNote(1, ""))
    with pytest.raises(UserError, match="note_conflict") as caught:
        many.do(mine)
    assert "删去" in sentence(caught.value, "zh")


def test_a_note_left_as_it_was_is_no_conflict(many: Desk) -> None:
    begun = many.store.record(1)
    many.do(SetNote(1, "同事的"))
    many.do(Annotate.since(begun, ("急件",), ""))
    assert many.store.record(1).note == "同事的"
    assert many.do(Annotate.since(begun, (), "同事的")).changes == ()


def test_edits_between_commands_keep_their_order(many: Desk) -> None:
    list(carry_out(many, [SetTags(one, add=("甲",)) for one in (1, 2)]))
    many.do(SetCell(2, "requests.granted.business", "7001"))
    list(carry_out(many, [SetTags(one, add=("乙",)) for one in (2, 3)]))
    for expected in (("甲",), ("甲",), ()):
        many.undo()
        assert many.store.record(2).tags == expected
    assert many.store.record(2).report.cells["requests.granted.business"].entry is None


Steps = Callable[[Desk], Iterator[object]]


@pytest.mark.parametrize("step", [lambda desk: desk.undo_steps(), lambda desk: desk.redo_steps()])
def test_nothing_to_take_back(many: Desk, step: Steps) -> None:
    assert list(step(many)) == []


def test_taking_a_command_back_opens_no_other_report(many: Desk) -> None:
    """Also where it changed a single report: who works on another one stays there."""
    done = list(carry_out(many, [SetTags(2, add=("急件",)), SetTags(3)]))
    assert [bool(effect.changes) for effect in done] == [True, False]
    assert many.undo() is not None
    assert many.current is not None
    assert (many.current.record.id, tags(many)[1]) == (1, ())
    assert many.redo() is not None
    assert (many.current.record.id, tags(many)[1]) == (1, ("急件",))
