"""What a clause of an amending document is said of: a deadline, an amount, who does something, a task. Pure text."""

from __future__ import annotations

import re

from macros.text.characters.regex import regex
from macros.text.orders.prose_words import PARTY, SAME
from macros.text.parts.quotations import FOLDED
from macros.text.times.postponing import DAY
from macros.text.times.statements import deadlines, figures

_TIME = "(?:时限|期限|时间|工期)"
_PART = regex(f"(?:{_TIME}|{PARTY})(?:统一|均|都|相应|一并|由{SAME})?$")
_TASK = regex("(?:任务|措施|事项|工作|项目)[，,]?(?:统一|均|都|相应|一并)?$")
_FORMERLY = regex(
    f"原[^，,。；;：:\n]{{0,12}}?(?:{_TIME}|{PARTY}|数量|目标值?|指标值?|任务量)(?:为|是|：|:)?(?P<was>[^，,。；;：:\n]{{1,40}})[，,]$"
)
_DUE = regex(f"原(?:先|来|本)?(?:定|计划|要求|安排)?[于在]?(?={DAY})")
_AMOUNT = regex(
    "(?:调整|变更|修改|修订|更正|改|调[增减]|[上下]调|核[增减]|压[减缩])(?:为|至|到|成)$"
)
"""Verbs that order another amount; not 增加到, with which a document may merely report one."""
_AMOUNTS = regex(f"(?:目标|指标|任务|数量|规模|个数|总数|总量)[值量数]?$|{FOLDED}(?:任务)?$")
"""What of a task has an amount."""


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
