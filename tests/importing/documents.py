"""Writes a notice in the formats in which offices have it."""

from __future__ import annotations

import html
import re

from macros.text.characters.numerals import number_parts
from tests.importing import wordfiles as word
from tests.importing.printed import LEVELS, Grid, Line, Notice

LIST = 1
"""The number of the definition of the levels in a .docx."""


def as_docx(notice: Notice, *, automatic: bool = True) -> bytes:
    """Write a .docx, its numbers automatic or typed."""
    numbers = _Numbers() if automatic else None
    body = [
        _table(block) if isinstance(block, Grid) else _paragraph(block, numbers) for block in notice
    ]
    parts = {"numbering": numbers.part()} if numbers else {}
    page = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
    page += "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" + word.t("1")
    page += "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    footer = word.p(word.t("— ") + page + word.t(" —"))
    return word.word_file("".join(body), header=word.p("征求意见用"), footer=footer, **parts)


class _Numbers:
    """Finds for each printed number how Word comes to it: by counting on, or by a list of its own."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._begins: dict[int, int] = {}
        self._lists = [word.num(1, LIST)]
        self._list = 1

    def of(self, line: Line) -> str:
        """Return the properties of a numbered paragraph."""
        assert line.level is not None
        value = int(number_parts(line.number)[0])
        count = self._counts.get(line.level, self._begins.get(line.level, 1) - 1)
        if value != count + 1:
            self._begins = {line.level: value}
            self._list = len(self._lists) + 1
            self._lists.append(word.num(self._list, LIST, word.restart(line.level, value)))
        self._counts[line.level] = value
        for deeper in range(line.level + 1, len(LEVELS)):
            self._counts.pop(deeper, None)
        return word.listed(self._list, line.level)

    def part(self) -> str:
        levels = []
        for depth, (pattern, kind, text) in enumerate(LEVELS):
            suffix = "space" if pattern.endswith(" ") else "nothing"
            levels.append(word.lvl(depth, kind, text, f'<w:suff w:val="{suffix}"/>'))
        return word.abstract(LIST, *levels) + "".join(self._lists)


def _paragraph(line: Line, numbers: _Numbers | None) -> str:
    if line.level is None or numbers is None:
        return word.p(word.t(line.text))
    rest = re.sub(LEVELS[line.level][0], "", line.text, count=1)
    return word.p(word.t(rest), numbers.of(line))


def _table(grid: Grid) -> str:
    rows = []
    reaching: dict[int, tuple[int, int]] = {}  # column → rows still covered, columns covered
    for held in grid.rows:
        cells = list(held)
        column, made = 0, []
        while column < grid.columns and (cells or column in reaching):
            if column in reaching:
                left, across = reaching[column]
                made.append(word.cell("<w:p/>", _span(across) + "<w:vMerge/>"))
                reaching[column] = (left - 1, across)
                if left == 1:
                    del reaching[column]
            else:
                cell, across = cells.pop(0), 0
                across = cell.across
                merge = '<w:vMerge w:val="restart"/>' if cell.down > 1 else ""
                text = "".join(word.p(word.t(part)) for part in cell.text.split("\n")) or "<w:p/>"
                made.append(word.cell(text, _span(across) + merge))
                if cell.down > 1:
                    reaching[column] = (cell.down - 1, across)
            column += across
        rows.append(word.row(*made))
    return word.table(*rows, columns=grid.columns)


def _span(across: int) -> str:
    return f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""


def as_govcn(notice: Notice) -> str:
    """Write a page as the portals of the State Council's pattern have it: a table of facts, one container."""
    facts = "".join(
        f"<tr><td><b>{name}：</b></td><td>{value}</td></tr>"
        for name, value in (("索 引 号", "0001/2023-00012"), ("发文机关", "某市人民政府"), ("成文日期", "2023年03月01日"),
                            ("发布日期", "2023年03月05日"), ("有效性", "有效"))
    )  # fmt: skip
    body = "\n".join(_html(block, "<p style='text-indent:2em'>", "</p>") for block in notice)
    return (
        "<!DOCTYPE html>\n<!-- saved from url=(0042)https://www.example.gov.cn/zc/2023/content.htm -->\n"
        '<html><head><meta charset="utf-8"><title>通知_某市人民政府门户网站</title>'
        "<style>p{margin:0}</style><script>var a='脚本，不是正文。';</script></head><body>"
        "<div class='nav'><a href='/'>首页</a> <a href='/zw'>政务公开</a></div>"
        f"<table class='bd1'><tbody>{facts}</tbody></table>"
        f"<div class='pages_content' id='UCAP-CONTENT'>\n{body}\n</div>"
        "<div class='share'>分享到：<a>微信</a></div>"
        "<div class='footer'>主办：某市人民政府办公室，网站标识码：0000000000</div></body></html>"
    )


def as_old_page(notice: Notice) -> str:
    """Write a page as older sites have it: laid out in tables, lines apart by <br>, no names."""
    body = "<br>\n".join(_html(block, "　　", "") for block in notice)
    return (
        "<html><head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'>"
        "<title>某局网站</title></head><body><table width='960'><tr><td><a>首页</a> | <a>机构</a> | <a>公告</a></td></tr>"
        f"<tr><td><table><tr><td class='TRS_Editor'>{body}</td></tr></table></td></tr>"
        "<tr><td>版权所有 某局 备案号 00000000</td></tr></table></body></html>"
    )


def _html(block: Line | Grid, before: str, after: str) -> str:
    if isinstance(block, Line):
        return before + html.escape(block.text, quote=False) + after
    rows = (
        "".join(
            f"<td{_spans(cell.across, cell.down)}>{html.escape(cell.text, quote=False)}</td>"
            for cell in row
        )
        for row in block.rows
    )
    return f"<table border='1'>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _spans(across: int, down: int) -> str:
    return (f' colspan="{across}"' if across > 1 else "") + (
        f' rowspan="{down}"' if down > 1 else ""
    )


def as_text(notice: Notice) -> str:
    """Write a text as Word saves it: a line a paragraph, tabs between cells."""
    return "\r\n".join(_plain(block, "\r\n") for block in notice) + "\r\n"


def _plain(block: Line | Grid, end: str) -> str:
    if isinstance(block, Line):
        return block.text
    return end + end.join("\t".join(cell.text for cell in row) for row in block.rows) + end


def as_markdown(notice: Notice) -> str:
    """Write Markdown; what would be a mark is escaped."""
    return "\n\n".join(_marked(block) for block in notice) + "\n"


def _marked(block: Line | Grid) -> str:
    if isinstance(block, Line):
        return _escaped(block.text)
    rows = ["| " + " | ".join(_escaped(cell.text) for cell in row) + " |" for row in block.rows]
    return "\n".join([rows[0], "|" + " --- |" * block.columns, *rows[1:]])


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#+\-!|&~=:])", r"\\\1", text)
