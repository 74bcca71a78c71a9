"""Which reports are listed, in what order, and what they can be filtered by."""

import sqlite3

import pytest

from reviewer.domain.changes import ReviewState
from reviewer.domain.form import Forms
from reviewer.domain.record import Facets, Tally, Trouble, WorklistColumn, WorklistQuery
from reviewer.review.pinyin import spelled
from reviewer.storage.indexing import words
from reviewer.storage.workspace import Workspace
from tests.storage.support import make_report, put

FACTS = (
    ("临江市教育局", 2022, "a/教育.txt", Tally(failed=2, look=1)),
    ("临江市青石县人民政府", 2023, "b/PDF 3.pdf", Tally(undecided=1)),
    ("白云镇人民政府", 2022, "c/town.txt", Tally(accepted=4)),
    (None, None, "d/没有名称.txt", Tally(corrected=1)),
    ("临江市教育局", 2021, "e/old.txt", Tally()),
)


@pytest.fixture
def listed(workspace: Workspace, forms: Forms) -> Workspace:
    """Five reports; numbers 1 and 5 are of one body."""
    workspace._spell = spelled
    for seed, (agency, year, source, tally) in enumerate(FACTS):
        report = make_report(forms, seed, agency=agency, year=year, source=source)
        put(workspace, report, tally)
    return workspace


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (WorklistQuery(), [1, 2, 3, 4, 5]),
        (WorklistQuery(text="ljs"), [1, 2, 5]),
        (WorklistQuery(text="jiaoyu2021"), [5]),
        (WorklistQuery(text="ＰＤＦ"), [2]),
        (WorklistQuery(troubles=frozenset((Trouble.FAILED, Trouble.UNDECIDED))), [1, 2]),
        (WorklistQuery(troubles=frozenset((Trouble.ACCEPTED,))), [3]),
        (WorklistQuery(troubles=frozenset((Trouble.CORRECTED,))), [4]),
        (WorklistQuery(only_open_problems=True, years=frozenset((2022,))), [1]),
        (WorklistQuery(years=frozenset((2021, None))), [4, 5]),
        (WorklistQuery(regions=frozenset(("临江市",))), [1, 2, 5]),
        (WorklistQuery(regions=frozenset(("临江市青石县",))), [2]),
        (WorklistQuery(regions=frozenset(("", "临江市青石县"))), [2, 3, 4]),
        (WorklistQuery(regions=frozenset(("%",))), []),
        (WorklistQuery(states=frozenset((ReviewState.DONE,))), []),
        (WorklistQuery(tags=frozenset(("没有",))), []),
    ],
)
def test_filters_combine(listed: Workspace, query: WorklistQuery, found: list[int]) -> None:
    assert listed.report_ids(query) == found
    assert [row.id for row in listed.worklist(query)] == found


@pytest.mark.parametrize(
    ("column", "upward", "downward"),
    [
        (WorklistColumn.ID, [1, 2, 3, 4, 5], [5, 4, 3, 2, 1]),
        (WorklistColumn.AGENCY, [1, 5, 2, 3, 4], [3, 2, 1, 5, 4]),
        (WorklistColumn.YEAR, [5, 1, 3, 2, 4], [2, 1, 3, 5, 4]),
        (WorklistColumn.REGION, [1, 5, 2, 3, 4], [2, 1, 5, 3, 4]),
        (WorklistColumn.OPEN, [3, 4, 5, 2, 1], [1, 2, 3, 4, 5]),
        (WorklistColumn.SOURCE, [1, 2, 3, 4, 5], [5, 4, 3, 2, 1]),
    ],
)
def test_what_is_unknown_comes_last_whichever_way_it_is_sorted(
    listed: Workspace, column: WorklistColumn, upward: list[int], downward: list[int]
) -> None:
    assert listed.report_ids(WorklistQuery(sort=column)) == upward
    assert listed.report_ids(WorklistQuery(sort=column, descending=True)) == downward


@pytest.mark.parametrize("column", [WorklistColumn.AGENCY, WorklistColumn.YEAR])
def test_the_order_is_read_off_an_index(listed: Workspace, column: WorklistColumn) -> None:
    with listed._database.reading() as connection:
        order = {"agency": "(agency IS NULL), agency, id", "year": "(year IS NULL), year, id"}
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN SELECT id FROM reports ORDER BY {order[column.value]}"
        ).all()
    assert [row[-1] for row in plan] == [f"SCAN reports USING COVERING INDEX reports_{column}"]


def test_lines_come_in_the_order_asked_for_without_those_that_are_gone(listed: Workspace) -> None:
    rows = listed.worklist_rows([3, 9, 1])
    assert [(row.id, row.region) for row in rows] == [(3, ""), (1, "临江市")]


def test_what_can_be_filtered_by_is_counted(listed: Workspace) -> None:
    assert listed.facets() == Facets(
        years={None: 1, 2021: 1, 2022: 2, 2023: 1},
        regions={"": 2, "临江市": 2, "临江市青石县": 1},
        tags={},
    )
    assert listed.counts() == {ReviewState.OPEN: 5}


def test_a_body_comes_with_its_years_in_order(listed: Workspace) -> None:
    years = listed.bodies(WorklistQuery(text="ljs", sort=WorklistColumn.OPEN))
    assert [(one.report_id, one.year, one.open_problems) for one in years] == [
        (5, 2021, 0),
        (1, 2022, 3),
        (2, 2023, 1),
    ]


def test_the_words_of_a_query() -> None:
    assert list(words("hzq2023 临江教育 100% a_b")) == ["hzq", "2023", "临江教育", "100%", "a_b"]


def test_as_many_lines_are_given_as_are_asked_for(listed: Workspace) -> None:
    """More ids than a database takes in one question; those that are there, in their order."""
    with listed._database.reading() as connection:
        plain = connection.connection.driver_connection
        assert isinstance(plain, sqlite3.Connection)
        plain.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 999)
    asked = [5, *range(6, 3000), 2]
    assert [row.id for row in listed.worklist_rows(asked)] == [5, 2]
