"""Save an export in the form its name asks for."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.rulebook import RuleLine
from reviewer.export.aside import SET_ASIDE, counting, counts
from reviewer.export.cells import cells_table
from reviewer.export.codebook import codebook_table
from reviewer.export.csv_file import csv_writer
from reviewer.export.data import data_table
from reviewer.export.files import refusal, replaced
from reviewer.export.frames import write_parquet, write_stata
from reviewer.export.items import Item
from reviewer.export.json_file import write_json
from reviewer.export.options import Layout, Options
from reviewer.export.package import is_package, write_package
from reviewer.export.problems import problems_table
from reviewer.export.rules import rules_table
from reviewer.export.table import FixedTable, ItemTable, Row
from reviewer.export.terms import TERMS
from reviewer.export.trail import trail_table
from reviewer.export.workbook import Heads, write_workbook

DEFAULT_OPTIONS = Options()
ENDINGS = (".xlsx", ".csv", ".json", ".dta", ".parquet")


def save(
    target: Path,
    items: Iterable[Item],
    forms: Forms,
    options: Options = DEFAULT_OPTIONS,
    *,
    rules: Iterable[RuleLine] = (),
) -> int:
    """Write the items to a file or folder by its ending; returns how many are data.

    Those that were set aside are told in the trail and a table of their own. Raises `UserError`
    if there is nothing to export or the target cannot be written. `rules` are those they were
    judged by.
    """
    _check(target)
    counted = _Counted(items)
    with replaced(target) as scratch:
        fixed = (codebook_table(forms), TERMS, *_judged_by(tuple(rules)))
        _write(scratch, target.suffix.lower(), counted, fixed, forms=forms, options=options)
    return counted.count


def _judged_by(rules: Sequence[RuleLine]) -> Iterator[FixedTable]:
    if rules:
        yield rules_table(rules)


class _Counted:
    """Items, at least one of them data, counted as they pass."""

    def __init__(self, items: Iterable[Item]) -> None:
        rest = iter(items)
        first = next(rest, None)
        if first is None:
            raise UserError("nothing_to_export")
        self.count = 0
        self._items = chain([first], rest)

    def __iter__(self) -> Iterator[Item]:
        for item in self._items:
            self.count += counts(item)
            yield item
        if not self.count:
            raise UserError("nothing_to_export")


def _check(target: Path) -> None:
    try:
        folder = target.is_dir()
        foreign = folder and any(target.iterdir()) and not is_package(target)
    except OSError as error:
        raise refusal(error, target) from error
    if foreign:
        raise UserError("export_folder_not_empty", path=str(target))
    if folder:
        return
    if target.suffix and target.suffix.lower() not in ENDINGS:
        raise UserError("export_ending", ending=target.suffix, endings=" ".join(ENDINGS))


def _write(
    scratch: Path,
    ending: str,
    items: _Counted,
    fixed: Sequence[FixedTable],
    *,
    forms: Forms,
    options: Options,
) -> None:
    out = scratch / "out"
    tables = (
        counting(data_table(forms)),
        counting(cells_table(forms)),
        counting(problems_table(forms, options.language)),
        trail_table(forms, options.language, for_people=options.for_people and ending == ".xlsx"),
        SET_ASIDE,
    )
    one = tables[1] if options.layout is Layout.LONG else tables[0]
    match ending:
        case ".xlsx":
            write_workbook(
                out, items, tables, fixed, heads=Heads(options.language, options.for_people)
            )
        case ".csv":
            with csv_writer(out, one, encoding=options.encoding) as write:
                write(_rows(one, items))
        case ".json":
            write_json(out, items, tables, fixed)
        case ".dta":
            write_stata(out, tables[0], _rows(tables[0], items), forms)
        case ".parquet":
            write_parquet(out, one, _rows(one, items))
        case _:
            write_package(out, items, tables, fixed)


def _rows(table: ItemTable, items: Iterable[Item]) -> Iterator[Row]:
    for item in items:
        yield from table.rows(item)
