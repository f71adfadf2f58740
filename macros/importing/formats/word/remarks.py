"""What an editor should know of a .docx besides its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from macros.importing.formats.word.numbering import Numbering

Revisions = Literal["accepted", "refused"]
"""Tracked changes: as if all were accepted, or as if all were refused."""


@dataclass
class Remarks:
    """Counts what was met while reading."""

    changes: Counter[str] = field(default_factory=Counter)
    """How many tracked changes add words, and how many take some away."""
    authors: dict[str, None] = field(default_factory=dict)
    """Who made them, in the order in which they are met."""
    boxes: list[str] = field(default_factory=list)
    """Where text boxes are."""
    cited: int = 0
    """How many footnotes and endnotes are cited."""
    nested: bool = False
    """Whether a cell holds a table."""
    struck: bool = False
    """Whether words are struck through, and shown all the same."""
    pictures: int = 0
    drawings: int = 0
    """How many charts and diagrams there are, whose words stand elsewhere."""
    formulas: int = 0

    def changed(self, kind: str, author: str | None) -> None:
        """Count a tracked change."""
        self.changes[kind] += 1
        if author:
            self.authors[author] = None

    def sentences(self, revisions: Revisions, numbering: Numbering) -> Iterator[str]:
        """Yield what is to be said."""
        if self.changes:
            kinds = "、".join(
                f"{kind} {n} 处" for kind, n in sorted(self.changes.items(), reverse=True)
            )
            by = f"（修订人：{'、'.join(self.authors)}）" if self.authors else ""
            how = "接受" if revisions == "accepted" else "拒绝"
            yield f"原件带有修订：{kinds}{by}，已按{how}全部修订读入；请确认原件是定稿。"
        if numbering.unknown:
            kinds = "、".join(sorted(numbering.unknown))
            yield f"自动编号的格式 {kinds} 不认识，这些编号写成了阿拉伯数字；请对照原件改正。"
        if numbering.disputed:
            numbers = "、".join(f"“{text}”" for text in dict.fromkeys(numbering.disputed[:5]))
            yield f"自动编号 {numbers} 的写法，各软件不一；请对照原件核对。"
        if numbering.doubtful:
            numbers = "、".join(f"“{text}”" for text in numbering.doubtful[:5])
            yield (
                f"自动编号 {numbers} 所在的级别，前面先用过更低的级别；"
                "各软件显示的编号不一，请对照原件核对。"
            )
        if self.boxes:
            yield f"有文本框（{_first(self.boxes)}），框里的文字排在它所在的段落之后；请核对先后次序。"
        if self.cited:
            yield f"有 {self.cited} 个脚注或尾注，注文排在引用它的段落之后。"
        if self.nested:
            yield "有的单元格里还有表格，里面的每一行写成了一段；请对照原件核对。"
        if self.struck:
            yield "有的文字划了删除线，已照样读入；请核对是否有效。"
        if self.pictures:
            yield f"有 {self.pictures} 张图片，图里如有文字，没有读入；请对照原件核对。"
        if self.drawings:
            yield f"有 {self.drawings} 个图表或 SmartArt 图示，其中的文字没有读入；请对照原件补上。"
        if self.formulas:
            yield f"有 {self.formulas} 个公式，已按先后写成一行；请对照原件核对。"


def _first(places: list[str]) -> str:
    listed = "、".join(dict.fromkeys(places[:5]))
    return f"{listed}等 {len(places)} 处" if len(places) > 5 else listed
