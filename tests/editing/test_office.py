"""Rules of an office: read, applied, and errors told with their place."""

import pytest

from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.rules import Outcome, Severity
from reviewer.editing.confront import Confronter
from reviewer.editing.office import read_office_rules
from tests.editing.support import report

GOOD = """version = "7"

[[rule]]
id = "few_disputes"
severity = "warning"
equation = "disputes.reconsideration.total <= requests.received.total + requests.carried_in.total"
name = { zh = "复议不多于申请" }

[[rule]]
id = "no_regulations"
severity = "hard"
equation = "disclosure.regulations.in_force = disclosure.regulations.issued"
name = { zh = "规章", en = "regulations" }
"""


def test_office_rules_are_confronted_like_the_others(forms: Forms) -> None:
    rules = read_office_rules(GOOD, name="x.toml", forms=forms)
    assert [(rule.id, rule.severity, rule.version) for rule in rules] == [
        ("office.few_disputes", Severity.WARNING, "7"),
        ("office.no_regulations", Severity.HARD, "7"),
    ]
    assert rules[0].names == {"zh": "复议不多于申请", "en": "复议不多于申请"}
    one = report(forms, {"disputes.reconsideration.upheld": 3, "disputes.reconsideration.total": 3})
    found = {item.rule.id: item for item in Confronter(forms, extra=rules).confront(one)}
    assert found["office.few_disputes"].outcome is Outcome.FAILED
    assert found["office.no_regulations"].outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        ("requests.carried_in.total", "requests.carried_in.sum", 6, 73),
        ("disclosure.regulations.issued", "5 apples", 12, 13),
        ('"warning"', '"terrible"', 5, 13),
        ("no_regulations", "few_disputes", 10, 7),
        ('name = { zh = "规章", en = "regulations" }', "", 9, 1),
        ('version = "7"', "version = ", 1, 11),
        ('version = "7"', 'versoin = "7"', 1, 1),
        ('severity = "hard"', 'severty = "hard"', 11, 1),
        (GOOD, "version = '7'\nrule = 3", 2, 1),
        (GOOD, "[rule]\nid = 'a'", 1, 2),
        (GOOD, "[[rules]]\nid = 'a'", 1, 3),
    ],
)
def test_errors_are_told_with_line_and_column(
    forms: Forms, old: str, new: str, line: int, column: int
) -> None:
    text = GOOD.replace(old, new)
    with pytest.raises(UserError) as caught:
        read_office_rules(text, name="x.toml", forms=forms)
    assert caught.value.code == "office_rules"
    assert (caught.value.facts["line"], caught.value.facts["column"]) == (line, column)
    assert caught.value.facts["file"] == "x.toml"
    assert caught.value.facts["problem"]


def test_an_empty_file_adds_nothing(forms: Forms) -> None:
    assert read_office_rules("", name="x.toml", forms=forms) == ()


@pytest.mark.parametrize("text", ["rule = 5", "rule = [1]", 'rule = "x"', "rule = { id = 1 }"])
def test_what_is_no_list_of_rules_is_told(forms: Forms, text: str) -> None:
    with pytest.raises(UserError) as caught:
        read_office_rules(f'version = "7"\n{text}\n', name="x.toml", forms=forms)
    assert (caught.value.code, caught.value.facts["line"]) == ("office_rules", 2)


def test_a_factor_beyond_all_counts_is_told(forms: Forms) -> None:
    huge = GOOD.replace("requests.received.total +", f"{10**20}*requests.received.total +")
    with pytest.raises(UserError) as caught:
        read_office_rules(huge, name="x.toml", forms=forms)
    assert caught.value.facts["problem"] == f"factor {10**20}"
