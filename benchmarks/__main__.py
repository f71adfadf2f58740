"""Measure, and write what was found into the page about it: ``python -m benchmarks``.

``--small`` measures only what guards against becoming slower, and ends with 1 if that happened.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.contenders import CONTENDERS, PROJECT, SITE_PROPER, USUAL
from benchmarks.installed import install
from benchmarks.machine import machine
from benchmarks.page import Report, write_page
from benchmarks.rounds import COLD, Asked, Measured, measure
from benchmarks.tables import as_markdown
from macros.commands.waiting import progress

WORK = Path("build/bench")
SMALL = 300
SMALL_ROUNDS = 3
BOUNDS = {PROJECT.name: 10.5, SITE_PROPER.name: 2.4}
"""Of the day they were set (8.7 and 2.0) and a fifth more: CPU time of a cold build of 300 measures, as a multiple of what the usual stack takes in the same round."""
WARM_UP = 25
"""A plan of so many measures is built once before anything is counted: programs compile themselves."""


def main() -> int:
    """Measure what is asked for; return the exit code."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("--sizes", default="25,300", help="how many measures: 25,300,1000,5000")
    options.add_argument("--rounds", default=3, type=int)
    options.add_argument("--edits", default=5, type=int, help="edits in the preview")
    options.add_argument("--small", action="store_true")
    given = options.parse_args()
    for failure in install(npm=not given.small):
        print(f"没有装上 {failure}", file=sys.stderr)
    if given.small:
        return _small()
    sizes = sorted(int(size) for size in given.sizes.split(","))
    _full(sizes, given.rounds, given.edits)
    return 0


def _full(sizes: list[int], rounds: int, edits: int) -> None:
    from benchmarks.visit import visiting  # a browser is needed for this alone

    before = machine()
    found: dict[int, list[Measured]] = {}
    with progress() as say, visiting() as visits:
        measure(Asked(CONTENDERS, WARM_UP, 1, (COLD,)), WORK / "warm-up", say)
        for size in sizes:
            asked = Asked(CONTENDERS, size, rounds, edits=edits, visits=visits)
            found[size] = measure(asked, WORK / str(size), say)
    report = Report(found, rounds, before)
    for page in write_page(report):
        print(f"已写入 {page}")
    for size in sizes:
        print(f"\n{size} 项措施\n\n{as_markdown(found[size])}")


def _small() -> int:
    contenders = (PROJECT, SITE_PROPER, USUAL)
    with progress() as say:
        measure(Asked(contenders, WARM_UP, 1, (COLD,)), WORK / "warm-up", say)
        asked = Asked(contenders, SMALL, SMALL_ROUNDS, (COLD,))
        found = {one.contender.name: one for one in measure(asked, WORK / "small", say)}
    failed = [f"{one.contender.title}：{one.failed}" for one in found.values() if one.failed]
    if failed:
        print("\n".join(failed), file=sys.stderr)
        return 2
    usual = found[USUAL.name]
    good = True
    for name, bound in BOUNDS.items():
        one = found[name]
        ratio = one.ratio(usual)
        good = good and ratio <= bound
        print(
            f"{one.contender.title}：{SMALL} 项措施从头生成，CPU 时间是 {usual.contender.title} 的"
            f" {ratio:.2f} 倍（{one.cpu():.1f} 秒，{usual.cpu():.1f} 秒），"
            f"{'没有超过' if ratio <= bound else '超过了'}上限 {bound} 倍。"
        )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
