"""What the options are called and what they are for."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from reviewer.settings import Setting
from reviewer.ui.actions import noop

_TEXTS: Mapping[str, tuple[str, str]] = {
    "enter_moves": (
        noop("Options", "按 Enter 之后"),
        noop("Options", "确定一格之后光标移到哪里；小键盘的 Enter 相同。"),
    ),
    "show_hints": (
        noop("Options", "显示提示"),
        noop("Options", "在窗口底部提示此处可用的快捷键。"),
    ),
    "show_missing": (
        noop("Options", "在格里写还差多少"),
        noop("Options", "关系不成立时，当前行列的数字旁写明差额；格子窄时写在数字下面。"),
    ),
    "recognise": (
        noop("Options", "识别扫描件中的文字"),
        noop("Options", "导入扫描件和图片时识别文字，每页要几秒；结果都标为需要核对。"),
    ),
    "limit_seconds": (
        noop("Options", "读一个文件最多用时（秒）"),
        noop("Options", "超过就放弃这个文件，继续读其余的。"),
    ),
    "limit_memory_mb": (
        noop("Options", "读一个文件最多用内存（MB）"),
        noop("Options", "损坏或有意构造的文件可能耗尽内存。"),
    ),
    "limit_file_mb": (
        noop("Options", "一个文件最大（MB）"),
        noop("Options", "更大的文件不导入，会在导入结果中写明。"),
    ),
    "limit_megapixels": (
        noop("Options", "一页图像最多像素（百万）"),
        noop("Options", "画页面和识别扫描件时用；越大越清楚，也越慢。"),
    ),
    "limit_pages": (
        noop("Options", "一个文件最多页数"),
        noop("Options", "年报通常不到 30 页；页数更多的文件不导入。"),
    ),
}
_UNNAMED = ("", "")
_ABSENT: Mapping[str, str] = {
    "recognise": noop(
        "Options",
        "没有装识别组件；安装（pip install rapidocr onnxruntime）后重启程序即可。",
    ),
}
_CHOICES: Mapping[Setting, str] = {
    "right": noop("Options", "右移一格"),
    "down": noop("Options", "下移一格"),
}


def title(name: str) -> str:
    """What an option is called."""
    return QCoreApplication.translate("Options", _TEXTS.get(name, _UNNAMED)[0]) or name


def sentence(name: str) -> str:
    """What an option is for."""
    return QCoreApplication.translate("Options", _TEXTS.get(name, _UNNAMED)[1])


def absent_sentence(name: str) -> str:
    """What to do for an option that means nothing on this machine as it is."""
    return QCoreApplication.translate("Options", _ABSENT[name])


def choice(value: Setting) -> str:
    """What a value to choose is called."""
    return QCoreApplication.translate("Options", _CHOICES.get(value, str(value)))
