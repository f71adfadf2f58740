"""Tables as the document prints them, as the API answers with them."""

from __future__ import annotations

from typing import TypeVar

from macros.addresses import address
from macros.exports.api.parts import Answer, CellOut, RowOut, TableOut
from macros.exports.api.references import References
from macros.model.anchors import row_anchor, table_anchor
from macros.model.fields import Model
from macros.model.section import HeaderRow, Section, Table, TableRow

Shape = TypeVar("Shape", bound=Answer)


class IssuedTables(References):
    """Gives what the plan says as the API answers with it, and the tables in it."""

    def filled(self, shape: type[Shape], held: Model, **rest: object) -> Shape:
        """Return an answer with what a part of the plan says under the same names, and the rest."""
        same = {name: value for name, value in held if name in shape.model_fields}
        return shape.model_validate(same | rest, from_attributes=True, context=self.ref)

    def table(self, section: Section, number: int, table: Table) -> TableOut:
        """Return a table as issued."""

        def cells(row: HeaderRow) -> tuple[CellOut, ...]:
            return tuple(
                self.filled(CellOut, cell, rows=cell.rows, columns=cell.columns)
                for cell in row.cells
            )

        def row(place: int, row: TableRow) -> RowOut:
            anchor = row.measure.id if row.measure else row_anchor(section.id, number, place)
            return RowOut(
                cells=cells(row),
                measure=self.ref(row.measure.id) if row.measure else None,
                url=self.root + address.in_plan(anchor),
            )

        return TableOut(
            caption=table.caption,
            columns=table.columns,
            header=tuple(map(cells, table.header)),
            rows=tuple(row(place, held) for place, held in enumerate(table.rows, start=1)),
            closing=table.closing,
            url=self.root + address.in_plan(table_anchor(section.id, number)),
        )
