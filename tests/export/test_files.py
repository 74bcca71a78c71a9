"""An export appears whole or not at all; whatever stood there before stays otherwise."""

import csv
import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.export.cells import cells_table
from reviewer.export.csv_file import csv_writer, guard
from reviewer.export.files import refusal as why_not
from reviewer.export.items import Item
from reviewer.export.save import save
from reviewer.export.table import Field, FieldType, FixedTable, Table
from reviewer.export.workbook import Heads, write_workbook
from reviewer.messages import sentence
from tests.export.made import items

TARGETS = ["a.xlsx", "a.csv", "a.json", "a.dta", "folder"]
posix = pytest.mark.skipif(os.name != "posix", reason="permissions and limits of POSIX")


@pytest.fixture(scope="module")
def made(forms: Forms) -> list[Item]:
    return items(forms)[:1]


def refusal(target: Path, made: list[Item], forms: Forms) -> UserError:
    with pytest.raises(UserError) as caught:
        save(target, made, forms)
    return caught.value


def interrupted(made: list[Item]) -> Iterator[Item]:
    yield from made
    raise UserError("cancelled")


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_to_export_writes_nothing(tmp_path: Path, forms: Forms, name: str) -> None:
    assert refusal(tmp_path / name, [], forms).code == "nothing_to_export"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", TARGETS)
def test_an_export_cut_short_leaves_what_was_there(
    tmp_path: Path, made: list[Item], forms: Forms, name: str
) -> None:
    target = tmp_path / name
    save(target, made, forms)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(UserError, match="cancelled"):
        save(target, interrupted(made), forms)
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert after == before


def test_a_folder_that_is_missing_is_named(tmp_path: Path, made: list[Item], forms: Forms) -> None:
    error = refusal(tmp_path / "无" / "a.csv", made, forms)
    assert (error.code, error.facts) == ("export_folder_missing", {"path": str(tmp_path / "无")})


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody can write to")
def test_a_folder_that_refuses_is_not_called_missing(made: list[Item], forms: Forms) -> None:
    error = refusal(Path("/proc/a.csv"), made, forms)
    assert (error.code, error.facts) == ("export_folder_refuses", {"path": "/proc"})


def test_a_folder_with_other_files_is_never_touched(
    tmp_path: Path, made: list[Item], forms: Forms
) -> None:
    folder = tmp_path / "package"
    save(folder, made, forms)
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    assert refusal(folder, made, forms).code == "export_folder_not_empty"
    assert (folder / "mine.txt").read_text(encoding="utf-8") == "mine"
    (folder / "mine.txt").unlink()
    (folder / "datapackage.json").write_text('["not", "ours"]', encoding="utf-8")
    assert refusal(folder, made, forms).code == "export_folder_not_empty"


def test_an_unknown_ending_is_refused(tmp_path: Path, made: list[Item], forms: Forms) -> None:
    error = refusal(tmp_path / "a.docx", made, forms)
    assert (error.code, error.facts["ending"]) == ("export_ending", ".docx")


_AS_NOBODY = """
import sys
from pathlib import Path
from reviewer.assets import load_forms
from reviewer.domain.errors import UserError
from reviewer.export.save import save
from reviewer.messages import sentence
from tests.export.made import items
forms = load_forms()
made = items(forms)
{before}
try:
    save(Path(sys.argv[1]), made, forms)
except UserError as error:
    print(error.code)
"""


def run_with(before: str, target: Path) -> str:
    code = _AS_NOBODY.format(before=before)
    run = subprocess.run(
        [sys.executable, "-c", code, str(target)], capture_output=True, text=True, check=False
    )
    assert not run.stderr
    return run.stdout.strip()


@posix
@pytest.mark.parametrize("name", TARGETS)
def test_a_full_disk_is_told_and_the_old_file_stays(tmp_path: Path, name: str) -> None:
    limit = (
        "import resource, signal\n"
        f"signal.signal({int(signal.SIGXFSZ)}, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))"
    )
    target = tmp_path / name
    if name != "folder":
        target.write_text("old", encoding="utf-8")
    assert run_with(limit, target) == "export_disk_full"
    assert [path.name for path in tmp_path.iterdir()] == ([name] if name != "folder" else [])
    assert name == "folder" or target.read_text(encoding="utf-8") == "old"


