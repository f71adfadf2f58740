"""Lists of bodies that no role word governs: those that stand alone, and those who act as is their duty."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.parts.spans import Span
from macros.text.roles import bodies
from macros.text.roles.beside_bodies import PARTS, bodies_alone, rows
from macros.text.roles.general_clauses import GENERAL_CLAUSE

_BODY = regex(
    rf"(?!有关|相关|其他|其它|各有关|各相关|上述|以上|本|该|(?:牵头|主办|主责|责任|承办|配合|协办|参与|参加)(?:单位|部门)为)[{HAN}]{{1,20}}?"
    rf"(?:{bodies.BODY})"
)
_OFFICE = regex(rf"[{HAN}]{{2,20}}(?:{bodies.PART})")
"""A part of a body, by how it is called: 市甲局综合科."""
_ITEM = regex(r"[^、，,；;/／和及与\s（(]+")


def bodies_by_duty(text: str) -> Iterator[Span]:
    """Yield what is called like a body in lists of those who do something each as is its duty."""
    # clause by clause: from each letter of the text on it would take for ever
    for clause in _CLAUSE.finditer(text) if "职" in text else ():
        found = _BY_DUTY.match(text, *clause.span())
        for item in _ITEM.finditer(text, *found.span("list")) if found else ():
            if _BODY.fullmatch(text, *item.span()):
                yield item.span()
    for form in (_CLASS_BY_DUTY, _BY_DEPARTMENTS, _DEPARTMENTS_DO):
        yield from (found.span() for found in form.finditer(text))


_OPEN, _CLOSE = r"（(\[【〔［", r"）)\]】〕］"
_ASIDE = rf"[{_OPEN}][^{_OPEN}{_CLOSE}\n]*[{_CLOSE}]"
_INSIDE = rf"(?:[^{_OPEN}{_CLOSE}\n]|{_ASIDE})+"
_UNMARKED = r"(?:[^\n。；;：:，,（(]|[（(][^（）()\n]*[）)])+?"
_LIST_ALONE = regex(
    rf"(?:(?<=[。；;！\n])|^)\s*[{_OPEN}](?P<closing>{_INSIDE})[{_CLOSE}]"
    rf"|(?<!部门|单位|机构|小组|中心)(?<!办公室)[{_OPEN}](?P<last>{_INSIDE})[{_CLOSE}](?:[。；;]|\s*(?=\n|$))"
    rf"|(?:(?<=\n)|^)[ \u3000]*[—－-]+(?P<dash>{_UNMARKED})[。；;]?[ \u3000]*(?=\n|$)"
    rf"|(?<=[。；;])[—－-]{{1,3}}(?P<signed>{_UNMARKED})[。；;]?[ \u3000]*(?=\n|$)"
    rf"|(?:(?<=[。；;\n])|^)[ \u3000]*(?P<head>{_UNMARKED})[：:][ \u3000]*(?=\S)(?!\n)"
)
"""Where a list stands that no word governs: in brackets behind a sentence, behind a dash, before a colon."""
_LISTED = regex(rf"(?:[^、，,；;。/／+＋|｜&＆·•—．和及与\s{_OPEN}]|{_ASIDE})+")
_GENERAL = regex(
    rf"(?:[省市县区]级)?(?:各|有关|相关|其他|其它|市直|县直|区直|省直)(?:[{HAN}]|{_ASIDE})*|{bodies.GENERAL}"
)
"""A class of bodies: 各县（市、区）政府, 有关部门."""
_GENERAL_ITEM = regex(rf"{bodies.GENERAL}(?=[、，,；;/／\s]|$)")
"""Such a class as a whole item, be there a word in it that joins names: 市直有关部门和单位."""
_EACH = regex(
    rf"(?:[省市县区]级)?各(?:[{HAN}]{{0,8}}?|{_ASIDE})(?:镇街|镇|乡|街道|街办|县|区|旗|州|市|部门|单位)"
    rf"(?:{_ASIDE})?(?:人民政府|政府|党委|办事处)?"
)
"""A class of bodies that stands for a list by itself: （各镇街）."""
_WORDS = rf"[^，,。；;：:\n{_OPEN}{_CLOSE}]"
_CLAUSE = regex(f"{_WORDS}+")
_DUTIFULLY = "(?:按照?|根据|依据|依)(?:各自)?的?职[责能](?:分工)?"
_BY_DUTY = regex(
    rf"(?P<list>{_WORDS}*(?:{bodies.BODY}))(?:等[{HAN}]{{0,6}}?)?(?:共同|分别)?{_DUTIFULLY}"
)
"""Bodies that do something each as is its duty: 市甲局、市乙局等部门按职责分工落实."""
_CLASS_BY_DUTY = regex(
    r"(?:各(?:级|地)?(?:有关|相关|成员|责任|职能|主管)?|(?:[省市县区](?:级|直)?)?(?:有关|相关))(?:部门|单位)"
    rf"(?:(?!负责|牵头|配合|协助)[^。；;\n]){{0,20}}?{_DUTIFULLY}[{HAN}]{{0,4}}?(?:抓好落实|抓好|做好|落实|推进|开展|组织|实施|推动|完成)"
)
"""A class of bodies that does something each as is its duty: 各相关部门要加强协同，按职责分工抓好落实."""
_BY_DEPARTMENTS = regex(
    rf"(?<![原如若非不本经自缘指])由(?!此|于|的)[{HAN}、（）]{{2,30}}?等(?:有关|相关)?(?:部门|单位)"
    rf"(?:共同|分别|具体|{_DUTIFULLY})*(?:组织实施|落实|实施|办理|承担|推进|推动|完成|执行|抓好)"
)
"""Departments by what they are for: 由教育、卫健等部门组织实施."""
_DEPARTMENTS_DO = regex(
    rf"(?:(?<=[，,。；;：:\n（(])|^){bodies.DEPARTMENTS}(?:要|应当?|须|共同|分别|具体|{_DUTIFULLY})*"
    "(?:组织实施|落实|实施|办理|承担|推进|推动|完成|执行|抓好|做好|安排|保障)"
)
"""The same without 由: 住建、财政部门落实资金."""
_EACH_AS_IS_ITS_DUTY = rf"(?:{_ASIDE})?(?:{_DUTIFULLY})?"
"""What may stand behind a name in a list without being of another body."""
_DOES = regex("负责|牵头|主办|承办|配合|协助|协办|参与|参加|落实|实施|推进")
"""With it an item is no longer of a list that no word governs: 各县（市、区）政府按职责分工负责."""
_AND_OTHERS = regex(rf"(?:等(?:[有相]关)?(?:部门|单位)?)?(?:[，,；;](?:{GENERAL_CLAUSE}))?$")
"""How a list ends behind its last item."""


@dataclass(frozen=True)
class BareList:
    """The items of a list that no word governs."""

    items: tuple[Span, ...]
    unknown: tuple[Span, ...] = ()
    """Those that are not called like bodies, so that nobody knows whether they are some."""
    aside: tuple[Span, ...] = ()
    """What stands behind the list, set apart from it, and may be a body: （市甲局、市乙局；某某城）."""
    in_brackets: bool = False


def lists_alone(text: str, names: Collection[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the items of each list of bodies that no word governs: 种树。（市甲局、市乙局）.

    Every item is one of ``names``, or is called like a body or a class of bodies; some body is known
    or has the name of one.
    """
    yield from (one.items for one in bare_lists(text, names) if not one.unknown)


