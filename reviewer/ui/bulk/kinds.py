"""What can be done with several reports at once, and what each needs to be told."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.changes import ReviewState
from reviewer.review.operations import AcceptFinding, ReportOperation, SetState, SetYear
from reviewer.review.tagging import SetTags
from reviewer.ui.wording import translate


class Wants(StrEnum):
    """What a command needs besides the reports."""

    NOTHING = "nothing"
    TAG = "tag"
    KNOWN_TAG = "known_tag"
    RULE = "rule"
    YEAR = "year"


Make = Callable[[int, str, str], ReportOperation]
"""The operation for a report: its id, what was told, the reason."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One command over several reports."""

    text: str
    wants: Wants
    make: Make
    reason: bool = False
    """Whether a reason may be needed."""


def kinds() -> list[Kind]:
    """All commands, in the order in which they are offered."""
    return [
        Kind(translate("Bulk", "加标签"), Wants.TAG, _add_tag),
        Kind(translate("Bulk", "去标签"), Wants.KNOWN_TAG, _remove_tag),
        Kind(translate("Bulk", "标记完成"), Wants.NOTHING, _finish, reason=True),
        Kind(translate("Bulk", "取消完成"), Wants.NOTHING, _take_up),
        Kind(translate("Bulk", "原文如此（一条规则）"), Wants.RULE, _accept, reason=True),
        Kind(translate("Bulk", "更正年度"), Wants.YEAR, _set_year),
    ]


def _add_tag(report_id: int, told: str, _reason: str) -> ReportOperation:
    return SetTags(report_id, add=(told,))


def _remove_tag(report_id: int, told: str, _reason: str) -> ReportOperation:
    return SetTags(report_id, remove=(told,))


def _finish(report_id: int, _told: str, reason: str) -> ReportOperation:
    return SetState(report_id, ReviewState.DONE, reason=reason)


def _take_up(report_id: int, _told: str, _reason: str) -> ReportOperation:
    return SetState(report_id, ReviewState.STARTED)


def _accept(report_id: int, told: str, reason: str) -> ReportOperation:
    return AcceptFinding(report_id, told, reason=reason)


def _set_year(report_id: int, told: str, _reason: str) -> ReportOperation:
    return SetYear(report_id, int(told))
