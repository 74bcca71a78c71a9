"""Soft rules: what is odd within a report, beside the year before, and in the words."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.assets import read_rules
from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.domain.report import Cell, Reading, Report
from reviewer.domain.twins import Twin
from reviewer.editing.claim_rules import ClaimRules
from reviewer.editing.claims import ClaimFinder
from reviewer.editing.evidence import from_claims, from_years
from reviewer.editing.plausibility import SoftRules
from reviewer.editing.proposals import EvidenceKind, Support
from reviewer.editing.soft import Circumstances, SoftFinding
from reviewer.editing.years import LinearRule
from tests.editing.support import EDITION_2019, EDITION_2021, Given, report, truths

SECTIONS = "\n".join(
    (
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    )
)


@pytest.fixture(scope="module")
def rules() -> SoftRules:
    return SoftRules.from_dict(read_rules("soft.toml"))


def ids(found: tuple[SoftFinding, ...]) -> list[str]:
    return [finding.id for finding in found]


def of(agency: str, one: Report) -> Report:
    return replace(one, agency=agency)


def two_years(
    forms: Forms,
    now: Mapping[str, Given],
    before: Mapping[str, Given],
    form_ids: Mapping[str, str] = EDITION_2021,
) -> Circumstances:
    return Circumstances(report(forms, now, form_ids), before=[report(forms, before, form_ids)])


def test_the_real_reports_are_plausible(
    rules: SoftRules, forms: Forms, shared_reports: Path
) -> None:
    for truth in truths(forms, shared_reports):
        assert ids(rules.findings(Circumstances(truth.report, truth.text))) == [], truth.name


def test_what_was_carried_forward_is_carried_in(rules: SoftRules, forms: Forms) -> None:
    given = two_years(
        forms,
        {"requests.carried_in.business": 3, "requests.carried_in.total": 3},
        {"requests.carried_forward.business": 2, "requests.carried_forward.total": 3},
    )
    (found,) = rules.findings(given)
    assert found.id == "years.carried.requests.business"
    assert (found.keys, found.last_year_keys) == (
        ("requests.carried_in.business",),
        ("requests.carried_forward.business",),
    )
    assert found.facts == {"left": 3, "right": 2}
    assert "本年 3" in found.sentence("zh")
    assert found.rule.version


def test_predecessors_are_added_up(rules: SoftRules, forms: Forms) -> None:
    now = report(forms, {"requests.carried_in.total": 5})
    parts = [report(forms, {"requests.carried_forward.total": count}) for count in (2, 3)]
    assert ids(rules.findings(Circumstances(now, before=parts))) == []
    assert ids(rules.findings(Circumstances(now, before=parts[:1]))) == [
        "years.carried.requests.total"
    ]


def test_documents_in_force_follow_from_last_year(rules: SoftRules, forms: Forms) -> None:
    row = "disclosure.normative_documents"
    now: dict[str, Given] = {f"{row}.issued": 3, f"{row}.repealed": 1, f"{row}.in_force": 12}
    assert ids(rules.findings(two_years(forms, now, {f"{row}.in_force": 10}))) == []
    assert ids(rules.findings(two_years(forms, now, {f"{row}.in_force": 9}))) == [
        "years.in_force.disclosure.normative_documents"
    ]


def test_only_comparable_editions_are_compared(rules: SoftRules, forms: Forms) -> None:
    row = "disclosure.normative_documents"
    now = report(forms, {f"{row}.in_force": 12})
    before = report(forms, {f"{row}.public_total": 99}, EDITION_2019)
    assert ids(rules.findings(Circumstances(now, before=[before]))) == []


def test_items_of_the_older_form_follow_too(rules: SoftRules, forms: Forms) -> None:
    given = two_years(
        forms,
        {"disclosure.penalty.previous_items": 9},
        {"disclosure.penalty.previous_items": 5, "disclosure.penalty.change": 3},
        EDITION_2019,
    )
    assert ids(rules.findings(given)) == ["years.items.disclosure.penalty"]


def test_a_number_far_from_last_years_is_noticed(rules: SoftRules, forms: Forms) -> None:
    key = "disclosure.penalty.decisions"
    pairs = [(100, 10), (100, 30), (10, 100), (20, 1), (0, 0)]
    found = [ids(rules.findings(two_years(forms, {key: a}, {key: b}))) for a, b in pairs]
    assert [bool(one) for one in found] == [True, False, True, False, False]


def test_an_amount_in_another_unit_is_noticed(rules: SoftRules, forms: Forms) -> None:
    key = "disclosure.fees.amount"
    plain = report(forms, {key: Decimal("25.1")})
    printed = Cell(key, Reading("251000元", CellStatus.PRINTED, 251000))
    with_unit = replace(plain, cells={**plain.cells, key: printed})
    assert ids(rules.findings(Circumstances(plain))) == []
    assert ids(rules.findings(Circumstances(with_unit))) == [f"plausible.unit.{key}"]
    given = two_years(forms, {key: 251000}, {key: Decimal("24.7")})
    assert ids(rules.findings(given)) == [f"plausible.unit.{key}"]


@pytest.mark.parametrize(
    ("agency", "odd"),
    [
        ("某某区教育局", True),
        ("某某镇人民政府", True),
        ("某某市人民政府", False),
        ("某某壮族自治区人民政府", False),
        ("国家某某局", False),
    ],
)
def test_regulations_of_those_who_make_none(
    rules: SoftRules, forms: Forms, agency: str, odd: bool
) -> None:
    one = of(agency, report(forms, {"disclosure.regulations.in_force": 6}))
    assert bool(rules.findings(Circumstances(one))) is odd


def test_fewer_in_force_than_issued_is_odd(rules: SoftRules, forms: Forms) -> None:
    one = report(forms, {"disclosure.normative_documents.issued": 2})
    assert ids(rules.findings(Circumstances(one))) == [
        "plausible.in_force.disclosure.normative_documents"
    ]


def test_a_copied_table_is_noticed(rules: SoftRules, forms: Forms) -> None:
    few, values = (_disputes(size) for size in (2, 2345))
    twins = {"disputes": Twin(7, "某某局 2022")}
    (found,) = rules.findings(Circumstances(report(forms, values), twins=twins))
    assert found.id == "plausible.copied.disputes"
    assert found.beside == (7,)
    assert "某某局 2022" in found.sentence("zh")
    assert ids(rules.findings(Circumstances(report(forms, few), twins=twins))) == []


def _disputes(size: int) -> dict[str, Given]:
    return {
        f"disputes.{group}.{end}": size
        for group in ("reconsideration", "litigation_direct")
        for end in ("upheld", "total")
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("统计期限自2023年1月1日起至2023年12月31日止。", []),
        ("统计期限自 2023 年 1 月 1\n日起至 12 月 31 日止。", []),
        ("统计期限为2023年1月1日至12月30日。", ["text.period"]),
        ("数据统计期限自2022年1月1日起至2022年12月31日止。", ["text.year"]),
        ("统计期限为2022年2月1日至2023年12月31日。", ["text.period", "text.year"]),
    ],
)
def test_the_period_is_the_whole_year(
    rules: SoftRules, forms: Forms, words: str, expected: list[str]
) -> None:
    text = f"{words}\n{SECTIONS}"
    found = rules.findings(Circumstances(report(forms, {}), text))
    assert ids(found) == expected
    for finding in found:
        assert finding.span is not None
        assert text[slice(*finding.span)].startswith("统计期限")


def test_missing_and_misplaced_sections(rules: SoftRules, forms: Forms) -> None:
    lines = SECTIONS.splitlines()
    missing = "\n".join(line for line in lines if "其他需要报告" not in line)
    swapped = "\n".join([lines[0], lines[2], lines[1], *lines[3:]])
    one = report(forms, {})
    assert ids(rules.findings(Circumstances(one, SECTIONS))) == []
    assert [found.sentence("zh") for found in rules.findings(Circumstances(one, missing))] == [
        "未见“六、其他需要报告的事项”一节"
    ]
    assert [found.sentence("zh") for found in rules.findings(Circumstances(one, swapped))] == [
        "“三、收到和处理政府信息公开申请情况”一节次序有误"
    ]


def test_sections_may_be_headed_in_other_words(rules: SoftRules, forms: Forms) -> None:
    text = """一、总体工作概况
