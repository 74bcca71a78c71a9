"""Which place an agency's name tells; a name that tells none tells nothing."""

import re

_CHARACTER = "[\u4e00-\u9fff]"
_CENTRAL = re.compile(
    "中华人民共和国|中国共产党|中共"
    f"|(?:国家|中国|全国){_CHARACTER}{{2,9}}?(?:总局|总署|总行|银行|局)"
)
_PROVINCE = re.compile(
    "(?:北京|上海|天津|重庆)市|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区"
    "|新疆维吾尔自治区|新疆生产建设兵团|(?:香港|澳门)特别行政区"
    f"|黑龙江省|{_CHARACTER}{{2}}省"
)
_CITIES = (
    re.compile(f"{_CHARACTER}{{2,16}}?(?:族|自治)(?:自治)?州"),
    re.compile(f"(?:(?![县区旗]){_CHARACTER}){{2,5}}?(?:市(?!场|容)|盟|地区)"),
)
_COUNTIES = (
    re.compile(f"{_CHARACTER}{{2,16}}?(?:族|自治)(?:自治)?[县旗]"),
    re.compile(f"{_CHARACTER}{{2,6}}?(?:经济技术|高新技术产业|经济)?(?:开发区|新区|示范区|合作区)"),
    re.compile(f"{_CHARACTER}{{1,5}}?县(?!级)"),
    re.compile(f"{_CHARACTER}{{2,5}}?(?:区(?!域|块)|旗)"),
)
_NO_NAME = re.compile(
    "政府|委|厅|局|办|监督|监管|综合|行政|执法|服务|中心|规划|交通|运输|水利|林业|卫生"
    "|教育|财政|民政|公安|司法|税务|风景|旅游|保护|[同联加]盟|(?:上|超|集|股|楼)市|.{3,}城市"
    "|[华东西][东北南中][地北]|(?:社|校|园|景|库|厂|辖|片|小|灾|疫)区|省级"
)


def region_of(agency: str | None) -> str:
    """The places at the head of an agency's name from the largest on, empty if there is none.

    A township or street alone is no region: which county it lies in is not said.
    """
    rest = re.sub(r"\s", "", agency or "")
    found = ""
    for patterns in ((_CENTRAL,), (_PROVINCE,), _CITIES, (*_COUNTIES, *_CITIES)):
        place = _place(rest, patterns)
        rest = rest[len(place) :]
        if patterns != (_CENTRAL,):
            found += place
    return found


def _place(text: str, patterns: tuple[re.Pattern[str], ...]) -> str:
    """The shortest place at the head of the text that can be one."""
    found = [match[0] for pattern in patterns if (match := pattern.match(text))]
    known = patterns[0] in (_CENTRAL, _PROVINCE)
    return min((name for name in found if known or not _NO_NAME.search(name)), key=len, default="")
