"""What the screen says about a proposal."""

from collections.abc import Callable, Sequence

from reviewer.domain.form import CellKey
from reviewer.review.proposing import EvidenceKind, Pattern, Proposal, ProposalKind, ProposedChange
from reviewer.ui.wording import Words, plain, tr, translate

_MOST_CHANGES = 3


def kind_text(proposal: Proposal) -> str:
    """Whether numbers would be corrected, or only empty places filled."""
    if proposal.kind is ProposalKind.IMPUTATION:
        return translate("Proposals", "建议补填")
    return translate("Proposals", "建议更正")


def title_text(proposal: Proposal, words: Words) -> str:
    """What is proposed, in one line."""
    return translate("Proposals", "{kind} {changes}").format(
        kind=kind_text(proposal), changes=summary(proposal, words)
    )


def change_text(change: ProposedChange, words: Words) -> str:
    """One cell with its old and new number."""
    return translate("Proposals", "{cell}：{old} → {new}").format(
        cell=words.cell_name(change.key), old=old_text(change), new=plain(change.new)
    )


def summary(proposal: Proposal, words: Words) -> str:
    """What changes, as short as it can be told: the row or the column once if all share it."""
    if proposal.kind is ProposalKind.IMPUTATION and len(proposal.changes) > _MOST_CHANGES:
        return _filling(proposal)
    name, one = _shared(proposal, words)
    arrow = translate("Proposals", "{cell} {old} → {new}")
    told = [
        arrow.format(cell=one(change.key), old=old_text(change), new=plain(change.new))
        for change in proposal.changes[:_MOST_CHANGES]
    ]
    if len(proposal.changes) > _MOST_CHANGES:
        count = len(proposal.changes)
        told.append(tr("等共 %n 格", "", count))
    text = translate("Proposals", "，").join(told)
    if not name:
        return text
    return translate("Proposals", "{name}：{changes}").format(name=name, changes=text)


def _filling(proposal: Proposal) -> str:
    """How many empty places are filled, and how many of them with 0."""
    count, zeros = len(proposal.changes), sum(change.new == 0 for change in proposal.changes)
    if zeros == count:
        return tr("%n 格空处，都是 0", "", count)
    return tr("%n 格空处，其中 {zeros} 格是 0", "", count).format(zeros=zeros)


def _shared(proposal: Proposal, words: Words) -> tuple[str, Callable[[CellKey], str]]:
    """What the cells have in common, if anything, and the name of one beside it."""
    rows = {change.key.rpartition(".")[0]: change.key for change in proposal.changes}
    columns = {words.column_name(change.key): change.key for change in proposal.changes}
    if len(rows) == 1:
        return words.row_name(next(iter(rows.values()))), words.column_name
    if len(columns) == 1:
        return next(iter(columns)), words.row_name
    return "", words.cell_name


def grounds_text(proposal: Proposal) -> str:
    """The pattern and what else speaks for it."""
    parts = [pattern_text(proposal.pattern)]
    parts += dict.fromkeys(_evidence_text(item.kind) for item in proposal.evidence)
    return translate("Proposals", "；").join(parts)


def sureness_text(group: Sequence[Proposal], place: int) -> str:
    """How sure one of the proposals that exclude each other is."""
    proposal = group[place]
    if proposal.sure:
        return translate("Proposals", "把握大，没有别的解释与它相近")
    if proposal.tied:
        return translate("Proposals", "有同样可能的别种更正，规则无从区分，请看原文")
    if len(group) > 1 and place == 0:
        return translate("Proposals", "另有 {count} 种可能").format(count=len(group) - 1)
    if len(group) > 1:
        return translate("Proposals", "可能性较小")
    if proposal.evidence:
        return translate("Proposals", "规则不足以确定，请看原文")
    return translate("Proposals", "没有旁证，请看原文")


def head_text(group: Sequence[Proposal], place: int) -> str:
    """The second line of a group in the list: the pattern, and how sure."""
    parts = (pattern_text(group[place].pattern), sureness_text(group, place))
    return translate("Proposals", "；").join(parts)


def incomplete_text() -> str:
    """The search was ended by its time limit."""
    return translate("Proposals", "查找更正到了时限，只列出目前找到的；可能还有更好的")


def blind_spot_text() -> str:
    """What no rule can see, where somebody might trust the rules too much."""
    return translate("Proposals", "规则看不出两行明细对调、四角 +1 −1 相抵；采纳前请对照原文。")


def reason_text(proposal: Proposal) -> str:
    """The reason that goes into the trail."""
    fills = proposal.kind is ProposalKind.IMPUTATION
    kind = translate("Proposals", "补填") if fills else translate("Proposals", "更正")
    grounds = grounds_text(proposal)
    if proposal.sure:
        grounds = translate("Proposals", "{grounds}；没有别的解释与它相近").format(grounds=grounds)
    return translate("Proposals", "采纳建议（{kind}）：{grounds}").format(
        kind=kind, grounds=grounds
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
        Pattern.BLANK_AS_ZERO: translate("Proposals", "明细的空白按 0 计算"),
        Pattern.UNREAD: translate("Proposals", "没有读出的数字可以推算"),
        Pattern.NEIGHBOUR_COLUMN: translate("Proposals", "数字填到了相邻的列"),
        Pattern.NEIGHBOUR_ROW: translate("Proposals", "数字填到了相邻的行"),
        Pattern.ROW_SLID: translate("Proposals", "整行错了一格"),
        Pattern.COLUMN_SLID: translate("Proposals", "整列错了一格"),
        Pattern.EXCHANGED: translate("Proposals", "两处数字互换"),
        Pattern.COLUMNS_SWAPPED: translate("Proposals", "两列的数字互换"),
        Pattern.ROWS_SWAPPED: translate("Proposals", "两行的数字互换"),
        Pattern.SEVERAL: translate("Proposals", "几处各有差错"),
        Pattern.OTHER: translate("Proposals", "改动最少的更正"),
    }[pattern]


def _evidence_text(kind: EvidenceKind) -> str:
    return {
        EvidenceKind.TEXT: translate("Proposals", "正文中的数字与此相符"),
        EvidenceKind.LAST_YEAR: translate("Proposals", "与上年报告相符"),
        EvidenceKind.SOURCE: translate("Proposals", "原文读出的就是这个数字"),
        EvidenceKind.LOW_CONFIDENCE: translate("Proposals", "这里的读数本来就没有把握"),
    }[kind]


def old_text(change: ProposedChange) -> str:
    """The number that stands there, or that none does."""
    return translate("Proposals", "空") if change.old is None else plain(change.old)
