"""Counting reports anew: all of them on request, those an older program left uncounted."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

from reviewer.domain.errors import UserError
from reviewer.domain.record import Record, Tally, WorklistQuery, WorklistRow
from reviewer.outcomes import Checked, Failure, Progress
from reviewer.review.judge import Judge
from reviewer.ruleset import RuleSet
from reviewer.storage.workspace import Workspace

_COUNTED_BY = "rules.counted_by"


def take_up(workspace: Workspace, rules: RuleSet) -> None:
    """Have every report counted anew if the rules are not those that it was counted by.

    Not on a server, where each colleague would undo what the others have counted.
    """
    if workspace.read_only or workspace.shared:
        return
    known = workspace.setting(_COUNTED_BY)
    # What cannot be written is told by the step that was asked for.
    with suppress(UserError):
        if known is None:
            workspace.set_setting(_COUNTED_BY, rules.mark)
        elif known != rules.mark:
            workspace.change_rules(_COUNTED_BY, rules.mark)


def check(
    workspace: Workspace, judge: Judge, rules: RuleSet, *, told: Callable[[str, UserError], Failure]
) -> Iterator[Checked]:
    """Evaluate every rule of every report and keep the counts; a row a report."""
    take_up(workspace, rules)
    for row in workspace.worklist(WorklistQuery()):
        try:
            record = workspace.record(row.id)
            counts = judge.sheet(record).tally
            if not workspace.read_only:
                _keep(workspace, row, record, counts)
        except UserError as error:
            yield Checked(row, told(row.source, error))
        else:
            versions = tuple(rules.versions(record.report))
            yield Checked(replace(row, tally=counts), rules=versions)


def count_rest(workspace: Workspace, judge: Judge) -> Iterator[Progress]:
    """Count the reports that have not been; one that cannot be read stays so.

    All their tables are made known first, since each is judged beside the others.
    """
    rest = workspace.uncounted()
    for report_id in rest:
        with suppress(UserError):
            _make_known(workspace, report_id)
        yield Progress(0, len(rest), "")
    for done, report_id in enumerate(rest, start=1):
        with suppress(UserError):
            record = workspace.record(report_id)
            workspace.set_tally(report_id, judge.sheet(record).tally, version=record.version)
        yield Progress(done, len(rest), "")


def _make_known(workspace: Workspace, report_id: int) -> None:
    if not workspace.knows_tables(report_id):
        workspace.keep_tables(workspace.record(report_id))


def _keep(workspace: Workspace, row: WorklistRow, record: Record, counts: Tally) -> None:
    """Keep what was found out, if it is news."""
    if counts != row.tally or workspace.open_rules(row.id) != frozenset(counts.rules):
        workspace.set_tally(row.id, counts, version=record.version)
    _make_known(workspace, record.id)
