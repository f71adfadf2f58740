"""Rules on what one object says of others: those exist, none twice, and none leads back to itself."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.amending import walk_written
from macros.model.kinds import ObjectKind
from macros.model.problems import Problem, Route
from macros.model.walk import walk_ids, walk_measures, walk_reported, walk_sections, walk_sources
from macros.rules.context import Context
from macros.text.messages.nearest import nearest


def references_exist(context: Context) -> Iterator[Problem]:
    """引用的 id 都存在，而且是该类对象。"""
    file = context.file
    living: dict[ObjectKind, set[str]] = {kind: set() for kind in ObjectKind}
    for _, kind, id in walk_ids(file):
        living[kind].add(id)

    def missing(route: Route, kind: ObjectKind, id: str | None) -> Iterator[Problem]:
        if id is not None and id not in living[kind]:
            near = nearest(id, living[kind])
            other = next((k for k in ObjectKind if id in living[k]), None)
            if other:
                words = f"“{id}”是{other.label}，这里要写{kind.label}的 id；"
                yield Problem(
                    route, words + (f"是不是“{near}”？" if near else "请改正或移到对应的键。")
                )
                return
            hint = f"是不是“{near}”？" if near else "请先登记它，或改正写法。"
            yield Problem(route, f"没有 id 为“{id}”的{kind.label}；{hint}")

    for n, issuer in enumerate(file.plan.issuer):
        yield from missing(("plan", "issuer", n), ObjectKind.UNIT, issuer)
    for n, document in enumerate(file.documents):
        for m, issuer in enumerate(document.issuer):
            yield from missing(("documents", n, "issuer", m), ObjectKind.UNIT, issuer)
    yield from missing(("plan", "sealed_by"), ObjectKind.UNIT, file.plan.sealed_by)
    for n, unit in enumerate(file.units):
        yield from missing(("units", n, "parent"), ObjectKind.UNIT, unit.parent)
        for m, member in enumerate(unit.members):
            yield from missing(("units", n, "members", m, "unit"), ObjectKind.UNIT, member.unit)
        for m, step in enumerate(unit.succession):
            for k, id in enumerate(step.to):
                where: Route = ("units", n, "succession", m, "to", k)
                yield from missing(where, ObjectKind.UNIT, id)
    for at in walk_measures(file):
        measure, route = at.measure, at.route
        for n, involvement in enumerate(measure.units):
            yield from missing((*route, "units", n, "unit"), ObjectKind.UNIT, involvement.unit)
        yield from missing((*route, "same_number_as"), ObjectKind.MEASURE, measure.same_number_as)
        listed = (
            ("documents", ObjectKind.DOCUMENT, measure.documents),
            ("topics", ObjectKind.TOPIC, measure.topics),
            ("related", ObjectKind.MEASURE, measure.related),
        )
        for key, kind, ids in listed:
            for n, id in enumerate(ids):
                yield from missing((*route, key, n), kind, id)
    for of in walk_written(file):
        for place, by in dict.fromkeys((step.route, step.by) for step in of.steps):
            yield from missing((*of.route, *place), ObjectKind.DOCUMENT, by)
    for section_at in walk_sections(file):
        like = section_at.section.same_number_as
        yield from missing((*section_at.route, "same_number_as"), ObjectKind.SECTION, like)
    if file.plan.validity:
        ended_by = file.plan.validity.by
        yield from missing(("plan", "validity", "by"), ObjectKind.DOCUMENT, ended_by)
    for route, reported, _ in walk_reported(file):
        yield from missing(route, ObjectKind.MEASURE, reported)
    for route, source in walk_sources(file):
        yield from missing((*route, "document"), ObjectKind.DOCUMENT, source.document)
    former = {entry.id for entry in (*file.moved, *file.retired)}
    known = former.union(*living.values(), {file.plan.id})
    for n, change in enumerate(file.changes):
        for m, id in enumerate(change.ids):
            if id not in known:
                near = nearest(id, known)
                hint = "对象删去或改名了的，请在 moved 或 retired 里登记这个 id，不要改这条变更记录"
                hint += f"；写错了的，是不是“{near}”？" if near else "。"
                yield Problem(("changes", n, "ids", m), f"没有 id 为“{id}”的对象；{hint}")


def lists_do_not_repeat(context: Context) -> Iterator[Problem]:
    """措施的单位、文件、主题、期限、相关措施不重复，也不与自己相关。"""
    for at in walk_measures(context.file):
        measure = at.measure
        lists: tuple[tuple[str, tuple[object, ...]], ...] = (
            ("documents", measure.documents),
            ("topics", measure.topics),
            ("related", measure.related),
            ("units", tuple((i.unit, i.role, i.quote) for i in measure.units)),
            ("deadlines", tuple((d.text, d.what, d.units) for d in measure.deadlines)),
        )
        for key, items in lists:
            for n, item in enumerate(items):
                if item in items[:n]:
                    name = item[0] if isinstance(item, tuple) else item
                    yield Problem((*at.route, key, n), f"“{name}”在 {key} 里重复；请删去一处。")
        if measure.id in measure.related:
            route = (*at.route, "related", measure.related.index(measure.id))
            yield Problem(route, f"措施“{measure.id}”不能与自己相关；请删去这一项。")


def parents_do_not_circle(context: Context) -> Iterator[Problem]:
    """上级单位不绕成圈。"""
    parents = {unit.id: unit.parent for unit in context.file.units}
    reported: set[str] = set()
    for n, unit in enumerate(context.file.units):
        chain = [unit.id]
        while (above := parents.get(chain[-1])) and above not in chain:
            chain.append(above)
        if above == unit.id and unit.id not in reported:
            reported.update(chain)
            shown = " → ".join([*chain, unit.id])
            yield Problem(("units", n, "parent"), f"上级单位绕成了圈：{shown}；请改正其中一处。")