def test_a_place_that_cannot_be_written_is_told(
    tmp_path: Path, made: list[Item], forms: Forms
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert refusal(tmp_path / "file" / "a.csv", made, forms).code == "export_not_writable"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@posix
@pytest.mark.parametrize("name", ["", "a.csv", "package"])
def test_a_folder_that_may_not_be_looked_into_is_told(tmp_path: Path, name: str) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    found = run_with("import os; os.getuid() or os.setuid(65534)", closed / name)
    closed.chmod(0o700)
    assert found == "export_not_writable"


def test_a_name_that_is_too_long_is_told(tmp_path: Path, made: list[Item], forms: Forms) -> None:
    error = refusal(tmp_path / f"{'长' * 200}.csv", made, forms)
    assert (error.code, error.facts["reason"]) == ("export_not_writable", "long_name")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.EACCES, "没有写入“a.csv”的权限"),
        (errno.EROFS, "磁盘是只读的"),
        (errno.EISDIR, "是一个文件夹，不能写成文件"),
        (errno.ENOTDIR, "所在的位置不是文件夹"),
        (errno.EINVAL, "系统不允许的字符"),
        (errno.EBUSY, "正被另一个程序使用"),
        (errno.EIO, "磁盘或网络连接出错"),
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EXDEV, "无法写入“a.csv”（EXDEV）"),
    ],
)
def test_what_the_system_refuses_is_told_in_the_users_words(number: int, told: str) -> None:
    error = why_not(OSError(number, "never shown"), Path("a.csv"))
    assert told in sentence(error, "zh")
    assert "never shown" not in sentence(error, "en")


class SharingError(PermissionError):
    """What Windows raises where another program has the file open."""

    winerror = 32


def test_a_file_that_windows_says_is_open_elsewhere_is_told() -> None:
    error = SharingError(errno.EACCES, "never shown")
    assert "请先在 Excel 或 WPS 中关闭它" in sentence(why_not(error, Path("a.csv")), "zh")


HOSTILE = st.text(st.sampled_from("=+-@＝＋－＠\t\r\n'1a .,"), max_size=8) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=8
)


@given(HOSTILE)
def test_guarded_text_begins_no_formula(text: str) -> None:
    guarded = guard(text)
    dangerous = guarded.strip()[:1] in set("=+-@＝＋－＠") or guarded[:1] in set("\t\r\n")
    try:
        float(text)
    except ValueError:
        assert not guarded or not dangerous
    assert guarded in (text, f"'{text}")


@given(HOSTILE)
def test_a_guarded_text_can_always_be_restored(text: str) -> None:
    guarded = guard(text)
    bare = guarded.removeprefix("'")
    assert (bare if guard(bare) == guarded else guarded) == text


@given(st.lists(HOSTILE, min_size=1), st.sampled_from(["utf-8-sig", "gb18030"]))
def test_any_text_comes_back_from_csv(texts: list[str], encoding: str) -> None:
    table = Table("t", (Field("text", "", ""), Field("number", "", "", FieldType.INTEGER)))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        with csv_writer(path, table, encoding=encoding) as write:
            write((text, -number) for number, text in enumerate(texts))
        with path.open(encoding=encoding, newline="") as file:
            rows = list(csv.reader(file))[1:]
    assert rows == [[guard(text), str(-number)] for number, text in enumerate(texts)]


@pytest.mark.parametrize("text", ["-1", "+3", "12.5", "0012", "—", "abc", "1-2"])
def test_plain_numbers_and_plain_text_are_left_alone(text: str) -> None:
    assert guard(text) == text


def test_a_table_too_long_for_a_sheet_goes_on_in_the_next(
    tmp_path: Path, made: list[Item], forms: Forms
) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, made, [cells_table(forms)], [], heads=Heads("en"), max_rows=102)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["cells", "cells_2"]
    keys = [row[3] for sheet in book for row in sheet.iter_rows(min_row=3, values_only=True)]
    assert keys == list(made[0].record.report.cells)


def test_sheets_are_printed_lying_with_their_heads_on_every_page(
    tmp_path: Path, made: list[Item], forms: Forms
) -> None:
    path = tmp_path / "a.xlsx"
    save(path, made, forms)
    book = openpyxl.load_workbook(path)
    setups = {sheet.title: sheet for sheet in book}
    assert {sheet.page_setup.orientation for sheet in book} == {"landscape"}
    assert {sheet.print_title_rows for sheet in book} == {"$1:$2"}
    assert setups["terms"].sheet_properties.pageSetUpPr.fitToPage
    assert setups["terms"].page_setup.fitToHeight == 0
    assert setups["data"].print_title_cols == "$A:$C"


def test_a_long_sentence_takes_the_lines_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    table = FixedTable(
        "rules",
        (Field("note", "说明", "note"), Field("rule", "规则", "rule")),
        rows=(("长" * 100, "a"), ("短", "长" * 100), (None, "c")),
    )
    write_workbook(path, [], [], [table], heads=Heads("zh"))
    sheet = openpyxl.load_workbook(path)["rules"]
    assert sheet["A3"].alignment.wrap_text
    assert sheet.row_dimensions[3].height >= 15 * 7
    assert not sheet["B4"].alignment.wrap_text
    assert {row: sheet.row_dimensions[row].height for row in (4, 5)} == {4: None, 5: None}
