"""What every rule is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from macros.grounds.names import Names
from macros.grounds.order_grounds import Grounds
from macros.model.plan import PlanFile


@dataclass(frozen=True)
class Copies:
    """The stored official texts with which the plan is compared. None: unreadable."""

    notice: str | None
    amending: Mapping[str, str | None] = field(default_factory=dict)
    """Those of the documents that amend the plan, by id."""
    kept: Mapping[str, str | None] = field(default_factory=dict)
    """The SHA-256 of the kept copies of sources beside the plan, by file name."""


@dataclass(frozen=True)
class Context:
    """The plan, the stored official text (None if it cannot be read), and the names in the plan."""

    file: PlanFile
    transcription: str | None
    names: Names
    copies: Mapping[str, str | None] = field(default_factory=dict)
    """The stored texts of the documents that amend the plan, by id; None: unreadable."""
    kept: Mapping[str, str | None] = field(default_factory=dict)
    """The SHA-256 of the kept copies of sources beside the plan, by file name; None: unreadable."""

    @cached_property
    def grounds(self) -> Grounds:
        """What the documents order that amend the plan, and what of it each order bears out."""
        return Grounds(self.file)
