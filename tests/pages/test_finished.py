"""Blocks of HTML are taken out of a page at once, and nobody can tell from the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from macros.addresses import address
from macros.exports.search.by_hand import BEGIN, END, from_data
from macros.model.kinds import ObjectKind
from macros.pages.converted import _PLAIN, Converter
from macros.pages.finished import FinishedBlocks
from macros.pages.site import Site, build_site
from macros.settings import Settings
from tests.conftest import PLANS
from tests.some import some

EXTENSIONS = ["attr_list", "tables", "toc"]
CONFIGS = {"toc": {"permalink": "¶", "toc_depth": 3}}
PIECES = (
    *("<p>", "</p>", "<div class=\"a\">", "</div>", "<ul>", "<li>", "</li>", "</ul>", "<br>", "<hr>"),
    *("<span>", "</span>", "<a href=\"b/\">", "</a>", "<p/>", "<br/>", "<svg><path d=\"M0\"/></svg>"),
    *("<script>", "</script>", "<textarea>", "</textarea>", "<style>", "</style>", "<title>"),
    *("<!-- x -->", "<!--", "<?x?>", "<![CDATA[x]]>", "<p class='a'>", "<P>", "<", ">", "</", "<p"),
    *("&amp;", "&#35;", "&#35", "&#x41;", "&#x4", "&", "*a*", "`<p>`", "字", "a", "_", "[a](b)"),
    *("# 标题 { #title }", "## 节 <span>x</span>", "| a |\n|---|\n| b |", "- a", "    ", "\t", " "),
    *("\n", "\n", "\n\n", "\n\n", "\n\n\n", "   ", "\n   \n"),
)  # fmt: skip


def html(text: str, *more: str) -> tuple[str, object]:
    md = Markdown(extensions=[*more, *EXTENSIONS], extension_configs=CONFIGS)
    return md.convert(text), getattr(md, "toc_tokens", None)


def plain(text: str) -> bool:
    md = Markdown(extensions=EXTENSIONS)
    lines = md.preprocessors["normalize_whitespace"].run(text.split("\n"))
    return FinishedBlocks(md).run(lines) != lines


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_any_text_gives_the_html_that_markdown_alone_gives(text: str) -> None:
    assert html(text, "macros.pages.finished") == html(text)


BLOCKS = st.recursive(
    st.sampled_from(("字", "&#35;", "<br>", "<hr>", "<p>字\n\n字</p>", "<svg><path d=\"M0\"/></svg>")),
    lambda inner: st.tuples(
        st.sampled_from(("div", "p", "ul", "span", "table", "textarea", "script")),
        st.lists(inner, max_size=3).map("".join),
    ).map(lambda made: f"<{made[0]} id=\"a\">{made[1]}</{made[0]}>"),
)  # fmt: skip


@given(
    st.lists(
        st.tuples(BLOCKS, st.sampled_from(("", " ", "\n", "\n\n", "\n# 题 { #a }\n"))), max_size=6
    )
)
def test_well_formed_blocks_give_the_html_that_markdown_alone_gives(
    pieces: list[tuple[str, str]],
) -> None:
    text = "".join(block + after for block, after in pieces)
    assert html(text, "macros.pages.finished") == html(text)


@pytest.fixture(scope="module", params=PLANS)
def site(request: pytest.FixtureRequest) -> Site:
    return build_site(Settings(plan=PLANS[request.param], site_url="https://example.org/"))


def pages(site: Site) -> dict[str, str]:
    objects = {
        where: site.object_page(kind, id, where)
        for kind, entries in site.index.by_kind.items()
        for id, entry in entries.items()
        if kind is not ObjectKind.TERM and (where := address.page(entry))
    }
    others = {"plan/": site.plan("plan/"), "": site.home(""), "changes/": site.changes("changes/")}
    return objects | others


def test_every_page_of_a_plan_is_plain_and_the_same(site: Site) -> None:
    for where, text in some(pages(site).items()):
        assert plain(text), where
        assert html(text, "macros.pages.finished") == html(text), where


@given(
    st.lists(
        st.sampled_from((*"字aA1 。、 .;,?*_&<#{}[]()\\`", "&#35;", "&#40;", "&amp;")), max_size=9
    )
)
def test_the_heading_of_a_page_is_what_markdown_makes_of_it(pieces: list[str]) -> None:
    text = f"# {''.join(pieces)} {{ #title }}"
    md = Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS)
    if converted := Converter(md).convert(text):
        assert (converted.html, converted.contents) == html(text)


def test_every_title_of_a_plan_is_plain(site: Site) -> None:
    for where, text in some(pages(site).items()):
        if where.startswith(("measures/", "sections/")):
            assert _PLAIN.fullmatch(text.strip().split("\n")[0]), where


def test_a_page_by_hand_that_calls_the_macro_gives_the_same_html(site: Site) -> None:
    for where, text in some(pages(site).items()):
        by_hand, _ = html(from_data(text), "macros.pages.finished")
        begins, _, rest = by_hand.partition("\n")
        within, _, ends = rest.rpartition("\n")
        assert (begins, ends) == (BEGIN, END)
        assert within.strip() == html(text, "macros.pages.finished")[0].strip(), where
