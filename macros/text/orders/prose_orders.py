"""Orders of an amending document in plain prose: 增加市乙局为第2条配合单位, 市甲局不再作为责任单位.

Pure text, its quotations folded. What they are for may be cited in them, or called by its title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.text.orders.deeds import Deed
from macros.text.parts.quotations import FOLDED
from macros.text.roles import bodies
from macros.text.times.postponing import DAY, FOR_HOW_LONG, LATER, LENGTH
from macros.text.times.statements import deadlines, figures
from macros.text.times.validity import is_extended

PARTY = "(?:牵头|责任|主办|承办|配合|协办|协助|参与|参加)(?:单位|部门)"
"""How a document calls those who do something."""
_WHO = "[^，,。；;：:\n由将从]{2,60}?"
_WHAT = "[^，,。；;：:\n由将从]{1,60}?"
_SAME = "[^，,。；;：:\n]*?"
_BECOMES = "(?:(?:改|调整|变更|转)(?:为|成)|(?:增加|增列|增补|列|补充)为)"
_CHANGED = "(?:改|调整|变更)(?:为|成)"
_ADDED = "(?:增加|新增|增列|增补|补充)"
_NOW = "(?:改|转|调整为|变更为|调整)由"
_DUTIES = "(?:职责|职能|工作|任务|事项|职权)"
_STOP = "(?=[，,。；;\n]|$)"
_DOES = "(?:承担|担任|负责|履行|行使|牵头|主办|实施|配合|协办|承接|接续)"
_DO = "(?:执行|实施|开展|推进|建设|启动)"
_PLACED = "[条项款]|第[^，,。；;：:\n]{1,6}(?:部分|章|节)"
_OBJECT = "[^，,。；;：:\n]{1,40}?"
_CALLED = f"(?:{_OBJECT}(?:任务|措施|事项|工作|项目|{_PLACED}|{FOLDED})|{FOLDED})"
_TASKED = f"(?:{_OBJECT}(?:任务|措施|事项|项目|{_PLACED}|{FOLDED})|{FOLDED})"
"""What somebody may be given to do; not 日常工作, which is no task of a plan."""
_NAMED = f"(?!为|成)[^，,。；;：:\n由将从把]{{0,30}}?(?:{bodies.BODY}|{bodies.PART})"
_END = f"(?:{bodies.BODY}|{bodies.PART})"
_BODIES = f"(?:[^，,。；;：:\n由将从]{{1,40}}?{_END})"
_NO_MANY = "(?!各|有关|相关|上述|以上|本|具体|其[余他它])"
"""What is said of many is seldom an order: 各项任务由责任单位负责."""
_RENAMED = (
    "(?:现|已经?|均|都|统一|一并|相应|全部)*(?:(?:更名|改名|改称)(?:为|成)?|(?:调整|变更)(?:为|成))"
)
_IN = f"(?:{_SAME}(?:文|方案|条|款|项|章|节|部分|附件[0-9]*)(?:[中里内]的?|的)|第[^，,。；;：:\n]{{1,6}}[条项])?"
_TIME = "(?:时限|期限|时间|工期)"
_TO_WHEN = f"(?:[，,]即?(?:{LATER}|调整)?(?:截?[至到]|为){DAY}[^，,。；;：:\n]*)?"
"""The new deadline, written after the length of the delay: 推迟6个月，至2025年6月底前."""
_PART = re.compile(f"(?:{_TIME}|{PARTY})(?:统一|均|都|相应|一并|由{_SAME})?$")
_TASK = re.compile("(?:任务|措施|事项|工作|项目)[，,]?(?:统一|均|都|相应|一并)?$")
_FORMERLY = re.compile(
    f"原[^，,。；;：:\n]{{0,12}}?(?:{_TIME}|{PARTY}|数量|目标值?|指标值?|任务量)(?:为|是|：|:)?(?P<was>[^，,。；;：:\n]{{1,40}})[，,]$"
)
_DUE = re.compile(f"原(?:先|来|本)?(?:定|计划|要求|安排)?[于在]?(?={DAY})")
_AMOUNT = re.compile(
    "(?:调整|变更|修改|修订|更正|改|调[增减]|[上下]调|核[增减]|压[减缩])(?:为|至|到|成)$"
)
"""Verbs that order another amount; not 增加到, with which a document may merely report one."""
_AMOUNTS = re.compile(f"(?:目标|指标|任务|数量|规模|个数|总数|总量)[值量数]?$|{FOLDED}(?:任务)?$")
"""What of a task has an amount."""
_UNDENIED = "".join(
    f"(?<!{one})" for one in ("不", "未", "不得", "不再", "不准", "不予", "禁止", "擅自", "严禁")
)
_OF_PLACE = (
    f"(?:(?:第[^，,。；;：:\n]{{1,8}}(?:[条项款]|部分))+(?:措施|任务)?(?:的|[中里]的?)?[，,]?"
    f"|{FOLDED}(?:任务|措施|工作|项目)?(?:的|[中里]的?)?[，,]?)?"
)
"""Of what a document says something, before whom it says it: 第1条市甲局不再作为配合单位."""
_TABLE = (
    (
        f"(?:{_ADDED}|明确|确定|指定)(?P<new>{_WHO})(?:作为|列为|担任|为){_SAME}{PARTY}",
        (Deed.ADD,),
    ),
    (f"{_OF_PLACE}(?P<old>{_WHO})不再(?:作为|列为|担任|是){_SAME}{PARTY}", (Deed.REMOVE,)),
    (f"不再(?:将|把|列)(?P<old>{_WHO})(?:作为|列为|列入|为){_SAME}{PARTY}", (Deed.REMOVE,)),
    (f"{PARTY}不再(?:包括|包含|含|列)(?P<old>{_WHO}){_STOP}", (Deed.REMOVE,)),
    (
        f"涉及(?P<old>{_WHO})(?:{_DOES}的?|的){_SAME}{_DUTIES}[，,]?(?:统一|均|都|一并)*(?:[转改]?由|(?:调整|变更|改)为由?)(?P<new>{_WHO}){_DOES}{_STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<what>{_WHAT}(?:任务|措施|事项)(?:的?(?:全部)?内容)?)(?:整体|相应)?(?:并入|合并[到至入])"
        f"(?={_SAME}(?:条|项|任务|措施|事项){_STOP})",
        (Deed.REMOVE,),
    ),
    (
        f"(?P<old>(?:{_WHAT})?(?:任务|措施|事项|{_PLACED}))(?:整体|相应)?(?:移[至到入]|调入|划入|并入)"
        f"(?={_SAME}(?:部分|章|节|条|项))",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<old>(?:{_WHAT})?(?:附件[0-9一二三四五六七八九十]*|{_PLACED}))(?:的?(?:顺序|序号|位置))?"
        f"(?:对调|互换|调换|(?=以{_SAME}为准))",
        (Deed.CHANGE,),
    ),
    (f"(?P<new>{_WHO})(?<!单位)(?<!部门){_BECOMES}{_SAME}{PARTY}", (Deed.ADD,)),
    (
        f"(?P<old>{_WHO})[由从]{_SAME}{PARTY}{_BECOMES}{_SAME}{PARTY}",
        (Deed.REMOVE, Deed.ADD),
    ),
    (
        f"{PARTY}[中里内]?{_ADDED}(?P<new>{_WHO}(?:{bodies.BODY}|{bodies.PART})){_STOP}",
        (Deed.ADD,),
    ),
    (
        f"(?<=[，,]){PARTY}{_CHANGED}(?P<new>{_WHO}(?:{bodies.BODY}|{bodies.PART})){_STOP}",
        (Deed.CHANGE,),
    ),
    (f"由(?P<new>{_BODIES}){_DOES}[，,]不再由(?P<old>{_BODIES}){_DOES}{_STOP}", (Deed.CHANGE,)),
    (
        f"由(?P<new>{_BODIES}){_DOES}[，,](?:原由)?(?P<old>{_BODIES})不再(?:{_DOES}|参与){_SAME}{_STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"由?(?P<new>{_BODIES})(?:接替|替换|接任|顶替)(?P<old>{_BODIES})(?:担任|作为|承担|任|为){_SAME}(?:{PARTY}|{_DUTIES}){_STOP}",
        (Deed.CHANGE,),
    ),
    (f"由(?P<old>{_BODIES})移交[给至到由]?(?P<new>{_BODIES}){_DOES}?{_STOP}", (Deed.CHANGE,)),
    (f"由(?P<old>{_WHO}){_DOES}[，,]?{_NOW}(?P<new>{_WHO}){_DOES}{_STOP}", (Deed.CHANGE,)),
    (f"{_NOW}(?P<new>{_WHO}){_DOES}{_STOP}", (Deed.CHANGE,)),
    (
        f"由(?P<old>{_WHO}){_DOES}的{_SAME}{_DUTIES}[^，,。；;：:\n]{{0,6}}?"
        f"[，,]?(?:统一|均|都|一并|现)*(?:(?:转由|由|(?:调整|变更|改)为由?)(?={_SAME}{_DOES}{_STOP})|划[归入]|划转[至到]?|移交给?)"
        f"(?P<new>{_WHO}){_DOES}?{_STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<old>{_WHO})(?:{_DOES}的|的|(?=[相有]关)){_SAME}{_DUTIES}[，,]?(?:已经?|现|整体|全部)*(?:划[归入]|划转[至到给]?|移交给?|转由)"
        f"(?P<new>{_WHO}){_DOES}?{_STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"{_IN}原?(?P<old>{_WHO}{_END})(?:{_DOES}的{_SAME}{_DUTIES}|的?(?:职责|职能|职权|工作职责))[，,]?(?:统一|均|都|一并|现)*由(?P<new>{_WHO}){_DOES}{_STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"{_IN}原?(?P<old>{_WHO}{_END}){_DOES}的?{_SAME}{_DUTIES}[，,]?(?:统一|均|都|一并|现)*(?:调整|变更|改)为由?(?P<new>{_WHO}){_DOES}{_STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<old>{_BODIES})不再{_DOES}{_SAME}[，,][改转]?由(?P<new>{_BODIES}){_DOES}{_STOP}",
        (Deed.CHANGE,),
    ),
    (f"(?P<old>{_BODIES})不再(?:{_DOES}|参与|参加|协助){_CALLED}{_STOP}", (Deed.REMOVE,)),
    (f"(?P<old>{_BODIES})退出{_SAME}{PARTY}{_STOP}", (Deed.REMOVE,)),
    (f"不再由(?P<old>{_BODIES})(?:{_DOES}|参与|参加|协助){_STOP}", (Deed.REMOVE,)),
    (
        f"(?<![\u4e00-\u9fff])(?P<what>{_NO_MANY}{_TASKED}|{_OBJECT}(?=：))：?由(?P<new>{_BODIES}{_DOES}+(?:[，,]{_BODIES}{_DOES}+)*){_STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"(?<![\u4e00-\u9fff])由(?P<new>{_BODIES}){_DOES}{_NO_MANY}{_TASKED}{_STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"由(?P<new>{_BODIES})(?:承担|履行|行使|承接)(?P<old>{_BODIES})(?:在{_SAME})?的?{_DUTIES}{_STOP}",
        (Deed.CHANGE,),
    ),
    (f"撤销(?P<old>{_WHO})[，,]其{_SAME}{_DUTIES}由(?P<new>{_WHO}){_DOES}", (Deed.CHANGE,)),
    (
        f"{_IN}原?(?P<old>{_NAMED})(?:的?(?:机构|单位)?名称)?{_RENAMED}(?P<new>{_NAMED}){_STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<what>{FOLDED}(?:任务|措施|事项|工作|项目)|第[^，,。；;：:\n]{{1,6}}[条项])(?:予以|均|都|一并|同时|统一|即行)*(?:终止|取消|撤销|废止){_STOP}",
        (Deed.REMOVE,),
    ),
    (
        f"{_UNDENIED}(?:(?:不再|停止|终止){_DO}|终止|调出|移出|核减)(?P<what>{FOLDED}(?:任务|措施|事项|工作|项目)?){_STOP}",
        (Deed.REMOVE,),
    ),
    (
        f"(?P<what>{_WHAT})(?:退出|调出|移出|不列入|不纳入){_SAME}(?:方案|计划|任务|清单|项目){_STOP}",
        (Deed.REMOVE,),
    ),
    (
        f"(?P<what>{_WHAT})不再(?:列入|纳入|作为|列为){_SAME}(?:方案|计划|任务|清单|项目|目标|措施|事项){_STOP}",
        (Deed.REMOVE,),
    ),
    (
        f"(?P<what>{_WHO}(?:任务|措施|事项|工作)|{FOLDED})(?:不再|停止|终止)(?:执行|实施|开展|保留|推进|建设)(?!{FOR_HOW_LONG})",
        (Deed.REMOVE,),
    ),
    (
        f"(?P<what>{_WHO}(?:任务|措施|事项|工作))(?:予以|均|都|一并|同时|统一|即行)*(?:废止|作废|失效|取消|撤销|终止|删[去除]){_STOP}",
        (Deed.REMOVE,),
    ),
    (
        f"(?:废止|终止|删[去除]|(?:取消|撤销)(?=[^，,。；;：:\n]*(?:任务|措施){_STOP}))"
        f"(?P<what>{_WHO}(?:任务|措施|事项|工作)){_STOP}",
        (Deed.REMOVE,),
    ),
    (
        f"停止(?:执行|实施|开展)(?P<what>{_WHO}(?:任务|措施)){_STOP}",
        (Deed.REMOVE,),
    ),
    (
        f"(?P<old>{_WHO}(?:时限|期限|时间))[再均都统一相应分别]*(?:{LATER}|提前)(?![至到为])[^，,。；;：:\n]*{_TO_WHEN}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<old>{_WHAT}(?:任务|措施|事项|工作|项目|{_PLACED}))[再均都统一相应分别]*(?:{LATER})(?![至到为])"
        f"[^，,。；;：:\n]{{1,4}}(?:年半?|个?月|周|天|日)[^，,。；;：:\n]*{_TO_WHEN}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<old>{_WHAT}(?:任务|措施|事项|工作|项目|{_PLACED}))(?:的(?:实施|执行|推进|建设))?(?:自[^，,。；;]{{1,20}}?起)?"
        f"[，,]?(?:{LENGTH}内?)?(?:(?:暂缓|暂停|暂不)(?:执行|实施|开展)(?:{LENGTH})?|(?:暂缓|暂停)(?:{LENGTH}|{_STOP})"
        f"|停止(?:执行|实施|开展)?{FOR_HOW_LONG})",
        (Deed.CHANGE,),
    ),
    (
        f"{_UNDENIED}(?:暂缓|暂停|暂不|中止)(?:{_DO}(?!的|{LENGTH}))?(?P<old>{_CALLED})(?:{FOR_HOW_LONG})?{_STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"{_UNDENIED}(?:暂缓|暂停|暂不|中止){_DO}(?!的|{LENGTH})(?P<old>{_OBJECT})(?:{FOR_HOW_LONG})?{_STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<old>{_CALLED})(?:予以|即行|即日起|先行|全面|自[^，,。；;]{{1,20}}?起)*{_UNDENIED}(?:暂缓|暂停|中止|缓建|停建|停工){_STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<old>{_WHAT}){_UNDENIED}(?:(?:暂缓|暂停|暂不|中止){_DO}|(?:{LATER}){_DO})(?:{FOR_HOW_LONG})?{_STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<old>{_WHAT})(?<!方案)(?<!计划)(?<!办法)(?<!意见)(?<!规划){_UNDENIED}(?:{LATER})(?:至|到){DAY}[^，,。；;：:\n]*",
        (Deed.CHANGE,),
    ),
)
"""How prose orders who does what, and by when, and what is done to the words in it.

