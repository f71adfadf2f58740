"""How later documents changed the words of a plan, piece by piece."""

from __future__ import annotations

from macros.grounds.order_grounds import Grounds
from macros.index.passages import Rewording
from macros.model.amending import REWORDED, Amended, Step, walk_amended
from macros.model.plan import PlanFile
from macros.model.problems import Route
from macros.text.orders.edits import times


def rewordings_of_plan(file: PlanFile) -> dict[Route, tuple[Rewording, ...]]:
    """Return how later documents changed the words of each object, by its route."""
    grounds = Grounds(file)

    def rewording(of: Amended, step: Step) -> Rewording:
        made = [order for order in grounds.of(of, step) or () if order.within]
        words = tuple(dict.fromkeys(order.words for order in made))
        unsure = [order for order in made if times(order, step.before) > 1]
        return Rewording(
            step,
            tuple(
                one
                for one in words
                if not any(more != one and more.startswith(one) for more in words)
            ),
            tuple(dict.fromkeys(order.old for order in unsure if order.old)),
            tuple(dict.fromkeys(order.new for order in unsure if not order.old and order.new)),
        )

    return {
        of.route: tuple(rewording(of, step) for step in of.steps if step.deed == REWORDED)
        for of in walk_amended(file)
    }
