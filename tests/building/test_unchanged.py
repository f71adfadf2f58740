"""A site is left standing only if nothing that it depends on has changed, itself included."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros.building import unchanged
from macros.building.unchanged import SiteState
from macros.settings import Settings, engine
from tests import edits
from tests.commands import run
from tests.conftest import GUIDE

FILES = {
    "engine/code.py": "1",
    "engine/templates/page.html": "1",
    "default/mkdocs.yml": "strict: true",
    "default/docs/index.md": "1",
    "mkdocs.yml": "site_name: 方案\nextra:\n  operator:\n    name: 某办\n",
    "docs/about/index.md": "1",
    "data/plan.yml": "1",
    "data/notice.txt": "1",
    "data/kept/source.pdf": "1",
    "site/index.html": "1",
    "site/assets/plan.css": "1",
}
BESIDE = ("notice.txt", "kept/source.pdf", "addresses.txt")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an engine, a plan and a site that was built from them."""
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(engine, "PACKAGE", tmp_path / "engine")
    monkeypatch.setattr(engine, "CONFIG", tmp_path / "default" / "mkdocs.yml")
    monkeypatch.setattr(engine, "DOCS", tmp_path / "default" / "docs")
    site_state().record(7, BESIDE)
    return tmp_path


def site_state(settings: Settings | None = None) -> SiteState:
    return SiteState(settings or Settings(), Path("site"))


def test_what_has_not_changed_stands(place: Path) -> None:
    assert site_state().pages() == 7
    (place / "engine" / "__pycache__").mkdir()
    (place / "engine" / "__pycache__" / "code.pyc").write_text("compiled")
    (place / "data" / "draft.docx").write_text("of no plan")
    os.utime(place / "data" / "plan.yml", (0, 0))
    assert site_state().pages() == 7


@pytest.mark.parametrize("name", FILES)
def test_every_file_counts(place: Path, name: str) -> None:
    content = (place / name).read_text("utf-8")
    (place / name).write_text(f"{content}\n", "utf-8")
    assert site_state().pages() is None
    (place / name).unlink()
    assert site_state().pages() is None
    (place / name).write_text(content, "utf-8")
    assert site_state().pages() == 7


@pytest.mark.parametrize(
    "name", ["data/addresses.txt", "docs/more.md", "engine/more.py", "site/more.html"]
)
def test_a_file_more_counts(place: Path, name: str) -> None:
    (place / name).write_text("")
    assert site_state().pages() is None


def test_every_setting_counts(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert site_state(Settings(site_url="https://example.org/")).pages() is None
    assert site_state(Settings(source_commit="1234567")).pages() is None
    with monkeypatch.context() as changed:
        changed.setenv("SOURCE_DATE_EPOCH", "1")
        assert site_state().pages() is None
    with monkeypatch.context() as changed:
        changed.setattr(unchanged, "distributions", lambda: ())
        assert site_state().pages() is None
    with monkeypatch.context() as changed:
        changed.setattr(unchanged, "_commit", lambda: "another\n")
        assert site_state().pages() is None
    assert site_state().pages() == 7


@pytest.mark.parametrize(
    "more", ["hooks: [hook.py]\n", "theme: {custom_dir: own}\n", "copyright: !ENV COPYRIGHT\n"]
)
def test_a_site_that_may_read_anything_is_built_anew(place: Path, more: str) -> None:
    with (place / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(more)
    site_state().record(7, BESIDE)
    assert site_state().pages() is None


def test_the_pages_of_a_site_may_be_elsewhere(place: Path) -> None:
    (place / "docs").rename(place / "pages")
    (place / "mkdocs.yml").write_text("docs_dir: pages\n")
    site_state().record(7, BESIDE)
    assert site_state().pages() == 7
    (place / "pages" / "about" / "index.md").write_text("2")
    assert site_state().pages() is None


@pytest.mark.parametrize("name", ["data/plan.yml", "docs/about/index.md", "engine/code.py"])
def test_what_changes_during_a_build_is_not_recorded(place: Path, name: str) -> None:
    begun = site_state()
    (place / name).write_text("2")
    begun.record(8, BESIDE)
    assert site_state().pages() is None


def test_records_that_nobody_asks_for_go(place: Path) -> None:
    (old,) = (place / "cache" / "sites").iterdir()
    os.utime(old, (0, 0))
    site_state(Settings(repo_ref="other")).record(7, BESIDE)
    assert site_state().pages() is None
    assert site_state(Settings(repo_ref="other")).pages() == 7


@pytest.mark.site
def test_a_second_build_leaves_the_site_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    edits.published(tmp_path / "data", GUIDE)
    first = edits.succeeds("build")
    assert "没有变化" not in first
    page = tmp_path / "site" / "index.html"
    made = page.stat().st_ino
    assert "没有变化" in edits.succeeds("build")
    assert page.stat().st_ino == made
    (tmp_path / "data" / "notice.txt").write_text("another text", "utf-8")
    assert run("build").exit_code == 1
