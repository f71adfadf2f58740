"""The data of a site as a data set, in the vocabulary of schema.org: what there is to take away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.addresses import address, downloads
from macros.pages.site import Site
from macros.text.parts.title_marks import in_title_marks

LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/deed.zh-hans"
"""Of the editors' words and of what they made of the text; the text itself nobody owns."""


def title(site: Site) -> str:
    """Return what the data set is called."""
    return f"{site.index.plan.title}：数据"


def description(site: Site) -> str:
    """Return what is in the data set, and what holds where it differs from the document."""
    index = site.index
    counted = (
        (len(index.standing), "项措施"),
        (len(index.units), "个单位"),
        (len(index.documents), "件文件"),
    )
    facts = "、".join(f"{number} {what}" for number, what in counted if number)
    return (
        f"{in_title_marks(index.plan.title)}的全文和整理：{facts}。"
        "内容与印发的公文不一致时，以印发的公文为准。"
    )


def dataset(site: Site) -> dict[str, Any]:
    """Return the data set with every file of the whole plan."""
    root, index = site.settings.site_url, site.index
    about: dict[str, Any] = {
        "@type": "Dataset",
        "@id": f"{root}#data",
        "url": root + downloads.FOLDER,
        "name": title(site),
        "description": description(site),
        "inLanguage": "zh-CN",
        "license": LICENCE_URL,
        "isBasedOn": {"@id": f"{root}#plan"},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "contentUrl": root + where,
                "encodingFormat": media_type,
            }
            for name, where, media_type in _files(site)
        ],
    }
    if index.data_date:
        about["dateModified"] = index.data_date.isoformat()
    return about


def _files(site: Site) -> Iterator[tuple[str, str, str]]:
    for file in downloads.of_plan(site.index):
        yield file.format.label, file.address, file.format.media_type
    yield "JSON", f"{address.API}plan.json", "application/json"
    yield "JSONL", downloads.LINES, downloads.LINES_TYPE
    yield "SQLite", downloads.database(site.index), downloads.DATABASE_TYPE
    if where := downloads.akoma_ntoso(site.index):
        yield "Akoma Ntoso", where, downloads.AKN_TYPE
