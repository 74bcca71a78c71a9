"""Reports as web pages, in the manners of the systems that publish them."""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from form_parts import Drawn, Part, Texts, blocks_of, rows_of, stacked

from reviewer.domain.form import TableForm

SHELLS = ("fragment", "page", "site", "containers")
CELLS = ("plain", "word", "editor", "old")
TABLES = ("each", "one", "blocks")
SPANS = ("right", "long", "wide", "none_needed")
FIGURES = ("plain", "wide", "grouped", "padded")
BLANKS = ("", "&nbsp;", "　", "<br>", "<p></p>")
_WIDE = str.maketrans("0123456789.+-", "０１２３４５６７８９．＋－")


@dataclass(frozen=True)
class PageStyle:
    """How a page is made; each member one of the names above it."""

    shell: str = "page"
    cell: str = "plain"
    tables: str = "each"
    spans: str = "right"
    figures: str = "plain"
    blank: str = ""
    closed: bool = True
    """Whether cells and rows are ended by tags."""
    nested: int = 0
    """In how many layout tables the report stands."""
    encoding: str = "utf-8"
    claim: str = "utf-8"
    """The charset its head names; empty: none."""
    seed: int = 0


def page(parts: Sequence[Part], texts: Texts, style: PageStyle) -> bytes:
    """The page of a report."""
    maker = _Maker(style, texts)
    return _shell(list(maker.parts(parts)), style).encode(style.encoding)


class _Maker:
    """Writes the parts of a report in one style."""

    def __init__(self, style: PageStyle, texts: Texts) -> None:
        self._style, self._texts = style, texts
        self._random = Random(style.seed)

    def parts(self, parts: Sequence[Part]) -> Iterator[str]:
        """The markup of every part."""
        tables = [part for part in parts if isinstance(part, TableForm)]
        for part in parts:
            if isinstance(part, str):
                yield self._paragraph(part)
            elif self._style.tables == "blocks":
                yield from (self._table(rows_of(form, self._texts)) for form in blocks_of(part))
            elif self._style.tables == "each":
                yield self._table(rows_of(part, self._texts))
            elif part is tables[-1]:
                rows = [rows_of(table, self._texts) for table in tables]
                yield self._table(stacked(rows, [table.title for table in tables]))

    def _paragraph(self, text: str) -> str:
        escaped = html.escape(text)
        match self._style.cell:
            case "word":
                return (
                    "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'>"
                    f"<span style='font-family:仿宋'>{escaped}<o:p></o:p></span></p>"
                )
            case "old":
                return f"&nbsp;&nbsp;&nbsp; <font size=3>{escaped}</font><br>\n"
            case _:
                return f'<p style="text-align: justify;">　　{escaped}</p>'

    def _table(self, rows: Sequence[Sequence[Drawn]]) -> str:
        body = "\n".join(self._row(row, index, rows) for index, row in enumerate(rows))
        return f'<table border="1" cellspacing="0">\n<tbody>{body}</tbody></table>\n'

    def _row(self, row: Sequence[Drawn], index: int, rows: Sequence[Sequence[Drawn]]) -> str:
        cells = "\n".join(self._cell(cell, index, rows) for cell in row)
        return f"<tr>{cells}{'</tr>' if self._style.closed else ''}"

    def _cell(self, cell: Drawn, index: int, rows: Sequence[Sequence[Drawn]]) -> str:
        spans = self._spans(cell, index, rows)
        inner = self._figure(cell.text) if cell.is_value else self._label(cell.text)
        return f"<td{spans}>{self._dressed(inner)}{'</td>' if self._style.closed else ''}"

    def _spans(self, cell: Drawn, index: int, rows: Sequence[Sequence[Drawn]]) -> str:
        """The spans of a cell; careless makers let the last ones reach too far."""
        down, across = cell.row_span, cell.column_span
        last_row = index + down == len(rows)
        if self._style.spans == "long" and down > 1 and last_row:
            down += self._random.randint(1, 4)
        if self._style.spans == "wide" and across > 1 and cell is rows[index][-1]:
            across += self._random.randint(1, 9)
        attributes = {"rowspan": down, "colspan": across}
        return "".join(f' {name}="{span}"' for name, span in attributes.items() if span > 1)

    def _label(self, text: str) -> str:
        """A label, in places cut by a break or a space."""
        if len(text) < 4 or self._style.cell == "plain":
            return html.escape(text)
        cut = self._random.randint(1, len(text) - 1)
        between = self._random.choice(["", "<br>", " ", "　", "&nbsp;", "\n"])
        return html.escape(text[:cut]) + between + html.escape(text[cut:])

    def _figure(self, text: str) -> str:
        if not text:
            return self._style.blank
        match self._style.figures:
            case "wide":
                return text.translate(_WIDE)
            case "grouped" if text.isdecimal():
                return f"{int(text):,}"
            case "padded":
                return f"&nbsp;{text}　"
        return text

    def _dressed(self, inner: str) -> str:
        match self._style.cell:
            case "word":
                pieces = "".join(
                    f"<span lang=EN-US style='font-size:10.5pt'>{piece}</span>"
                    for piece in self._pieces(inner)
                )
                return f"\n  <p class=MsoNormal align=center>{pieces}<o:p></o:p></p>\n  "
            case "editor":
                return (
                    '<p style="text-align:center"><span style="font-family: 宋体;">'
                    f"<strong><span>{inner}</span></strong></span></p>"
                )
            case "old":
                return f"<div align=center><font face=宋体 size=2>{inner}</font></div>"
        return inner

    def _pieces(self, inner: str) -> list[str]:
        """A number in several spans, as Word writes it where its fonts change."""
        if not inner.isdecimal() or len(inner) < 2:
            return [inner]
        cut = self._random.randint(1, len(inner) - 1)
        return [inner[:cut], inner[cut:]]


