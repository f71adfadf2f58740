"""What a sentence takes out of what it orders: 除第1条外，其余各条…, 各条…（第1条除外）; pure text, its quotations folded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.text.characters.regex import regex
from macros.text.orders.cited_places import PLACE, UNNAMED_PLACE, Path, has_point
from macros.text.parts.quotations import FOLDED

_ONE = f"(?:{UNNAMED_PLACE}|{FOLDED})"
_MANY = regex("各[条项个部任措]|其[余他它](?!各?[款段句])|均|统一|一律|全部|所有|全文")
_BEFORE = regex(
    "(?<![清拆删解消排免扣破废剔根铲])(?:(?<!去)|(?<=删去))除(?!外)了?(?P<but>[^，,。；;：:\n]{1,40}?)(?:以|之)?外(?=[，,的其均都]|各|一律|全部|暂|推迟)"
    f"|(?P<these>{_ONE}(?:[、和及与]?{_ONE})*)(?:以|之)外(?=的|其|各)"
)
_GOES_ON = "仍?然?按原[^，,。；;]{1,8}(?:执行|实施|推进|完成)"
_BEHIND = regex(
    f"(?:但|其中)?(?P<but>{_ONE}[^，,。；;：:（(\n]{{0,30}}?)"
    f"(?:除外|(?:仍然?|保持)?不变|不受(?:此)?影响|{_GOES_ON}|不在此列|不作(?:调整|修改|变更|变动))(?=[，,。；;）)\n]|$)"
    "|[（(](?:不含|不包括|不包含)(?P<these>[^（）()\n]{1,40})[）)]"
)
_NONE = regex("另有|特殊|特别|上述|以上|前款|前述|前文|通知|法律|法规|规定情形")
"""With these no object of a plan is left out."""
_REST = regex(
    f"{_GOES_ON}|[的、和及与至到,，等]|以及|所列|涉及|一?[条项款]|任务|措施|事项|内容|表述|工作|完成|时限|期限|时间|部分"
)
"""What may stand around the places that are left out."""
THE_REST = regex("其[余他它](?:各(?![款段句])|任务|措施|事项|条(?!款))")
"""All but those of which a sentence spoke before."""
BEHIND_SENTENCE = rf"(?:[。；;][（(]?(?:但|其中)?[，,]?{_ONE}(?:[、和及与]?{_ONE})*除外[）)]?)?"
"""An exception that is a sentence of its own belongs to the one before it."""


@dataclass(frozen=True)
class Exceptions:
    """What a sentence takes out of what it orders."""

    places: tuple[Path, ...] = ()
    named: tuple[str, ...] = ()
    """Titles in quotation marks."""
    words: str = ""
    """How it says that, without quotations."""
    unclear: bool = False
    """Whether it takes out something that is no place cited by number and no title in marks."""


NOTHING = Exceptions()


def excepted(text: str, begun: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where a sentence takes something out of what it orders."""
    for pattern in (_BEFORE, _BEHIND):
        for found in pattern.finditer(text, begun, end):
            name = "but" if found["but"] else "these"
            rest = text[begun : found.start()] + text[found.end() : end]
            if not _NONE.search(found[name]) and (pattern is _BEFORE or _MANY.search(rest)):
                yield found.span(name)


def is_unclear(words: str, places: tuple[Path, ...]) -> bool:
    """Whether an exception names something other than whole places by number and titles in marks."""
    rest = _REST.sub("", re.sub(FOLDED, "", PLACE.sub("", words)))
    return bool(rest) or any(has_point(path) for path in places)
