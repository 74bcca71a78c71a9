"""The whole program without a window: what the commands and the window ask for, composed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from reviewer.assets import load_forms
from reviewer.checking import check, count_rest, take_up
from reviewer.domain.errors import UserError
from reviewer.domain.form import Forms
from reviewer.domain.overview import Overview
from reviewer.domain.picture import Picture
from reviewer.domain.record import WorklistQuery
from reviewer.domain.report import Report
from reviewer.domain.rulebook import RuleLine
from reviewer.domain.rules import Finding
from reviewer.editing.claims import Claim
from reviewer.editing.confront import Confronter
from reviewer.editing.localise import STEPS_ALONE
from reviewer.editing.proposals import Proposals
from reviewer.editing.soft import Circumstances
from reviewer.export.csv_file import csv_bytes
from reviewer.export.files import save_bytes
from reviewer.export.items import Item
from reviewer.export.options import Layout, Options
from reviewer.intake import Intake
from reviewer.machine import default_jobs, user_name
from reviewer.messages import preferred_language, sentence
from reviewer.outcomes import Checked, ExportSummary, Failure, ImportSummary, Locked, Progress
from reviewer.pictures import PagePictures
from reviewer.pipeline import Extracted, Handling, extract_files
from reviewer.recognition import is_installed
from reviewer.review.desk import Desk
from reviewer.review.judge import Judge
from reviewer.review.pinyin import spelled
from reviewer.review.rulebook import rule_lines
from reviewer.review.twins import Twins
from reviewer.ruleset import RuleSet
from reviewer.settings import Settings
from reviewer.sources import ENDINGS
from reviewer.storage.backup import backup_of
from reviewer.storage.workspace import Workspace

__all__ = [
    "ENDINGS",
    "Application",
    "Checked",
    "ExportSummary",
    "Failure",
    "ImportSummary",
    "Layout",
    "Locked",
    "Options",
    "Progress",
]


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
        settings: Settings | None = None,
    ) -> None:
        # The system may hand on a name in another encoding, which no file could hold.
        self.actor = (actor or user_name()).encode(errors="replace").decode()
        self.language = language or preferred_language()
        self.settings = settings or Settings()
        self.forms = forms or load_forms()
        self.rules = RuleSet(self.forms, self.settings.home / "rules")

    @property
    def can_recognise(self) -> bool:
        """Whether text in pictures can be read on this machine."""
        return is_installed()

    def handling(self, passwords: Iterable[str] = (), only: Iterable[str] = ()) -> Handling:
        """How files are read as the user has set it; of archives the sources in `only`, or all."""
        how = self.settings
        return Handling(how.limits, tuple(passwords), frozenset(only), how["recognise"])

    @property
    def confronter(self) -> Confronter:
        """Who holds reports against the hard rules and those of the office."""
        return self.rules.confronter

    def judge(self, workspace: Workspace) -> Judge:
        """Who judges the reports of a workspace by every rule."""
        return Judge(workspace, self.forms, self.confronter, self.rules.soft)

    def open_workspace(self, location: str | Path, *, create: bool = False) -> Workspace:
        """Open a workspace. Raises `UserError`, which names the backup of a damaged one."""
        try:
            return Workspace.open(location, create=create, spell=spelled)
        except UserError as error:
            if error.code == "workspace_damaged":
                backup = backup_of(Path(error.facts["path"]))
                if backup.is_file():
                    error.facts |= {"reason": "backup", "backup": backup.name}
            raise

    def draw_pages(self, deliver: Callable[[Picture], None]) -> PagePictures:
        """Who draws the pages of PDF files, in a process of its own; to be closed in the end."""
        return PagePictures.within(deliver, self.settings.limits)

    def desk(self, workspace: Workspace) -> Desk:
        """Where a person reviews the reports of a workspace."""
        soft = self.rules.soft
        return Desk(workspace, self.forms, self.confronter, actor=self.actor, soft=soft)

    def claims(self, text: str, report: Report, before: Sequence[Report] = ()) -> tuple[Claim, ...]:
        """What the prose of a report says of its tables, in the order of the text."""
        return self.rules.adviser.claims(text, report, before)

    def advise(self, text: str, report: Report, before: Sequence[Report] = ()) -> Proposals:
        """The proposals for a report, ranked, within the time a person waits.

        The claims of its shown text and the report of the year before speak for their numbers.
        """
        claims = self.claims(text, report, before)
        return self.rules.adviser.proposals(report, claims, before)

    def proposals(self, report: Report, claims: Iterable[Claim] = ()) -> Proposals:
        """The proposals for a report that stands alone, the same on every machine."""
        return self.rules.adviser.proposals(report, claims, bounds=STEPS_ALONE)

    def plausibility(self, text: str, report: Report) -> tuple[Finding, ...]:
        """What looks odd in a report that stands alone, besides its claims."""
        found = self.rules.soft.findings(Circumstances(report, text), self.rules.claimed)
        return tuple(finding.finding(self.forms.cells(report.forms)) for finding in found)

    def rule_lines(self, workspace: Workspace) -> tuple[RuleLine, ...]:
        """Every rule as it stands in a workspace."""
        return rule_lines(workspace, self.forms, self.rules.soft, self.rules.office)

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
        passwords: Iterable[str] = (),
        progress: Callable[[Progress], None] = _no_progress,
        cancelled: Callable[[], bool] = _never,
    ) -> ImportSummary:
        """Read files and folders into a workspace; a file already there is skipped and counted.

        Never stops at a bad file. Every password is tried on every locked PDF file. Backs the
        workspace up before. Raises `UserError` where the workspace takes nothing at all.
        """
        take_up(workspace, self.rules)
        intake = self._intake(workspace, progress)
        files = intake.new(paths, cancelled=cancelled)
        reader = self._reader(files, self.handling(passwords), jobs)
        return intake.run(reader, cancelled=cancelled)

    def unlock_files(
        self,
        workspace: Workspace,
        locked: Locked,
        password: str,
        *,
        progress: Callable[[Progress], None] = _no_progress,
        cancelled: Callable[[], bool] = _never,
    ) -> ImportSummary:
        """Try a password on the files that an import found locked; like `import_files`."""
        intake = self._intake(workspace, progress)
        how = self.handling((password,), locked.files)
        return intake.run(self._reader(intake.again(locked), how), cancelled=cancelled)

    def _reader(
        self, files: Iterable[Path], how: Handling, jobs: int | None = None
    ) -> Callable[..., Iterator[Extracted]]:
        jobs = jobs or default_jobs()
        return partial(extract_files, files, forms=self.forms, handling=how, jobs=jobs)

    def _intake(self, workspace: Workspace, progress: Callable[[Progress], None]) -> Intake:
        return Intake(
            workspace,
            self.judge(workspace),
            actor=self.actor,
            told=self.sentence,
            progress=progress,
            most_bytes=self.settings.limits.file_bytes,
        )

    def check(self, workspace: Workspace) -> Iterator[Checked]:
        """Evaluate every rule of every report anew and keep the counts; a row a report."""
        return check(workspace, self.judge(workspace), self.rules, told=self.failure)

    def take_up_rules(self, workspace: Workspace) -> None:
        """Leave every report uncounted that was counted by other rules than those in force."""
        take_up(workspace, self.rules)

    def count_anew(self, workspace: Workspace) -> Iterator[Progress]:
        """Count every report anew; told as progress. What is left out is uncounted."""
        workspace.forget_counts()
        yield from self.count_rest(workspace)

    def count_rest(self, workspace: Workspace) -> Iterator[Progress]:
        """Count the reports that an older version or a stop has left uncounted; as progress."""
        return count_rest(workspace, self.judge(workspace))

    def overview(self, workspace: Workspace, *, cancelled: Callable[[], bool] = _never) -> Overview:
        """What all reports come to; those not counted yet, from an older version, are first.

        A report that cannot be read stays uncounted, as `check` tells. Raises `UserError`, also
        when `cancelled`.
        """
        if not workspace.read_only:
            for _ in self.count_rest(workspace):
                if cancelled():
                    raise UserError("cancelled")
        return workspace.overview()

    def save_file(self, target: Path, content: bytes | Iterable[Iterable[str]]) -> None:
        """Write a file as a whole, rows of text for spreadsheets. Raises `UserError`."""
        save_bytes(target, content if isinstance(content, bytes) else csv_bytes(content))

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
        chosen = options or Options(language=self.language)
        count = save(target, items, self.forms, chosen, rules=self.rule_lines(workspace))
        reports = workspace.identities()
        return ExportSummary.of(
            target,
            count,
            tuple(failed),
            states=[report.state for report in reports],
            twins=len(Twins(reports).open_ids()),
        )

    def _items(
        self,
        workspace: Workspace,
        failed: list[Failure],
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> Iterator[Item]:
        rows, judge = workspace.worklist(WorklistQuery()), self.judge(workspace)
        for done, row in enumerate(rows, start=1):
            if cancelled():
                raise UserError("cancelled")
            try:
                item = self.item(workspace, row.id, judge)
            except UserError as error:
                failed.append(self.failure(row.source, error))
            else:
                yield item
            progress(Progress(done, len(rows), row.source))

    def item(self, workspace: Workspace, report_id: int, judge: Judge | None = None) -> Item:
        """Everything an export tells of one report."""
        sheet = (judge or self.judge(workspace)).sheet(workspace.record(report_id))
        return Item(
            sheet.record,
            (*sheet.findings, *sheet.soft),
            sheet.problems,
            sheet.tally,
            # Each operation raises the version by one; somebody may have gone on since.
            workspace.trail(report_id)[: sheet.record.version],
            ";".join(self.rules.versions(sheet.record.report)),
        )
