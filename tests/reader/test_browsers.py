"""The same walk in every browser that must do: home, measure, unit, search, filter, copy; and one that is too old."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright

from macros.text.parts.sentences import link_to
from tests.conftest import Published
from tests.reader.browsers import ENTER, READERS, Reader, chromium_reader, old_chromium

HREFS = """[...document.querySelectorAll("#main a")].filter((a) => a.getClientRects().length)
  .map((a) => a.getAttribute("href"))"""
ROWS = "[...document.querySelectorAll('[data-row]')].filter((r) => r.getClientRects().length)"
KINDS = "[...document.querySelectorAll('#find-results li')].map((li) => li.querySelector('.pl-chip').textContent)"
HEADING = "document.readyState === 'complete' && document.querySelector('h1').innerText"
CHOOSE = """(() => {
  const field = document.querySelector("select[name=unit]");
  field.value = %s;
  field.dispatchEvent(new Event("input", {bubbles: true}));
  return field.value;
})()"""


@pytest.fixture(scope="module", params=READERS)
def reader(request: pytest.FixtureRequest, playwright_of: Playwright) -> Iterator[Reader]:
    """Someone with each browser in turn."""
    with READERS[request.param](playwright_of) as someone:
        yield someone
        assert not someone.faults


@pytest.mark.browser
@pytest.mark.parametrize("name", ["first", "second"])
def test_everything_works(reader: Reader, name: str, request: pytest.FixtureRequest) -> None:
    site: Published = request.getfixturevalue(name)
    index = site.site.index

    reader.open(site.url)
    assert reader.ask("document.documentElement.className") == "js"
    linked = [re.search(r"(?:^|/)measures/([^/#?]+)/$", href) for href in reader.ask(HREFS)]
    measures = [index.measures[found[1]] for found in linked if found]
    measure = next(entry for entry in measures if entry.unit_ids)
    reader.press(f'#main a[href$="measures/{measure.id}/"]')
    reader.until(f"location.pathname.endsWith('/measures/{measure.id}/')")
    assert measure.measure.title in reader.until(HEADING)

    unit = index.units[measure.unit_ids[0]]
    reader.press(f'#main a[href$="units/{unit.id}/"]')
    reader.until(f"location.pathname.endsWith('/units/{unit.id}/')")
    assert unit.title in reader.until(HEADING)

    reader.write("#pl-q", f"{unit.title}{ENTER}")
    reader.until("document.querySelector('.pl-find-settled #find-results h2 a')")
    assert unit.title in reader.ask("document.querySelector('#find-results h2 a').innerText")
    reader.press("#find-kinds input[value=unit]")
    reader.until("location.search.includes('kind=unit')")
    kinds = reader.ask(KINDS)
    assert len(set(kinds)) == 1
    reader.press("#find-results h2 a")
    reader.until(f"location.pathname.endsWith('/units/{unit.id}/')")
    assert unit.title in reader.until(HEADING)
    reader.back()
    reader.until("document.querySelector('.pl-find-settled #find-results h2 a')")
    assert reader.ask(KINDS) == kinds

    reader.open(site.at("measures/?from=groupmessage&isappinstalled=0"))
    reader.until("document.querySelector('.px-ready')")
    assert reader.ask(f"{ROWS}.length") == len(index.measures)
    assert reader.ask(CHOOSE % json.dumps(unit.id)) == unit.id
    assert reader.ask(f"{ROWS}.length") == len(unit.measures)
    reader.write("#filter-q", measure.measure.title)
    reader.until(f"{ROWS}.length === 1 && location.search.includes('q=')")
    reader.press("[data-row] .px-name a")
    reader.until(f"location.pathname.endsWith('/measures/{measure.id}/')")
    assert measure.measure.title in reader.until(HEADING)

    reader.press(".pl-cite > summary")
    copied = reader.until("document.querySelector('.pl-cite textarea').value")
    reader.press(".pl-cite dd button")
    reader.until("document.querySelector('.pl-cite dd button').textContent === '已复制'")
    assert site.url in copied

    place = reader.ask("[scrollTo(0, 400), Math.round(scrollY)][1]")
    reader.ask("""document.querySelector('#site-map a[href$="changes/"]').click()""")
    reader.until("location.pathname.endsWith('/changes/') && document.readyState === 'complete'")
    reader.back()
    reader.until(f"location.pathname.endsWith('/measures/{measure.id}/')")
    reader.until("document.querySelector('.pl-cite').open")
    reader.until(f"Math.abs(scrollY - {place}) < 50")  # Chromium 86 is a line off on any page


MARK = """(() => {
  const range = document.createRange();
  range.selectNodeContents(document.getElementById("supervision-p2"));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
})()"""
SIDES = """[...document.querySelectorAll("#compare-sides blockquote")].map((side) =>
  [...side.querySelectorAll("p")].map((each) => each.textContent).join("\\n\\n"))"""


@pytest.mark.browser
def test_a_sentence_is_reached_and_two_measures_are_compared(
    reader: Reader, second: Published
) -> None:
    measures = second.site.index.measures
    words = measures["supervision"].paragraphs[1][0].text
    reader.open(second.at("measures/supervision/"))
    reader.ask(MARK)
    reader.until("document.querySelector('.pl-marked button')")
    reader.press(".pl-marked button")
    reader.until("document.querySelector('.pl-marked button').textContent === '已复制'")
    reader.open(second.at(f"measures/supervision/?s={link_to(words, 1)}#supervision-p2"))
    reader.until("document.querySelector('.pl-meant')")
    meant = "[...document.querySelectorAll('.pl-meant')].map((each) => each.textContent).join('')"
    assert reader.ask(meant) == words
    reader.open(second.at("compare/?a=open-business&b=supervision"))
    reader.until("document.querySelectorAll('#compare-sides section').length === 2")
    texts = [measures[id].measure.text for id in ("open-business", "supervision")]
    assert reader.ask(SIDES) == texts


@pytest.mark.browser
def test_below_the_floor_everything_reads_and_what_is_missing_is_said(
    second: Published, playwright_of: Playwright
) -> None:
    """Chromium 83 does not run the scripts of search and filters."""
    index = second.site.index
    with chromium_reader(playwright_of, old_chromium(83)) as reader:
        reader.open(second.at("search/?q=x"))
        assert reader.seen("这个浏览器太旧，不能在这里搜索。")
        assert not reader.seen("没有运行脚本")
        assert not reader.seen("没有载入")
        assert not reader.ask("document.querySelector('#find-form').getClientRects().length")
        lists = "[...document.querySelectorAll('.pl-find-lists li')].map((li) => li.getBoundingClientRect())"
        assert (
            reader.ask(
                f"(([one, two]) => Math.max(two.left - one.right, two.top - one.top))({lists})"
            )
            > 8
        )
        reader.press('#find a[href$="measures/"]')
        reader.until("location.pathname.endsWith('/measures/')")

        unit = next(unit for unit in index.units.values() if unit.measures)
        reader.open(second.at(f"measures/?unit={unit.id}"))
        assert reader.seen("这个浏览器太旧，不能在这里筛选。")
        assert reader.ask(f"{ROWS}.length") == len(index.measures)
        shown = "getComputedStyle(document.querySelector('.px-table')).visibility"
        assert reader.ask(shown) == "visible"
        assert not reader.ask("document.querySelector('.px-form').getClientRects().length")

        measure = unit.measures[0]
        reader.open(second.at(f"measures/{measure.id}/"))
        for line in measure.measure.text.split("\n"):
            assert reader.seen(line.strip())
        reader.press(".pl-cite > summary")
        assert second.url in reader.ask("document.querySelector('.pl-cite textarea').value")
        assert reader.faults  # it is as old as is said here
