"""Every object of the plan as the API answers with it: nothing added, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.addresses import address
from macros.exports.api.history import ChangeOut, FormerOut
from macros.exports.api.issued_tables import IssuedTables
from macros.exports.api.objects import (
    DocumentOut,
    MeasureBrief,
    MeasureOut,
    SectionOut,
    TermOut,
    TopicOut,
)
from macros.exports.api.parts import (
    ClauseOut,
    Paragraph,
    PlanTargetOut,
    PointOut,
    RowLineOut,
    UnitRole,
)
from macros.exports.api.units import (
    PredecessorOut,
    RoleTasks,
    SuccessionOut,
    Task,
    UnitBrief,
    UnitOut,
)
from macros.index import citations, entries, relations, units
from macros.index.former import living_ids
from macros.index.measures import MeasureEntry
from macros.model.history import Change, Former, Moved
from macros.model.kinds import Role
from macros.model.measure import Deadline
from macros.model.section import headed


class Answers(IssuedTables):
    """Gives every object of a plan as the API answers with it."""

    def measure(self, entry: MeasureEntry) -> MeasureOut:
        """Return a measure."""
        before, after = self.index.neighbours(entry.id)
        return self.filled(
            MeasureOut,
            entry.measure,
            **self._main_points(entry),
            printed_number=entry.measure.number,
            citation=citations.citation(self.index, entry),
            paragraphs=tuple(self._paragraphs(entry)),
            row=tuple(
                RowLineOut(header=line.header, text=line.words, holds=line.kind)
                for line in entry.row
            ),
            table_caption=entry.caption or None,
            sections=self.refs(section.id for section in entry.sections),
            units=tuple(
                self.filled(UnitRole, relation.involvement, **self.rests_on(entry, relation))
                for relation in entry.relations
            ),
            related=self.refs(other.id for other in self.index.related(entry.id)),
            progress=entry.reports,
            unstated=entry.lacking.unstated,
            unreviewed=entry.lacking.unreviewed,
            explained=entry.lacking.explained,
            previous=before and before.id,
            next=after and after.id,
        )

    def _paragraphs(self, entry: MeasureEntry) -> Iterator[Paragraph]:
        """Yield the paragraphs of a measure and the numbered points in them."""
        for within in entry.paragraphs:
            whole, *inner = within
            yield Paragraph(
                number=whole.paragraph,
                text=whole.text,
                citation=citations.citation(self.index, entry, whole),
                url=self.root + address.paragraph(entry, whole.paragraph),
                points=tuple(
                    PointOut(
                        mark=point.mark,
                        text=point.text,
                        citation=citations.citation(self.index, entry, point),
                        url=self.root + address.paragraph(entry, point.paragraph, point.place),
                    )
                    for point in inner
                ),
            )

    def brief(self, entry: MeasureEntry) -> MeasureBrief:
        """Return the main points of a measure."""
        return self.filled(
            MeasureBrief,
            entry.measure,
            **self._main_points(entry),
            section=entry.section.id if entry.section else self.under_no_heading(entry),
            units=entry.unit_ids,
            latest_progress=entry.latest_progress,
        )

    def _main_points(self, entry: MeasureEntry) -> dict[str, object]:
        """Return what the brief and the whole answer of a measure both say, and the plan under no such name."""
        return {
            "number": entry.number,
            "code": entry.code,
            "label": entry.label,
            "title_is_official": entry.title_is_official,
            "links": self.links(entry),
            **_deadlines(entry.measure.all_deadlines),
        }

    def section(self, entry: entries.SectionEntry) -> SectionOut:
        """Return a section."""
        return self.filled(
            SectionOut,
            entry.section,
            printed_number=entry.section.number,
            title=entry.title,
            printed_title=entry.section.title,
            annex=entry.is_annex,
            tables=tuple(
                self.table(entry.section, number, table)
                for number, table in enumerate(entry.section.tables, start=1)
            ),
            label=entry.label,
            citation=citations.citation(self.index, entry),
            above=self.refs(above.id for above in headed(entry.ancestors)),
            sections=self.refs(inner.id for inner in headed(entry.section.sections)),
            measures=self.refs(measure.id for measure in entry.measures),
            links=self.links(entry),
        )

    def plan_targets(self) -> tuple[PlanTargetOut, ...]:
        """Return the targets of the whole plan."""
        return tuple(
            self.filled(
                PlanTargetOut,
                found.target,
                section=found.section.id,
                url=self.root + address.in_plan(found.anchor),
            )
            for found in self.index.targets
        )

    def unit(self, entry: units.UnitEntry) -> UnitOut:
        """Return a unit with its tasks by role."""
        return self.filled(
            UnitOut,
            entry.unit,
            above=self.refs(above.id for above in entry.parents),
            below=self.refs(below.id for below in entry.children),
            website=entry.unit.url,
            roles=tuple(self.role(role, tasks) for role, tasks in entry.by_role),
            mentions=self.mentions(entry.framing),
            printed_names=entry.printed_words,
            formerly=self.refs(measure.id for measure in entry.formerly),
            classes=self.refs(unit.id for unit in entry.classes),
            new_names=entry.new_names,
            predecessors=tuple(
                PredecessorOut(
                    unit=self.ref(before.unit.id), step=self.filled(SuccessionOut, before.step)
                )
                for before in entry.predecessors
            ),
            links=self.links(entry),
        )

    def unit_brief(self, entry: units.UnitEntry) -> UnitBrief:
        """Return the main points of a unit."""
        return self.filled(
            UnitBrief,
            entry.unit,
            measures=len(entry.standing),
            roles={role.value: number for role, number in entry.numbers.items()},
            links=self.links(entry),
        )

    def role(self, role: Role, tasks: Iterable[units.Task]) -> RoleTasks:
        """Return the tasks that have one role."""
        return RoleTasks(
            role=role,
            assigned=role.assigns,
            tasks=tuple(
                self.filled(
                    Task,
                    task.involvement,
                    measure=task.entry.id,
                    **self.rests_on(task.entry, task.relation),
                    leads=self.refs(task.entry.leads),
                    **_deadlines(task.deadlines),
                    latest_progress=task.entry.latest_progress,
                    removed_by=task.entry.measure.removed_by,
                )
                for task in tasks
            ),
        )

    def rests_on(self, entry: MeasureEntry, relation: relations.Relation) -> dict[str, object]:
        """Return the word, the section or passage and the general clause on which a role rests."""
        section = entry.quoted_from(relation.involvement.quote)
        clause, passage = relation.clause, relation.passage
        return {
            "word": relation.word or None,
            "section": self.ref(section.id) if section else None,
            "passage": passage and self.root + address.in_plan(passage.anchor),
            "clause": clause and self.clause(clause),
        }

    def clause(self, clause: relations.Clause) -> ClauseOut:
        """Return a general clause, with its place in the full text."""
        url = self.root + address.in_plan(clause.anchor)
        return self.filled(ClauseOut, clause.clause, url=url)

    def document(self, entry: entries.DocumentEntry) -> DocumentOut:
        """Return a cited document."""
        return self.filled(
            DocumentOut,
            entry.document,
            document_number=entry.document.number,
            citation=citations.citation(self.index, entry),
            full_text=entry.document.url,
            supplement=entry.is_supplement,
            amends=self.refs(measure.id for measure in entry.amends),
            amends_sections=self.refs(section.id for section in entry.amends_sections),
            amends_plan=entry.amends_plan,
            measures=self.refs(measure.id for measure in entry.measures),
            mentions=self.mentions(entry.framing),
            source_of=self.refs(measure.id for measure in entry.grounds),
            issuers=entry.document.issuer,
            source_of_units=self.refs(unit.id for unit in entry.units),
            links=self.links(entry),
        )

    def topic(self, entry: entries.TopicEntry) -> TopicOut:
        """Return a topic."""
        return self.filled(
            TopicOut,
            entry.topic,
            measures=self.refs(measure.id for measure in entry.measures),
            links=self.links(entry),
        )

    def term(self, entry: entries.TermEntry) -> TermOut:
        """Return a glossary term."""
        return self.filled(
            TermOut,
            entry.term,
            measures=self.refs(measure.id for measure in entry.measures),
            links=self.links(entry),
        )

    def former(self, former: Former) -> FormerOut:
        """Return what became of an id: the step that its record reports, and where it leads now."""
        moved = former if isinstance(former, Moved) else None
        return self.filled(
            FormerOut,
            former,
            became=moved and moved.how,
            to=moved.to if moved else (),
            ends=self.refs(living_ids(self.index, former.id)),
            url=self.root + address.page(former),
        )

    def change(self, change: Change) -> ChangeOut:
        """Return an entry of the history of the data."""
        known = (id for id in change.ids if self.index.find(id))
        return self.filled(ChangeOut, change, objects=self.refs(known))


def _deadlines(given: tuple[Deadline, ...]) -> dict[str, object]:
    """Return deadlines under both names of version 1: the first one, and all."""
    return {"deadline": given[0] if given else None, "deadlines": given}
