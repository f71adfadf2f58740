"""The plan as typed, frozen, strict objects: the one declaration of what data/plan.yml may hold.

Checks of shape, JSON Schema and the field tables for editors all come from here. What editors read
is declared here once, in Chinese: the title and description of each field, and the docstring of each
type, ``名称：说明。``. Relations are written once, on the side of the measure; ``macros.index.index``
derives the other direction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from macros.model.kinds import (
    Archive,
    ChangeKind,
    ClauseRule,
    ColumnKind,
    CreditCode,
    Date,
    Digest,
    Extent,
    FileName,
    Id,
    ImprintPlace,
    Level,
    Line,
    MoveKind,
    NoteKind,
    Number,
    Numbering,
    ObjectKind,
    Part,
    ProgressStatus,
    Role,
    Span,
    Statement,
    SuccessionKind,
    TargetKind,
    Text,
    UnitKind,
    Url,
    ValidityStatus,
    Year,
)
from macros.text.title_marks import without_stop


class Model(BaseModel):
    """An immutable record that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=False)


def required(title: str, description: str) -> Any:
    """Return a required field with its title and description for editors."""
    return Field(title=title, description=description)


def optional(title: str, description: str, default: Any = None) -> Any:
    """Return an optional field with its title and description for editors."""
    return Field(default=default, title=title, description=description)


def listed(title: str, description: str) -> Any:
    """Return an optional list with its title and description for editors."""
    return Field(default=(), title=title, description=description)


def one_or_more(title: str, description: str, default: Any = ()) -> Any:
    """Return a list of which a single item may also be written without a list.

    An empty list is refused: the field is left out, which ``default=...`` refuses too. The field needs
    ``as_list`` as its validator.
    """

    def either(schema: dict[str, Any]) -> None:
        items = schema.pop("items")
        several = {"type": schema.pop("type"), "minItems": schema.pop("minItems"), "items": items}
        schema["anyOf"] = [items, several]

    return Field(
        default=default,
        min_length=1,
        title=title,
        description=description,
        json_schema_extra=either,
    )


def as_list(value: Any) -> Any:
    """Return a single item as a list of it."""
    return (value,) if isinstance(value, str) else value


class Identified(Model):
    """An object with an id and therefore an address."""

    id: Id = required("编号代码", "网址中使用的小写英文代码，发布后不得更改。")


class Source(Model):
    """来源：一句话的出处。"""

    title: Line = required(
        "来源名称", "文件、法律或网页的名称，可写到条款，例如《中华人民共和国专利法》第二条。"
    )
    url: Url | None = optional("网址", "来源的网址，以 https:// 开头。")
    date: Date | None = optional("日期", "来源的发布日期，例如 2023-06-25。")
    document: Id | None = optional("文件编号", "来源如在 documents 中，写它的 id。")
    archive: Archive | None = optional(
        "存档副本", "原网址可能失效时，另存的副本的网址，或放在本文件旁边的文件的名称。"
    )
    sha256: Digest | None = optional(
        "副本校验值", "存档副本的 SHA-256，64 位小写十六进制；副本放在旁边的，检查时核对。"
    )


class Note(Model):
    """编者注：编者的文字，网站标明不是公文内容。"""

    kind: NoteKind = required("类别", "校注：解释原文的疑似笔误或不常见写法；说明：其他编者说明。")
    quote: Line | None = optional("所注原文", "被注的原文字句，必须与原文一致。")
    text: Text = required("内容", "编者写的文字。网站会标明这不是公文内容。")
    source: Source | None = optional("依据", "注释的依据。")


class Involvement(Model):
    """涉及单位：措施点到的一个单位：是什么角色，依据哪句话。"""

    unit: Id = required("单位", "units 中的 id。")
    role: Role = required("角色", "单位在这项措施中的角色。牵头、责任、配合须有公文依据。")
    quote: Line | None = optional(
        "原文字句",
        "措施原文，所在部分的标题、引言、结尾，或者印发通知、前言、全文结尾里对各项措施说的话中，点到该单位的字句，一字不差。",
    )
    word: Line | None = optional(
        "角色原文", "原文指定该单位的词，例如 包保单位；只在检查认不出这个词时写。"
    )
    clause: Id | None = optional(
        "总的分工规定", "角色由总的分工规定给予的，写 role_clauses 中的 id。"
    )
    source: Source | None = optional("来源", "角色如来自后续公布的文件，写明来源。")


