"""How an export is to be written."""

from dataclasses import dataclass
from enum import StrEnum


class Layout(StrEnum):
    """Which table a file of one table holds."""

    WIDE = "wide"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Options:
    """`layout` is for csv and parquet, `encoding` for csv, `language` for labels and rules.

    A workbook `for_people` names its sheets in their language and puts the labels first; one for
    scripts has the machine names first.
    """

    layout: Layout = Layout.WIDE
    encoding: str = "utf-8-sig"
    language: str = "zh"
    for_people: bool = False
