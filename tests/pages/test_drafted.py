"""Which titles of a list are the editors' words."""

from __future__ import annotations

from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.pages.views.drafted import MOST_NAMED, drafted_titles
from tests.conftest import Published


def entries(index: Index, official: bool) -> list[MeasureEntry]:
    return [entry for entry in index.measures.values() if entry.title_is_official is official]


def test_those_that_editors_wrote_are_named_by_their_numbers(second: Published) -> None:
    index = second.site.index
    said = drafted_titles(index.measures.values())
    assert said == "2、9、12 的标题由编者据原文拟写，不是公文的字。"
    assert drafted_titles(entries(index, official=True)) == ""
    assert drafted_titles(entries(index, official=False)).startswith("各条措施的标题")


def test_many_are_counted_and_so_are_those_that_numbers_do_not_tell_apart(first: Published) -> None:
    index = first.site.index
    drafted, official = entries(index, official=False), entries(index, official=True)
    many = [*drafted, *drafted, official[0]]
    assert len(many) > MOST_NAMED
    assert drafted_titles(many).startswith(f"其中 {2 * len(drafted)} 条措施的标题")

    for entry in drafted[:2]:
        assert drafted_titles([entry, entry, official[0]]).startswith("其中 2 条措施的标题")
