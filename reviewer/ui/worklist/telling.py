"""What the list says of a report or a body in words."""

from reviewer.domain.record import WorklistRow, YearOfBody
from reviewer.review.listing import Body
from reviewer.ui.wording import state_text, translate


def agency_text(agency: str | None) -> str:
    """The agency, or a word for its absence."""
    return agency or translate("Worklist", "机关名称未识别")


def year_text(year: int | None) -> str:
    """The year, or a word for its absence."""
    if year is None:
        return translate("Worklist", "年度不详")
    return translate("Worklist", "{year} 年").format(year=year)


def region_text(region: str) -> str:
    """The region, or a word for its absence."""
    return region or translate("Worklist", "地区不详")


def described(row: WorklistRow, *, twin: bool = False) -> str:
    """All the list knows of a report."""
    text = translate(
        "Worklist",
        "{agency}\n{year} · {region} · {state}\n"
        "不平衡 {failed}，无法判断 {undecided}，待看 {look}\n{source}",
    ).format(
        agency=agency_text(row.agency),
        year=year_text(row.year),
        region=region_text(row.region),
        state=state_text(row.state),
        failed=row.tally.failed,
        undecided=row.tally.undecided,
        look=row.tally.look,
        source=row.source,
    )
    if row.tags:
        tags = translate("Worklist", "、").join(row.tags)
        text += "\n" + translate("Worklist", "标签：{tags}").format(tags=tags)
    if twin:
        text += "\n" + translate("Worklist", "还有同一机关同一年度的报告，待选定采用哪一份")
    return text


def described_body(body: Body) -> str:
    """A body with the state of each of its years."""
    return "\n".join([agency_text(body.agency), *map(_year_line, body.years)])


def _year_line(one: YearOfBody) -> str:
    return translate("Worklist", "{year} · {state} · 待处理 {count}").format(
        year=year_text(one.year), state=state_text(one.state), count=one.open_problems
    )
