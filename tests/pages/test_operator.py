"""Every page says whose site it is and how to report an error: what is set, and nothing else."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from macros.addresses import address
from macros.building.build import build
from macros.building.hints import hints
from macros.pages.site import build_site
from macros.settings import Settings
from macros.settings.operator import read_operator
from tests.conftest import PHONE, SECOND, Published, serve
from tests.engine import engine
from tests.kinds import NOWHERE
from tests.reader.axe import AXE, SMALL, faults_light_and_dark, open_page
from tests.settings.test_operator import ALL
from tests.some import some

pytestmark = pytest.mark.site
HOSTILE = {**ALL, "name": '示范市 <b>“甲&乙”</b> {{ 7 * 7 }} "'}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The site of the second plan with every setting made, served."""
    place = tmp_path_factory.mktemp("operator")
    config = engine(place)
    text = config.read_text("utf-8")
    start = "extra:\n"
    assert start in text
    given = f"{start}  operator: {json.dumps(HOSTILE, ensure_ascii=False)}\n"
    config.write_text(text.replace(start, given), "utf-8")
    folder = place / "site"
    with ExitStack() as served:
        url = served.enter_context(serve(folder, prefix="/kb/plan/"))
        settings = Settings(
            plan=SECOND, site_url=url, operator=read_operator(HOSTILE), repo_url="https://github.com/o/r"
        )  # fmt: skip
        build(settings, folder, config)
        yield Published(folder, build_site(settings), url)


def pages(site: Published) -> dict[str, html.HtmlElement]:
    """Return every page of the theme by its address, that for what is not there too."""
    found = {}
    for path in sorted(site.folder.rglob("*.html")):
        tree = html.document_fromstring(path.read_bytes())
        where = path.relative_to(site.folder).as_posix().removesuffix("index.html")
        if not where.startswith("embed/") and not tree.xpath("//meta[@http-equiv='refresh']"):
            found[where] = tree
    return found


def tags(tree: html.HtmlElement) -> dict[str, str]:
    """Return the tags of a government website on a page."""
    found = {meta.get("name"): meta.get("content") for meta in tree.xpath("//head/meta[@name]")}
    return {name: value for name, value in found.items() if name[:1].isupper()}


def foot(tree: html.HtmlElement) -> str:
    (footer,) = tree.xpath("//footer")
    return str(footer.text_content())


def test_every_page_has_a_report_with_its_name_and_address(run: Published) -> None:
    found = pages(run)
    former = {f"{entry.kind}s/{entry.id}/" for entry in run.site.index.retired}
    assert {"", "404.html", address.PLAN, "search/", "about/editing/"} | former <= set(found)
    for where, tree in found.items():
        (link,) = tree.xpath("//footer//a[@class='pl-report']")
        assert link.text == "本页有误？告诉我们"
        assert link.get("rel") is None  # a mail leads to no other site
        mail = urlsplit(link.get("href"))
        assert (mail.scheme, mail.path) == ("mailto", ALL["report"])
        name, at = parse_qs(mail.query)["body"][0].split("\r\n")[:2]
        words = name.removeprefix("网页：")
        assert words
        assert tree.findtext(".//title", "").startswith(words)
        assert at == f"网址：{run.url}{'' if where == '404.html' else where}"


def test_the_foot_says_who_runs_the_site_as_written(run: Published) -> None:
    for where, tree in some(pages(run).items()):
        words = foot(tree)
        assert f"主办单位：{HOSTILE['name']}；联系方式：{ALL['contact']}" in words, where
        assert f"网站标识码：{ALL['site_code']}" in words
        links = {a.text: a.get("href") for a in tree.xpath("//footer//ul[@aria-label]//a")}
        assert links == {
            ALL["icp"]: "https://beian.miit.gov.cn/",
            ALL["police"]: "https://beian.mps.gov.cn/#/query/webSearch?code=11010100000001",
        }
        assert not tree.xpath("//footer//img | //footer//script | //footer//b")


def test_a_frame_of_another_site_has_neither(run: Published) -> None:
    for path in some((run.folder / "embed").rglob("*.html")):
        assert "本页有误" not in path.read_text("utf-8")
        assert "主办单位" not in path.read_text("utf-8")


def test_a_site_without_settings_shows_nothing_invented(site: Published) -> None:
    for where, tree in pages(site).items():
        words = foot(tree)
        for word in ("主办单位", "联系方式", "备案", "标识码", "本页有误"):
            assert word not in words, where
        assert not tree.xpath("//footer//a[contains(@href, 'beian')] | //*[@class='pl-report']")
        assert "SiteIDCode" not in tags(tree)
    (hint,) = hints(site.folder)
    assert "extra.operator.report" in hint


