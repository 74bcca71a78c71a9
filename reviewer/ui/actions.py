"""Every action of the window as data: text, keys, icon; menus and the key page read it."""

from dataclasses import dataclass
from enum import StrEnum


def noop(context: str, text: str) -> str:  # noqa: ARG001 - the context is for lupdate
    """Mark a text for translation where it is shown; `translate.py` knows this name."""
    return text


class Needs(StrEnum):
    """What must be open for an action to be offered."""

    NOTHING = ""
    WORKSPACE = "workspace"
    DESK = "desk"
    """A workspace, and no other page over its desk."""
    REPORT = "report"
    """A report at hand on the desk."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action; `keys` are its shortcuts with blanks between, the first one is shown."""

    id: str
    text: str
    keys: str = ""
    icon: str = ""
    needs: Needs = Needs.REPORT
    gap: bool = False
    """Whether a line separates it from the action before."""


@dataclass(frozen=True, slots=True)
class MenuSpec:
    """A menu of the window with its actions in order."""

    id: str
    title: str
    actions: tuple[ActionSpec, ...]
    under: str = ""
    """The menu at whose end it stands, empty for the menu bar."""


_NOTHING = Needs.NOTHING
_WORKSPACE = Needs.WORKSPACE
_DESK = Needs.DESK

_FILE = (
    ActionSpec("new", noop("Actions", "新建工作区…"), "Ctrl+N", icon="new", needs=_NOTHING),
    ActionSpec("open", noop("Actions", "打开工作区…"), "Ctrl+O", icon="open", needs=_NOTHING),
    ActionSpec("samples", noop("Actions", "打开示例"), icon="samples", needs=_NOTHING),
    ActionSpec(
        "import_files",
        noop("Actions", "导入文件…"),
        "Ctrl+I",
        icon="import",
        needs=_NOTHING,
        gap=True,
    ),
    ActionSpec(
        "import_folder",
        noop("Actions", "导入文件夹…"),
        "Ctrl+Shift+I",
        icon="import-folder",
        needs=_NOTHING,
    ),
    ActionSpec("unlock", noop("Actions", "输入加密文件的密码"), "Ctrl+Shift+L", needs=_WORKSPACE),
    ActionSpec(
        "export", noop("Actions", "导出…"), "Ctrl+E", icon="export", needs=_WORKSPACE, gap=True
    ),
    ActionSpec(
        "settings",
        noop("Actions", "设置…"),
        "Ctrl+,",
        icon="settings",
        needs=_NOTHING,
        gap=True,
    ),
    ActionSpec("close", noop("Actions", "关闭工作区"), needs=_WORKSPACE, gap=True),
    ActionSpec("quit", noop("Actions", "退出"), "Ctrl+Q", needs=_NOTHING),
)

_EDIT = (
    ActionSpec("undo", noop("Actions", "撤销"), "Ctrl+Z", icon="undo", needs=_DESK),
    ActionSpec("redo", noop("Actions", "重做"), "Ctrl+Y Ctrl+Shift+Z", icon="redo", needs=_DESK),
    ActionSpec("cut", noop("Actions", "剪切所选的格"), "Ctrl+X", icon="cut", gap=True),
    ActionSpec("copy", noop("Actions", "复制所选的格"), "Ctrl+C", icon="copy"),
    ActionSpec("copy_heads", noop("Actions", "连同行列名称复制"), "Ctrl+Shift+C"),
    ActionSpec("paste", noop("Actions", "粘贴…"), "Ctrl+V", icon="paste"),
    ActionSpec("amend", noop("Actions", "修改这一格"), "F2", icon="edit", gap=True),
    ActionSpec("restore", noop("Actions", "恢复为原文读数"), "Ctrl+R", icon="restore"),
    ActionSpec("heading", noop("Actions", "更正机关和年度…"), "F4", icon="report"),
    ActionSpec("find", noop("Actions", "在原文中查找"), "Ctrl+F", icon="search", gap=True),
)

