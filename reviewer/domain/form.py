"""The printed form: tables, blocks, rows and columns, and the key of every cell.

An edition is data (`resources/forms/*.toml`); `Edition.from_dict` turns one into these classes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reviewer.domain.numbers import ValueType
from reviewer.domain.rules import Rule, RuleTemplate

CellKey = str
"""`<table>.<row>.<column>`, for example `requests.denied.state_secret.business`."""

TABLES = ("disclosure", "requests", "disputes")


class FormError(ValueError):
    """A form file that contradicts itself."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column: its id, its labels from the outside in, their other spellings."""

    id: str
    path: tuple[str, ...]
    aliases: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The innermost label."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Column(Line):
    """A column and the kind of number it holds."""

    type: ValueType = ValueType.COUNT


@dataclass(frozen=True, slots=True)
class Row(Line):
    """A row; `variants` names the printed variants that have it (empty: all)."""

    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that share their column heads; `heading` is the line printed above them."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    heading: str = ""
    corner: str = ""
    across: bool = False
    """The rows stand side by side, each with all columns (the disputes table)."""


@dataclass(frozen=True, slots=True)
class CellForm:
    """One cell of the form with its row, column and block."""

    key: CellKey
    block: Block
    row: Row
    column: Column

    @property
    def type(self) -> ValueType:
        """The kind of number the cell takes."""
        return self.column.type

    @property
    def row_path(self) -> tuple[str, ...]:
        """The heading of the block, if any, and the labels of the row."""
        return (self.block.heading, *self.row.path) if self.block.heading else self.row.path


@dataclass(frozen=True)
class TableForm:
    """One table as one edition (and variant of it) prints it."""

    table: str
    edition: str
    title: str
    blocks: tuple[Block, ...]
    aliases: tuple[str, ...] = ()
    variant: str = ""

    def __hash__(self) -> int:
        # What tells one form from another is enough: forms are keys, and large.
        return hash((self.table, self.edition, self.variant))

    @property
    def id(self) -> str:
        """`<edition>` or `<edition>/<variant>`, unique among the forms of one table."""
        return f"{self.edition}/{self.variant}" if self.variant else self.edition

    @cached_property
    def cells(self) -> Mapping[CellKey, CellForm]:
        """Every cell in printed order."""
        return {cell.key: cell for cell in self._cells()}

    def _cells(self) -> Iterator[CellForm]:
        for block in self.blocks:
            for row in block.rows:
                for column in block.columns:
                    key = f"{self.table}.{row.id}.{column.id}"
                    yield CellForm(key, block, row, column)


@dataclass(frozen=True)
class Edition:
    """One edition of the form: its tables (one entry a variant) and its rules."""

    id: str
    version: str
    document: str
    tables: tuple[TableForm, ...]
    rules: tuple[RuleTemplate, ...]

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Edition":
        """Build an edition from the contents of its TOML file. Raises `FormError`."""
        try:
            tables = tuple(_tables(data))
            rules = tuple(RuleTemplate.from_dict(rule) for rule in data["rule"])
            edition = cls(data["edition"], data["version"], data["document"], tables, rules)
            for form in tables:
                edition.rules_of(form)
            return edition
        except (KeyError, TypeError, ValueError) as error:
            raise FormError(f"form {data.get('edition', '?')}: {error!r}") from error

    def rules_of(self, form: TableForm) -> tuple[Rule, ...]:
        """The rules for one of its tables. Raises `ValueError` for a rule that does not fit it."""
        templates = (template for template in self.rules if template.table == form.table)
        lines = _lines(form)
        return tuple(
            rule for template in templates for rule in template.expand(lines, version=self.version)
        )


def _tables(data: Mapping[str, Any]) -> Iterator[TableForm]:
    for table in data["table"]:
        variants = table.get("variants", [""])
        for variant in variants:
            yield TableForm(
                table=table["id"],
                edition=data["edition"],
                title=table["title"],
                aliases=tuple(table.get("aliases", ())),
                variant=variant,
                blocks=tuple(_block(block, variant) for block in table["block"]),
            )


def _block(block: Mapping[str, Any], variant: str) -> Block:
    rows = (Row(**_line(row), variants=tuple(row.get("variants", ()))) for row in block["rows"])
    return Block(
        rows=tuple(row for row in rows if not row.variants or variant in row.variants),
        columns=tuple(
            Column(**_line(column), type=ValueType(column.get("type", "count")))
            for column in block["columns"]
        ),
        heading=block.get("heading", ""),
        corner=block.get("corner", ""),
        across=block.get("across", False),
    )


def _line(line: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": line["id"],
        "path": tuple(line["path"]),
        "aliases": tuple(line.get("aliases", ())),
    }


@dataclass(frozen=True)
class Forms:
    """All editions the program knows."""

    editions: tuple[Edition, ...]

    def candidates(self, table: str) -> tuple[TableForm, ...]:
        """Every form (edition and variant) of one table."""
        return tuple(
            form for edition in self.editions for form in edition.tables if form.table == table
        )

    def table(self, table: str, form_id: str) -> TableForm:
        """The form of one table by id. Raises `KeyError`."""
        for form in self.candidates(table):
            if form.id == form_id:
                return form
        raise KeyError(f"{table} {form_id}")

    def edition(self, edition_id: str) -> Edition:
        """One edition by id. Raises `KeyError`."""
        for edition in self.editions:
            if edition.id == edition_id:
                return edition
        raise KeyError(edition_id)

    def of(self, form_ids: Mapping[str, str]) -> tuple[TableForm, ...]:
        """The forms a report uses, in the order of the printed report."""
        return tuple(self.table(table, form_ids[table]) for table in TABLES if table in form_ids)

    def rules(self, form_ids: Mapping[str, str]) -> tuple[Rule, ...]:
        """The rules for a report with these forms: each table's from its own edition."""
        return tuple(
            rule for form in self.of(form_ids) for rule in self.edition(form.edition).rules_of(form)
        )

    def cells(self, form_ids: Mapping[str, str]) -> dict[CellKey, CellForm]:
        """Every cell a report with these forms prints, in printed order."""
        return {key: cell for form in self.of(form_ids) for key, cell in form.cells.items()}


def _lines(form: TableForm) -> dict[str, dict[str, tuple[str, ...]]]:
    """Row and column ids with their label paths, as the rule templates expand over them."""
    return {
        "row": _paths(row for block in form.blocks for row in block.rows),
        "column": _paths(column for block in form.blocks for column in block.columns),
    }


def _paths(lines: Iterable[Line]) -> dict[str, tuple[str, ...]]:
    return {line.id: line.path for line in lines}
