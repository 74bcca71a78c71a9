"""Files and folders → reports: what is looked at, in what order, and what bad files cost."""

import os
import sys
import zipfile
from pathlib import Path

import pytest

from reviewer.assets import resource
from reviewer.domain.form import Forms
from reviewer.messages import sentence
from reviewer.pipeline import Extracted, Handling, extract_file, extract_files
from reviewer.reading.limits import Limits
from reviewer.sources import find_files, passed_over, shown_name
from tests.reading.pdf_parts import bomb

MEMORY = 704 << 20
"""Enough for a report."""
posix = pytest.mark.skipif(os.name != "posix", reason="names of files are bytes on POSIX")


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find_files([folder])]


def test_folders_are_searched_in_natural_order(tmp_path: Path) -> None:
    touch(
        tmp_path, "10.txt", "9.txt", "第2号.txt", "第10号.txt", "b/1.TXT", "a/20.html", "a/3.docx"
    )
    assert names(tmp_path) == [
        "9.txt",
        "10.txt",
        "a/3.docx",
        "a/20.html",
        "b/1.TXT",
        "第2号.txt",
        "第10号.txt",
    ]


def test_hidden_lock_and_foreign_files_are_passed_over(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt", ".b.txt", "~$c.docx", ".git/d.txt", "e.exe", "f.truth.json", "g")
    assert names(tmp_path) == ["a.txt"]
    assert passed_over(tmp_path) == 3


def test_pictures_are_looked_at_unless_they_adorn_a_saved_page(tmp_path: Path) -> None:
    touch(tmp_path, "1.JPG", "2.tif", "年报.html", "年报_files/logo.png", "年报.files/a.gif")
    assert names(tmp_path) == ["1.JPG", "2.tif", "年报.html"]


def test_a_file_that_is_named_is_tried_whatever_it_is(tmp_path: Path) -> None:
    touch(tmp_path, "a.exe")
    given = [tmp_path / "missing.txt", tmp_path / "a.exe"]
    assert find_files(given) == given


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may list every folder")
def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, forms: Forms) -> None:
    touch(tmp_path, "a.txt", "closed/b.txt")
    (tmp_path / "closed").chmod(0)
    found = find_files([tmp_path])
    (tmp_path / "closed").chmod(0o700)
    assert tmp_path / "closed" in found


@pytest.mark.skipif(os.name != "posix", reason="permissions are different here")
def test_a_path_one_may_not_even_look_at_is_a_file_to_read(tmp_path: Path) -> None:
    touch(tmp_path, "closed/b.txt")
    (tmp_path / "closed").chmod(0)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        assert find_files([tmp_path / "closed" / "b.txt"]) == [tmp_path / "closed" / "b.txt"]
    finally:
        os.seteuid(user)
        (tmp_path / "closed").chmod(0o700)


@posix
def test_a_name_that_is_no_utf8_is_shown_as_what_it_was_meant_to_be(tmp_path: Path) -> None:
    name = os.fsdecode("年报".encode("gb18030") + b".txt")
    assert shown_name(tmp_path / name) == str(tmp_path / "年报.txt")
    assert shown_name(Path("甲.txt")) == "甲.txt"


def read(paths: list[Path], forms: Forms, **settings: object) -> list[Extracted]:
    limits = settings.get("limits", Limits())
    assert isinstance(limits, Limits)
    return list(extract_files(paths, forms=forms, jobs=2, handling=Handling(limits)))


