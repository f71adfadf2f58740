"""A difference in words: for the terminal, for a code host's summary page, for programs."""

from __future__ import annotations

import html
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from macros.editing.diff.compare import Difference, ObjectChange, Vanished
from macros.editing.diff.fields import FieldChange, field_changes
from macros.editing.diff.history import HistoryChange
from macros.editing.diff.relations import Incomplete
from macros.editing.former_records import records, records_yaml
from macros.editing.history_entries import draft, entries_yaml
from macros.model.kinds import ObjectKind
from macros.model.problems import Report, annotation
from macros.text.wording import Piece, shortened

SIGNS = {"added": "新增", "removed": "删去", "changed": "修改"}
MOST_LINES = 300
"""At most so many lines of a part are printed; the others are counted."""
LARGEST_SUMMARY = 800_000
"""The most bytes of a report for a code host, which refuses more than a megabyte."""
LONGEST_WORDS = 1000
"""At most so many characters of a stretch of text are printed."""
ADD_RECORDS = (
    "若是误删或误改了 id，请改回来；否则请在数据文件里加上下面几行，写明原因"
    "（文件里已有 moved 或 retired 的，加在它的下面，这个键不再写一次）："
)
ADD_IDS = (
    "新增、改址、停用的措施，或者增减了单位、主题的措施，要让这些单位和主题也看到；"
    "请在下面的变更记录的 ids 里加上："
)
NO_DIFFERENCE = "内容没有变化。"
PUBLISHED_ENTRIES = "已发布的变更记录不得删去或改写；要更正或补充，请另加一条新的记录。"


@dataclass(frozen=True)
class Line:
    """One line of a report: its depth, and its words, ours and those of the data in turn."""

    depth: int
    parts: tuple[str | Data | Piece, ...]


@dataclass(frozen=True)
class Data:
    """Words from the data: they are escaped in every format."""

    text: str


@dataclass(frozen=True)
class Part:
    """A titled part of a report; ``code`` holds lines to copy, as they are."""

    title: str
    lines: tuple[Line, ...] = ()
    code: str = ""
    asks: bool = False
    """Whether the editor has to add or restore something."""


def parts(found: Difference, today: date) -> Iterator[Part]:
    """Yield what a report says, in order, at a length that people read."""
    for part in _parts(found, today):
        more = len(part.lines) - MOST_LINES
        if more > 0:
            cut = (*part.lines[:MOST_LINES], Line(1, (f"……另有 {more} 行",)))
            part = replace(part, lines=cut)
        yield part


def _parts(found: Difference, today: date) -> Iterator[Part]:
    groups: dict[str, list[ObjectChange]] = {}
    for change in found.objects:
        title = change.kind.label if change.kind else "方案"
        groups.setdefault(title, []).append(change)
    for title in ("方案", *(kind.label for kind in ObjectKind)):
        if title in groups:
            lines = tuple(line for change in groups[title] for line in _object(change, found))
            yield Part(f"{title}（{len(groups[title])}）", lines)
    if found.records:
        yield Part(
            "改址和停用登记", tuple(line for c in found.records for line in _object(c, found))
        )
    if found.history:
        yield Part("变更记录", tuple(_history(found.history)))
    if found.units:
        named = [(Data(found.names.get(id, id)), f"（{id}）") for id in found.units]
        yield Part(f"涉及单位（{len(named)}）", tuple(Line(1, line) for line in named))
    yield from _addresses(found)
    yield from _asked(found, today)


def _asked(found: Difference, today: date) -> Iterator[Part]:
    """Yield what has to be added or restored, with the lines to copy."""
    if found.vanished:
        lines = tuple(Line(1, tuple(_vanished(lost))) for lost in found.vanished)
        code = records_yaml(records(found.vanished, today))
        if code:
            lines = (*lines, Line(1, (ADD_RECORDS,)))
        yield Part("没有去向的 id", lines, code, asks=True)
    if found.history.lost:
        code = entries_yaml(found.history.lost)
        words = f"{PUBLISHED_ENTRIES}请恢复成下面的样子："
        yield Part("改写或删去的变更记录", (Line(1, (words,)),), code, asks=True)
    if found.incomplete:
        lines = tuple(_incomplete(one) for one in found.incomplete)
        yield Part("变更记录里缺少的 id", (Line(1, (ADD_IDS,)), *lines), asks=True)
    if lacking := draft(found, today):
        words = "这些修改还没有变更记录；请把下面几行加到 changes: 之下的最前面（可改摘要）："
        yield Part("缺少变更记录", (Line(1, (words,)),), entries_yaml(lacking), asks=True)


def _history(history: HistoryChange) -> Iterator[Line]:
    for sign, entries in (("新增", history.added), ("删去", history.removed)):
        for entry in entries:
            yield Line(1, (f"{sign}：{entry.on} {entry.kind.label} ", Data(entry.summary)))
    for was, now in history.rewritten:
        yield Line(1, (f"改写：{was.on} {was.kind.label} ", Data(was.summary)))
        for field in field_changes(was, now, str):
            yield Line(2, _field(field))


def _incomplete(one: Incomplete) -> Line:
    entry, ids = one.entry, "、".join(one.lacking)
    return Line(2, (f"{entry.on} {entry.kind.label} ", Data(entry.summary), f"：加上 {ids}"))


def _vanished(lost: Vanished) -> Iterator[str | Data]:
    yield from (f"{lost.kind.label}", Data(lost.name), f"（{lost.id}）不见了，")
    yield "moved 和 retired 里都没有写它的去向，它的网址会失效。"
    if lost.reused:
        yield "这个 id 又用在了别的对象上；停用的 id 不得再用，请换一个。"


