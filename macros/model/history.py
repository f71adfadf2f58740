"""What became of ids and words after they were published: moved, retired, changed."""

from __future__ import annotations

from pydantic import Field

from macros.model.fields import Model, listed, optional, required
from macros.model.kinds import ChangeKind, MoveKind, ObjectKind
from macros.model.measure import Source
from macros.model.values import Date, Id, Line


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
