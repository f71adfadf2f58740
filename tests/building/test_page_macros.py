"""Each macro has a guide and examples that work; pages list them."""

from __future__ import annotations

import inspect

import pytest
from jinja2 import DictLoader
from lxml import html

from macros.addresses import address
from macros.building.page_macros import MACROS, bound, macros_info
from macros.building.page_macros.macro import On
from macros.pages.pages import pages
from macros.pages.prose import Prose
from macros.pages.site import Site, build_site
from macros.settings import Settings
from tests.conftest import SECOND
from tests.some import some


@pytest.fixture(scope="module")
def site() -> Site:
    return build_site(Settings(plan=SECOND))


def examples(name: str) -> list[str]:
    return (inspect.getdoc(MACROS[name]) or "").partition("\n\n例：")[2].split("、")


@pytest.mark.parametrize("name", MACROS)
def test_every_example_of_a_macro_gives_markup(name: str, site: Site) -> None:
    prose = Prose(DictLoader({}), bound(lambda: On(site, "about/")), lambda *_: "docs/a.md:1")
    for example in some(examples(name)):
        assert example.startswith(f"{name}(")
        given = prose.from_string(f"{{{{ {example} }}}}").render()
        assert given.strip(), example
        assert "&amp;#" not in given, "markup is not made inert again"


def test_the_list_has_each_macro_with_what_it_takes_and_an_example(site: Site) -> None:
    table = html.fragment_fromstring(macros_info(On(site, "about/")))
    rows = {
        row[0].text_content(): [cell.text_content() for cell in row] for row in table.iter("tr")
    }
    assert rows["link(id, words)"][2] == 'link("open-business")、link("open-business", "这一条")'
    assert len(rows) == len(MACROS) + 1
    assert all(all(cells) for cells in rows.values())


def test_a_part_of_the_guides_that_is_not_there_is_refused(site: Site) -> None:
    prose = Prose(DictLoader({}), bound(lambda: On(site, "about/")), lambda *_: "docs/a.md:1")
    for name in ("reference", "settings_info", "api_example", "listing"):
        said, (fault,) = prose.page(f'{{{{ {name}("nosuch") }}}}', {})
        assert (said, fault[:12]) == (" ", "docs/a.md:1:")


def test_every_page_of_a_plan_has_its_macro(site: Site) -> None:
    assert {page.macro for page in pages(site.index, site.ledger)} <= MACROS.keys()
    assert {f"{kind}_page" for kind in address.FOLDERS} <= MACROS.keys()
