"""A password opens a PDF file; what is kept has none, and is known by the file's own checksum."""

import hashlib
from pathlib import Path

import pytest

from reviewer.assets import resource
from reviewer.domain.errors import InputError
from reviewer.domain.form import Forms
from reviewer.extraction.report import extract
from reviewer.reading.files import read_bytes, read_file
from reviewer.reading.pdf_unlock import unlocked
from tests.reading.pdf_locked import locked
from tests.reading.pdf_parts import pdf, text

SAMPLE = resource("samples") / "pdf" / "p12-split.pdf"
PAGE = text(100, 700, "abc 123")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "年报.pdf"
    path.write_bytes(locked(SAMPLE, "secret"))
    return path


def refusal(path: Path, *passwords: str) -> object:
    with pytest.raises(InputError) as caught:
        read_file(path, passwords=passwords)
    assert caught.value.code == "encrypted"
    return caught.value.facts.get("reason")


def test_the_right_password_gives_the_whole_report(path: Path, forms: Forms) -> None:
    document, content = read_file(path, passwords=("wrong", "secret"))
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.kept == document.unlocked == hashlib.sha256(content).hexdigest()
    plain = extract(read_bytes(SAMPLE.read_bytes(), "plain.pdf"), forms)
    report = extract(document, forms)
    assert (report.agency, report.year) == (plain.agency, plain.year)
    assert {k: c.value for k, c in report.cells.items()} == {
        k: c.value for k, c in plain.cells.items()
    }
    assert read_bytes(content, "copy.pdf").text == document.text


def test_a_wrong_password_and_none_are_told_apart(path: Path) -> None:
    assert refusal(path) is None
    assert refusal(path, "wrong", "SECRET") == "wrong_password"


def test_what_has_no_password_is_kept_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(PAGE))
    document, content = read_file(tmp_path / "a.pdf", passwords=("secret",))
    assert content == (tmp_path / "a.pdf").read_bytes()
    assert (document.unlocked, document.kept) == ("", document.sha256)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_chinese_password_in_either_encoding(encoding: str) -> None:
    file = pdf(PAGE, password="密码2023".encode(encoding))
    copy = unlocked(file, ["密码2023"])
    assert copy is not None
    assert read_bytes(copy, "a.pdf").text.split() == ["abc", "123"]
    assert unlocked(file, ["密码2024", "\ud800"]) is None


def test_a_password_does_not_help_other_kinds(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    (tmp_path / "a.docx").write_bytes(ole + "EncryptedPackage\0".encode("utf-16-le"))
    assert refusal(tmp_path / "a.docx", "secret") == "office"
