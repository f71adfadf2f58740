"""Pages answer where a reader looks, and say each thing once."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from lxml import html

from macros.addresses import address, downloads
from macros.model.kinds import ObjectKind
from macros.model.plan import as_issued
from macros.pages.site import Site
from macros.pages.views.headline import headline
from macros.pages.views.sources import sources_beside, sources_of_tasks
from macros.text.lines.reflow import squeeze
from tests.conftest import Published
from tests.some import some


def page(site: Site, kind: ObjectKind, id: str) -> html.HtmlElement:
    """Return the page of an object as its template gives it."""
    return html.fromstring(site.object_page(kind, id, f"{kind}s/{id}/"))


def test_sections_and_topics_say_who_leads_until_when_and_how_far(any_parted: Published) -> None:
    site = any_parted.site
    for kind, measures in some(
        (
            *(((ObjectKind.SECTION, e.id), e.measures) for e in site.index.sections.values()),
            *(((ObjectKind.TOPIC, e.id), e.measures) for e in site.index.topics.values()),
        )
    ):
        shown = page(site, *kind)
        for entry in measures:
            (link,) = shown.xpath(
                f"//ol[@class='pl-measures']/li/a[contains(@href, '/{entry.id}/')]"
                f" | //article/h3/a[contains(@href, '/{entry.id}/')]"
            )
            within = link.xpath("ancestor::li | ancestor::article")[0]
            brief = "".join(within.xpath(".//*[contains(@class, 'pl-brief')]//text()"))
            given = [site.index.units[id].title for _, ids in entry.charged for id in ids]
            given += [role.label for role, _ in entry.charged]
            given += [due.text for due in entry.measure.all_deadlines]
            given += [entry.latest_progress.status.label] if entry.latest_progress else []
            assert all(words in brief for words in given), (kind, entry.id)
            assert bool(brief) is bool(given)
        said = "谁牵头、谁负责由编者归纳" in shown.text_content()
        assert said is any(entry.charged for entry in measures)


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
    for entry in some(site.index.units.values()):
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


HEADLINES = {
    "望澜市优化营商环境 三年行动方案 （2025—2027年）": 3,
    "2023 年开封市知识产权战略推进实施方案": 1,
    "关于 Single Window 的方案": 1,
    "望澜市三年行动方案（2025—2027年）": 1,
}


@pytest.mark.parametrize("words", HEADLINES)
def test_a_headline_breaks_where_the_print_did_and_in_no_bracket_or_number(
    words: str, second: Published
) -> None:
    lines = headline(second.site.index, words)
    assert len(lines) == HEADLINES[words]
    assert " ".join("".join(pieces) for pieces in lines) == words
    pieces = [piece for line in lines for piece in line]
    assert all(piece.count("（") == piece.count("）") for piece in pieces)
    assert "（2025—2027年）" in pieces or "（2025—2027年）" not in words
    for before, after in pairwise(pieces):
        assert not re.fullmatch("[0-9A-Za-z]{2}", before[-1] + after[0])


def test_the_headlines_of_home_and_of_the_notice_have_every_character(any_site: Published) -> None:
    plan = as_issued(any_site.site.index.plan)
    for where, words in (
        ("", any_site.site.index.plan.title),
        ("plan", plan.heading or plan.title),
    ):
        tree = html.parse(any_site.folder / where / "index.html")
        (title,) = tree.xpath("//article//h1")
        assert squeeze(title.text_content()) == squeeze(words)
        whole = [span.text for span in title.find_class("pl-whole")]
        assert "（2025—2027年）" in whole or "（2025—2027年）" not in words


def test_home_says_what_is_new_once(any_site: Published) -> None:
    words = html.parse(any_site.folder / "index.html").xpath("string(//article)")
    site = any_site.site
    reported = any(entry.measure.progress for entry in site.index.measures.values())
    assert words.count("最近更新") == (1 if site.index.changes and "最新" not in words else 0)
    assert not reported or "最新" in words


def test_a_page_with_a_calendar_names_it_in_its_head(any_site: Published) -> None:
    index, found = any_site.site.index, {}
    for path in any_site.folder.rglob("index.html"):
        links = html.parse(path).xpath("/html/head/link[@type='text/calendar']/@href")
        if links:
            found[path.relative_to(any_site.folder).as_posix().removesuffix("index.html")] = links
    of_plan = downloads.calendar_of_plan(index)
    wanted = {"": of_plan, "calendar/": of_plan} if of_plan else {}
    wanted |= {
        address.page(entry): calendar
        for entry in index.living.values()
        if (calendar := downloads.calendar_of(index, entry))
    }
    assert found == {page: [any_site.url + calendar] for page, calendar in wanted.items()}
    assert all((any_site.folder / calendar).is_file() for calendar in wanted.values())
