"""Rules of an office: read, applied, and errors told with their place."""

import pytest

from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.rules import Outcome, Severity
from reviewer.editing.confront import Confronter
from reviewer.editing.office import read_office_rules
from reviewer.messages import sentence
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
    assert "倍数 100000000000000000000 太大，最多 1000000" in sentence(caught.value, "zh")


HEAD = 'id = "few_disputes"'
EQUATION = "disclosure.regulations.in_force = disclosure.regulations.issued"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (HEAD, 'id = "few_disputes', "第 4 行第 19 列有误：引号没有成对，缺少结束的引号。"),
        (GOOD, "version = '7", "第 1 行第 13 列有误：引号没有成对"),
        (
            HEAD,
            "id = “few_disputes”",
            "第 4 行第 6 列有误：这里的 “ 是中文标点，请改用英文（半角）的",
        ),
        (HEAD, 'id ＝ "few_disputes"', "第 4 行第 4 列有误：这里的 ＝ 是中文标点"),
        (HEAD, 'id "few_disputes"', "名称后面缺少等号 ="),
        (HEAD, "id = few_disputes", '等号后面的值看不懂；文字要放在英文双引号 " 里'),
        (HEAD, "id =", "第 4 行第 5 列有误：等号后面缺少值"),
        (HEAD, f"{HEAD}\n{HEAD}", "第 5 行第 20 列有误：同一个名称写了两次"),
        (HEAD, "编号 = 1", "这里应当是“名称 = 值”"),
        (HEAD, f'{HEAD} severity = "hard"', "值已经结束，后面多出了内容"),
        (HEAD, 'id = "a\\q"', "引号里的反斜杠 \\ 要写成两个"),
        (HEAD, 'id = "a\x01"', "看不见的控制字符"),
        ("[[rule]]", "[[rule]", "行首的 [[ 没有对应的 ]]"),
        ('{ zh = "规章", en', '{ zh = "规章" en', "括号 [ 或 { 没有写完整"),
        ('version = "7"', "version = 2024-02-30", "没有这个日期或时间"),
        ('version = "7"', f"version = {'9' * 5000}", "不符合 TOML 的写法"),
        ('version = "7"', f"version = {'[' * 5000}", "不符合 TOML 的写法"),
        (f'equation = "{EQUATION}"', "", "这条规则缺少 equation"),
        (EQUATION, "disclosure.regulations.issued", "要有、也只能有一个 = 或 <= 或 >="),
        (EQUATION, "= disclosure.regulations.issued", "等式有一边是空的"),
        ("disclosure.regulations.issued", "x / 2", "从“/ 2”起看不懂"),
        ("disclosure.regulations.issued", f"{'9' * 5000}*x", "起看不懂"),
        ("disclosure.regulations.issued", "disclosure.laws", "没有名为“disclosure.laws”的单元格"),
        ('"warning"', '"grave"', "这里写的是“grave”"),
        ('{ zh = "复议不多于申请" }', "{}", "name 里要写出 zh 或 en 的一句话"),
        ("no_regulations", "few_disputes", "id “few_disputes”用了两次"),
        ('severity = "hard"', 'severty = "hard"', "这里不能写“severty”"),
        (GOOD, "rule = 3", "每条规则都要从单独一行 [[rule]] 开始"),
    ],
)
def test_errors_are_told_in_the_users_words(forms: Forms, old: str, new: str, told: str) -> None:
    text = GOOD.replace(old, new)
    for written in (text, text.replace("\n", "\r\n")):
        with pytest.raises(UserError) as caught:
            read_office_rules(written, name="x.toml", forms=forms)
        assert told in sentence(caught.value, "zh")
    english = sentence(caught.value, "en")
    assert "…" not in english
    assert "office_rule" not in english
