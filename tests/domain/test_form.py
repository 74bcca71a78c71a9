"""The editions as data: the same keys, labels and types as the customer's codebook."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.assets import read_forms, resource
from reviewer.domain.form import TABLES, CellForm, Edition, FormError, Forms, TableForm

EDITIONS = {
    "2019": {"disclosure": "2019", "requests": "2019", "disputes": "2019"},
    "beijing": {"disclosure": "2019/beijing", "requests": "2019", "disputes": "2019"},
    "2021": {"disclosure": "2021", "requests": "2021", "disputes": "2021"},
}


@pytest.fixture(scope="module")
def rows(codebook: Path) -> dict[str, dict[str, str]]:
    with codebook.open(encoding="utf-8-sig", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def places(forms: Forms) -> Iterator[tuple[TableForm, CellForm]]:
    for table in TABLES:
        for form in forms.candidates(table):
            for cell in form.cells.values():
                yield form, cell


def test_the_keys_are_those_of_the_codebook(forms: Forms, rows: dict[str, dict[str, str]]) -> None:
    assert {cell.key for _, cell in places(forms)} == set(rows)


def test_each_key_stands_in_the_editions_the_codebook_names(
    forms: Forms, rows: dict[str, dict[str, str]]
) -> None:
    for key, row in rows.items():
        editions = {form.edition for form, cell in places(forms) if cell.key == key}
        assert editions == set(row["editions"].split(";")), key


def test_every_cell_has_the_labels_and_the_type_of_the_codebook(
    forms: Forms, rows: dict[str, dict[str, str]]
) -> None:
    for form, cell in places(forms):
        row = rows[cell.key]
        assert form.title == row["table"]
        assert "/".join(cell.row_path) == row["row"]
        spellings = {cell.column.label, *cell.column.aliases}
        assert row["column"] in spellings, (form.id, cell.key)
        assert cell.type == row["type"], cell.key


def test_the_codebook_label_is_the_one_printed_in_the_oldest_edition(
    forms: Forms, rows: dict[str, dict[str, str]]
) -> None:
    for key, row in rows.items():
        first = next(cell for _, cell in places(forms) if cell.key == key)
        assert first.column.label == row["column"]


@pytest.mark.parametrize(
    ("name", "count"),
    [("2019", 22 + 161 + 15), ("beijing", 25 + 161 + 15), ("2021", 10 + 175 + 15)],
)
def test_an_edition_has_as_many_cells_as_it_prints(forms: Forms, name: str, count: int) -> None:
    assert len(forms.cells(EDITIONS[name])) == count


def test_cells_come_in_printed_order(forms: Forms) -> None:
    keys = list(forms.cells(EDITIONS["2021"]))
    assert [key.split(".")[0] for key in keys] == sorted(
        (key.split(".")[0] for key in keys), key=TABLES.index
    )
    assert keys[10].startswith("requests.received.natural_person")
    assert keys[-1] == "disputes.litigation_after_reconsideration.total"


@pytest.mark.parametrize(("name", "count"), [("2019", 40), ("beijing", 40), ("2021", 42)])
def test_the_rules_expand_to_the_equations_of_the_edition(
    forms: Forms, name: str, count: int
) -> None:
    rules = forms.rules(EDITIONS[name])
    assert len({rule.id for rule in rules}) == count
    cells = forms.cells(EDITIONS[name])
    assert all(key in cells for rule in rules for key in rule.keys)


def test_every_cell_of_requests_stands_in_a_row_and_a_column_rule(forms: Forms) -> None:
    rules = forms.rules(EDITIONS["2021"])
    for key in forms.cells({"requests": "2021"}):
        families = {rule.family for rule in rules if key in rule.keys}
        assert "requests.row_total" in families
        assert families & {"requests.outcomes", "requests.balance"}


def test_each_table_brings_the_rules_of_its_own_edition(forms: Forms) -> None:
    mixed = forms.rules({"disclosure": "2021", "requests": "2019", "disputes": "2021"})
    versions = {rule.table: rule.version for rule in mixed}
    assert versions == {"requests": "2019.1", "disputes": "2021.1"}
    assert len(mixed) == 40


def test_a_missing_table_takes_its_rules_away(forms: Forms) -> None:
    assert {rule.table for rule in forms.rules({"disputes": "2019"})} == {"disputes"}


def test_unknown_forms_are_key_errors(forms: Forms) -> None:
    with pytest.raises(KeyError):
        forms.table("requests", "1999")
    with pytest.raises(KeyError):
        forms.edition("1999")


FURTHER = """
edition = "2030"
version = "2030.1"
document = "—"

[[table]]
id = "disputes"
title = "四、复议和诉讼"

[[table.block]]
across = true
columns = [{ id = "upheld", path = ["维持"] }, { id = "total", path = ["总计"] }]
rows = [{ id = "reconsideration", path = ["行政复议"] }]

[[rule]]
id = "disputes.total"
table = "disputes"
each = "row"
equation = "upheld = total"
severity = "warning"
name = { zh = "维持 = 总计", en = "upheld = total" }
"""


def write_editions(folder: Path, further: str) -> Path:
    for path in resource("forms").glob("*.toml"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "2030.toml").write_text(further, encoding="utf-8")
    return folder


def test_a_further_edition_is_a_further_file(tmp_path: Path) -> None:
    forms = read_forms(write_editions(tmp_path, FURTHER))
    used = {"disputes": "2030"}
    assert list(forms.cells(used)) == [
        "disputes.reconsideration.upheld",
        "disputes.reconsideration.total",
    ]
    (rule,) = forms.rules(used)
    assert (rule.id, rule.severity, rule.version) == (
        "disputes.total.reconsideration",
        "warning",
        "2030.1",
    )
    assert len(forms.rules(EDITIONS["2021"])) == 42


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('version = "2030.1"', ""),
        ('each = "row"', 'each = "page"'),
        ("upheld = total", "upheld == total"),
        ("upheld = total", "upheld = sum"),
        ('severity = "warning"', 'severity = "loud"'),
        ('id = "upheld", path', 'name = "upheld", path'),
        ("[[rule]]", "[[rule"),
    ],
)
def test_a_form_file_that_contradicts_itself_is_told_with_its_name(
    tmp_path: Path, old: str, new: str
) -> None:
    folder = write_editions(tmp_path, FURTHER.replace(old, new))
    with pytest.raises(FormError, match="2030"):
        read_forms(folder).rules({"disputes": "2030"})


def test_an_edition_is_built_from_a_plain_mapping() -> None:
    with pytest.raises(FormError, match=r"form \?"):
        Edition.from_dict({})
