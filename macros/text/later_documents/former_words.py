"""Where a document tells what was so before it: 目标由100栋调整为150栋, 原目标为100栋, a column 调整前. Pure text."""

from __future__ import annotations

from collections.abc import Iterator

from macros.text.characters.regex import regex
from macros.text.later_documents.changed_parts import cell_spans, cells_of, heads_former
from macros.text.orders.old_words import old_words
from macros.text.parts.spans import Span

_CHANGED = (
    "(?:调整|修改|修订|变更|更改|更正|改|调增|调减|上调|下调|提高|提升|增加|增长|扩大|降低|下降|减少|压减|压缩|缩减|缩短|核减|核增)"
    "(?:为|到|至|成)"
)
_WAS = regex(
    rf"(?:[由从](?:原(?:来|先|定)?的?)?(?P<from>[^，,。；;：:\n由从]+?)[，,]?(?:现|统一|分别|相应|均|都)*{_CHANGED}"
    rf"|原(?:来|先|定)?(?P<former>[^，,。；;：:\n]+)[，,；;](?:现|统一|分别|相应|均|都)*{_CHANGED})"
)


def former_words(text: str) -> tuple[Span, ...]:
    """Return where a document has words of how something was before."""
    told = [one.span(one.lastgroup or 0) for one in _WAS.finditer(text)]
    return (*old_words(text), *told, *_former_cells(text))


def _former_cells(text: str) -> Iterator[Span]:
    """Yield the cells below a header that says of them that they were so: 原目标, 调整前."""
    header: list[str] = []
    begun = 0
    for line in text.split("\n"):
        cells = cells_of(line)
        if any(map(heads_former, cells)):
            header = cells
        elif len(cells) == len(header):
            for above, (start, end) in zip(header, cell_spans(line), strict=True):
                if heads_former(above) and line[start:end].strip():
                    yield begun + start, begun + end
        begun += len(line) + 1
