"""Letters or figures that run on where no document has a word: what reads and sets them takes for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.loading.unprintable import texts
from macros.loading.yamltext import Parsed
from macros.model.problems import Problem
from macros.text.characters.han import HAN
from macros.text.lines.reflow import reflow, squeeze

LONGEST, MOST_FIGURES = 2_000, 200
_HAN = f"{HAN}\uf900-\ufaff"
_RUN = re.compile(
    rf"(?P<word>[^\s{_HAN}]{{{LONGEST + 1},}})"
    rf"|(?P<figures>[〇零一二三四五六七八九十百千万亿两]{{{MOST_FIGURES + 1},}})"
)


def run_problems(parsed: Parsed) -> list[Problem]:
    """Return a problem for the first run of each text that has one."""
    return list(_problems(parsed))


def _problems(parsed: Parsed) -> Iterator[Problem]:
    for route, written in texts(parsed.value, ()):
        if len(written) <= MOST_FIGURES:
            continue
        text = reflow(written)
        if run := _RUN.search(text):
            words = f"{_said(run)}；公文里没有这样的字，请对照原文改正。"
            yield Problem(route, words, offset=len(squeeze(text[: run.start()])), rule="runs")


def run_in(text: str) -> str:
    """Return what is to be said of the first run of a text, without a full stop; empty if it has none."""
    run = _RUN.search(text)
    return _said(run) if run else ""


def _said(run: re.Match[str]) -> str:
    kind, most = ("数字", MOST_FIGURES) if run["figures"] else ("字母、数字和符号", LONGEST)
    return f"这里有 {len(run[0])} 个{kind}连成一串，最多 {most} 个"
