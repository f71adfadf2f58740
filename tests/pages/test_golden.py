"""The Markdown of one page of each kind of the second plan stays as it was blessed."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from macros.model.kinds import ObjectKind
from macros.pages.site import Site, build_site
from macros.settings import Settings
from tests.conftest import ROOT, SECOND

EXPECTED = ROOT / "tests" / "expected"
PAGES = {
    "section.md": (ObjectKind.SECTION, "government-environment"),
    "measure.md": (ObjectKind.MEASURE, "open-business"),
    "hostile-measure.md": (ObjectKind.MEASURE, "test-characters"),
    "unit.md": (ObjectKind.UNIT, "yunpu-county"),
    "document.md": (ObjectKind.DOCUMENT, "doc-task-table"),
    "topic.md": (ObjectKind.TOPIC, "topic-opening-up"),
}


@pytest.fixture(scope="module")
def site() -> Site:
    plan = SECOND.relative_to(Path.cwd()) if SECOND.is_relative_to(Path.cwd()) else SECOND
    return build_site(Settings(plan=plan, repo_url="https://example.org/o/r"))


def compare(name: str, text: str, bless: bool) -> None:
    path = EXPECTED / name
    if bless:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = "".join(
        difflib.unified_diff(
            expected.splitlines(keepends=True), text.splitlines(keepends=True), "expected", "now"
        )
    )
    assert not difference, f"{difference}\nIf the new page is right, run: make bless"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_it_was_blessed(site: Site, name: str, request: pytest.FixtureRequest) -> None:
    kind, id = PAGES[name]
    text = site.object_page(kind, id, f"{kind}s/{id}/")
    compare(name, text, request.config.getoption("--bless"))


@pytest.mark.parametrize("name", ["home", "plan"])
def test_a_page_about_the_whole_plan_is_as_it_was_blessed(
    site: Site, name: str, request: pytest.FixtureRequest
) -> None:
    text = site.home("") if name == "home" else site.plan("plan/")
    compare(f"{name}.md", text, request.config.getoption("--bless"))
