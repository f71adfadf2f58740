"""A plan, the official texts and the ledger beside it, checked together: what ``plan check`` asks."""

from __future__ import annotations

from pathlib import Path

from macros.addresses.ledger import path_beside, read, read_for
from macros.loading.load import Loaded, load
from macros.model.problems import PlanError, Report, Unreadable


def load_with_ledger(path: Path) -> Loaded:
    """Read and check the plan at ``path`` and all that stands beside it.

    Raises PlanError with every fault of the plan, of the texts and of the ledger, Unreadable if
    there is nothing to check.
    """
    try:
        loaded = load(path)
        read_for(path, loaded.file.plan.id)
    except Unreadable:
        raise
    except PlanError as error:
        raise PlanError((*error.reports, *_of_the_ledger(path))) from None
    return loaded


def _of_the_ledger(path: Path) -> tuple[Report, ...]:
    """Return every fault of the ledger beside a plan, even if the plan has faults too."""
    try:
        read(path_beside(path))
    except PlanError as error:
        return error.reports
    return ()
