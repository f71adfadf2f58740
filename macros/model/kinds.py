"""The closed lists of the plan; other values of its fields are in ``values.py``.

They are closed on purpose: pages, filters and exports need to know all values in advance. Their
docstrings and the labels of their values are in Chinese: readers and editors see them.
"""

from __future__ import annotations

from enum import StrEnum

from macros.model.labels import Labelled


class Role(Labelled):
    """单位在措施中的角色：由编者归纳。"""

    LEAD = "lead", "牵头"
    RESPONSIBLE = "responsible", "责任"
    SUPPORT = "support", "配合"
    PARTICIPANT = "participant", "参与"
    PARTNER = "partner", "协作对象"
    SERVED = "served", "服务对象"
    TO_ESTABLISH = "to_establish", "拟建设"
    SUPERVISED = "supervised", "督导对象"
    NAMED = "named", "提及"

    @property
    def assigns(self) -> bool:
        """Whether the role says that the unit was given the measure as a task."""
        return self in (Role.LEAD, Role.RESPONSIBLE, Role.SUPPORT)

    @property
    def meaning(self) -> str:
        """What it says of the unit, in one sentence for readers."""
        return _MEANINGS[self]


ANSWERING = (Role.LEAD, Role.RESPONSIBLE)
"""The roles of those who answer for a measure."""
_MEANINGS = {
    Role.LEAD: "公文或后来的文件写明由它牵头。",
    Role.RESPONSIBLE: "公文或后来的文件写明由它负责、承办或落实。",
    Role.SUPPORT: "公文或后来的文件写明由它配合、协办或协助。",
    Role.PARTICIPANT: "原文写它参加这项工作。",
    Role.PARTNER: "原文写与它合作或对接。",
    Role.SERVED: "原文写这项工作为它服务、让它受益。",
    Role.TO_ESTABLISH: "原文写要新建或培育它。",
    Role.SUPERVISED: "原文写对它督导、检查或监管。",
    Role.NAMED: "原文点到它，编者没有据这句话归为其他角色。",
}


class ClauseRule(Labelled):
    """总的分工规定怎样读。"""

    FIRST_LEADS = "first_leads", "列第一位的责任单位牵头"
    RESPONSIBLE_LEADS = "responsible_leads", "没有写牵头单位的，责任单位牵头"
    OTHERS_SUPPORT = "others_support", "第一位以外的责任单位配合"
    MARKED_LEADS = "marked_leads", "旁边印着★一类标记的责任单位牵头"
    LISTED_RESPONSIBLE = "listed_responsible", "括号里只列名称的是责任单位"

    @property
    def gives(self) -> Role:
        """The role that it gives."""
        given = {
            ClauseRule.OTHERS_SUPPORT: Role.SUPPORT,
            ClauseRule.LISTED_RESPONSIBLE: Role.RESPONSIBLE,
        }
        return given.get(self, Role.LEAD)


class UnitKind(StrEnum):
    """单位的类别：由编者归类。"""

    COORDINATING = "协调机构"
    MEMBER = "成员单位"
    PARTY = "党的机关"
    PEOPLES_CONGRESS = "人大机关"
    GOVERNMENT = "行政机关"
    CONSULTATIVE_CONFERENCE = "政协机关"
    JUDICIAL = "司法机关"
    MILITARY = "军队和武警"
    MASS_ORGANISATION = "群团组织"
    PUBLIC_INSTITUTION = "事业单位"
    FINANCE = "金融机构"
    ENTERPRISE = "企业"
    ACADEMIA = "院校科研"
    ASSOCIATION = "社会组织"
    SERVICE = "服务机构"
    PLATFORM = "平台机构"
    OTHER = "其他"


class Extent(Labelled):
    """单位的所指：由编者判断。"""

    ONE = "one", "一个单位"
    CLASS = "class", "一类单位"


class SuccessionKind(Labelled):
    """单位后来的变化。"""

    RENAMED = "renamed", "更名"
    MERGED = "merged", "合并"
    SPLIT = "split", "分设"
    ABOLISHED = "abolished", "撤销"
    TRANSFERRED = "transferred", "职能划转"

    @property
    def ends(self) -> bool:
        """Whether the unit as such is no more."""
        return self in (SuccessionKind.MERGED, SuccessionKind.SPLIT, SuccessionKind.ABOLISHED)


class Level(StrEnum):
    """发文机关的级别：由编者归类。"""

    NATIONAL = "国家"
    PROVINCE = "省"
    CITY = "市"
    COUNTY = "县"


class Numbering(Labelled):
    """措施序号怎样编。"""

    PER_SECTION = "per_section", "每部分重新编号"
    CONTINUOUS = "continuous", "全文连续编号"


