"""The entries of the history that a difference needs, as the data file writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.difference.compare import Difference, ObjectChange
from macros.difference.fields import plain
from macros.difference.revisions import parsed_plan
from macros.fields import ChangeKind
from macros.model import Change
from macros.problems import PlanError
from macros.writing.blocks import item_lines

LONGEST_SUMMARY = 120

KINDS: dict[str, ChangeKind] = {
    "number": ChangeKind.RENUMBERED,
    "section": ChangeKind.RENUMBERED,
    "order": ChangeKind.RENUMBERED,
    "numbering": ChangeKind.RENUMBERED,
    "units": ChangeKind.RELATIONS,
    "documents": ChangeKind.RELATIONS,
    "topics": ChangeKind.RELATIONS,
    "related": ChangeKind.RELATIONS,
    "parent": ChangeKind.RELATIONS,
    "kind": ChangeKind.RELATIONS,
    "issuer": ChangeKind.RELATIONS,
    "progress": ChangeKind.PROGRESS,
    "notes": ChangeKind.NOTES,
    "summary": ChangeKind.NOTES,
    "short_title": ChangeKind.NOTES,
    "description": ChangeKind.NOTES,
}
"""What a change of a field is called in the history; any other is a change of wording."""


class CannotDraft(Exception):
    """The entries cannot be put into the file; the text says why, in Chinese."""


def draft(found: Difference, on: date) -> tuple[Change, ...]:
    """Return the entries that the history still lacks, one for each kind of change.

    An id that vanished is taken for what ``macros.difference.records`` makes of it.
    """
    lacking = set(found.unrecorded)
    groups: dict[ChangeKind, dict[str, list[str]]] = {}
    for id, kind, words in _told(found):
        if id in lacking:
            parts = groups.setdefault(kind, {}).setdefault(id, [])
            if words not in parts:
                parts.append(words)
    return tuple(
        Change(on=on, kind=kind, ids=tuple(groups[kind]), summary=_summary(groups[kind]))
        for kind in ChangeKind
        if kind in groups
    )


def _told(found: Difference) -> Iterator[tuple[str, ChangeKind, str]]:
    """Yield each changed id, the kind of its change and what changed in it."""
    recorded = {change.id for change in found.records}
    successors = {lost.id for lost in found.vanished if lost.successor}
    for change in found.objects:
        if change.what == "added":
            yield change.id, ChangeKind.ADDED, f"新增{_called(change)}"
        elif change.what == "removed":
            if change.id not in recorded:
                yield change.id, *_gone(change, moved=change.id in successors)
        else:
            for field in change.fields:
                label = field.label.partition(" › ")[0]
                kind = KINDS.get(field.aspect, ChangeKind.REWORDED)
                yield change.id, kind, f"{_called(change)}的{label}"
    for change in found.records:
        if change.what != "removed":  # what was published is put back and needs no words
            yield change.id, *_gone(change, moved=change.id in found.moved_ids)


def _gone(change: ObjectChange, *, moved: bool) -> tuple[ChangeKind, str]:
    kind = ChangeKind.MOVED if moved else ChangeKind.RETIRED
    return kind, f"{'改址' if moved else '停用'}：{_called(change)}"


def _called(change: ObjectChange) -> str:
    return f"{change.kind.label}“{change.name}”" if change.kind else "方案"


def _summary(parts: dict[str, list[str]]) -> str:
    words = [word for part in parts.values() for word in part]
    text = "；".join(words)
    if len(text) <= LONGEST_SUMMARY:
        return text
    kept = words[0][:LONGEST_SUMMARY]
    return f"{kept}等 {len(words)} 处" if len(words) > 1 else kept


def entries_yaml(entries: tuple[Change, ...], indent: str = "  ") -> str:
    """Return entries as they stand below ``changes:``, a line break at the end."""
    values = [plain(entry) for entry in entries]
    lines = item_lines(values, Change, (), apart=True)
    return "".join(f"{indent}{line}".rstrip() + "\n" for line in lines)


def with_entries(data: bytes, entries: tuple[Change, ...]) -> bytes:
    """Return the data file with the entries on top of its history and all else as it was.

    Raises CannotDraft where the result would not be exactly that, PlanError where ``data`` is
    no plan.
    """
    file, parsed = parsed_plan(data, "")
    text = data.decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(newline)
    key, first = parsed.keys.get(("changes",)), parsed.values.get(("changes", 0))
    if file.changes and entries and file.changes[0].on > entries[0].on:
        raise CannotDraft(
            f"已有 {file.changes[0].on} 的变更记录，日期 {entries[0].on} 更早；请用 --date 写较晚的日期。"
        )
    if key is None:
        while lines and not lines[-1].strip():
            lines.pop()
        added = ["", "# 变更记录：首次发布以后的每次修改，新的在前", "changes:"]
        lines += [*added, *entries_yaml(entries).rstrip("\n").split("\n"), ""]
    else:
        indent = "  "
        if first:
            before = lines[first.line - 1]
            indent = before[: len(before) - len(before.lstrip())]
        elif lines[key.line - 1].replace(" ", "") == "changes:[]":
            lines[key.line - 1] = "changes:"
        made_lines = entries_yaml(entries, indent).rstrip("\n").split("\n")
        lines[key.line : key.line] = [*made_lines, ""] if first else made_lines
    made = newline.join(lines).encode()
    try:
        result, _ = parsed_plan(made, "")
    except PlanError:
        raise CannotDraft(
            "changes 的写法特殊，不能自动加入；请用 --dry-run 查看，再自己写入。"
        ) from None
    if result != file.model_copy(update={"changes": (*entries, *file.changes)}):
        raise CannotDraft("changes 的写法特殊，不能自动加入；请用 --dry-run 查看，再自己写入。")
    return made
