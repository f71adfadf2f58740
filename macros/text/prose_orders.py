"""Orders of an amending document in plain prose: 增加市乙局为第2条配合单位, 市甲局不再作为责任单位.

Pure text, its quotations folded. What they are for may be cited in them, or called by its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.text.deeds import Deed

Span = tuple[int, int]
PARTY = "(?:牵头|责任|主办|承办|配合|协办|协助|参与|参加)(?:单位|部门)"
"""How a document calls those who do something."""
_WHO = "[^，,。；;：:\n由将从]{2,60}?"
_SAME = "[^，,。；;：:\n]*?"
_BECOMES = "(?:改|调整|变更|转)(?:为|成)"
_DOES = "(?:承担|负责|履行|行使|牵头|实施)"
_PART = re.compile(f"(?:时限|期限|时间|{PARTY})(?:统一|均|都|相应|一并|由{_SAME})?$")
_TABLE = (
    (
        f"(?:增加|新增|增列|增补|补充|明确|确定|指定)(?P<new>{_WHO})(?:作为|列为|担任|为){_SAME}{PARTY}",
        (Deed.ADD,),
    ),
    (f"(?P<old>{_WHO})不再(?:作为|列为|担任|是){_SAME}{PARTY}", (Deed.REMOVE,)),
    (f"(?P<new>{_WHO})(?<!单位)(?<!部门){_BECOMES}{_SAME}{PARTY}", (Deed.ADD,)),
    (
        f"(?P<old>{_WHO})[由从]{_SAME}{PARTY}{_BECOMES}{_SAME}{PARTY}",
        (Deed.REMOVE, Deed.ADD),
    ),
    (
        f"由(?P<old>{_WHO}){_DOES}的{_SAME}(?:职责|职能|工作|任务|事项|职权)[^，,。；;：:\n]{{0,6}}?"
        f"[，,]?(?:转由|由|划归|划转至?|移交给?)(?P<new>{_WHO}){_DOES}?(?=[，,。；;\n]|$)",
        (Deed.CHANGE,),
    ),
)
"""How prose orders who does what, and what is done to the names in it."""
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


def prose(text: str, begun: int, end: int) -> Iterator[Prose]:
    """Yield what a part of a text orders in prose."""
    for pattern, deeds in _READ:
        for found in pattern.finditer(text, begun, end):
            named = found.groupdict()
            first = min(found.start(key) for key in named)
            old, new = named.get("old", ""), named.get("new") or named.get("old", "")
            for deed in deeds:
                words = ("" if deed is Deed.ADD else old, "" if deed is Deed.REMOVE else new)
                yield Prose(deed, found.start(), first, found.end(), *words)


def is_part(target: str) -> bool:
    """Whether what a verb is said of is a deadline or who does something: 建设公园的完成时限."""
    return bool(_PART.search(target))


def is_party(words: str) -> bool:
    """Whether words only call those who do something: 牵头单位."""
    return bool(re.fullmatch(PARTY, words))
