"""Pages answer where a reader looks, and say each thing once."""

from __future__ import annotations

from lxml import html

from macros.model.kinds import ObjectKind
from macros.pages.site import Site
from macros.pages.views.sources import sources_beside, sources_of_tasks
from macros.text.reflow import squeeze
from tests.conftest import Published


def page(site: Site, kind: ObjectKind, id: str) -> html.HtmlElement:
    """Return the page of an object as its template gives it."""
    return html.fromstring(site.object_page(kind, id, f"{kind}s/{id}/"))


def test_sections_and_topics_say_who_leads_until_when_and_how_far(any_site: Published) -> None:
    site = any_site.site
    for kind, measures in (
        *(((ObjectKind.SECTION, e.id), e.measures) for e in site.index.sections.values()),
        *(((ObjectKind.TOPIC, e.id), e.measures) for e in site.index.topics.values()),
    ):
        shown = page(site, *kind)
        for entry in measures:
            (link,) = shown.xpath(
                f"//ol[@class='pl-measures']/li/a[contains(@href, '/{entry.id}/')]"
                f" | //article/h3/a[contains(@href, '/{entry.id}/')]"
            )
            within = link.xpath("ancestor::li | ancestor::article")[0]
            brief = "".join(within.xpath(".//*[contains(@class, 'pl-brief')]//text()"))
            given = [site.index.units[id].title for id in entry.leads]
            given += [due.text for due in entry.measure.all_deadlines]
            given += [entry.latest_progress.status.label] if entry.latest_progress else []
            assert all(words in brief for words in given), (kind, entry.id)
            assert bool(brief) is bool(given)
        said = "谁牵头由编者归纳" in shown.text_content()
        assert said is any(entry.leads for entry in measures)


def test_a_source_of_several_statements_stands_once_beside_a_measure(second: Published) -> None:
    site, found = second.site, 0
    for entry in site.index.measures.values():
        sources = sources_beside(entry).sources
        shown = page(site, ObjectKind.MEASURE, entry.id)
        (rail,) = shown.find_class("pl-rail")
        found += len(sources)
        for number, source in enumerate(sources, start=1):
            assert rail.text_content().count(source.title) == 1
            (item,) = rail.xpath(f".//li[@id='sources--{number}']")
            assert source.title in item.text_content()
            leading = rail.xpath(f".//a[@href='#sources--{number}']")
            assert len(leading) > 1
            assert {link.text for link in leading} == {f"[{number}]"}
        assert bool(rail.xpath(".//h2[@id='sources']")) is bool(sources)
    assert found


def test_a_unit_has_a_card_for_each_measure_with_all_its_roles(any_site: Published) -> None:
    site = any_site.site
    for entry in site.index.units.values():
        shown = html.parse(any_site.folder / "units" / entry.id / "index.html")
        cards = shown.xpath("//li[@class='pl-task']")
        own = [card.xpath("string(p/a/@href)").split("/")[-2] for card in cards]
        assert sorted(own) == sorted({task.entry.id for task in entry.tasks})
        for task in entry.tasks:
            (card,) = (c for c, id in zip(cards, own, strict=True) if id == task.entry.id)
            words, role = squeeze(card.text_content()), task.relation.role
            under = card.xpath("string(preceding::h2[1]/@id)").removeprefix("role-")
            assert (under == role.replace("_", "-")) is (task not in entry.repeated)
            assert not task.involvement.quote or squeeze(task.involvement.quote) in words
            if task in entry.repeated:
                assert role.label in words
        for source in sources_of_tasks(entry).sources:
            told = [li.text_content() for li in shown.xpath("//ol[@class='pl-sources']/li")]
            assert sum(source.title in words for words in told) == 1
