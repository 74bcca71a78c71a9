"""What a table of an export is: named fields of known types, and the rows an item gives."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from reviewer.domain.numbers import Value
from reviewer.export.items import Item

Scalar = Value | float | str | None
Row = tuple[Scalar, ...]


class FieldType(StrEnum):
    """What a field holds."""

    TEXT = "text"
    TIME = "time"
    """Local time with its offset, as ISO text."""
    INTEGER = "integer"
    SIGNED = "signed"
    AMOUNT = "amount"
    NUMBER = "number"
    """Integers and amounts mixed."""
    REAL = "real"


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its machine name, its labels and what it holds."""

    name: str
    zh: str
    en: str
    type: FieldType = FieldType.TEXT

    @property
    def is_text(self) -> bool:
        """Whether the values are texts."""
        return self.type in (FieldType.TEXT, FieldType.TIME)

    def label(self, language: str) -> str:
        """What a person calls it."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Table:
    """A named table. `key` names the fields that together name a row."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()

    def index(self, name: str) -> int:
        """The place of a field. Raises `ValueError`."""
        return [column.name for column in self.fields].index(name)


@dataclass(frozen=True, slots=True)
class ItemTable(Table):
    """A table whose rows come from the items."""

    rows: Callable[[Item], Iterable[Row]] = field(kw_only=True)
    order: str = field(default="", kw_only=True)
    """The field by which the rows of all items are ordered; empty for item by item."""

    def ordered(self, rows: Iterable[Row]) -> list[Row]:
        """The rows of all items in the order of the table."""
        place = self.index(self.order)
        return sorted(rows, key=lambda row: int(row[place] or 0))


@dataclass(frozen=True, slots=True)
class FixedTable(Table):
    """A table whose rows are the same for every export with the same forms."""

    rows: tuple[Row, ...] = field(kw_only=True)


def plain(value: Scalar) -> str:
    """A value as text: amounts with every digit and no exponent, nothing as nothing."""
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
