"""What stands beside bodies in their brackets and is none: by when, how long, how much; pure text, no plan.

（市甲局、市乙局；2024年12月底前） lists the same two bodies as （市甲局、市乙局） does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from macros.text.parts.spans import Span
from macros.text.roles import bodies

_SEGMENT = re.compile(r"(?:[^，,；;、（(]|[（(][^（）()\n]*[）)])+")
_MARKS = " \u3000/／"
_DIGIT = "0-9０-９"
_LASTING = (
    "长期|持续|常态化?|常年|全年|终年|近期|中期|远期|短期|立即|即时|即日|实时|随时|适时|定期|同步|即知即改|立行立改"
    "|贯穿全[程年]|按(?:序时|时序|时间|年度|计划|规定|要求|[年月季周日期时节])|每(?:学期|半年|[年月季周日])|分[年期步批]"
)
_WHEN = (
    rf"年(?!轻|龄|鉴)|[{_DIGIT}一二三四五六七八九十当本次下上]个?月|月[底末初]|季度|[上中下]旬|工作日|[{_DIGIT}][日天周]|学期|[寒暑]假|期间|汛期"
    rf"|[2２][0０][{_DIGIT}]{{2}}(?![{_DIGIT}])|十[一二三四五六七八九]五|{_LASTING}"
)
_OF_TIME = re.compile(
    rf"(?=.*(?:{_WHEN}))(?:[{_DIGIT}〇○零一二两三四五六七八九十\s.．/—－–~～“”-]|{_LASTING}|力争|争取|截止?|最迟|原则上|计划|预计|确保"
    "|学期|[寒暑]假|汛期|期间|工作日|[上中下]旬|[上下]半年|[今明当本次去后全每个第前到至于在自从起年月日号季度周天底末初春夏秋冬内之以前中份]"
    "|基本|全部|完成|推进|坚持|实施|开展|启动|进行)+"
)
"""Words that say nothing but when: 2024年12月底前, 长期坚持, 力争2025年秋季学期前完成."""
_NO_BODY = re.compile(
    rf"{_WHEN}|时限|期限|时间|进度|[{_DIGIT}][%％‰百千万亿元个项家条人次处所座台套亩吨]|[{_DIGIT}]公[里顷]"
    r"|[\u4e00-\u9fff]{2}[：:]|(?:推进|坚持|完成|实施|开展|落实|执行|进行|启动|建成|投用|见效)$"
)
"""What no name of a body has: 完成时限：…, 总投资3亿元, 分类推进."""
_OF_BODIES = re.compile(
    rf"{bodies.OFFICIAL}|(?:{bodies.BODY}|{bodies.PART}|{bodies.ANY})[^：:\u4e00-\u9fff]*$|^[\s各]*各|有关|相关|其他|其它|由"
    "|牵头|配合|负责|协助|协同|协办|主办|承办|参与|参加|责任|主管|分管"
)
"""What speaks of bodies, or of the part of somebody."""


def bodies_alone(text: str, names: Collection[Span]) -> str:
    """Return what stands in brackets with spaces, as many, for what is no body; ``names`` are those in it."""
    for start, end in reversed(list(_beside(text, names))):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _beside(text: str, names: Collection[Span]) -> Iterator[Span]:
    for segment in _SEGMENT.finditer(text):
        start, stop = segment.span()
        inside = sorted((a, b) for a, b in names if a < stop and start < b)
        words = segment.group().strip(_MARKS)
        if not inside and _NO_BODY.search(words) and not _OF_BODIES.search(words):
            yield start, stop
        for a, b in [*inside, (stop, stop)] if inside else ():
            if start < a and _OF_TIME.fullmatch(text[start:a].strip(_MARKS)):
                yield start, a
            start = b
