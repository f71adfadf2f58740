"""What the API says of a unit, and of its part in each measure."""

from __future__ import annotations

from pydantic import Field

from macros.exports.api.objects import Notes, Removed, UnitClass, UnitName
from macros.exports.api.parts import (
    Answer,
    ByClause,
    DeadlineOut,
    Id,
    Links,
    ProgressOut,
    QuotedFrom,
    QuotedPassage,
    Ref,
    RoleCode,
    SourceOut,
    TaskQuote,
    Web,
    Word,
    label_of,
)
from macros.model.kinds import Extent, SuccessionKind
from macros.model.values import Date


class Task(Answer):
    """一个单位在一条措施中的角色。"""

    unit: Ref
    measure: Ref
    word: Word
    quote: TaskQuote
    section: QuotedFrom
    passage: QuotedPassage
    clause: ByClause
    source: SourceOut | None = Field(description="角色来自后续文件时的来源。")
    leads: tuple[Ref, ...] = Field(description="措施的牵头单位；没有收录的为空。")
    deadline: DeadlineOut | None = Field(
        description="措施对这个单位的期限，有几个的是第一个；没有公布的为 null。"
    )
    deadlines: tuple[DeadlineOut, ...] = Field(
        description="措施对这个单位的全部期限，只对它有效的在前。"
    )
    latest_progress: ProgressOut | None = Field(description="措施最近一次公布的进展。")
    removed_by: Removed


class RoleTasks(Answer):
    """同一角色的任务。"""

    role: RoleCode
    label: str = label_of("role", "角色的中文名称。")
    assigned: bool = Field(
        description="这一角色是不是交办的任务（牵头、责任、配合）；由谁交办，见各项的 quote 和 source。"
    )
    tasks: tuple[Task, ...] = Field(description="任务，按公文顺序。")


class UnitBrief(Answer):
    """一个单位的要点。"""

    id: Id
    name: UnitName
    kind: UnitClass
    measures: int = Field(
        description="有关措施数：原文点到它的，和后续文件指定它的；后来删去的不计。"
    )
    roles: dict[str, int] = Field(description="各角色的任务数，键为角色代码；后来删去的不计。")
    links: Links


class MemberOut(Answer):
    """编者认为属于一类单位的一个单位；公文没有这样写。"""

    unit: Ref
    source: SourceOut | None = Field(description="依据。")


class SuccessionOut(Answer):
    """单位后来的一次变化，不是公文内容。"""

    how: SuccessionKind = Field(description="方式代码。")
    how_label: str = label_of("how", "方式的中文名称。")
    on: Date = Field(description="日期。")
    names: tuple[str, ...] = Field(description="新名称，或方案里没有登记的承接单位的名称。")
    to: tuple[Ref, ...] = Field(description="更名、合并、分设成的单位，或承接职能的单位。")
    source: SourceOut


class PredecessorOut(Answer):
    """后来由这个单位承接的一个单位。"""

    unit: Ref
    step: SuccessionOut


class UnitOut(Answer):
    """一个单位及其任务。"""

    id: Id
    name: UnitName
    short: str | None = Field(description="简称。")
    aliases: tuple[str, ...] = Field(description="其他称呼；原文中不一定有。")
    kind: UnitClass
    above: tuple[Ref, ...] = Field(description="上级单位，从近到远。")
    below: tuple[Ref, ...] = Field(description="下级单位。")
    website: str | None = Field(description="单位网站。")
    contact: str | None = Field(description="公开的联系方式。")
    roles: tuple[RoleTasks, ...] = Field(description="任务，按角色。")
    mentions: tuple[Web, ...] = Field(description="措施之外提到它的地方。")
    printed_names: tuple[str, ...] = Field(
        description="公文自己的写法；公文没有点到它的为空。名称是全称或新名称时，与它不同。"
    )
    formerly: tuple[Ref, ...] = Field(
        description="原先的文字点到它、现行的文字不再点到它的措施；不算在 roles 里。"
    )
    extent: Extent = Field(
        description="所指：一个单位（one），还是公文统称的一类单位（class）；编者判断。"
    )
    members: tuple[MemberOut, ...] = Field(
        description="成员：一类单位中编者认为包括的单位，不一定完整。"
    )
    classes: tuple[Ref, ...] = Field(
        description="所属的一类：编者认为包括它的一类单位；点到那一类的措施不算在它的 roles 里。"
    )
    code: str | None = Field(description="统一社会信用代码；没有录入的为 null。")
    succession: tuple[SuccessionOut, ...] = Field(
        description="沿革：公文印发以后的更名、合并等，先后为序。"
    )
    new_names: tuple[str, ...] = Field(
        description="新名称：后来更名的名称，最新的在最后；没有的为空。"
    )
    predecessors: tuple[PredecessorOut, ...] = Field(
        description="前身：后来由它承接的单位；那些单位的措施不算在它的 roles 里。"
    )
    notes: Notes
    links: Links
