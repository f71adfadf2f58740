"""The plan itself as the static API answers with it, and the file that holds everything."""

from __future__ import annotations

from pydantic import Field

from macros.exports.api.envelope import ValidityOut
from macros.exports.api.history import ChangeOut, Redirects
from macros.exports.api.objects import (
    DocumentOut,
    EarlierPartOut,
    MeasureOut,
    Notes,
    SectionOut,
    TermOut,
    TopicOut,
)
from macros.exports.api.parts import Answer, ClauseOut, Links, PlanTargetOut, Ref
from macros.exports.api.units import UnitOut
from macros.model.kinds import ImprintPlace, Numbering, Statement
from macros.model.values import Date


class NoticeOut(Answer):
    """印发方案的通知，原文。"""

    letterhead: str | None = Field(description="版头。")
    heading: str = Field(description="标题。")
    addressees: str | None = Field(description="主送机关。")
    body: str = Field(description="正文。")
    attachments: str | None = Field(description="附件说明。")
    signature: str | None = Field(description="署名和成文日期。")
    remark: str | None = Field(description="附注。")
    closing: str | None = Field(description="落款或版记。")


class ReviewOut(Answer):
    """一项通读声明：编者为某一类事项通读过公文全文。"""

    kind: Statement = Field(description="分工、期限或目标。")
    on: Date = Field(description="通读的日期。")
    by: str | None = Field(description="通读人；没有公开的为 null。")


class SynonymOut(Answer):
    """编者给的近义词：读者常用、公文换了说法的词。"""

    words: tuple[str, ...] = Field(description="读者用的词。")
    printed: tuple[str, ...] = Field(description="公文里意思相近的词。")


class PlanOut(Answer):
    """方案本身。"""

    id: str = Field(description="方案的编号代码。")
    title: str = Field(description="标题。")
    heading: str | None = Field(description="正文前印出的标题，与 title 写法不同时才有。")
    short_title: str | None = Field(description="编者拟的短标题。")
    summary: str | None = Field(description="编者写的简介。")
    document_number: str | None = Field(description="文号。")
    issuer: Ref | None = Field(description="发文机关；几个机关联合印发的，是第一个。")
    issuers: tuple[Ref, ...] = Field(description="全部发文机关，按印出的先后。")
    sealed_by: Ref | None = Field(description="代章的单位；没有的为 null。")
    issued_on: Date | None = Field(description="印发日期。")
    effective: Date | None = Field(description="施行日期。")
    period: str | None = Field(description="实施期间。")
    validity: ValidityOut | None = Field(description="效力；没有核实过的为 null。")
    numbering: Numbering = Field(description="措施序号每部分重编还是全文连续。")
    notice: NoticeOut | None = Field(description="印发通知。")
    letterhead: str | None = Field(description="没有印发通知的，它自己的版头。")
    addressees: str | None = Field(description="没有印发通知的，它自己的主送机关。")
    preamble: str = Field(description="前言原文；没有的为空。")
    closing: str | None = Field(description="最后一部分之后的原文。")
    targets: tuple[PlanTargetOut, ...] = Field(description="整个方案的目标：指标表的各行。")
    footnotes: str | None = Field(description="公文的脚注。")
    signature: str | None = Field(description="没有印发通知的，它自己的署名和成文日期。")
    remark: str | None = Field(description="没有印发通知的，它自己的附注。")
    imprint: str | None = Field(description="没有印发通知的，它自己的版记。")
    imprint_at: ImprintPlace = Field(description="版记印在哪里。")
    earlier: tuple[EarlierPartOut, ...] = Field(
        description="前言、结尾修改以前的文字，每一处先后为序；其他字段是现行的文字。"
    )
    reviewed: tuple[ReviewOut, ...] = Field(description="为哪几类事项通读过全文。")
    role_clauses: tuple[ClauseOut, ...] = Field(description="总的分工规定。")
    synonyms: tuple[SynonymOut, ...] = Field(description="编者给的近义词，只供搜索。")
    notes: Notes
    links: Links


class Whole(Answer):
    """方案的全部数据。"""

    plan: PlanOut
    sections: tuple[SectionOut, ...] = Field(description="各部分，按公文顺序。")
    measures: tuple[MeasureOut, ...] = Field(description="各项措施，按公文顺序。")
    units: tuple[UnitOut, ...] = Field(description="单位。")
    documents: tuple[DocumentOut, ...] = Field(description="引用文件。")
    topics: tuple[TopicOut, ...] = Field(description="编者归的主题。")
    terms: tuple[TermOut, ...] = Field(description="术语。")
    redirects: Redirects
    changes: tuple[ChangeOut, ...] = Field(description="变更记录，新的在前。")
