"""What stands beside bodies in their brackets and is none: by when, how much, of what; pure text, no plan.

（市甲局、市乙局；2024年12月底前） and （市甲局、市乙局；省级重点项目） list the same two bodies as （市甲局、市乙局） does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.parts.spans import Span
from macros.text.roles import bodies

_SEGMENT = regex(r"(?:[^，,；;。、（(]|[（(][^（）()\n]*[）)])+")
_CLAUSE = regex(r"[^；;。\n]+")
_COLON = regex("[：:]")
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
_OF_TIME = regex(
    rf"(?=.*(?:{_WHEN}))(?:[{_DIGIT}〇○零一二两三四五六七八九十\s.．/—－–~～“”-]|{_LASTING}|力争|争取|截止?|最迟|原则上|计划|预计|确保"
    "|学期|[寒暑]假|汛期|期间|工作日|[上中下]旬|[上下]半年|[今明当本次去后全每个第前到至于在自从起年月日号季度周天底末初春夏秋冬内之以前中份]"
    "|基本|全部|完成|推进|坚持|实施|开展|启动|进行)+"
)
"""Words that say nothing but when: 2024年12月底前, 长期坚持, 力争2025年秋季学期前完成."""
_NO_BODY = regex(
    rf"{_WHEN}|时限|期限|时间|进度|[{_DIGIT}][%％‰百千万亿元个项家条人次处所座台套亩吨]|[{_DIGIT}]公[里顷]"
    rf"|[{HAN}]{{2}}[：:]|(?:推进|坚持|完成|实施|开展|落实|执行|进行|启动|建成|投用|见效)$"
)
"""What no name of a body has: 完成时限：…, 总投资3亿元, 分类推进."""
_MATTER = regex(
    "(?:项目|任务|事项|工作|提案|建议|议案|首批|第[一二三四]批|[已未拟正]?(?:开工|竣工)|在建|[0-9０-９]+条|指标|试点|实事|工程|清单|附件|附表|目录|考核|范围|内容|目标|要求|举措|措施|政策|问题|资金|经费|预算|投资|(?<!医疗|社会)保障|解决|列支"
    "|[新续改扩]建|新开工|储备|前期|约束性|预期性|下同|同上|[ABCDⅠⅡⅢ一二三四甲乙丙]类|[重难亮]点|[国省市县区]级|公开|销号|备案|试行)$"
    rf"|^(?:详?见|参[见照]|附件|附表|列入|纳入|列为|属于?|依据|根据|注[：:]|备注|其中|含|共(?![青同])|约|计划(?!生育)|第[{_DIGIT}一二三四五六七八九十]+[项条批类])"
)
"""Of what nature a task is, or where more is said of it: 省级重点项目, 见附件, 约束性."""
_OF_WHAT = regex(
    r"(?:项目|任务|工作|工程|建设|改造|治理|整治|管理|领域|方面|行业|环节|部分|阶段|片区|区域|城区|郊区|农村|城镇|城市|地段|路段"
    rf"|[一二三四五六七八九十{_DIGIT}]+[期批步类段标]?)$"
)
"""How the words before a colon end that say for what the bodies behind it are listed: 2024年：市甲局, 二期：市乙局."""
_AND_OTHERS = regex(r"等(?:[有相]关)?(?:部门|单位)?(?=[\s，,；;。：:）)]|$)")
_NUMBER = regex(
    r"(?:(?<![0-9])[0-9]{1,2}[.．、)）]|[（(][0-9一二三四五六七八九十]{1,2}[)）]|[①-⑳])\s*$"
)
"""The number of an item before its name: 1.市甲局；2.市乙局."""
_LONGEST_NUMBER = 16
"""How far before a name its number begins, blanks between them included."""
_OF_BODIES = regex(
    rf"{bodies.OFFICIAL}|(?:{bodies.BODY}|{bodies.PART}|{bodies.ANY})[^：:{HAN}]*$|^[\s各]*各|有关|相关|其他|其它"
)
"""What speaks of bodies."""
PARTS = regex(
    "由|牵头|配合|负责|协助|协同|协办|主办|承办|参与|参加|责任(?!清单|制|书|状)|主管|分管|主责"
)
"""What speaks of the part of somebody."""


def bodies_alone(text: str, names: Collection[Span]) -> str:
    """Return what stands in brackets with spaces, as many, for what is no body; ``names`` are those in it."""
    text = _blank(text, _and_others(text, names))
    return _blank(text, _beside(text, names))


def _blank(text: str, spans: Iterable[Span]) -> str:
    for start, end in reversed(list(spans)):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _and_others(text: str, names: Collection[Span]) -> Iterator[Span]:
    """Yield what rounds a list off behind a name, be there other words behind it: 市甲局等部门：2024年底前; and the number before one."""
    for start, end in sorted(names):
        if number := _NUMBER.search(text, max(0, start - _LONGEST_NUMBER), start):
            yield number.span()
        if others := _AND_OTHERS.match(text, end):
            yield others.span()


def rows(text: str, names: Collection[Span]) -> Iterator[Span]:
    """Yield the lists in brackets that each say for what they are: 2024年：市甲局；2025年：市乙局. Without such words, all."""
    starts = [start for start, _ in _labels(text, names)]
    yield from zip([0, *starts], [*starts, len(text)], strict=True)


def _beside(text: str, names: Collection[Span]) -> Iterator[Span]:
    yield from _labels(text, names)
    yield from _told_of_names(text, names)
    for segment in _SEGMENT.finditer(text):
        start, stop = segment.span()
        inside = sorted((a, b) for a, b in names if a < stop and start < b)
        words = segment.group().strip(_MARKS)
        if not inside and _is_no_body(words):
            yield start, stop
        for a, b in [*inside, (stop, stop)] if inside else ():
            before = text[start:a]
            set_apart = (before[:1] in _MARKS or before[-1:] in _MARKS) and _is_no_body(
                before.strip(_MARKS)
            )
            if start < a and (set_apart or _OF_TIME.fullmatch(before.strip(_MARKS))):
                yield start, a
            start = b


def _is_no_body(words: str) -> bool:
    if PARTS.search(words):
        return False
    return bool(_MATTER.search(words) or (_NO_BODY.search(words) and not _OF_BODIES.search(words)))


def _labels(text: str, names: Collection[Span]) -> Iterator[Span]:
    """Yield words before a colon that say for what the bodies behind it are listed, with the colon."""
    for clause in _CLAUSE.finditer(text):
        colon = _COLON.search(text, *clause.span())
        if not colon or any(a < colon.start() and clause.start() < b for a, b in names):
            continue
        words = text[clause.start() : colon.start()].strip(_MARKS)
        of_what = _OF_TIME.fullmatch(words) or _OF_WHAT.search(words)
        if of_what and not PARTS.search(words) and _names_somebody(text, colon.end(), names):
            yield clause.start(), colon.end()


def _names_somebody(text: str, start: int, names: Collection[Span]) -> bool:
    """Whether a body is named at the beginning of a text: by a known name, or by what is called like one."""
    start += len(text[start:]) - len(text[start:].lstrip(_MARKS))
    first = _SEGMENT.match(text, start)
    return any(a == start for a, _ in names) or bool(
        first and re.search(rf"(?:{bodies.BODY})$", first.group())
    )


def _told_of_names(text: str, names: Collection[Span]) -> Iterator[Span]:
    """Yield what a clause says of bodies behind a colon, if it names no other there: 市甲局：制定方案."""
    ends = {b for _, b in names}
    for clause in _CLAUSE.finditer(text):
        colon = _COLON.search(text, *clause.span())
        if colon and len(text[: colon.start()].rstrip(_MARKS)) in ends:
            if not any(colon.end() <= a < clause.end() for a, _ in names):
                yield colon.start(), clause.end()
