"""The data set as other tools open it: the package names files that are there, with the columns that they have."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
from collections.abc import Iterator
from functools import partial

import yaml

from macros.addresses import address, downloads
from macros.addresses.downloads import Format
from macros.building.built import Built
from macros.building.readback.output import Output, differs, lists_differ
from macros.pages.site import Site

_LICENCE = "CC-BY-4.0"
_RESOURCES = ("measures-table", "measures", "plan", "database", "akoma-ntoso")


def dataset(built: Built, site: Site) -> Iterator[Output]:
    """Yield the package and the citation."""
    yield Output(downloads.PACKAGE, partial(_package, built, site), True)
    yield Output(downloads.CITATION, partial(_citation, site), True)


def _package(built: Built, site: Site, content: bytes) -> Iterator[str]:
    said, index = json.loads(content), site.index
    yield from differs("name", said["name"], index.plan.id)
    yield from differs("homepage", said["homepage"], site.settings.site_url)
    if not said["title"].startswith(index.plan.title):
        yield from differs("title", said["title"], index.plan.title)
    yield from lists_differ("licenses", [one["name"] for one in said["licenses"]], [_LICENCE])
    counted = {"项措施": index.standing, "个单位": index.units, "件文件": index.documents}
    for word, held in counted.items():
        for number in re.findall(rf"(\d+) {word}", said["description"]):
            yield from differs(f"description 里的{word}", int(number), len(held))
    yield from differs("sources", said["sources"][0].get("path"), index.plan.source.url)
    wanted = {
        "measures-table": next(
            f.address for f in downloads.of_plan(index) if f.format is Format.CSV
        ),
        "measures": downloads.LINES,
        "plan": f"{address.API}plan.json",
        "database": downloads.database(index),
        "akoma-ntoso": downloads.akoma_ntoso(index),
    }
    found = {one["name"]: one for one in said["resources"]}
    yield from lists_differ("文件", found, [name for name in _RESOURCES if wanted[name]])
    for name, one in found.items():
        where = one["path"]
        yield from differs(f"{name} 的 path", where, wanted.get(name))
        ending = posixpath.splitext(where)[1].lstrip(".")
        yield from differs(f"{name} 的 format", one["format"], ending)
        if where not in built.files:
            yield f"{name} 的文件 {where} 不在网站上"
        elif "schema" in one:
            fields = [field["name"] for field in one["schema"]["fields"]]
            yield from lists_differ(f"{name} 的列", fields, _columns(built, where) or fields)
            key = one["schema"]["primaryKey"]
            yield from differs(
                f"{name} 的 primaryKey", key, "id" if name == "measures" else "永久网址"
            )


def _columns(built: Built, where: str) -> list[str]:
    """Return the names of the columns that a file has: its first line, or the keys of that; none of an empty file."""
    with (built.folder / where).open("rb") as file:
        first = file.readline().decode("utf-8-sig")
    if where.endswith(".jsonl"):
        return [*json.loads(first)] if first else []
    return next(csv.reader(io.StringIO(first)))


def _citation(site: Site, content: bytes) -> Iterator[str]:
    said, plan, index = yaml.safe_load(content), site.index.plan, site.index
    yield from differs("url", said["url"], site.settings.site_url)
    yield from differs("license", said["license"], _LICENCE)
    if not said["title"].startswith(plan.title):
        yield from differs("title", said["title"], plan.title)
    day = index.data_date.isoformat() if index.data_date else None
    yield from differs("date-released", said.get("date-released"), day)
    for one in said.get("references", ()):
        issued = plan.issued_on.isoformat() if plan.issued_on else None
        yield from differs("references 的 title", one["title"], plan.title)
        yield from differs("references 的 number", one.get("number"), plan.document_number)
        yield from differs("references 的 date-published", one.get("date-published"), issued)
        yield from differs("references 的 url", one["url"], site.settings.site_url + address.PLAN)
        names = [author["name"] for author in one["authors"]]
        yield from lists_differ("发文机关", names, [index.units[id].title for id in plan.issuer])
