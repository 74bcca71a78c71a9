"""Files only an office program understands (doc, wps, rtf, et …): LibreOffice turns them around."""

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reviewer.domain.document import Document
from reviewer.domain.errors import InputError
from reviewer.reading.docx import read_docx
from reviewer.reading.limits import DEFAULT_LIMITS
from reviewer.reading.packages import Package, main_part
from reviewer.reading.xlsx import read_xlsx

SECONDS = DEFAULT_LIMITS.office_seconds
MAX_RESULT = 64 << 20
_HEAD = 4096
_FLAT, _OLD_XML = b"<pkg:package", b"<?mso-application"
_WORD, _SHEET = "doc", "xls"
_STREAMS = {"WordDocument": _WORD, "Workbook": _SHEET, "Book": _SHEET}
_FOREIGN = ("PowerPoint Document", "VisioDocument", "__properties_version1.0", "MatOST")
"""What slides, drawings, mails and Works documents are kept in."""
_FIRST_SECTOR = 512
_WORD_BEGINS, _BOOK_BEGINS, _PASSWORD = b"\xec\xa5", b"\x09\x08", b"\x2f\0"
_LOCKED = "EncryptedPackage"
_OFFICE_ENDINGS = ("doc", "docx", "docm", "wps", "xls", "xlsx", "xlsm", "et", "odt", "ods")
_TARGETS = {_SHEET: "xlsx", "ods": "xlsx"}
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
# Macros off, links never followed: a report needs neither.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


def find_office() -> Path | None:
    """The LibreOffice of this machine, if it has one."""
    on_path = (shutil.which(name) for name in ("soffice", "libreoffice"))
    known = (place for pattern in _PLACES for place in _matching(pattern))
    installed = (
        place
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)")
        if (folder := os.environ.get(variable))
        for place in Path(folder).glob("LibreOffice*/program/soffice.exe")
    )
    return next((Path(place) for place in (*on_path, *known, *installed) if place), None)


def _matching(pattern: str) -> Iterator[Path]:
    anchor = Path(pattern).anchor
    return iter(sorted(Path(anchor).glob(pattern.removeprefix(anchor))))


def is_office_xml(content: bytes) -> bool:
    """Whether it is an XML that an office program wrote, often under the name of a doc."""
    head = content[:_HEAD]
    return head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml") and (
        _FLAT in head or _OLD_XML in head
    )


def read_office_file(content: bytes, name: str, *, seconds: float = SECONDS) -> Document:
    """Read any file of an office program, by itself where that can be done.

    Raises `InputError`: unsupported (reason `archive` for a zip of files), encrypted, damaged,
    too_large, timeout.
    """
    if _FLAT in content[:_HEAD]:
        return read_docx(content, name)
    if not content.startswith(b"PK"):
        return read_office(content, name, seconds=seconds)
    package = Package(content)
    main = main_part(package, "")
    if main.startswith("word/"):
        return read_docx(content, name)
    if main.startswith("xl/") and main.endswith(".xml"):
        return read_xlsx(content, name)
    if main or "mimetype" in package:
        return read_office(content, name, seconds=seconds)
    ending = _ending(name)
    reason = "disguised" if ending in _OFFICE_ENDINGS else "archive"
    if "OFD.xml" in package:
        raise InputError("unsupported", reason="ofd", name=name)
    raise InputError("unsupported", reason=reason, name=name, ending=ending or "zip")


def read_office(content: bytes, name: str, *, seconds: float = SECONDS) -> Document:
    """Read a file by way of LibreOffice.

    Raises `InputError`: `unsupported` (reason `needs_office` without LibreOffice, else a kind of
    file that holds no text), encrypted, damaged, timeout.
    """
    ending = kind_of(content, name)
    program = find_office()
    if program is None:
        raise InputError("unsupported", reason="needs_office", name=name, ending=_ending(name))
    target = _TARGETS.get(ending, "docx")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = _convert(
            program, Path(folder), content, ending=ending, target=target, seconds=seconds
        )
    read = read_xlsx if target == "xlsx" else read_docx
    return replace(read(made, name), sha256=hashlib.sha256(content).hexdigest())


