"""Amendments printed side by side: 修改前 and 修改后, as the columns of a table or one below the other.

Pure text, no plan. Each row is an order: what stands before is to become what stands behind. A row
of a table is a paragraph, its cells apart by a tab or wide blanks, or each cell is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from macros.text.characters.numerals import number_parts
from macros.text.characters.regex import regex
from macros.text.lines.reflow import paragraphs, squeeze
from macros.text.orders.cited_places import PLACE, Path, paths_to
from macros.text.orders.deeds import Deed, Order, at_each_place
from macros.text.orders.notices import closes, is_closing
from macros.text.orders.prose_words import PARTY
from macros.text.parts.quotations import plain
from macros.text.parts.spans import Span

_WHICH = f"(?:完成|办结)?(?:时限|期限|时间|工期)|{PARTY}|目标值?|指标值?|数量|任务量?|措施"
"""What of a task may stand in such columns: 原完成时限 and 调整后完成时限."""
_THING = f"的?(?:条文|条款|内容|文字|表述|规定|原文|{_WHICH})?"
_BEFORE = regex(
    f"(?:修改|修订|调整|变更|更正|改动)(?:之|以)?前{_THING}|原(?:条文|条款|文|内容|表述|规定|方案)|原(?:定|有|计划)?的?(?:{_WHICH})|现行(?:条文|规定)"
)
_AFTER = regex(
    f"(?:修改|修订|调整|变更|更正|改动)(?:之|以)?后{_THING}|(?:修改|修订|调整|变更|更正|改)为|[新现](?:条文|条款|内容|表述|{_WHICH})"
)
_TOGETHER = regex(
    f"(?:序号|条款|条目|位置)*(?:修改|修订|调整|变更)前{_THING}(?:修改|修订|调整|变更)后{_THING}(?=.)"
)
_GAPS = tuple(map(regex, ("\t", "[|｜]", "[ \u3000]{2,}", "[ \u3000]")))
"""What may stand between cells; in all rows the same as in the header."""
_FIRST = regex("序号|条款|条目|条号|位置|章节|部分")
_LAST = regex("备注|说明|(?:修改|修订|调整)?(?:依据|理由|说明|原因)")
"""What stands above the columns beside those two."""
_NOTHING = regex("[/／—－-]*|无|新增|增加|空")
_GONE = regex("[/／—－-]*|无|(?:整条)?(?:删除|删去|取消|废止)(?:本条|此条|该条)?")
_NUMBER = regex(
    "第[〇零一二两三四五六七八九十百0-9]+[条章节](?:之[一二三四五六七八九十])?|[〇零一二三四五六七八九十百]+、"
    "|[（(][〇零一二三四五六七八九十0-9]+[）)]|[0-9]+[、.．](?![0-9])|[①-⑳]"
)
_LABEL = regex(
    f"(?:{_NUMBER.pattern})?(?:(?P<was>{_BEFORE.pattern})|(?P<now>{_AFTER.pattern}))[：:]"
)
_MARKED = regex("“([^“”]*)”[。；]?")


@dataclass(frozen=True)
class _Row:
    """One row: old text, new text, other cells, its first paragraph and the one behind its last."""

    was: str
    now: str
    beside: str
    first: int
    end: int


def side_by_side(text: str) -> tuple[tuple[Order, ...], tuple[Span, ...]]:
    """Return the orders that a document prints side by side, and where it does, without white space."""
    pieces = tuple(map(squeeze, paragraphs(text)))
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    found: list[Order] = []
    spans: list[Span] = []
    for first, rows in _printed(paragraphs(text)):
        spans.append((starts[first], starts[rows[-1].end]))
        for row in rows:
            words = "".join(pieces[row.first : row.end])
            found += _ordered(row, Order(Deed.CHANGE, words, starts[row.first]))
    return tuple(found), tuple(spans)


def runs_together(words: str) -> bool:
    """Whether words are those of a table of which no row is a paragraph of its own."""
    return bool(_TOGETHER.match(words))


def _printed(pieces: Sequence[str]) -> Iterator[tuple[int, list[_Row]]]:
    """Yield what is printed side by side, each with the paragraph where it begins."""
    at = 0
    while at < len(pieces):
        rows = _table(pieces, at) or _cells(pieces, at) or _labelled(pieces, at)
        if not rows and runs_together(squeeze(pieces[at])):
            rows = [_unread(pieces[at], at)]
        if rows:
            yield at, rows
        at = rows[-1].end if rows else at + 1


def _table(pieces: Sequence[str], at: int) -> list[_Row]:
    """Return the rows of a table whose header is this paragraph."""
    for gap in _GAPS:
        columns = _split(pieces[at], gap)
        if not (sides := _sides(columns)):
            continue
        found: list[_Row] = []
        for n in range(at + 1, len(pieces)):
            cells = _split(pieces[n], gap)
            if len(cells) == len(columns) - 1 and _LAST.fullmatch(squeeze(columns[-1])):
                cells.append("")  # nothing is noted
            fits = len(cells) == len(columns)
            if not fits and (len(cells) < 2 or closes(squeeze(pieces[n]))):
                break
            found.append(_row(cells, sides, n, n + 1) if fits else _unread(pieces[n], n))
        return found
    return []


def _cells(pieces: Sequence[str], at: int) -> list[_Row]:
    """Return the rows of a table of which each cell is a paragraph, from its header on."""
    header = [squeeze(one) for one in pieces[at : at + 4]]
    was = 1 if _FIRST.fullmatch(header[0]) else 0
    width = 3 + was if _LAST.fullmatch("".join(header[was + 2 : was + 3])) else 2 + was
    sides = _sides(header[: was + 2])
    found: list[_Row] = []
    for n in range(at + width, len(pieces) - width + 1 if sides else 0, width):
        cells = pieces[n : n + width]
        if any(map(is_closing, map(squeeze, cells))):
            break
        found.append(_row(cells, sides, n, n + width))
    return found


def _labelled(pieces: Sequence[str], at: int) -> list[_Row]:
    """Return 修改前：甲 with 修改后：乙 below it, each with the paragraphs that go on with it."""
    parts: dict[str, list[str]] = {}
    key = ""
    end = at
    for n in range(at, len(pieces)):
        squeezed = squeeze(pieces[n])
        label = _LABEL.match(squeezed)
        if label:
            if (label.lastgroup == "was") != (not key):
                break
            key = label.lastgroup or ""
            parts[key] = [squeezed[label.end() :]]
        elif key and not closes(squeezed) and not (key == "now" and _NUMBER.match(squeezed)):
            parts[key].append(squeezed)
        else:
            break
        end = n + 1
    if len(parts) < 2:
        return []
    return [_Row("".join(parts["was"]), "".join(parts["now"]), "", at, end)]


def _split(paragraph: str, gap: re.Pattern[str]) -> list[str]:
    return [cell.strip() for cell in gap.split(paragraph.strip().strip("|｜"))]


def _sides(columns: Sequence[str]) -> tuple[int, int] | None:
    """Return the indexes of the “before” and “after” columns; None unless there is one of each."""
    squeezed = [squeeze(one) for one in columns]
    was = [n for n, one in enumerate(squeezed) if _BEFORE.fullmatch(one)]
    now = [n for n, one in enumerate(squeezed) if _AFTER.fullmatch(one)]
    return (was[0], now[0]) if len(was) == len(now) == 1 and len(columns) > 1 else None


def _row(cells: Sequence[str], sides: tuple[int, int] | None, first: int, end: int) -> _Row:
    was, now = sides or (0, 1)
    beside = "".join(cell for n, cell in enumerate(cells) if n not in (was, now))
    return _Row(cells[was], cells[now], squeeze(beside), first, end)


def _unread(paragraph: str, at: int) -> _Row:
    """Return a row whose cells cannot be told apart: nobody can follow it, so that it is explained."""
    return _Row(squeeze(paragraph), "", "", at, at + 1)


def _ordered(row: _Row, order: Order) -> Iterator[Order]:
    """Yield what a row orders: words become others, are taken out, or are new."""
    (was, old), (now, new) = _parted(row.was), _parted(row.now)
    cited = paths_to(list(PLACE.finditer(row.beside)), ()) or _cited(was or now)
    order = replace(order, cited=cited, said=row.beside, loose=bool(row.beside and not cited))
    if _NOTHING.fullmatch(old) and not was:
        yield replace(order, deed=Deed.ADD, new=now + new, side="在", ends=(len(now + new),))
    elif _GONE.fullmatch(new):
        yield from at_each_place(replace(order, deed=Deed.REMOVE, old=old, within=bool(old)))
    elif old != new:
        yield from at_each_place(replace(order, old=old, new=new, within=True))
    if number_parts(was) != number_parts(now) and _cited(was) and _cited(now):
        yield replace(order, deed=Deed.RENUMBER, cited=_cited(was), to=_cited(now)[0])


def _parted(cell: str) -> tuple[str, str]:
    """Return the number of an article and its words, without marks around them."""
    words = plain(cell)
    if marked := _MARKED.fullmatch(words):
        words = marked[1]
    number = _NUMBER.match(words)
    return (number[0], words[number.end() :]) if number else ("", words)


def _cited(number: str) -> tuple[Path, ...]:
    """Return the place that a number with its word names: 第三条."""
    found = PLACE.fullmatch(number)
    return paths_to([found], ()) if found else ()
