"""Faults of a plan, and how they are reported to an editor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.text.characters.allowed import printable

MAX_REPORTS = 1000
"""Stop looking for faults after this many."""

TOO_MANY = "问题太多，只列出 {} 处。"

Route = tuple[str | int, ...]
"""The path from the top of the file to a value, for example ("sections", 0, "title")."""


@dataclass(frozen=True)
class Problem:
    """One fault at a route in the data; ``message`` is Chinese and says what to do."""

    route: Route
    message: str
    at_key: bool = False
    """Whether the key is wrong, not its value."""
    offset: int | None = None
    """How many characters of the value, not counting white space, come before the fault."""
    rule: str = ""
    """What is broken: the name of the rule's function, or of the fault of shape."""


@dataclass(frozen=True, order=True)
class Report:
    """One fault at a place in a file: lines and columns count from 1."""

    line: int
    column: int
    message: str
    file: str = ""
    rule: str = ""

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What an editor sees; of reports with the same key one is shown."""
        return self.file, self.line, self.column, self.message

    def __str__(self) -> str:
        """Return ``file:line:column: message``, the form editors and CI understand."""
        return printable(f"{self.file}:{self.line}:{self.column}: {self.message}")


class PlanError(Exception):
    """The plan cannot be used; ``reports`` holds every fault found, sorted by place."""

    def __init__(self, reports: Iterable[Report]) -> None:
        """Keep the reports sorted and without repetition."""
        unique = {report.key: report for report in reports}
        self.reports = tuple(unique[key] for key in sorted(unique))
        super().__init__(self.text())

    def text(self) -> str:
        """Return all reports, a line each, and their count."""
        lines = [str(report) for report in self.reports]
        if len(lines) >= MAX_REPORTS:
            return "\n".join([*lines, TOO_MANY.format(len(lines))])
        return "\n".join([*lines, f"共 {len(lines)} 处问题。"])


class Unreadable(PlanError):
    """The plan cannot be read: the file is missing, is not a regular file, or access is denied."""


def shown(path: Path) -> str:
    """Return ``path`` as messages name it: relative to the working folder where possible."""
    try:
        name = path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError, RuntimeError):  # elsewhere; or a link that leads to itself
        name = path.as_posix()
    return printable(name)


def annotation(report: Report, title: str = "", level: str = "error") -> str:
    """Return the workflow command with which a code host shows a report beside its line.

    Everything in it is escaped: a report cannot end the command, add a property or begin another.
    """
    place = {"file": report.file, "line": report.line or "", "col": report.column or ""}
    given = {key: value for key, value in {**place, "title": title}.items() if value}
    properties = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in given.items())
    return f"::{level}{' ' if properties else ''}{properties}::{_escaped(report.message)}"


def _escaped(words: str, also: str = "") -> str:
    special = f"%\r\n{also}"
    return "".join(f"%{ord(c):02X}" if c in special else c for c in printable(words))
