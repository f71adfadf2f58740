"""The check of links knows every way in which a file of the site can name another."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.building.built import read_built
from macros.building.links import broken_links
from macros.pages.site import Site, build_site
from macros.settings import Settings
from tests.conftest import GUIDE

URL = "https://example.org/kb/plan/"
FILES = {
    "index.html": "",
    "there/index.html": '<p id="part"></p><p id="部分"></p><a name="old"></a>',
    "一个 页/index.html": "",
    "page.html": '<p id="part"></p>',
    "there/picture.png": "",
    "data.json": "{}",
    "empty/data.json": "{}",
}
GOOD = (
    *(
        "there/",
        "there",
        "there/index.html",
        "./there/",
        "there/#part",
        "there#part",
        "page.html#part",
    ),
    *(
        "there/#%E9%83%A8%E5%88%86",
        "there/#部分",
        "there/#old",
        "there/?a=b#part",
        "there/#:~:text=x",
    ),
    *("", "#", "#top", "./", "?a=b", "there/#", "data.json", "data.json#part", "there/picture.png"),
    *("%E4%B8%80%E4%B8%AA%20%E9%A1%B5/", "一个 页/", " there/ ", "../plan/there/", "../../kb/plan"),
    *("/kb/plan/there/#part", "/kb/plan", f"{URL}there/#part", URL, "//example.org/kb/plan/there/"),
    *("mailto:a@b.c", "tel:12345", "javascript:void(0)", "data:text/plain,a", "JavaScript:void(0)"),
    *("https://example.com/nowhere/", "https://example.org/other/", "//example.com/nowhere"),
)
BAD = {
    **dict.fromkeys(("nowhere/", "nowhere", "there/nowhere", "data.jso"), "没有这个网页或文件"),
    **dict.fromkeys(
        ("There/", "THERE/#part", "Data.json", "there/Index.html"), "没有这个网页或文件"
    ),
    **dict.fromkeys(("empty/", "empty", "page/", "page", "page.html/"), "没有这个网页或文件"),
    **dict.fromkeys(("%E4%B8%80/", "there/%zz", "nowhere/?a=b"), "没有这个网页或文件"),
    **dict.fromkeys(("/kb/plan/nowhere/", f"{URL}nowhere/"), "没有这个网页或文件"),
    **dict.fromkeys(("//example.org/kb/plan/nowhere/",), "没有这个网页或文件"),
    **dict.fromkeys(("there/#nowhere", "#part", "there/#Part", "there#nowhere"), "没有这个锚点"),
    **dict.fromkeys(
        ("there/#%E9%83%A8", "there/?a=b#x", f"{URL}#part", "/kb/plan#x"), "没有这个锚点"
    ),
    **dict.fromkeys(("../there/", "/there/", "../../../there/"), "在本站之外"),
    **dict.fromkeys(("http://", "https://[there/"), "不是网址"),
}
PLACES = (
    '<a href="{}">',
    '<area href="{}">',
    '<link rel="canonical" href="{}">',
    '<link rel="preload" as="image" imagesrcset="{} 1x">',
    '<img src="{}">',
    '<img srcset="there/picture.png 1x, {} 2x">',
    '<picture><source srcset="{}"></picture>',
    '<video poster="{}"></video>',
    '<audio src="{}"></audio>',
    '<track src="{}">',
    '<script src="{}"></script>',
    '<iframe src="{}"></iframe>',
    '<embed src="{}">',
    '<object data="{}"></object>',
    '<input type="image" src="{}">',
    '<form action="{}"></form>',
    '<button formaction="{}">',
    '<blockquote cite="{}"></blockquote>',
    '<table background="{}">',
    '<p style="background: url({})">',
    "<style>p {{ background: url('{}') }}</style>",
    '<style>@import "{}";</style>',
    '<svg><use href="{}"></use></svg>',
    '<svg><image href="{}"></image></svg>',
    '<svg><a xlink:href="{}"></a></svg>',
    '<meta http-equiv="refresh" content="0; url={}">',
    '<noscript><a href="{}"></a></noscript>',
    '<template><a href="{}"></a></template>',
    '<pre><a href="{}"></a></pre>',
    '<a rel="nofollow" href="{}">',
)
"""Each place of a page in which an address can stand."""


@pytest.fixture(scope="module")
def site() -> Site:
    return build_site(Settings(plan=GUIDE, site_url=URL))


def faults(folder: Path, site: Site, files: dict[str, str]) -> list[str]:
    for name, text in (FILES | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<body>{text}" if name.endswith(".html") else text, "utf-8")
    return list(broken_links(read_built(folder, URL), site))


def test_good_links_pass(tmp_path: Path, site: Site) -> None:
    links = "".join(f'<a href="{link}">' for link in GOOD)
    assert faults(tmp_path, site, {"index.html": links}) == []
    deep = "".join(
        f'<a href="{link}">' for link in ("../../there/#part", "../..", "../../", "x.txt")
    )
    assert faults(tmp_path, site, {"a/b/index.html": deep, "a/b/x.txt": ""}) == []


def test_files_that_cannot_be_read_are_left_to_another_check(tmp_path: Path, site: Site) -> None:
    for name in ("a.css", "a.txt", "a.xml"):
        (tmp_path / name).write_bytes(b"<\xbc\xd7>")
    assert faults(tmp_path, site, {"index.html": '<a href="a.txt">'}) == []


@pytest.mark.parametrize(("link", "reason"), BAD.items())
def test_a_bad_link_is_named_with_its_page_and_reason(
    tmp_path: Path, site: Site, link: str, reason: str
) -> None:
    (said,) = faults(tmp_path, site, {"index.html": f'<a href="{link}"><a href="there/">'})
    assert said.startswith(f"index.html：链接“{link}”走不通（")
    assert reason in said


@pytest.mark.parametrize("place", PLACES)
def test_a_bad_link_is_found_wherever_it_stands(tmp_path: Path, site: Site, place: str) -> None:
    assert faults(tmp_path, site, {"page.html": place.format("there/picture.png")}) == []
    (said,) = faults(tmp_path, site, {"page.html": place.format("nowhere.png")})
    assert "page.html：链接“nowhere.png”" in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sitemap.xml", f"<urlset><url><loc>{URL}nowhere/</loc></url></urlset>"),
        ("feed.xml", f'<feed><link href="{URL}nowhere/"/></feed>'),
        (
            "there/feed.xml",
            f"<content type='html'>&lt;a href=&quot;{URL}nowhere/&quot;&gt;</content>",
        ),
        ("robots.txt", f"Sitemap: {URL}nowhere/"),
        ("llms.txt", f"- [页]({URL}nowhere/)：见 {URL}there/。"),
        ("style.css", f'p {{ background: url("{URL}nowhere/") }}'),
        ("there/style.css", "@import '../nowhere/';"),
        ("there/style.css", "p { background: url(../nowhere/) }"),
    ],
)
def test_a_bad_link_is_found_in_files_that_are_no_pages(
    tmp_path: Path, site: Site, name: str, text: str
) -> None:
    (said,) = faults(tmp_path, site, {"index.html": '<a href="there/">', name: text})
    assert said.startswith(f"{name}：链接“")
    assert "nowhere/”" in said
    right = text.replace("nowhere/", "there/")
    assert faults(tmp_path, site, {"index.html": '<a href="there/">', name: right}) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("feed.xml", "<feed><title>{}</title><content>见{}，或 {}</content></feed>"),
        ("llms.txt", "# 甲\\]({})\n> {}\n- [页]({there}): 见{}。{}"),
        ("a/index.html", "<p title='{}'>{}</p><code>{}</code>"),
    ],
)
def test_an_address_in_words_of_the_plan_is_no_link(
    tmp_path: Path, site: Site, name: str, text: str
) -> None:
    whole = text.replace("{there}", f"{URL}there/").replace("{}", f"{URL}nowhere/")
    assert faults(tmp_path, site, {"index.html": '<a href="there/">', name: whole}) == []


def test_a_page_says_from_where_its_links_are_meant(tmp_path: Path, site: Site) -> None:
    page = '<base href="{}"><a href="there/">'
    assert faults(tmp_path, site, {"a/index.html": page.format(URL)}) == []
    assert len(faults(tmp_path, site, {"a/index.html": page.format("./")})) == 1


def test_a_site_without_any_link_does_not_pass(tmp_path: Path, site: Site) -> None:
    assert faults(tmp_path, site, {}) == ["链接检查一个链接也没有找到。"]


def test_a_site_at_the_root_of_its_host_is_checked_too(tmp_path: Path) -> None:
    site = build_site(Settings(plan=GUIDE, site_url="https://example.org/"))
    good = '<a href="/there/"><a href="https://example.org"><a href="/">'
    assert faults(tmp_path, site, {"index.html": good}) == []
    assert len(faults(tmp_path, site, {"index.html": '<a href="/nowhere/">'})) == 1
