"""Measures under no heading are listed without one, and those behind sections inside stand behind them."""

from __future__ import annotations

from lxml import html

from macros.model.kinds import ObjectKind
from macros.pages.site import build_site
from macros.pages.views.matrix import relations
from macros.pages.views.poster import posters
from macros.settings import Settings
from tests.conftest import PLANS


def test_home_lists_measures_that_no_heading_holds() -> None:
    site = build_site(Settings(plan=PLANS["flat"]))
    home = site.home("")
    assert "## 各项措施 {" in home
    assert "各部分" not in home
    (section,) = html.fragment_fromstring(home, create_parent=True).find_class("pl-section")
    assert not section.findall(".//h3")
    assert len(section.findall(".//li")) == len(site.index.measures)
    (poster,) = posters(site.index)
    assert poster.counts == "5 条措施"
    assert [group.heading for group in poster.groups] == [""]
    assert not relations(site.index).spans


def test_the_whole_plan_prints_no_heading_for_them() -> None:
    plan = build_site(Settings(plan=PLANS["flat"])).plan("plan/")
    assert "all-measures" not in plan
    assert [line for line in plan.splitlines() if line.startswith("##")] == []


def test_measures_behind_the_sections_inside_stand_behind_them_in_lists() -> None:
    site = build_site(Settings(plan=PLANS["milestones"]))
    for page in (site.home(""), site.listing("sections", "sections/")):
        assert page.index("试点小区") < page.index("加强评价")


def test_words_for_parts_and_for_the_document_are_not_said_of_measures() -> None:
    site, second = (build_site(Settings(plan=PLANS[name])) for name in ("flat", "second"))
    unit = site.object_page(ObjectKind.UNIT, "finance-bureau", "units/finance-bureau/")
    assert "文件有 2 项措施的原文点到它" in unit
    assert "只要一个单位的" in site.calendar("calendar/")
    assert "只要一个部分、主题或单位的" in second.calendar("calendar/")
    assert "在编号、标题、原文和单位中找" in site.listing("measures", "measures/")
    assert "在编号、标题、原文、单位、主题和文件名中找" in second.listing("measures", "measures/")
