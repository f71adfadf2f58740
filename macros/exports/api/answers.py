"""Every object of the plan as the API answers with it: nothing added, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable

from macros.addresses import address
from macros.addresses.former import kind_of, living_ends
from macros.exports.api.model import Paragraph, TargetOut, UnitRole
from macros.exports.api.objects import (
    ChangeOut,
    DocumentOut,
    FormerOut,
    MeasureBrief,
    MeasureOut,
    RoleTasks,
    SectionOut,
    Task,
    TermOut,
    TopicOut,
    UnitBrief,
    UnitOut,
)
from macros.exports.api.parts import DOCUMENT, MEASURE, SECTION, TERM, TOPIC, UNIT, Parts
from macros.index.entries import (
    DocumentEntry,
    MeasureEntry,
    SectionEntry,
    TermEntry,
    TopicEntry,
    UnitEntry,
)
from macros.index.entries import Task as Named
from macros.model.kinds import Role
from macros.model.plan import Change, Former, Moved
from macros.pages.views import cite
from macros.text.reflow import paragraphs


class Answers(Parts):
    """Gives every object of a site as the API answers with it."""

    def measure(self, entry: MeasureEntry) -> MeasureOut:
        """Return a measure."""
        measure = entry.measure
        before, after = self.index.neighbours(entry.id)
        return MeasureOut(
            id=entry.id,
            number=entry.number,
            code=entry.code,
            printed_number=measure.number,
            label=entry.label,
            citation=cite.formal(self.index, MEASURE, entry.id),
            title=measure.title,
            title_is_official=entry.title_is_official,
            text=measure.text,
            paragraphs=tuple(
                Paragraph(number=n, text=text, url=self.root + address.in_plan(entry.id, n))
                for n, text in enumerate(paragraphs(measure.text), start=1)
            ),
            sections=self.refs(SECTION, (section.id for section in entry.sections)),
            units=tuple(
                UnitRole(
                    unit=self.ref(UNIT, involvement.unit),
                    role=involvement.role,
                    role_label=involvement.role.label,
                    quote=involvement.quote,
                    source=self.source(involvement.source),
                )
                for involvement in measure.units
            ),
            documents=self.refs(DOCUMENT, measure.documents),
            topics=self.refs(TOPIC, measure.topics),
            related=self.refs(MEASURE, (other.id for other in self.index.related(entry.id))),
            deadline=self.deadline(measure.deadline),
            targets=tuple(
                TargetOut(
                    text=target.text,
                    indicator=target.indicator,
                    value=target.value,
                    quote=target.quote,
                    source=self.source(target.source),
                )
                for target in measure.targets
            ),
            progress=tuple(self.progress(report) for report in entry.reports),
            unstated=entry.unassigned,
            notes=self.notes(measure.notes),
            previous=self.ref(MEASURE, before.id) if before else None,
            next=self.ref(MEASURE, after.id) if after else None,
            links=self.links(MEASURE, entry.id),
        )

    def brief(self, entry: MeasureEntry) -> MeasureBrief:
        """Return the main points of a measure."""
        measure = entry.measure
        return MeasureBrief(
            id=entry.id,
            number=entry.number,
            code=entry.code,
            label=entry.label,
            title=measure.title,
            title_is_official=entry.title_is_official,
            section=self.ref(SECTION, entry.section.id),
            units=entry.unit_ids,
            documents=measure.documents,
            topics=measure.topics,
            deadline=self.deadline(measure.deadline),
            latest_progress=self.latest(entry),
            links=self.links(MEASURE, entry.id),
        )

    def section(self, entry: SectionEntry) -> SectionOut:
        """Return a section."""
        return SectionOut(
            id=entry.id,
            printed_number=entry.section.number,
            label=entry.label,
            citation=cite.formal(self.index, SECTION, entry.id),
            title=entry.section.title,
            intro=entry.section.intro,
            above=self.refs(SECTION, (above.id for above in entry.ancestors)),
            sections=self.refs(SECTION, (inner.id for inner in entry.section.sections)),
            measures=self.refs(MEASURE, (measure.id for measure in entry.measures)),
            notes=self.notes(entry.section.notes),
            links=self.links(SECTION, entry.id),
        )

    def unit(self, entry: UnitEntry) -> UnitOut:
        """Return a unit with its tasks by role."""
        unit = entry.unit
        return UnitOut(
            id=entry.id,
            name=unit.name,
            short=unit.short,
            aliases=unit.aliases,
            kind=unit.kind,
            above=self.refs(UNIT, (above.id for above in entry.parents)),
            below=self.refs(UNIT, (below.id for below in entry.children)),
            website=unit.url,
            contact=unit.contact,
            roles=tuple(
                self.role(role, ((entry.id, task) for task in tasks))
                for role, tasks in entry.by_role
            ),
            mentions=self.mentions(entry.framing),
            notes=self.notes(unit.notes),
            links=self.links(UNIT, entry.id),
        )

    def unit_brief(self, entry: UnitEntry) -> UnitBrief:
        """Return the main points of a unit."""
        return UnitBrief(
            id=entry.id,
            name=entry.unit.name,
            kind=entry.unit.kind,
            measures=len(entry.measures),
            roles={role.value: len(tasks) for role, tasks in entry.by_role},
            links=self.links(UNIT, entry.id),
        )

    def role(self, role: Role, tasks: Iterable[tuple[str, Named]]) -> RoleTasks:
        """Return the tasks, given with the id of their unit, that have one role."""
        return RoleTasks(
            role=role,
            label=role.label,
            assigned=role.assigns,
            tasks=tuple(
                Task(
                    unit=self.ref(UNIT, unit),
                    measure=self.ref(MEASURE, task.entry.id),
                    quote=task.involvement.quote,
                    source=self.source(task.involvement.source),
                    deadline=self.deadline(task.entry.measure.deadline),
                    latest_progress=self.latest(task.entry),
                )
                for unit, task in tasks
            ),
        )

    def document(self, entry: DocumentEntry) -> DocumentOut:
        """Return a cited document."""
        document = entry.document
        return DocumentOut(
            id=entry.id,
            title=document.title,
            aliases=document.aliases,
            document_number=document.number,
            level=document.level,
            citation=cite.formal(self.index, DOCUMENT, entry.id),
            full_text=document.url,
            measures=self.refs(MEASURE, (measure.id for measure in entry.measures)),
            mentions=self.mentions(entry.framing),
            source_of=self.refs(MEASURE, (measure.id for measure in entry.grounds)),
            notes=self.notes(document.notes),
            links=self.links(DOCUMENT, entry.id),
        )

    def topic(self, entry: TopicEntry) -> TopicOut:
        """Return a topic."""
        return TopicOut(
            id=entry.id,
            name=entry.topic.name,
            description=entry.topic.description,
            measures=self.refs(MEASURE, (measure.id for measure in entry.measures)),
            links=self.links(TOPIC, entry.id),
        )

    def term(self, entry: TermEntry) -> TermOut:
        """Return a glossary term."""
        return TermOut(
            id=entry.id,
            term=entry.term.term,
            aliases=entry.term.aliases,
            definition=entry.term.definition,
            source=self.given(entry.term.source),
            measures=self.refs(MEASURE, (measure.id for measure in entry.measures)),
            links=self.links(TERM, entry.id),
        )

    def former(self, former: Former) -> FormerOut:
        """Return what became of an id: the step that its record tells, and where it leads now."""
        moved = former if isinstance(former, Moved) else None
        return FormerOut(
            kind=former.kind,
            id=former.id,
            title=former.title,
            became=moved.how if moved else None,
            to=self.refs(former.kind, moved.to if moved else ()),
            ends=self.refs(former.kind, living_ends(self.index, former.id)),
            on=former.on,
            reason=former.reason,
            source=self.source(former.source),
            url=self.root + address.page(former.kind, former.id),
        )

    def change(self, change: Change) -> ChangeOut:
        """Return an entry of the history of the data."""
        kinds = ((id, kind_of(self.index, id)) for id in change.ids)
        return ChangeOut(
            on=change.on,
            kind=change.kind,
            kind_label=change.kind.label,
            objects=tuple(self.ref(kind, id) for id, kind in kinds if kind),
            summary=change.summary,
            source=self.source(change.source),
        )