def _shell(parts: Sequence[str], style: PageStyle) -> str:
    body = "\n".join(parts)
    for _ in range(style.nested):
        body = (
            '<table width="100%"><tr><td width=120><a href="/">首页</a><br><a href="/x">机构</a>'
            f"</td><td>{body}</td></tr></table>"
        )
    if style.shell == "fragment":
        return body
    if style.shell == "containers":
        body = "".join(f'<div class="view"><div>{part}</div></div>\n' for part in parts)
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={style.claim}">'
    inside = _SITE.replace("{}", body) if style.shell in ("site", "containers") else body
    return (
        f"<!DOCTYPE html>\n<html><head>{head if style.claim else ''}<title>信息公开</title></head>"
        f"<body>{inside}</body></html>"
    )


_SITE = """
<style>.hide{display:none} .t td{border:1px solid #000}</style>
<script>document.write("<table><tr><td>（一）予以公开</td><td>99</td></tr></table>")</script>
<div id="header"><ul class="nav"><li><a href="/">网站首页</a></li>
<li><a href="/zw/">政务公开</a></li>
<li><a href="/hd/">互动交流 12</a></li></ul>
<form><input type="text" value="请输入关键字"></form></div>
<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/zfxxgk/">政府信息公开</a> &gt;
<a href="/nb/">政府信息公开年报</a></div>
<table class="info"><tr><td>索 引 号：</td><td>000014349/2024-00012</td>
<td>主题分类：</td><td>年报</td></tr>
<tr><td>发布机构：</td><td>办公室</td><td>发布日期：</td><td>2024-01-26</td></tr></table>
<div class="tools">【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】
浏览次数：<span>135</span>
<a href="#" onclick="print()">打印本页</a></div>
<div class="hide"><table><tr><td>（七）总计</td><td>88</td><td>88</td><td>88</td></tr></table></div>
<div class="TRS_Editor">{}</div>
<noscript>请开启脚本 3</noscript>
<div class="related"><h4>相关信息</h4><ul>
<li><a href="1.html">某某局2019年政府信息公开工作年度报告</a><span>2020-01-20</span></li>
<li><a href="2.html">某某局2018年政府信息公开工作年度报告</a><span>2019-01-21</span></li></ul></div>
<div class="page"><a href="#">1</a> <a href="#">2</a> <a href="#">3</a></div>
<footer><p>主办单位：某某局　ICP备05000000号　网站标识码 1100000001</p></footer>
<table class="foot"><tr><td>地址：人民路1号</td><td>邮编：100000</td>
<td>电话：010-60000000</td></tr></table>
"""
