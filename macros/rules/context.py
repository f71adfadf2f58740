"""What a rule may look at."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.names import Names
from macros.model.plan import PlanFile


@dataclass(frozen=True)
class Context:
    """The plan in question, the stored official text (None: unreadable), and its names."""

    file: PlanFile
    transcription: str | None
    names: Names
