"""What a document only proposes, forbids or makes depend on something: 拟将…，现征求意见, 不得擅自删去. Pure text."""

from __future__ import annotations

import re

from macros.text.characters.regex import regex
from macros.text.orders.cited_places import UNNAMED_PLACE
from macros.text.parts.quotations import FOLDED

_VERB = "将|把|对|由|于|在|删|增|取消|废|停|终止|暂|修|调|更|变|改|推迟|延|不再"
_AIM = f"(?={_VERB}|从|{FOLDED}|《|{UNNAMED_PLACE})"
_PROPOSED = regex(
    f"(?:(?<![虚模草比])拟|建议(?:对|在)?|提议|提请[^，,。；;：:]{{0,10}}?|(?<!申)请示|(?:如|若)(?:确有?)?(?:需要?|须|要)|确需){_AIM}"
)
"""Before what is not done yet, or only if somebody wants it."""
_ASKED = regex(
    "(?:现|特此|特|并|正在|已)?(?:就此|就|面?向[^，,。；;]{1,12}?|公开|广泛|书面|再次)*征求[^，,。；;]{0,12}?意见(?:建议)?"
)
"""A clause that asks for opinions on what the sentence says; 经公开征求意见 says what came before."""
_REASON = regex(
    "(?:[〇零一二三四五六七八九十0-9]+[、.．]|[（(][一二三四五六七八九十]+[）)])?"
    "(?:根据|依据|按照?|依照|采纳|采取|同意|批准|结合|经|因|应|鉴于|由于|针对)"
)
"""So begins why something is ordered: 根据市乙局建议，将…."""
_FORBIDDEN = regex(
    "(?:不(?:得|准|许|应|能|可|允许)|严禁|禁止|切勿|未经[^，,。；;]{1,8})再?"
    "(?:(?:擅自|随意|自行|任意|无故|违规|单方面?|变相)[^，,。；;：:]*|(?:将|把|对)[^，,。；;：:]*)?$"
)
"""Before a verb that orders nothing, in its clause."""
_OPINIONS = regex("征求[^，。]{0,10}意见|征求意见稿|送审稿|草案")
_TITLE_ENDS = regex("[^。；;：]*(?:关于[^。；;：]*的(?:通知|公告|公示|函|启事)|稿|草案)[）)]?")


def is_proposed(text: str, begun: int, at: int, end: int) -> bool:
    """Whether a verb of a sentence, at a place in it, orders nothing: it is proposed, asked about or forbidden."""
    clauses = [one.span() for one in re.compile("[^，,：:]+").finditer(text, begun, end)]
    for a, b in clauses:
        if _REASON.match(text, a, b):
            continue
        if a < at and any(
            one.start() < at for one in _PROPOSED.finditer(text, a, end) if one.start() < b
        ):
            return True
        if _ASKED.fullmatch(text, a, b):
            return True
    start = max((a for a, _ in clauses if a <= at), default=begun)
    return bool(_FORBIDDEN.search(text[start:at]))


def is_reason(clause: str) -> bool:
    """Whether a clause says why something is ordered: 根据市乙局建议."""
    return bool(_REASON.match(clause))


def is_draft(text: str) -> bool:
    """Whether a document by its title only asks for opinions on a change: 关于征求《…》修改意见的公告."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return bool(_TITLE_ENDS.fullmatch(first) and _OPINIONS.search(first))
