"""An import under way: what is new, what came in, what did not."""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from reviewer.domain.errors import InputError, UserError
from reviewer.domain.record import Record
from reviewer.outcomes import Failure, ImportSummary, Locked, Progress
from reviewer.pipeline import Extracted
from reviewer.review.judge import Judge
from reviewer.review.twins import Twins
from reviewer.sources import find_files, holds, passed_over, shown_name
from reviewer.storage.workspace import Workspace

_log = logging.getLogger(__name__)
_PASSWORD_HELPS = (None, "wrong_password")


class Intake:
    """One import under way: what is new, what came in, what did not."""

    def __init__(
        self,
        workspace: Workspace,
        judge: Judge,
        *,
        actor: str,
        told: Callable[[UserError], str],
        progress: Callable[[Progress], None],
        most_bytes: int,
    ) -> None:
        """`told` is the sentence for an error; larger files than `most_bytes` are not hashed."""
        self._workspace, self._judge, self._actor = workspace, judge, actor
        self._told, self._progress, self._most_bytes = told, progress, most_bytes
        self._given: tuple[Path, ...] = ()
        self._files: dict[str, Path] = {}
        self._total, self._done, self._passed_over = 0, 0, 0
        self._imported: list[int] = []
        self._failed: list[Failure] = []
        self._known: list[Failure] = []
        self._locked: dict[str, Path] = {}

    def run(
        self, read: Callable[..., Iterable[Extracted]], *, cancelled: Callable[[], bool]
    ) -> ImportSummary:
        """Take in all that is read. Raises `UserError` where the workspace takes nothing."""
        if self._workspace.read_only:
            raise UserError("workspace_read_only", path=self._workspace.name)
        warning = self._keep_backup()
        for extracted in read(cancelled=cancelled, unpacked=self.expect):
            self.take(extracted)
        return replace(self.summary(cancelled=cancelled()), warning=warning)

    def _keep_backup(self) -> Failure | None:
        try:
            self._workspace.keep_backup()
        except UserError as error:
            return Failure(self._workspace.name, error.code, self._told(error))
        return None

    def summary(self, *, cancelled: bool) -> ImportSummary:
        """What has been done so far."""
        return ImportSummary(
            tuple(self._imported),
            tuple(self._known),
            tuple(self._failed),
            cancelled,
            locked=Locked(self._given, dict(self._locked)) if self._locked else None,
            twins=self._twins(),
            passed_over=self._passed_over,
        )

    def _twins(self) -> int:
        if not self._imported:
            return 0
        twins = Twins(self._workspace.identities())
        return sum(map(twins.has_other, self._imported))

    def new(self, given: Iterable[Path], *, cancelled: Callable[[], bool]) -> Iterator[Path]:
        """The files given or in folders that are not there yet; the others are counted unread."""
        self._given = tuple(given)
        files = find_files(self._given)
        folders = (path for path in self._given if holds(path.is_dir))
        self._passed_over = sum(map(passed_over, folders))
        self._total += len(files)
        for path in files:
            if cancelled():
                return
            if not self._skip(shown_name(path), _sha256(path, self._most_bytes)):
                self._files[shown_name(path)] = path
                yield path

    def again(self, locked: Locked) -> Iterator[Path]:
        """The files on disk that hold what was locked."""
        self._given, self._files = locked.given, dict(locked.files)
        self._total += len(locked.files)
        return iter(dict.fromkeys(locked.files.values()))

    def expect(self, files: int) -> None:
        """An archive turned out to hold so many files."""
        self._total += files - 1

    def take(self, extracted: Extracted) -> None:
        """Put what was read into the workspace."""
        try:
            self._add(extracted)
        except UserError as error:
            if error.code == "already_there" and self._skip(extracted.source, extracted.sha256):
                return
            self._note_failure(extracted.source, error)
        except Exception as error:  # A report that nobody thought of; the next file waits.
            _log.exception("a report could not be taken in")
            detail = f"{type(error).__name__}: {error}"
            unknown = InputError("damaged", reason="internal", name=extracted.name, detail=detail)
            self._note_failure(extracted.source, unknown)
        self._step(extracted.name)

    def _note_failure(self, source: str, error: UserError) -> None:
        self._failed.append(Failure(source, error.code, self._told(error)))
        if error.code == "encrypted" and error.facts.get("reason") in _PASSWORD_HELPS:
            self._locked[source] = self._on_disk(source)

    def _on_disk(self, source: str) -> Path:
        """The file that was given, or the archive that holds it."""
        places = (source, *map(str, Path(source).parents))
        return next(self._files[place] for place in places if place in self._files)

    def _add(self, extracted: Extracted) -> None:
        report, document = extracted.report, extracted.document
        if extracted.error:
            raise extracted.error
        assert report is not None
        assert document is not None
        report = replace(report, source=place(extracted.source, self._given))
        counts = self._judge.sheet(Record(0, report), document.text).tally
        added = self._workspace.add_report(
            report, document, extracted.content, counts, actor=self._actor
        )
        self._imported.append(added)
        self._judge.arrived(Record(added, report))

    def _skip(self, source: str, sha256: str) -> bool:
        """Count a file that is there already; whether it is."""
        there = self._workspace.source_of(sha256)
        if there is None:
            return False
        error = UserError("already_there", source=there)
        self._known.append(Failure(source, error.code, self._told(error)))
        self._step(Path(source).name)
        return True

    def _step(self, name: str) -> None:
        self._done += 1
        self._progress(Progress(self._done, self._total, name))


def place(source: str, given: Iterable[Path]) -> str:
    """Where a file lies in the folder or archive that was given; its name if it was itself."""
    roots = [Path(shown_name(path)) for path in given]
    inside = [root for root in roots if Path(source).is_relative_to(root)]
    if not inside or Path(source) in inside:
        return Path(source).name
    return Path(source).relative_to(inside[0]).as_posix()


def _sha256(path: Path, most_bytes: int) -> str:
    """The fingerprint of a file; of none where it cannot be read, which reading it will tell."""
    with suppress(OSError):
        if path.is_file() and path.stat().st_size <= most_bytes:
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    return ""
