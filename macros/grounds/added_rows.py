"""A row that a document adds to a table in running words: under which header each of its parts stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from macros.model.kinds import ColumnKind, Role
from macros.model.walk import MeasureAt
from macros.text.characters.regex import regex
from macros.text.lines.reflow import squeeze
from macros.text.orders.deeds import Deed, Order
from macros.text.parts.quotations import plain

_GAP = regex(r"[，,；;|｜\t]|[ \u3000]{2,}")
_OF_A_ROW = regex("[一二两三四五六七八九十几0-9]+行")


def roles_in_added_row(
    at: MeasureAt, orders: Collection[Order], called: Collection[str]
) -> Iterator[Role]:
    """Yield the roles of a body by the columns of the only table of the section to which a row is added.

    The row must have as many parts as the table has columns, that of the number aside.
    """
    tables = at.sections[-1].tables if at.sections else ()
    text = at.measure.text
    added = any(
        order.deed is Deed.ADD and _OF_A_ROW.search(order.words) and plain(text) in order.new
        for order in orders
    )
    if not added or len(tables) != 1:
        return
    columns = [one for one in tables[0].columns if one is not ColumnKind.NUMBER]
    parts = [squeeze(one).rstrip("。") for one in _GAP.split(text.strip())]
    if len(parts) != len(columns):
        return
    for kind, part in zip(columns, parts, strict=True):
        if kind.role and any(one in re.split("[、和及与]", part) for one in called):
            yield kind.role