def unknown_beside(text: str, names: Collection[Span], name: Span) -> str:
    """Return what keeps a list in which a name stands from being one of bodies: 某某城 in （市甲局、某某城）."""
    for one in bare_lists(text, names):
        if name in one.items and one.unknown:
            return text[slice(*one.unknown[0])]
    return ""


def bare_lists(text: str, names: Collection[Span]) -> Iterator[BareList]:
    """Yield each list that no word governs, also those with items of which it is not known whether they are bodies."""
    text = bodies.without_marks(text)
    for found in _LIST_ALONE.finditer(text):
        kind = found.lastgroup or ""
        start, end = found.span(kind)
        if kind in ("closing", "last"):
            inside = [(a - start, b - start) for a, b in names if start <= a and b <= end]
            alone = bodies_alone(text[start:end], inside)
            beside = alone != text[start:end]
            whole = text[:start] + alone + text[end:]
            for a, b in rows(text[start:end], inside):
                yield from _in_brackets(whole, (start + a, start + b), names, beside=beside)
        else:
            yield from _in_line(text, (start, end), names, kind)


def _in_brackets(
    text: str, brackets: Span, names: Collection[Span], *, beside: bool
) -> Iterator[BareList]:
    """Yield the list in brackets; ``beside``: something stood there beside the bodies."""
    items = tuple(_behind_label(text, item, names) for item in _all_items(text, brackets, names))
    listed = [item for item in items if item in names or _BODY.fullmatch(text, *item)]
    if items and all(_EACH.fullmatch(text, *item) for item in items):
        yield BareList(items)
    elif listed and (not beside or set(items) & set(names) or _any_official(text, items)):
        # else it is what is built: 新建医院（市人民医院，2025年建成）
        unknown = (*_labels(text, items), *_unknown(text, items, listed))
        aside = tuple(one for one in unknown if _is_set_apart(text, items, unknown, one, names))
        unknown = tuple(item for item in unknown if item not in aside)
        yield BareList(tuple(i for i in items if i not in aside), unknown, aside, in_brackets=True)


def _in_line(text: str, line: Span, names: Collection[Span], kind: str) -> Iterator[BareList]:
    """Yield the list behind a dash or before a colon."""
    items = _all_items(text, line, names)
    unmarked = kind == "head" or not _all_official(text, items)
    if not unmarked and items and all(_EACH.fullmatch(text, *item) for item in items):
        yield BareList(items)
        return
    listed = [item for item in items if item in names or _BODY.fullmatch(text, *item)]
    if listed and not (unmarked and not set(items) & set(names)):
        yield BareList(items, _unknown(text, items, listed))


