"""From an edit to the page that shows it: what is waited for is the page."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.contenders import Contender
from benchmarks.made_up import MadeUp, made_up, new_title
from benchmarks.measuring import FailedRun
from benchmarks.pages_of import FIRST
from benchmarks.preview import latencies


class Plain(Contender):
    """Serves a folder in which the page of the first measure is its title."""

    def prepare(self, plan: MadeUp, folder: Path) -> None:
        page = folder / FIRST / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"<h1>{plan.first['title']}</h1>", "utf-8")

    def preview(self, port: int) -> Sequence[str]:
        return (sys.executable, "-m", "http.server", "--bind", "127.0.0.1", str(port))


class Broken(Plain):
    """Does not get as far as serving anything."""

    def preview(self, port: int) -> Sequence[str]:
        return (sys.executable, "-c", "raise SystemExit(3)")


def test_each_edit_is_waited_for(tmp_path: Path) -> None:
    contender, plan = Plain("plain", "普通"), made_up(3)
    contender.prepare(plan, tmp_path)
    found = latencies(contender, plan, tmp_path, 2)
    assert len(found) == 2
    assert all(seconds > 0 for seconds in found)
    assert new_title(2) in (tmp_path / FIRST / "index.html").read_text("utf-8")


def test_a_preview_that_ends_is_told(tmp_path: Path) -> None:
    with pytest.raises(FailedRun, match="以代码 3 结束"):
        latencies(Broken("broken", "坏的"), made_up(3), tmp_path, 1)
