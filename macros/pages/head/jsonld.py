"""What pages are about, in the vocabulary of schema.org, for machines that read pages.

A unit of the plan may be one organisation or a kind of them; the data does not say which, so
only the issuers and those with a code of their own, who must be one, are called organisations,
and the others are things. A plan is legislation if it calls itself by a word for rules, such as
办法; every other is a document. Their jurisdiction is stated only if a government that issued them is named after
its place, such as 某市人民政府.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from macros.addresses import address, downloads
from macros.index.entries import DocumentEntry, Entry, SectionEntry
from macros.index.measures import MeasureEntry
from macros.index.plan_words import document_word
from macros.index.titles import link_text
from macros.index.units import UnitEntry
from macros.model.kinds import ObjectKind, UnitKind, ValidityStatus
from macros.model.measure import Deadline
from macros.model.section import headed
from macros.model.unit import Unit
from macros.pages.head.dataset import dataset
from macros.pages.head.trail import Crumb
from macros.pages.site import Site
from macros.text.characters.han import HAN

_OF_GOVERNMENT = (
    UnitKind.COORDINATING,
    UnitKind.PEOPLES_CONGRESS,
    UnitKind.GOVERNMENT,
    UnitKind.JUDICIAL,
)
_AT_A_PLACE = re.compile(
    rf"((?!各|有关|相关|所辖|下辖|市辖|[本全][省市区县])[{HAN}]{{2,}}(?:省|市|区|县|旗|州|盟|乡|镇))"
    r"人民(?:政府|代表大会(?:常务委员会)?)(?:办公厅|办公室)?"
)
"""The name of a government or congress that begins with the name of its place."""
_RULES = ("办法", "细则", "规定", "规则", "条例", "规程", "制度")
"""What documents call themselves that lay down rules in force until they are ended."""


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
                    "item": {"@id": root + crumb.address},
                }
                for place, crumb in enumerate(crumbs, start=1)
            ],
        }
    graph = [page]
    if where in (address.HOME, address.PLAN):
        page["mainEntity"] = {"@id": f"{root}#plan"}
        graph += [_website(site), _plan(site)]
    elif where == downloads.FOLDER:
        page["mainEntity"] = dataset(site)
    elif where == address.GLOSSARY:
        page["mainEntity"] = _glossary(site)
    elif entry := address.entry_at(site.index, where):
        page["mainEntity"] = _object(site, entry)
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
    operator = site.settings.operator.name
    publisher = {"@type": "Organization", "name": operator}
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
        **({"publisher": publisher} if operator else {}),
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
    if document_word(plan) in _RULES:
        about |= _legislation(site)
    if plan.issued_on:
        about["datePublished"] = plan.issued_on.isoformat()
    if plan.validity:
        about["creativeWorkStatus"] = plan.validity.status.label
        if plan.validity.until:
            about["expires"] = plan.validity.until.isoformat()
    if issuers := [_organisation(site, index.units[id]) for id in plan.issuer]:
        about["publisher"] = issuers[0] if len(issuers) == 1 else issuers
    held: list[Entry] = []
    for top in index.parts.values():
        if not top.ancestors:
            held += (top,) if top.section.headed else top.own
    about["hasPart"] = [_part(site, entry) for entry in held]
    return about


def _legislation(site: Site) -> dict[str, Any]:
    """Return what is said of rules besides; of their force only if somebody has looked it up."""
    index, plan = site.index, site.index.plan
    about: dict[str, Any] = {"@type": "Legislation", "legislationType": document_word(plan)}
    if plan.document_number:
        about["legislationIdentifier"] = plan.document_number
    if plan.issued_on:
        about["legislationDate"] = plan.issued_on.isoformat()
    if plan.validity:
        lasts = plan.validity.status is ValidityStatus.IN_FORCE
        about["legislationLegalForce"] = (
            f"https://schema.org/{'InForce' if lasts else 'NotInForce'}"
        )
        if index.data_date:
            about["legislationDateVersion"] = index.data_date.isoformat()
    if place := _place(index.units[id] for id in plan.issuer):
        about["legislationJurisdiction"] = {"@type": "AdministrativeArea", "name": place}
    if issuers := [_organisation(site, index.units[id]) for id in plan.issuer]:
        about["legislationPassedBy"] = issuers[0] if len(issuers) == 1 else issuers
    return about


def _place(issuers: Iterable[UnitEntry]) -> str:
    """Return the place of which the issuers are the government; empty if their names have none, or several."""
    names = (_AT_A_PLACE.fullmatch(one.unit.name) for one in issuers if not one.is_class)
    places = {name[1] for name in names if name}
    return places.pop() if len(places) == 1 else ""


def _organisation(site: Site, entry: UnitEntry) -> dict[str, Any]:
    """Return a unit that is known to be one organisation."""
    unit = entry.unit
    return {
        "@type": "GovernmentOrganization" if unit.kind in _OF_GOVERNMENT else "Organization",
        "name": unit.name,
        "url": unit.url or site.url(entry),
        **_identified(unit),
    }


def _identified(unit: Unit) -> dict[str, Any]:
    if not unit.code:
        return {}
    scheme = "统一社会信用代码"
    code = {"@type": "PropertyValue", "propertyID": scheme, "value": unit.code}
    return {"identifier": code, "taxID": unit.code}


def _object(site: Site, entry: Entry) -> dict[str, Any]:
    index = site.index
    about = _part(site, entry)
    if isinstance(entry, MeasureEntry):
        if entry.number:
            about["position"] = entry.number
        about["isPartOf"] = (
            _part(site, index.sections[entry.section.id])
            if entry.section
            else {"@id": f"{site.settings.site_url}#plan"}
        )
        if entry.measure.documents:
            about["citation"] = [_part(site, index.documents[d]) for d in entry.measure.documents]
        if entry.unit_ids:
            about["mentions"] = [_part(site, index.units[unit]) for unit in entry.unit_ids]
        if due := [_due(site, deadline) for deadline in entry.measure.all_deadlines]:
            about["about"] = due
    elif isinstance(entry, SectionEntry):
        about["isPartOf"] = (
            _part(site, index.sections[entry.ancestors[-1].id])
            if entry.ancestors
            else {"@id": f"{site.settings.site_url}#plan"}
        )
        inner: list[Entry] = [index.sections[s.id] for s in headed(entry.section.sections)]
        inner += entry.own
        for run in entry.section.sections:
            inner += () if run.headed else index.parts[run.id].own
        about["hasPart"] = [_part(site, each) for each in inner]
    elif isinstance(entry, DocumentEntry):
        document = entry.document
        if document.number:
            about["identifier"] = document.number
        if document.issued_on:
            about["datePublished"] = document.issued_on.isoformat()
        if document.url:
            about["sameAs"] = document.url
    elif isinstance(entry, UnitEntry):
        unit = entry.unit
        if unit.code:
            about |= {**_organisation(site, entry), "url": about["url"]}
        names = [name for name in (unit.short, *unit.aliases, *entry.new_names) if name]
        if names:
            about["alternateName"] = names
        if unit.url:
            about["sameAs"] = unit.url
    return about


def _due(site: Site, deadline: Deadline) -> dict[str, Any]:
    """Return what is to be done by a deadline, and by whom if not by all."""
    action: dict[str, Any] = {"@type": "Action", "description": deadline.text}
    if deadline.what:
        action["name"] = deadline.what
    if units := [site.index.units[id] for id in deadline.units]:
        action["disambiguatingDescription"] = "、".join(entry.unit.name for entry in units)
    if known := [_organisation(site, entry) for entry in units if entry.unit.code]:
        action["agent"] = known
    if deadline.on:  # endTime would need a time of day
        day = deadline.on.isoformat()
        return {"@type": "PlanAction", "scheduledTime": day, "object": action}
    return action


def _glossary(site: Site) -> dict[str, Any]:
    return {
        "@type": "DefinedTermSet",
        "name": "术语",
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "@id": site.url(entry),
                "name": entry.term.term,
                "description": entry.term.definition,
            }
            for entry in site.index.terms.values()
        ],
    }


def _part(site: Site, entry: Entry) -> dict[str, Any]:
    work = isinstance(entry, SectionEntry | MeasureEntry | DocumentEntry)
    url = site.url(entry)
    name = entry.title if isinstance(entry, DocumentEntry) else link_text(entry)
    return {
        "@type": "CreativeWork" if work else "Thing",
        "@id": f"{url}#it",
        "url": url,
        "name": name,
    }
