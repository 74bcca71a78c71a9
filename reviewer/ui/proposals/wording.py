"""What the screen says about a proposal."""

from reviewer.domain.numbers import Value
from reviewer.review.proposing import EvidenceKind, Pattern, Proposal, ProposalKind
from reviewer.ui.wording import Words, plain, translate

_MOST_CHANGES = 3


def changes_text(proposal: Proposal, words: Words) -> str:
    """Every cell with its old and new number."""
    arrow = translate("Proposals", "{cell}：{old} → {new}")
    told = [
        arrow.format(cell=words.cell_name(change.key), old=_old(change.old), new=plain(change.new))
        for change in proposal.changes[:_MOST_CHANGES]
    ]
    if len(proposal.changes) > _MOST_CHANGES:
        count = len(proposal.changes)
        told.append(translate("Proposals", "等共 {count} 格").format(count=count))
    return translate("Proposals", "；").join(told)


def grounds_text(proposal: Proposal) -> str:
    """The pattern, what else speaks for it and how sure it is."""
    parts = [pattern_text(proposal.pattern)]
    parts += dict.fromkeys(_evidence_text(item.kind) for item in proposal.evidence)
    if proposal.sure:
        parts.append(translate("Proposals", "没有别的解释与它相近"))
    return translate("Proposals", "；").join(parts)


def reason_text(proposal: Proposal) -> str:
    """The reason that goes into the trail."""
    kind = (
        translate("Proposals", "补填")
        if proposal.kind is ProposalKind.IMPUTATION
        else translate("Proposals", "更正")
    )
    return translate("Proposals", "采纳建议（{kind}）：{grounds}").format(
        kind=kind, grounds=grounds_text(proposal)
    )


def pattern_text(pattern: Pattern) -> str:
    """What may have happened, in words."""
    return {
        Pattern.DIGIT_WRONG: translate("Proposals", "有一位数字输错"),
        Pattern.LOOK_ALIKE: translate("Proposals", "形近数字认错"),
        Pattern.DIGITS_SWAPPED: translate("Proposals", "相邻两位数字颠倒"),
        Pattern.DIGIT_DROPPED: translate("Proposals", "漏了一位数字"),
        Pattern.DIGIT_DOUBLED: translate("Proposals", "有一位数字重复输入"),
        Pattern.DIGIT_EXTRA: translate("Proposals", "多了一位数字"),
        Pattern.FACTOR_OF_TEN: translate("Proposals", "差了十倍的倍数"),
        Pattern.SIGN: translate("Proposals", "正负号相反"),
        Pattern.KEYED_TWICE: translate("Proposals", "同一数字填了两处"),
        Pattern.TOTAL_NOT_UPDATED: translate("Proposals", "总计没有随明细更新"),
        Pattern.TOTAL_ZERO: translate("Proposals", "总计没有填"),
        Pattern.BLANK: translate("Proposals", "空白处应有数字"),
        Pattern.UNREAD: translate("Proposals", "没有读出的数字可以推算"),
        Pattern.NEIGHBOUR_COLUMN: translate("Proposals", "数字填到了相邻的列"),
        Pattern.NEIGHBOUR_ROW: translate("Proposals", "数字填到了相邻的行"),
        Pattern.ROW_SLID: translate("Proposals", "整行错了一格"),
        Pattern.COLUMN_SLID: translate("Proposals", "整列错了一格"),
        Pattern.EXCHANGED: translate("Proposals", "两处数字互换"),
        Pattern.SEVERAL: translate("Proposals", "几处各有差错"),
        Pattern.OTHER: translate("Proposals", "改动最少的更正"),
    }[pattern]


def _evidence_text(kind: EvidenceKind) -> str:
    return {
        EvidenceKind.TEXT: translate("Proposals", "正文中的数字与此相符"),
        EvidenceKind.LAST_YEAR: translate("Proposals", "与上年报告相符"),
        EvidenceKind.LOW_CONFIDENCE: translate("Proposals", "这里的读数本来就没有把握"),
    }[kind]


def _old(value: Value | None) -> str:
    return translate("Proposals", "空") if value is None else plain(value)