def kind_of(content: bytes, name: str) -> str:
    """What LibreOffice is to take the content for: `doc`, `xls`, `rtf`, `xml`, `odt`, `ods`.

    Raises `InputError`: encrypted, unsupported, damaged where it holds no document at all.
    """
    if content.startswith(b"{\\rtf"):
        return "rtf"
    if _OLD_XML in content[:_HEAD]:
        return "xml"
    if content.startswith(b"PK"):
        return "ods" if b"spreadsheet" in Package(content).read("mimetype") else "odt"
    if _LOCKED.encode("utf-16-le") in content or _wants_password(content[_FIRST_SECTOR:]):
        raise InputError("encrypted", name=name, reason="office")
    for stream, kind in _STREAMS.items():
        if f"{stream}\0".encode("utf-16-le") in content:
            return kind
    if any(stream.encode("utf-16-le") in content for stream in _FOREIGN):
        raise InputError("unsupported", name=name, ending=_ending(name))
    raise InputError("damaged", name=name, detail="ole")


def _wants_password(stream: bytes) -> bool:
    """Whether a Word document or workbook of the old kind is locked, by how its stream begins."""
    if stream.startswith(_WORD_BEGINS):
        return bool(stream[11:12]) and bool(stream[11] & 1)
    after = 4 + int.from_bytes(stream[2:4], "little")
    return stream.startswith(_BOOK_BEGINS) and stream[after : after + 2] == _PASSWORD


def _ending(name: str) -> str:
    return Path(name).suffix.lower().lstrip(".")


def _convert(
    program: Path, folder: Path, content: bytes, *, ending: str, target: str, seconds: float
) -> bytes:
    """Have the program write the content anew in a folder of its own, with a profile of its own."""
    source, result = folder / f"in.{ending}", folder / "out" / f"in.{target}"
    source.write_bytes(content)
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    command = [
        str(program),
        f"-env:UserInstallation={profile.parent.as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *("--convert-to", target, "--outdir", str(result.parent), str(source)),
    ]
    with _running(command, folder) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise InputError("timeout", seconds=seconds) from error
    if not result.is_file():
        raise InputError("damaged", detail="office")
    if result.stat().st_size > MAX_RESULT:
        raise InputError("too_large", size=result.stat().st_size, limit=MAX_RESULT)
    return result.read_bytes()


# The program and a watcher in one group: all of it ends with the program, and with the process
# that started it, however that ends, since the pipe to it is closed then.
_GUARDED = """exec 3<&0
"$@" </dev/null 3<&- &
program=$!
(read -r _ <&3; kill -KILL 0) &
exec 3<&-
wait $program
kill -KILL 0"""


@contextlib.contextmanager
def _running(command: list[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program in a group of its own, so that all of it is gone afterwards."""
    guarded = command if sys.platform == "win32" else ["/bin/sh", "-c", _GUARDED, "sh", *command]
    process = subprocess.Popen(
        guarded,
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        _end(process)


def _environment(folder: Path) -> dict[str, str]:
    """Ours, less what belongs to Python and Qt, and with no way out to the network."""
    ours = {
        name: text
        for name, text in os.environ.items()
        if not name.startswith(("QT_", "PYTHON", "LD_LIBRARY_PATH"))
    }
    nowhere = "http://127.0.0.1:9"
    return ours | {
        "HOME": str(folder),
        "SAL_USE_VCLPLUGIN": "svp",
        "http_proxy": nowhere,
        "https_proxy": nowhere,
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and, where it starts another one to do the work, that one too."""
    if sys.platform == "win32":
        if process.poll() is None:
            command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(command, check=False, capture_output=True)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    if process.stdin is not None:
        process.stdin.close()
    process.wait()