@pytest.fixture
def bad_files(tmp_path: Path) -> dict[str, Path]:
    good = resource("samples") / "01-city.txt"
    contents = {
        "empty.txt": b"",
        "junk.txt": bytes(range(256)) * 64,
        "other.txt": "一封普通的信，与年度报告无关。".encode(),
        "picture.txt": b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
        "good.txt": good.read_bytes(),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return {name: tmp_path / name for name in [*contents, "missing.txt"]}


def test_bad_files_are_told_in_order_and_the_others_go_on(
    bad_files: dict[str, Path], forms: Forms
) -> None:
    results = read([*bad_files.values(), bad_files["good.txt"]], forms)
    told = [(result.name, result.error and result.error.code) for result in results]
    assert told == [
        ("empty.txt", "damaged"),
        ("junk.txt", "damaged"),
        ("other.txt", "not_a_report"),
        ("picture.txt", "no_text_layer"),
        ("good.txt", None),
        ("missing.txt", "damaged"),
        ("good.txt", None),
    ]
    good = results[4]
    assert good.content == bad_files["good.txt"].read_bytes()
    assert good.report is not None
    assert good.document is not None
    assert good.sha256 == good.report.sha256 == good.document.sha256
    assert all(result.report is None for result in results if result.error)


def test_a_broken_install_is_not_blamed_on_the_file(
    forms: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "reviewer.reading.files", None)
    result = extract_file(resource("samples") / "01-city.txt", forms)
    assert result.error is not None
    assert (result.error.code, result.error.facts["reason"]) == ("damaged", "install")
    assert "安装不完整" in sentence(result.error, "zh")


def test_one_table_is_enough_of_a_report(tmp_path: Path, forms: Forms) -> None:
    text = (resource("samples") / "02-county-page.txt").read_text(encoding="utf-8")
    start = text.index("三、收到和处理")
    (tmp_path / "a.txt").write_text(text[start : text.index("\n四、政府")], encoding="utf-8")
    (result,) = read([tmp_path / "a.txt"], forms)
    assert result.report is not None
    assert dict(result.report.forms) == {"requests": "2021"}


def test_a_file_beyond_the_limits_is_told(tmp_path: Path, forms: Forms) -> None:
    (tmp_path / "a.txt").write_bytes(b"1 " * 600)
    (result,) = read([tmp_path / "a.txt"], forms, limits=Limits(text_bytes=1000))
    assert result.error is not None
    assert result.error.code == "too_large"


def test_a_file_that_takes_too_long_is_told_and_the_next_one_read(
    tmp_path: Path, forms: Forms
) -> None:
    good = resource("samples") / "01-city.txt"
    slow = tmp_path / "slow.txt"
    slow.write_bytes(good.read_bytes() * 25_000)
    limits = Limits(seconds=2, text_bytes=1 << 28, memory=1 << 33)
    results = read([slow, good], forms, limits=limits)
    assert [result.error and result.error.code for result in results] == ["timeout", None]


def test_nothing_of_a_cancelled_batch_is_waited_for(forms: Forms) -> None:
    samples = find_files([resource("samples")])
    done = list(extract_files(samples, forms=forms, cancelled=lambda: True))
    assert done == []


def test_an_archive_is_the_files_in_it(tmp_path: Path, forms: Forms) -> None:
    """Names by a Chinese Windows, an empty file, one that leads out, one nobody asked for."""
    content = (resource("samples") / "06-blank-and-marks.txt").read_bytes()
    path = tmp_path / "年报.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("2/b.txt", content)
        archive.writestr("10/c.txt", b"")
        archive.writestr("zz/nnnn.txt", content)
        archive.writestr("logo.svg", b"<svg/>")
        archive.writestr("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(99))
        archive.writestr("../../out.txt", content)
    path.write_bytes(path.read_bytes().replace(b"zz/nnnn", "镇/年报".encode("gb18030")))
    counted: list[int] = []
    results = list(extract_files([path], forms=forms, unpacked=counted.append))
    told = [(Path(r.source).relative_to(path).as_posix(), r.error is None) for r in results]
    assert told == [
        ("2/b.txt", True),
        ("10/c.txt", False),
        ("镇/年报.txt", True),
        ("scan.png", False),
        ("out.txt", True),
    ]
    assert counted == [5]
    assert list(tmp_path.iterdir()) == [path]
    assert [r.document.name for r in results if r.document] == ["b.txt", "年报.txt", "out.txt"]


def test_a_member_beyond_the_limits_is_told(tmp_path: Path, forms: Forms) -> None:
    content = (resource("samples") / "06-blank-and-marks.txt").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("small.txt", content)
        archive.writestr("large.txt", content + bytes(9000))
    results = read([tmp_path / "a.zip"], forms, limits=Limits(file_bytes=len(content) + 100))
    assert [result.error and result.error.code for result in results] == [None, "too_large"]


@pytest.mark.parametrize("inside", [{}, {"a.exe": b"MZ"}, {"年报_files/a.png": b""}])
def test_an_archive_with_nothing_to_read_is_told(
    tmp_path: Path, forms: Forms, inside: dict[str, bytes]
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in inside.items():
            archive.writestr(name, content)
    (result,) = read([path], forms)
    assert (result.source, result.name) == (str(path), "a.zip")
    assert result.error is not None
    assert (result.error.code, result.error.facts["reason"]) == ("not_a_report", "empty_archive")


def test_a_broken_archive_is_told_and_the_others_go_on(tmp_path: Path, forms: Forms) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and nothing more")
    results = read([tmp_path / "a.zip", resource("samples") / "01-city.txt"], forms)
    assert [result.error and result.error.code for result in results] == ["damaged", None]


def test_a_bomb_of_a_few_kilobytes_is_told_for_what_it_is(tmp_path: Path, forms: Forms) -> None:
    good = resource("samples") / "01-city.txt"
    (tmp_path / "bomb.pdf").write_bytes(bomb(3 << 30))
    assert (tmp_path / "bomb.pdf").stat().st_size < 20_000
    results = read([tmp_path / "bomb.pdf", good], forms, limits=Limits(memory=MEMORY))
    assert results[0].error is not None
    assert (results[0].error.code, results[0].error.facts["reason"]) == ("too_large", "memory")
    assert "704 MB" in sentence(results[0].error, "zh")
    assert results[1].error is None
