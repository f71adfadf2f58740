"""A page of the plan is what MkDocs would make of its macro, though it does not make it."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands import build as steps
from mkdocs.structure.pages import Page

from macros.building.mkdocs.pages import Pages
from macros.pages.lost_anchors import ids_in
from macros.pages.site import build_site
from macros.settings import Settings
from macros.settings.engine import CONFIG
from tests.conftest import FIRST, OTHERS, SECOND

PLANS = {path.parent.name: path for path in (FIRST, SECOND, *OTHERS)}


def made(plan: Path, config: Path, folder: Path) -> tuple[Pages, list[Page]]:
    pages = Pages(build_site(Settings(plan=plan)), config, folder)
    generated = (file.page for file in pages._documents if file.generated_by)
    return pages, [page for page in generated if page]


def said(page: Page) -> tuple[object, ...]:
    return (page.content, str(page.toc), page.title, page.meta, ids_in(page.content or ""))


@pytest.mark.parametrize("name", PLANS)
def test_a_page_is_what_jinja_and_markdown_would_give(name: str, tmp_path: Path) -> None:
    pages, generated = made(PLANS[name], CONFIG, tmp_path)
    assert generated
    for page in generated:
        assert pages._filled_at_once(page), page.file.src_uri
        at_once, ids = said(page), page.present_anchor_ids
        page.content = page.markdown = None
        steps._populate_page(page, pages._config, pages._files)
        assert said(page) == at_once, page.file.src_uri
        assert page.present_anchor_ids == ids, page.file.src_uri
        assert set(page.links_to_anchors or ()) <= {page.file}  # the signs beside its headings


def test_a_site_with_pages_and_names_of_its_own_has_the_others_made_at_once(tmp_path: Path) -> None:
    settings = (
        "extra: {operator: {name: 某某办公室}}\nextra_css: [assets/own.css]\n"
        "markdown_extensions: [smarty]\n"
    )
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    (tmp_path / "docs" / "assets").mkdir(parents=True)
    (tmp_path / "docs" / "assets" / "own.css").write_text("p { color: red }\n", "utf-8")
    pages, generated = made(FIRST, tmp_path / "mkdocs.yml", tmp_path / "site")
    assert all(map(pages._filled_at_once, generated))
