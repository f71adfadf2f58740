"""Rules on what one object says of others: those exist, none twice, and none leads back to itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.model.amending import walk_written
from macros.model.kinds import ObjectKind
from macros.model.plan import PlanFile
from macros.model.problems import Problem, Route
from macros.model.walk import walk_ids, walk_measures, walk_reported, walk_sections, walk_sources
from macros.rules.context import Context
from macros.text.messages.nearest import nearest

Reference = tuple[Route, ObjectKind, str | None]
"""Where one is, of which kind its object must be, and the id if one is given."""


def references_exist(context: Context) -> Iterator[Problem]:
    """引用的 id 都存在，而且是该类对象。"""
    file = context.file
    living: dict[ObjectKind, set[str]] = {kind: set() for kind in ObjectKind}
    for _, kind, id in walk_ids(file):
        living[kind].add(id)
    for route, kind, referred in _references(file):
        if referred is not None and referred not in living[kind]:
            yield Problem(route, _missing(living, kind, referred))
    yield from _changes_of_nothing(file, living)


def _missing(living: Mapping[ObjectKind, set[str]], kind: ObjectKind, id: str) -> str:
    """Say that no object of a kind has an id, and what may be meant."""
    near = nearest(id, living[kind])
    if other := next((k for k in ObjectKind if id in living[k]), None):
        hint = f"是不是“{near}”？" if near else "请改正或移到对应的键。"
        return f"“{id}”是{other.label}，这里要写{kind.label}的 id；{hint}"
    hint = f"是不是“{near}”？" if near else "请先登记它，或改正写法。"
    return f"没有 id 为“{id}”的{kind.label}；{hint}"


def _references(file: PlanFile) -> Iterator[Reference]:
    """Yield every reference to an object of a certain kind: where it is, the kind, and the id if one is given."""
    yield from _of_issuers_and_units(file)
    yield from _of_measures(file)
    for of in walk_written(file):
        for place, by in dict.fromkeys((step.route, step.by) for step in of.steps):
            yield (*of.route, *place), ObjectKind.DOCUMENT, by
    for at in walk_sections(file):
        yield (*at.route, "same_number_as"), ObjectKind.SECTION, at.section.same_number_as
    if file.plan.validity:
        yield ("plan", "validity", "by"), ObjectKind.DOCUMENT, file.plan.validity.by
    for route, reported, _ in walk_reported(file):
        yield route, ObjectKind.MEASURE, reported
    for route, source in walk_sources(file):
        yield (*route, "document"), ObjectKind.DOCUMENT, source.document


def _of_issuers_and_units(file: PlanFile) -> Iterator[Reference]:
    """Yield the references to units that documents and units make."""
    for n, issuer in enumerate(file.plan.issuer):
        yield ("plan", "issuer", n), ObjectKind.UNIT, issuer
    for n, document in enumerate(file.documents):
        for m, issuer in enumerate(document.issuer):
            yield ("documents", n, "issuer", m), ObjectKind.UNIT, issuer
    yield ("plan", "sealed_by"), ObjectKind.UNIT, file.plan.sealed_by
    for n, unit in enumerate(file.units):
        yield ("units", n, "parent"), ObjectKind.UNIT, unit.parent
        for m, member in enumerate(unit.members):
            yield ("units", n, "members", m, "unit"), ObjectKind.UNIT, member.unit
        for m, step in enumerate(unit.succession):
            for k, id in enumerate(step.to):
                yield ("units", n, "succession", m, "to", k), ObjectKind.UNIT, id


def _of_measures(file: PlanFile) -> Iterator[Reference]:
    """Yield the references that measures make, but for those of what was changed and reported."""
    for at in walk_measures(file):
        measure, route = at.measure, at.route
        for n, involvement in enumerate(measure.units):
            yield (*route, "units", n, "unit"), ObjectKind.UNIT, involvement.unit
        yield (*route, "same_number_as"), ObjectKind.MEASURE, measure.same_number_as
        listed = (
            ("documents", ObjectKind.DOCUMENT, measure.documents),
            ("topics", ObjectKind.TOPIC, measure.topics),
            ("related", ObjectKind.MEASURE, measure.related),
        )
        for key, kind, ids in listed:
            for n, id in enumerate(ids):
                yield (*route, key, n), kind, id


def _changes_of_nothing(file: PlanFile, living: Mapping[ObjectKind, set[str]]) -> Iterator[Problem]:
    """Yield the ids in changes that neither an object has nor a former one had."""
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
