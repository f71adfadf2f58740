"""A link leads where it was made to lead, and is as short as it can be."""

from __future__ import annotations

import posixpath
from urllib.parse import urljoin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.addresses.links import relative, target

NAMES = st.sampled_from(("a", "ab", "b", "units"))
FOLDERS = st.lists(NAMES, max_size=3).map(lambda names: "".join(f"{name}/" for name in names))
FILES = st.tuples(FOLDERS, st.sampled_from(("index.html", "x.json", "f"))).map("".join)
ROOT = "https://example.org/kb/plan/"


@given(FOLDERS | FILES, FOLDERS, st.sampled_from(("", "#part")))
def test_a_link_leads_to_its_target_by_the_shortest_way(path: str, page: str, anchor: str) -> None:
    assume((path, anchor) != (page, ""))
    link = relative(path + anchor, page)
    assert urljoin(ROOT + page, link) == ROOT + path + anchor
    assert target(link.partition("#")[0], page) == path
    if path != page:
        shortest = posixpath.relpath(path or ".", page or ".")
        assert link.removesuffix(anchor).removesuffix("/") == shortest.removesuffix("/")


@given(
    st.lists(st.sampled_from(("../", "./", "a/", "b", "/", ".", "?a", "%41", ":", "é"))), FOLDERS
)
def test_what_is_plain_leads_where_browsers_go(pieces: list[str], page: str) -> None:
    link = "".join(pieces)
    found = target(link, page)
    if found is not None:
        assert urljoin(ROOT + page, link) == ROOT + found


@pytest.mark.parametrize(
    "link",
    ["/a/", "a?b", "https://a/", "mailto:a", "%41/", "../../../a/", "a//b", "a/../b", "./../"],
)
def test_what_is_not_plain_is_left_to_the_whole_rule(link: str) -> None:
    assert target(link, "units/a/") is None
