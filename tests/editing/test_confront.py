"""Confronting reports: outcomes against a plain evaluator, blanks, large numbers, many at once."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Report
from reviewer.domain.rules import (
    Finding,
    Operator,
    Outcome,
    Rule,
    Severity,
    Term,
    split_equation,
)
from reviewer.editing.confront import Confronter
from reviewer.editing.system import Code
from tests.editing.support import EDITION_2019, EDITION_2021, Given, report, truths

BLANK, MARK, UNREAD = CellStatus.BLANK, CellStatus.MARK, CellStatus.UNREAD


@pytest.fixture(scope="module")
def confronter(forms: Forms) -> Confronter:
    return Confronter(forms)


def finding(findings: Iterable[Finding], rule_id: str) -> Finding:
    return next(found for found in findings if found.rule.id == rule_id)


def outcomes(findings: Iterable[Finding], outcome: Outcome) -> list[str]:
    return [found.rule.id for found in findings if found.outcome is outcome]


def rule(equation: str, name: str = "office.test") -> Rule:
    left, operator, right = split_equation(equation)
    return Rule(name, name, "requests", Severity.HARD, left, right, operator)


def test_real_reports_break_the_rules_their_truth_names(
    confronter: Confronter, forms: Forms, shared_reports: Path
) -> None:
    for truth in truths(forms, shared_reports):
        found = confronter.confront(truth.report)
        assert sorted(outcomes(found, Outcome.FAILED)) == sorted(truth.facts["broken"]), truth.name
        assert not outcomes(found, Outcome.UNDECIDED), truth.name


@pytest.mark.parametrize(("form_ids", "count"), [(EDITION_2019, 40), (EDITION_2021, 42)])
def test_every_rule_gives_a_finding_in_rule_order(
    confronter: Confronter, forms: Forms, form_ids: Mapping[str, str], count: int
) -> None:
    found = confronter.confront(report(forms, {}, form_ids))
    assert [item.rule for item in found] == list(forms.rules(form_ids))
    assert len(outcomes(found, Outcome.PASSED)) == count


def test_a_failing_rule_tells_both_sides_and_the_difference(
    confronter: Confronter, forms: Forms
) -> None:
    values: dict[str, Given] = {
        "requests.granted.natural_person": 95,
        "requests.granted.total": 96,
        "requests.granted.business": MARK,
    }
    found = finding(confronter.confront(report(forms, values)), "requests.outcomes.total")
    assert (found.outcome, found.left, found.right, found.difference) == (
        Outcome.FAILED,
        96,
        0,
        96,
    )


def test_a_blank_detail_that_may_be_zero_passes_with_that_assumption(
    confronter: Confronter, forms: Forms
) -> None:
    values: dict[str, Given] = {"disputes.reconsideration.other": BLANK}
    found = finding(confronter.confront(report(forms, values)), "disputes.total.reconsideration")
    assert (found.outcome, found.assumes_blank_zero, found.missing) == (Outcome.PASSED, True, ())


@pytest.mark.parametrize("gap", [BLANK, MARK])
def test_a_blank_detail_that_could_mend_a_rule_leaves_it_undecided(
    confronter: Confronter, forms: Forms, gap: CellStatus
) -> None:
    values: dict[str, Given] = {
        "disputes.reconsideration.upheld": 2,
        "disputes.reconsideration.other": gap,
        "disputes.reconsideration.total": 5,
    }
    found = finding(confronter.confront(report(forms, values)), "disputes.total.reconsideration")
    assert found.outcome is Outcome.UNDECIDED
    assert (found.left, found.right, found.assumes_blank_zero) == (2, 5, True)
    assert found.missing == ("disputes.reconsideration.other",)


def test_a_blank_detail_cannot_mend_a_sum_already_too_large(
    confronter: Confronter, forms: Forms
) -> None:
    values: dict[str, Given] = {
        "disputes.reconsideration.upheld": 7,
        "disputes.reconsideration.other": BLANK,
        "disputes.reconsideration.total": 5,
    }
    found = finding(confronter.confront(report(forms, values)), "disputes.total.reconsideration")
    assert (found.outcome, found.assumes_blank_zero, found.difference) == (
        Outcome.FAILED,
        True,
        2,
    )


def test_only_blanks_that_help_are_named(confronter: Confronter, forms: Forms) -> None:
    values: dict[str, Given] = {
        "requests.received.natural_person": 3,
        "requests.carried_in.natural_person": BLANK,
        "requests.carried_forward.natural_person": BLANK,
    }
    found = finding(confronter.confront(report(forms, values)), "requests.balance.natural_person")
    assert found.missing == ("requests.carried_forward.natural_person",)


def test_a_blank_total_is_undecided_and_its_side_unknown(
    confronter: Confronter, forms: Forms
) -> None:
    values: dict[str, Given] = {"disputes.reconsideration.total": BLANK}
    found = finding(confronter.confront(report(forms, values)), "disputes.total.reconsideration")
    assert (found.outcome, found.left, found.right, found.difference) == (
        Outcome.UNDECIDED,
        0,
        None,
        None,
    )
    assert found.missing == ("disputes.reconsideration.total",)


def test_a_total_of_one_rule_stays_needed_where_it_is_an_addend(
    confronter: Confronter, forms: Forms
) -> None:
    values: dict[str, Given] = {"requests.granted.total": BLANK}
    found = finding(confronter.confront(report(forms, values)), "requests.outcomes.total")
    assert (found.outcome, found.left, found.missing) == (
        Outcome.UNDECIDED,
        None,
        ("requests.granted.total",),
    )


def test_an_unread_cell_always_leaves_its_rules_undecided(
    confronter: Confronter, forms: Forms
) -> None:
    values: dict[str, Given] = {
        "disputes.reconsideration.upheld": 9,
        "disputes.reconsideration.other": UNREAD,
    }
    found = finding(confronter.confront(report(forms, values)), "disputes.total.reconsideration")
    assert (found.outcome, found.left) == (Outcome.UNDECIDED, None)
    assert found.missing == ("disputes.reconsideration.other",)


def test_a_cell_the_report_lacks_counts_as_unread(confronter: Confronter, forms: Forms) -> None:
    whole = report(forms, {})
    cells = dict(whole.cells)
    del cells["disputes.reconsideration.total"]
    partial = type(whole)(whole.source, "", None, None, whole.forms, cells)
    assert outcomes(confronter.confront(partial), Outcome.UNDECIDED) == [
        "disputes.total.reconsideration"
    ]


def test_a_negative_count_fails_a_rule_of_its_own(confronter: Confronter, forms: Forms) -> None:
    values: dict[str, Given] = {
        "requests.denied.third_party.other": -1,
        "requests.denied.third_party.business": 1,
    }
    last = confronter.confront(report(forms, values))[-1]
    assert last.rule.id == "requests.nonnegative.denied.third_party.other"
    assert (last.outcome, last.rule.severity) == (Outcome.FAILED, Severity.HARD)
    assert (last.left, last.right, last.rule.keys) == (
        -1,
        0,
        ("requests.denied.third_party.other",),
    )
    assert last.rule.version == "2021.1"


def test_a_negative_change_is_no_negative_count(confronter: Confronter, forms: Forms) -> None:
    found = confronter.confront(report(forms, {"disclosure.licensing.change": -4}, EDITION_2019))
    assert not outcomes(found, Outcome.FAILED)


def test_fifteen_digits_are_added_exactly(confronter: Confronter, forms: Forms) -> None:
    big = 10**15 - 1
    values: dict[str, Given] = {
        f"disputes.reconsideration.{column}": big
        for column in ("upheld", "corrected", "other", "pending")
    }
    values["disputes.reconsideration.total"] = 4 * big - 1
    found = finding(confronter.confront(report(forms, values)), "disputes.total.reconsideration")
    assert (found.left, found.difference) == (4 * big, 1)


def test_a_number_too_large_to_add_is_left_undecided(confronter: Confronter, forms: Forms) -> None:
    values: dict[str, Given] = {"disputes.reconsideration.upheld": 10**18}
    found = finding(confronter.confront(report(forms, values)), "disputes.total.reconsideration")
    assert found.missing == ("disputes.reconsideration.upheld",)


def test_amounts_take_part_in_office_rules_without_rounding(forms: Forms) -> None:
    confronter = Confronter(
        forms, extra=[rule("disclosure.fees.amount <= requests.received.total")]
    )

    def amounting(amount: str) -> Report:
        values: dict[str, Given] = {
            "requests.received.total": 3,
            "disclosure.fees.amount": Decimal(amount),
        }
        return report(forms, values)

    held = confronter.confront(amounting("2.9999"))
    broken = confronter.confront(amounting("3.0001"))
    fine = confronter.confront(amounting("2.00001"))
    assert [finding(found, "office.test").outcome for found in (held, broken, fine)] == [
        Outcome.PASSED,
        Outcome.FAILED,
        Outcome.UNDECIDED,
    ]
    assert finding(broken, "office.test").difference == Decimal("0.0001")


KEYS = tuple(f"disputes.reconsideration.{name}" for name in ("upheld", "corrected", "other"))
TOTAL = "disputes.reconsideration.total"
EQUATIONS = st.builds(
    "{} {} {}".format,
    st.sampled_from(
        (f"{KEYS[0]} + {KEYS[1]}", f"2*{KEYS[0]} - {KEYS[1]}", f"{KEYS[2]}", f"{TOTAL} + {KEYS[2]}")
    ),
    st.sampled_from(("=", "<=", ">=")),
    st.sampled_from((f"{KEYS[1]}", f"{KEYS[2]} + 3*{KEYS[0]}", f"{TOTAL}")),
)
GIVEN = st.one_of(st.integers(-2, 5), st.sampled_from((BLANK, MARK, UNREAD)))


def naive(tested: Rule, values: Mapping[str, Given], totals: set[str | None]) -> str:
    """What a rule gives, worked out the long way."""
    gaps = {key for key in tested.keys if not isinstance(values[key], int)}
    if any(values[key] is UNREAD or key in totals for key in gaps):
        return "undecided"
    factors = {key: _factor(tested, key) for key in tested.keys}
    difference = sum(
        factor * number for key, factor in factors.items() if isinstance(number := values[key], int)
    )
    if _holds(tested.operator, difference):
        return "passed with zeros" if gaps else "passed"
    # A far number in one blank crosses zero, where an equation could hold.
    for key in gaps:
        moved = difference + factors[key] * 10**6
        if _holds(tested.operator, moved) or (
            tested.operator is Operator.EQUAL and moved * difference < 0
        ):
            return "undecided"
    return "failed with zeros" if gaps else "failed"


def _factor(tested: Rule, key: str) -> int:
    return sum(term.factor for term in tested.left if term.key == key) - sum(
        term.factor for term in tested.right if term.key == key
    )


def _holds(operator: Operator, difference: int) -> bool:
    return {
        Operator.EQUAL: difference == 0,
        Operator.AT_LEAST: difference >= 0,
        Operator.AT_MOST: difference <= 0,
    }[operator]


@settings(max_examples=200, deadline=None)
@given(
    equation=EQUATIONS,
    numbers=st.fixed_dictionaries(dict.fromkeys((*KEYS, TOTAL), GIVEN)),
)
def test_any_rule_agrees_with_a_plain_evaluator(
    forms: Forms, equation: str, numbers: dict[str, Given]
) -> None:
    tested = rule(equation)
    confronter = Confronter(forms, extra=[tested])
    found = finding(confronter.confront(report(forms, numbers)), "office.test")
    totals = {other.total for other in confronter.rules(EDITION_2021)}
    said = found.outcome.value
    if said != "undecided" and found.assumes_blank_zero:
        said += " with zeros"
    assert said == naive(tested, numbers, totals)
    assert bool(found.missing) == (said == "undecided")


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_many_reports_at_once_give_what_each_gives_alone(forms: Forms, data: st.DataObject) -> None:
    confronter = Confronter(forms)
    counts = [key for key in forms.cells(EDITION_2021) if "amount" not in key]
    made = [
        report(forms, data.draw(st.dictionaries(st.sampled_from(counts), GIVEN, max_size=8)))
        for _ in range(3)
    ]
    values, known = confronter.pack(EDITION_2021, made)
    many = confronter.confront_many(EDITION_2021, values, known)
    rules = confronter.rules(EDITION_2021)
    for n, one in enumerate(made):
        alone = confronter.confront(one)[: len(rules)]
        assert [Code(code).name.lower() for code in many.outcome[:, n]] == [
            found.outcome.value for found in alone
        ]
        assert many.left[many.left_known[:, n], n].tolist() == [
            found.left for found in alone if found.left is not None
        ]


def test_batches_are_joined_in_order(confronter: Confronter, forms: Forms) -> None:
    good, bad = report(forms, {}), report(forms, {"requests.granted.total": 1})
    values, known = confronter.pack(EDITION_2021, [good, bad])
    many = confronter.confront_many(
        EDITION_2021, np.repeat(values, 5000, axis=1), np.repeat(known, 5000, axis=1)
    )
    failed = many.count(Code.FAILED)
    assert failed[:5000].sum() == 0
    assert failed[5000:].tolist() == [2] * 5000


def test_no_reports_give_empty_arrays(confronter: Confronter) -> None:
    values, known = confronter.pack(EDITION_2021, [])
    assert confronter.confront_many(EDITION_2021, values, known).outcome.shape == (42, 0)


def test_a_report_without_tables_has_no_findings(confronter: Confronter, forms: Forms) -> None:
    assert confronter.confront(report(forms, {}, {})) == ()


def test_rules_over_cells_the_form_lacks_are_left_out(forms: Forms) -> None:
    extra = Rule("x", "x", "requests", Severity.HARD, (Term("no.such.cell"),), ())
    assert len(Confronter(forms, extra=[extra]).rules(EDITION_2021)) == 42