def test_the_site_with_settings_needs_no_hint(run: Published) -> None:
    assert list(hints(run.folder)) == []
    about = html.parse(run.folder / "about" / "index.html").getroot()
    assert "点网页末尾的“本页有误？告诉我们”" in about.text_content()


def test_home_columns_and_contents_have_the_tags_of_their_kind(run: Published) -> None:
    index, found = run.site.index, pages(run)
    name, host = index.plan.short_title or index.plan.title, urlsplit(run.url).netloc
    site = {"SiteName": name, "SiteDomain": host, "SiteIDCode": ALL["site_code"]}
    assert tags(found[""]) == tags(found["404.html"]) == site
    assert index.plan.issued_on
    issuers = "、".join(index.units[id].title for id in index.plan.issuer)
    kinds = {"ColumnName", "ColumnType"}
    for where, tree in found.items():
        given = tags(tree)
        assert given.items() >= site.items(), where
        assert all(given.values()), where
        (described,) = tree.xpath("//meta[@name='description']/@content")
        entry = address.entry_at(index, where)
        if tree.xpath("//meta[@name='robots']"):
            assert given == site
        elif entry or where == address.PLAN:
            assert set(given) >= site.keys() | kinds | {"ArticleTitle", "PubDate", "Url"}
            assert given["Url"] == run.url + where
            assert tree.findtext(".//title", "").startswith(given["ArticleTitle"])
            official = where.partition("/")[0] in ("measures", "sections", "plan")
            day = index.plan.issued_on if official else index.data_date
            assert day
            assert given["PubDate"] == day.isoformat()
            assert given["ContentSource"] == (issuers if official else HOSTILE["name"])
        elif "ColumnName" in given:
            columns = kinds | {"ColumnDescription", "ColumnKeywords"}
            assert set(given) == site.keys() | columns
            assert given["ColumnDescription"] == described
    assert tags(found["measures/"])["ColumnName"] == "措施"
    measure = max(index.measures.values(), key=lambda entry: len(entry.unit_ids))
    words = tags(found[address.page(measure)])
    assert words["ColumnName"] == "措施"
    assert words["Keywords"].split(",") == [
        *(index.topics[id].title for id in measure.measure.topics),
        *(index.units[id].title for id in measure.unit_ids),
    ]


def test_what_is_not_known_is_in_no_tag(site: Published) -> None:
    for where, tree in some(pages(site).items()):
        given = tags(tree)
        assert all(given.values()), where
        if where.startswith(("units/", "topics/", "documents/")):
            assert not {"ContentSource", "Author"} & set(given)


def test_machines_are_told_who_publishes_the_site(run: Published, second: Published) -> None:
    for site, publisher in (
        (run, {"@type": "Organization", "name": HOSTILE["name"]}),
        (second, None),
    ):
        (script,) = pages(site)[""].xpath("//script[@type='application/ld+json']/text()")
        (about,) = (n for n in json.loads(script)["@graph"] if n["@type"] == "WebSite")
        assert about.get("publisher") == publisher


def test_a_report_of_an_address_that_is_not_there_names_it(
    run: Published, browser: Browser
) -> None:
    page = browser.new_page()  # the answer 404 is an error in the console
    page.goto(run.at(f"{NOWHERE}?q=甲&b=$&c=1#d"))
    link = page.locator(".pl-report").get_attribute("href") or ""
    assert f"网址：{page.url}\r\n" in parse_qs(urlsplit(link).query)["body"][0]
    page.context.close()


def test_paper_names_who_runs_the_site_and_offers_nothing_to_click(
    run: Published, desktop: Page
) -> None:
    desktop.goto(run.url)
    desktop.emulate_media(media="print")
    words = desktop.locator("footer").inner_text()
    assert "主办单位：示范市" in words
    for word in ("本页有误", "备案", "网站标识码", "公网安备"):
        assert word not in words


@pytest.mark.parametrize("where", ["", "about/editing/", NOWHERE])
def test_the_foot_has_no_fault_for_axe_and_is_easy_to_hit(
    where: str, run: Published, browser: Browser
) -> None:
    page = open_page(browser, viewport=PHONE)
    page.goto(run.at(where))
    page.evaluate(AXE.read_text("utf-8"))
    assert faults_light_and_dark(page) == []
    assert page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.context.close()


def test_where_dangers_are_told_of_is_where_it_is_looked_for(run: Published) -> None:
    for where in (".well-known/security.txt", "security.txt"):
        lines = (run.folder / where).read_text("utf-8").splitlines()
        assert lines[:2] == [
            "Contact: mailto:security@example.org",
            "Expires: 2027-12-31T23:59:59+08:00",
        ]
        assert lines[-1] == f"Canonical: {run.url}.well-known/security.txt"
    with zipfile.ZipFile(next(run.folder.glob("downloads/*-offline.zip"))) as archive:
        assert not [name for name in archive.namelist() if name.endswith("security.txt")]
