"""A site of a plan with guesses that nobody has looked at says so on every page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html

from macros.editing.open_marks import comment
from tests.commands import run
from tests.conftest import GUIDE
from tests.engine import engine

pytestmark = pytest.mark.site


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small plan with one guess in it, to be built."""
    engine(tmp_path)
    shutil.copytree(GUIDE.parent, tmp_path / "data", dirs_exist_ok=True)
    plan = tmp_path / "data" / "plan.yml"
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("\nunits:\n", f"\n{comment('单位：猜的')}\nunits:\n", 1), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_page_of_a_draft_says_so(place: Path) -> None:
    done = run("build")
    assert done.exit_code == 0, done.stderr
    pages = sorted((place / "site").rglob("*.html"))
    silent = []
    for page in pages:
        tree = html.parse(str(page))
        leads_on = tree.xpath("//meta[@http-equiv='refresh']")
        if not leads_on and "还有 1 处没有核对" not in " ".join(tree.xpath("//body//text()")):
            silent.append(str(page.relative_to(place)))
    assert len(pages) > 10
    assert silent == []


def test_a_draft_is_not_built_to_be_published(place: Path) -> None:
    done = run("build", "--publish")
    assert done.exit_code == 1
    assert "【待核】单位：猜的" in done.stderr
    assert not (place / "site").exists()


NOTICE = """# 示范市绿化工作会议纪要

一、会议认为，今年绿化总体平稳。

二、重点任务

| 任务 | 牵头单位 | 配合单位 |
| --- | --- | --- |
| 每季度开展一次行道树普查并公布结果 | 市园林局 | 市财政局 |
| 每半年开展一次公园绿地养护质量评比 | 市园林局 | 市财政局 |

示范市人民政府办公室

2025年2月20日
"""
"""A section that has only a number above its words, and tasks without any number."""


def test_a_draft_that_the_check_accepts_builds(place: Path) -> None:
    (place / "notice.md").write_text(NOTICE, "utf-8")
    shutil.rmtree(place / "data")
    done = run("import", "notice.md", "--into", "data")
    assert done.exit_code == 0, done.stderr
    assert 'title: "一、"' in (place / "data" / "plan.yml").read_text("utf-8")
    done = run("build")
    assert done.exit_code == 0, done.stderr
