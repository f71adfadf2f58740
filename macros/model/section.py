"""A section of the plan, its tables and the measures in both; an annex is a section too.

Where the document prints measures under no heading, a section without title holds them and nothing else:
it is no part of the document, so no page, list or citation names it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from pydantic import ConfigDict, Field, model_validator

from macros.model.fields import Identified, Model, listed, optional, required
from macros.model.kinds import ColumnKind, Part
from macros.model.measure import EarlierPart, Measure, Note, RowMeasure
from macros.model.values import Id, Line, Number, Span, Text
from macros.text.parts.title_marks import without_stop


def _words_or_cell(schema: dict[str, Any]) -> None:
    """Say in the schema that a cell that is not merged is written as its words."""
    merged = dict(schema)
    schema.clear()
    schema["anyOf"] = [{"type": "string"}, merged]


class EarlierCell(Model):
    """原先的一格：表格的一格在修改以前的文字。"""

    text: Text = optional("原先原文", "修改以前的文字，一字不改；原来空着的不写。", default="")
    until: Id = required("修改文件", "修改这一格的文件，写 documents 中的 id。")


class Cell(Model):
    """单元格：表格的一格。没有合并的格只写文字；合并的格写 text、down（竖跨几行）、across（横跨几列）。"""

    model_config = ConfigDict(json_schema_extra=_words_or_cell)

    text: Text = optional("文字", "格里的文字，一字不改；空格不写。", default="")
    down: Span = optional("竖跨行数", "竖着合并了几行；一行的不写。", default="1")
    across: Span = optional("横跨列数", "横着合并了几列；一列的不写。", default="1")
    earlier: tuple[EarlierCell, ...] = listed(
        "原先的文字", "后来的文件修改过这一格的，按先后写修改以前的文字；text 写修改以后的。"
    )

    @model_validator(mode="before")
    @classmethod
    def _of_words(cls, value: Any) -> Any:
        """Take words alone for a cell that is not merged."""
        if isinstance(value, str):
            return {"text": value} if value.strip() else {}
        return value

    def before(self, done: Collection[str] = ()) -> Cell:
        """Return it as it was when only these documents had amended it."""
        was = next((one for one in self.earlier if one.until not in done), None)
        return self.model_copy(update={"text": was.text}) if was else self

    @property
    def rows(self) -> int:
        """How many rows it covers."""
        return int(self.down)

    @property
    def columns(self) -> int:
        """How many columns it covers."""
        return int(self.across)


class HeaderRow(Model):
    """表头的一行：从左到右的各格；上一行竖着合并下来的格不再写。"""

    cells: tuple[Cell, ...] = Field(
        min_length=1, title="各格", description='从左到右，每格一项；空格写 ""。'
    )


class TableRow(HeaderRow):
    """表格的一行：从左到右的各格；上一行竖着合并下来的格不再写。"""

    measure: RowMeasure | None = optional("措施", "这一行是一项措施的，写它的 id、标题、单位等。")


class Table(Model):
    """表格：公文里的一个表格，照印发的样子。"""

    caption: Text | None = optional("表题", "表格上方的原文：表题，以及“单位：万元”这样的一行。")
    columns: tuple[ColumnKind, ...] = Field(
        min_length=1, title="各列内容", description="从左到右每一列写的是什么，从可选的词里选。"
    )
    header: tuple[HeaderRow, ...] = listed("表头", "表头的各行，照原文；没有表头的不写。")
    rows: tuple[TableRow, ...] = Field(
        min_length=1, title="各行", description="表头以下的各行，照原文。"
    )
    closing: Text | None = optional("表注", "表格下方的原文，例如 注：…… 。")

    @property
    def cells(self) -> Iterator[tuple[str, int, int, Cell]]:
        """Every cell: whether of header or rows, in which of them, in which place."""
        for key, rows in (("header", self.header), ("rows", self.rows)):
            for number, row in enumerate(rows):
                for place, cell in enumerate(row.cells):
                    yield key, number, place, cell

    def before(self, done: Collection[str] = ()) -> Table:
        """Return it as it was when only these documents had amended it."""
        if not any(cell.earlier for *_, cell in self.cells):
            return self
        rows = {
            key: tuple(
                row.model_copy(update={"cells": tuple(cell.before(done) for cell in row.cells)})
                for row in held
            )
            for key, held in (("header", self.header), ("rows", self.rows))
        }
        return self.model_copy(update=rows)


class Section(Identified):
    """部分：公文的一个部分，依次是文字、表格、措施、下一级的部分、结尾的文字；措施上面没有标题的，写一个没有标题的部分来装。"""

    number: Number = optional(
        "原文序号",
        "公文中印出的序号，连同标点，例如 一、 或 （一）；没有印序号的不写。",
        default="",
    )
    same_number_as: Id | None = optional(
        "序号印重", "公文自己印重了序号的，在后印的写先印的那个部分的 id；序号照印出的写。"
    )
    before: Text | None = optional(
        "前面的文字",
        "印在本部分标题之前、不属于任何措施的原文，例如措施和下级部分之间的一段。",
    )
    title: Line = optional(
        "标题",
        "公文中的标题，一字不改；后面紧接正文的，连同句号、冒号或破折号写，正文写在 intro。"
        "公文在这些措施上面没有印标题的不写，这时只写 measures。",
        default="",
    )
    intro: Text | None = optional(
        "引言", "标题之后、第一项措施之前的原文；全是文字、没有措施的部分，文字都写在这里。"
    )
    tables: tuple[Table, ...] = listed("表格", "引言之后的表格，按公文顺序。")
    measures: tuple[Measure, ...] = listed("措施", "本部分自己的措施，按公文顺序。")
    sections: tuple[Section, ...] = listed("下级部分", "下一级的部分，排在本部分自己的措施之后。")
    later: tuple[Measure, ...] = listed(
        "后面的措施", "印在下级部分之后的、本部分自己的措施，按公文顺序；没有就不写。"
    )
    closing: Text | None = optional("结尾", "本部分最后一项措施或下级部分之后的原文。")
    added_by: Id | None = optional(
        "增加文件",
        "本部分由后来的文件增加的，写 documents 中该文件的 id，其中的措施和下级部分也写。",
    )
    earlier: tuple[EarlierPart, ...] = listed(
        "原先的文字", "序号、标题、引言、结尾由后来的文件修改过的，按先后写修改以前的文字。"
    )
    removed_by: Id | None = optional(
        "删去文件",
        "后来的文件删去本部分的，写 documents 中该文件的 id，其中的措施和下级部分也写；"
        "部分仍留在原处。",
    )
    notes: tuple[Note, ...] = listed("编者注", "校注与说明。")

    @property
    def headed(self) -> bool:
        """Whether a heading is printed above it, so that it is a part of the document."""
        return bool(self.title)

    @property
    def issued_number(self) -> str:
        """The number with which it was first issued."""
        first = (one.text for one in self.earlier if one.part is Part.NUMBER)
        return next(first, self.number)

    @property
    def own_measures(self) -> tuple[Measure, ...]:
        """Its own measures that are no rows of tables: before and after the sections inside it."""
        return (*self.measures, *self.later)

    @property
    def words_before(self) -> tuple[tuple[str, str], ...]:
        """The words before it and before its measures that belong to none, each with whose id."""
        held: tuple[Section | Measure, ...] = (self, *self.own_measures)
        return tuple((one.id, one.before) for one in held if one.before)

    @property
    def name(self) -> str:
        """The title as a name: without the stop of a heading with which the text runs on."""
        return without_stop(self.title)

    @property
    def runs_on(self) -> bool:
        """Whether the text runs on behind the heading: （一）标题。正文."""
        return self.name != self.title and bool(self.intro)


class Annex(Section):
    """附件：公文的一个附件，写法与部分相同，印在正文和落款之后。"""

    number: Number = optional(
        "附件序号", "公文中印出的附件序号，例如 附件1；没有印的不写。", default=""
    )
    title: Line = required("标题", "公文中的附件标题，一字不改。")


def headed(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return those of the sections that the document prints: the ones with a heading."""
    return tuple(section for section in sections if section.headed)
