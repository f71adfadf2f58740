"""The ledger of published addresses: one file beside the plan, to which lines are only added.

A line is an address from the site's root and, after a blank, a note: for the page of an object
its title when last published, for a short address the measure or section to which it led. A number that
was used for several has a line for each. The header names the plan; a ledger that names
none belongs to any plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from macros.addresses.address import SHORT as STARTS
from macros.loading.reading import read_text
from macros.model.problems import PlanError, Report, Unreadable, shown
from macros.text.characters.allowed import unwanted_in

FILE_NAME = "addresses.txt"
SHORT = tuple(STARTS.values())
"""The beginnings of short addresses."""
_HEADER = """\
# 已公布的地址：每行一个网址（页面、页内锚点、数据文件、下载文件），公布时自动记入，不必登记。
# 只增不减，请勿手工删改：少了哪一个，网站检查会指出该在方案数据的 moved 或 retired 中补写什么。
# 地址之后的文字：对象页面是公布时的标题，短地址 /m/…、/s/… 是当时所指的措施、部分。
"""
_PLAN = re.compile(r"#\s*方案[:：]\s*(\S+)")
_CONFLICT = re.compile(r"([<=>|])\1{6}(?= |$)")


@dataclass(frozen=True, order=True)
class Line:
    """A published address, without the leading slash, and its note."""

    address: str
    note: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What distinguishes it from other lines: a short address may have several meanings."""
        return self.address, self.note if self.address.startswith(SHORT) else ""


@dataclass(frozen=True)
class Ledger:
    """All addresses ever published for a plan; empty before the first publication."""

    lines: tuple[Line, ...] = ()
    plan: str = ""
    """The id of the plan to which it belongs; empty if it names none."""

    def is_of(self, plan: str) -> bool:
        """Whether it may be the ledger of the plan with this id."""
        return self.plan in ("", plan)

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
        """The ids to which each short address has led."""
        found: dict[str, tuple[str, ...]] = {}
        for line in self.lines:
            if line.address.startswith(SHORT) and line.note:
                found[line.address] = (*found.get(line.address, ()), line.note)
        return found

    def with_lines(self, lines: Iterable[Line]) -> Ledger:
        """Return the ledger with these lines added and titles brought up to date."""
        kept = {line.key: line for line in self.lines}
        for line in lines:
            known = kept.get(line.key)
            if known is None or line.note:
                kept[line.key] = line
        return replace(self, lines=tuple(sorted(kept.values())))

    def text(self) -> str:
        """Return the content of the ledger's file."""
        plan = f"# 方案：{self.plan}\n" if self.plan else ""
        return plan + _HEADER + "".join(f"{row(line)}\n" for line in self.lines)


def row(line: Line) -> str:
    """Return a line as it is written in the file."""
    return f"/{line.address} {line.note}".rstrip()


def path_beside(plan: Path) -> Path:
    """Return the path of the ledger of the plan in the file ``plan``."""
    return plan.with_name(FILE_NAME)


def read_for(plan: Path, id: str) -> Ledger:
    """Return the ledger of the plan in the file ``plan``, whose id is ``id``.

    Raises PlanError with every fault of it, or that it belongs to another plan.
    """
    path = path_beside(plan)
    ledger = read(path)
    if not ledger.is_of(id):
        lines = read_text(path).split("\n")
        line = next(n for n, written in enumerate(lines, start=1) if _PLAN.fullmatch(written))
        words = (
            f"这是方案“{ledger.plan}”的网址清单，{shown(plan)} 里的方案是“{id}”。"
            f"换了一份方案的，请把这个文件的内容换成一行“# 方案：{id}”；"
            f"只是改了 plan.id 的，请改回“{ledger.plan}”，它在下载文件的网址里，公布后不改。"
        )
        raise PlanError([Report(line, 1, words, shown(path), _RULE)])
    return replace(ledger, plan=id)


def read(path: Path) -> Ledger:
    """Return the ledger in a file, an empty one if there is none. Raises PlanError."""
    try:
        text = read_text(path)
    except Unreadable:
        if path.exists() or path.is_symlink():
            raise
        return Ledger()
    if faults := [Report(*fault, shown(path), _RULE) for fault in _faults(text)]:
        raise PlanError(faults)
    return _ledger(text)


def salvaged(content: bytes) -> Ledger:
    """Return the readable lines of a ledger that may be damaged, for comparison."""
    return _ledger(content.decode("utf-8-sig", "replace"))


def _ledger(text: str) -> Ledger:
    written = [line.strip() for line in text.split("\n")]
    plan = next((found[1] for line in written if (found := _PLAN.fullmatch(line))), "")
    given = (line.partition(" ") for line in written if _is_address(line))
    lines = (Line(address[1:], note.strip()) for address, _, note in given)
    return Ledger(plan=plan).with_lines(sorted(lines))


_RULE = "ledger"
_ODD = re.compile(r"""[\\"'<>`{}]""")


def _is_address(line: str) -> bool:
    """Whether a line begins with an address inside the site and without markup."""
    where = line.partition(" ")[0]
    first, *steps = where.partition("#")[0].split("/")
    outside = first or not steps or "" in steps[:-1] or {".", ".."} & {*steps}
    return not outside and not _ODD.search(where)


def _faults(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and words for each fault of a ledger's file."""
    yield from unwanted_in(text)
    for number, written in enumerate(text.split("\n"), start=1):
        line = written.strip()
        if not line or line.startswith("#") or _is_address(line):
            continue
        if mark := _CONFLICT.match(line):
            words = (
                f"这里留有合并冲突的标记“{mark[0]}”；"
                "清单只增不减：请只删去以 <<<<<<<、=======、>>>>>>> 开头的这几行标记，两边的网址都留下。"
            )
        else:
            fault = "里有网址不该有的字符或写法" if line.startswith("/") else "不是以 / 开头的网址"
            words = f"“{line[:40]}”{fault}；请从版本记录中恢复这一行，多写的就删去。"
        yield number, 1, words
