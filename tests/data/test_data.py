"""The plan that lies in data/, whichever it is: right, verbatim, all of it built, its addresses kept.

No fact of any plan stands here, and no test elsewhere reads data/: an edit of the data that is
right needs no edit of a test.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.addresses import address
from macros.building.build import build
from macros.building.built import Built, read_built
from macros.building.vanished_addresses import vanished_addresses
from macros.index.titles import link_text
from macros.model.kinds import ObjectKind
from macros.pages.site import Site, build_site
from macros.settings import Settings
from macros.text.lines.reflow import squeeze
from tests.commands import run
from tests.conftest import ROOT
from tests.some import some

PLAN = ROOT / "data" / "plan.yml"
pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def site() -> Site:
    """What is to be published."""
    return build_site(Settings(plan=PLAN))


@pytest.fixture(scope="module")
def built(
    site: Site, pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Built:
    """The site as published; its build checks links, anchors, search and kept addresses."""
    folder: Path | None = pytestconfig.getoption("--site")
    if folder is None:
        folder = tmp_path_factory.mktemp("data") / "site"
        build(Settings(plan=PLAN), folder, ROOT / "mkdocs.yml")
    return read_built(folder, site.settings.site_url)


def test_there_is_nothing_to_complain_of() -> None:
    done = run("check")
    assert done.exit_code == 0, done.output


def test_the_first_line_leads_editors_to_the_schema() -> None:
    first = PLAN.read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=plan.schema.json"
    assert PLAN.with_name("plan.schema.json").is_file()


def test_the_plan_is_its_transcription_word_for_word(site: Site) -> None:
    transcription = PLAN.with_name(site.index.plan.source.transcription).read_text("utf-8-sig")
    assert "".join(map(squeeze, site.index.printed)) == squeeze(transcription)


def test_every_object_has_its_page_and_every_measure_its_words(site: Site, built: Built) -> None:
    for id, entry in some(site.index.living.items()):
        if entry.kind is ObjectKind.TERM:
            assert id in built.pages[address.GLOSSARY].tree.xpath("//@id"), id
        else:
            page = built.pages[address.page(entry)]
            assert squeeze(link_text(entry)) in page.text("//h1"), id
    for id, measure in some(site.index.measures.items()):
        shown = built.pages[address.page(measure)].text('//*[@class="pl-official"]')
        assert squeeze(measure.measure.text) in shown, id


def test_no_published_address_has_vanished(site: Site, built: Built) -> None:
    assert not list(vanished_addresses(built, site))
