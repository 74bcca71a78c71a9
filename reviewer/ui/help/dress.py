"""Spacing and keys of a help page: Qt's own Markdown comes out tight and in typewriter letters."""

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
    QTextTableFormat,
)

from reviewer.ui.theme import Theme

_LINE = 128
_HEADING_SIZES = {1: 1.5, 2: 1.2, 3: 1.05}


def dress(document: QTextDocument, theme: Theme) -> None:
    """Give paragraphs and headings room, and keys the look they have elsewhere."""
    block = document.begin()
    while block.isValid():
        _space(block, theme.size)
        for start, length in _keys(block):
            cursor = _selected(block, start, length)
            cursor.mergeCharFormat(_key_format(theme))
        level = block.blockFormat().headingLevel()
        if level:
            _selected(block, block.position(), block.length() - 1).mergeCharFormat(
                _heading_format(theme, level)
            )
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            frame.setFormat(_table_format(frame.format(), theme))


def _space(block: QTextBlock, size: int) -> None:
    spaced = QTextBlockFormat()
    heading = block.blockFormat().headingLevel()
    listed = block.textList() is not None
    cursor = QTextCursor(block)
    if cursor.currentTable() is not None:
        return
    spaced.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    spaced.setTopMargin(size if heading > 1 else 0)
    spaced.setBottomMargin(size * (0.5 if heading else 0.2 if listed or _quoted(block) else 0.6))
    if _quoted(block):
        spaced.setLeftMargin(2 * size)
    cursor.mergeBlockFormat(spaced)


def _quoted(block: QTextBlock) -> bool:
    """Whether it is a line of an example, to be written as it stands."""
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def _keys(block: QTextBlock) -> list[tuple[int, int]]:
    """Where the typewriter letters of a block are: position and length."""
    found = []
    fragments = block.begin()
    while not _quoted(block) and not fragments.atEnd():
        fragment = fragments.fragment()
        if fragment.charFormat().fontFixedPitch():
            found.append((fragment.position(), fragment.length()))
        fragments += 1
    return found


def _selected(block: QTextBlock, start: int, length: int) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _key_format(theme: Theme) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontFamilies(theme.font().families())
    made.setFontFixedPitch(False)
    made.setFontWeight(QFont.Weight.DemiBold)
    made.setForeground(theme.colour("accent"))
    return made


def _table_format(made: QTextTableFormat, theme: Theme) -> QTextTableFormat:
    made.setBorderCollapse(True)
    made.setBorder(1)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(theme.colour("line"))
    made.setCellPadding(theme.size * 0.4)
    made.setTopMargin(theme.size * 0.4)
    made.setBottomMargin(theme.size)
    return made


def _heading_format(theme: Theme, level: int) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(theme.font(_HEADING_SIZES.get(level, 1.0), bold=True))
    return made
