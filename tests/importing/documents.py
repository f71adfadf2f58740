"""Writes a notice in the formats in which offices have it."""

from __future__ import annotations

import html
import re

from macros.text.numerals import number_parts
from tests.importing import wordfiles as word
from tests.importing.notices import LEVELS, Grid, Line, Notice

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
        self._lists = [word.num(1, LIST)]
        self._list = 1

    def of(self, line: Line) -> str:
        """Return the properties of a numbered paragraph."""
        assert line.level is not None
        value = int(number_parts(line.number)[0])
        if value != self._counts.get(line.level, 0) + 1:
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
    return word.table(*rows)


def _span(across: int) -> str:
    return f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
