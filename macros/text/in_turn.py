"""Lists that a text ties to one another in their order: 选址、开工分别于6月底、9月底前完成. Pure text."""

from __future__ import annotations

import re

from macros.text.spans import Span

_IN_TURN = re.compile(
    r"(?:^|(?<=[，,。；;：:\n]))(?P<items>[^，,。；;：:\n]+)[，,]?(?:分别|依次)(?P<given>[^。；;，,\n]+)(?P<more>[^。；;\n]*)"
)
_ITEM = re.compile("(?:(?!以及)[^、，,和及与])+")
_YEAR = re.compile("[^\u4e00-\u9fff]*[0-9]年?(?:底|末|度)?")


def in_turn(text: str) -> list[tuple[str, Span]]:
    """Return each item of such a list, and where what is given of it stands.

    Nothing is said where the lists are not of one length, or are of years.
    """
    found: list[tuple[str, Span]] = []
    for match in _IN_TURN.finditer(text):
        items = _ITEM.findall(match["items"])
        if len(items) < 2 or any(_YEAR.fullmatch(item) for item in items):
            continue
        for end in (match.end("given"), match.end("more")):
            given = [one.span() for one in _ITEM.finditer(text, match.start("given"), end)]
            given = [(a, b) for a, b in given if re.search("[0-9]", text[a:b])]
            if len(given) == len(items):
                found += zip(items, given, strict=True)
                break
    return found
