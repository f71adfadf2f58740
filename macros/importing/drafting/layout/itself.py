"""Articles in which a document speaks of itself: why it is made, from when it is in force, who explains it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from macros.importing.drafting.layout.scheme import Item
from macros.importing.drafting.layout.tasks import pieces_of
from macros.importing.drafting.paragraphs.numbers import Style
from macros.importing.source import Table
from macros.text.characters.han import HAN
from macros.text.parts.sentences import sentences

_HEADED = rf"(?:[（(【][{HAN}]{{2,8}}[）)】])?"
_ITSELF = rf"本[{HAN}]{{1,8}}?"
_WHY = re.compile(rf"{_HEADED}(?:为|根据|依据|按照|依照)[^。；;]*制[定订]{_ITSELF}。?")
_IN_FORCE = re.compile(
    rf"{_HEADED}(?:{_ITSELF}(?:自|从)[^。；;]*(?:起|之?日)(?:起)?(?:施行|实施|执行|试行|生效)[^。；;]*"
    rf"|{_ITSELF}[^。；;]*由[^。；;]*解释(?:，自[^。；;]*)?|{_ITSELF}有效期[^。；;]*|[^。；;]*(?:同时|即行|予以)废止|[^。；;]*以{_ITSELF}为准|由[^。；;，,]*负责(?:具体)?解释(?:工作)?)[。；;]?"
)


def apart_from_itself(items: Sequence[Item]) -> tuple[list[str], list[Item], list[str]]:
    """Return three lists: words of first articles on why the document is made, the articles between, words on its force.

    If there is nothing between, nothing is parted.
    """
    first = next((n for n, item in enumerate(items) if not _says(item, _WHY)), len(items))
    behind = reversed(range(first, len(items)))
    last = next((n for n in behind if not _says(items[n], _IN_FORCE)), first - 1)
    others = list(items[first : last + 1])
    if not others:
        return [], list(items), []
    return _words(items[:first]), others, _words(items[last + 1 :])


def _says(item: Item, of_itself: re.Pattern[str]) -> bool:
    article = item.number.style is Style.ARTICLE
    if not article or item.children or any(isinstance(block, Table) for block in item.blocks):
        return False
    said = [one for text in item.texts for one in sentences(text) if one.strip()]
    return bool(said) and all(of_itself.fullmatch(one.strip()) for one in said)


def _words(items: Sequence[Item]) -> list[str]:
    return [piece for item in items for piece in pieces_of(item)]
