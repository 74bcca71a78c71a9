"""A workspace of very many reports, written by script without reading each anew."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from sqlalchemy import insert

from reviewer.app import Application
from reviewer.assets import resource
from reviewer.domain.record import Record
from reviewer.pipeline import extract_file
from reviewer.review.pinyin import spelled
from reviewer.review.problems import tally
from reviewer.storage import overview, reports
from reviewer.storage.codec import seal, to_json
from reviewer.storage.indexing import found_by
from reviewer.storage.schema import open_rules, sources
from reviewer.storage.schema import reports as reports_table
from reviewer.storage.worklist import tally_columns

YEARS = (2021, 2022, 2023, 2024)
_PLACES = "青石|白云|临江|望潮|碧峰|河汀|砚池|杏坞|茶峒|榆川|云岭|安禾|澄湾|平畴|石渡|南屿"
_OFFICES = "人民政府|教育局|财政局|民政局|司法局|水利局|统计局|档案馆|气象局|公安局"
_WORDS = (_PLACES.split("|"), _OFFICES.split("|"))
Row = dict[str, object]


class Sample:
    """One report that has been read; what is stored of it differs by its checksum only."""

    def __init__(self, program: Application, name: str) -> None:
        read = extract_file(resource("samples") / name, program.forms)
        assert read.report is not None
        assert read.document is not None
        report = read.report
        cells = {key: cell.reading for key, cell in report.cells.items()}
        readings = reports.Readings(report.forms, report.agency, report.year, cells)
        self._parts = {
            "readings": to_json(readings).encode(),
            "document": to_json(read.document).encode(),
            "content": read.content,
        }
        findings = program.confronter.confront(report)
        counts = tally(Record(0, report), findings)
        self._counts = tally_columns(counts)
        self.rules = {overview._COUNTED, *counts.rules}

    def row(self, number: int, agency: str, year: int) -> Row:
        """The line of the report among the reports."""
        source = f"{number:05}-{agency}.txt"
        state = [number, _checksum(number), source, agency, year, "open", "", 0]
        names = ("id", "sha256", "source", "agency", "year", "state", "note", "version")
        return {
            **dict(zip(names, state, strict=True)),
            **self._counts,
            **found_by(agency, year, source, (), spelled),
            "imported_at": "2026-01-31T09:00:00+00:00",
            "imported_by": "bench",
            "digest": reports._digest(state, (), (), ()),
        }

    def sealed(self, number: int) -> Row:
        """What was imported."""
        checksum = _checksum(number)
        parts = {name: seal(part, f"{name} {checksum}") for name, part in self._parts.items()}
        return {"report_id": number, **parts}


def make_workspace(program: Application, location: Path, count: int) -> None:
    """Fill a new workspace; a body has a report for each of four years, every third a problem."""
    samples = [Sample(program, name) for name in ("01-city.txt", "08-digits-swapped.txt")]
    workspace = program.open_workspace(location, create=True)
    named = list(zip(range(1, count + 1), bodies(), strict=False))
    with workspace._database.writing() as connection:
        rows = [samples[number % 3 == 2].row(number, *body) for number, body in named]
        connection.execute(insert(reports_table), rows)
        counted = [
            {"report_id": number, "rule": rule}
            for number, _ in named
            for rule in samples[number % 3 == 2].rules
        ]
        connection.execute(insert(open_rules), counted)
        for start in range(0, count, 500):
            part = named[start : start + 500]
            sealed = [samples[number % 3 == 2].sealed(number) for number, _ in part]
            connection.execute(insert(sources), sealed)
    workspace.close()


def _checksum(number: int) -> str:
    return sha256(str(number).encode()).hexdigest()


def bodies() -> Iterator[tuple[str, int]]:
    """Agencies without end, each with its years."""
    places, offices = _WORDS
    number = 0
    while True:
        place = places[number % 16] + places[number // 16 % 16]
        level = ("县", "区", "市")[number % 3]
        office = offices[number // 256 % 10]
        suffix = f"第{number // 2560}分局" if number >= 2560 else ""
        for year in YEARS:
            yield f"{place}{level}{office}{suffix}", year
        number += 1
