"""The prose of fictitious reports: what such a body would write, with the figures of its tables."""

from random import Random

from sample_figures import GROUPS, Figures

_OPENING = (
    "本报告依照《中华人民共和国政府信息公开条例》的规定编写，由{agency}发布。",
    "根据《中华人民共和国政府信息公开条例》和上级关于年度报告的要求，{agency}编写了本报告。",
)
_GENERAL = (
    "{year}年，本机关把公开贯穿于决策、执行和服务的各个环节，先后更新机构职能、办事指南等栏目。",
    "一年来，本机关对照公开目录逐项核对，发现缺漏随即补齐，栏目更新及时。",
    "本机关安排一名工作人员负责公开事务，重要文件在印发的同时研究能否公开。",
    "全年举办开放日活动{days}次，通过网站和公告栏发布各类信息{posts}条。",
)
_PROBLEMS = (
    "主要不足是：有的栏目更新间隔偏长，个别解读材料专业词汇较多，群众不易看懂。",
    "工作中还有差距：新进人员对答复文书的写法不熟，档案整理不够细致。",
)
_PLANS = (
    "下一年将按季度检查各栏目，组织两次业务学习，并请使用者试读解读材料。",
    "今后将把常见问题整理成问答，逐件复核答复文书，减少差错。",
)
_END = (
    "本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。",
    "本年度未收取信息处理费。",
)
_NUMERALS = "一二三四五六"


def received(figures: Figures, unclaimed: int) -> str:
    """The sentence on requests; it tells `unclaimed` requests fewer than were received."""
    number = figures["requests.received.total"] - unclaimed
    if number == 0:
        return "本年度未收到政府信息公开申请。"
    text = f"本年度共收到政府信息公开申请{number}件"
    if number == figures["requests.received.natural_person"]:
        text += "，均为自然人申请"
    carried = figures["requests.carried_in.total"]
    if carried:
        text += f"，另有上年结转{carried}件"
    left = figures["requests.carried_forward.total"]
    return text + (f"，结转下年度继续办理{left}件。" if left else "，年内全部办结。")


def disputes(figures: Figures) -> str:
    """The sentence on reconsideration and litigation."""
    counts = [
        sum(
            figures[f"disputes.{group}.{result}"]
            for result in ("upheld", "corrected", "other", "pending")
        )
        for group in GROUPS
    ]
    if not any(counts):
        return "本年度未发生因政府信息公开引起的行政复议、行政诉讼。"
    return f"因政府信息公开引起的行政复议{counts[0]}件、行政诉讼{counts[1] + counts[2]}件。"


def general(agency: str, year: int, random: Random) -> list[str]:
    """Opening and section 一 without figures of the tables."""
    facts = {
        "agency": agency,
        "year": year,
        "days": random.randint(1, 4),
        "posts": random.randint(30, 900),
    }
    chosen = random.sample(_GENERAL, 3)
    return [text.format(**facts) for text in (random.choice(_OPENING), *chosen)]


def problems(random: Random) -> list[str]:
    """Section 五."""
    return [random.choice(_PROBLEMS), random.choice(_PLANS)]


def ending(year: int) -> list[str]:
    """Section 六."""
    return [text.format(year=year) for text in _END]


def section(number: int, title: str) -> str:
    """A numbered section title."""
    return f"{_NUMERALS[number - 1]}、{title}"
