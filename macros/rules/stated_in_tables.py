"""What the rows of tables seem to state and no field has: cells of measures, and rows that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.grounds.names import Names
from macros.model.kinds import ColumnKind, NoteKind, ObjectKind, Statement
from macros.model.measure import Measure
from macros.model.problems import Problem, Route
from macros.model.tables.rows import ColumnWords, labelled_rows, measured_by
from macros.model.walk import MeasureAt, SectionAt
from macros.rules.stated import is_inside, statements_in
from macros.rules.unentered import DISMISS, FIELDS, Unentered, quoted, shown
from macros.text.characters.regex import regex
from macros.text.lines.reflow import find_squeezed, squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.parts.nil import is_nil
from macros.text.parts.spans import Span
from macros.text.roles import bodies
from macros.text.times.statements import deadlines, figures


def unread_cells(at: MeasureAt, dismissed: list[Span]) -> Iterator[Unentered]:
    """Yield the cells of a row for deadlines and targets of which nothing is entered.

    Those whose words seem to state one are yielded elsewhere.
    """
    measure = at.measure
    for column, kind, entered, seems in (
        (ColumnKind.DEADLINE, Statement.DEADLINE, measure.all_deadlines, deadlines),
        (ColumnKind.TARGET, Statement.TARGET, measure.targets, figures),
    ):
        for line in at.row:
            if line.kind is not column or entered or is_nil(line.words) or seems(line.with_header):
                continue
            if not _explained_cell(measure, line, dismissed):
                words = f"表格“{line.header}”一格“{excerpt(line.words)}”没有录入 {FIELDS[kind]}；"
                words += f"请补上；不是本措施的{kind}的{DISMISS}。"
                yield Unentered(kind, Problem(at.route, words))


def _explained_cell(measure: Measure, line: ColumnWords, dismissed: list[Span]) -> bool:
    """Whether a note quotes a cell, its header or both, or more of the measure around them."""
    cell = {squeeze(words) for words in (line.header, line.words, line.with_header)}
    notes = (note for note in measure.notes if note.kind is NoteKind.EXPLANATION)
    return any(squeeze(note.quote or "") in cell - {""} for note in notes) or any(
        is_inside(place, dismissed) for place in find_squeezed(line.with_header, measure.text)
    )


def persons(names: Names, at: MeasureAt) -> list[Span]:
    """Return where a row says who a person is, in a column that an editor classed as neither role: 责任领导."""
    return [
        place
        for line in at.row
        if line.kind is ColumnKind.OTHER and _PERSON.search(squeeze(line.header))
        if not re.search(bodies.BODY, line.words)
        and not any(m.kind is ObjectKind.UNIT for m in names.find(line.words))
        for place in find_squeezed(line.with_header, at.measure.text)
    ]


_PERSON = regex("(?:领导|人|同志)$")


def unread_rows(at: SectionAt, names: Names) -> Iterator[Unentered]:
    """Yield what tables seem to state outside measures; rows of indicators are targets as they are."""
    for t, table in enumerate(at.section.tables):
        route = (*at.route, "tables", t)
        indicators = ColumnKind.INDICATOR in table.columns
        read: list[tuple[Route, str, bool]] = []
        for key, words in (("caption", table.caption), ("closing", table.closing)):
            read.append(((*route, key), words or "", False))
        rows = zip(labelled_rows(table), measured_by(table), strict=True)
        for n, (said, held) in enumerate(rows):
            if held is None:
                words = "\n".join(
                    one.words if one.across else one.with_header
                    for one in said
                    if not is_nil(one.words)
                )
                read.append(((*route, "rows", n), words, indicators))
        for place, text, told in read:
            dismissed = quoted(at.section.notes, text)
            for kind, span, _ in statements_in(names, text, {}):
                if is_inside(span, dismissed) or (told and kind is not Statement.ASSIGNMENT):
                    continue
                words = f"表格的这里有“{shown(text, span)}”；属于哪一行的，请给那一行写 measure（措施）；"
                words += f"不是{kind}的{DISMISS}。"
                yield Unentered(kind, Problem(place, words))
