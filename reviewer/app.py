"""The whole program without a window: what the commands and the window ask for, composed."""

import getpass
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from reviewer.assets import load_forms, read_rules
from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.record import Record, Tally, WorklistQuery, WorklistRow
from reviewer.domain.report import Report
from reviewer.editing.claim_rules import ClaimRules
from reviewer.editing.claims import Claim, ClaimFinder
from reviewer.editing.claims import Verdict as ClaimVerdict
from reviewer.editing.confront import Confronter
from reviewer.editing.proposals import EvidenceKind, Proposals, Support
from reviewer.editing.propose import Proposer
from reviewer.export.items import Item
from reviewer.export.options import Layout, Options
from reviewer.messages import preferred_language, sentence
from reviewer.pipeline import Extracted, extract_files, find_files, shown_name
from reviewer.review.desk import Desk
from reviewer.review.problems import problems, tally
from reviewer.storage.workspace import Workspace

__all__ = [
    "Application",
    "Checked",
    "ExportSummary",
    "Failure",
    "ImportSummary",
    "Layout",
    "Options",
    "Progress",
]
MAX_JOBS = 8


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of how many are done, and the last one's name."""

    done: int
    total: int
    name: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or report that could not be dealt with: what it is, the code and the sentence."""

    source: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did."""

    imported: tuple[int, ...] = ()
    """The ids of the new reports."""
    known: tuple[str, ...] = ()
    """The files that were there already."""
    failed: tuple[Failure, ...] = ()
    cancelled: bool = False

    @property
    def skipped(self) -> int:
        """How many files were there already."""
        return len(self.known)


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with its counts after every rule was evaluated again, or why it could not be."""

    row: WorklistRow
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """How many reports went where, and which could not."""

    target: Path
    reports: int
    failed: tuple[Failure, ...] = ()


def default_jobs() -> int:
    """A process for each processor, within reason."""
    return min(MAX_JOBS, os.cpu_count() or 1)


def _no_progress(progress: Progress) -> None:
    """Nobody watches."""


def _never() -> bool:
    return False


class Application:
    """Who works in which language, the forms and the rules; opens workspaces and works on them."""

    def __init__(
        self,
        *,
        actor: str | None = None,
        language: str | None = None,
        forms: Forms | None = None,
    ) -> None:
        self.actor = actor or _user_name()
        self.language = language or preferred_language()
        self.forms = forms or load_forms()
        self.confronter = Confronter(self.forms)

    def open_workspace(self, location: str | Path, *, create: bool = False) -> Workspace:
        """Open a workspace. Raises `UserError`."""
        return Workspace.open(location, create=create)

    def desk(self, workspace: Workspace) -> Desk:
        """Where a person reviews the reports of a workspace."""
        return Desk(workspace, self.forms, self.confronter, actor=self.actor)

    @cached_property
    def _claim_finder(self) -> ClaimFinder:
        return ClaimFinder(ClaimRules.from_dict(read_rules("claims.toml")))

    @cached_property
    def _proposer(self) -> Proposer:
        return Proposer(self.confronter)

    def claims(self, text: str, report: Report) -> tuple[Claim, ...]:
        """What the prose of a report says of its tables, in the order of the text."""
        return self._claim_finder.find(text, report)

    def proposals(self, report: Report, claims: Iterable[Claim] = ()) -> Proposals:
        """The corrections worth proposing, ranked; claims speak for the numbers they name."""
        supports = (
            Support(claim.keys[0], claim.value, EvidenceKind.TEXT)
            for claim in claims
            if len(claim.keys) == 1 and claim.verdict is not ClaimVerdict.NOTE
        )
        return self._proposer.propose(report, supports)

    def sentence(self, error: UserError | str) -> str:
        """What to tell the user, in the language of the program."""
        return sentence(error, self.language)

    def failure(self, source: str, error: UserError) -> Failure:
        """An error of one file or report, told."""
        return Failure(source, error.code, self.sentence(error))

    def import_files(
        self,
        workspace: Workspace,
        paths: Iterable[Path],
        *,
        jobs: int | None = None,
        progress: Callable[[Progress], None] = _no_progress,
        cancelled: Callable[[], bool] = _never,
    ) -> ImportSummary:
        """Read files and folders into a workspace; a file already there is skipped and counted.

        Never stops at a bad file. Raises `UserError` where the workspace takes nothing at all.
        """
        if workspace.read_only:
            raise UserError("workspace_read_only", path=workspace.name)
        files = find_files(paths)
        intake = _Intake(self, workspace, len(files), progress)
        for result in extract_files(
            intake.new(files),
            forms=self.forms,
            jobs=jobs or default_jobs(),
            cancelled=cancelled,
            unpacked=intake.expect,
        ):
            intake.take(result)
        return intake.summary(cancelled=cancelled())

    def check(self, workspace: Workspace) -> Iterator[Checked]:
        """Evaluate every rule of every report anew and keep the counts; a row a report."""
        for row in workspace.worklist(WorklistQuery()):
            try:
                counts = self._recount(workspace.record(row.id))
                if counts != row.tally and not workspace.read_only:
                    workspace.set_tally(row.id, counts)
            except UserError as error:
                yield Checked(row, self.failure(row.source, error))
            else:
                yield Checked(replace(row, tally=counts))

    def _recount(self, record: Record) -> Tally:
        return tally(record, self.confronter.confront(record.report))

    def export(
        self,
        workspace: Workspace,
        target: Path,
        *,
        options: Options | None = None,
        progress: Callable[[Progress], None] = _no_progress,
        cancelled: Callable[[], bool] = _never,
    ) -> ExportSummary:
        """Write all reports to a file or folder by its ending.

        A report that is damaged is left out and named. Raises `UserError` for an export of
        nothing, a place that cannot be written, or `cancelled`; nothing is written then.
        """
        from reviewer.export.save import save  # noqa: PLC0415 - pandas takes 0.3 s to load

        failed: list[Failure] = []
        items = self._items(workspace, failed, progress, cancelled)
        count = save(target, items, self.forms, options or Options(language=self.language))
        return ExportSummary(target, count, tuple(failed))

    def _items(
        self,
        workspace: Workspace,
        failed: list[Failure],
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> Iterator[Item]:
        rows = workspace.worklist(WorklistQuery())
        for done, row in enumerate(rows, start=1):
            if cancelled():
                raise UserError("cancelled")
            try:
                item = self.item(workspace, row.id)
            except UserError as error:
                failed.append(self.failure(row.source, error))
            else:
                yield item
            progress(Progress(done, len(rows), row.source))

    def item(self, workspace: Workspace, report_id: int) -> Item:
        """Everything an export tells of one report."""
        record = workspace.record(report_id)
        findings = self.confronter.confront(record.report)
        order = tuple(self.forms.cells(record.report.forms))
        return Item(
            record,
            findings,
            problems(record, findings, order),
            tally(record, findings),
            workspace.trail(report_id),
        )


class _Intake:
    """One import under way: what is new, what came in, what did not."""

    def __init__(
        self,
        application: Application,
        workspace: Workspace,
        total: int,
        progress: Callable[[Progress], None],
    ) -> None:
        self._application, self._workspace = application, workspace
        self._total, self._progress = total, progress
        self._done = 0
        self._imported: list[int] = []
        self._failed: list[Failure] = []
        self._known: list[str] = []

    def summary(self, *, cancelled: bool) -> ImportSummary:
        """What has been done so far."""
        done = tuple(self._imported), tuple(self._known), tuple(self._failed)
        return ImportSummary(*done, cancelled)

    def new(self, files: Iterable[Path]) -> Iterator[Path]:
        """The files that are not there yet; the others are counted without being read."""
        for path in files:
            if self._workspace.has(_sha256(path)):
                self._skip(shown_name(path), path.name)
            else:
                yield path

    def expect(self, files: int) -> None:
        """An archive turned out to hold so many files."""
        self._total += files - 1

    def take(self, extracted: Extracted) -> None:
        """Put what was read into the workspace."""
        try:
            self._add(extracted)
        except UserError as error:
            if error.code == "already_there":
                self._skip(extracted.source, extracted.name)
                return
            self._failed.append(self._application.failure(extracted.source, error))
        self._step(extracted.name)

    def _add(self, extracted: Extracted) -> None:
        report, document = extracted.report, extracted.document
        if extracted.error:
            raise extracted.error
        assert report is not None
        assert document is not None
        findings = self._application.confronter.confront(report)
        counts = tally(Record(0, report), findings)
        actor = self._application.actor
        self._imported.append(
            self._workspace.add_report(report, document, extracted.content, counts, actor=actor)
        )

    def _skip(self, source: str, name: str) -> None:
        self._known.append(source)
        self._step(name)

    def _step(self, name: str) -> None:
        self._done += 1
        self._progress(Progress(self._done, self._total, name))


def _sha256(path: Path) -> str:
    """The fingerprint of a file; of none where it cannot be read, which reading it will tell."""
    if path.is_file():
        with suppress(OSError), path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    return ""


def _user_name() -> str:
    """Who is signed in; some containers have nobody."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
