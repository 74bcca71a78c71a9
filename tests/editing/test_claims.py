"""Claims of the prose: the real reports, the phrases of the field, and what is no claim."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reviewer.assets import read_rules
from reviewer.domain.form import Forms
from reviewer.domain.numbers import CellStatus
from reviewer.editing.claim_rules import ClaimRules
from reviewer.editing.claims import Claim, ClaimFinder, Verdict
from reviewer.editing.prose import squeeze
from tests.editing.support import EDITION_2019, Given, report, truths


@pytest.fixture(scope="module")
def finder() -> ClaimFinder:
    return ClaimFinder(ClaimRules.from_dict(read_rules("claims.toml")))


VALUES: Mapping[str, Given] = {
    "requests.received.natural_person": 50,
    "requests.received.business": 4,
    "requests.received.total": 54,
    "requests.carried_in.total": 3,
    "requests.granted.total": 30,
    "requests.partly_granted.total": 5,
    "requests.denied.third_party.total": 2,
    "requests.unavailable.not_held.total": 11,
    "requests.not_processed.duplicate.total": 1,
    "requests.processed.total": 55,
    "requests.carried_forward.total": 2,
    "disputes.reconsideration.total": 6,
    "disputes.reconsideration.upheld": 4,
    "disputes.litigation_direct.total": 1,
    "disputes.litigation_after_reconsideration.total": 2,
    "disclosure.normative_documents.issued": 6,
    "disclosure.normative_documents.repealed": 4,
    "disclosure.normative_documents.in_force": 18,
}


def claims(finder: ClaimFinder, forms: Forms, text: str) -> tuple[Claim, ...]:
    return finder.find(text, report(forms, VALUES))


def test_the_claims_of_the_real_reports_get_their_verdicts(
    finder: ClaimFinder, forms: Forms, shared_reports: Path
) -> None:
    for truth in truths(forms, shared_reports):
        found = finder.find(truth.text, truth.report)
        told = truth.facts.get("claims", [])
        for fact in told:
            claim = _claim_of(found, truth.text, fact)
            assert (claim.value, claim.verdict) == (fact["value"], fact["verdict"]), fact
        doubtful = [claim for claim in found if claim.verdict is Verdict.DOUBTFUL]
        assert len(doubtful) == sum(fact["verdict"] == "doubtful" for fact in told)


def _claim_of(found: tuple[Claim, ...], text: str, fact: Mapping[str, Any]) -> Claim:
    """The claim whose words and the quoted ones lie in one another."""
    quoted = squeeze(fact["quote"].split("…")[-1]).text
    for claim in found:
        words = squeeze(text[slice(*claim.span)]).text
        if words in quoted or quoted in words:
            return claim
    raise AssertionError(fact)


@pytest.mark.parametrize(
    ("sentence", "rule", "value", "verdict"),
    [
        ("全年共收到政府信息公开申请54件。", "received", 54, "agrees"),
        ("全年共收到政府信息公开申请57件。", "received", 57, "note"),
        ("全年共收到政府信息公开申请45件。", "received", 45, "doubtful"),
        ("2023年受理政府信息公开申请５４件。", "received", 54, "agrees"),
        ("全年共收到政府信\n息公开申\n请 54 件。", "received", 54, "agrees"),
        ("本年度收到54份政府信息公开申请，", "received_before", 54, "agrees"),
        ("收到信息公开申请1,054件。", "received", 1054, "doubtful"),
        ("我局未收到政府信息公开申请。", "not_received", 0, "doubtful"),
        ("2023年，未收到依申请公开事项。", "not_received", 0, "doubtful"),
        ("收到公开申请54件，其中上年结转3件。", "carried_in", 3, "agrees"),
        ("含上年度结转申请 3 件。", "carried_in", 3, "agrees"),
        ("结转下年度继续办理2件。", "carried_forward", 2, "agrees"),
        ("另有 2 件顺延到下年度答复。", "carried_forward_after", 2, "agrees"),
        ("申请均已答复，无下年度结转。", "none_carried_forward", 0, "doubtful"),
        ("办理政府信息公开申请57件。", "handled", 57, "agrees"),
        ("办理政府信息公开申请55件。", "handled", 55, "note"),
        ("收到公开申请54件，办结55件。", "answered", 55, "agrees"),
        ("收到公开申请54件，答复50件。", "answered", 50, "doubtful"),
        ("收到公开申请54件，已全部办结。", "all_answered", 0, "doubtful"),
        ("收到公开申请54件，按流程办结。", "was_answered", 54, "doubtful"),
        ("收到公开申请54件，均为自然人申请。", "natural_persons_only", 54, "doubtful"),
        ("其中自然人申请50件。", "natural_persons", 50, "agrees"),
        ("申请中，法人或其他组织申请4件。", "organisations", 4, "agrees"),
        ("网络申请 50件，信函申请 3件，当面申请1件。", "channels", 54, "agrees"),
        ("网络申请 50件，信函申请 3件。", "channels", 53, "note"),
        ("网络申请 50件，信函申请 30件。", "channels", 80, "doubtful"),
        ("已答复的申请中，予以公开30件。", "granted", 30, "agrees"),
        ("公开申请中，30件属主动公开。", "granted", 30, "agrees"),
        ("公开申请中，部分公开6件。", "partly_granted", 6, "doubtful"),
        ("公开申请中，不予公开2件。", "denied", 2, "agrees"),
        ("公开申请中，无法提供12件。", "unavailable", 12, "doubtful"),
        ("申请中11件为政府信息不存在。", "not_held", 11, "agrees"),
        ("公开申请中，不予处理1件。", "not_processed", 1, "agrees"),
        ("因政府信息公开引起的行政复议6件、行政诉讼3件。", "reconsideration", 6, "agrees"),
        ("因政府信息公开引起的行政复议6件、行政诉讼3件。", "litigation", 3, "agrees"),
        ("因政府信息公开引起的行政诉讼2件。", "litigation", 2, "note"),
        ("政府信息公开行政复议 6 件，其中结果维持 4 件。", "upheld", 4, "agrees"),
        ("未发生行政复议、行政诉讼。", "no_reconsideration", 0, "doubtful"),
        ("未发生行政复议、行政诉讼。", "no_litigation", 0, "doubtful"),
        ("制发行政规范性文件6个,清理失效文件4个,现行有效18个。", "documents_issued", 6, "agrees"),
        ("制发行政规范性文件6个,清理失效文件4个,现行有效18个。", "documents_repealed", 4, "agrees"),
        (
            "制发行政规范性文件6个,清理失效文件4个,现行有效18个。",
            "documents_in_force",
            18,
            "agrees",
        ),
    ],
)
def test_phrases_of_the_field(
    finder: ClaimFinder, forms: Forms, sentence: str, rule: str, value: int, verdict: str
) -> None:
    found = {claim.rule: claim for claim in claims(finder, forms, sentence)}
    assert (found[rule].value, found[rule].verdict.value) == (value, verdict)


@pytest.mark.parametrize(
    "sentence",
    [
        "主动公开政府信息 194 条。",
        "承办区政协提案共 14 件，均按时办结。",
        "共处置社会公众上报各类问题 17132 件。",
        "接受公民信息公开方面的咨询 0 人次。",
        "全年收取政府信息公开信息处理费 3940 元。",
        "2022年收到政府信息公开申请12件。",
        "上半年收到政府信息公开申请12件。",
        "共收到政府信息公开申请54件，其中区教育局收到信息公开申请9件。",
        "区教育局收到信息公开申请9件；全区共收到信息公开申请54件。",
        "自2008年以来收到信息公开申请999件。",
        "收到行政许可申请 12 件。",
        "未发生行政复议被纠正、行政诉讼败诉的情况。",
        "未收到各类有关本单位政府信息公开事务的申诉案。",
        "依据《政府信息公开条例》第二十条、第五十条规定，编制本报告。",
        "联系电话：010-88064954，邮编100032。",
        "全年办理行政复议案件 50 件。",
        "一、本年新收政府信息公开申请数量\n54\n0\n54\n二、上年结转 3 0 0 0 0 0 3\n",
    ],
)
def test_nothing_else_is_doubted(finder: ClaimFinder, forms: Forms, sentence: str) -> None:
    found = claims(finder, forms, sentence)
    assert [claim for claim in found if claim.verdict is Verdict.DOUBTFUL] == []


def test_offsets_lead_to_the_words_and_the_sentence(finder: ClaimFinder, forms: Forms) -> None:
    text = "一、总体情况\n  我局高度重视。全年共收到政府信\n息公开申请 54 件，已答复。\n"
    (claim,) = claims(finder, forms, text)
    assert text[slice(*claim.span)] == "收到政府信\n息公开申请 54 件"
    assert text[slice(*claim.sentence_span)] == claim.sentence
    assert claim.sentence.startswith("全年共收到")
    assert (claim.keys, claim.expected) == (("requests.received.total",), 54)


def test_shares_may_be_cut_instead_of_rounded(finder: ClaimFinder, forms: Forms) -> None:
    text = (
        "共主动公开政府信息 154 条，其中甲类 5 条，占总数的3.2%；乙类2条，占1.2%；丙类9条，占9%。"
    )
    found = [claim.verdict.value for claim in claims(finder, forms, text)]
    assert found == ["agrees", "note", "doubtful"]


@pytest.mark.parametrize("digits", [16, 27, 5000])
def test_an_endless_number_is_no_claim(finder: ClaimFinder, forms: Forms, digits: int) -> None:
    long = "9" * digits
    for text in (
        f"共收到申请1件，其中公开{long}件，占50%。",
        f"共收到申请{long}件，其中公开1件，占50%。",
        f"共公开信息3件，其中公开1件，占3.{long}%。",
        f"共收到政府信息公开申请{long}件。",
    ):
        values = [claim.value for claim in claims(finder, forms, text)]
        assert all(value < 100 for value in values)


def test_a_share_of_an_unknown_whole_is_no_claim(finder: ClaimFinder, forms: Forms) -> None:
    assert claims(finder, forms, "共公开政府信息 154 条。甲类 5 条，占43%。") == ()


def test_last_year_is_compared_where_its_report_is_there(finder: ClaimFinder, forms: Forms) -> None:
    text = "共收到政府信息公开申请54件，与上年持平。"
    now = report(forms, VALUES)
    before = report(forms, {"requests.received.total": 54}, EDITION_2019)
    other = report(forms, {"requests.received.total": 12})
    found = [
        {claim.rule: claim.verdict for claim in finder.find(text, now, last)}["as_last_year"]
        for last in (None, before, other)
    ]
    assert found == [Verdict.NOTE, Verdict.AGREES, Verdict.DOUBTFUL]


def test_the_older_form_has_its_own_cells(finder: ClaimFinder, forms: Forms) -> None:
    old = report(
        forms,
        {"disclosure.penalty.previous_items": 2, "disclosure.penalty.change": 1},
        EDITION_2019,
    )
    found = finder.find("行政处罚事项 3项；未制定规范性文件。", old)
    assert [(claim.rule, claim.verdict.value) for claim in found] == [
        ("penalty_items", "agrees"),
        ("no_documents_issued", "agrees"),
    ]
    assert found[1].keys == ("disclosure.normative_documents.made",)


def test_a_cell_that_could_not_be_read_gives_a_note(finder: ClaimFinder, forms: Forms) -> None:
    unread = report(forms, {"requests.received.total": CellStatus.UNREAD})
    (claim,) = finder.find("共收到政府信息公开申请54件。", unread)
    assert (claim.verdict, claim.expected) == (Verdict.NOTE, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "县本级共收到政府信息公开申请8件，各部门收到政府信息公开申请40件。",
        "其中，县政府办公室收到政府信息公开申请12件，水务局收到20件。",
        "通过政府网站受理政府信息公开申请40件。",
        "通过信函收到政府信息公开申请4件。",
        "市本级办理政府信息公开申请15件，其中予以公开5件，部分公开2件，无法提供4件。",
        "协助省厅办理政府信息公开申请5件。",
        "向申请人发出政府信息公开申请补正通知5件，延期答复8件。",
        "其中，县政府作为被申请人的政府信息公开行政复议案件2件。",
        "不断规范政府信息公开。全年受理行政复议案件120件，办理行政诉讼案件应诉12件。",
        "累计清理行政规范性文件40件，其中继续有效36件。",
        "去年结转的3件政府信息公开申请已全部办结。",
        "共收到政府信息公开申请54件，1件由申请人撤回，其余均已办结。",
        "无上年结转政府信息公开申请。",
        "未收到重复政府信息公开申请，无逾期答复政府信息公开申请。",
        "未收到法人或其他组织政府信息公开申请。",
        "无信函方式提交的政府信息公开申请。",
        "未发生因政府信息公开申请行政复议后又提起行政诉讼的情况。",
        "未出现因不依法公开被提起行政诉讼的情况。",
        "受理低保申请560件，办结558件，信息全部公开。",
        "受理群众咨询申请60件，主动公开答复口径。",
    ],
)
def test_what_tells_of_a_part_or_of_other_things_is_not_doubted(
    sentence: str, finder: ClaimFinder, forms: Forms
) -> None:
    found = claims(finder, forms, sentence)
    assert not [claim for claim in found if claim.verdict is Verdict.DOUBTFUL]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("全年共收到公民、法人和其他组织提出的政府信息公开申请53件。", 53),
        ("本年度共受理申请政府信息公开52件。", 52),
        ("我局通过多种渠道共收到政府信息公开申请53件。", 53),
        ("2023年，我局没有收到任何政府信息公开申请。", 0),
        ("未收到公民、法人和其他组织要求公开政府信息的申请，也无依申请公开事项。", 0),
        ("因政府信息公开被申请行政复议5件。", 5),
        ("年内受理并办结依申请公开53件。", 53),
        ("全年未因政府信息公开工作被申请行政复议。", 0),
        ("废止行政规范性文件3件。", 3),
    ],
)
def test_a_plain_statement_that_the_tables_do_not_bear_out_is_doubted(
    sentence: str, value: int, finder: ClaimFinder, forms: Forms
) -> None:
    found = claims(finder, forms, sentence)
    assert [(claim.value, claim.verdict) for claim in found] == [(value, Verdict.DOUBTFUL)]


def test_the_name_of_the_body_is_no_part_of_it(finder: ClaimFinder, forms: Forms) -> None:
    text = "县政府办公室共收到政府信息公开申请8件。"
    whole = replace(report(forms, VALUES), agency="某县人民政府办公室")
    assert not claims(finder, forms, text)
    assert [claim.verdict for claim in finder.find(text, whole)] == [Verdict.DOUBTFUL]