class Deadline(Model):
    """期限：公文写明的完成期限。"""

    text: Line = required("期限原文", "期限的原文写法，例如 2023年12月底前。")
    what: Line | None = optional(
        "所指事项", "有几个期限的，原文中这个期限所指的事，一字不差，例如 建成主体工程。"
    )
    units: tuple[Id, ...] = listed(
        "所指单位", "只对部分单位有效的，写这些单位的 id；对全部单位有效的不写。"
    )
    on: Date | None = optional("日期", "期限对应的日期，用于日历。")
    quote: Line | None = optional(
        "原文字句", "措施原文，或所在部分的标题、引言、结尾中写明期限的字句。"
    )
    source: Source | None = optional("来源", "期限如来自后续公布的文件，写明来源。")


class YearValue(Model):
    """分年度目标值：一个指标在某一年的目标值。"""

    year: Year = required("年份", "四位数的年份，例如 2025。")
    value: Line = required("目标值", "这一年的目标数值，原样书写。")


class Target(Model):
    """目标：公文写明的一个目标。"""

    text: Line = required("目标原文", "目标的原文写法。")
    indicator: Line | None = optional("指标", "指标名称。")
    kind: TargetKind | None = optional("属性", "公文写明的约束性或预期性；没有写明就不写。")
    baseline: Line | None = optional("基数", "公文写明的基期数值，原样书写。")
    value: Line | None = optional("目标值", "目标数值，原样书写。")
    measured_in: Line | None = optional("计量单位", "公文写明的计量单位，例如 % 或 万户。")
    years: tuple[YearValue, ...] = listed("分年度目标值", "公文写明的各年目标值，按年份先后。")
    quote: Line | None = optional(
        "原文字句", "措施原文，或所在部分的标题、引言、结尾中写明目标的字句。"
    )
    source: Source | None = optional("来源", "目标如来自后续公布的文件，写明来源。")


class Progress(Model):
    """进展：一次公布过的进展。"""

    date: Date = required("日期", "进展对应的日期。")
    status: ProgressStatus = required("状态", "进展状态，最接近来源所说的一类。")
    word: Line | None = optional("来源用词", "来源自己用的词，例如 达序时进度、欠进度、长期坚持。")
    summary: Text = required("进展内容", "据来源概括的进展。")
    source: Source = required("来源", "公布该进展的文件或网页。")


class ReportItem(Model):
    """通报的进展：通报对一项或几项措施说的同一种进展。"""

    measures: tuple[Id, ...] = Field(
        min_length=1, title="措施", description="说到的措施的 id；说法相同的几项写在一起。"
    )
    status: ProgressStatus = required("状态", "进展状态，最接近通报所说的一类。")
    word: Line | None = optional("来源用词", "通报自己用的词，例如 达序时进度、欠进度、长期坚持。")
    summary: Text = required("进展内容", "据通报概括的进展。")


class ProgressReport(Model):
    """进展通报：一次公布、说到多项措施的进展，来源只写一次。"""

    date: Date = required("日期", "进展对应的日期。")
    source: Source = required("来源", "公布这次进展的文件或网页。")
    items: tuple[ReportItem, ...] = Field(
        min_length=1, title="通报的进展", description="逐项写通报说到的措施和进展。"
    )


class EarlierWording(Model):
    """原先的文字：措施在修改以前的文字。"""

    number: Number = optional("原先序号", "修改以前的序号；没有改序号的不写。", default="")
    text: Text = required("原先原文", "修改以前的全文，一字不改，不含序号。")
    until: Id = required("修改文件", "修改这段文字的文件，写 documents 中的 id。")


class EarlierPart(Model):
    """原先的一处文字：部分的标题、引言等，或方案的前言、结尾，在修改以前的样子。"""

    part: Part = required(
        "哪一处", "被修改的是哪一处：部分的序号、标题、引言、结尾，方案的前言、结尾。"
    )
    text: Text = optional(
        "原先原文", "修改以前的文字，一字不改；原来没有这一处的不写。", default=""
    )
    until: Id = required("修改文件", "修改这处文字的文件，写 documents 中的 id。")


