"""What every rule is given."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.names import Names
from macros.model.plan import PlanFile


@dataclass(frozen=True)
class Context:
    """The plan, the stored official text (None if it cannot be read), and the names in the plan."""

    file: PlanFile
    transcription: str | None
    names: Names
