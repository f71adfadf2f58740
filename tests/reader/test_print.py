"""Paper carries the text, the number, the address and the date, and nothing to click."""

from __future__ import annotations

import subprocess

import pytest
from playwright.sync_api import Browser, Page

from macros.addresses import address
from macros.index.citations import cited_plan
from macros.model.kinds import ObjectKind
from macros.text.lines.reflow import squeeze
from tests.conftest import Published


def test_a_unit_s_sheet_carries_no_downloads_and_offers(first: Published, browser: Browser) -> None:
    page = browser.new_page()
    unit = max(first.site.index.units.values(), key=lambda unit: len(unit.tasks))
    page.goto(first.at(f"units/{unit.id}/"))
    lists = page.locator(".pl-offers, .pl-downloads")
    assert lists.count() >= 4
    assert lists.first.is_visible()
    page.emulate_media(media="print")
    assert not [each for each in lists.all() if each.is_visible()]
    assert page.locator(".pl-tasks").first.is_visible()
    page.close()


def sheets(page: Page) -> list[str]:
    """Return the words of every sheet of paper that the page prints on, without spaces."""
    command = ["pdftotext", "-raw", "-", "-"]
    paper = page.pdf(prefer_css_page_size=True)
    words = subprocess.run(command, input=paper, capture_output=True, check=True).stdout.decode()
    return [squeeze(sheet) for sheet in words.split("\f")[:-1]]


def by_length(site: Published, *kinds: ObjectKind) -> list[str]:
    """Return the addresses of the objects of some kinds, that with the largest page first."""
    by_kind = site.site.index.by_kind
    addresses = [address.page(entry) for kind in kinds for entry in by_kind[kind].values()]
    return sorted(addresses, key=lambda w: -(site.folder / w / "index.html").stat().st_size)


@pytest.mark.parametrize("plan", ["first", "second"])
def test_no_sheet_holds_the_foot_alone_and_few_need_a_second(
    plan: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    """No page needs three sheets, and few of the twenty longest two: a unit's has the words of its tasks."""
    site: Published = request.getfixturevalue(plan)
    page = browser.new_page()
    long = 0
    for where in by_length(site, ObjectKind.UNIT, ObjectKind.MEASURE)[:20]:
        page.goto(site.at(where))
        printed = sheets(page)
        assert len(printed) <= 2, where
        long += len(printed) - 1
        assert above_the_foot(site, printed), where
    assert long <= 10
    page.close()


def above_the_foot(site: Published, printed: list[str]) -> str:
    """Return what the last sheet holds besides the foot."""
    plan = site.site.index.plan
    number = f"{len(printed)}/{len(printed)}"  # stands first
    foot = squeeze(f"《{plan.title}》{plan.document_number}，")
    above, _, _ = printed[-1].removeprefix(number).rpartition(foot)
    return above


@pytest.mark.parametrize("plan", ["first", "second"])
def test_the_foot_of_the_relations_stays_on_one_sheet_with_what_is_above(
    plan: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    site: Published = request.getfixturevalue(plan)
    page = browser.new_page()
    page.goto(site.at("relations/"))
    assert above_the_foot(site, sheets(page))
    page.close()


@pytest.mark.parametrize("plan", ["first", "second"])
def test_home_prints_on_few_sheets_and_none_holds_the_foot_alone(
    plan: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    site: Published = request.getfixturevalue(plan)
    page = browser.new_page()
    page.goto(site.url)
    printed = sheets(page)
    assert len(printed) <= 3
    assert len(above_the_foot(site, printed)) > 20
    page.close()


def test_a_unit_s_sheet_says_at_its_head_of_what_plan_it_is(
    second: Published, browser: Browser
) -> None:
    page, plan = browser.new_page(), second.site.index.plan
    for id in ("market-regulation", "approval-bureau", "commerce-federation"):
        entry = second.site.index.units[id]
        page.goto(second.at(f"units/{id}/"))
        assert not page.get_by_text("单位相关措施清单").is_visible()
        head = squeeze(f"{cited_plan(plan)}·单位相关措施清单·网站整理，非官方发布")
        printed = sheets(page)
        above, found, _ = printed[0].partition(head)
        assert found, id
        assert len(above) <= len("1/1") + len(entry.unit.name), id
        assert "编者归类" in "".join(printed), id
    page.close()


def test_a_task_stays_on_one_sheet(second: Published, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(second.at("units/market-regulation/"))
    page.evaluate(
        """() => {
          const list = document.querySelector(".pl-tasks");
          const task = list.firstElementChild;
          for (let n = 100; n < 140; n++) {
            const other = task.cloneNode(true);
            other.prepend(`始${n} `);
            other.append(` 终${n}`);
            list.append(other);
          }
        }"""
    )
    printed = sheets(page)
    assert len(printed) >= 4
    for n in range(100, 140):
        whole = [sheet for sheet in printed if f"始{n}" in sheet and f"终{n}" in sheet]
        assert len(whole) == 1, n
    page.close()


def test_the_whole_notice_prints_as_one_document(first: Published, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(first.at("plan/"))
    page.emulate_media(media="print")
    words = squeeze(page.locator("article").inner_text())
    cursor = 0
    for official in first.site.index.printed:
        found = words.find(squeeze(official), cursor)
        assert found >= 0, official
        cursor = found + len(squeeze(official))
    paper = page.pdf(prefer_css_page_size=True)
    pages = paper.count(b"/Type /Page\n")
    assert 2 <= pages <= 5
    assert paper.count(b"/MediaBox [0 0 594.95996 841.91998]") == pages  # A4
    page.close()
