"""Titles and their marks: those set around titles, those inside them, those at which a heading ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.lines.reflow import squeeze

_INNER = str.maketrans("《》", "〈〉")
_ONE_FORM = str.maketrans("〈〉()", "《》（）")
_STOP = regex(rf"(?:[。：:]|(?<=[{HAN}])\.|[—－]{{1,2}})$")
"""What ends a heading behind which the text runs on: 标题。正文, 标题：正文, 标题——正文."""
_AFTER = regex(r"[★☆※▲△◆◇*＊”’》〉）)】〕\s]*?(?:[。：:\n]|\.(?=\s)|[—－]{1,2}|$)")


def in_title_marks(title: str) -> str:
    """Return a title in title marks; those inside it become single ones."""
    return f"《{title.translate(_INNER)}》"


def plain_title(title: str) -> str:
    """Return a title without white space, its marks and brackets in one form."""
    return squeeze(title).translate(_ONE_FORM)


def without_stop(title: str) -> str:
    """Return a title without the mark at its end behind which a text runs on."""
    return _STOP.sub("", title) or title


def heading_end(text: str, title: str) -> int | None:
    """Return where the heading with which a text opens ends, its stop included; None if it is not ``title``.

    Letters and figures tell titles apart; marks and spaces do not: ★创新 驱动。 is 创新驱动.
    """
    told = list(_telling(title))
    sought = [char for _, char in told]
    found = list(islice(_telling(text[: 8 * len(title) + 80]), len(sought)))
    if not sought or [char for _, char in found] != sought:
        return None
    if re.search(r"[。\n]", text[: found[-1][0]]) and "。" not in title:  # another sentence
        return None
    end, own = found[-1][0] + 1, title[told[-1][0] + 1 :]
    after = _AFTER.match(text, end + len(own) if text.startswith(own, end) else end)
    return after.end() if after else None


def has_title(text: str, title: str) -> bool:
    """Whether a text has a title somewhere, marks and spaces aside."""
    return "".join(c for _, c in _telling(title)) in "".join(c for _, c in _telling(text))


def _telling(text: str) -> Iterator[tuple[int, str]]:
    """Yield the characters that tell titles apart, with their places: no marks but those within figures."""
    for place, char in enumerate(text):
        within = text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()
        if char.isalnum() or (within and not char.isspace()):
            yield place, char
