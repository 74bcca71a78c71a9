"""The tables of a workspace as they are today; `migrations` says how a file gets there."""

from decimal import Decimal
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator

from reviewer.domain.numbers import Value

metadata = MetaData()


class Number(TypeDecorator[Any]):
    """An int or a Decimal as text; a Decimal always keeps its point, nothing becomes a float."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Value | None, _dialect: object) -> str | None:
        """The text to store."""
        if isinstance(value, Decimal):
            text = f"{value:f}"
            return text if "." in text else f"{text}."
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, _dialect: object) -> Value | None:
        """The number again. Raises `ValueError` or `ArithmeticError` on anything else."""
        if value is None:
            return None
        return Decimal(value) if "." in value else int(value)


schema_version = Table("schema_version", metadata, Column("version", Integer, nullable=False))

reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Text, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("agency", Text),
    Column("year", Integer),
    Column("state", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("undecided", Integer, nullable=False),
    Column("look", Integer, nullable=False),
    Column("accepted", Integer, nullable=False),
    Column("corrected", Integer, nullable=False),
    Column("open_problems", Integer, nullable=False),
    Column("search", Text, nullable=False),
    Column("imported_at", Text, nullable=False),
    Column("imported_by", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("region", Text),
    Column("warnings", Integer, nullable=False),
    Column("notices", Integer, nullable=False),
)

tags = Table(
    "tags",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("tag", Text, primary_key=True),
)

bodies = Table(
    "bodies",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
    Column("year", Integer),
)

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("digest", Text, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True, autoincrement=False),
    Column("readings", LargeBinary, nullable=False),
    Column("document", LargeBinary, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("status", Text, nullable=False),
    Column("value", Number),
    Column("text", Text, nullable=False),
    Column("origin", Text, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("rule", Text, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("basis", Text, nullable=False),
)

open_rules = Table(
    "open_rules",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("rule", Text, primary_key=True),
)

trail = Table(
    "trail",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("operation", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("undoes", ForeignKey("trail.sequence")),
    Column("changes", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("batch", Text),
)

settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
