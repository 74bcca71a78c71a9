"""Make the bundled samples: reports of fictitious bodies with known truth, the same every time.

`python packaging/make_samples.py [FOLDER]`, by default into `resources/samples`.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import sample_figures as figures_of
import sample_prose as prose
from sample_figures import CITY, COUNTY, QUIET, SMALL, Defect, Scale
from sample_text import Wrapping, from_page, from_pdf

from reviewer.assets import load_forms, resource
from reviewer.domain.form import Forms, TableForm
from reviewer.domain.numbers import parse_printed
from reviewer.domain.report import Cell, Reading, Report
from reviewer.domain.rules import Outcome
from reviewer.editing.confront import Confronter
from reviewer.export.json_file import dumps

OLD = {"disclosure": "2019", "requests": "2019", "disputes": "2019"}
BEIJING = OLD | {"disclosure": "2019/beijing"}
NEW = {"disclosure": "2021", "requests": "2021", "disputes": "2021"}
# The disputes table is the same in both editions.
MIXED = OLD | {"disclosure": "2021"}
PLAIN = Wrapping()
NUMBERED = Wrapping(page_number="- {} -", lines_a_page=40, blank_lines=False)
NARROW = Wrapping(prose=24, label=9, group=2, head=1, page_number="{}", lines_a_page=52)


@dataclass(frozen=True)
class Sample:
    """One report to make: whose, on which forms, how it is laid out and what is wrong in it."""

    name: str
    agency: str
    year: int
    forms: Mapping[str, str]
    scale: Scale
    wrapping: Wrapping | None = None
    """How its page breaks lines; None for a text copied from a web page."""
    defects: Sequence[Defect] = ()
    encoding: str = "utf-8"
    newline: str = "\n"
    unclaimed: int = 0
    """How many requests fewer the prose tells than the table."""
    after: str = ""
    """The sample of the same body for the year before."""
    copy_of: str = ""
    """The sample with the same figures."""
    told: Sequence[Defect] = ()
    """What is wrong in the prose as well."""
    unclear: Sequence[str] = field(default=())
    """Beginnings of the keys that a careful reader may flag in this text."""


SAMPLES = (
    Sample("01-city", "青澜市人民政府", 2023, NEW, CITY, PLAIN),
    Sample("02-county-page", "云岭县人民政府办公室", 2022, NEW, COUNTY),
    Sample("03-old-edition", "安禾区教育局", 2019, OLD, SMALL, NUMBERED, encoding="utf-8-sig"),
    Sample("04-beijing-variant", "澄湾区城市管理委员会", 2020, BEIJING, COUNTY, NARROW),
    Sample(
        "05-totals-left-zero",
        "望潮县自然资源局",
        2021,
        NEW,
        SMALL,
        defects=[figures_of.totals_left_zero],
        encoding="gb18030",
        newline="\r\n",
    ),
    Sample(
        "06-blank-and-marks",
        "平畴镇人民政府",
        2022,
        NEW,
        SMALL,
        defects=[figures_of.one_blank, figures_of.marks],
    ),
    Sample(
        "07-zeros-blank",
        "石渡市卫生健康委员会",
        2023,
        NEW,
        COUNTY,
        defects=[figures_of.zeros_blank],
    ),
    Sample(
        "08-digits-swapped",
        "南屿市市场监督管理局",
        2024,
        NEW,
        CITY,
        NUMBERED,
        defects=[figures_of.digits_swapped],
    ),
    Sample(
        "09-one-column-off",
        "白砚县公安局",
        2021,
        NEW,
        COUNTY,
        defects=[figures_of.one_column_off],
        encoding="utf-16",
    ),
    Sample(
        "10-yuan-for-wan-yuan",
        "东篱区财政局",
        2020,
        OLD,
        SMALL,
        PLAIN,
        defects=[figures_of.yuan_for_wan_yuan],
        unclear=["disclosure.procurement.amount"],
    ),
    Sample("11-text-disagrees", "松汀县农业农村局", 2023, NEW, SMALL, NARROW, unclaimed=1),
    Sample(
        "12-mixed-editions",
        "河汀市司法局",
        2023,
        MIXED,
        COUNTY,
        PLAIN,
        defects=[figures_of.dispute_totals_left_zero],
        encoding="gb18030",
    ),
    Sample(
        "13-number-missing",
        "榆川县档案馆",
        2020,
        OLD,
        QUIET,
        PLAIN,
        defects=[figures_of.one_blank],
        unclear=["requests.carried_forward."],
    ),
    Sample(
        "14-nothing-happened",
        "西畹街道办事处",
        2024,
        NEW,
        QUIET,
        encoding="utf-16-be",
        newline="\r\n",
    ),
    Sample(
        "15-next-year",
        "云岭县人民政府办公室",
        2023,
        NEW,
        COUNTY,
        after="02-county-page",
        told=[figures_of.one_more_carried_in],
    ),
)


def made(sample: Sample, forms: Forms) -> tuple[str, dict[str, Any]]:
    """The text of a sample and its truth."""
    parts, texts = contents(sample, forms)
    layout = sample.wrapping
    text = from_pdf(parts, texts, layout) if layout else from_page(parts, texts)
    return text, truth(sample, forms, texts)


def contents(sample: Sample, forms: Forms) -> tuple[list[str | TableForm], dict[str, str]]:
    """The lines and tables of a sample in order, and what is printed in every cell."""
    random = Random(sample.copy_of or sample.name)
    figures = figures_of.balanced(forms, sample.forms, sample.scale, random)
    for last in (other for other in SAMPLES if other.name == sample.after):
        before = figures_of.balanced(forms, last.forms, last.scale, Random(last.name))
        figures_of.follow(figures, before)
    for defect in sample.told:
        defect(figures)
    sentences = [prose.received(figures, sample.unclaimed), prose.disputes(figures)]
    for defect in sample.defects:
        defect(figures)
    cells = forms.cells(sample.forms)
    texts = {
        key: figures.texts.get(key, figures_of.printed(figures.values[key], cell.type))
        for key, cell in cells.items()
    }
    return _parts(sample, forms, sentences, random), texts


def _parts(
    sample: Sample, forms: Forms, sentences: list[str], random: Random
) -> list[str | TableForm]:
    tables = forms.of(sample.forms)
    parts: list[str | TableForm] = [
        sample.agency,
        f"{sample.year}年政府信息公开工作年度报告",
        *prose.general(sample.agency, sample.year, random)[:1],
        prose.section(1, "总体情况"),
        *prose.general(sample.agency, sample.year, random)[1:],
        *sentences,
    ]
    for table in tables:
        parts += [table.title, table]
    parts += [prose.section(5, "存在的主要问题及改进情况"), *prose.problems(random)]
    return [*parts, prose.section(6, "其他需要报告的事项"), *prose.ending(sample.year)]


def truth(sample: Sample, forms: Forms, texts: Mapping[str, str]) -> dict[str, Any]:
    """What a perfect reader finds: values, null where none is printed, and the rules they break."""
    cells = {}
    for key, form in forms.cells(sample.forms).items():
        read = parse_printed(texts[key], form.type)
        cells[key] = Cell(key, Reading(texts[key], read.status, read.value))
    report = Report("", "", sample.agency, sample.year, sample.forms, cells)
    findings = Confronter(forms).confront(report)
    return {
        "agency": sample.agency,
        "year": sample.year,
        "forms": sample.forms,
        "cells": {key: cell.value for key, cell in cells.items()},
        "statuses": {k: c.status.value for k, c in cells.items() if c.value is None},
        "broken": [f.rule.id for f in findings if f.outcome is Outcome.FAILED],
        "undecided": [f.rule.id for f in findings if f.outcome is Outcome.UNDECIDED],
        "may_be_flagged": [key for key in cells if key.startswith(tuple(sample.unclear))],
    }


def _encoded(text: str, sample: Sample) -> bytes:
    # Python's "utf-16" depends on the machine; write the byte order mark ourselves.
    if sample.encoding.startswith("utf-16"):
        order = "utf-16-be" if sample.encoding.endswith("be") else "utf-16-le"
        return f"\ufeff{text}".replace("\n", sample.newline).encode(order)
    return text.replace("\n", sample.newline).encode(sample.encoding)


def main(folder: Path) -> None:
    """Write every sample with its truth."""
    forms = load_forms()
    folder.mkdir(parents=True, exist_ok=True)
    for sample in SAMPLES:
        text, known = made(sample, forms)
        (folder / f"{sample.name}.txt").write_bytes(_encoded(text, sample))
        write_truth(folder / f"{sample.name}.truth.json", known)


def write_truth(path: Path, known: Mapping[str, Any]) -> None:
    """Write the truth of a sample, a line each member."""
    lines = ",\n".join(f" {dumps(name)}: {dumps(value)}" for name, value in known.items())
    path.write_bytes(f"{{\n{lines}\n}}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else resource("samples"))
