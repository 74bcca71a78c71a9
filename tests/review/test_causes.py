"""Rules that one blank keeps from being judged are one stop; others stay on their own."""

from collections.abc import Callable, Mapping

import pytest

from reviewer.domain.form import CellKey, Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.record import Record
from reviewer.domain.report import Report
from reviewer.editing.confront import Confronter
from reviewer.review.causes import Extent, causes, stops
from reviewer.review.problems import Problem, problems
from tests.editing.support import Given, report

Look = Callable[[Mapping[CellKey, Given]], tuple[tuple[Problem, ...], Report]]
GROUP = "disputes.reconsideration"


@pytest.fixture
def look(forms: Forms, confronter: Confronter) -> Look:
    """The problems of a report with these cells and 0 elsewhere."""

    def looked(values: Mapping[CellKey, Given]) -> tuple[tuple[Problem, ...], Report]:
        made = report(forms, values)
        return problems(Record(1, made), confronter.confront(made), tuple(made.cells)), made

    return looked


def blank(forms: Forms, *parts: str) -> dict[CellKey, Given]:
    """All cells whose key has one of these parts, blank."""
    made = report(forms, {})
    return {key: None for key in made.cells if any(part in key for part in parts)}


def test_an_empty_form_is_one_stop_a_table(look: Look, forms: Forms) -> None:
    found, made = look(blank(forms, "."))
    assert [(one.extent, one.place, len(one.problems)) for one in causes(found, made)] == [
        (Extent.TABLE, "requests", 39),
        (Extent.TABLE, "disputes", 3),
    ]
    assert [problem.cells[0].partition(".")[0] for problem in stops(found, made)] == [
        "requests",
        "disputes",
    ]


def test_a_blank_row_is_one_stop(look: Look, forms: Forms) -> None:
    numbers: dict[CellKey, Given] = {
        f"requests.{row}.{column}": 4
        for row in ("received", "processed")
        for column in ("natural_person", "total")
    }
    found, made = look(numbers | blank(forms, "requests.granted."))
    (cause,) = causes(found, made)
    assert (cause.extent, cause.place, len(cause.empty)) == (Extent.ROW, "requests.granted", 7)
    assert [problem.id for problem in cause.problems] == [problem.id for problem in found]
    assert len(found) == 3
    assert stops(found, made) == found[:1]


def test_blanks_here_and_there_are_one_stop_once_they_are_many(look: Look, forms: Forms) -> None:
    rows = ("granted", "partly_granted", "received", "carried_forward")
    few: dict[CellKey, Given] = {f"disputes.{group}.total": None for group in ("reconsideration",)}
    found, made = look(few)
    assert (len(found), causes(found, made)) == (1, [])
    many: dict[CellKey, Given] = {f"requests.{row}.total": None for row in rows}
    found, made = look(many)
    (cause,) = causes(found, made)
    assert (cause.extent, cause.place, len(cause.empty)) == (Extent.PLACES, "requests", 4)
    assert len(stops(found, made)) == 1


def test_a_table_that_could_not_be_read_is_one_stop_beside_its_rows(
    look: Look, forms: Forms
) -> None:
    unread = dict.fromkeys(blank(forms, "disputes."), CellStatus.UNREAD)
    found, made = look(unread)
    (cause,) = causes(found, made)
    assert (cause.extent, cause.unread, len(cause.problems)) == (Extent.TABLE, True, 3)
    looked_at = [problem for problem in found if problem.kind == "look"]
    assert set(stops(found, made)) == {cause.problems[0], *looked_at}


def test_what_fails_or_is_uncertain_is_never_folded_away(look: Look, forms: Forms) -> None:
    wrong: dict[CellKey, Given] = {f"{GROUP}.upheld": 2, "requests.granted.natural_person": 3}
    values = blank(forms, "requests.received.", "requests.processed.", "not_processed") | wrong
    found, made = look(values)
    failed = [problem for problem in found if problem.kind == "failed"]
    assert failed
    assert set(failed) <= set(stops(found, made))
    covered = {problem.id for cause in causes(found, made) for problem in cause.problems}
    assert not covered & {problem.id for problem in failed}
