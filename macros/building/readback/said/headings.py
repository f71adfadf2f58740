"""What the parts of an object's page are called, and which titles are the editors'."""

from __future__ import annotations

from collections.abc import Iterator

from macros.building.readback.output import differs
from macros.building.readback.said.page import Page
from macros.index.measures import MeasureEntry
from macros.text.lines.reflow import squeeze

_OF_ALL = {"notes": "编者注", "history": "更新", "sources": "来源", "downloads": "下载"}
_OF_MEASURES = {
    "text": "原文",
    "units": "涉及单位",
    "deadline": "完成期限",
    "targets": "目标",
    "progress": "进展",
    "documents": "引用文件",
    "topics": "主题",
    "related": "相关措施",
}
_ABSENT = (
    ("公布的文本没有", "公文没有写明的"),
    ("本站尚未整理", "本站尚未整理的"),
    ("", "编者另有说明的"),
)
"""How what is not given is headed, by the first of these that it says."""
_MOST_NAMED = 12
_DRAFTED = "的标题由编者据原文拟写，不是公文的字。"


def headings(page: Page) -> Iterator[str]:
    """Yield the parts that are headed otherwise than by what stands under them."""
    if page.entry is None:
        return
    wanted = _OF_ALL | (_OF_MEASURES if isinstance(page.entry, MeasureEntry) else {})
    for one in page.find("//article//h2[@id]"):
        id = one.get("id", "")
        if id in wanted:
            yield from differs(f"“{id}”的标题", squeeze(str(one.text_content())), wanted[id])
    if said := page.words("//h2[@id='unassigned']/following-sibling::*[1]"):
        called = next(name for words, name in _ABSENT if words in said)
        yield from differs("没有写明的一节的标题", page.words("//h2[@id='unassigned']"), called)


def drafted(page: Page) -> Iterator[str]:
    """Yield that the foot names other titles than those that editors wrote."""
    entries = list(page.index.measures.values())
    editors = [one for one in entries if not one.title_is_official]
    said = page.words("//footer//p[strong[.='以印发的公文为准']]").partition("。")[2]
    numbers = [one.number for one in entries]
    which = f"其中{len(editors)}条措施"
    if len(editors) == len(entries):
        which = "各条措施"
    elif len(editors) <= _MOST_NAMED and all(numbers) and len({*numbers}) == len(numbers):
        which = "、".join(one.number for one in editors)
    yield from differs("编者拟题的说明", said, squeeze(f"{which}{_DRAFTED}") if editors else "")
