"""Which files are read and what is said of the others."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.domain.document import DocumentKind
from reviewer.domain.errors import InputError
from reviewer.reading.files import read_bytes, read_file
from reviewer.reading.limits import Limits

TEXT = "某市某局2021年政府信息公开工作年度报告\r\n一、总体情况\r\n"


def refusal(path: Path, limits: Limits | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        read_file(path, limits or Limits())
    return caught.value


def test_a_text_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "报告 2021.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    document, content = read_file(path)
    assert content == TEXT.encode("gb18030")
    assert document.text == TEXT.replace("\r\n", "\n")
    assert (document.name, document.kind) == ("报告 2021.txt", DocumentKind.TEXT)
    assert document.encoding == "gb18030"
    assert len(document.sha256) == 64


def test_the_same_bytes_give_the_same_digest() -> None:
    assert read_bytes(b"abc", "a").sha256 == read_bytes(b"abc", "b").sha256


def test_an_empty_file_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.touch()
    error = refusal(path)
    assert (error.code, error.facts["reason"]) == ("damaged", "empty")


def test_random_bytes_are_damaged(tmp_path: Path) -> None:
    path = tmp_path / "junk.txt"
    path.write_bytes(os.urandom(10_000))
    assert refusal(path).code == "damaged"


@pytest.mark.parametrize(
    ("head", "ending"),
    [
        (b"\x7fELF\x02\x01", "elf"),
        (b"\x1f\x8b\x08\0", "gz"),
    ],
)
def test_another_kind_of_file_is_told_by_its_content(
    tmp_path: Path, head: bytes, ending: str
) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(head + os.urandom(100))
    error = refusal(path)
    assert (error.code, error.facts["ending"]) == ("unsupported", ending)


@pytest.mark.parametrize(
    "head", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0", b"GIF89a", b"BM6\0\0\0\0\0\0\0"]
)
def test_a_picture_is_a_scan_without_text(head: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(head + bytes(100), "报告.txt")
    assert (caught.value.code, caught.value.facts["reason"]) == ("no_text_layer", "picture")


def test_a_large_text_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.write(TEXT.encode() * 100)
        file.truncate(50 << 20)
    error = refusal(path)
    assert (error.code, error.facts["size"], error.facts["limit"]) == (
        "too_large",
        50 << 20,
        16 << 20,
    )


def test_the_limit_can_be_set(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    assert refusal(path, Limits(text_bytes=10)).code == "too_large"


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == refusal(tmp_path / "none.txt").code == "damaged"
    assert refusal(tmp_path / "none.txt").facts["reason"] == "missing"
    assert refusal(tmp_path).facts["reason"] == "folder"


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A file one may not read. Root may read everything, so step down for a while."""
    if os.name != "posix":
        pytest.skip("permissions are different here")
    path = tmp_path / "closed.txt"
    path.write_bytes(TEXT.encode())
    path.chmod(0)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield path
    os.seteuid(user)


def test_a_file_without_permission_is_told(closed: Path) -> None:
    error = refusal(closed)
    assert (error.code, error.facts["reason"]) == ("damaged", "permission")
