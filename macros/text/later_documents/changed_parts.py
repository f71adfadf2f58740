"""How documents say that a part in a plan goes from one body to another: 牵头单位由市甲局调整为市乙局. Pure text."""

from __future__ import annotations

from macros.text.characters.regex import regex
from macros.text.orders.handing_over import TO
from macros.text.orders.prose_words import PARTY
from macros.text.parts.spans import Span

_SINCE = regex("(?:调整|变更|更改|改|转)(?:为|由|到)|现由|[，,。；;\n]")
_WAS = regex("原(?:来|先|定)*(?:由|[^，,。；;：:]{0,6}?(?:单位|部门))|不再由?|接替|替换|接任|顶替")
"""Before a name that has the part no longer: 原由市甲局牵头的任务，由市乙局牵头."""
_GOES = regex(
    f"(?:牵头|主办|负责|承办|配合|协办|协助|承担)*(?:的[^，,。；;]{{0,12}}?)?[，,]?{TO}(?![0-9]|{PARTY})|不再"
)
"""Behind such a name: 由市甲局调整为市乙局."""
_GAP = regex("[ \u3000]*(?:\t|[|｜])[ \u3000]*|[ \u3000]{2,}")
_BLANK = " \u3000\t"
_NOW = regex("^(?:(?:调整|变更|修改)(?:之|以)?后的?|[现新]的?)")
_BEFORE = regex("^(?:(?:调整|变更|修改)(?:之|以)?前|原)")
_OF_UNITS = regex("单位|部门")


def had(line: str, span: Span) -> bool:
    """Whether a name is that of a body that has a part no longer."""
    since = max((one.end() for one in _SINCE.finditer(line, 0, span[0])), default=0)
    return bool(_WAS.search(line, since, span[0]) or _GOES.match(line, span[1]))


def cell_spans(line: str) -> list[Span]:
    """Return where the cells of a row of a table are that is printed as a line, empty ones too.

    Wide gaps or upright bars part them; bars at both ends are the frame of the table.
    """
    start, end = len(line) - len(line.lstrip(_BLANK)), len(line.rstrip(_BLANK))
    if end - start > 1 and line[start] in "|｜" and line[end - 1] in "|｜":
        start, end = start + 1, end - 1
    end = max(start, end)
    gaps = [one.span() for one in _GAP.finditer(line, start, end)]
    starts, ends = [start, *(b for _, b in gaps)], [*(a for a, _ in gaps), end]
    return list(zip(starts, ends, strict=True))


def cells_of(line: str) -> list[str]:
    """Return the cells of such a row."""
    return [line[slice(*one)].strip() for one in cell_spans(line)]


def column_of(line: str, place: int) -> int:
    """Return in which cell of such a row a place is, from 0."""
    return sum(end <= place for _, end in cell_spans(line))


def heads_units(cells: list[str]) -> bool:
    """Whether cells may stand above columns of bodies."""
    return len(cells) > 1 and bool(_OF_UNITS.search("".join(cells)))


def heads_former(header: str) -> bool:
    """Whether a header stands above those who had a part before: 原牵头单位, 调整前."""
    return bool(_BEFORE.match(header))


def heads_now(header: str) -> str:
    """Return a header without the word that it tells of what is so now: 调整后牵头单位."""
    return _NOW.sub("", header)
