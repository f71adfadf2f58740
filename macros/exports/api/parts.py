"""What the answers of the static API, version 1, are made of; the objects are in ``objects``.

Fields may be added in version 1; none is renamed, removed or given another meaning. Titles and
descriptions are in Chinese: they are the documentation that readers of ``/api/`` see.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from macros.model.kinds import (
    ClauseRule,
    ColumnKind,
    NoteKind,
    ObjectKind,
    ProgressStatus,
    Role,
    TargetKind,
)
from macros.model.values import Date

Web = Annotated[str, Field(description="完整网址。", json_schema_extra={"format": "uri"})]
Id = Annotated[str, Field(description="编号代码，发布后不变。")]
RoleCode = Annotated[Role, Field(description="角色代码；编者按所引的字句或来源归纳。")]
TaskQuote = Annotated[
    str | None, Field(description="原文中点到它的字句；只有后续文件点到的为 null。")
]
Quote = Annotated[str | None, Field(description="措施或所在部分的字句；来自后续文件的为 null。")]


def label_of(field: str, words: str) -> Any:
    """Return a field that holds the Chinese word for the code in another field."""
    return Field(default_factory=lambda values: values[field].label, description=words)


class Answer(BaseModel):
    """Frozen; every declared field is always there, ``null`` where the data says nothing."""

    model_config = ConfigDict(frozen=True, json_schema_serialization_defaults_required=True)


class Ref(Answer):
    """指向一个对象。"""

    kind: ObjectKind = Field(description="对象类别。")
    id: Id
    title: str = Field(description="标题或名称。")
    title_is_official: bool | None = Field(
        description="措施的标题是公文自带的（true）还是编者拟的（false）；其他对象和停用的 id 为 null。"
    )
    url: Web
    api: Web

    @model_validator(mode="before")
    @classmethod
    def _of_id(cls, value: Any, info: ValidationInfo) -> Any:
        """Look up an id: the data refers by ids alone. Who copies the data gives the look-up."""
        return info.context(value) if isinstance(value, str) and info.context else value


QuotedFrom = Annotated[
    Ref | None,
    Field(description="quote 引自所在部分的标题、引言或结尾的，是那个部分；否则为 null。"),
]
QuotedPassage = Annotated[
    Web | None,
    Field(description="quote 引自印发通知、前言或结尾的，是那段文字的网址；否则为 null。"),
]


class Links(Answer):
    """一个对象的各种网址；没有的为 null。"""

    page: Web
    api: Web
    short: Web | None = Field(None, description="按编号的短网址，随公文版本变化。")
    in_plan: Web | None = Field(None, description="公文全文页上的位置。")
    feed: Web | None = Field(None, description="Atom 订阅。")
    embed: Web | None = Field(None, description="供嵌入的页面。")
    calendar: Web | None = Field(
        None, description="写明日期的期限的日历（iCalendar）；没有这样的期限的为 null。"
    )
    markdown: Web | None = Field(None, description="网页的文字（Markdown）。")
    iri: str | None = Field(
        None,
        description="公文、部分、措施按 Akoma Ntoso 命名规则的标识，作用同欧洲的 ELI；不知道印发日期的为 null。",
    )


class SourceOut(Answer):
    """一句话的出处。"""

    title: str = Field(description="来源名称。")
    url: str | None = Field(description="网址。")
    date: Date | None = Field(description="日期。")
    document: Ref | None = Field(description="来源是引用文件之一时，指向它。")
    archive: str | None = Field(
        description="存档副本的网址，或与数据文件放在一起的副本的文件名；没有的为 null。"
    )
    sha256: str | None = Field(description="存档副本的 SHA-256；没有的为 null。")


class NoteOut(Answer):
    """编者注，不是公文内容。"""

    kind: NoteKind = Field(description="校注或说明。")
    quote: str | None = Field(description="所注的原文。")
    text: str = Field(description="编者的文字，空一行分段。")
    source: SourceOut | None = Field(description="依据。")


class PointOut(Answer):
    """一段里编了号的一点。"""

    mark: str = Field(description="印出的编号，例如 （1）。")
    text: str = Field(description="原文，到下一点为止。")
    citation: str = Field(description="引文。")
    url: Web


class Paragraph(Answer):
    """原文的一段。"""

    number: int = Field(description="段次，从 1 起。")
    text: str = Field(description="原文。")
    citation: str = Field(description="引文。")
    url: Web
    points: tuple[PointOut, ...] = Field(description="这一段里编了号的各点；没有的为空。")


class ClauseOut(Answer):
    """总的分工规定：公文里对各项措施一并规定谁牵头、谁配合的一句话。"""

    id: str = Field(description="编号代码；它没有自己的网页。")
    quote: str = Field(description="公文里作这一规定的字句。")
    rule: ClauseRule = Field(description="读法代码；由编者读出。")
    rule_label: str = label_of("rule", "读法的中文说明。")
    url: Web


Word = Annotated[
    str | None,
    Field(
        description="角色原文：原文指定它的词，例如 主办单位；原文没有这样的词，或本站认不出的，为 null。"
    ),
]
ByClause = Annotated[
    ClauseOut | None, Field(description="给它这一角色的总的分工规定；原文直接指定的为 null。")
]


class UnitRole(Answer):
    """与措施有关的单位及其角色。"""

    unit: Ref
    role: RoleCode
    role_label: str = label_of("role", "角色的中文名称。")
    word: Word
    quote: TaskQuote
    section: QuotedFrom
    passage: QuotedPassage
    clause: ByClause
    source: SourceOut | None = Field(description="角色来自后续文件时的来源。")


class DeadlineOut(Answer):
    """公文或后续公布的文件写明的期限。"""

    text: str = Field(description="期限的写法。")
    what: str | None = Field(description="所指的事，原文的字句；指整项措施的为 null。")
    units: tuple[Ref, ...] = Field(description="只对部分单位有效的，是这些单位；否则为空。")
    on: Date | None = Field(description="对应的日期。")
    quote: Quote
    source: SourceOut | None = Field(description="期限来自后续文件时的来源。")


class YearValueOut(Answer):
    """一个指标在某一年的目标值。"""

    year: str = Field(description="年份。")
    value: str = Field(description="目标值，原样书写。")


class TargetOut(Answer):
    """公文或后续公布的文件写明的目标。"""

    text: str = Field(description="目标的写法。")
    indicator: str | None = Field(description="指标。")
    kind: TargetKind | None = Field(description="公文写明的属性；没有写明的为 null。")
    baseline: str | None = Field(description="基数，原样书写。")
    value: str | None = Field(description="目标值，原样书写。")
    measured_in: str | None = Field(description="计量单位。")
    years: tuple[YearValueOut, ...] = Field(description="各年的目标值。")
    quote: Quote
    source: SourceOut | None = Field(description="目标来自后续文件时的来源。")


class PlanTargetOut(TargetOut):
    """整个方案的一个目标：指标表的一行。"""

    section: Ref = Field(description="指标表所在的附件或部分。")
    url: Web


class RowLineOut(Answer):
    """表格的一行在一列里写的话。"""

    header: str = Field(description="这一列的表头，原文；没有表头的为空。")
    text: str = Field(description="格里的文字，原文。")
    holds: ColumnKind = Field(description="这一列写的是什么；编者归类，不是公文内容。")


class EarlierCellOut(Answer):
    """表格的一格在修改以前的文字。"""

    text: str = Field(description="修改以前的原文；原来空着的为空。")
    until: Ref = Field(description="修改这一格的文件。")


class CellOut(Answer):
    """表格的一格，原文；合并的格只在开始的那一行列出。"""

    text: str = Field(description="文字；空格为空。")
    rows: int = Field(description="竖跨几行。")
    columns: int = Field(description="横跨几列。")
    earlier: tuple[EarlierCellOut, ...] = Field(
        description="修改以前的文字，先后为序；text 是现行的。"
    )


class RowOut(Answer):
    """表格的一行。"""

    cells: tuple[CellOut, ...] = Field(description="从左到右的各格。")
    measure: Ref | None = Field(description="这一行是一项措施的，指向它。")
    url: Web


class TableOut(Answer):
    """公文里的一个表格，照印发的样子。"""

    caption: str | None = Field(description="表题，原文。")
    columns: tuple[ColumnKind, ...] = Field(description="各列写的是什么；编者归类，不是公文内容。")
    header: tuple[tuple[CellOut, ...], ...] = Field(description="表头的各行。")
    rows: tuple[RowOut, ...] = Field(description="表头以下的各行。")
    closing: str | None = Field(description="表注，原文。")
    url: Web


class ProgressOut(Answer):
    """公布过的一次进展。"""

    date: Date = Field(description="日期。")
    status: ProgressStatus = Field(description="状态代码。")
    status_label: str = label_of("status", "状态的中文名称。")
    word: str | None = Field(description="来源自己用的词，例如 欠进度；没有记下的为 null。")
    summary: str = Field(description="编者据来源的概括。")
    source: SourceOut