The last three say what happens and give no words: they are entered as a deadline or as progress.
"""
_READ = tuple((re.compile(pattern), deeds) for pattern, deeds in _TABLE)


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


def old_and_new(target: str, now: str) -> tuple[str, str] | None:
    """Return the old and the new words, where a clause says beside its verb what was.

    原完成时限为2024年底前，调整为2025年底前 and 原定2024年底前完成的任务，调整为2025年底前完成 give the two days.
    """
    if said := _FORMERLY.search(target):
        return said["was"], now
    due = _DUE.search(target)
    was = next((target[a:b] for a, b in deadlines(target) if due and a == due.end()), "")
    to = next((now[a:b] for a, b in deadlines(now) if a == 0), "")
    return (was, to) if was and to else None


def is_amount(verb: str, target: str, now: str) -> bool:
    """Whether a verb orders that an amount becomes another: 由5个调整为8个, 目标由5个提高到8个, 目标值调整为8个."""
    figured = re.search("[由从][^，,。；;：:\n由从]*$", target)
    was = bool(figured and figures(figured[0]))
    named = _AMOUNTS.search(target[: figured.start()] if figured else target)
    orders = _AMOUNT.search(verb)
    return bool(figures(now) and ((was and (named or orders)) or (named and orders)))


def amounts(was: str, now: str) -> tuple[str, str]:
    """Return what was and what is to be, without words that only one of them has: 由新建5个增加到8个."""
    old = figures(was)
    alone = len(old) == 1 and figures(now) == ((0, len(now)),)
    return (was[slice(*old[0])], now) if alone else (was, now)


def is_part(target: str) -> bool:
    """Whether what a verb is said of is a deadline or who does something: 建设公园的完成时限."""
    return bool(_PART.search(target))


def is_task(target: str) -> bool:
    """Whether what a verb is said of is something to be done: 建设公园任务."""
    return bool(_TASK.search(target))


def is_party(words: str) -> bool:
    """Whether words only call those who do something: 牵头单位."""
    return bool(re.fullmatch(PARTY, words))
