"""What the commands do: results to standard output, messages to standard error."""

import os
import sys
import unicodedata
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from getpass import getpass
from pathlib import Path
from typing import Any

from reviewer.app import Application, Failure, Progress
from reviewer.domain.changes import ReviewState
from reviewer.domain.errors import UserError
from reviewer.domain.record import WorklistRow
from reviewer.export.json_file import dumps
from reviewer.export.options import Layout, Options
from reviewer.machine import default_jobs
from reviewer.messages import sentence
from reviewer.pipeline import Extracted, extract_files
from reviewer.report_json import Judged, error_json, report_json, worth_telling
from reviewer.sources import find_files, holds, passed_over

ALL_DONE, SOME_FAILED, WRONG_USAGE = 0, 1, 2
_MISUSE = ("password_needs_terminal", "password_file_unreadable")
PASSWORD_VARIABLE = "REVIEWER_PASSWORD"


def run(options: Namespace) -> int:
    """Do what the arguments ask for; returns the exit status."""
    commands: dict[str, Callable[[Application, Namespace], int]] = {
        "extract": _extract,
        "import": _import,
        "check": _check,
        "export": _export,
    }
    application = Application(language=options.lang)
    for error in application.rules.errors:
        _say(application.sentence(error))
    try:
        return commands[options.command](application, options)
    except UserError as error:
        _say(application.sentence(error))
        return WRONG_USAGE if error.code in _MISUSE else SOME_FAILED


def _say(text: str) -> None:
    print(text, file=sys.stderr)


class _Meter:
    """A line that counts up on a terminal, and nothing elsewhere."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()

    def __call__(self, progress: Progress) -> None:
        if self._shown:
            end = "\n" if progress.done == progress.total else ""
            print(f"\r{progress.done}/{progress.total}", end=end, file=sys.stderr, flush=True)


def _extract(application: Application, options: Namespace) -> int:
    files = find_files(options.paths)
    _tell_left_out(application, options.paths)
    if not files:
        raise UserError("no_files_found")
    meter, failed, total = _Meter(), 0, len(files)

    def more(found: int) -> None:
        nonlocal total
        total += found - 1

    extracted = extract_files(
        files,
        forms=application.forms,
        jobs=options.jobs or default_jobs(),
        handling=application.handling(_passwords(options)),
        unpacked=more,
    )
    for done, one in enumerate(extracted, start=1):
        print(dumps(_line(application, one, all_findings=options.all)), flush=True)
        failed += one.error is not None
        meter(Progress(done, total, one.name))
    return SOME_FAILED if failed else ALL_DONE


def _passwords(options: Namespace) -> tuple[str, ...]:
    """What may open locked files: from the environment, a file, and the person at the terminal.

    Never from the arguments, which everybody on the machine can read. Raises `UserError`.
    """
    found = [os.environ.get(PASSWORD_VARIABLE, "")]
    if options.password_file is not None:
        found += _lines(options.password_file)
    if options.password:
        if not sys.stdin.isatty():
            raise UserError("password_needs_terminal", variable=PASSWORD_VARIABLE)
        found.append(getpass(sentence("cli_ask_password", options.lang)))
    return tuple(dict.fromkeys(filter(None, found)))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("password_file_unreadable", path=path) from error


def _tell_left_out(application: Application, paths: Sequence[Path]) -> None:
    """What folders hold that is not read."""
    folders = [path for path in paths if holds(path.is_dir)]
    for folder in folders:
        if len(paths) > 1 and not find_files([folder]):
            _say(_counted(application, "folder_empty", path=folder))
    if count := sum(map(passed_over, folders)):
        _say(_counted(application, "passed_over", count=count))


def _line(application: Application, extracted: Extracted, *, all_findings: bool) -> dict[str, Any]:
    if extracted.error:
        message = application.sentence(extracted.error)
        return error_json(extracted.source, extracted.error.code, message)
    report, document = extracted.report, extracted.document
    assert report is not None
    assert document is not None
    findings = application.confronter.confront(report)
    claims = application.claims(document.text, report)
    judged = Judged(
        findings=findings if all_findings else worth_telling(findings),
        claims=claims,
        proposals=application.proposals(report, claims).proposals,
        plausibility=application.plausibility(document.text, report),
        rules=application.rules.versions(report),
    )
    return report_json(extracted, application.forms, judged)


def _import(application: Application, options: Namespace) -> int:
    passwords = _passwords(options)
    workspace = application.open_workspace(options.workspace, create=True)
    _tell_left_out(application, options.paths)
    try:
        summary = application.import_files(
            workspace,
            options.paths,
            jobs=options.jobs,
            passwords=passwords,
            progress=_Meter(),
        )
    finally:
        workspace.close()
    _tell((*filter(None, (summary.warning,)), *summary.failed))
    counts = {"imported": len(summary.imported), "skipped": summary.skipped}
    if not (any(counts.values()) or summary.failed):
        raise UserError("no_files_found")
    if summary.twins:
        _say(_counted(application, "cli_twins", count=summary.twins))
    print(_counted(application, "cli_imported", **counts, failed=len(summary.failed)))
    return SOME_FAILED if summary.failed else ALL_DONE


def _counted(application: Application, code: str, **facts: Any) -> str:
    return application.sentence(UserError(code, **facts))


def _tell(failures: Iterable[Failure]) -> None:
    for failure in failures:
        _say(f"{failure.source}: {failure.message}")


def _check(application: Application, options: Namespace) -> int:
    workspace = application.open_workspace(options.workspace)
    try:
        checked = list(application.check(workspace))
    finally:
        workspace.close()
    heads = application.sentence("cli_check_heads").split("|")
    rows = [(line.row, ";".join(line.rules)) for line in checked if line.failure is None]
    lines = [
        [row.id, row.agency or "", row.year or "", *_counts(row), rules, row.source]
        for row, rules in rows
    ]
    for text in aligned([heads, *([str(cell) for cell in line] for line in lines)]):
        print(text)
    aside = [row.id for row, _ in rows if row.state is ReviewState.SET_ASIDE]
    if aside:
        _say(_counted(application, "cli_check_set_aside", ids=", ".join(map(str, aside))))
    failures = [line.failure for line in checked if line.failure]
    _tell(failures)
    return SOME_FAILED if failures else ALL_DONE


def _counts(row: WorklistRow) -> tuple[int, ...]:
    tally = row.tally
    hard = tally.failed, tally.undecided, tally.accepted, tally.look
    return *hard, tally.warnings, tally.notices


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines with columns under one another; Chinese characters are two wide."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _width(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in text)


def _padded(text: str, width: int) -> str:
    room = " " * (width - _width(text))
    return room + text if text.isdigit() else text + room


def _export(application: Application, options: Namespace) -> int:
    workspace = application.open_workspace(options.workspace)
    choices = Options(Layout(options.layout), options.encoding, application.language)
    try:
        summary = application.export(workspace, options.out, options=choices, progress=_Meter())
    finally:
        workspace.close()
    _tell(summary.failed)
    if summary.set_aside:
        _say(_counted(application, "cli_set_aside", count=summary.set_aside))
    if summary.twins:
        _say(_counted(application, "cli_export_twins", count=summary.twins))
    print(_counted(application, "cli_exported", reports=summary.reports, path=summary.target))
    return SOME_FAILED if summary.failed else ALL_DONE
