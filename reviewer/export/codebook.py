"""The codebook: every key with its labels, type and editions; and the words the tables use."""

from collections.abc import Iterable, Iterator
from itertools import count

from reviewer.domain.form import Forms
from reviewer.export.data import all_cells, cell_label
from reviewer.export.table import Field, FixedTable, Row

NAME_LIMIT = 32
LABEL_LIMIT = 80
"""What Stata takes."""

_FIELDS = (
    Field("key", "单元格", "cell"),
    Field("editions", "版本", "editions"),
    Field("table", "表", "table"),
    Field("row", "行", "row"),
    Field("column", "列", "column"),
    Field("other_columns", "列的其他名称", "other names of the column"),
    Field("type", "类型", "type"),
    Field("stata", "Stata 变量名", "Stata variable"),
    Field("rules", "规则版本", "versions of the rules"),
)


def codebook_table(forms: Forms) -> FixedTable:
    """One row a key, in printed order."""
    return FixedTable("codebook", _FIELDS, ("key",), rows=tuple(_rows(forms)))


def _rows(forms: Forms) -> Iterator[Row]:
    cells = all_cells(forms)
    versions = {edition.id: edition.version for edition in forms.editions}
    for (key, places), name in zip(cells.items(), short_names(cells), strict=True):
        form, cell = places[0]
        editions = sorted({form.edition for form, _ in places})
        labels = list(dict.fromkeys(cell.column.label for _, cell in places))
        yield (
            *(key, ";".join(editions), form.title, "/".join(cell.row_path)),
            *(labels[0], ";".join(labels[1:]), cell.type.value, name),
            ";".join(versions[edition] for edition in editions),
        )


def short_names(keys: Iterable[str]) -> list[str]:
    """A variable name of at most 32 ASCII characters for each key, all different."""
    taken: set[str] = set()
    names = []
    for key in keys:
        name = next(name for name in _candidates(key) if name not in taken)
        taken.add(name)
        names.append(name)
    return names


def _candidates(key: str) -> Iterator[str]:
    """The key itself if it fits, else its words cut to ever fewer letters, else numbered."""
    words = key.replace(".", "_").split("_")
    longest = max(map(len, words))
    cut = ("_".join(word[:letters] for word in words) for letters in range(longest, 1, -1))
    name = next((name for name in cut if len(name) <= NAME_LIMIT), "".join(w[0] for w in words))
    yield name[:NAME_LIMIT]
    yield from (f"{name[: NAME_LIMIT - 4]}_{number}" for number in count(2))


def short_labels(forms: Forms) -> dict[str, str]:
    """A label of at most 80 characters for each key; what is too long loses its middle."""
    return {key: _shortened(cell_label(places[0][1])) for key, places in all_cells(forms).items()}


def _shortened(label: str) -> str:
    if len(label) <= LABEL_LIMIT:
        return label
    half = (LABEL_LIMIT - 1) // 2
    return f"{label[:half]}…{label[-half:]}"
