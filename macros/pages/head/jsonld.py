"""What pages are about, in the vocabulary of schema.org, for machines that read pages.

A unit of the plan may be one organisation or a kind of them; the data does not say which, so
only the issuer, who must be one, is called an organisation, and the others are things.
"""

from __future__ import annotations

import json
from typing import Any

from macros.addresses import address
from macros.model.kinds import ObjectKind, UnitKind
from macros.pages.head.trail import Crumb, entry_at
from macros.pages.site import Site

_OF_GOVERNMENT = (UnitKind.COORDINATING, UnitKind.GOVERNMENT, UnitKind.JUDICIAL)


def json_ld(site: Site, where: str, title: str, crumbs: tuple[Crumb, ...]) -> str:
    """Return the JSON-LD of the page at ``where``, safe inside a script element."""
    root = site.settings.site_url
    page: dict[str, Any] = {
        "@type": "CollectionPage" if _is_listing(where) else "WebPage",
        "@id": root + where,
        "url": root + where,
        "name": title,
        "inLanguage": "zh-CN",
        "isPartOf": {"@id": f"{root}#website"},
    }
    if len(crumbs) > 1:
        page["breadcrumb"] = {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": place,
                    "name": crumb.name,
                    "item": root + crumb.address,
                }
                for place, crumb in enumerate(crumbs, start=1)
            ],
        }
    graph = [page]
    if where in (address.HOME, address.PLAN):
        page["mainEntity"] = {"@id": f"{root}#plan"}
        graph += [_website(site), _plan(site)]
    elif where == address.GLOSSARY:
        page["mainEntity"] = _glossary(site)
    elif found := entry_at(site.index, where):
        page["mainEntity"] = _object(site, *found)
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": graph},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return text.replace("<", "\\u003c")


def _is_listing(where: str) -> bool:
    return where in {address.listing(kind) for kind in ObjectKind}


def _website(site: Site) -> dict[str, Any]:
    root, plan = site.settings.site_url, site.index.plan
    return {
        "@type": "WebSite",
        "@id": f"{root}#website",
        "url": root,
        "name": plan.short_title or plan.title,
        "inLanguage": "zh-CN",
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{root}search/?q={{q}}",
            "query-input": "required name=q",
        },
    }


def _plan(site: Site) -> dict[str, Any]:
    index, root = site.index, site.settings.site_url
    plan = index.plan
    about: dict[str, Any] = {
        "@type": "DigitalDocument",
        "@id": f"{root}#plan",
        "url": root + address.PLAN,
        "name": plan.title,
        "inLanguage": "zh-CN",
    }
    if plan.document_number:
        about["identifier"] = plan.document_number
    if plan.issued_on:
        about["datePublished"] = plan.issued_on.isoformat()
    if plan.issuer:
        unit = index.units[plan.issuer].unit
        about["publisher"] = {
            "@type": "GovernmentOrganization" if unit.kind in _OF_GOVERNMENT else "Organization",
            "name": unit.name,
            "url": unit.url or _url(site, ObjectKind.UNIT, unit.id),
        }
    about["hasPart"] = [_part(site, ObjectKind.SECTION, entry.id) for entry in index.top_sections]
    return about


def _object(site: Site, kind: ObjectKind, id: str) -> dict[str, Any]:
    index = site.index
    about = _part(site, kind, id)
    if kind is ObjectKind.MEASURE:
        measure = index.measures[id]
        about["position"] = measure.number
        about["isPartOf"] = _part(site, ObjectKind.SECTION, measure.section.id)
        if measure.measure.documents:
            about["citation"] = [
                _part(site, ObjectKind.DOCUMENT, d) for d in measure.measure.documents
            ]
        if measure.unit_ids:
            about["mentions"] = [_part(site, ObjectKind.UNIT, unit) for unit in measure.unit_ids]
    elif kind is ObjectKind.SECTION:
        section = index.sections[id]
        above = section.ancestors[-1].id if section.ancestors else None
        about["isPartOf"] = (
            _part(site, ObjectKind.SECTION, above)
            if above
            else {"@id": f"{site.settings.site_url}#plan"}
        )
        inner = [(ObjectKind.SECTION, s.id) for s in section.section.sections]
        inner += [(ObjectKind.MEASURE, m.id) for m in section.section.measures]
        about["hasPart"] = [_part(site, *each) for each in inner]
    elif kind is ObjectKind.DOCUMENT:
        document = index.documents[id].document
        if document.number:
            about["identifier"] = document.number
        if document.url:
            about["sameAs"] = document.url
    elif kind is ObjectKind.UNIT:
        unit = index.units[id].unit
        names = [name for name in (unit.short, *unit.aliases) if name]
        if names:
            about["alternateName"] = names
        if unit.url:
            about["sameAs"] = unit.url
    return about


def _glossary(site: Site) -> dict[str, Any]:
    return {
        "@type": "DefinedTermSet",
        "name": "术语",
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "@id": _url(site, ObjectKind.TERM, entry.id),
                "name": entry.term.term,
                "description": entry.term.definition,
            }
            for entry in site.index.terms.values()
        ],
    }


def _part(site: Site, kind: ObjectKind, id: str) -> dict[str, Any]:
    work = kind in (ObjectKind.SECTION, ObjectKind.MEASURE, ObjectKind.DOCUMENT)
    url = _url(site, kind, id)
    name = site.renderer.name(kind, id).strip("《》")
    return {
        "@type": "CreativeWork" if work else "Thing",
        "@id": f"{url}#it",
        "url": url,
        "name": name,
    }


def _url(site: Site, kind: ObjectKind, id: str) -> str:
    return site.settings.site_url + address.page(kind, id)
