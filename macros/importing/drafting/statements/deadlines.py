"""The deadlines that a measure states, each with its day where its words leave no choice."""

from __future__ import annotations

import re
from datetime import date

from macros.importing.drafting.node import Matter, Node
from macros.importing.drafting.statements.quoting import LONGEST, clause_around
from macros.model.kinds import ColumnKind
from macros.model.walk import MeasureAt
from macros.text.parts.nil import is_nil
from macros.text.times.dates import allowed_days
from macros.text.times.statements import deadlines

_ONE_MEANT = (date(2031, 2, 3), date(2037, 11, 25))
"""Two days that share no year, month or day: words that mean the same beside either are read by
themselves."""
_LABEL = re.compile(r"^(?:完成|办理|整改|办结)?(?:时限|期限|时间)(?:要求)?\s*[：:]\s*")
_IN = re.compile("^[在于](?=[0-9０-９])")
_SOFT = re.compile(r"(?:到|至|力争|争取|于|在)?\s*[0-9０-９]{4}年度?")
"""A year alone: the end of it may be meant, or not."""
_NO_DEADLINE = re.compile(
    r"(?:工作日|小时|天|(?<![月0-9０-９])[0-9０-９]+\s*日)(?:之|以)?内|(?:年|月|日)以前$|^每|^(?:年度|全年)$"
)
_HOW_LONG = re.compile("[0-9０-９一二三四五六七八九十]+(?:年|个?月|周)之?内")
_AFTER = ("后", "起")
"""Behind these a span of time is no deadline: 交付使用后五年内不得挖掘."""
_NO_END = re.compile(
    r"的|(?:的)?期间|已(?:经)?[^，。；]{1,16}的|[，,]?(?:免征|减征|不得(?!低于|少于)|不再|可以?(?:申请|享受|继续|按))"
)
"""Before these words of a time say when something holds, or of whom it is said: 五年内免征, 年底前已完成的."""
_FROM = re.compile(r"自$")
_TO = re.compile(r"[至到—－–~～-]")
"""In words behind 自: they say until when, too."""
_VALIDITY = re.compile(r"有效期|起施行|期限|(?:执行|施行|实行|有效|延长|延续|顺延|暂定)$")
_AND_LATER = re.compile(
    r"(?:(?:[、和及与]|以及)\s*(?:到|至)?\s*[0-9０-９]{4}\s*年(?!度)(?:[0-9０-９]{1,2}月)?[底末]?)+"
)
"""How the words of one time go on that name others: 到2023年、2025年，分别达到40%、60%."""
_SEVERAL = re.compile(
    r"[0-9０-９]{4}\s*年(?:度|[0-9]{1,2}月)?[底末]?前?(?:[、和及与]|以及)\s*[0-9０-９]{4}\s*年"
)
"""Words with years in a row, each of which may be of something else: 2024年、2025年、2026年底前."""
_SURE_DEADLINE = re.compile(r"^(?!截).*(?:前|底|末|内|止|坚持|推进|实施)$|^(?:到|至)")
_OF_WHOM = re.compile(r"(?:对于?|凡是?|限于?|符合|针对|属于?)在?$")
_WHO = re.compile(r"[^，,。；;：:\n]{1,40}的")
"""Around words of a time: they say of whom or what something holds. 对2026年底前投产的项目给予补助."""


def deadline_nodes(at: MeasureAt, issued: date | None) -> list[Node]:
    """Return the deadlines that a measure states, each with its day where the words leave no choice.

    How long a single case may take (7个工作日内), and days before the plan was issued, are none.
    """
    text = at.measure.text
    cells = [line for line in at.row if line.kind is ColumnKind.DEADLINE]
    if cells:
        return [
            _deadline(line.words)
            for line in cells[:1]
            if "\n" not in line.words and not is_nil(line.words)
        ]
    found: list[Node] = []
    stated = deadlines(text)
    for start, end in stated:
        later = _AND_LATER.match(text, end)
        if several := later and not any(end <= a < later.end() for a, _ in stated):
            end = later.end()
        if any(a <= start and end <= b for a, b in at.nil_cells):
            continue  # the header of a cell that says nothing: 二季度目标　—
        unlabelled = _LABEL.sub("", text[start:end])
        words = _IN.sub("", unlabelled).strip("，,：: ")
        before = text[max(0, start - 8) : start]
        labelled = unlabelled != text[start:end]  # 完成时限：每年6月
        if (not labelled and _NO_DEADLINE.search(words)) or _VALIDITY.search(before):
            continue
        if _FROM.search(before) and not _TO.search(words):
            continue
        if _HOW_LONG.fullmatch(words) and before.rstrip("，,").endswith(_AFTER):
            continue
        if _NO_END.match(text, end):
            continue
        if issued and (day := the_day(words)) and day < issued:
            continue
        if words and words not in (node["text"] for node in found):
            node = _deadline(words)
            if several or _SEVERAL.search(words):
                node.guess("", Matter.DEADLINE, "有几个时间，请核对各指什么")
            elif _OF_WHOM.search(before) and _WHO.match(text, end):
                node.guess("", Matter.DEADLINE, "像是说对哪些对象，不是完成期限，请核对")
            elif not _SURE_DEADLINE.search(words) or _HOW_LONG.search(words):
                node.guess("", Matter.DEADLINE, "像是期限，请核对")
            found.append(node)
            quote = text[slice(*clause_around(text, (start, end), "。；\n"))].strip()
            node["quote"] = quote if len(quote) <= LONGEST else text[start:end].strip()
    return found


def _deadline(words: str) -> Node:
    node = Node(text=words)
    if not _SOFT.fullmatch(words) and (day := the_day(words)):
        node["on"] = day.isoformat()
    return node


def the_day(words: str) -> date | None:
    """Return the last day that words allow, if they say it whole, without anything known beside them."""
    if re.match(r"^每|^[^0-9０-９二]*年?[底末]", words):
        return None
    days = {allowed_days(words, like) for like in _ONE_MEANT}
    if len(days) != 1 or not (only := days.pop()):
        return None
    last = {day for _, day in only}
    return last.pop() if len(last) == 1 and all(a == b for a, b in only) else None
