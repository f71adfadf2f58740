"""A site of a plan with guesses that nobody has looked at says so on every page."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from macros.editing.open_marks import comment
from tests.conftest import GUIDE
from tests.engine import engine

pytestmark = pytest.mark.site


def build(place: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build the site of a small plan with one guess in it."""
    engine(place)
    shutil.copytree(GUIDE.parent, place / "data", dirs_exist_ok=True)
    plan = place / "data" / "plan.yml"
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("\nunits:\n", f"\n{comment('单位：猜的')}\nunits:\n", 1), "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "macros", "build", *options],
        cwd=place,
        env={**os.environ},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_page_of_a_draft_says_so(tmp_path: Path) -> None:
    done = build(tmp_path)
    assert done.returncode == 0, done.stderr
    pages = sorted((tmp_path / "site").rglob("*.html"))
    silent = []
    for page in pages:
        tree = html.parse(str(page))
        leads_on = tree.xpath("//meta[@http-equiv='refresh']")
        if not leads_on and "还有 1 处没有核对" not in " ".join(tree.xpath("//body//text()")):
            silent.append(str(page.relative_to(tmp_path)))
    assert len(pages) > 10
    assert silent == []


def test_a_draft_is_not_built_to_be_published(tmp_path: Path) -> None:
    done = build(tmp_path, "--publish")
    assert done.returncode == 1
    assert "【待核】单位：猜的" in done.stderr
    assert not (tmp_path / "site").exists()
