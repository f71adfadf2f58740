"""Reads a .txt: which encoding its bytes are in, where its paragraphs end, which lines are rows."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from macros.importing.formats import lines
from macros.importing.source import (
    Block,
    Cell,
    LeftOut,
    Paragraph,
    Source,
    Table,
    UnreadableSource,
    refuse_if_endless,
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b]")
SAMPLE = 200_000
"""So many characters tell which encoding a text is in."""
_COMMON = 0.8
"""A text is Chinese in an encoding if that share of its other characters is in daily use."""
BIG5 = "文件是繁体中文的 Big5 编码，已照此转换；请对照原件看有没有错字。"


def read_text(path: Path, data: bytes) -> Source:
    """Read a plain text. Raises UnreadableSource if its bytes are no text."""
    text, notes = decoded(data)
    refuse_if_endless(text.count("\n"), len(text))
    blocks, left_out = _blocks(text)
    return Source(path, "txt", tuple(blocks), tuple(left_out), notes=notes, raw=text)


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of some bytes, its line ends as LF, and what is to be said of it."""
    text, notes = _decoded(data)
    if _CONTROL.search(text):
        raise UnreadableSource("这不是文本文件：里面有文字不会有的控制字符。请确认文件没有选错。")
    return _BREAKS.sub("\n", text), notes


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), ()
    utf8 = None if b"\0" in data else _try(data, "utf-8")
    if utf8 is not None and (utf8.isascii() or share_in_daily_use(utf8) > _COMMON / 2):
        return utf8, ()
    found = [(share_in_daily_use(text), text, name) for name, text in _candidates(data)]
    share, text, name = max(found, default=(0.0, "", ""))
    if utf8 is not None and share < _COMMON:
        return utf8, ()
    if share < _COMMON:
        raise UnreadableSource(_damaged(data))
    return text, (BIG5,) if name == "big5hkscs" else ()


def _candidates(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the encodings without a mark in which the bytes are a text, and that text."""
    for name in ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be"):
        text = _try(data, name)
        if text is not None and not _CONTROL.search(text):
            yield name, text


def share_in_daily_use(text: str) -> float:
    """Return which share of what is not ASCII is in daily use: level one of GB 2312, Big5, marks."""
    other = [char for char in text[:SAMPLE] if char > "\x7f"]
    return sum(map(_in_daily_use, other)) / len(other) if other else 0.0


def _in_daily_use(char: str) -> bool:
    if char in "\u3000、。，；：？！（）《》〈〉“”‘’—…〔〕【】·〇○％":
        return True
    try:
        simplified = char.encode("gb2312")
    except UnicodeEncodeError:
        simplified = b""
    if len(simplified) == 2 and 0xB0 <= simplified[0] <= 0xD7:
        return True
    try:
        return b"\xa4\x40" <= char.encode("big5") <= b"\xc6\x7e"
    except UnicodeEncodeError:
        return False


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSource(_at(data[: error.start].decode(encoding, "replace"))) from None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _damaged(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _at(data[: error.start].decode("utf-8", "replace"))
    return "这不是文本文件，或者已经损坏。请确认文件没有选错。"


def _at(before: str) -> str:
    row = before.count("\n") + 1
    return f"第 {row} 行有不能识别的字节：文件损坏了，或用了少见的编码。请用记事本打开原件，另存为 UTF-8 后再导入。"


def _blocks(text: str) -> tuple[list[Block], list[LeftOut]]:
    """Join broken lines, take rows together, leave the numbers of pages out."""
    blocks: list[Block] = []
    left_out: list[LeftOut] = []
    printed = text.split("\n")
    full = lines.full_width([line for line in printed if not _has_cells(line)])
    last, blank, page, number = "", True, False, 0
    while number < len(printed):
        line = printed[number]
        place = f"第{number + 1}行"
        rows = _rows(printed, number)
        number += max(rows, 1)
        if rows:
            blocks.append(_table(printed[number - rows : number], place))
            blank = True
        elif lines.is_page_number(line):
            left_out.append(LeftOut(line.strip(), "页码", place))
            page = True
        elif not line.strip():
            blank = blank or not page
        else:
            before = blocks[-1] if blocks else None
            if isinstance(before, Paragraph) and _same(last, line, full, blank, page):
                blocks[-1] = Paragraph(lines.join(before.text, line), before.place)
            else:
                blocks.append(Paragraph(line.strip(), place))
            last, blank, page = line, False, False
    return blocks, left_out


def _has_cells(line: str) -> bool:
    """Whether tabs part a line into cells; one behind a printed number is what Word puts there."""
    number = re.match(r"\s*\S{1,8}\t[^\t]*$", line)
    numbered = number and lines.begins_anew(line) and not line.lstrip()[0].isalpha()
    return "\t" in line.strip() and not numbered


def _rows(printed: list[str], number: int) -> int:
    """Return how many lines from line ``number`` on are rows; one alone is none.

    Among them may be a line without cells: a row that is one cell, if more rows follow it.
    """
    end = number
    while end < len(printed):
        if _has_cells(printed[end]):
            end += 1
        elif (
            end > number
            and _is_one_cell(printed[end])
            and any(map(_has_cells, printed[end + 1 : end + 2]))
        ):
            end += 2
        else:
            break
    return end - number if end - number > 1 else 0


def _is_one_cell(line: str) -> bool:
    return bool(line.strip()) and lines.width(line) <= 60 and not lines.ends_a_sentence(line)


def _same(last: str, line: str, full: int, blank: bool, page: bool) -> bool:
    """Whether a line belongs to the paragraph of the last one; ``page``: a page ended between."""
    if page:
        indented = line[:1] in ("\u3000", " ")
        if indented or lines.ends_a_sentence(last) or lines.begins_anew(line):
            return False
        return not lines.is_heading(last)
    return not blank and lines.goes_on(last, line, full)


def _table(rows: list[str], place: str) -> Table:
    cells = (
        tuple(Cell((text.strip(),) if text.strip() else ()) for text in row.split("\t"))
        for row in rows
    )
    return Table(tuple(cells), place)
