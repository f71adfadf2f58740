"""Calendars of the whole plan, of sections and of topics, read with a library of others."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import icalendar
import pytest
from lxml import html

from macros.addresses.ledger import Ledger, Line
from macros.exports.downloads.former import former_downloads
from macros.exports.file import InFolder
from macros.index.entries import Entry, SectionEntry, TopicEntry
from macros.index.measures import MeasureEntry
from macros.pages.site import build_site
from macros.settings import Settings
from tests.conftest import PLANS, Published
from tests.some import some


def read(site: Published, where: str) -> Any:
    return icalendar.Calendar.from_ical((site.folder / where).read_bytes())


def events(site: Published, where: str) -> list[Any]:
    return list(read(site, where).walk("VEVENT"))


def days(*entries: MeasureEntry) -> list[str]:
    """The days on which measures in the plan are due, each deadline once."""
    there = [entry.measure for entry in entries if not entry.measure.removed_by]
    return sorted(d.on.isoformat() for m in there for d in m.all_deadlines if d.on)


def address(kind: str, id: str) -> str:
    return f"downloads/{kind}s/{id}.ics"


def test_the_plan_has_every_deadline_in_order(any_site: Published) -> None:
    index = any_site.site.index
    where = f"downloads/{index.plan.id}.ics"
    wanted = days(*index.measures.values())
    assert (any_site.folder / where).exists() == bool(wanted)
    if wanted:
        found = events(any_site, where)
        assert [event["DTSTART"].dt.isoformat() for event in found] == wanted
        assert len({str(event["UID"]) for event in found}) == len(found)
        assert (any_site.folder / where).read_bytes().isascii() is False  # UTF-8 as it is


def test_every_section_and_topic_has_its_own(any_parted: Published) -> None:
    index = any_parted.site.index
    groups: list[SectionEntry | TopicEntry] = [*index.sections.values(), *index.topics.values()]
    for entry in some(groups):
        where = address(entry.kind, entry.id)
        wanted = days(*entry.measures)
        assert (any_parted.folder / where).exists() == bool(wanted), where
        if wanted:
            assert [e["DTSTART"].dt.isoformat() for e in events(any_parted, where)] == wanted


def test_an_event_is_the_same_in_all_calendars(second: Published, milestones: Published) -> None:
    for site in (second, milestones):
        plan = f"downloads/{site.site.index.plan.id}.ics"
        whole = {str(e["UID"]): e for e in events(site, plan)}
        others = [p for p in (site.folder / "downloads").glob("*/*.ics")]
        assert others
        for path in others:
            for event in events(site, str(path.relative_to(site.folder))):
                same = whole[str(event["UID"])]
                for name in ("DTSTART", "DTEND", "SUMMARY", "URL", "DTSTAMP"):
                    assert event[name] == same[name] or event[name].dt == same[name].dt, path


def test_it_says_who_leads_how_far_it_is_and_whence_it_comes(
    second: Published, milestones: Published
) -> None:
    calendar = read(second, "downloads/wanglan-2025.ics")
    assert str(calendar["X-WR-CALNAME"]).endswith("：完成期限")
    assert str(calendar["SOURCE"]) == second.url
    (event,) = [e for e in calendar.walk("VEVENT") if "service-portal" in e["UID"]]
    words = str(event["DESCRIPTION"])
    assert "牵头：望澜市工业和信息化局；责任：望澜市行政审批和政务信息管理局（编者归纳）" in words
    assert "最近的进展：滞后（2026-07-05）" in words
    assert event["DTSTAMP"].dt.date().isoformat() == "2026-07-12"  # the newest change to it
    section = read(second, address("section", "market-access"))
    assert str(section["SOURCE"]) == second.at("sections/market-access/")
    ended = read(milestones, f"downloads/{milestones.site.index.plan.id}.ics")
    assert "废止" in str(ended["DESCRIPTION"])
    stamps = {str(e["UID"]): e["DTSTAMP"].dt.date().isoformat() for e in ended.walk("VEVENT")}
    assert stamps["deadline-install@lifts"] == "2025-06-30"  # that of the newest report


def test_pages_and_the_api_lead_to_it(second: Published) -> None:
    index = second.site.index
    offered = {
        f"/kb/plan/{p.relative_to(second.folder)}"
        for p in second.folder.rglob("downloads/**/*.ics")
    }
    assert len(offered) > len(index.sections) / 2

    def links(where: str) -> set[str]:
        parsed = html.document_fromstring((second.folder / where / "index.html").read_bytes())
        parsed.make_links_absolute(f"http://h/kb/plan/{where}/" if where else "http://h/kb/plan/")
        found = parsed.xpath("//article//a/@href")
        return {str(link).removeprefix("http://h") for link in found if str(link).endswith(".ics")}

    assert links("calendar") == offered
    assert links("downloads") == offered
    groups: list[Entry] = [*index.sections.values(), *index.topics.values(), *index.units.values()]
    for entry in groups:
        own = f"/kb/plan/{address(entry.kind, entry.id)}"
        folder = f"{entry.kind}s"
        assert links(f"{folder}/{entry.id}") == {own} & offered
        answer = json.loads((second.folder / f"api/v1/{folder}/{entry.id}.json").read_text("utf-8"))
        wanted = second.at(address(entry.kind, entry.id)) if own in offered else None
        assert answer["data"]["links"]["calendar"] == wanted
    plan = json.loads((second.folder / "api/v1/plan.json").read_text("utf-8"))["data"]["plan"]
    assert plan["links"]["calendar"] == second.at("downloads/wanglan-2025.ics")
    measure = json.loads((second.folder / "api/v1/measures/service-portal.json").read_text("utf-8"))
    assert measure["data"]["links"]["calendar"] is None


@pytest.mark.parametrize("where", ["downloads/{plan}.ics", "downloads/sections/{section}.ics"])
def test_a_published_calendar_stays_when_nothing_is_due_any_more(
    where: str, tmp_path: Path
) -> None:
    site = build_site(Settings(plan=PLANS["first"]))
    index = site.index
    line = Line(where.format(plan=index.plan.id, section=next(iter(index.sections))))
    (kept,) = former_downloads(replace(site, ledger=Ledger((line,))), InFolder(tmp_path))
    assert kept.address == line.address
    calendar = icalendar.Calendar.from_ical(kept.content)
    assert not list(calendar.walk("VEVENT"))
