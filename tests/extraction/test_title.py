"""Agency and year from titles as they are printed."""

import pytest

from reviewer.domain.numbers import fold
from reviewer.extraction.title import Title, find_title

REST = "\n\n依据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。\n一、总体情况\n"


@pytest.mark.parametrize(
    ("title", "agency", "year"),
    [
        (" 某市某区外事办公室\n\n2020 年政府信息公开工作年度报告", "某市某区外事办公室", 2020),
        ("某市某区外事办公室2023年政府信息公开工作年度报告", "某市某区外事办公室", 2023),
        ("某区政府办公室2021年政府信息公开\n\n工作年度报告", "某区政府办公室", 2021),
        ("某市科学技术局 2020 年\n政府信息公开工作年度报告", "某市科学技术局", 2020),
        ("某区响应服务中心\n\n2019 年度政府信息公开工作年度报告", "某区响应服务中心", 2019),
        ("某县财政局政府信息公开工作2022年度报告", "某县财政局", 2022),
        ("政府信息公开工作2022年度报告\n某县财政局", "某县财政局", 2022),
        ("２０２１年某县财政局政府信息公开工作年度报告", "某县财政局", 2021),
        ("某县财政局政府信息公开工作年度报告（2021年）", "某县财政局", 2021),
        ("某县财政局关于2021年度政府信息公开工作情况的报告", "某县财政局", 2021),
        ("某县人民政府〔2021〕年政府信息公开年报", "某县人民政府", 2021),
        ("某县人民政府\n二〇二一年\n政府信息公开工作\n年度报告", "某县人民政府", 2021),
        ("首页 > 公开 > 年报\n\n某镇2020年政府信息公开工作年度报告\n来源：某镇", "某镇", 2020),
        ("某县财政局\n- 1 -\n2021年政府信息公开工作年度报告", "某县财政局", 2021),
        ("某县财政局 2020\n1\n年政府信息公开工作年度报告", "某县财政局", 2020),
        ("临江市水\ufffd局2023年政府信息公开工作年度报告", None, 2023),
        ("政府信息公开工作年度报告", None, None),
    ],
)
def test_titles(title: str, agency: str | None, year: int | None) -> None:
    assert find_title(fold(title + REST)) == Title(agency, year)


def test_the_period_of_the_figures_tells_the_year_where_the_title_does_not() -> None:
    text = "某局政府信息公开工作年度报告" + REST + "统计期限自 2020 年 1 月 1日起至 12 月 31 日止。"
    assert find_title(fold(text)) == Title("某局", 2020)


def test_prose_is_no_title() -> None:
    text = "我局公布了2019年政府信息公开工作年度报告。" + REST
    assert find_title(fold(text)) == Title()
