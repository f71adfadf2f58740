"""The ledger of published addresses: one file beside the plan, to which lines are only added.

A line is an address from the site's root and, after a blank, a note: for the page of an object
its title when last published, for a short address the measure to which it led. A number that
was used for several measures has a line for each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from macros.problems import PlanError, Report, shown

FILE_NAME = "addresses.txt"
SHORT = "m/"
_HEADER = """\
# 已公布的地址：每行一个网址（页面、页内锚点、数据文件、下载文件），发布时由 make release 追加。
# 只增不减，请勿手工删改：少了哪一个，网站检查会指出该在方案数据的 moved 或 retired 中补写什么。
# 地址之后的文字：对象页面是公布时的标题，短地址 /m/… 是当时所指的措施。
"""


@dataclass(frozen=True, order=True)
class Line:
    """A published address, without the leading slash, and its note."""

    address: str
    note: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What makes it a line of its own: short addresses may have several meanings."""
        return self.address, self.note if self.address.startswith(SHORT) else ""


@dataclass(frozen=True)
class Ledger:
    """All addresses ever published for a plan; empty before the first publication."""

    lines: tuple[Line, ...] = ()

    @cached_property
    def anchors(self) -> dict[str, tuple[str, ...]]:
        """The published anchors of each page, by the page's address."""
        found: dict[str, list[str]] = {}
        for line in self.lines:
            page, mark, anchor = line.address.partition("#")
            if mark:
                found.setdefault(page, []).append(anchor)
        return {page: tuple(anchors) for page, anchors in found.items()}

    @cached_property
    def numbers(self) -> dict[str, tuple[str, ...]]:
        """The ids of the measures to which each short address has led, by its code."""
        found: dict[str, tuple[str, ...]] = {}
        for line in self.lines:
            code = line.address.removeprefix(SHORT).rstrip("/")
            if line.address.startswith(SHORT) and line.note:
                found[code] = (*found.get(code, ()), line.note)
        return found

    def with_lines(self, lines: Iterable[Line]) -> Ledger:
        """Return the ledger with these lines added and titles brought up to date."""
        kept = {line.key: line for line in self.lines}
        for line in lines:
            known = kept.get(line.key)
            if known is None or line.note:
                kept[line.key] = line
        return Ledger(tuple(sorted(kept.values())))

    def text(self) -> str:
        """Return the content of the ledger's file."""
        return _HEADER + "".join(f"{row(line)}\n" for line in self.lines)


def row(line: Line) -> str:
    """Return a line as the file has it."""
    return f"/{line.address} {line.note}".rstrip()


def path_beside(plan: Path) -> Path:
    """Return where the ledger of the plan in the file ``plan`` is kept."""
    return plan.with_name(FILE_NAME)


def read(path: Path) -> Ledger:
    """Return the ledger in a file, an empty one if there is none. Raises PlanError."""
    try:
        return parsed(path.read_bytes(), shown(path))
    except FileNotFoundError:
        return Ledger()
    except OSError as error:
        raise _unreadable(error, shown(path)) from None


def parsed(content: bytes, name: str) -> Ledger:
    """Return the ledger that a file called ``name`` holds. Raises PlanError."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(error, name) from None
    lines, reports = [], []
    for number, written in enumerate(text.splitlines(), start=1):
        if not written.strip() or written.startswith("#"):
            continue
        address, _, note = written.partition(" ")
        if address.startswith("/"):
            lines.append(Line(address[1:], note.strip()))
        else:
            words = f"“{written[:40]}”不是以 / 开头的地址；请从版本记录中恢复这一行。"
            reports.append(Report(number, 1, words, name))
    if reports:
        raise PlanError(reports)
    return Ledger(tuple(sorted(set(lines))))


def _unreadable(error: Exception, name: str) -> PlanError:
    words = f"读不了已公布地址的清单（{error}）；请从版本记录中恢复它。"
    return PlanError([Report(1, 1, words, name)])