class Measure(Identified):
    """措施：公文中编号的一项措施，照原文。"""

    number: Number = optional(
        "原文序号",
        "公文中印出的序号或符号，连同标点，例如 1. 或 ●；没有印序号的不写。",
        default="",
    )
    same_number_as: Id | None = optional(
        "序号印重", "公文自己印重了序号的，在后印的一项写先印的那项措施的 id；序号照印出的写。"
    )
    before: Text | None = optional(
        "前面的文字",
        "印在本措施之前、不属于任何措施的一段原文，例如两项措施之间的说明；管它后面的措施，说“以上”“上述”的管前面的。",
    )
    title: Line = required(
        "标题", "措施开头自带的标题句，不带句末的句号；没有时由编者拟写，网站会注明。"
    )
    text: Text = required("原文", "措施全文，一字不改；空一行表示另起一段。不含序号。")
    units: tuple[Involvement, ...] = listed("涉及单位", "原文点到的单位及其角色。")
    documents: tuple[Id, ...] = listed("引用文件", "原文提到的文件，写 documents 中的 id。")
    topics: tuple[Id, ...] = listed("主题", "编者归的主题，写 topics 中的 id。")
    related: tuple[Id, ...] = listed("相关措施", "编者认为相关的其他措施的 id；只写一边即可。")
    deadline: Deadline | None = optional("期限", "公文写明的完成期限；没有就不写。")
    deadlines: tuple[Deadline, ...] = listed(
        "几个期限", "公文为不同的事或不同的单位写明几个期限的，逐个写在这里，不再写 deadline。"
    )
    targets: tuple[Target, ...] = listed("目标", "公文写明的目标；没有就不写。")
    progress: tuple[Progress, ...] = listed(
        "进展", "公布过的进展，须有来源；一份来源说到多项措施的，写在 reports。"
    )
    added_by: Id | None = optional(
        "增加文件", "本措施由后来的文件增加的，写 documents 中该文件的 id；印发时就有的不写。"
    )
    earlier: tuple[EarlierWording, ...] = listed(
        "原先的文字", "后来的文件修改过的，按先后写修改以前的文字；text 写修改以后的。"
    )
    removed_by: Id | None = optional(
        "删去文件", "后来的文件删去本措施的，写 documents 中该文件的 id；措施仍留在原处。"
    )
    notes: tuple[Note, ...] = listed("编者注", "校注与说明。")

    @property
    def all_deadlines(self) -> tuple[Deadline, ...]:
        """Its deadlines, whether it has one or several."""
        return ((self.deadline,) if self.deadline else ()) + self.deadlines

    @property
    def issued_number(self) -> str:
        """The number with which it was first issued."""
        return (self.earlier[0].number if self.earlier else "") or self.number

    @property
    def issued_text(self) -> str:
        """The words with which it was first issued."""
        return self.earlier[0].text if self.earlier else self.text


