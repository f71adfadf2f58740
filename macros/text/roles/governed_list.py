"""What is in the list that a role word governs, be it known as a unit or not; pure text, no plan."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.parts.spans import Span
from macros.text.roles import bodies
from macros.text.roles.beside_bodies import bodies_alone
from macros.text.roles.role_patterns import OF_PERSON
from macros.text.roles.role_tokens import RoleWord

_OF_PLACES = regex(
    rf"(?<=[{HAN}])[（(〔［][省市县区州旗盟乡镇村街道办事处社园、和及与]{{1,12}}[）)〕］]"
)
"""Levels of government in brackets, which go on with a name: 各县（市、区）人民政府."""
_ASIDE = r"[（(【〔［][^（(【〔［）)】〕］\n]*[）)】〕］]"
_BEHIND = regex(rf"(?:{_ASIDE}|[^。；;\n）)】：:])*")
_BEGINS = regex(rf"{_ASIDE}|(?P<mark>[。；;\n（(【：:，,由])")
_LINE = regex(r"\n\s*(?P<bodies>[^\n。；;：:（）()]+)(?=\n|$)")
_ITEM = regex(r"[^、，,；;/／\s（()）【】〔〕]+")
_AND = regex("以及|[和及与]")
_NOBODY = "有关|相关|其他|其它|上述|以上|各自|各类|各项|各种|各方|各地|各责任|各承办|本(?!级)|该"
"""Words with which nobody in particular is meant."""
_BODY = regex(
    rf"(?!.*(?:各?有关|各?相关|其他|其它)|上述|以上|本|该)[{HAN}]{{1,20}}?(?:{bodies.BODY})"
)
_EACH = regex(
    rf"(?!.*(?:{_NOBODY}))(?:[省市县区](?:级|直|属)?)?各(?:[{HAN}]{{0,16}}?)"
    rf"(?:[县市区旗州盟镇乡村所站店商户行]|街道|镇街|街镇|企业|[高院]校|学校|社区|河长|林长|场所|平台|(?<!各)(?:机构|单位|部门)|{bodies.BODY}|{bodies.PART})"
    r"|(?:[县市区乡镇]|街道){2,4}"
)
"""A class of bodies: 各县区, 各派出所; 有关部门 is nobody in particular."""
_GENERAL = regex(rf"(?!(?:其他|其它)?(?:各|有关|相关)(?:单位|部门)$){bodies.GENERAL}")
"""A general phrase for bodies, which behind a mark is one more of those listed: 市甲局、有关企业. 有关部门 is nobody in particular."""
_NO_NAME = regex(
    rf"{_NOBODY}|^各?(?:单位|部门)+$|专人|牵头|配合|负责|协助|落实|主办|承办|责任|参与|参加|推进|完成|实施|开展|组织|做好|加强|抓好|按照?|分工|[要应须将的在对为由并]|[0-9０-９]"
)
_NAME = regex(rf"[{HAN}A-Za-z]{{4,14}}|[{HAN}]{{1,2}}[省市县区州镇乡村城街道司所站场园院校办]")
"""A name that is not called like a body; what is shorter is mostly that of a person."""
_MARKS = regex("[、和及与]")
_ROW_ENDS = "，,；;。：:\n"
_OPEN = regex(r"等(?:[有相]关)?(?:部门|单位|地方)?$")


def listed_bodies(text: str, word: RoleWord, names: Collection[Span]) -> tuple[Span, ...]:
    """Return what is called like a body or a class of them in the list that ``word`` governs.

    What stands in a row with one, or with one of ``names``, is one too: behind a label of units
    (责任单位：市甲局、某某城), and before a verb where nothing else stands there.
    """
    text = _OF_PLACES.sub(lambda aside: "区" * len(aside.group()), text)
    start, stop = _behind(text, word) if word.before else _before(text, word)
    of_units = word.before and word.label and not OF_PERSON.search(word.word)
    of_units = of_units and not word.word.endswith(("领导", "人", "同志"))
    items = list(_items(text, start, stop))
    known = [one for one in items if _is_called_like_one(text, one)]
    known += [one for one in items if names and _is_one_more(text, one)]
    sure = [*known, *names]
    if of_units:
        return tuple(one for one in items if one in known or _in_a_row(text, one, sure))
    only_names = all(one in sure or _can_be_name(text, one) for one in items)
    return tuple(items if only_names and not word.before else known)


def _is_called_like_one(text: str, item: Span) -> bool:
    return bool(_BODY.fullmatch(text, *item) or _EACH.fullmatch(text, *item))


def _is_one_more(text: str, item: Span) -> bool:
    before = text[: item[0]].rstrip()
    return before.endswith("、") and bool(_GENERAL.fullmatch(text, *item))


def _behind(text: str, label: RoleWord) -> Span:
    """Return where the list behind a label stands, with the bodies on lines of their own."""
    start = len(text) - len(text[label.end :].lstrip("：: 为是"))
    end = _BEHIND.match(text, start)
    stop = end.end() if end else start
    while line := _LINE.match(text, stop):
        if not all(_BODY.fullmatch(text, *item) for item in _items(text, *line.span("bodies"))):
            break
        stop = line.end()
    return start, stop


def _before(text: str, verb: RoleWord) -> Span:
    """Return where the list before a verb stands."""
    marks = [one.end() for one in _BEGINS.finditer(text, 0, verb.start) if one["mark"]]
    return max(marks, default=0), verb.start


def _items(text: str, start: int, stop: int) -> Iterator[Span]:
    """Yield the items of a list; 和 parts two bodies, and no name: 市发展和改革委."""
    for item in _ITEM.finditer(text, start, stop):
        a, b = item.span()
        b -= len(found[0]) if (found := _OPEN.search(text[a:b])) else 0
        for joint in _AND.finditer(text, a, b):
            left = text[a : joint.start()]
            both = _BODY.fullmatch(left) or _EACH.fullmatch(left)
            if both or re.match("[省市县区州旗团各有相其]", text[joint.end() : b]):
                yield a, joint.start()
                a = joint.end()
        if a < b:
            yield a, b


def _can_be_name(text: str, item: Span) -> bool:
    """Whether an item that a mark parts from others can be a name."""
    words = text[slice(*item)]
    if not (_MARKS.match(text, max(0, item[0] - 1), item[0]) or _MARKS.match(text, item[1])):
        return False
    alone = bodies_alone(words, ()).strip()
    return bool(alone and _NAME.fullmatch(words)) and not _NO_NAME.search(words)


def _in_a_row(text: str, item: Span, others: Collection[Span]) -> bool:
    """Whether an item that can be a name stands in a row with others: a comma ends the row."""
    if not _can_be_name(text, item):
        return False
    begins = max(text.rfind(mark, 0, item[0]) for mark in _ROW_ENDS)
    ends = min(
        (at for mark in _ROW_ENDS if (at := text.find(mark, item[1])) >= 0), default=len(text)
    )
    return any(begins < start and end <= ends and (start, end) != item for start, end in others)
