"""The numbers that a page shows before the items of a list, and its file does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element as Element

from macros.importing.formats.word.number_formats import written

_KINDS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "decimal": "decimal", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero", "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand", "trad-chinese-informal": "chineseCountingThousand",
    "cjk-decimal": "ideographDigital",
}  # fmt: skip
_LIST = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)


def numbers_of(element: Element) -> Iterator[str]:
    """Yield the numbers that a page shows before the items of a list; none for what is no <ol>."""
    style = _LIST.search(element.get("style") or "")
    kind = (style.group(1).lower() if style else element.get("type")) or "1"
    numbered = element.tag == "ol" and kind in _KINDS
    items = [child for child in element if child.tag == "li"]
    step = -1 if element.get("reversed") is not None else 1
    value = _whole(element.get("start"), len(items) if step < 0 else 1)
    for item in items:
        value = _whole(item.get("value"), value)
        text = written(value, _KINDS[kind]) if numbered else ""
        stop = "、" if text and text[0] > "\x7f" else ". "
        yield f"{text}{stop}" if text else ""
        value += step
    while True:
        yield ""


def _whole(text: str | None, default: int) -> int:
    match = re.match(r"\s*(-?\d{1,6})", text or "")
    return int(match.group(1)) if match else default