class ImprintPlace(Labelled):
    """版记印在哪里。"""

    END = "end", "全文最后"
    BEFORE_ANNEXES = "before_annexes", "附件之前"
    AFTER_NOTICE = "after_notice", "印发通知之后、方案之前"


class ProgressStatus(Labelled):
    """进展状态：照来源所说。"""

    NOT_STARTED = "not_started", "未启动"
    IN_PROGRESS = "in_progress", "推进中"
    DONE = "done", "已完成"
    DELAYED = "delayed", "滞后"
    PAUSED = "paused", "已暂停"
    STOPPED = "stopped", "已停止"

    @property
    def ends(self) -> bool:
        """Whether nothing is left to do."""
        return self in (ProgressStatus.DONE, ProgressStatus.STOPPED)


class Statement(StrEnum):
    """公文可以为措施写明的事项：通读声明逐类写明。"""

    ASSIGNMENT = "分工"
    DEADLINE = "期限"
    TARGET = "目标"


class TargetKind(StrEnum):
    """目标的属性：公文写明的约束性或预期性。"""

    BINDING = "约束性"
    EXPECTED = "预期性"


class ColumnKind(StrEnum):
    """表格的一列写的是什么。"""

    NUMBER = "序号"
    CATEGORY = "类别"
    TASK = "任务"
    LEAD = "牵头"
    RESPONSIBLE = "责任"
    SUPPORT = "配合"
    DEADLINE = "期限"
    TARGET = "目标"
    INDICATOR = "指标"
    MEASURED_IN = "计量单位"
    BASELINE = "基数"
    TARGET_KIND = "属性"
    OTHER = "其他"

    @property
    def role(self) -> Role | None:
        """The role that the column gives to the units in it; None if it gives none."""
        return _ROLES_OF_COLUMNS.get(self)


_ROLES_OF_COLUMNS = {
    ColumnKind.LEAD: Role.LEAD,
    ColumnKind.RESPONSIBLE: Role.RESPONSIBLE,
    ColumnKind.SUPPORT: Role.SUPPORT,
}


class NoteKind(StrEnum):
    """编者注的类别。"""

    COLLATION = "校注"
    EXPLANATION = "说明"


class Part(Labelled):
    """公文文字的一处：部分、方案里被修改的是哪一处。"""

    NUMBER = "number", "序号"
    TITLE = "title", "标题"
    INTRO = "intro", "引言"
    PREAMBLE = "preamble", "前言"
    CLOSING = "closing", "结尾"


class ValidityStatus(Labelled):
    """方案的效力。"""

    IN_FORCE = "in_force", "现行有效"
    EXPIRED = "expired", "失效"
    REPEALED = "repealed", "废止"
    SUPERSEDED = "superseded", "被替代"


class ObjectKind(Labelled):
    """对象的类别。"""

    SECTION = "section", "部分"
    MEASURE = "measure", "措施"
    UNIT = "unit", "单位"
    DOCUMENT = "document", "文件"
    TOPIC = "topic", "主题"
    TERM = "term", "术语"


class MoveKind(Labelled):
    """停用的 id 的去向。"""

    MOVED = "moved", "改为"
    MERGED = "merged", "并入"
    SPLIT = "split", "拆分为"


class ChangeKind(Labelled):
    """变更的类别。"""

    PUBLISHED = "published", "首次发布"
    ADDED = "added", "新增"
    AMENDED = "amended", "公文修改"
    REWORDED = "reworded", "文字更正"
    RENUMBERED = "renumbered", "编号调整"
    RELATIONS = "relations", "关系调整"
    UNITS = "units", "单位变更"
    MOVED = "moved", "地址变更"
    RETIRED = "retired", "停用"
    VALIDITY = "validity", "效力变化"
    PROGRESS = "progress", "进展更新"
    NOTES = "notes", "编者文字"

    @property
    def relates(self) -> bool:
        """Whether entries of this kind record relations gained or lost, naming both objects."""
        kinds = ChangeKind
        return self in (
            kinds.ADDED,
            kinds.AMENDED,
            kinds.RELATIONS,
            kinds.MOVED,
            kinds.RETIRED,
        )


CLOSED_LISTS: tuple[type[StrEnum], ...] = (
    Role,
    ClauseRule,
    UnitKind,
    Extent,
    SuccessionKind,
    Level,
    Numbering,
    ImprintPlace,
    ProgressStatus,
    Statement,
    TargetKind,
    ColumnKind,
    NoteKind,
    Part,
    ValidityStatus,
    ObjectKind,
    MoveKind,
    ChangeKind,
)
"""Every closed list, as the field tables, the JSON Schema and the API describe them."""
