"""What the static API says of what was: former ids, former numbers, the changes of the data."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.exports.api.parts import Answer, Ref, SourceOut, Web, label_of
from macros.model.kinds import ChangeKind, MoveKind, ObjectKind
from macros.model.values import Date


class FormerOut(Answer):
    """一个停用的 id：它去了哪里。"""

    former: Literal[True] = Field(True, description="有这一项的，是停用的 id。")
    kind: ObjectKind = Field(description="原来的对象类别。")
    id: str = Field(description="停用的编号代码。")
    title: str = Field(description="停用前的标题或名称。")
    became: MoveKind | None = Field(description="改为、并入或拆分为；停用的为 null。")
    to: tuple[Ref, ...] = Field(description="当时去了哪里，可能后来又停用；停用的为空。")
    ends: tuple[Ref, ...] = Field(
        description="沿着去向一直找下去，现在还在的对象；都不在了的为空。"
    )
    on: Date = Field(description="日期。")
    reason: str = Field(description="原因。")
    source: SourceOut | None = Field(description="依据。")
    url: Web


class ShortOut(Answer):
    """一个编号现在和以前所指的措施或部分。"""

    kind: ObjectKind = Field(description="措施还是部分的编号。")
    code: str = Field(description="短网址中的编号。")
    url: Web
    now: Ref | None = Field(description="现在用这个编号的。")
    before: tuple[Ref, ...] = Field(description="以前用过这个编号的（现址）。")


class Redirects(Answer):
    """停用的 id，和含义变过的编号。"""

    former: tuple[FormerOut, ...] = Field(description="停用的 id。")
    numbers: tuple[ShortOut, ...] = Field(description="不再使用或含义变过的编号。")


class ChangeOut(Answer):
    """对已公布数据的一次变更。"""

    on: Date = Field(description="日期。")
    kind: ChangeKind = Field(description="类别代码。")
    kind_label: str = label_of("kind", "类别的中文名称。")
    objects: tuple[Ref, ...] = Field(description="涉及的对象。")
    summary: str = Field(description="改了什么。")
    source: SourceOut | None = Field(description="依据。")
