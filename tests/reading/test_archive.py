"""Archives give their files with readable names, and never more than they may cost."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.errors import InputError
from reviewer.reading.archive import Member, is_archive, member_name, members, members_of
from tests.reading.office_parts import p, package, r, word


def named(name: str, encoding: str, *, flag: bool = False) -> zipfile.ZipInfo:
    """An entry as zipfile gives it for a name written in some encoding."""
    info = zipfile.ZipInfo("x")
    info.filename = name if flag else name.encode(encoding).decode("cp437")
    info.flag_bits = 0x800 if flag else 0
    return info


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030"])
@pytest.mark.parametrize("name", ["2023年/某局报告.txt", "联通.txt", "a.txt", "附件①（终稿）.doc"])
def test_names_are_those_people_wrote(name: str, encoding: str) -> None:
    assert member_name(named(name, encoding)) == name
    assert member_name(named(name, "", flag=True)) == name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/a.txt", "etc/a.txt"),
        ("..\\..\\a.txt", "a.txt"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("..", "?"),
    ],
)
def test_names_lead_nowhere(name: str, shown: str) -> None:
    assert member_name(named(name, "", flag=True)) == shown


def test_files_come_in_order_without_what_systems_add(tmp_path: Path) -> None:
    content = package(
        {
            "甲/1.txt": "一",
            "__MACOSX/1.txt": "x",
            "甲/.DS_Store": "x",
            "甲/~$1.doc": "x",
            "Thumbs.db": "x",
            "空/": "",
            "甲/2.docx": word(p(r("二"))),
        }
    )
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    found = list(members(path))
    assert [member.name for member in found] == ["甲/1.txt", "甲/2.docx"]
    assert found[0] == Member("甲/1.txt", "一".encode())


def test_archives_directly_inside_are_opened_and_no_further() -> None:
    inner = package({"c.txt": "3"})
    content = package({"a.txt": "1", "b.zip": package({"b.txt": "2", "c.zip": inner})})
    found = {member.name: member for member in members_of(content)}
    assert list(found) == ["a.txt", "b.zip/b.txt", "b.zip/c.zip"]
    error = found["b.zip/c.zip"].error
    assert error is not None
    assert (error.code, error.facts["reason"]) == ("unsupported", "nested")


def test_office_files_are_no_archives() -> None:
    assert is_archive(package({"a.txt": "1"}))
    assert is_archive(package({}))
    assert not is_archive(package({"[Content_Types].xml": "", "word/document.xml": ""}))
    assert not is_archive(package({"mimetype": "application/vnd.oasis.opendocument.text"}))
    assert not is_archive(b"text")


def test_a_bad_member_leaves_the_others() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"\0" * (64 << 20))
        archive.writestr("b.txt", "good")
    content = bytearray(file.getvalue())
    outcomes = [
        (m.name, m.error.code if m.error else m.content) for m in members_of(bytes(content))
    ]
    assert outcomes == [("bomb.txt", "too_large"), ("b.txt", b"good")]
    flags = content.rfind(b"PK\x01\x02") + 8
    content[flags] |= 1
    codes = [member.error.code for member in members_of(bytes(content)) if member.error]
    assert codes == ["too_large", "encrypted"]


def test_a_broken_member_is_damaged() -> None:
    content = package({"a.txt": "some text " * 100}).replace(b"some", b"none")
    place = content.find(b"a.txt") + 10
    broken = content[:place] + b"\xff\xff" + content[place + 2 :]
    (member,) = members_of(broken)
    assert member.error is not None
    assert member.error.code == "damaged"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"Rar!\x1a\x07\x00", b"text"])
def test_what_is_no_zip_is_damaged(content: bytes) -> None:
    with pytest.raises(InputError) as raised:
        members_of(content)
    assert raised.value.code == "damaged"


def test_too_many_files_are_refused() -> None:
    with pytest.raises(InputError) as raised:
        members_of(package({f"{number}.txt": "" for number in range(5_001)}))
    assert raised.value.code == "too_large"


def test_a_missing_archive_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        list(members(tmp_path / "none.zip"))
    assert (raised.value.code, raised.value.facts["reason"]) == ("damaged", "system")


def test_a_huge_archive_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "huge.zip"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(1300 << 20)
    with pytest.raises(InputError) as raised:
        members(path)
    assert raised.value.code == "too_large"


@given(st.binary(max_size=60), st.integers(0, 500))
def test_broken_archives_end_in_codes(junk: bytes, place: int) -> None:
    content = package({"a.txt": "1", "b.zip": package({"b.txt": "2"})})
    place %= len(content)
    broken = content[:place] + junk + content[place + len(junk) :]
    try:
        codes = {member.error.code for member in members_of(broken) if member.error}
    except InputError as error:
        codes = {error.code}
    assert codes <= {"damaged", "too_large", "encrypted", "unsupported"}


def test_a_member_without_a_name_is_given_one() -> None:
    broken = package({"x.txt": "1"}).replace(b"x.txt", b"\0.txt")
    assert [member.name for member in members_of(broken)] == ["?"]