二、主动公开信息情况
三、收到和处理信息公开申请办理情况
四、因信息公开被申请复议、提起诉讼情况
五、存在的不足及改进措施
六、需要说明的其他事项
"""
    assert ids(rules.findings(Circumstances(report(forms, {}), text))) == []


def test_a_rule_can_be_switched_off(rules: SoftRules, forms: Forms) -> None:
    one = report(forms, {"disclosure.normative_documents.issued": 2})
    off = replace(rules, off=frozenset(["plausible.in_force"]))
    assert off.findings(Circumstances(one)) == ()


def test_every_sentence_is_told_in_both_languages(rules: SoftRules) -> None:
    assert all(set(r.names) == set(r.says) == {"zh", "en"} for r in rules.rules)


def test_last_year_and_the_prose_are_evidence(rules: SoftRules, forms: Forms) -> None:
    given = two_years(forms, {}, {"requests.carried_forward.total": 4})
    linear = [check for check in rules.checks if isinstance(check, LinearRule)]
    years = list(from_years(linear, given))
    assert Support("requests.carried_in.total", 4, EvidenceKind.LAST_YEAR) in years
    finder = ClaimFinder(ClaimRules.from_dict(read_rules("claims.toml")))
    text = "收到政府信息公开申请7件，与上年持平，行政诉讼1件。"
    assert list(from_claims(finder.find(text, given.report))) == [
        Support("requests.received.total", 7, EvidenceKind.TEXT)
    ]


@pytest.mark.parametrize(
    ("printed", "said"), [(0, "为 7，表格为 0"), (None, "为 7，表格此处是空白")]
)
def test_a_blank_is_not_called_zero(forms: Forms, printed: Given, said: str) -> None:
    finder = ClaimFinder(ClaimRules.from_dict(read_rules("claims.toml")))
    rules = SoftRules.from_dict(read_rules("soft.toml"), finder)
    given = report(forms, {"requests.received.total": printed})
    (found,) = rules.findings(Circumstances(given, f"{SECTIONS}\n收到政府信息公开申请7件。"))
    assert found.rule.id == "text.claims"
    assert said in found.sentence("zh")