_STRUCTURE = (
    ActionSpec("shift_left", noop("Actions", "向左移动一格…"), "Alt+Left", icon="shift-left"),
    ActionSpec("shift_right", noop("Actions", "向右移动一格…"), "Alt+Right", icon="shift-right"),
    ActionSpec("shift_up", noop("Actions", "向上移动一格…"), "Alt+Up", icon="shift-up"),
    ActionSpec("shift_down", noop("Actions", "向下移动一格…"), "Alt+Down", icon="shift-down"),
    ActionSpec("swap_rows", noop("Actions", "互换两行…"), "Alt+Shift+R", icon="swap", gap=True),
    ActionSpec("swap_columns", noop("Actions", "互换两列…"), "Alt+Shift+C"),
    ActionSpec("swap_cells", noop("Actions", "互换两格…"), "Alt+Shift+X"),
    ActionSpec("split_number", noop("Actions", "拆成两格…"), "Alt+Shift+S", icon="split", gap=True),
    ActionSpec("join_numbers", noop("Actions", "并成一格…"), "Alt+Shift+J", icon="join"),
    ActionSpec("zero_blanks", noop("Actions", "空白格填 0…"), "Alt+0", icon="fill", gap=True),
    ActionSpec("clear_cells", noop("Actions", "清空所选的格"), "Alt+Del", icon="clear"),
)

_REVIEW = (
    ActionSpec("next_problem", noop("Actions", "下一个问题"), "F8", icon="next", needs=_DESK),
    ActionSpec(
        "previous_problem",
        noop("Actions", "上一个问题"),
        "Shift+F8",
        icon="previous",
        needs=_DESK,
    ),
    ActionSpec("fold", noop("Actions", "展开或收起一组问题"), "Ctrl+F8", needs=_DESK),
    ActionSpec("take_proposal", noop("Actions", "采纳建议"), "F9", icon="proposal", gap=True),
    ActionSpec("refuse_proposal", noop("Actions", "不采纳，不再提示"), "Shift+F9"),
    ActionSpec("turn_proposal", noop("Actions", "换一种建议"), "Ctrl+F9"),
    ActionSpec("accept", noop("Actions", "原文如此…"), "Alt+A", icon="accept", gap=True),
    ActionSpec("reopen", noop("Actions", "重新打开问题"), "Alt+O", icon="reopen"),
    ActionSpec("confirm", noop("Actions", "这一格已核对无误"), "Alt+S", icon="confirm"),
    ActionSpec(
        "done_next",
        noop("Actions", "完成并下一份"),
        "Ctrl+Return Ctrl+Enter",
        icon="done-next",
        gap=True,
    ),
    ActionSpec("toggle_done", noop("Actions", "标记完成或取消完成"), "Ctrl+D", icon="done"),
    ActionSpec(
        "twins",
        noop("Actions", "同一机关同年度的报告"),
        "Alt+D",
        icon="twins",
        needs=_WORKSPACE,
        gap=True,
    ),
    ActionSpec("use_this", noop("Actions", "采用这一份"), "Alt+U", needs=_WORKSPACE),
    ActionSpec("set_aside", noop("Actions", "不采用这一份，或取回"), "Alt+N", needs=_WORKSPACE),
    ActionSpec("annotate", noop("Actions", "标签和备注…"), "Ctrl+T", icon="tag", gap=True),
    ActionSpec("bulk", noop("Actions", "批量处理所选报告…"), "Ctrl+B", icon="bulk", needs=_DESK),
    ActionSpec(
        "rules",
        noop("Actions", "规则…"),
        "Ctrl+Shift+R",
        icon="rules",
        needs=_WORKSPACE,
        gap=True,
    ),
    ActionSpec("next_report", noop("Actions", "下一份报告"), "Ctrl+PgDown", needs=_DESK, gap=True),
    ActionSpec("previous_report", noop("Actions", "上一份报告"), "Ctrl+PgUp", needs=_DESK),
)

