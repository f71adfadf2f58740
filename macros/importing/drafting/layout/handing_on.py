"""Which paragraphs behind a task are not its own: they speak of all tasks, or of what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from macros.importing.drafting.layout.scheme import Item
from macros.importing.drafting.layout.tasks import Scheme, behind_text
from macros.importing.drafting.node import Matter, Node
from macros.importing.drafting.paragraphs.evidence import is_role_line, says_who
from macros.importing.drafting.paragraphs.numbers import Style
from macros.text.characters.han import HAN

_OF_THE_PART = re.compile(r"本[章节编部]|以上|上述|请(?:各|有关|相关)|联系(?:人|电话)")
_LABELLED = re.compile(rf"(?!注|备注|说明|附件|联系)[{HAN}]{{2,8}}[：:]\s*\S")
"""A line with a label. Below a line of roles it is of the same task: 完成时限：2024年6月底前."""
_OF_WHAT_FOLLOWS = re.compile(r"(?:下面|以下|下列|另外|此外|同时)")


def hand_on(
    order: Sequence[Node], items: Sequence[Item], scheme: Scheme, closing: list[str]
) -> bool:
    """Give paragraphs that end a measure to what follows, or to the ``closing`` words of the section around it.

    Return whether any were given to these.
    """
    handed_on = False
    for n, (node, item) in enumerate(zip(order, items, strict=True)):
        *_, last = item.walk()
        if "text" not in node or not last.blocks:
            continue
        pieces = node["text"].split("\n\n")
        if not behind_text(last) or _is_of_the_task(pieces):
            continue
        words = pieces[-1]
        if n + 1 == len(order) and (count := _behind_who(pieces, last, scheme)):
            node["text"] = "\n\n".join(pieces[:-count])
            closing[:0] = pieces[-count:]
            handed_on = True
            continue
        if last is not item and not _OF_THE_PART.match(words):
            continue
        if n + 1 < len(order) and (words.endswith(("：", ":")) or _OF_WHAT_FOLLOWS.match(words)):
            node["text"] = "\n\n".join(pieces[:-1])
            order[n + 1]["before"] = words
            order[n + 1].guess("before", Matter.STRUCTURE, "这一段像是说下面的，没有归入上一项")
        elif n + 1 == len(order) and _ends_the_part(words, item, scheme):
            node["text"] = "\n\n".join(pieces[:-1])
            closing.insert(0, words)
            handed_on = True
    return handed_on


def _ends_the_part(words: str, item: Item, scheme: Scheme) -> bool:
    """Whether the last paragraph behind the last item speaks of all of them; an article has several."""
    if _OF_THE_PART.match(words):
        return True
    return not scheme.several and item.number.style is not Style.ARTICLE


def _is_of_the_task(pieces: Sequence[str]) -> bool:
    """Whether the last paragraph of a measure is plainly its own: it says who, or stands with lines that do."""
    if is_role_line(pieces[-1]) or says_who(pieces[-1]):
        return True
    return bool(_LABELLED.match(pieces[-1])) and any(map(is_role_line, pieces[:-1]))


def _behind_who(pieces: Sequence[str], item: Item, scheme: Scheme) -> int:
    """Return how many paragraphs stand behind who acts, if the tasks of the notice end with that.

    Nothing stands behind it in the others: what follows the last one speaks of all of them.
    """
    if not scheme.end_with_who:
        return 0
    behind = next((n for n, piece in enumerate(reversed(pieces)) if says_who(piece)), 0)
    sentences = all(piece.endswith("。") for piece in pieces[len(pieces) - behind :])
    return behind if sentences and behind <= len(item.blocks) else 0
