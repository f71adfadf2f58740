"""The plan as typed, frozen, strict objects: the one declaration of what data/plan.yml may hold.

Checks of shape, JSON Schema and the field tables for editors all come from here. What editors read
is declared here once, in Chinese: the title and description of each field, and the docstring of each
type, ``名称：说明。``. Relations are written once, on the side of the measure; ``macros.index.index``
derives the other direction.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import field_validator

from macros.model.fields import Identified, Model, as_list, listed, one_or_more, optional, required
from macros.model.history import Change, Moved, Retired
from macros.model.kinds import (
    ClauseRule,
    ImprintPlace,
    Level,
    Numbering,
    Statement,
    ValidityStatus,
)
from macros.model.measure import EarlierPart, Note, ProgressReport, Source
from macros.model.section import Annex, Section
from macros.model.unit import Unit
from macros.model.values import Date, FileName, Id, Line, Lines, Text, Url


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
    heading: Line = required("标题", "通知标题；文号印在标题下面的，隔一个空格写在标题后面。")
    addressees: Line | None = optional("主送机关", "主送机关，连同冒号。")
    body: Text = required("正文", "通知正文。")
    attachments: Text | None = optional(
        "附件说明", "正文之后列出附件的几行，例如 附件：1.任务分解表。"
    )
    signature: Text | None = optional(
        "落款", "正文之后的发文机关署名（连同代章）和成文日期，一行写一段。"
    )
    remark: Line | None = optional("附注", "成文日期之后括号里的话，例如 （此件公开发布）。")
    closing: Lines | None = optional(
        "版记", "全文最后的抄送机关、印发机关和日期，或印在全文最后的落款，一行写一段。"
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
    letterhead: Line | None = optional(
        "版头", "没有印发通知、直接成文的，写它的发文机关标志；标题上面只印了文号的，写文号。"
    )
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
    imprint: Lines | None = optional(
        "版记", "没有印发通知、直接成文的，写它的抄送机关和印发机关，一行写一段。"
    )
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

    def document(self, id: str) -> Document:
        """Return the document with an id. Raises StopIteration if there is none, as in no checked plan."""
        return next(one for one in self.documents if one.id == id)
