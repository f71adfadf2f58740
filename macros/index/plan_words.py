"""What the plan calls itself and its documents, and who issued it."""

from __future__ import annotations

import re

from macros.index.index import Index
from macros.model.plan import PlanInfo

_DOCUMENT_WORDS = (
    *("方案", "计划", "意见", "办法", "纲要", "规划", "要点", "细则", "规定", "规则"),
    *("条例", "决定", "通知", "规程", "制度", "清单"),
)
_BRACKET = re.compile(r"[（(][^（()）]*[）)]$")


def document_word(plan: PlanInfo) -> str:
    """Return what kind of document the plan calls itself, by the end of its title: 方案, 意见, 办法.

    Not 措施: 本措施 is this measure here.
    """
    title = _BRACKET.sub("", plan.title)
    return next((word for word in _DOCUMENT_WORDS if title.endswith(word)), "文件")


def documents_name(index: Index) -> str:
    """Return what the list of the other documents is called: 引用文件, 补充文件, or both."""
    if not index.supplements:
        return "引用文件"
    return "引用文件和补充文件" if index.cited else "补充文件"


def issuers(index: Index) -> str:
    """Return who issued the plan, in printed order, and who put its seal to it; empty if not entered."""
    plan = index.plan
    names = "、".join(index.units[id].title for id in plan.issuer)
    seal = f"{index.units[plan.sealed_by].title}代章" if plan.sealed_by else ""
    return f"{names}（{seal}）" if names and seal else names or seal
