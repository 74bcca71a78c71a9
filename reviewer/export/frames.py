"""pandas frames of the tables, and the files of statistics programs made from them."""

from collections.abc import Iterable
from decimal import Decimal
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd

from reviewer.domain.form import Forms
from reviewer.export.codebook import short_labels, short_names
from reviewer.export.table import Field, FieldType, Row, Table

_WHOLE = {FieldType.INTEGER, FieldType.SIGNED}
_EXACT = {FieldType.AMOUNT, FieldType.NUMBER}
_STATA_TEXT = 244
"""Longer texts are stored apart from the rows."""
_ROWS_AT_ONCE = 50_000


def frame(table: Table, rows: Iterable[Row]) -> pd.DataFrame:
    """Whole numbers as `Int64` (empty stays empty), amounts as Decimal, text as text."""
    columns = zip(*rows, strict=True)
    series = {
        field.name: _series(field, values)
        for field, values in zip(table.fields, columns or [], strict=False)
    }
    return pd.DataFrame(series or {field.name: _series(field, ()) for field in table.fields})


def _series(field: Field, values: Iterable[Any]) -> "pd.Series[Any]":
    if field.type in _WHOLE:
        return pd.Series(list(values), dtype="Int64")
    if field.type is FieldType.REAL:
        return pd.Series(list(values), dtype="Float64")
    return pd.Series(list(values), dtype=object if field.type in _EXACT else "str")


def write_stata(path: Path, table: Table, rows: Iterable[Row], forms: Forms) -> None:
    """Stata 14 and later: names of at most 32 letters, the printed labels, missing as missing."""
    named = frame(table, rows)
    for field in table.fields:
        if field.is_text:
            named[field.name] = named[field.name].fillna("")
        elif field.type in _EXACT or field.type is FieldType.REAL:
            named[field.name] = named[field.name].astype(float)
    printed = short_labels(forms)
    names = dict(zip([f.name for f in table.fields], short_names(named.columns), strict=True))
    labels = {names[f.name]: printed.get(f.name, f.zh) for f in table.fields}
    texts = [f.name for f in table.fields if f.is_text]
    long = [names[name] for name in texts if named[name].str.len().max() > _STATA_TEXT]
    named.rename(columns=names).to_stata(
        path, version=118, write_index=False, variable_labels=labels, convert_strl=long
    )


def write_parquet(path: Path, table: Table, rows: Iterable[Row]) -> None:
    """Parquet, in parts; exact numbers stay exact."""
    # Nothing but this kind of file needs it, and it takes its time to load.
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    schema = arrow.schema([(field.name, _arrow_type(arrow, field)) for field in table.fields])
    rest = iter(rows)
    with parquet.ParquetWriter(path, schema) as writer:
        while part := list(islice(rest, _ROWS_AT_ONCE)):
            columns = [
                arrow.array(map(_exact, values) if field.type in _EXACT else values, kind.type)
                for field, kind, values in zip(
                    table.fields, schema, zip(*part, strict=True), strict=True
                )
            ]
            writer.write_table(arrow.Table.from_arrays(columns, schema=schema))


def _exact(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


def _arrow_type(arrow: Any, field: Field) -> Any:
    if field.type in _EXACT:
        return arrow.decimal128(38, 18)
    if field.type is FieldType.REAL:
        return arrow.float64()
    return arrow.int64() if field.type in _WHOLE else arrow.string()
