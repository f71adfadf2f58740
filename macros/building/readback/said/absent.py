"""What is called absent: only what nobody entered, and only where somebody read the text for it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.building.readback.said.page import Page
from macros.index.measures import MeasureEntry
from macros.model.kinds import Statement
from macros.model.measure import Measure

_CALLED = {
    Statement.ASSIGNMENT: "牵头、责任或配合单位",
    Statement.DEADLINE: "完成期限",
    Statement.TARGET: "量化目标",
}
_UNREAD, _NO_REPORT = "本站尚未整理", "本站还没有收录公布过的进展。"
_EXPLAINED = "公布的文本里有这样的词语，编者另有说明，见所引字句旁的编者注"
_NOT_GUESSED = "本站不作推断；今后正式公布时再据来源补充。"


def _given(measure: Measure) -> set[Statement]:
    """Return what somebody entered for a measure."""
    found = {
        Statement.ASSIGNMENT: any(one.role.assigns for one in measure.units),
        Statement.DEADLINE: bool(measure.all_deadlines),
        Statement.TARGET: bool(measure.targets),
    }
    return {kind for kind, has in found.items() if has}


def absent_of(entry: MeasureEntry) -> str:
    """Return what its page must say of what a measure is not given; empty if it has all."""
    missing = [kind for kind in _CALLED if kind not in _given(entry.measure)]
    if not missing:
        return ""
    read = [one for one in missing if one in entry.reviewed]
    unstated = "，".join(_CALLED[one] for one in read if one not in entry.explained)
    unread = "、".join(_CALLED[one] for one in missing if one not in entry.reviewed)
    explained = "、".join(_CALLED[one] for one in read if one in entry.explained)
    said = f"公布的文本没有为本措施写明具体的{unstated}。" if unstated else ""
    said += f"{unread}：{_UNREAD}。" if unread else ""
    said += f"{explained}：{_EXPLAINED}。" if explained else ""
    return said + ("" if entry.measure.progress else _NO_REPORT) + _NOT_GUESSED


def absent_at_home(page: Page) -> Iterator[str]:
    """Yield what the first page calls absent that somebody entered, or for which nobody read the text."""
    said = page.words("//h2[@id='who']/following-sibling::p[@class='pl-hint']")
    none, _, some = said.partition("公布的文本没有为一些措施写明")
    of_all = none.partition("公布的文本没有为任何一条措施写明")[2].partition("。")[0]
    read = {one.kind for one in page.index.plan.reviewed}
    given = [_given(one.measure) for one in page.index.measures.values()]
    for kind, called in _CALLED.items():
        have = [kind in one for one in given]
        if called in of_all and (any(have) or kind not in read):
            yield f"说没有一条措施写明{called}，与数据不一致"
        if called in some and (all(have) or kind not in read):
            yield f"说一些措施没有写明{called}，与数据不一致"
