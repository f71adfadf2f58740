"""A measure and what may be said of it: who, until when, how much, how far, from which source."""

from __future__ import annotations

from pydantic import Field

from macros.model.fields import Identified, Model, listed, optional, required
from macros.model.kinds import NoteKind, Part, ProgressStatus, Role, TargetKind
from macros.model.values import Archive, Date, Digest, Id, Line, Number, Text, Url, Year


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
        "措施原文，所在部分的标题、引言、结尾，或者印发通知、前言、全文结尾里对各项措施说的话中，点到该单位的字句，一字不差；来源是修改方案的文件的，引那份文件的话。",
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

    def is_for_the_same(self, other: Deadline) -> bool:
        """Whether another deadline is for the same matter and the same units."""
        return self.what == other.what and {*self.units} == {*other.units}


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

    def progress(self, item: ReportItem) -> Progress:
        """Return what it says of each measure of one of its items."""
        return Progress(
            date=self.date,
            status=item.status,
            word=item.word,
            summary=item.summary,
            source=self.source,
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
