"""The page about speed: its figures and its picture are written anew, the words around them stay."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.installed import versions
from benchmarks.machine import Machine
from benchmarks.picture import picture
from benchmarks.rounds import Measured
from benchmarks.tables import as_markdown, figure

PAGE = Path("docs/about/speed.md")
PICTURE = Path("docs/assets/speed.svg")
BEGIN, END = "{# make bench 写的从这里开始 #}", "{# 到这里为止 #}"
PACKAGES = {
    "MkDocs": "mkdocs",
    "Material": "mkdocs-material",
    "mkdocs-macros": "mkdocs-macros-plugin",
    "jieba": "jieba",
    "Zensical": "zensical",
    "Hugo": "hugo",
    "Eleventy": "@11ty/eleventy",
    "Pagefind": "pagefind",
    "Jinja": "jinja2",
}
"""The peers whose versions are told, by the names of their packages."""


@dataclass(frozen=True)
class Report:
    """What was measured, how often and on what."""

    found: Mapping[int, Sequence[Measured]]
    rounds: int
    machine: Machine


def write_page(report: Report) -> tuple[Path, Path]:
    """Put the figures into the page and write the picture; return both."""
    largest = max(report.found)
    drawn = picture(largest, report.found[largest])
    PICTURE.write_text(drawn, "utf-8")
    text = PAGE.read_text("utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{_figures(report, drawn)}\n\n{END}{after}", "utf-8")
    return PAGE, PICTURE


def _figures(report: Report, drawn: str) -> str:
    largest = max(report.found)
    width, height = re.findall(r'(?:width|height)="(\d+)"', drawn)[:2]
    blocks = [
        _where(report),
        f"![条形图：{largest} 项措施，从头生成的 CPU 时间和从保存到看见的时间，数字见下面的表](../assets/speed.svg)"
        f"{{ width={width} height={height} loading=lazy }}",
    ]
    for size, found in report.found.items():
        blocks += [f"**{size:,} 项措施**", as_markdown(found)]
    return "\n\n".join(blocks)


def _where(report: Report) -> str:
    machine, pinned = report.machine, versions()
    day = f"{machine.on.year}年{machine.on.month}月{machine.on.day}日"
    state = f"（{machine.commit}）" if machine.commit else ""
    peers = "、".join(f"{title} {pinned[name]}" for title, name in PACKAGES.items())
    return (
        f"{day}量的，本引擎是当时的代码{state}，其他是：{peers}。"
        f"机器：{machine.processor}，{machine.cores} 个核，内存 {figure(machine.memory)} GB，"
        f"{machine.system}，Python {machine.python}；开始时的负载是 {machine.load:.1f}"
        f"（同时要用处理器的程序数，超过核数时，时钟秒会偏长）。各量 {report.rounds} 轮，取中位数。"
    )