def _all_items(text: str, span: Span, names: Collection[Span]) -> tuple[Span, ...]:
    """Return the items of a list; none if words stand between known names in one, or say what they are instead."""
    start, end = span
    end = start + len(text[start:end].rstrip("，,；;。、 "))
    behind = _AND_OTHERS.search(text, start, end)
    items = tuple(_items(text, start, behind.start() if behind else end, names))
    if any(_joins_names(item, names) or _OTHERWISE.search(text[slice(*item)]) for item in items):
        return ()
    return items


_OTHERWISE = regex(
    "(?:来源|主送|抄送|报送|供稿|供图|摄影|咨询|联系)(?:单位|部门|人|电话)?[：:]|^(?:不含|不包括|不包含|除|例如|比如|详?见|参见|依托|通过|根据|依据|按照?|来源|摘自|引自)|除外$|以外$|另行通知"
)
"""Words with which bodies are named in brackets, but not as those who do something: 不含市甲局、市乙局."""


def _unknown(text: str, items: Collection[Span], listed: Collection[Span]) -> tuple[Span, ...]:
    known = (*listed, *(item for item in items if _is_class_or_part(text, item)))
    return tuple(item for item in items if item not in known)


def _behind_label(text: str, item: Span, names: Collection[Span]) -> Span:
    """Return the name behind a label that is of no part, 市甲局 of 业主：市甲局; the item itself if it is not so."""
    if not _COLON.search(text, *item):
        return item
    for start, end in names:
        if item[0] < start and end == item[1] and text[start - 1] in "：:":
            return item if PARTS.search(text, item[0], start) else (start, end)
    return item


_COLON = regex("[：:]")


def _labels(text: str, items: Collection[Span]) -> tuple[Span, ...]:
    """Return the labels before items of which nobody knows what they say of them: 业主."""
    found = (_LABEL.search(text, 0, start) for start, _ in items)
    return tuple(one.span("label") for one in found if one and not PARTS.search(one["label"]))


_LABEL = regex(rf"(?P<label>[^、，,；;。：:\s{_OPEN}]+)[：:]$")


def _is_set_apart(
    text: str,
    items: Sequence[Span],
    unknown: Collection[Span],
    item: Span,
    names: Collection[Span],
) -> bool:
    """Whether an item stands by a semicolon or a stop behind all known ones, which 、 parts.

    What says something of another known body may stand behind a comma: （市甲局、市乙局，报市丙局备案）.
    """
    known = [one for one in items if one not in unknown]
    between = [text[a:b] for (_, a), (b, _) in pairwise(known)]
    row = bool(between) and all(one.strip() in _JOINED for one in between)
    apart = _APART.search(text, known[-1][1], item[0]) if row and known[-1][1] <= item[0] else None
    if not apart:
        return False
    of_another = any(item[0] <= a and b <= item[1] for a, b in names)
    return of_another or apart[0] not in "，,"


def _is_class_or_part(text: str, item: Span) -> bool:
    if _GENERAL.fullmatch(text, *item):
        return not _DOES.search(text, *item)
    return bool(_OFFICE.fullmatch(text, *item))


def _all_official(text: str, items: Collection[Span]) -> bool:
    """Whether all of a list are called like bodies of a place: 市残联, 各区政府; not 市民中心."""
    return bool(items) and all(_OF_A_PLACE.fullmatch(text, *item) for item in items)


def _any_official(text: str, items: Collection[Span]) -> bool:
    return any(_OF_A_PLACE.fullmatch(text, *item) for item in items)


_OF_A_PLACE = regex(
    rf"(?:各?[省市县区州旗镇乡](?!民|场(?!监))|各镇街|各街道)(?:[{HAN}]|{_ASIDE})*?(?:{bodies.CHARGED})|{_EACH.pattern}"
)


_JOINED = ("、", "和", "及", "与")
_APART = regex("[；;。，,]")


def _joins_names(item: Span, names: Collection[Span]) -> bool:
    """Whether an item is nothing but known names with words between them: 市甲局配合市乙局."""
    inside = [end - start for start, end in names if item[0] <= start < item[1]]
    return len(inside) > 1 and sum(inside) < item[1] - item[0]


def _items(text: str, start: int, end: int, names: Collection[Span]) -> Iterator[Span]:
    """Yield the items of a list; a name is one whatever it holds (市发展和改革委), without what is aside."""
    known = {name[0]: name[1] for name in names}
    while start < end:
        item = None if start in known else _GENERAL_ITEM.match(text, start, end)
        item = item or _LISTED.match(text, known.get(start, start), end)
        stop = item.end() if item else known.get(start, start + 1)
        if start in known and (not item or re.fullmatch(_EACH_AS_IS_ITS_DUTY, item.group())):
            yield start, known[start]
        elif item:
            yield start, stop
        start = stop
