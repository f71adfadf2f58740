"""What pages say of themselves to machines keeps to the vocabulary of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.addresses import address, downloads
from macros.pages.head import jsonld
from macros.pages.head.jsonld import json_ld
from macros.pages.head.trail import trail
from macros.pages.site import Site, build_site
from macros.settings import Settings
from tests.conftest import FIRST, OTHERS, SECOND
from tests.pages.schema_org import MEMBERS, PROPERTIES, TYPES

ROOT = "https://example.org/kb/"
BASE = "https://schema.org/"
FORMS = {
    "Text": r"(?s).+",
    "URL": r"https?://\S+",
    "Date": r"\d{4}-\d\d-\d\d",
    "Integer": r"\d+",
}
NOTE = re.compile(r"\w+-input$")
"""An annotation of what an action asks for (schema.org, Potential Actions): no term."""
Node = dict[str, Any]


def graph(site: Site, where: str) -> list[Node]:
    data = json.loads(json_ld(site, where, "题", trail(site.index, where, "题")))
    assert data["@context"] == "https://schema.org"
    nodes: list[Node] = data["@graph"]
    return nodes


def kinds(type: str) -> Iterator[str]:
    yield type
    for above in TYPES[type]:
        yield from kinds(above)


def faults(node: Node, known: dict[str, str]) -> Iterator[str]:
    """Yield what the vocabulary does not have: a type, a property on a type, a value."""
    if "@type" not in node:
        if node.keys() != {"@id"}:
            yield f"no type: {node}"
        return
    type = node["@type"]
    if type not in TYPES:
        yield f"type {type}"
        return
    for name, given in node.items():
        if name.startswith("@") or NOTE.fullmatch(name):
            continue
        on, of = PROPERTIES.get(name, ((), ()))
        if not set(on) & set(kinds(type)):
            yield f"{name} on {type}"
        for value in given if isinstance(given, list) else [given]:
            if isinstance(value, dict):
                yield from faults(value, known)
                meant = value.get("@type") or known.get(value["@id"])
                fits = meant in TYPES and bool(set(of) & set(kinds(meant)))
            else:
                member = MEMBERS.get(str(value).removeprefix(BASE)) in of
                forms = [FORMS[each] for each in of if each in FORMS]
                fits = member or any(re.fullmatch(form, str(value)) for form in forms)
            if not fits:
                yield f"{name}: {value}"


def pages(site: Site) -> list[str]:
    index = site.index
    lists = [address.listing(kind) for kind in index.by_kind]
    objects = [address.page(e) for entries in index.by_kind.values() for e in entries.values()]
    own = [where for where in objects if "#" not in where]
    return [address.HOME, address.PLAN, downloads.FOLDER, *lists, *own]


def faults_of(site: Site) -> set[str]:
    nodes = [node for where in pages(site) for node in graph(site, where)]
    known = {node["@id"]: node["@type"] for node in nodes}
    return {fault for node in nodes for fault in faults(node, known)}


@pytest.mark.parametrize("plan", [FIRST, SECOND, *OTHERS], ids=lambda path: path.parent.name)
def test_every_type_property_and_value_is_in_the_vocabulary(plan: Path) -> None:
    assert faults_of(build_site(Settings(plan=plan, site_url=ROOT))) == set()


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Law"}, "type Law"),
        ({"@type": "Thing", "agent": {"@id": "a"}}, "agent on Thing"),
        ({"@type": "Action", "agent": {"@type": "Thing"}}, "agent: {'@type': 'Thing'}"),
        ({"@type": "Dataset", "legislationDate": "2023-06-25"}, "legislationDate on Dataset"),
        ({"@type": "Legislation", "legislationDate": "今年"}, "legislationDate: 今年"),
        ({"@type": "Legislation", "legislationLegalForce": "有效"}, "legislationLegalForce: 有效"),
        ({"name": "甲"}, "no type: {'name': '甲'}"),
    ],
)
def test_what_is_not_in_the_vocabulary_is_found(node: Node, fault: str) -> None:
    assert fault in list(faults(node, {"a": "Organization"}))


def plan_node(name: str) -> Node:
    (plan,) = (path for path in (SECOND, *OTHERS) if path.parent.name == name)
    site = build_site(Settings(plan=plan, site_url=ROOT))
    return next(node for node in graph(site, "") if node["@id"] == f"{ROOT}#plan")


def test_rules_are_legislation_and_say_of_their_force_what_was_looked_up() -> None:
    lasting, over = plan_node("amended"), plan_node("articles")
    for node in (lasting, over):
        assert node["@type"] == "Legislation"
        assert node["legislationType"] == "办法"
        assert node["legislationIdentifier"] == node["identifier"]
        assert node["legislationDate"] == node["datePublished"]
    assert lasting["legislationLegalForce"] == f"{BASE}InForce"
    assert over["legislationLegalForce"] == f"{BASE}NotInForce"


def test_rules_come_from_the_place_of_the_government_that_issued_them() -> None:
    place = {"@type": "AdministrativeArea", "name": "泠川市"}
    assert plan_node("amended")["legislationJurisdiction"] == place
    assert "legislationJurisdiction" not in plan_node("articles")  # a bureau's name is no place's


@pytest.mark.parametrize(
    ("names", "place"),
    [
        (["泠川市人民政府"], "泠川市"),
        (["某省泠川市南山县人民政府办公室"], "某省泠川市南山县"),
        (["泠川市人民代表大会常务委员会"], "泠川市"),
        (["泠川市人民政府", "泠川市科学技术局"], "泠川市"),
        (["泠川市人民政府", "望澜市人民政府"], ""),
        (["本溪市人民政府"], "本溪市"),
        (["全州县人民政府"], "全州县"),
        (["市人民政府"], ""),
        (["本市各县人民政府"], ""),
        (["所辖县人民政府"], ""),
        (["全市人民政府"], ""),
        (["各区县人民政府"], ""),
        (["有关县（区）人民政府"], ""),
        (["相关乡镇人民政府"], ""),
        (["国务院办公厅"], ""),
        (["泠川市人民政府国有资产监督管理委员会"], ""),
        (["泠川市知识产权局"], ""),
        ([], ""),
    ],
)
def test_only_the_name_of_a_government_tells_a_place(names: list[str], place: str) -> None:
    some_unit = next(iter(build_site(Settings(plan=SECOND)).index.units.values()))
    units = [
        replace(some_unit, unit=some_unit.unit.model_copy(update={"name": n, "extent": None}))
        for n in names
    ]
    assert jsonld._place(units) == place


def test_a_plan_is_a_document_even_if_its_validity_is_known() -> None:
    for name, status in (("milestones", "废止"), ("second", None)):
        node = plan_node(name)
        assert node["@type"] == "DigitalDocument"
        assert node.get("creativeWorkStatus") == status
        assert not [key for key in node if key.startswith("legislation")]


def test_the_data_set_offers_every_file_of_the_plan() -> None:
    site = build_site(Settings(plan=SECOND, site_url=ROOT))
    data = graph(site, downloads.FOLDER)[0]["mainEntity"]
    assert data["@type"] == "Dataset"
    given = {file["contentUrl"]: file["encodingFormat"] for file in data["distribution"]}
    for file in downloads.of_plan(site.index):
        assert given.pop(ROOT + file.address) == file.format.media_type
    assert given == {
        f"{ROOT}api/v1/plan.json": "application/json",
        f"{ROOT}{downloads.LINES}": downloads.LINES_TYPE,
        f"{ROOT}{downloads.database(site.index)}": downloads.DATABASE_TYPE,
        f"{ROOT}{downloads.akoma_ntoso(site.index)}": downloads.AKN_TYPE,
    }
    assert data["isBasedOn"] == {"@id": f"{ROOT}#plan"}
    assert site.index.data_date
    assert data["dateModified"] == site.index.data_date.isoformat()
