"""A unit of the plan as it is entered, with its members and what became of it."""

from __future__ import annotations

from macros.model.fields import Identified, Model, listed, optional, required
from macros.model.kinds import Extent, SuccessionKind, UnitKind
from macros.model.measure import Note, Source
from macros.model.values import CreditCode, Date, Id, Line, Url


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
