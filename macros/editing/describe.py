"""One object of the plan with all its relations, as words: what ``plan show`` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.index.entries import (
    DocumentEntry,
    Entry,
    Framing,
    MeasureEntry,
    SectionEntry,
    Task,
    TermEntry,
    UnitEntry,
)
from macros.index.index import Index
from macros.model.kinds import ObjectKind
from macros.model.plan import Note, Source
from macros.text.nearest import nearest

Facts = dict[str, list[str]]
"""What is known of an object, by the Chinese name of the fact; one text an item."""


def describe(index: Index, id: str) -> Facts | None:
    """Return everything about the living or former object; None if there never was one."""
    for kind, entries in index.kinds():
        if id in entries:
            entry = entries[id]
            facts: Facts = {
                "类别": [kind.label],
                "id": [id],
                "数据位置": [f"第 {index.lines[id]} 行"],
            }
            facts |= _own(index, entry)
            facts["变更记录"] = [
                f"{c.on} {c.kind.label}：{c.summary}" for c in index.changes_of(id)
            ]
            facts["旧 id"] = [former.id for former in index.moved if id in former.to]
            return {name: held for name, held in facts.items() if held}
    return _former(index, id)


def unknown(index: Index, id: str) -> str:
    """Return what to tell about an id that names nothing, with the nearest that does."""
    known = [known for _, entries in index.kinds() for known in entries]
    known += [former.id for former in (*index.moved, *index.retired)]
    near = nearest(id, known)
    return f"没有 id 为“{id}”的对象；" + (
        f"是不是“{near}”？" if near else "请在数据文件中查找它的 id。"
    )


def _former(index: Index, id: str) -> Facts | None:
    for moved in index.moved:
        if moved.id == id:
            to = [_named(index, other) for other in moved.to]
            return {
                "类别": [moved.kind.label],
                "id": [id],
                "原标题": [moved.title],
                f"{moved.on} 起{moved.how.label}": to,
                "原因": [moved.reason],
            }
    for retired in index.retired:
        if retired.id == id:
            return {
                "类别": [retired.kind.label],
                "id": [id],
                "原标题": [retired.title],
                "停用": [str(retired.on)],
                "原因": [retired.reason],
            }
    return None


def _named(index: Index, id: str) -> str:
    """Return an id with the name readers know."""
    for _, entries in index.kinds():
        if id in entries:
            return f"{id}  {_name(entries[id])}"
    return id


def _name(entry: Entry) -> str:
    match entry:
        case MeasureEntry():
            return f"{entry.label} {entry.measure.title}"
        case SectionEntry():
            return f"{entry.label} {entry.section.title}"
        case UnitEntry():
            return entry.unit.name
        case DocumentEntry():
            return f"《{entry.document.title}》"
        case TermEntry():
            return entry.term.term
        case _:
            return entry.topic.name


def _own(index: Index, entry: Entry) -> Facts:
    match entry:
        case MeasureEntry():
            return _measure(index, entry)
        case SectionEntry():
            return _section(index, entry)
        case UnitEntry():
            return _unit(entry)
        case DocumentEntry():
            return _document(entry)
        case TermEntry():
            term = entry.term
            return {
                "术语": [term.term],
                "其他写法": list(term.aliases),
                "释义": [term.definition],
                "来源": [_source(term.source)],
                "出现于措施": _measures(entry.measures),
            }
        case _:
            topic = entry.topic
            return {
                "名称": [topic.name],
                "说明": [topic.description] if topic.description else [],
                "措施": _measures(entry.measures),
            }


def _measure(index: Index, entry: MeasureEntry) -> Facts:
    measure = entry.measure
    before, after = index.neighbours(entry.id)
    deadline = measure.deadline
    return {
        "序号": [f"{measure.number}（{entry.label}，短网址 /m/{entry.code}/）"],
        "标题": [entry.titled],
        "所在部分": [_named(index, section.id) for section in entry.sections],
        "原文": [measure.text],
        "单位": [
            f"{i.role.label}  {_named(index, i.unit)}：{_grounds(i.quote, i.source)}"
            for i in measure.units
        ],
        "引用文件": [_named(index, id) for id in measure.documents],
        "主题": [_named(index, id) for id in measure.topics],
        "文中术语": [_named(index, id) for id in _terms(index, measure.text)],
        "相关措施": _measures(index.related(entry.id)),
        "期限": [f"{deadline.text}{f'（{deadline.on}）' if deadline.on else ''}"]
        if deadline
        else [],
        "目标": [target.text for target in measure.targets],
        "进展": [f"{p.date} {p.status.label}：{p.summary}" for p in measure.progress],
        "编者注": _notes(measure.notes),
        "公文没有写明": list(entry.unassigned),
        "上一项": _measures([before] if before else []),
        "下一项": _measures([after] if after else []),
    }


def _section(index: Index, entry: SectionEntry) -> Facts:
    section = entry.section
    return {
        "序号": [f"{section.number}（{entry.label}）"],
        "标题": [section.title],
        "所在部分": [_named(index, outer.id) for outer in entry.ancestors],
        "引言": [section.intro] if section.intro else [],
        "下级部分": [_named(index, inner.id) for inner in section.sections],
        "措施": _measures(entry.measures),
        "编者注": _notes(section.notes),
    }


def _unit(entry: UnitEntry) -> Facts:
    unit = entry.unit
    facts = {
        "名称": [unit.name],
        "简称": [unit.short] if unit.short else [],
        "其他称呼": list(unit.aliases),
        "单位类别": [unit.kind.value],
        "上级单位": [f"{above.id}  {above.name}" for above in entry.parents],
        "下级单位": [f"{below.id}  {below.name}" for below in entry.children],
        "网址": [unit.url] if unit.url else [],
        "联系方式": [unit.contact] if unit.contact else [],
    }
    for role, tasks in entry.by_role:
        facts[f"{role.label}的措施"] = list(_tasks(tasks))
    return facts | {"见于": _framing(entry.framing), "编者注": _notes(unit.notes)}


def _document(entry: DocumentEntry) -> Facts:
    document = entry.document
    return {
        "名称": [document.title],
        "其他写法": list(document.aliases),
        "文号": [document.number] if document.number else [],
        "级别": [document.level.value] if document.level else [],
        "网址": [document.url] if document.url else [],
        "引用它的措施": _measures(entry.measures),
        "见于": _framing(entry.framing),
        "编者注": _notes(document.notes),
    }


def _terms(index: Index, text: str) -> dict[str, None]:
    """Return the ids of the glossary terms in a text, each once, in its order."""
    return {m.id: None for m in index.mentions(text) if m.kind is ObjectKind.TERM}


def _measures(entries: Iterable[MeasureEntry]) -> list[str]:
    return [f"{entry.id}  {_name(entry)}" for entry in entries]


def _tasks(tasks: Iterable[Task]) -> Iterator[str]:
    for task in tasks:
        given = task.involvement
        yield f"{task.entry.id}  {_name(task.entry)}：{_grounds(given.quote, given.source)}"


def _framing(passages: Iterable[Framing]) -> list[str]:
    return [passage.label for passage in passages]


def _grounds(quote: str | None, source: Source | None) -> str:
    return f"“{quote}”" if quote else f"据{_source(source)}" if source else ""


def _source(source: Source) -> str:
    return source.title + (f"（{source.date}）" if source.date else "")


def _notes(notes: Iterable[Note]) -> list[str]:
    return [f"{note.kind}：{note.text}" for note in notes]
