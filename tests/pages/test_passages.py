"""Every word of the document on the page of the whole notice has an address, and says how it is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import html

from macros.addresses.address import passage_owner
from macros.editing.diff.objects import Objects
from macros.editing.diff.objects import published as compared
from macros.loading.load import load
from macros.model.anchors import AMENDED_ANCHOR, TITLE_ANCHOR
from macros.text.lines.reflow import squeeze
from tests.conftest import Published, shared_site

PASSAGE = re.compile(r"-p\d+$")
OURS = frozenset("pl-amended pl-hint pl-open pl-compared pl-former headerlink".split())
"""What the site says among the words of the document."""
NUMBERS = frozenset("pl-printed-number pl-row-link".split())
"""The printed number of a measure belongs to none of its sentences: it leads to the measure's page."""


def pieces(site: Published) -> Iterator[tuple[str, list[Any]]]:
    """Yield each piece of text of the document with the elements around it, innermost first."""
    tree = html.parse(site.folder / "plan" / "index.html")
    (article,) = tree.xpath("//article")
    for piece in article.xpath(
        ".//*[contains(@class, 'pl-issued')]//text() | .//h1//text() | .//*[@data-cited]//text()"
    ):
        parent = piece.getparent()
        inner = parent.getparent() if piece.is_tail else parent
        around = [inner, *inner.iterancestors()]
        classes = {name for one in around for name in (one.get("class") or "").split()}
        if piece.strip() and not classes & (OURS | NUMBERS):
            yield piece, around


def test_every_word_of_the_document_is_in_a_passage_with_an_address(any_site: Published) -> None:
    lost = [
        piece
        for piece, around in pieces(any_site)
        if not any(PASSAGE.search(one.get("id") or one.get("data-passage") or "") for one in around)
        or all(one.get("data-cited") is None for one in around)
    ]
    assert not lost
    assert len(list(pieces(any_site))) > 10


def test_the_address_of_each_passage_belongs_to_an_object_or_part_and_to_none_else(
    any_site: Published,
) -> None:
    tree = html.parse(any_site.folder / "plan" / "index.html")
    index = any_site.site.index
    owners = {passage.anchor for passage in index.framing} | {*index.living}
    passages = [id for id in tree.xpath("//article//@id") if PASSAGE.search(id)]
    assert passages
    assert len(passages) == len({*passages})
    assert {passage_owner(id) for id in passages} <= owners | {TITLE_ANCHOR, AMENDED_ANCHOR}


def test_what_two_plans_are_compared_by_are_the_addresses_of_the_page(any_site: Published) -> None:
    tree = html.parse(any_site.folder / "plan" / "index.html")
    ids = {*tree.xpath("//article//@id")}
    known = {
        where.removeprefix("plan/#")
        for where in compared(Objects(load(any_site.site.settings.plan).file))
        if where.startswith("plan/#")
    }
    assert {id for id in ids if PASSAGE.search(id) and AMENDED_ANCHOR not in id} <= known
    assert known <= ids


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("单位：万元", "附件表表题"),
        ("牵头单位", "附件表表头"),
        ("泠川市农村供水保障管理办法", "标题"),
        ("附件农村供水重点工程表", "附件标题"),
    ],
)
def test_titles_captions_and_headers_are_cited_as_such(
    words: str, cited: str, pytestconfig: pytest.Config
) -> None:
    found = set()
    for _, around in pieces(shared_site(pytestconfig, "amended")):
        passages = [one for one in around if PASSAGE.search(one.get("id") or "")]
        if passages and squeeze(passages[0].text_content()) == words:
            found |= {*passages[0].xpath("(ancestor-or-self::*/@data-cited)[last()]")}
    assert cited in found