_VIEW = (
    ActionSpec("filter", noop("Actions", "筛选报告"), "Ctrl+L", icon="filter", needs=_DESK),
    ActionSpec("group_bodies", noop("Actions", "按机关分组"), "Alt+G", icon="group", needs=_DESK),
    ActionSpec(
        "find_report", noop("Actions", "查找报告…"), "Ctrl+P", icon="search", needs=_WORKSPACE
    ),
    ActionSpec(
        "palette", noop("Actions", "全部命令…"), "Ctrl+Shift+P", icon="palette", needs=_NOTHING
    ),
    ActionSpec("table_1", noop("Actions", "表二：主动公开"), "Alt+1", icon="table", gap=True),
    ActionSpec("table_2", noop("Actions", "表三：申请办理"), "Alt+2"),
    ActionSpec("table_3", noop("Actions", "表四：复议诉讼"), "Alt+3"),
    ActionSpec("to_tables", noop("Actions", "到表格"), "F6"),
    ActionSpec("to_source", noop("Actions", "到原文"), "Alt+4", gap=True),
    ActionSpec("turn_source", noop("Actions", "原文的版面或文字"), "Alt+5"),
    ActionSpec("turn_page_right", noop("Actions", "把这一页向右转"), "Ctrl+]", icon="turn-right"),
    ActionSpec("turn_page_left", noop("Actions", "把这一页向左转"), "Ctrl+[", icon="turn-left"),
    ActionSpec("to_message", noop("Actions", "到消息或进度"), "Ctrl+Shift+M", needs=_NOTHING),
    ActionSpec(
        "show_history", noop("Actions", "本格历史，或回到问题"), "Ctrl+H", icon="history", gap=True
    ),
    ActionSpec(
        "show_accepted", noop("Actions", "显示或隐藏已接受的问题"), "Ctrl+Shift+A", needs=_DESK
    ),
    ActionSpec("show_guards", noop("Actions", "显示或隐藏规则的守护"), "Ctrl+G", icon="guard"),
    ActionSpec("show_crop", noop("Actions", "编辑时显示或不显示原文"), "Ctrl+M", icon="crop"),
    ActionSpec(
        "overview",
        noop("Actions", "统计概览"),
        "F11",
        icon="overview",
        needs=_WORKSPACE,
        gap=True,
    ),
    ActionSpec("compare", noop("Actions", "与另一份报告对比…"), "F7", icon="compare"),
    ActionSpec("beside", noop("Actions", "并排看问题涉及的两份报告"), "Shift+F7", icon="compare"),
    ActionSpec(
        "zoom_in",
        noop("Actions", "放大文字"),
        "Ctrl+= Ctrl++",
        icon="zoom-in",
        needs=_NOTHING,
        gap=True,
    ),
    ActionSpec("zoom_out", noop("Actions", "缩小文字"), "Ctrl+-", icon="zoom-out", needs=_NOTHING),
    ActionSpec("zoom_reset", noop("Actions", "文字原大"), "Ctrl+0", needs=_NOTHING),
)

_HELP = (
    ActionSpec("help", noop("Actions", "帮助"), "Shift+F1", icon="help", needs=_NOTHING),
    ActionSpec("keys", noop("Actions", "快捷键和图例"), "F1", icon="keyboard", needs=_NOTHING),
    ActionSpec("log", noop("Actions", "打开日志所在位置"), needs=_NOTHING),
    ActionSpec("about", noop("Actions", "关于"), icon="info", needs=_NOTHING, gap=True),
)

