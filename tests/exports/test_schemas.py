"""Each file of metadata keeps to the schema, or the grammar, of its own field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from lxml import etree
from pyld import jsonld

from macros.addresses import address, downloads
from macros.exports.dataset import dataset_files
from macros.exports.sharing.crawlers import for_crawlers
from macros.exports.sharing.feeds import feeds
from macros.pages.head.jsonld import json_ld
from macros.pages.head.trail import trail
from macros.pages.site import Site
from macros.settings.operator import Operator
from tests.conftest import Published
from tests.exports.conftest import NoPages
from tests.some import some

FOLDER = Path(__file__).with_name("schemas")
SCHEMA_ORG = "http://schema.org/"
CONTEXT = json.loads((FOLDER / "schema-org-context.json").read_text("utf-8"))
ATOM = etree.RelaxNG(etree.parse(str(FOLDER / "atom.rng")))
SITEMAP = etree.XMLSchema(etree.parse(str(FOLDER / "sitemap.xsd")))
PACKAGE = Draft7Validator(json.loads((FOLDER / "data-package.json").read_text("utf-8")))


@cache
def grammar() -> Any:
    """The grammar of security.txt; reading it takes a second, which workers without its test save."""
    from abnf.grammars import rfc3986
    from abnf.grammars.misc import load_grammar_rules
    from abnf.parser import Rule

    @load_grammar_rules([("URI", rfc3986.Rule("URI"))])
    class Security(Rule):
        grammar = (FOLDER / "security-txt.abnf").read_text("utf-8").splitlines()

    return Security("body")


def is_security_txt(text: str) -> bool:
    from abnf.parser import ParseError

    try:
        grammar().parse_all(text)
    except ParseError:
        return False
    return True


def test_every_feed_keeps_to_the_schema_of_atom(built_otherwise: Site) -> None:
    for file in some(tuple(feeds(built_otherwise, NoPages()))):
        assert ATOM.validate(etree.fromstring(file.content)), ATOM.error_log


@pytest.mark.parametrize("name", ["id", "title", "updated", "name"])
def test_a_feed_that_lacks_what_atom_asks_for_is_found(built_otherwise: Site, name: str) -> None:
    root = etree.fromstring(next(feeds(built_otherwise, NoPages())).content)
    lost = next(root.iter(f"{{*}}{name}"))
    next(lost.iterancestors()).remove(lost)
    assert not ATOM.validate(root)


@pytest.mark.site
def test_the_sitemap_keeps_to_its_schema(second: Published) -> None:
    root = etree.parse(str(second.folder / "sitemap.xml")).getroot()
    assert SITEMAP.validate(root), SITEMAP.error_log
    next(root.iter("{*}lastmod")).text = "2025年"
    assert not SITEMAP.validate(root)


def package(site: Site) -> Any:
    return json.loads(
        next(f for f in dataset_files(site, NoPages()) if f.address == downloads.PACKAGE).content
    )


def test_the_package_keeps_to_the_profile_of_data_package(built_otherwise: Site) -> None:
    made = package(built_otherwise)
    assert [error.message for error in PACKAGE.iter_errors(made)] == []
    faulty: tuple[dict[str, Any], ...] = (
        {"resources": []},
        {"name": "甲"},
        {"licenses": [{"title": "甲"}]},
        {"resources": [made["resources"][0] | {"path": "/etc/passwd"}]},
    )
    for wrong in faulty:
        assert list(PACKAGE.iter_errors(made | wrong)), wrong


@pytest.mark.parametrize(
    "security",
    ["safe@example.org", "https://example.org/report?kind=security", "mailto:a@example.org"],
)
def test_security_txt_keeps_to_the_grammar_of_its_rfc(other: Site, security: str) -> None:
    operator = replace(Operator(), security=security, security_until="2027-12-31")
    made = {f.address: f for f in for_crawlers(other.run_by(operator), NoPages())}
    for where in address.SECURITY:
        text = made[where].content.decode()
        assert is_security_txt(text), text
        for lost in ("Contact", "Expires"):
            assert not is_security_txt(re.sub(rf"^{lost}: .*\n", "", text, flags=re.M))
        assert not is_security_txt(text.replace("mailto:", "").replace("https:", ""))
        assert not is_security_txt(text.replace("T23:59:59", " 23:59:59"))


def pages(site: Site) -> list[str]:
    objects = [address.page(e) for kind in site.index.by_kind.values() for e in kind.values()]
    lists = [address.listing(kind) for kind in site.index.by_kind]
    own = [where for where in objects if "#" not in where]
    return [address.HOME, address.PLAN, downloads.FOLDER, *lists, *own]


def loaded(url: str, options: Any) -> dict[str, Any]:
    """Give the context of schema.org, which pages name, without a network."""
    assert url == "https://schema.org"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url} | {
        "document": CONTEXT
    }


def terms(node: Any) -> Iterator[str]:
    """Yield each property in a tree."""
    if isinstance(node, list):
        for one in node:
            yield from terms(one)
    elif isinstance(node, dict):
        for name, held in node.items():
            if not name.startswith("@"):
                yield name.removeprefix(SCHEMA_ORG)
            yield from terms(held)


def identifiers(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for one in node:
            yield from identifiers(one)
    elif isinstance(node, dict):
        yield from [node["@id"]] if "@id" in node else []
        for name, held in node.items():
            yield from identifiers(held) if name != "@id" else ()


def test_programs_that_read_json_ld_lose_nothing_of_a_page(built_otherwise: Site) -> None:
    site = built_otherwise
    for where in some(pages(site)):
        said = json.loads(json_ld(site, where, "题", trail(site.index, where, "题")))
        made = jsonld.expand(said, {"documentLoader": loaded})
        assert sorted(terms(made)) == sorted(terms(said["@graph"])), where
        assert [one for one in identifiers(made) if not re.match(r"https?://", one)] == [], where
        assert jsonld.to_rdf(said, {"documentLoader": loaded})["@default"]


def test_a_property_that_is_none_of_schema_org_is_lost() -> None:
    said = {"@context": "https://schema.org", "@graph": [{"@id": "https://a/", "a b:c": "甲"}]}
    made = jsonld.expand(said, {"documentLoader": loaded})
    assert [*terms(made)] != [*terms(said["@graph"])]
