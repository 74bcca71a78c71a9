"""The rules: what each says, how binding it is, its version, and whether it was switched off."""

from collections.abc import Iterable

from reviewer.domain.rulebook import RuleLine
from reviewer.export.table import Field, FieldType, FixedTable

_FIELDS = (
    Field("rule", "规则编号", "rule"),
    Field("rule_origin", "来源", "origin"),
    Field("edition", "表格版本", "edition of the form"),
    Field("severity", "严重程度", "severity"),
    Field("version", "规则版本", "version"),
    Field("zh", "规则（中文）", "rule (Chinese)"),
    Field("en", "规则（英文）", "rule (English)"),
    Field("on", "启用", "in use", FieldType.INTEGER),
    Field("who", "经办人", "who"),
    Field("when", "时间", "when"),
    Field("note", "说明", "note"),
)


def rules_table(lines: Iterable[RuleLine]) -> FixedTable:
    """One row a rule and edition."""
    rows = tuple(
        (
            *(line.id, line.origin.value, line.edition, line.severity.value, line.version),
            *(line.names.get("zh", ""), line.names.get("en", "")),
            *(int(line.on), line.who, line.when, line.note),
        )
        for line in lines
    )
    return FixedTable("rules", _FIELDS, ("rule", "edition"), rows=rows)
