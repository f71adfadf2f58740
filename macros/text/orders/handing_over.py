"""How a document gives a part to one body instead of another: 改由市甲局牵头, 移交市甲局负责.

Pure text. Whoever had the part has it no longer, whether the document says who that was or not.
"""

from __future__ import annotations

from macros.text.characters.regex import regex
from macros.text.orders.prose_words import BODIES, DOES, STOP

NOW = "(?:统一|现|均|都|一并|一律|整体|全部|相应|已经?)*"
_CHANGES = "(?:调整|变更|更换|更改|改|转)"
_HANDS = "(?:移交|转交|划转|划归|划入|移送|交(?![通警管运投控易流]))(?:给|至|到|归)?"
BY = f"{NOW}{_CHANGES}[为成到至]?由"
"""Before whoever has a part from now on."""
TO = f"{NOW}(?:{_CHANGES}(?:[为成到至]由?|由)|{_HANDS}由?)"
"""The same, in words that are said of much else too."""
DOES_IT = f"{DOES}(?:{DOES}|组织|落实|推进|抓总|办理)*"
_HANDED = regex(f"[：:]?由?{BODIES}{DOES_IT}(?:、|{STOP})")


def is_handed(text: str, at: int) -> bool:
    """Whether here, behind 调整为 and the like, stands who is to do what: 市甲局牵头."""
    return bool(_HANDED.match(text, at))
