"""What a command would change or has changed, in words."""

from collections.abc import Iterable

from reviewer.domain.changes import Change, Decision, ReviewState, Subject
from reviewer.domain.errors import UserError
from reviewer.domain.numbers import EntryError
from reviewer.messages import sentence
from reviewer.review.bulk import Effect
from reviewer.ui.wording import state_text, translate


def effect_text(effect: Effect, language: str) -> str:
    """What happens to one report, or why nothing does."""
    if effect.refusal is not None:
        return _refusal_text(effect.refusal, language)
    if not effect.changes:
        return translate("Bulk", "本来如此")
    return translate("Bulk", "；").join(map(_change_text, _main(effect.changes)))


def _refusal_text(refusal: UserError | EntryError, language: str) -> str:
    left = refusal.facts.get("open") if isinstance(refusal, UserError) else None
    if left and isinstance(refusal, UserError) and refusal.code == "reason_needed":
        return translate("Bulk", "还有 {count} 处未处理，须写明理由").format(count=left)
    return sentence(refusal, language)


def _main(changes: Iterable[Change]) -> list[Change]:
    """What was asked for; that a report counts as begun goes without saying."""
    known = list(changes)
    others = [change for change in known if change.subject is not Subject.STATE]
    return others or known


def _change_text(change: Change) -> str:
    if change.subject is Subject.TAG:
        return f"+ {change.new}" if change.new else f"− {change.old}"
    if isinstance(change.new, Decision):
        return translate("Bulk", "原文如此：{reason}").format(reason=change.new.reason)
    return f"{_told(change.old)} → {_told(change.new)}"


def _told(content: object) -> str:
    if isinstance(content, ReviewState):
        return state_text(content)
    return translate("Bulk", "不详") if content is None else str(content)


def counted(effects: Iterable[Effect]) -> tuple[int, int, int]:
    """How many reports change, are so already, are refused."""
    known = list(effects)
    refused = sum(effect.refusal is not None for effect in known)
    changed = sum(bool(effect.changes) for effect in known)
    return changed, len(known) - changed - refused, refused


def summary(effects: Iterable[Effect]) -> str:
    """The counts in one line."""
    changed, same, refused = counted(effects)
    parts = [translate("Bulk", "更改 {count} 份").format(count=changed)]
    if same:
        parts.append(translate("Bulk", "{count} 份本来如此").format(count=same))
    if refused:
        parts.append(translate("Bulk", "{count} 份不能").format(count=refused))
    return translate("Bulk", "，").join(parts)
