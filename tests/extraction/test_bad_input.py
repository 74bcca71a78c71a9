"""Other kinds of documents are refused, whatever words they share with a report."""

import pytest

from reviewer.domain.errors import InputError
from reviewer.domain.form import Forms
from reviewer.extraction.report import extract
from reviewer.reading.files import read_bytes

NOVEL = "第一回 山前小镇\n话说天下大势，分久必合。那年秋天，镇上来了一位先生，住在桥边的客店里。\n"
BUDGET = (
    "某市某局2021年部门预算公开\n一、部门预算收支总表\n收入 支出\n项目 预算数 项目 预算数\n"
    "一、一般公共预算拨款 1234.56 一、教育支出 120.00\n二、政府性基金 0.00 二、其他支出 35.10\n"
    "三、事业收入 88.00 三、公共安全支出 0.00\n"
    "政府采购预算总额 491.28 万元，行政事业性收费 12.00 万元。\n"
)
REGULATION = (
    "中华人民共和国政府信息公开条例\n"
    "第二十条 行政机关应当依照本条例第十九条的规定，主动公开本行政机关的下列政府信息：\n"
    "（一）行政法规、规章和规范性文件；\n"
    "（五）办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果；\n"
    "（六）实施行政处罚、行政强制的依据、条件、程序；\n"
    "（八）行政事业性收费项目及其依据、标准；\n（九）政府集中采购项目的目录、标准及实施情况；\n"
    "第五十条 政府信息公开工作年度报告应当包括下列内容：\n"
    "（一）行政机关主动公开政府信息的情况；\n（二）行政机关收到和处理政府信息公开申请的情况；\n"
    "（三）因政府信息公开工作被申请行政复议、提起行政诉讼的情况；\n"
)
PROSE_ONLY = (
    "某局2021年政府信息公开工作年度报告\n一、总体情况\n本年度收到政府信息公开申请 2 件，均已答复，"
    "结转下年度继续办理 0 件。未发生行政复议、行政诉讼。\n二、存在的问题\n经验不足。\n"
)


@pytest.mark.parametrize(
    "text", [NOVEL, NOVEL * 500, BUDGET, REGULATION, PROSE_ONLY, "\n\n \n", "1"]
)
def test_what_has_no_table_is_no_report(text: str, forms: Forms) -> None:
    document = read_bytes(text.encode(), "other.txt")
    with pytest.raises(InputError) as caught:
        extract(document, forms)
    assert (caught.value.code, caught.value.facts) == ("not_a_report", {"name": "other.txt"})
