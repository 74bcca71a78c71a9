"""Make the bundled samples of pages, Word files and sheets, each with its truth.

`python packaging/make_form_samples.py [FOLDER]`, by default into `resources/samples`.
"""

import io
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import sample_figures as figures_of
from form_pages import PageStyle, page
from form_sheet import SheetStyle, sheet
from form_word import WordStyle, word
from make_samples import BEIJING, MIXED, NEW, OLD, Sample, contents, truth, write_truth
from make_samples import SAMPLES as TEXTS
from sample_figures import CITY, COUNTY, QUIET, SMALL, Defect

from reviewer.assets import load_forms, resource
from reviewer.domain.form import Forms

FOLDERS = {"html": "html", "mht": "html", "docx": "word", "xlsx": "sheets"}


@dataclass(frozen=True)
class Made:
    """A report and the kind of file it is made into."""

    report: Sample
    ending: str
    style: PageStyle | WordStyle | SheetStyle


def _made(
    name: str,
    agency: str,
    year: int,
    forms: Mapping[str, str],
    style: PageStyle | WordStyle | SheetStyle,
    *defects: Defect,
) -> Made:
    ending = {PageStyle: "html", WordStyle: "docx", SheetStyle: "xlsx"}[type(style)]
    scale = {2019: SMALL, 2020: COUNTY, 2022: QUIET, 2024: CITY}.get(year, COUNTY)
    return Made(Sample(name, agency, year, forms, scale, defects=defects), ending, style)


SAMPLES = (
    _made("h01-plain", "青澜市水利局", 2023, NEW, PageStyle()),
    _made(
        "h02-from-word",
        "云岭县教育体育局",
        2021,
        NEW,
        PageStyle(cell="word", encoding="gbk", claim="gb2312", blank="&nbsp;"),
        figures_of.one_blank,
    ),
    _made(
        "h03-site",
        "澄湾区文化和旅游局",
        2024,
        NEW,
        PageStyle(shell="site", cell="editor", tables="blocks", figures="grouped"),
    ),
    _made(
        "h04-containers",
        "安禾区交通运输局",
        2019,
        OLD,
        PageStyle(shell="containers", cell="editor", figures="wide"),
    ),
    _made(
        "h05-layout-tables",
        "望潮县应急管理局",
        2020,
        BEIJING,
        PageStyle(shell="site", cell="old", nested=2, encoding="gb18030", claim="utf-8"),
        figures_of.digits_swapped,
    ),
    _made(
        "h06-careless",
        "禾津镇人民政府",
        2023,
        MIXED,
        PageStyle(shell="page", cell="old", closed=False, spans="long", figures="padded", claim=""),
        figures_of.marks,
    ),
    _made(
        "h07-zeros-blank",
        "石渡市民政局",
        2023,
        NEW,
        PageStyle(cell="editor", spans="wide", blank="　", encoding="utf-8-sig"),
        figures_of.zeros_blank,
    ),
    _made("w01-plain", "南屿市住房和城乡建设局", 2023, NEW, WordStyle()),
    _made("w02-numbered", "白砚县司法局", 2021, NEW, WordStyle(numbered=True)),
    _made(
        "w03-tracked",
        "东篱区统计局",
        2024,
        NEW,
        WordStyle(tracked=True, pieces=True),
        figures_of.one_column_off,
    ),
    _made("w04-boxes", "松汀县财政局", 2019, OLD, WordStyle(place="box", numbered=True)),
    _made(
        "w05-layout",
        "河汀市档案馆",
        2020,
        BEIJING,
        WordStyle(place="cell", hidden=True, pieces=True),
        figures_of.yuan_for_wan_yuan,
    ),
    _made("w06-quiet", "南畹街道办事处", 2022, NEW, WordStyle(tables="blocks", hidden=True)),
    _made("x01-sheet", "榆川县信访局", 2023, NEW, SheetStyle(), figures_of.totals_left_zero),
    _made("x02-sums", "菱塘乡人民政府", 2019, OLD, SheetStyle(sums=True, sheets=True)),
)


def file_of(made: Made, forms: Forms) -> bytes:
    """The content of a sample."""
    parts, texts = contents(made.report, forms)
    match made.style:
        case PageStyle():
            return page(parts, texts, made.style)
        case WordStyle():
            return word(parts, texts, made.style)
        case SheetStyle():
            return sheet(parts, texts, made.style)


def saved_page(content: bytes) -> bytes:
    """A page as browsers save it, in one file with what belongs to it."""
    whole = MIMEMultipart("related", boundary="----saved-page")
    whole["Subject"] = "report"
    whole.attach(MIMEText(content.decode(), "html", "utf-8"))
    whole.attach(MIMEText("td { border: 1px solid }", "css", "utf-8"))
    return whole.as_bytes()


def main(folder: Path) -> None:
    """Write every sample with its truth."""
    forms = load_forms()
    for made in SAMPLES:
        _write(folder, made, file_of(made, forms), forms)
    copy = Made(replace(_of("02-county-page"), name="w07-second-copy"), "docx", WordStyle())
    _write(folder, copy, file_of(copy, forms), forms)
    first = _made("h08-saved", "清渠市水利局", 2023, NEW, PageStyle(shell="site", cell="word"))
    saved = Made(first.report, "mht", first.style)
    _write(folder, saved, saved_page(file_of(saved, forms)), forms)
    (folder / "archive").mkdir(exist_ok=True)
    (folder / "archive" / "z01-two-reports.zip").write_bytes(archive(forms))


def _of(name: str) -> Sample:
    """A sample of the texts, as another office has it: one figure was changed afterwards."""
    (text,) = (sample for sample in TEXTS if sample.name == name)
    return replace(text, copy_of=name, defects=[figures_of.one_decision_more])


def archive(forms: Forms) -> bytes:
    """A zip as Chinese desktops make it: names in GBK, a folder, what the system left there."""
    reports = (
        _made("z01-page", "碧峰县气象局", 2021, NEW, PageStyle(cell="editor")),
        _made("z02-word", "碧峰县退役军人事务局", 2022, NEW, WordStyle(numbered=True)),
    )
    names = ("2023年年报/县气象局.html", "2023年年报/县退役军人事务局.docx", "2023年年报/Thumbs.db")
    contents = [*(file_of(made, forms) for made in reports), b"none"]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for number, content in enumerate(contents):
            stand_in = _stand_in(names[number], number)
            target.writestr(zipfile.ZipInfo(stand_in, (2024, 1, 1, 0, 0, 0)), content)
    made = file.getvalue()
    for number, name in enumerate(names):
        made = made.replace(_stand_in(name, number).encode(), name.encode("gbk"))
    return made


def _stand_in(name: str, number: int) -> str:
    """A name of as many bytes; zipfile itself only writes UTF-8."""
    return str(number) * len(name.encode("gbk"))


def _write(folder: Path, made: Made, content: bytes, forms: Forms) -> None:
    place = folder / FOLDERS[made.ending]
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{made.report.name}.{made.ending}").write_bytes(content)
    _, texts = contents(made.report, forms)
    known = truth(made.report, forms, texts)
    if made.report.name.startswith("w05"):
        known["may_be_flagged"] = ["disclosure.procurement.amount"]
    write_truth(place / f"{made.report.name}.truth.json", known)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else resource("samples"))
