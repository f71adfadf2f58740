"""The data set as other tools open it: a Data Package, a citation, all measures one a line.

``datapackage.json`` is a Data Package (specs.frictionlessdata.io, version 1), ``CITATION.cff`` a file
of the Citation File Format 1.2.0, ``measures.jsonl`` has on each line what the API says of a measure.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

import yaml

from macros.addresses import address, downloads
from macros.addresses.downloads import Format
from macros.exports.api.content import content_of
from macros.exports.api.objects import MeasureOut
from macros.exports.downloads.tables import ADDRESS, Column, measures_table, with_validity
from macros.exports.file import ExportedFile, Made
from macros.model.kinds import ObjectKind
from macros.pages.head.dataset import LICENCE, LICENCE_URL, description, title
from macros.pages.site import Site

MAKERS = "本站贡献者"
"""Who made the data of a site that does not say who runs it, in the words of its licence."""


def dataset_files(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield the package, the citation and the lines."""
    yield ExportedFile(downloads.PACKAGE, lambda: _text(_package(site), indent=1).encode())
    yield ExportedFile(downloads.CITATION, lambda: _citation(site).encode())
    yield ExportedFile(downloads.LINES, partial(_lines, site))


def _lines(site: Site) -> bytes:
    measure = content_of(site).of[ObjectKind.MEASURE]
    return "".join(f"{measure(id).model_dump_json()}\n" for id in site.index.measures).encode()


def _text(value: object, indent: int | None = None) -> str:
    return f"{json.dumps(value, ensure_ascii=False, indent=indent)}\n"


def _package(site: Site) -> dict[str, Any]:
    plan, operator = site.index.plan, site.settings.operator.name
    source = {"title": plan.source.title, **({"path": plan.source.url} if plan.source.url else {})}
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": plan.id,
        "title": title(site),
        "description": description(site),
        "homepage": site.settings.site_url,
        "licenses": [{"name": LICENCE, "path": LICENCE_URL}],
        "sources": [source],
        "resources": [_table(site), _measures(), _whole(), *_others(site)],
    }
    if operator:
        package["contributors"] = [{"title": operator, "role": "publisher"}]
    return package


def _table(site: Site) -> dict[str, Any]:
    where = next(
        file.address for file in downloads.of_plan(site.index) if file.format is Format.CSV
    )
    columns = with_validity(site.index, measures_table(site)).columns
    return {
        "profile": "tabular-data-resource",
        "schema": {"fields": [*map(_column, columns)], "primaryKey": ADDRESS},
        **_resource("measures-table", "措施表", where, "csv", Format.CSV.media_type),
    }


def _column(column: Column) -> dict[str, Any]:
    address_of_page = {"format": "uri", "constraints": {"required": True, "unique": True}}
    return {
        "name": column.heading,
        "type": "string",
        **(address_of_page if column.name == ADDRESS else {}),
    }


def _measures() -> dict[str, Any]:
    said = MeasureOut.model_json_schema(mode="serialization")["properties"]
    fields = [
        {"name": name, "type": about.get("type", "any"), "description": about["description"]}
        if "description" in about
        else {"name": name, "type": about.get("type", "any")}
        for name, about in said.items()
    ]
    return {
        **_resource("measures", "措施，一行一条", downloads.LINES, "jsonl", downloads.LINES_TYPE),
        "schema": {"fields": fields, "primaryKey": "id"},
    }


def _whole() -> dict[str, Any]:
    where = f"{address.API}plan.json"
    return _resource("plan", "全部数据", where, "json", "application/json")


def _others(site: Site) -> Iterator[dict[str, Any]]:
    where = downloads.database(site.index)
    yield _resource("database", "全部数据（SQLite）", where, "sqlite", downloads.DATABASE_TYPE)
    if xml := downloads.akoma_ntoso(site.index):
        yield _resource("akoma-ntoso", "公文全文（Akoma Ntoso）", xml, "xml", downloads.AKN_TYPE)


def _resource(name: str, said: str, where: str, form: str, media_type: str) -> dict[str, Any]:
    return {
        "name": name,
        "title": said,
        "path": where,
        "format": form,
        "mediatype": media_type,
        "encoding": "utf-8",
    }


def _citation(site: Site) -> str:
    index, plan, root = site.index, site.index.plan, site.settings.site_url
    cited: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "引用本站整理的数据，请照此注明；公文原文以印发的文本为准。",
        "type": "dataset",
        "title": title(site),
        "authors": [{"name": site.settings.operator.name or MAKERS}],
        "license": LICENCE,
        "url": root,
    }
    if index.data_date:
        cited["date-released"] = index.data_date.isoformat()
    if plan.issuer:
        cited["references"] = [
            {
                "type": "government-document",
                "title": plan.title,
                "authors": [{"name": index.units[id].title} for id in plan.issuer],
                "url": root + address.PLAN,
                **({"number": plan.document_number} if plan.document_number else {}),
                **({"date-published": plan.issued_on.isoformat()} if plan.issued_on else {}),
            }
        ]
    return yaml.safe_dump(cited, allow_unicode=True, sort_keys=False, width=1000)
