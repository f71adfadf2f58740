"""The made-up plan as its pages, from which the peers make their sites.

Every relation is already worked out in both directions and no peer has to check anything: that
work is spared them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.made_up import MadeUp

ROLES = {"lead": "牵头", "support": "配合"}
LISTS = {
    "sections": "部分",
    "measures": "措施",
    "units": "单位",
    "documents": "引用文件",
    "topics": "主题",
}
"""The folders of pages, each with a page that lists them."""
FIRST = "measures/measure-1/"
"""The page of the measure that is edited and visited."""

Page = dict[str, Any]


def site_of(plan: MadeUp) -> dict[str, Any]:
    """Return the title of a site, its navigation and its pages."""
    data = plan.data
    sections = list(_leaves(data["sections"]))
    measures = [measure for section in sections for measure in section["measures"]]
    objects = {
        "sections": [_group("sections", one, one["measures"], one["intro"]) for one in sections],
        "measures": [],
        "units": [_unit(one, measures) for one in data["units"]],
        "documents": [_citing(one, measures, "documents") for one in data["documents"]],
        "topics": [_citing(one, measures, "topics") for one in data["topics"]],
    }
    titles = {page["address"]: page["title"] for of in objects.values() for page in of}
    section_of = {m["id"]: s["id"] for s in sections for m in s["measures"]}
    for place, measure in enumerate(measures):
        page = _measure(measure, f"sections/{section_of[measure['id']]}/", titles)
        page["previous"] = _link(measures[place - 1]) if place else None
        page["next"] = _link(measures[place + 1]) if place + 1 < len(measures) else None
        objects["measures"].append(page)
    listings = [
        {"address": f"{folder}/", "kind": "list", "title": title, "intro": "", "rows": [
            {"address": page["address"], "title": page["title"]} for page in objects[folder]
        ]}
        for folder, title in LISTS.items()
    ]  # fmt: skip
    listed = [{"address": page["address"], "title": page["title"]} for page in listings]
    home = {"address": "", "kind": "list", "title": data["plan"]["title"], "rows": listed}
    whole = {
        "address": "plan/",
        "kind": "plan",
        "title": "全文",
        "paragraphs": plan.notice.splitlines(),
    }
    home["intro"] = data["plan"]["preamble"]
    return {
        "title": data["plan"]["title"],
        "nav": [{"address": p["address"], "title": p["title"]} for p in objects["sections"]],
        "pages": [home, whole, *listings, *(page for of in objects.values() for page in of)],
    }


def _leaves(sections: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for section in sections:
        yield from section.get("sections", [section])


def _link(measure: dict[str, Any]) -> dict[str, str]:
    return {
        "address": f"measures/{measure['id']}/",
        "title": f"{measure['number']}{measure['title']}",
    }


def _group(folder: str, of: dict[str, Any], measures: list[dict[str, Any]], intro: str) -> Page:
    return {
        "address": f"{folder}/{of['id']}/",
        "kind": "list",
        "title": of.get("title") or of["name"],
        "intro": intro,
        "rows": [_link(measure) for measure in measures],
    }


def _citing(of: dict[str, Any], measures: list[dict[str, Any]], key: str) -> Page:
    return _group(key, of, [m for m in measures if of["id"] in m.get(key, ())], "")


def _unit(of: dict[str, Any], measures: list[dict[str, Any]]) -> Page:
    page = _group("units", of, [], "")
    page["rows"] = [
        _link(measure) | {"role": ROLES[one["role"]], "quote": one["quote"]}
        for measure in measures
        for one in measure["units"]
        if one["unit"] == of["id"]
    ]
    return page


def _measure(of: dict[str, Any], section: str, titles: dict[str, str]) -> Page:
    def named(address: str) -> dict[str, str]:
        return {"address": address, "title": titles[address]}

    return {
        "address": f"measures/{of['id']}/",
        "kind": "measure",
        "title": f"{of['number']}{of['title']}",
        "section": named(section),
        "text": of["text"],
        "units": [
            named(f"units/{one['unit']}/") | {"role": ROLES[one["role"]], "quote": one["quote"]}
            for one in of["units"]
        ],
        "documents": [named(f"documents/{id}/") for id in of.get("documents", ())],
        "topics": [named(f"topics/{id}/") for id in of["topics"]],
        "deadline": of.get("deadline"),
        "targets": of.get("targets", []),
        "progress": of.get("progress", []),
    }
