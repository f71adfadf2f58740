"""What is wrong with a plan, and how it is told to an editor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

Route = tuple[str | int, ...]
"""The way from the top of the file to a value, for example ("sections", 0, "title")."""


@dataclass(frozen=True)
class Problem:
    """One fault at a route in the data; ``message`` is Chinese and says what to do."""

    route: Route
    message: str
    at_key: bool = False
    """Whether the key itself is at fault, not its value."""


@dataclass(frozen=True, order=True)
class Report:
    """One fault at a place in a file: lines and columns count from 1."""

    line: int
    column: int
    message: str
    file: str = ""

    def __str__(self) -> str:
        """Return ``file:line:column: message``, the form editors and CI understand."""
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class PlanError(Exception):
    """The plan cannot be used; ``reports`` holds every fault found, sorted by place."""

    def __init__(self, reports: Iterable[Report]) -> None:
        """Keep the reports sorted and without repetition."""
        self.reports = tuple(sorted(set(reports)))
        super().__init__(self.text())

    def text(self) -> str:
        """Return all reports, a line each, and their count."""
        lines = [str(report) for report in self.reports]
        return "\n".join([*lines, f"共 {len(lines)} 处问题。"])


def shown(path: Path) -> str:
    """Return ``path`` as messages name it: relative to the working folder where possible."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
