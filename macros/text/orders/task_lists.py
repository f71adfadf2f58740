"""The list behind what a document orders of 下列任务: its places and titles; pure text, no plan."""

from __future__ import annotations

from macros.text.characters.regex import regex
from macros.text.lines.reflow import squeeze
from macros.text.orders.cited_places import PLACE, UNNAMED_PLACE, Path, paths_to
from macros.text.orders.deeds import Order

_BELOW = regex("(?:下列|以下|如下|下述)[^，,。；;：:\n]{0,8}(?:任务|措施|事项|工作|项目|条款|条)")
_ITEM = regex(
    f"[（(]?[0-9０-９一二三四五六七八九十]{{1,3}}(?:[)）]|[、.．])|[●○•·—-]|“|(?:{UNNAMED_PLACE})"
)
"""How a paragraph of a list begins."""


def speaks_of_a_list(order: Order) -> bool:
    """Whether an order is for what is listed behind it: 下列任务暂停实施：…."""
    return not order.cited and bool(_BELOW.search(order.words))


def list_below(text: str, order: Order) -> tuple[str, tuple[Path, ...]]:
    """Return the words of the list behind an order, and the places in it; nothing if there is no list."""
    paragraphs = [squeeze(line) for line in text.split("\n")]
    start, begun = order.start + len(squeeze(order.words)), 0
    rest: list[str] = []
    for paragraph in filter(None, paragraphs):
        end = begun + len(paragraph)
        if begun <= start < end:
            _, _, behind = paragraph[max(0, start - begun - 1) :].partition("：")
            rest = [behind.partition("。")[0]]
        elif start == end:
            rest = [""]
        elif rest and rest[0]:
            break  # the list is in the sentence itself
        elif rest and _ITEM.match(paragraph):
            rest.append(paragraph)
        elif len(rest) > 1:
            break
        begun = end
    words = "\n".join(filter(None, rest))
    return words, paths_to(list(PLACE.finditer(words)), ())
