"""Deriving the entries of the measures, and the general clauses that charge units."""

from __future__ import annotations

from macros.grounds.governing import printed_word
from macros.grounds.names import Names
from macros.grounds.passages import ground, plan_with
from macros.index.as_of import data_date
from macros.index.measures import MeasureEntry
from macros.index.passages import Framing, Rewording
from macros.index.relations import Clause, Passage, Relation
from macros.model.anchors import PREAMBLE_ANCHOR
from macros.model.numbering import measure_code, measure_labels
from macros.model.plan import PlanFile, RoleClause
from macros.model.problems import Route
from macros.model.walk import MeasureAt, walk_measures, with_reports
from macros.rules.reviews import explained
from macros.text.lines.reflow import squeeze


def clauses_of_plan(file: PlanFile, framing: tuple[Framing, ...]) -> dict[str, Clause]:
    """Return the general clauses by id."""
    return {one.id: _clause(file, framing, one) for one in file.plan.role_clauses}


def _clause(file: PlanFile, framing: tuple[Framing, ...], clause: RoleClause) -> Clause:
    """Return a general clause with the first passage or measure whose words it is."""
    passages = [(passage.anchor, passage.label, passage.text) for passage in framing]
    for at in walk_measures(file):
        label, _ = measure_labels(file, at.sections, at.measure, at.place)
        passages.append((at.measure.id, label, at.measure.issued_text))
    quote = squeeze(clause.quote)
    held = ((anchor, label) for anchor, label, text in passages if quote in squeeze(text))
    return Clause(clause, *next(held, (PREAMBLE_ANCHOR, "前言")))


def measures_of_plan(
    file: PlanFile,
    names: Names,
    clauses: dict[str, Clause],
    rewordings: dict[Route, tuple[Rewording, ...]],
) -> dict[str, MeasureEntry]:
    """Return the entries of the measures by id, in printed order."""
    whole = with_reports(file)
    as_of = data_date(file, whole.values())
    noted = explained(file, names)
    return {
        at.measure.id: MeasureEntry(
            whole[at.measure.id],
            at.sections,
            measure_code(file, at.sections, at.measure, at.place),
            *measure_labels(file, at.sections, at.measure, at.place),
            frozenset(review.kind for review in file.plan.reviewed),
            _relations(file, names, clauses, at),
            at.row,
            noted[at.measure.id],
            rewordings.get(at.route, ()),
            at.caption,
            as_of,
        )
        for at in walk_measures(file)
    }


def _relations(
    file: PlanFile, names: Names, clauses: dict[str, Clause], at: MeasureAt
) -> tuple[Relation, ...]:
    def passage(quote: str | None) -> Passage | None:
        found = plan_with(file.plan, at.measure, at.sections, quote)
        return found and Passage(*found[:2])

    return tuple(
        Relation(
            one,
            printed_word(names, ground(at.measure, at.sections, one.quote, file.plan), one),
            clauses.get(one.clause or ""),
            passage(one.quote),
        )
        for one in at.measure.units
    )
