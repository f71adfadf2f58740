"""Orders of an amending document in plain prose: 市甲局的职责划入市乙局, 暂缓“建设公园”任务.

Pure text, its quotations folded. What they are for may be cited in them, or called by its title.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.text.characters.regex import regex
from macros.text.orders.deeds import Deed
from macros.text.orders.prose_roles import ORDERS
from macros.text.orders.prose_words import CALLED, IN, OBJECT, PLACED, SAME, STOP, WHAT, WHO
from macros.text.parts.quotations import FOLDED
from macros.text.roles import bodies
from macros.text.times.postponing import DAY, FOR_HOW_LONG, LATER, LENGTH
from macros.text.times.validity import is_extended

_DO = "(?:执行|实施|开展|推进|建设|启动)"
_NAMED = f"(?!为|成)[^，,。；;：:\n由将从把]{{0,30}}?(?:{bodies.BODY}|{bodies.PART})"
_RENAMED = (
    "(?:现|已经?|均|都|统一|一并|相应|全部)*(?:(?:更名|改名|改称)(?:为|成)?|(?:调整|变更)(?:为|成))"
)
_TO_WHEN = f"(?:[，,]即?(?:{LATER}|调整)?(?:截?[至到]|为){DAY}[^，,。；;：:\n]*)?"
"""The new deadline, written after the length of the delay: 推迟6个月，至2025年6月底前."""
_UNDENIED = "".join(
    f"(?<!{one})" for one in ("不", "未", "不得", "不再", "不准", "不予", "禁止", "擅自", "严禁")
)
_TABLE = (
    *ORDERS,
    (
        f"(?P<what>{WHAT}(?:任务|措施|事项)(?:的?(?:全部)?内容)?)(?:整体|相应)?(?:并入|合并[到至入])"
        f"(?={SAME}(?:条|项|任务|措施|事项){STOP})",
        (Deed.REMOVE,),
    ),
    (
        f"(?P<old>(?:{WHAT})?(?:任务|措施|事项|{PLACED}))(?:整体|相应)?(?:移[至到入]|调入|划入|并入)"
        f"(?={SAME}(?:部分|章|节|条|项))",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<old>(?:{WHAT})?(?:附件[0-9一二三四五六七八九十]*|{PLACED}))(?:的?(?:顺序|序号|位置))?"
        f"(?:对调|互换|调换|(?=以{SAME}为准))",
        (Deed.CHANGE,),
    ),
    (
        f"{IN}原?(?P<old>{_NAMED})(?:的?(?:机构|单位)?名称)?{_RENAMED}(?P<new>{_NAMED}){STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<what>{FOLDED}(?:任务|措施|事项|工作|项目)|第[^，,。；;：:\n]{{1,6}}[条项])(?:予以|均|都|一并|同时|统一|即行)*(?:终止|取消|撤销|废止){STOP}",
        (Deed.REMOVE,),
    ),
    (
        f"{_UNDENIED}(?:(?:不再|停止|终止){_DO}|终止|调出|移出|核减)(?P<what>{FOLDED}(?:任务|措施|事项|工作|项目)?){STOP}",
        (Deed.REMOVE,),
    ),
    (
        f"(?P<what>{WHAT})(?:退出|调出|移出|不列入|不纳入){SAME}(?:方案|计划|任务|清单|项目){STOP}",
        (Deed.REMOVE,),
    ),
    (
        f"(?P<what>{WHAT})不再(?:列入|纳入|作为|列为){SAME}(?:方案|计划|任务|清单|项目|目标|措施|事项){STOP}",
        (Deed.REMOVE,),
    ),
    (
        f"(?P<what>{WHO}(?:任务|措施|事项|工作)|{FOLDED})(?:不再|停止|终止)(?:执行|实施|开展|保留|推进|建设)(?!{FOR_HOW_LONG})",
        (Deed.REMOVE,),
    ),
    (
        f"(?P<what>{WHO}(?:任务|措施|事项|工作))(?:予以|均|都|一并|同时|统一|即行)*(?:废止|作废|失效|取消|撤销|终止|删[去除]){STOP}",
        (Deed.REMOVE,),
    ),
    (
        f"(?:废止|终止|删[去除]|(?:取消|撤销)(?=[^，,。；;：:\n]*(?:任务|措施){STOP}))"
        f"(?P<what>{WHO}(?:任务|措施|事项|工作)){STOP}",
        (Deed.REMOVE,),
    ),
    (
        f"停止(?:执行|实施|开展)(?P<what>{WHO}(?:任务|措施)){STOP}",
        (Deed.REMOVE,),
    ),
    (
        f"(?P<old>{WHO}(?:时限|期限|时间))[再均都统一相应分别]*(?:{LATER}|提前)(?![至到为])[^，,。；;：:\n]*{_TO_WHEN}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<old>{WHAT}(?:任务|措施|事项|工作|项目|{PLACED}))[再均都统一相应分别]*(?:{LATER})(?![至到为])"
        f"[^，,。；;：:\n]{{1,4}}(?:年半?|个?月|周|天|日)[^，,。；;：:\n]*{_TO_WHEN}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<old>{WHAT}(?:任务|措施|事项|工作|项目|{PLACED}))(?:的(?:实施|执行|推进|建设))?(?:自[^，,。；;]{{1,20}}?起)?"
        f"[，,]?(?:{LENGTH}内?)?(?:(?:暂缓|暂停|暂不)(?:执行|实施|开展)(?:{LENGTH})?|(?:暂缓|暂停)(?:{LENGTH}|{STOP})"
        f"|停止(?:执行|实施|开展)?{FOR_HOW_LONG})",
        (Deed.CHANGE,),
    ),
    (
        f"{_UNDENIED}(?:暂缓|暂停|暂不|中止)(?:{_DO}(?!的|{LENGTH}))?(?P<old>{CALLED})(?:{FOR_HOW_LONG})?{STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"{_UNDENIED}(?:暂缓|暂停|暂不|中止){_DO}(?!的|{LENGTH})(?P<old>{OBJECT})(?:{FOR_HOW_LONG})?{STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<old>{CALLED})(?:予以|即行|即日起|先行|全面|自[^，,。；;]{{1,20}}?起)*{_UNDENIED}(?:暂缓|暂停|中止|缓建|停建|停工){STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<old>{WHAT}){_UNDENIED}(?:(?:暂缓|暂停|暂不|中止){_DO}|(?:{LATER}){_DO})(?:{FOR_HOW_LONG})?{STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<old>{WHAT})(?<!方案)(?<!计划)(?<!办法)(?<!意见)(?<!规划){_UNDENIED}(?:{LATER})(?:至|到){DAY}[^，,。；;：:\n]*",
        (Deed.CHANGE,),
    ),
)
"""How prose orders who does what, and by when, and what is done to the words in it.

The last three say what happens and give no words: they are entered as a deadline or as progress.
"""
_READ = tuple((regex(pattern), deeds) for pattern, deeds in _TABLE)


@dataclass(frozen=True)
class Prose:
    """One thing that a sentence of prose orders."""

    deed: Deed
    start: int
    words: int
    """Where the first name begins."""
    end: int
    old: str
    new: str


def prose(text: str, begun: int, end: int) -> list[Prose]:
    """Return what a part of a text orders in prose; where two patterns fit the same words, the first in the table counts."""
    told: list[Prose] = []
    for pattern, deeds in _READ:
        for found in pattern.finditer(text, begun, end):
            named = found.groupdict()
            first = min(found.start(key) for key in named)
            beside = any(one.start < found.end() and first < one.end for one in told)
            if beside or is_extended(found[0]):
                continue
            old, new = named.get("old", ""), named.get("new", "")
            for deed in deeds:
                was, now = ("", new or old) if deed is Deed.ADD else (old, new)
                for one in bodies.apart(was) if deed is Deed.REMOVE else [was]:
                    told.append(Prose(deed, found.start(), first, found.end(), one, now))
    return told
