"""Names in the list that a role word governs, by how bodies are called; pure text, no plan."""

from __future__ import annotations

import re

from macros.text.assignments import RoleWord, Span

_BODY = re.compile(
    r"(?!有关|相关|其他|其它|各有关|各相关|上述|以上|本|该)[\u4e00-\u9fff]{1,20}?"
    r"(?:(?<![布格大全开结时战变危])局|委|委员会|管委会|(?<![督承主交协举创])办|办公室|厅|署"
    r"|(?<![全内外干总支局])部|法院|检察院|医院|学院|研究院|中心|政府|公司|集团|银行|分行|大学"
    r"|协会|学会|商会|联合会|总工会|妇联|工商联|残联|科协|支队|大队|总队)"
)
_ENDS = re.compile(r"[。；;\n）)】：:]")
_BEGINS = re.compile(r"[。；;\n（(【：:，,由]")
_LINE = re.compile(r"\n\s*(?P<bodies>[^\n。；;：:（）()]+)(?=\n|$)")
_ITEM = re.compile(r"[^、，,和及与\s（(]+")


def listed_bodies(text: str, word: RoleWord) -> tuple[Span, ...]:
    """Return what is called like a body in the list that ``word`` governs: behind a label, before a verb."""
    if word.before:
        start = len(text) - len(text[word.end :].lstrip("：: 为是"))
        end = _ENDS.search(text, start)
        stop = end.start() if end else len(text)
        while line := _LINE.match(text, stop):  # bodies on lines of their own
            if not all(_BODY.fullmatch(item) for item in _ITEM.findall(line["bodies"])):
                break
            stop = line.end()
    else:
        begins = [match.end() for match in _BEGINS.finditer(text, 0, word.start)]
        start, stop = max(begins, default=0), word.start
    items = [match.span() for match in _ITEM.finditer(text, start, stop)]
    return tuple(span for span in items if _BODY.fullmatch(text, *span))
