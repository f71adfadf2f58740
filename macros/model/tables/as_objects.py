"""The measures and the targets that are rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from macros.model.kinds import ColumnKind, TargetKind
from macros.model.measure import Involvement, Measure, Target, YearValue
from macros.model.section import Table, TableRow
from macros.model.tables.grid import GAP, on_a_line
from macros.model.tables.rows import ColumnWords, labelled_rows
from macros.text.lines.reflow import paragraphs
from macros.text.parts.nil import is_nil

_YEAR = re.compile(r"[12][0-9]{3}(?=\s*年)")


def row_lines(labelled: Sequence[ColumnWords]) -> tuple[ColumnWords, ...]:
    """Return the lines of which the text of a measure consists: what to do, then the other columns.

    The first column that holds tasks comes first, since the title of a measure opens its text; its
    number stands apart.
    """
    words = [one for one in labelled if one.kind is not ColumnKind.NUMBER]
    tasks = [one for one in words if one.kind is ColumnKind.TASK][:1]
    lines = []
    first = 1
    for one in (*tasks, *(one for one in words if one not in tasks)):
        lines.append(ColumnWords(one.header, one.words, one.kind, first))
        first += len(paragraphs(one.words))
    return tuple(lines)


def row_measure(
    row: TableRow, labelled: Sequence[ColumnWords], names: Mapping[str, Sequence[str]]
) -> Measure | None:
    """Return the measure that a row is, with number, text and quotes from its cells; None if none.

    ``names`` gives what each unit is called.
    """
    if row.measure is None:
        return None
    numbers = [one.words for one in labelled if one.kind is ColumnKind.NUMBER]
    lines = row_lines(labelled)
    said = [one.words if n == 0 else one.with_header for n, one in enumerate(lines)]
    units = tuple(
        _quoting(involvement, lines, names.get(involvement.unit, ()))
        for involvement in row.measure.units
    )
    return row.measure.model_copy(
        update={"number": "".join(numbers[:1]), "text": "\n\n".join(said), "units": units}
    )


def _quoting(
    involvement: Involvement, lines: Sequence[ColumnWords], names: Sequence[str]
) -> Involvement:
    """Return a relation with the words on which it rests: the cell that names the unit, and its header."""
    if involvement.quote or involvement.source:
        return involvement
    roles = {kind.role for kind in ColumnKind if kind.role}
    for n, line in enumerate(lines):
        gives = line.kind.role
        asked = involvement.role if involvement.role in roles else None
        if gives is asked and any(name in line.words for name in names):
            words = line.words if n == 0 else line.with_header
            return involvement.model_copy(update={"quote": on_a_line(words)})
    return involvement


def table_targets(table: Table) -> Iterator[tuple[int, Target]]:
    """Yield the target in each row of a table of indicators, with the number of the row, from 1."""
    if ColumnKind.INDICATOR not in table.columns:
        return
    for number, said in enumerate(labelled_rows(table), start=1):
        filled = [one for one in said if not is_nil(one.words)]
        given = {kind: [one for one in filled if one.kind is kind] for kind in ColumnKind}
        values = given[ColumnKind.TARGET]
        for indicator in given[ColumnKind.INDICATOR][:1]:
            if indicator.across:  # a heading of the rows below
                continue
            words = {kind: "；".join(one.words for one in of) for kind, of in given.items() if of}
            printed = words.get(ColumnKind.TARGET_KIND, "")
            yield (
                number,
                Target(
                    text=GAP.join(on_a_line(one.with_header) for one in (indicator, *values)),
                    indicator=on_a_line(indicator.words),
                    kind=next((kind for kind in TargetKind if kind == printed), None),
                    baseline=words.get(ColumnKind.BASELINE),
                    value=values[0].words if len(values) == 1 else None,
                    measured_in=words.get(ColumnKind.MEASURED_IN),
                    years=_years(values),
                ),
            )


def _years(values: Sequence[ColumnWords]) -> tuple[YearValue, ...]:
    """Return the value of each column that has one year in its header."""
    found = []
    for one in values:
        years = _YEAR.findall(one.header)
        if len(years) == 1:
            found.append(YearValue(year=years[0], value=one.words))
    return tuple(found)
