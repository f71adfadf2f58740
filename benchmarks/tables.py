"""What was measured, as tables in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.contenders import PROJECT, USUAL, Project
from benchmarks.rounds import COLD, EDITED, UNCHANGED, Measured

NONE = "–"
"""Stands where there is nothing to measure, or nothing was."""
Column = tuple[str, Callable[[Measured], str]]


def figure(value: float) -> str:
    """Return a number as short as it may be compared."""
    return f"{value:,.{0 if value >= 100 else 1 if value >= 10 else 2}f}"


def columns(found: Sequence[Measured]) -> tuple[tuple[str, tuple[Column, ...]], ...]:
    """Return the tables of one size: what each is about, and its columns."""
    usual = next((one for one in found if one.contender is USUAL and not one.failed), None)

    def ratio(one: Measured) -> str:
        return figure(one.ratio(usual)) if usual else NONE

    return (
        (
            "从头生成",
            (
                ("CPU 秒", lambda one: figure(one.cpu())),
                ("与通常做法之比", ratio),
                ("时钟秒", lambda one: figure(one.wall())),
                ("内存 MB", lambda one: figure(one.memory())),
            ),
        ),
        (
            "再生成一次和预览",
            (
                (f"{UNCHANGED}，CPU 秒", lambda one: figure(one.cpu(UNCHANGED))),
                (f"{EDITED}，CPU 秒", lambda one: figure(one.cpu(EDITED))),
                ("保存到看见，秒", lambda one: figure(one.latency) if one.latency else NONE),
            ),
        ),
        (
            "做成的网站",
            (
                ("全部 MB", lambda one: figure(one.bytes / 1e6)),
                ("文件数", lambda one: f"{one.files:,}"),
                ("首次打开，请求", lambda one: str(one.visit[0]) if one.visit else NONE),
                ("首次打开，KB", lambda one: figure(one.visit[1] / 1000) if one.visit else NONE),
            ),
        ),
    )


def as_markdown(found: Sequence[Measured]) -> str:
    """Return the tables of one size, then what is quicker than this project, then what is missing."""
    there = [one for one in found if not one.failed]
    blocks = []
    for name, held in columns(found):
        rows = [[name, *(title for title, _ in held)], ["---", *("--:" for _ in held)]]
        rows += [[one.contender.title, *(show(one) for _, show in held)] for one in there]
        blocks.append("\n".join(f"| {' | '.join(row)} |" for row in rows))
    blocks.append(_quicker(there))
    blocks += [f"没有量 {one.contender.title}：{one.failed}。" for one in found if one.failed]
    return "\n\n".join(filter(None, blocks))


def _quicker(there: Sequence[Measured]) -> str:
    """Return which are quicker than this project with all that it makes."""
    own = next((one for one in there if one.contender is PROJECT), None)
    if own is None:
        return ""
    peers = [one for one in there if not isinstance(one.contender, Project)]
    said = []
    for words, seconds in _WAITS:
        mine = seconds(own) or 0
        ahead = [one.contender.title for one in peers if (seconds(one) or mine) < mine]
        said.append(f"{words}：{'、'.join(ahead) or '没有'}")
    return f"比本引擎（全部）快的——{'；'.join(said)}。"


_WAITS: tuple[tuple[str, Callable[[Measured], float | None]], ...] = (
    (COLD, lambda one: one.cpu(COLD)),
    (f"{EDITED}后再生成", lambda one: one.cpu(EDITED)),
    ("保存到看见", lambda one: one.latency),
)
"""What is compared, and the seconds it takes."""
