"""The charts of the overview: order, what is left out, and the days between."""

from dataclasses import replace
from typing import Any

from reviewer.domain.form import Forms
from reviewer.domain.overview import Aspect, Errors, Overview, Slice
from reviewer.domain.report import Origin
from reviewer.editing.confront import Confronter
from reviewer.review.overview import MOST_BARS, Chart, Subject, charts, example_of, known_rules
from tests.storage.support import make_report, with_values

EMPTY = Overview(0, {}, {}, {}, 0, {}, {}, {}, {}, {}, {})
ROW_RULE = "requests.row_total.granted"


def chart(made: Overview, subject: Subject) -> Chart:
    return next(item for item in charts(made) if item.subject is subject)


def values(found: Chart) -> list[tuple[str, int]]:
    return [(bar.slice.value, bar.total) for bar in found.bars]


def made(**counts: Any) -> Overview:
    return replace(EMPTY, **counts)


def test_nothing_done_gives_charts_without_bars() -> None:
    assert [item.subject for item in charts(EMPTY)] == list(Subject)
    assert all(item.bars == () for item in charts(EMPTY))


def test_the_longest_come_first_and_the_rest_is_counted() -> None:
    rules = {f"rule.{place:02}": place + 1 for place in range(MOST_BARS + 3)}
    found = chart(made(rules=rules, look=99), Subject.RULES)
    assert found.bars[0].slice == Slice(Aspect.LOOK)
    assert values(found)[1] == (f"rule.{MOST_BARS + 2}", MOST_BARS + 3)
    assert (len(found.bars), found.left_out) == (MOST_BARS, 4)


def test_progress_shows_all_states_but_set_aside_only_if_there_are_any() -> None:
    assert values(chart(made(states={"open": 2}), Subject.PROGRESS)) == [
        ("done", 0),
        ("started", 0),
        ("open", 2),
    ]
    aside = chart(made(states={"set_aside": 1}), Subject.PROGRESS)
    assert values(aside)[-1] == ("set_aside", 1)


def test_days_without_work_have_a_place_and_older_ones_are_told() -> None:
    days = {"2024-01-02": 1, "2024-01-29": 3, "2024-01-31": 2}
    found = chart(made(days=days), Subject.DAYS)
    assert len(found.bars) == 14
    assert values(found)[-3:] == [("2024-01-29", 3), ("2024-01-30", 0), ("2024-01-31", 2)]
    assert found.left_out == 1


def test_errors_have_three_parts_and_years_the_newest_first() -> None:
    errors = Errors(failed=3, accepted=2, corrected=1)
    years = {"2022": Errors(1), "2023": errors, "": Errors(9)}
    found = chart(made(years=years), Subject.YEARS)
    assert values(found) == [("2023", 6), ("2022", 1), ("", 9)]
    assert found.bars[0].parts == (3, 2, 1)


def test_what_was_decided_counts_acceptances_as_a_whole() -> None:
    some = made(origins={Origin.TYPED: 2}, as_printed={"甲": 3, "乙": 1})
    assert [bar.slice for bar in chart(some, Subject.HANDLED).bars] == [
        Slice(Aspect.AS_PRINTED),
        Slice(Aspect.ORIGIN, "typed"),
    ]


def test_a_rule_is_known_from_the_forms_or_from_a_finding(forms: Forms) -> None:
    assert known_rules(forms)[ROW_RULE].family == "requests.row_total"
    negative = with_values(make_report(forms), {"requests.granted.other": -1})
    found = example_of("requests.nonnegative.granted.other", Confronter(forms).confront(negative))
    assert found is not None
    assert found.names["zh"]
    assert example_of("gone", ()) is None
