"""Make the bundled PDF samples, each with its truth. Needs ReportLab.

`python packaging/make_pdf_samples.py [FOLDER]`, by default into `resources/samples/pdf`. What is
drawn here is the same every time; what LibreOffice and Chromium print is made with `--print` only.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sample_figures as figures_of
from make_samples import BEIJING, MIXED, NEW, OLD, Sample, contents, truth, write_truth
from pdf_book import draw
from pdf_print import page_of, print_page
from pdf_style import Style
from sample_figures import CITY, COUNTY, QUIET, SMALL

from reviewer.assets import load_forms, resource
from reviewer.domain.form import Forms

LONG = "q04-six-pages"
"""A report with a long section 一."""
NUMBERED = "- {} -"
SHORT, LOW = (595.0, 520.0), (595.0, 430.0)
WIDE = (842.0, 595.0)


@dataclass(frozen=True)
class Drawn:
    """A report and the way it is drawn."""

    report: Sample
    style: Style
    picture: str = ""
    """The table that is a picture; nobody can read its cells."""


def _sample(name: str, agency: str, year: int, forms: dict[str, str], **more: Any) -> Sample:
    return Sample(name, agency, year, forms, **{"scale": COUNTY, **more})


def _drawn(
    name: str, agency: str, year: int, forms: dict[str, str], style: Style, **more: Any
) -> Drawn:
    picture = more.pop("picture", "")
    return Drawn(_sample(name, agency, year, forms, **more), style, picture)


SAMPLES = (
    _drawn("p01-plain", "芷澜市人民政府", 2023, NEW, Style(), scale=CITY),
    _drawn(
        "p02-hairlines", "云岭县财政局", 2019, OLD, Style(lines="hairlines", page_number=NUMBERED)
    ),
    _drawn("p03-double-lines", "澄湾区水务局", 2020, BEIJING, Style(lines="double")),
    _drawn("p04-open-sides", "望潮县民政局", 2022, NEW, Style(lines="open", side="down")),
    _drawn("p05-no-lines", "荷畴镇人民政府", 2021, NEW, Style(lines="none")),
    _drawn(
        "p06-no-lines-blank",
        "安禾区文化馆",
        2020,
        OLD,
        Style(lines="none", page_number="{}"),
        defects=[figures_of.one_blank],
        unclear=["requests.carried_forward.research"],
    ),
    _drawn("p07-bands", "石渡市医疗保障局", 2024, NEW, Style(lines="bands"), scale=CITY),
    _drawn("p08-pieces", "南屿市司法局", 2023, NEW, Style(text="pieces", side="turned")),
    _drawn("p09-bold", "白砚县档案局", 2019, OLD, Style(text="bold", side="down")),
    _drawn("p10-rotated", "东篱区审计局", 2022, NEW, Style(paper=WIDE, page="rotated")),
    _drawn("p11-lying", "松汀县气象局", 2021, NEW, Style(paper=WIDE, page="drawn")),
    _drawn("p12-split", "河汀市统计局", 2023, NEW, Style(paper=SHORT, page_number=NUMBERED)),
    _drawn(
        "p13-split-heads",
        "榆川县文物局",
        2020,
        OLD,
        Style(paper=LOW, repeat_heads=True, page_number="{}"),
        scale=CITY,
    ),
    _drawn(
        "p14-cut-labels",
        "北畹街道办事处",
        2024,
        NEW,
        Style(paper=(595.0, 470.0), cut_row="label", page_number="第 {} 页"),
    ),
    _drawn("p15-cut-values", "苇塘乡人民政府", 2022, NEW, Style(paper=SHORT, cut_row="values")),
    _drawn(
        "p16-hidden",
        "清渠市林业局",
        2023,
        NEW,
        Style(extras=("white", "invisible", "outside", "covered", "clipped")),
    ),
    _drawn(
        "p17-forms-and-shades",
        "霁岭县医疗保障局",
        2021,
        NEW,
        Style(extras=("form", "shaded", "watermark", "note")),
    ),
    _drawn(
        "p18-totals-left-zero",
        "芦汀区城市管理局",
        2022,
        NEW,
        Style(lines="hairlines", text="pieces"),
        scale=SMALL,
        defects=[figures_of.totals_left_zero],
    ),
    _drawn(
        "p19-mixed-editions",
        "砚池市商务局",
        2023,
        MIXED,
        Style(paper=SHORT, lines="hairlines", side="down", page_number=NUMBERED),
        defects=[figures_of.dispute_totals_left_zero],
    ),
    _drawn(
        "p20-zeros-blank",
        "杏坞县交通运输局",
        2023,
        NEW,
        Style(),
        defects=[figures_of.zeros_blank],
    ),
    _drawn(
        "p21-marks",
        "柳浦镇人民政府",
        2024,
        NEW,
        Style(lines="open"),
        scale=SMALL,
        defects=[figures_of.one_blank, figures_of.marks],
    ),
    _drawn("p22-no-lines-split", "桑渡区发展和改革局", 2022, NEW, Style(paper=SHORT, lines="none")),
    _drawn("p23-nothing", "桃汀街道办事处", 2023, NEW, Style(lines="none"), scale=QUIET),
    _drawn(
        "p24-swapped",
        "枫泾市市场监督管理局",
        2023,
        OLD,
        Style(lines="bands", page_number=NUMBERED),
        scale=CITY,
        defects=[figures_of.digits_swapped],
    ),
    _drawn(
        "p25-picture",
        "茶峒县民政局",
        2023,
        NEW,
        Style(lines="hairlines"),
        picture="requests",
        unclear=["requests."],
    ),
    _drawn(
        "p26-narrow",
        "菱湖镇人民政府",
        2022,
        NEW,
        Style(paper=(420.0, 1200.0)),
        unclear=["requests.", "disputes."],
    ),
    _drawn(
        "p27-under-pictures",
        "蓼汀县水利局",
        2024,
        NEW,
        Style(lines="hairlines", extras=("pictured",)),
    ),
    _drawn(
        "p28-no-lines-zeros-blank",
        "芷溪市民政局",
        2024,
        NEW,
        Style(lines="none"),
        scale=CITY,
        defects=[figures_of.zeros_blank],
        unclear=["disclosure.", "disputes."],
    ),
    _drawn(
        "p29-footnotes",
        "菖蒲县统计局",
        2023,
        NEW,
        Style(extras=("raised",)),
        unclear=["disclosure.", "requests.", "disputes."],
    ),
    _drawn("p30-upended", "梅溪区教育局", 2024, NEW, Style(page="upended", lines="hairlines")),
)

PRINTED = (
    (_sample("q01-libreoffice", "荻洲市生态环境局", 2023, NEW, scale=CITY), "soffice"),
    (_sample("q02-chromium", "槐荫岭区住房和城乡建设局", 2022, NEW), "chromium"),
    (_sample("q03-libreoffice-old", "蓼河县教育局", 2020, OLD, scale=SMALL), "soffice"),
    (_sample(LONG, "荇渚市公安局", 2023, NEW, scale=CITY), "soffice"),
)
"""Reports and the programs that print them."""
UNREADABLE = "\ufffd"


def write_drawn(drawn: Drawn, forms: Forms, folder: Path) -> None:
    """Draw one sample and write what a perfect reader finds in it."""
    parts, texts = contents(drawn.report, forms)
    name = drawn.report.name
    (folder / f"{name}.pdf").write_bytes(draw(parts, texts, drawn.style, name, drawn.picture))
    hidden = {key for key in texts if drawn.picture and key.startswith(f"{drawn.picture}.")}
    texts |= dict.fromkeys(hidden, UNREADABLE)
    write_truth(folder / f"{name}.truth.json", truth(drawn.report, forms, texts))


def write_printed(report: Sample, program: str, forms: Forms, folder: Path) -> None:
    """Print one sample with another program."""
    parts, texts = contents(report, forms)
    if report.name == LONG:
        parts[4:4] = parts[4:7] * 32
    content = print_page(page_of(parts, texts), program)
    (folder / f"{report.name}.pdf").write_bytes(content)
    write_truth(folder / f"{report.name}.truth.json", truth(report, forms, texts))


def main() -> None:
    """Write every sample with its truth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=resource("samples") / "pdf")
    parser.add_argument("--print", action="store_true", help="also the printed samples")
    asked = parser.parse_args()
    forms = load_forms()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for drawn in SAMPLES:
        write_drawn(drawn, forms, asked.folder)
    for report, program in PRINTED if asked.print else ():
        write_printed(report, program, forms, asked.folder)


if __name__ == "__main__":
    main()
