"""The objects that the static API answers with, as types: files and description come from here."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.exports.api.parts import (
    Answer,
    DeadlineOut,
    Id,
    Links,
    NoteOut,
    Paragraph,
    ProgressOut,
    Ref,
    RowLineOut,
    SourceOut,
    TableOut,
    TargetOut,
    UnitRole,
    Web,
    label_of,
)
from macros.model.kinds import Level, Part, UnitKind
from macros.model.values import Date

Number = Annotated[str, Field(description="编号，例如 2.1；随公文版本变化。")]
Printed = Annotated[str, Field(description="公文中印出的序号。")]
Code = Annotated[str, Field(description="短网址中的编号，例如 2-1。")]
Label = Annotated[
    str, Field(description="列表中的称呼，例如 第二部分第1条；全文连续编号的不带部分。")
]
Title = Annotated[str, Field(description="标题。")]
Official = Annotated[bool, Field(description="标题是公文自带的（true）还是编者拟的（false）。")]
Due = Annotated[
    DeadlineOut | None, Field(description="期限，有几个的是第一个；没有公布的为 null。")
]
Dues = Annotated[tuple[DeadlineOut, ...], Field(description="全部期限。")]
Added = Annotated[Ref | None, Field(description="增加它的文件；印发时就有的为 null。")]
Removed = Annotated[Ref | None, Field(description="删去它的文件；没有删去的为 null。")]
Notes = Annotated[tuple[NoteOut, ...], Field(description="编者注，不是公文内容。")]
UnitName = Annotated[
    str,
    Field(description="名称：公文中的称呼，有依据的写全称；公文自己的写法见单位的 printed_names。"),
]
UnitClass = Annotated[UnitKind, Field(description="类别；编者归类，不是公文内容。")]


class EarlierOut(Answer):
    """修改以前的文字。"""

    number: Printed
    text: str = Field(description="修改以前的原文。")
    until: Ref = Field(description="修改这段文字的文件。")


class EarlierPartOut(Answer):
    """部分或方案的一处文字在修改以前的样子。"""

    part: Part = Field(description="哪一处的代码。")
    part_label: str = label_of("part", "哪一处的中文名称。")
    text: str = Field(description="修改以前的原文；原来没有这一处的为空。")
    until: Ref = Field(description="修改这处文字的文件。")


class MeasureBrief(Answer):
    """一条措施的要点。"""

    id: Id
    number: Number
    code: Code
    label: Label
    title: Title
    title_is_official: Official
    section: Ref = Field(
        description="所在的部分；公文没有把它印在哪个标题下面的，title 是空的，url 是公文全文里的位置。"
    )
    units: tuple[str, ...] = Field(description="有关单位的 id，每个一次。")
    documents: tuple[str, ...] = Field(description="引用文件的 id。")
    topics: tuple[str, ...] = Field(description="编者归的主题的 id。")
    deadline: Due
    deadlines: Dues
    latest_progress: ProgressOut | None = Field(description="最近一次公布的进展。")
    removed_by: Removed
    links: Links


class MeasureOut(Answer):
    """一条措施的全部内容。"""

    id: Id
    number: Number
    code: Code
    printed_number: Printed
    label: Label
    citation: str = Field(description="引文：标题、文号、部分、条。")
    title: Title
    title_is_official: Official
    same_number_as: Ref | None = Field(
        description="公文印重了序号的，先印的那一条；没有印重的为 null。"
    )
    before: str | None = Field(description="印在它之前、不属于任何措施的原文。")
    text: str = Field(description="原文全文，空一行分段。")
    paragraphs: tuple[Paragraph, ...] = Field(description="原文逐段及其网址。")
    row: tuple[RowLineOut, ...] = Field(
        description="措施是表格一行的，各列的话，text 由它们连成；其他措施为空。"
    )
    table_caption: str | None = Field(
        description="措施是表格一行的，表格上方的原文，例如 单位：万元；其他为 null。"
    )
    sections: tuple[Ref, ...] = Field(description="所在的部分，从外到内。")
    units: tuple[UnitRole, ...] = Field(description="有关单位：原文点到的，和后续文件指定的。")
    documents: tuple[Ref, ...] = Field(description="引用的文件。")
    topics: tuple[Ref, ...] = Field(description="编者归的主题。")
    related: tuple[Ref, ...] = Field(description="编者认为相关的措施，两边都列。")
    deadline: Due
    deadlines: Dues
    targets: tuple[TargetOut, ...] = Field(description="目标。")
    progress: tuple[ProgressOut, ...] = Field(description="公布过的进展，新的在前。")
    unstated: tuple[str, ...] = Field(
        description="公布的文本没有为它写明的事项：为这些事项通读过全文（见方案的 reviewed）。"
    )
    unreviewed: tuple[str, ...] = Field(
        description="数据里没有、本站也尚未为此通读全文的事项；不能据此说公布的文本没有写明。"
    )
    explained: tuple[str, ...] = Field(
        description="数据里没有、公布的文本里却有这样的词语的事项：编者在注里另有说明。"
    )
    added_by: Added
    earlier: tuple[EarlierOut, ...] = Field(description="修改以前的文字，先后为序。")
    removed_by: Removed
    notes: Notes
    previous: Ref | None = Field(description="公文中的前一条。")
    next: Ref | None = Field(description="公文中的后一条。")
    links: Links


class SectionOut(Answer):
    """一个部分。"""

    id: Id
    printed_number: Printed
    label: str = Field(description="引用时的写法，例如 第二部分。")
    citation: str = Field(description="引文。")
    title: str = Field(description="公文中的标题。")
    printed_title: str = Field(description="印出的标题；后面紧接正文的，带着句号（title 不带）。")
    annex: bool = Field(description="是不是附件。")
    same_number_as: Ref | None = Field(
        description="公文印重了序号的，先印的那个部分；没有印重的为 null。"
    )
    before: str | None = Field(description="印在标题之前、不属于任何措施的原文。")
    intro: str | None = Field(description="标题之后的引言原文。")
    tables: tuple[TableOut, ...] = Field(description="引言之后的表格。")
    closing: str | None = Field(description="最后一项之后的原文。")
    above: tuple[Ref, ...] = Field(description="上级部分，从外到内。")
    sections: tuple[Ref, ...] = Field(description="下级部分。")
    measures: tuple[Ref, ...] = Field(description="其中的全部措施。")
    added_by: Added
    earlier: tuple[EarlierPartOut, ...] = Field(
        description="标题、引言等修改以前的文字，每一处先后为序；其他字段是现行的文字。"
    )
    removed_by: Removed
    notes: Notes
    links: Links


class DocumentOut(Answer):
    """一份引用文件。"""

    id: Id
    title: str = Field(description="名称，不含书名号。")
    aliases: tuple[str, ...] = Field(description="其他写法；原文中不一定有。")
    document_number: str | None = Field(description="文号。")
    level: Level | None = Field(description="级别；编者归类，不是公文内容。")
    citation: str = Field(description="引文。")
    full_text: str | None = Field(description="全文网址。")
    issued_on: Date | None = Field(description="成文日期；没有录入的为 null。")
    text: str | None = Field(description="补充、修改、废止本方案的文件的全文；其他文件为 null。")
    supplement: bool = Field(
        description="是不是补充、修改、废止本方案的文件（补充文件）；引用的文件为 false。"
    )
    amends: tuple[Ref, ...] = Field(description="由它增加、修改或删去的措施。")
    amends_sections: tuple[Ref, ...] = Field(description="由它增加、修改或删去的部分。")
    amends_plan: tuple[Part, ...] = Field(description="由它修改的前言、结尾的代码。")
    measures: tuple[Ref, ...] = Field(description="引用它的措施。")
    mentions: tuple[Web, ...] = Field(description="措施之外引用它的地方。")
    source_of: tuple[Ref, ...] = Field(
        description="以它为来源的措施：角色、期限、目标、进展或编者注出自它。"
    )
    issuers: tuple[Ref, ...] = Field(description="发文机关，按印出的先后；没有录入的为空。")
    source_of_units: tuple[Ref, ...] = Field(
        description="以它为来源的单位：后来的变化或成员出自它。"
    )
    notes: Notes
    links: Links


class TopicOut(Answer):
    """编者归纳的一个主题，不是公文内容。"""

    id: Id
    name: str = Field(description="名称。")
    description: str | None = Field(description="编者对范围的说明。")
    measures: tuple[Ref, ...] = Field(description="归入它的措施。")
    links: Links


class TermOut(Answer):
    """一个术语。"""

    id: Id
    term: str = Field(description="原文中的词。")
    aliases: tuple[str, ...] = Field(description="其他写法。")
    definition: str = Field(description="释义，引自来源。")
    source: SourceOut
    measures: tuple[Ref, ...] = Field(description="出现它的措施。")
    links: Links