MENUS: tuple[MenuSpec, ...] = (
    MenuSpec("file", noop("Actions", "文件(&F)"), _FILE),
    MenuSpec("edit", noop("Actions", "编辑(&E)"), _EDIT),
    MenuSpec("structure", noop("Actions", "结构"), _STRUCTURE, under="edit"),
    MenuSpec("review", noop("Actions", "审核(&R)"), _REVIEW),
    MenuSpec("view", noop("Actions", "查看(&V)"), _VIEW),
    MenuSpec("help", noop("Actions", "帮助(&H)"), _HELP),
)
ACTIONS: tuple[ActionSpec, ...] = tuple(spec for menu in MENUS for spec in menu.actions)

TABLE_KEYS: tuple[tuple[str, str], ...] = (
    ("0–9  -  /", noop("Actions", "直接键入，替换这一格的内容")),
    ("Enter", noop("Actions", "确定并按设置的方向到下一格（小键盘 Enter 相同）")),
    ("Tab", noop("Actions", "确定并到右边一格")),
    ("Shift+Enter  Shift+Tab", noop("Actions", "确定并到上一格")),
    ("↑ ↓ ← →", noop("Actions", "确定并向该方向移动")),
    ("Shift+↑ ↓ ← →", noop("Actions", "选中一片（也可用鼠标拖动，或点行列名称）")),
    ("Home  End", noop("Actions", "到这一行的开头或末尾，加 Ctrl 到全表的")),
    ("Ctrl+A", noop("Actions", "选中全表")),
    ("Delete", noop("Actions", "所选的格改为空白")),
    ("Space", noop("Actions", "这一格，或选中的一行、一列，已核对无误")),
    ("Esc", noop("Actions", "放弃正在键入的内容；放开选中的一片")),
    ("Enter  Esc  ← → ↑ ↓", noop("Actions", "预览改动时：采用、取消、换一种")),
    ("Ctrl+1–9", noop("Actions", "写理由时：用最近的理由")),
)
"""What the keys do inside a table, for the key page: keys and meaning."""

SOURCE_KEYS: tuple[tuple[str, str], ...] = (
    (noop("Keys", "单击"), noop("Actions", "到这个数字所在的一格")),
    (noop("Keys", "Ctrl+单击"), noop("Actions", "把这个数字取到当前的一格")),
    (noop("Keys", "Ctrl+滚轮"), noop("Actions", "放大或缩小原文")),
    ("Ctrl+=  Ctrl+-  Ctrl+0", noop("Actions", "放大、缩小、还原原文（光标在原文里时）")),
    ("Home  End", noop("Actions", "到原文开头或末尾")),
    ("Ctrl+A  Ctrl+C", noop("Actions", "全选、复制原文")),
    ("Enter  Shift+Enter", noop("Actions", "查找时：下一处、上一处")),
    ("Esc", noop("Actions", "取消选择，关闭查找，再按回到表格")),
)
"""What keys and mouse do in the source, for the key page: keys and meaning."""

LIST_KEYS: tuple[tuple[str, str], ...] = (
    ("Enter  ↓", noop("Actions", "在筛选框里：到清单")),
    ("Esc", noop("Actions", "在筛选框里：清空，再按清除筛选，再按回到表格；在清单里：回到表格")),
    ("← →", noop("Actions", "收起、展开一个机关的各年度")),
    ("Shift+↑↓  Ctrl+A", noop("Actions", "选多份报告，用“批量处理”更改")),
    ("A–Z", noop("Actions", "在清单里键入：筛选（汉字或拼音）")),
)
"""What the keys do in the list of reports, for the key page: keys and meaning."""

VIEW_KEYS: tuple[tuple[str, str], ...] = (
    ("Enter", noop("Actions", "对比：在工作台打开这一格；年度关系打开本年的报告")),
    ("Shift+Enter", noop("Actions", "对比：打开另一份报告的对应格")),
    ("Alt+1–5", noop("Actions", "对比：三张表、年度关系、正文")),
    ("Enter  Space", noop("Actions", "统计：列出这一条的报告")),
)
"""What the keys do in the comparison and the overview, for the key page: keys and meaning."""
