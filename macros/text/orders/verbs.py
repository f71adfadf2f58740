"""What a clause of an amending document orders, by its verb: 修改为, 代替, 更名为, 增加, 删去.

``reading`` reads the document sentence by sentence and asks this at each verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.text.orders.additions import Additions
from macros.text.orders.changes import Changes
from macros.text.orders.clause_places import Clause
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.removals import Removals


class Verbs(Changes, Additions, Removals):
    """Reads the clause around a verb."""

    def ordered(self, deed: Deed, clause: Clause) -> Iterator[tuple[Order, int]]:
        """Yield what a clause orders, each with where its words end."""
        match deed:
            case Deed.CHANGE:
                return self._change(clause)
            case Deed.ADD:
                return self._add(clause)
            case Deed.REMOVE:
                return self._remove(clause)
            case _:
                return self._renumber(clause)

    def _renumber(self, clause: Clause) -> Iterator[tuple[Order, int]]:
        order = self._about(Deed.RENUMBER, clause, clause.verb.end())
        yield order, clause.verb.end()
