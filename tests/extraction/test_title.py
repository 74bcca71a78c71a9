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
        ("某县财政局政府信息公开工作年度报告\n(2021年度)", "某县财政局", 2021),
        ("【2021年报】某县财政局政府信息公开年度报告", "某县财政局", 2021),
        ("标 题: 某县财政局2021年政府信息公开工作年度报告", "某县财政局", 2021),
        ("政府信息公开年度报告（2021）\n发布单位：某县气象局", "某县气象局", 2021),
        ("2021年政府信息公开年报\n来源：县政府办 日期：2022-01-10", None, 2021),
        ("某县建设局（人防办）2021年政府信息公开工作年度报告", "某县建设局(人防办)", 2021),
        ("某县统计局关于报送2021年政府信息公开工作年度报告的函", "某县统计局", 2021),
        ("某县统计局关于2021年政府信息公开工作的年度报告", "某县统计局", 2021),
        ("某县第一中学2021年信息公开工作年度报告", "某县第一中学", 2021),
        ("Page 8 - 某区信访局2022年政府信息公开工作年度报告", "某区信访局", 2022),
        ("年报\n乡镇信息公开年度报告\n某镇2023年政府信息公开年度报告", "某镇", 2023),
        ("| 生成日期: | 2025-01-21 |\n2024年度某乡政府信息公开年度报告", "某乡", 2024),
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


@pytest.mark.parametrize(
    ("sentence", "agency", "year"),
    [
        ("现公布某局2022年政府信息公开工作年度报告。", "某局", 2022),
        ("现公布我局2022年政府信息公开工作年度报告。", None, 2022),
        ("特向社会公布2024年某乡人民政府政府信息公开工作情况报告。", "某乡人民政府", 2024),
        ("特编制某市地方志办公室2023年政府信息公开工作年度报告。", "某市地方志办公室", 2023),
        ("现将我办2022年度政府信息公开情况报告如下：", None, 2022),
        ("从六个方面汇报我镇2023年政府信息公开工作。", None, 2023),
        ("按时编制了2019年政府信息公开工作年度报告。", None, None),
    ],
)
def test_the_sentence_that_publishes_a_report_tells_what_no_title_does(
    sentence: str, agency: str | None, year: int | None
) -> None:
    text = f"根据《中华人民共和国政府信息公开条例》规定，{sentence}\n一、总体情况\n工作有序推进。\n"
    assert find_title(fold(text)) == Title(agency, year)


def test_the_title_is_found_behind_a_long_menu() -> None:
    menu = "\n".join(f"栏目{number}" for number in range(150))
    text = f"{menu}\n某县统计局2021年政府信息公开工作年度报告\n发布日期：2022-01-12" + REST
    assert find_title(fold(text)) == Title("某县统计局", 2021)


@pytest.mark.parametrize(
    ("years", "year"), [((2023, 2022, 2021, 2021), 2021), ((2022, 2021), 2021)]
)
def test_of_a_list_of_years_the_title_is_the_last(years: tuple[int, ...], year: int) -> None:
    lines = [f"某县统计局{one}年政府信息公开工作年度报告" for one in years]
    assert find_title(fold("\n".join(lines) + REST)) == Title("某县统计局", year)


def test_of_several_years_the_period_of_the_figures_decides() -> None:
    lines = [f"某县统计局{year}年政府信息公开工作年度报告" for year in (2021, 2022, 2023)]
    text = "\n".join(lines) + REST + "统计期限自2022年1月1日至2022年12月31日。"
    assert find_title(fold(text)) == Title("某县统计局", 2022)
