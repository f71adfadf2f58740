"""Which plan the words of an amending document name; pure text, no plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.lines.reflow import squeeze

_TITLE = regex("《[^》]*》")
_PLACE = regex(f"^[{HAN}]{{1,8}}?(?:[省市县区州盟旗镇乡]|新区)")
_GOES_ON = "(?:的?(?:实施|配套)?细则|(?:的)?解读|任务分解)"
"""A title with one of these behind it is that of another document."""
_SHORTEST = 4


def is_named(words: str, titles: Sequence[str], number: str | None) -> bool:
    """Whether words name a plan: by its number, its title, or a title without the place before it.

    Between book title marks nothing else may stand but that it was issued: 《关于印发〈甲方案〉的通知》.
    """
    text = squeeze(words)
    if number and squeeze(number) in text:
        return True
    called = [form for title in titles for form in forms(squeeze(title))]
    marked = [one[1:-1] for one in _TITLE.findall(text)]
    for name in called:
        if any(one == name or (name in one and "印发" in one) for one in marked):
            return True
        if re.search(re.escape(name) + f"(?!{_GOES_ON})", _TITLE.sub("《》", text)):
            return True
    longest = called[:1]
    return any(len(one) >= _SHORTEST and one in name for one in marked for name in longest)


def forms(title: str) -> list[str]:
    """Return a title, and the same without the place before it: 某市种树方案 is 种树方案 too."""
    short = _PLACE.sub("", title)
    return [title, short] if len(short) >= _SHORTEST else [title]