class RowMeasure(Measure):
    """表中的措施：表格的一行就是一项措施，序号和原文取自本行的各格。"""

    number: Number = optional("原文序号", "不写：取自本行“序号”一列。", default="")
    text: Text = optional("原文", "不写：取自本行的各格。", default="")
    before: Text | None = optional("前面的文字", "不写：表格照印发时的样子。")
    units: tuple[Involvement, ...] = listed(
        "涉及单位", "本行点到的单位及其角色；quote 可以不写，取写明这一角色的那一格。"
    )
    added_by: Id | None = optional(
        "增加文件", "所在的部分由后来的文件增加的才写；只增加一行的，写成该文件的措施。"
    )
    earlier: tuple[EarlierWording, ...] = listed("原先的文字", "不写：写在修改过的那一格里。")


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
    """部分：公文的一个部分，依次是文字、表格、措施、下一级的部分、结尾的文字。"""

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
    title: Line = required(
        "标题", "公文中的标题，一字不改；后面紧接正文的，连同句号、冒号或破折号写，正文写在 intro。"
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
    def issued_number(self) -> str:
        """The number with which it was first issued."""
        return as_issued(self).number

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


class Member(Model):
    """成员：编者认为属于一类单位的一个单位。"""

    unit: Id = required("单位", "units 中的 id。")
    source: Source | None = optional("来源", "认为它属于这一类的依据。")


class Succession(Model):
    """沿革：单位在公文之后的一次变化，例如更名、合并。"""

    how: SuccessionKind = required("方式", "更名、合并、分设、撤销，或者只是职能划转（单位还在）。")
    on: Date = required("日期", "变化的日期，例如 2025-01-01。")
    names: tuple[Line, ...] = listed(
        "新名称", "更名以后的名称；合并、分设成的单位，承接职能的单位，不在 units 中的写名称。"
    )
    to: tuple[Id, ...] = listed(
        "承接单位", "更名、合并、分设成的单位，承接职能的单位，units 中的 id。"
    )
    source: Source = required("来源", "变化的依据：公布它的文件或网页。")


class Unit(Identified):
    """单位：公文点到的一个单位或一类单位。"""

    name: Line = required(
        "名称", "公文中的称呼；有全称依据时写全称。后来更名的，名称不动，写在 succession 里。"
    )
    short: Line | None = optional("简称", "简称，可用于原文中的识别。")
    aliases: tuple[Line, ...] = listed(
        "其他称呼", "指同一单位的其他写法；原文中没有的，网站标明是编者所加。"
    )
    kind: UnitKind = required("类别", "单位类别。")
    extent: Extent = optional(
        "所指",
        "公文统称、没有逐一列出的一类单位（例如 各区人民政府）写 class；一个单位不写。",
        Extent.ONE,
    )
    members: tuple[Member, ...] = listed(
        "成员", "一类单位中编者认为包括的、units 中的单位；不一定是全部，网站标明是编者的判断。"
    )
    code: CreditCode | None = optional(
        "统一社会信用代码", "18 位数字和大写字母，照公布的抄写；一类单位不写。"
    )
    parent: Id | None = optional("上级单位", "units 中的 id。")
    url: Url | None = optional("网址", "单位网站。")
    contact: Line | None = optional("联系方式", "公开的联系方式。")
    succession: tuple[Succession, ...] = listed(
        "沿革", "公文印发以后的更名、合并、分设、撤销、职能划转，按先后写。"
    )
    notes: tuple[Note, ...] = listed("编者注", "校注与说明。")

    @property
    def called(self) -> tuple[str, ...]:
        """Everything that it may be called in the text: name, short name, aliases."""
        return (self.name, *((self.short,) if self.short else ()), *self.aliases)


class Document(Identified):
    """引用文件：公文引用的一个文件。"""

    title: Line = required("名称", "文件名称，与公文中的写法一致，不含书名号。")
    aliases: tuple[Line, ...] = listed(
        "其他写法", "指同一文件的其他写法；原文中没有的，网站标明是编者所加。"
    )
    number: Line | None = optional("文号", "文件的发文字号，与公文中的写法一致。")
    level: Level | None = optional("级别", "发文机关的级别。")
    url: Url | None = optional("网址", "文件全文的网址。")
    issuer: tuple[Id, ...] = one_or_more(
        "发文机关",
        "文件的发文机关，units 中的 id；几个机关的按印出的先后写成列表；不在 units 中的不写。",
    )
    issued_on: Date | None = optional("成文日期", "文件的成文日期，例如 2023-06-25。")
    text: Text | None = optional(
        "全文",
        "补充、修改、废止本方案的文件（补充通知、修改决定等）的全文，一字不改；其他文件不写。",
    )
    transcription: FileName | None = optional(
        "文本副本", "写了 text 的，写它的文本副本的文件名，与本文件在同一文件夹，用于逐字核对。"
    )
    notes: tuple[Note, ...] = listed("编者注", "校注与说明。")

    _issuers = field_validator("issuer", mode="before")(as_list)


class Topic(Identified):
    """主题：编者归纳的一个主题。"""

    name: Line = required("名称", "主题名称，四个字左右为宜。")
    description: Text | None = optional("说明", "编者对主题范围的说明。")


class Term(Identified):
    """术语：公文中的一个词及其有官方出处的释义。"""

    term: Line = required("术语", "原文中的词。")
    aliases: tuple[Line, ...] = listed("其他写法", "同一术语的其他写法。")
    definition: Text = required("释义", "取自法律或官方文件的释义。")
    source: Source = required("来源", "释义的出处，写到条款。")


class Notice(Model):
    """印发通知：印发方案的通知，照原文。"""

    letterhead: Line | None = optional("版头", "发文机关标志，例如 某某办公室文件。")
    heading: Line = required("标题", "通知标题。")
    addressees: Line | None = optional("主送机关", "主送机关，连同冒号。")
    body: Text = required("正文", "通知正文。")
    attachments: Text | None = optional(
        "附件说明", "正文之后列出附件的几行，例如 附件：1.任务分解表。"
    )
    signature: Text | None = optional(
        "落款", "正文之后的发文机关署名（连同代章）和成文日期，一行写一段。"
    )
    remark: Line | None = optional("附注", "成文日期之后括号里的话，例如 （此件公开发布）。")
    closing: Line | None = optional(
        "版记", "全文最后的抄送机关、印发机关和日期，或印在全文最后的落款，原样书写。"
    )


class Origin(Model):
    """公文来源：公文文本从哪里来，以及用来逐字核对的文本副本。"""

    title: Line = required("来源名称", "公文来源的说明。")
    transcription: FileName = required(
        "文本副本", "与本文件同一文件夹中的公文文本副本，用于逐字核对。"
    )
    url: Url | None = optional("网址", "公文公布的网址。")
    note: Text | None = optional("说明", "编者对文本来源的说明。")


class Review(Model):
    """通读声明：谁在哪一天为某一类事项通读过公文全文。"""

    kind: Statement = required("事项", "为哪一类事项通读：分工、期限或目标。")
    on: Date = required("日期", "读完全文的日期，例如 2023-06-25。")
    by: Line | None = optional("通读人", "谁读的，会在网站上公开；可以不写。")


class RoleClause(Model):
    """总的分工规定：公文里对各项措施一并规定谁牵头、谁配合的一句话。"""

    id: Id = required("编号代码", "本文件里引用它的小写英文代码；它没有自己的网页。")
    quote: Line = required("原文字句", "公文里作这一规定的字句，一字不差。")
    rule: ClauseRule = required("读法", "这句话怎样给出角色。一句话有两种读法的，写成两条。")


class Synonym(Model):
    """近义词：读者常用、公文换了说法的词。是编者的文字，只供搜索。"""

    words: tuple[Line, ...] = one_or_more(
        "读者用的词", "读者会用来搜索的词，例如 大学；几个写成列表。", default=...
    )
    printed: tuple[Line, ...] = one_or_more(
        "公文里的词", "公文里意思相近的词，一字不差，例如 高校；几个写成列表。", default=...
    )

    _words = field_validator("words", "printed", mode="before")(as_list)


class Validity(Model):
    """效力：方案是否有效，依据什么。"""

    status: ValidityStatus = required("效力", "现行有效、失效、废止或被替代。")
    term: Line | None = optional("有效期原文", "公文写明有效期的字句，例如 有效期三年。")
    until: Date | None = optional("有效期至", "有效期的最后一天，例如 2025-12-31。")
    by: Id | None = optional("废止或替代文件", "废止、替代本方案的文件，写 documents 中的 id。")
    on: Date | None = optional("日期", "失效、废止或被替代的日期。")
    source: Source | None = optional("来源", "效力依据的文件或网页；公文自己写明的不写。")


class PlanInfo(Model):
    """方案：方案的标题、文号、日期、印发通知和前言。"""

    id: Id = required("编号代码", "本方案的小写英文代码，例如城市加年份。")
    title: Line = required("标题", "方案标题，一字不改。")
    heading: Line | None = optional("正文标题", "正文前印出的标题，与 title 写法不同时填写。")
    short_title: Line | None = optional("短标题", "编者拟的短标题，用于手机页眉。")
    summary: Text | None = optional("简介", "编者写的一两句简介。")
    document_number: Line | None = optional("文号", "发文字号。")
    issuer: tuple[Id, ...] = one_or_more(
        "发文机关", "units 中的 id；几个机关联合印发的，按印出的先后写成列表。"
    )
    sealed_by: Id | None = optional(
        "代章单位", "落款印明由别的单位代章的，写那个单位，units 中的 id。"
    )
    issued_on: Date | None = optional("印发日期", "例如 2023-06-25。")
    effective: Date | None = optional("施行日期", "公文写明的施行日期；没有就不写。")
    validity: Validity | None = optional(
        "效力", "方案是否现行有效；没有核实过的不写，网站不作说明。"
    )
    period: Line | None = optional("实施期间", "公文写明的实施期间。")
    numbering: Numbering = optional(
        "编号方式", "措施序号是每部分重新编还是全文连续编。", default=Numbering.PER_SECTION
    )
    notice: Notice | None = optional("印发通知", "印发方案的通知。")
    letterhead: Line | None = optional("版头", "没有印发通知、直接成文的，写它的发文机关标志。")
    addressees: Line | None = optional("主送机关", "没有印发通知、直接成文的，写它的主送机关。")
    preamble: Text = optional("前言", "标题之后、第一部分之前的正文；没有就不写。", default="")
    closing: Text | None = optional("结尾", "最后一部分之后的正文，例如施行日期和解释机关。")
    footnotes: Text | None = optional("脚注", "公文自己的脚注，连同注号，一条写一段。")
    signature: Text | None = optional(
        "落款", "没有印发通知、直接成文的，写它的署名和成文日期，一行写一段。"
    )
    remark: Line | None = optional(
        "附注", "没有印发通知、直接成文的，写它的附注，例如 （此件公开发布）。"
    )
    imprint: Line | None = optional("版记", "没有印发通知、直接成文的，写它的抄送机关和印发机关。")
    earlier: tuple[EarlierPart, ...] = listed(
        "原先的文字", "前言、结尾由后来的文件修改过的，按先后写修改以前的文字。"
    )
    imprint_at: ImprintPlace = optional(
        "版记位置",
        "版记（imprint，或 notice 的 closing）印在哪里；印在全文最后的不写。",
        default=ImprintPlace.END,
    )
    source: Origin = required("来源", "公文文本从哪里来。")
    reviewed: tuple[Review, ...] = listed(
        "通读声明",
        "为哪几类事项通读过全文。有声明的，网站才写公文没有写明；没有声明的，写本站尚未整理。",
    )
    role_clauses: tuple[RoleClause, ...] = listed(
        "总的分工规定", "公文里“列第一位的责任单位为牵头单位”一类的规定；没有就不写。"
    )
    synonyms: tuple[Synonym, ...] = listed(
        "近义词", "读者常用、公文换了说法的词；照它找到的结果，网站标明是编者给的近义词。"
    )
    notes: tuple[Note, ...] = listed("编者注", "对通知和前言的校注与说明。")

    _issuers = field_validator("issuer", mode="before")(as_list)


Amendable = TypeVar("Amendable", Section, PlanInfo)


def as_issued(thing: Amendable) -> Amendable:
    """Return a section or the plan with its own words as they were first issued."""
    first: dict[str, Any] = {str(one.part): one.text for one in reversed(thing.earlier)}
    if tables := getattr(thing, "tables", ()):
        first["tables"] = tuple(table.before() for table in tables)
    return thing.model_copy(update=first) if first else thing


class Former(Model):
    """An id that was published and is no longer used."""

    kind: ObjectKind = required("对象类别", "原来是哪一类对象。")
    id: Id = required("原编号代码", "不再使用的 id。")
    title: Line = required("原标题", "停用前的标题或名称。")
    on: Date = required("日期", "变更或停用的日期。")
    reason: Line = required("原因", "变更或停用的原因。")
    source: Source | None = optional("来源", "变更或停用的依据。")


class Moved(Former):
    """改址记录：改名、并入或拆分的对象；旧网址据此跳转。"""

    how: MoveKind = required("去向", "改为、并入或拆分为。")
    to: tuple[Id, ...] = Field(min_length=1, title="现编号代码", description="同类对象现在的 id。")


class Retired(Former):
    """停用记录：不再存在的对象；旧网址据此说明。"""


class Change(Model):
    """变更记录：首次发布以后对数据的一次修改。"""

    on: Date = required("日期", "变更日期。")
    kind: ChangeKind = required("类别", "变更类别。")
    ids: tuple[Id, ...] = listed(
        "涉及对象", "涉及对象的 id，包括措施增减的单位和主题；全站性变更可不写。"
    )
    summary: Line = required("摘要", "一句话说明改了什么。")
    source: Source | None = optional("来源", "变更依据。")


class PlanFile(Model):
    """方案数据：整个数据文件。"""

    plan: PlanInfo = required("方案", "方案的标题、文号、印发通知和前言。")
    documents: tuple[Document, ...] = listed("引用文件", "公文引用的文件。")
    units: tuple[Unit, ...] = listed("单位", "公文点到的单位或单位类别。")
    topics: tuple[Topic, ...] = listed("主题", "编者归纳的主题。")
    glossary: tuple[Term, ...] = listed("术语", "有官方出处的术语释义。")
    sections: tuple[Section, ...] = listed(
        "部分", "各部分及其措施，按公文顺序；正文没有部分、任务都在附件里的不写。"
    )
    annexes: tuple[Annex, ...] = listed("附件", "正文之后的附件，按公文顺序。")
    reports: tuple[ProgressReport, ...] = listed(
        "进展通报", "一份来源说到多项措施的进展，每份写一次；只说一项的写在措施的 progress。"
    )
    moved: tuple[Moved, ...] = listed("改址记录", "改名、并入、拆分的对象，旧网址据此跳转。")
    retired: tuple[Retired, ...] = listed("停用记录", "停用的对象，旧网址据此给出说明。")
    changes: tuple[Change, ...] = listed("变更记录", "首次发布以后对数据的每次变更，新的在前。")
