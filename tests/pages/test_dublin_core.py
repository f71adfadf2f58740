"""What pages say in the terms of Dublin Core is in the list of DCMI, and in the data."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from macros.addresses import address
from macros.index.entries import SectionEntry
from macros.index.measures import MeasureEntry
from macros.model.kinds import ObjectKind
from macros.pages.head.dublin_core import dublin_core
from macros.pages.site import Site, build_site
from macros.settings import Settings
from macros.settings.operator import Operator
from tests.conftest import FIRST, OTHERS, SECOND, Published
from tests.pages.dcmi_terms import FORMS, PROPERTIES
from tests.some import some

ROOT = "https://example.org/kb/"


def site_of(plan: Path, name: str = "") -> Site:
    site = build_site(Settings(plan=plan, site_url=ROOT))
    return site.run_by(replace(Operator(), name=name))


def addresses(site: Site) -> list[str]:
    index = site.index
    sections = [address.page(entry) for entry in index.sections.values()]
    measures = [address.page(entry) for entry in index.measures.values()]
    return [address.HOME, address.PLAN, *sections, *measures]


@pytest.mark.parametrize("plan", [FIRST, SECOND, *OTHERS], ids=lambda path: path.parent.name)
def test_every_term_is_one_of_dcmi_and_says_what_the_data_says(plan: Path) -> None:
    site = site_of(plan)
    about, units = site.index.plan, site.index.units
    for where in some(addresses(site)):
        told = dublin_core(site, where, "题")
        for name, value in some(told):
            term = name.removeprefix("dcterms.")
            assert term in PROPERTIES
            assert re.fullmatch(FORMS.get(term, r"(?s).+"), value), (where, name, value)
        entry = address.entry_at(site.index, where)
        assert entry is None or isinstance(entry, SectionEntry | MeasureEntry)
        amended = bool(entry and entry.amended_by)
        creators = [value for name, value in told if name == "dcterms.creator"]
        assert (
            creators == [] if amended else creators == [units[id].unit.name for id in about.issuer]
        )
        assert dict(told).get("dcterms.issued") == (
            about.issued_on.isoformat() if about.issued_on and not amended else None
        )
        if entry:
            assert dict(told)["dcterms.identifier"] == ROOT + where
            assert dict(told)["dcterms.isPartOf"] == f"{ROOT}plan/"
        else:
            assert dict(told)["dcterms.title"] == about.title
            assert dict(told).get("dcterms.identifier") == about.document_number
        assert "dcterms.publisher" not in dict(told)


def test_some_words_were_changed_by_a_later_document() -> None:
    index = build_site(Settings(plan=next(p for p in OTHERS if p.parent.name == "amended"))).index
    assert any(entry.amended_by for entry in index.measures.values())


def test_who_runs_the_site_publishes_it() -> None:
    site = site_of(FIRST, "某办公室")
    assert ("dcterms.publisher", "某办公室") in dublin_core(site, address.HOME, "题")


def test_other_pages_are_not_the_document() -> None:
    site = site_of(FIRST)
    for where in (
        address.listing(ObjectKind.UNIT),
        address.page(next(iter(site.index.units.values()))),
    ):
        assert dublin_core(site, where, "题") == ()


def test_pages_name_the_list_that_their_terms_are_of(second: Published) -> None:
    (measure, *_) = some(second.site.index.measures.values())
    for where in ("", "plan/", address.page(measure)):
        page = html.parse(second.folder / where / "index.html").getroot()
        terms = page.xpath("//head/meta[starts-with(@name, 'dcterms.')]")
        assert {"dcterms.title", "dcterms.language"} <= {term.get("name") for term in terms}
        assert page.xpath("//head/link[@rel='schema.dcterms']/@href") == [
            "http://purl.org/dc/terms/"
        ]
    other = html.parse(second.folder / "units" / "index.html").getroot()
    assert not other.xpath("//meta[starts-with(@name, 'dcterms.')] | //link[@rel='schema.dcterms']")
