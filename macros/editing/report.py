"""A difference in words: for the terminal, for a code host's summary page, for programs."""

from __future__ import annotations

import html
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from macros.editing import pasting
from macros.editing.diff.compare import Difference, ObjectChange, Vanished
from macros.editing.diff.fields import FieldChange, field_changes
from macros.editing.diff.history import HistoryChange
from macros.editing.diff.relations import Incomplete
from macros.editing.former_records import records
from macros.editing.history_entries import draft, entries_yaml
from macros.model.kinds import ObjectKind
from macros.model.problems import Report, annotation
from macros.text.parts.wording import Piece, shortened

SIGNS = {"added": "新增", "removed": "删去", "changed": "修改"}
MOST_LINES = 300
"""At most so many lines of a part are printed; the others are counted."""
LARGEST_SUMMARY = 800_000
"""The most bytes of a report for a code host, which refuses more than a megabyte."""
LONGEST_WORDS = 1000
"""At most so many characters of a stretch of text are printed."""
ADD_RECORDS = "若是误删或误改了 id，请改回来；否则请把下面几行原样贴到{}，再把原因写明："
ADD_ENTRIES = "这些修改还没有变更记录；请把下面几行原样贴到{}（可改摘要）："
HOW_TO_PASTE = (
    "在合并请求的标题下面点自己的分支名（from 后面的那个），打开数据文件，点铅笔图标（Edit this file）；",
    "照下面每一处所说，找到那一行，把方框里的几行整块复制，贴到它下面；有几处的，从最下面的一处贴起，行号才不会变；",
    "点 Commit changes，选“直接提交到这个分支”。检查会自动重来。",
)
"""What an editor does with the lines to copy on the pages of a code host."""
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
    line: int = 0
    """The line of the data file that it is about; 0 for its history."""


def parts(found: Difference, today: date, data: bytes = b"") -> Iterator[Part]:
    """Yield what a report says, in order, at a length that people read.

    ``data`` is the data file as it is now, into which the editor pastes what it lacks; without it
    the lines are given and no place.
    """
    for part in _parts(found, today, data):
        more = len(part.lines) - MOST_LINES
        if more > 0:
            cut = (*part.lines[:MOST_LINES], Line(1, (f"……另有 {more} 行",)))
            part = replace(part, lines=cut)
        yield part


def _parts(found: Difference, today: date, data: bytes) -> Iterator[Part]:
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
    yield from _asked(found, today, data)


def _asked(found: Difference, today: date, data: bytes) -> Iterator[Part]:
    """Yield what has to be added or restored, with the lines to copy."""
    if found.vanished:
        lines = tuple(Line(1, tuple(_vanished(lost))) for lost in found.vanished)
        yield Part("没有去向的 id", lines, asks=True)
        for paste in pasting.records(data, records(found.vanished, today)):
            words = ADD_RECORDS.format(paste.where)
            yield Part("缺少去向", (Line(1, (words,)),), paste.code, asks=True, line=paste.line)
    if found.history.lost:
        code = entries_yaml(found.history.lost)
        words = f"{PUBLISHED_ENTRIES}请恢复成下面的样子："
        yield Part("改写或删去的变更记录", (Line(1, (words,)),), code, asks=True)
    if found.incomplete:
        lines = tuple(_incomplete(one) for one in found.incomplete)
        yield Part("变更记录里缺少的 id", (Line(1, (ADD_IDS,)), *lines), asks=True)
    if lacking := draft(found, today):
        paste = pasting.entries(data, lacking)
        words = ADD_ENTRIES.format(paste.where)
        yield Part("缺少变更记录", (Line(1, (words,)),), paste.code, asks=True, line=paste.line)


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


def as_text(found: Difference, today: date, data: bytes = b"") -> str:
    """Return the report for a terminal; changed characters as ``[-旧-]{+新+}``."""
    if not found:
        return f"{NO_DIFFERENCE}\n"
    return "\n".join(map(_text, parts(found, today, data)))


def _text(part: Part) -> str:
    lines = [f"{'  ' * line.depth}{''.join(map(_plain, line.parts))}" for line in part.lines]
    code = f"\n{part.code}" if part.code else ""
    return "\n".join([part.title, *lines, code])


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


def as_markdown(found: Difference, today: date, data: bytes = b"") -> str:
    """Return the report for a code host: HTML blocks in which data can be nothing but text.

    Words of the data are escaped and in ``<code>`` or ``<pre>``, where code hosts make no mentions,
    links or emoji. A blank line would end a block that begins with ``<ul>``, so there is none in
    it; ``<pre>`` may have blank lines and therefore begins a block of its own. Parts that would make
    the report larger than ``LARGEST_SUMMARY`` are left out, with a note. What the editor has to add comes
    first, with the steps to take.
    """
    if not found:
        return f"## 内容变化\n\n{NO_DIFFERENCE}\n"
    blocks = {part: _block(part) for part in parts(found, today, data)}
    asked = [part for part in blocks if part.asks]
    others = [part for part in blocks if not part.asks]
    room = LARGEST_SUMMARY
    for part in (*asked, *others):
        size = len(blocks[part].encode())
        if size > room:
            words = "太长，没有列在这里；请在自己电脑上运行 plan diff 查看。"
            blocks[part] = f"### {part.title}\n\n{words}\n"
        else:
            room -= size
    head = [f"## 还要补的内容\n\n{numbered(HOW_TO_PASTE)}"] if asked else []
    said = [blocks[part] for part in asked], [blocks[part] for part in others]
    return "\n".join([*head, *said[0], "## 内容变化\n", *said[1]])


def numbered(steps: Iterable[str]) -> str:
    """Return steps to take, as an HTML block."""
    items = "".join(f"<li>{html.escape(words)}</li>\n" for words in steps)
    return f"<ol>\n{items}</ol>\n"


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


def as_annotations(found: Difference, today: date, data: bytes, file: str, line: int) -> str:
    """Return what has to be added or restored as annotations on lines of the data file.

    ``line`` is that of its history.
    """
    asked = [part for part in parts(found, today, data) if part.asks]
    reports = (Report(part.line or line, 0, _text(part), file) for part in asked)
    return "".join(f"{annotation(report, '变更记录')}\n" for report in reports)
