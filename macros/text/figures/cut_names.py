"""Where words break off inside the name of what a figure counts: 电动汽车｜充电桩1000个, 新建15所学｜校. Pure text."""

from __future__ import annotations

import re

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.figures.building_verbs import BUILDS
from macros.text.figures.figures_in_place import places
from macros.text.parts.spans import Span

_GOES_ON = regex(
    rf"(?:(?!{BUILDS}|[并与或等约近超达不从较到至在将要须已再都按以于每各均总提减降升的用]|(?<![饱温])和|(?<![普涉])及|(?<!行)为|(?<![供效响适])应|(?<!公)共|(?<![安健])全|(?<!自)由|增(?!加值)|是"
    f"|比(?![率重例])|下降|上升|[高低优好快大小多少]于|控制|保持|稳定|维持|力争|争取|确保|同比|年均|平均|累计|突破|实现|完成|逐步|基本|左右|任务|工作|活动|项目|工程)[{HAN}])+"
)
_NOUN = regex(
    "[园校院所馆站厂场路桥村镇户棚库桩车位线渠河池井林亩地点业目心台区坊栋楼房厕箱灯树网员]$"
    "|[率比重度量额值数耗]$|人才|设施|设备|农田|小区|天数|水平"
)
"""How the name of a thing or of an indicator ends."""
_GENERIC = regex("总?数量?|总量|个数|规模|总")
_CLASS = regex("(?:人才|企业|单位|设施|设备)$")
"""Behind a name these only say what kind of thing it is: 博士研究生人才."""


def rest_of_name(text: str, end: int) -> str:
    """Return the rest of a name inside which words of a text end; else empty."""
    found = None if _GENERIC.match(text, end) else _GOES_ON.match(text, end)
    rest = found[0] if found else ""
    alone = len(rest) == 1 and not re.match(f"[{HAN}]", text[end + 1 : end + 2])
    return rest if alone or _NOUN.search(rest) else ""


def rest_of_thing(text: str, span: Span) -> str:
    """Return the rest of what a figure counts, where a part of a text ends before it does; else empty."""
    counts = re.search(r"[0-9][^0-9，,。；;：:、（()）]*$", text[slice(*span)])
    rest = rest_of_name(text, span[1]) if counts else ""
    return "" if _CLASS.fullmatch(rest) else rest


def cut_before_figure(name: str, figure: str, text: str) -> str:
    """Return the whole of a name that ends too early wherever it stands in the clause of its figure; else empty."""
    wholes: list[str] = []
    for start, stop in places(figure, text):
        begun = max(text.rfind(mark, 0, start) for mark in "，,。；;：:、\n") + 1
        ends = (text.find(mark, stop) for mark in "，,。；;：:、\n")
        clause = text[begun : min((end for end in ends if end >= 0), default=len(text))]
        for one in re.finditer(re.escape(name), clause):
            rest = rest_of_name(clause, one.end())
            behind = begun + one.start() >= stop
            if not rest or (behind and _CLASS.fullmatch(rest)):
                return ""
            wholes.append(f"{name}{rest}")
    return wholes[0] if wholes else ""