def _object(change: ObjectChange, found: Difference) -> Iterator[Line]:
    parts: list[str | Data] = [f"{SIGNS[change.what]}：", Data(change.name), f"（{change.id}）"]
    amendment = found.amendments.get(change.id)
    if amendment and change.kind is not ObjectKind.DOCUMENT:
        parts += ["，由", Data(amendment.document.title), amendment.deed]
    yield Line(1, tuple(parts))
    for field in change.fields:
        yield Line(2, _field(field))


def _field(field: FieldChange) -> tuple[str | Data | Piece, ...]:
    return (f"{field.label}：", *shortened(field.pieces))


def _addresses(found: Difference) -> Iterator[Part]:
    where = found.addresses
    for title, listed in (
        ("新网址", where.new),
        ("内容有变的对象页", where.changed),
        ("改为说明页或跳转的网址和锚点", where.kept),
        ("不再有的网址和锚点", where.vanished),
    ):
        if listed:
            yield Part(f"{title}（{len(listed)}）", tuple(Line(1, (f"/{x}",)) for x in listed))
    if where.repointed:
        lines = [Line(1, (f"/{one}：原指 {was}，现指 {now}",)) for one, was, now in where.repointed]
        yield Part(f"所指改变的网址（{len(lines)}）", tuple(lines))


def as_text(found: Difference, today: date) -> str:
    """Return the report for a terminal; changed characters as ``[-旧-]{+新+}``."""
    if not found:
        return f"{NO_DIFFERENCE}\n"
    return "\n".join(map(_text, parts(found, today)))


def _text(part: Part) -> str:
    lines = [f"{'  ' * line.depth}{''.join(map(_plain, line.parts))}" for line in part.lines]
    code = ["", part.code] if part.code else []
    return "\n".join([part.title, *lines, *code, ""])


def _plain(part: str | Data | Piece) -> str:
    if isinstance(part, Piece):
        text = _one_line(part.text)
        return {"same": text, "gone": f"[-{text}-]", "new": f"{{+{text}+}}"}[part.op]
    return f"“{_one_line(part.text)}”" if isinstance(part, Data) else part


def _one_line(text: str) -> str:
    """Return text on one line, paragraph breaks as a visible sign, cut if it is very long."""
    line = text.replace("\n\n", "¶").replace("\n", "¶")
    if len(line) <= LONGEST_WORDS:
        return line
    return f"{line[:LONGEST_WORDS]}……（共 {len(line)} 字）"


def as_markdown(found: Difference, today: date) -> str:
    """Return the report for a code host: HTML blocks in which data can be nothing but text.

    Words of the data are escaped and in ``<code>`` or ``<pre>``, where code hosts make no mentions,
    links or emoji. A blank line would end a block that begins with ``<ul>``, so there is none in
    it; ``<pre>`` may have blank lines and therefore begins a block of its own. Parts that would make
    the report larger than ``LARGEST_SUMMARY`` are left out, with a note.
    """
    if not found:
        return f"## 内容变化\n\n{NO_DIFFERENCE}\n"
    blocks = {part: _block(part) for part in parts(found, today)}
    room = LARGEST_SUMMARY
    for part in sorted(blocks, key=lambda part: not part.asks):  # what editors must do comes first
        size = len(blocks[part].encode())
        if size > room:
            words = "太长，没有列在这里；请在自己电脑上运行 plan diff 查看。"
            blocks[part] = f"### {part.title}\n\n{words}\n"
        else:
            room -= size
    return "\n".join(["## 内容变化\n", *blocks.values()])


def _block(part: Part) -> str:
    items = "".join(f"{_item(part.lines, place)}\n" for place in _tops(part.lines))
    code = f"\n<pre>{html.escape(part.code)}</pre>\n" if part.code else ""
    return f"### {part.title}\n\n<ul>\n{items}</ul>\n{code}"


def _tops(lines: tuple[Line, ...]) -> Iterator[int]:
    return (place for place, line in enumerate(lines) if line.depth == 1)


def _item(lines: tuple[Line, ...], place: int) -> str:
    """Return the line at ``place`` with the deeper lines that follow it."""
    below = itertools.takewhile(lambda line: line.depth > 1, lines[place + 1 :])
    inner = "".join(f"<li>{_html(line.parts)}</li>" for line in below)
    return f"<li>{_html(lines[place].parts)}{f'<ul>{inner}</ul>' if inner else ''}</li>"


def _html(parts: tuple[str | Data | Piece, ...]) -> str:
    found = []
    for ours, group in itertools.groupby(parts, lambda part: isinstance(part, str)):
        inner = "".join(map(_marked, group))
        found.append(inner if ours else f"<code>{inner}</code>")
    return "".join(found)


def _marked(part: str | Data | Piece) -> str:
    if isinstance(part, str):
        return html.escape(part)
    text = html.escape(_one_line(part.text))
    mark = {"gone": "del", "new": "ins"}.get(part.op) if isinstance(part, Piece) else None
    return f"<{mark}>{text}</{mark}>" if mark else text


def as_annotations(found: Difference, today: date, file: str, line: int) -> str:
    """Return what has to be added or restored as annotations on a line of the data file."""
    asked = (f"{_text(part).rstrip()}\n" for part in parts(found, today) if part.asks)
    return "".join(f"{annotation(Report(line, 0, words, file), '变更记录')}\n" for words in asked)
