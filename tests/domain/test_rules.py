"""Rule templates: reading equations, and refusing what is not one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.rules import (
    Finding,
    Operator,
    Outcome,
    Rule,
    RuleTemplate,
    Severity,
    Term,
    parse_terms,
    split_equation,
)

TERMS = st.lists(
    st.builds(
        Term,
        st.from_regex(r"[a-z_][a-z0-9_]{0,5}(\.[a-z_]{1,4})?", fullmatch=True),
        st.integers(-9, 9).filter(bool),
    ),
    min_size=1,
    max_size=6,
)


@given(TERMS)
def test_terms_come_back_from_their_writing(terms: list[Term]) -> None:
    written = " ".join(f"{'-' if t.factor < 0 else '+'} {abs(t.factor)} * {t.key}" for t in terms)
    assert parse_terms(written) == tuple(terms)


@pytest.mark.parametrize("operator", list(Operator))
def test_each_relation_is_understood(operator: Operator) -> None:
    left, found, right = split_equation(f"a + b {operator} 2*c")
    assert (left, found, right) == ((Term("a"), Term("b")), operator, (Term("c", 2),))


@pytest.mark.parametrize("text", ["a + b", "a = b = c"])
def test_what_is_no_equation_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^relation: {re.escape(text)}$"):
        split_equation(text)


@pytest.mark.parametrize(
    ("text", "term"),
    [("a b = c", "b"), ("a * 2 = b", "* 2"), ("1 = a", "1")],
)
def test_what_is_no_term_is_refused_by_name(text: str, term: str) -> None:
    with pytest.raises(ValueError, match=f"^term: {re.escape(term)}$"):
        split_equation(text)


@pytest.mark.parametrize("text", ["a = ", "= a"])
def test_no_side_is_empty(text: str) -> None:
    with pytest.raises(ValueError, match=r"^empty_side: $"):
        split_equation(text)


def rule(left: tuple[Term, ...], right: tuple[Term, ...]) -> Rule:
    return Rule("r", "r", "t", Severity.HARD, left, right)


def test_the_total_of_a_sum_is_known() -> None:
    assert rule((Term("a"), Term("b")), (Term("c"),)).total == "c"
    assert rule((Term("a"), Term("b")), (Term("c"), Term("d"))).total is None


def test_the_difference_is_left_less_right_or_unknown() -> None:
    some = rule((Term("a"), Term("b")), (Term("c"),))
    assert Finding(some, Outcome.FAILED, 95, 96).difference == -1
    assert Finding(some, Outcome.UNDECIDED, 95, None).difference is None


def test_a_template_names_the_line_each_rule_is_about() -> None:
    template = RuleTemplate.from_dict(
        {
            "id": "t.sum",
            "table": "t",
            "each": "column",
            "equation": "a = b",
            "name": {"zh": "甲=乙"},
        }
    )
    lines: dict[str, dict[str, tuple[str, ...]]] = {
        "row": {"a": ("甲",), "b": ("乙",)},
        "column": {"x": ("组", "列")},
    }
    (expanded,) = template.expand(lines, version="1")
    assert (expanded.id, expanded.subject) == ("t.sum.x", ("组", "列"))
    assert expanded.keys == ("t.a.x", "t.b.x")
