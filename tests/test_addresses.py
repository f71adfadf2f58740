"""What was published stays: a second edition of a plan answers at every address of the first."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml
from click.testing import CliRunner
from lxml import html
from playwright.sync_api import Page

from macros.__main__ import main
from macros.build import BuildError, build
from macros.ledger import Ledger, Line, path_beside, read
from macros.problems import PlanError
from macros.settings import Settings
from tests.conftest import KAIFENG, ROOT, SECOND, serve

RECORDS = """
  - kind: measure
    id: open-business
    title: "推进企业开办“一次办成”"
    how: moved
    to:
      - start-business
    on: 2026-08-01
    reason: "网址用词统一"
  - kind: unit
    id: entrepreneurs-association
    title: "望澜市企业家协会"
    how: merged
    to:
      - enterprise-center
    on: 2026-08-01
    reason: "两家合并"
  - kind: topic
    id: topic-costs
    title: "要素成本"
    how: split
    to:
      - topic-water
      - topic-charges
    on: 2026-08-01
    reason: "主题过宽"
"""
RETIRED = """
  - kind: measure
    id: publicity
    title: "营造良好氛围"
    on: 2026-08-01
    reason: "第21项经修改方案的通知删去"
  - kind: topic
    id: topic-opening-up
    title: "对外开放"
    on: 2026-08-01
    reason: "没有措施归入"
  - kind: term
    id: term-business-environment
    title: "营商环境"
    on: 2026-08-01
    reason: "释义不再单列"
"""


def copied(folder: Path) -> Path:
    """Copy the second plan, without a ledger."""
    folder.mkdir()
    for name in ("plan.yml", "notice.txt"):
        shutil.copy(SECOND.with_name(name), folder / name)
    return folder / "plan.yml"


def changed(plan: Path) -> None:
    """Rename a measure, merge two units, split a topic, retire and renumber, in place."""
    text = plan.read_text(encoding="utf-8")
    body, mark, records = text.partition("\nmoved:\n")
    body = re.sub(r"\bopen-business\b", "start-business", body)
    records = records.replace("      - open-business\n", "      - start-business\n")
    association = re.search(r"  - id: entrepreneurs-association\n.*?(?=  - id: )", body, re.S)
    assert association
    name = re.search(r'name: "(.*)"', association[0])
    short = re.search(r'short: "(.*)"', association[0])
    names = [found[1] for found in (name, short) if found]
    body = body.replace(association[0], "")
    body = body.replace(
        "  - id: enterprise-center\n",
        "  - id: enterprise-center\n    aliases:\n" + "".join(f'      - "{n}"\n' for n in names),
    )
    body = body.replace("unit: entrepreneurs-association", "unit: enterprise-center")
    body = body.replace(
        '  - id: topic-costs\n    name: "要素成本"\n',
        '  - id: topic-water\n    name: "用水用电"\n  - id: topic-charges\n    name: "涉企收费"\n',
    )
    body = body.replace("- topic-costs\n", "- topic-charges\n")
    opening = re.search(r"  - id: topic-opening-up\n.*?(?=\n\n?glossary:)", body, re.S)
    assert opening
    body = body.replace(opening[0], "")
    term = re.search(r"  - id: term-business-environment\n.*?(?=  - id: )", body, re.S)
    assert term
    body = body.replace(term[0], "")
    publicity = re.search(r"      - id: publicity\n.*?(?=    notes:\n)", body, re.S)
    assert publicity
    body = body.replace(publicity[0], "").replace('number: "20."', 'number: "21."')
    plan.write_text(body + mark + records, encoding="utf-8")
    notice = plan.with_name("notice.txt")
    words = notice.read_text(encoding="utf-8")
    words = re.sub(r"\n21\. 营造良好氛围[^\n]*\n", "\n", words).replace("\n20. ", "\n21. ")
    notice.write_text(words, encoding="utf-8")


def told(plan: Path) -> None:
    """Account for what ``changed`` did; an older record leads on through the renamed measure."""
    text = plan.read_text(encoding="utf-8")
    head, mark, records = text.partition("\nmoved:\n")
    records = records.replace("      - start-business\n", "      - open-business\n", 1)
    text = head + mark + records
    text = text.replace("\nmoved:\n", "\nmoved:" + RECORDS, 1)
    text = text.replace("\nretired:\n", "\nretired:" + RETIRED, 1)
    plan.write_text(text, encoding="utf-8")


def settings(plan: Path, url: str = "http://127.0.0.1:8000/") -> Settings:
    return Settings(plan=plan, site_url=url)


def release(plan: Path, site: Path) -> str:
    done = CliRunner().invoke(main, ["release", "--site", str(site)], env={"PLAN": str(plan)})
    assert done.exit_code == 0, done.output
    return done.output


@dataclass(frozen=True)
class Editions:
    plan: Path
    ledger: Ledger
    """What the first edition published."""
    faults: str
    """What the build of the second said before its changes were accounted for."""
    site: Path
    url: str


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editions]:
    """Two editions of the second plan; the second is served."""
    folder = tmp_path_factory.mktemp("editions")
    plan, site = copied(folder / "data"), folder / "site"
    config = ROOT / "mkdocs.yml"
    build(settings(plan), site, config)
    release(plan, site)
    ledger = read(path_beside(plan))
    changed(plan)
    with pytest.raises(BuildError) as error:
        build(settings(plan), site, config)
    told(plan)
    build(settings(plan), site, config)
    with serve(site) as url:
        yield Editions(plan, ledger, str(error.value), site, url)


def got(editions: Editions, address: str) -> tuple[str, html.HtmlElement]:
    """Return where an address leads after all redirects, and the page there."""
    for _ in range(5):
        with urlopen(editions.url + address) as answer:
            assert answer.status == 200, address
            body = answer.read()
        tree = html.document_fromstring(body, parser=html.HTMLParser(encoding="utf-8"))
        refresh = tree.xpath("//meta[@http-equiv='refresh']/@content")
        if not refresh:
            return address, tree
        base = Path("/" + address)
        link = str(refresh[0]).partition("url=")[2]
        parts: list[str] = list(base.parts[1:])
        for step in link.strip("/").split("/"):
            parts = parts[:-1] if step == ".." else [*parts, step]
        address = "/".join(parts) + "/"
    raise AssertionError(f"{address} leads in circles")


def test_the_ledger_names_pages_anchors_files_and_short_addresses(editions: Editions) -> None:
    known = {line.address: line.note for line in editions.ledger.lines}
    assert known["measures/open-business/"] == "推进企业开办“一次办成”"
    assert known["m/21/"] == "publicity"
    for address in (
        "plan/#open-business",
        "plan/#open-business-p2",
        "plan/#preamble-p1",
        "measures/open-business/#text",
        "glossary/#term-sme",
        "about/#report",
        "api/v1/plan.json",
        "api/v1/measures/open-business.json",
        "units/tax-bureau/feed.xml",
        "embed/units/tax-bureau/",
        "embed/units/tax-bureau/oembed.json",
        "qr/measures/open-business.png",
    ):
        assert address in known, address
    assert not [address for address in known if "assets/" in address or "__" in address]
    assert list(editions.ledger.lines) == sorted(editions.ledger.lines)


def test_every_object_that_vanished_untold_fails_the_build_with_the_lines_to_add(
    editions: Editions,
) -> None:
    gone = re.findall(r"^    id: (.*)$", editions.faults, re.M)
    assert set(gone) == {
        "open-business",
        "entrepreneurs-association",
        "topic-costs",
        "topic-opening-up",
        "publicity",
        "term-business-environment",
    }
    block = editions.faults.partition("措施“open-business”")[2]
    lines = re.search(r"  - kind: .*?reason: \"写明原因\"", block, re.S)
    assert lines
    assert yaml.load(lines[0], yaml.BaseLoader) == [
        {
            "kind": "measure",
            "id": "open-business",
            "title": "推进企业开办“一次办成”",
            "how": "moved",
            "to": ["start-business"],
            "on": "年-月-日",
            "reason": "写明原因",
        }
    ]


def test_the_lines_that_the_failure_names_make_the_build_pass(tmp_path: Path) -> None:
    plan, site = copied(tmp_path / "data"), tmp_path / "site"
    ledger = path_beside(plan)
    ledger.write_text("/topics/topic-foreign/ 对外合作\n/plan/#topic-foreign\n", encoding="utf-8")
    with pytest.raises(BuildError, match="topic-foreign") as error:
        build(settings(plan), site, ROOT / "mkdocs.yml")
    lines = str(error.value).partition("retired 下加上：\n")[2].split("\n网站检查")[0]
    lines = lines.replace("年-月-日", "2026-08-01").replace("写明原因", "并无措施")
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("\nretired:\n", f"\nretired:\n{lines}\n", 1), encoding="utf-8")
    build(settings(plan), site, ROOT / "mkdocs.yml")
    assert "并无措施" in (site / "topics/topic-foreign/index.html").read_text(encoding="utf-8")


def test_every_page_and_file_of_the_first_edition_still_answers(editions: Editions) -> None:
    for line in editions.ledger.lines:
        if "#" in line.address:
            continue
        if line.address.endswith("/") or not line.address:
            got(editions, line.address)
        else:
            assert (editions.site / line.address).is_file(), line.address


def test_every_anchor_of_the_first_edition_is_there_or_on_the_page_to_which_it_led(
    editions: Editions,
) -> None:
    former = (
        "open-business",
        "publicity",
        "topic-costs",
        "topic-opening-up",
        "entrepreneurs-association",
    )
    pages: dict[str, tuple[str, set[str]]] = {}
    for line in editions.ledger.lines:
        page, _, anchor = line.address.partition("#")
        if anchor:
            if page not in pages:
                where, tree = got(editions, page)
                pages[page] = where, set(tree.xpath("//@id"))
            where, ids = pages[page]
            told = page.rstrip("/").rpartition("/")[2] in former
            assert anchor in ids or told, line.address
    assert {"open-business", "open-business-p2", "publicity"} <= pages["plan/"][1]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("measures/open-business/", "measures/start-business/", "一次办成"),
        ("measures/business-start-up/", "measures/start-business/", "一次办成"),
        ("units/entrepreneurs-association/", "units/enterprise-center/", ""),
        ("topics/topic-costs/", "topics/topic-costs/", "涉企收费"),
        ("measures/publicity/", "measures/publicity/", "第21项经修改方案的通知删去"),
        ("m/1/", "measures/start-business/", "一次办成"),
        ("m/20/", "m/20/", "现在没有措施使用编号"),
        ("m/21/", "m/21/", "营造良好氛围"),
        ("embed/measures/open-business/", "embed/measures/start-business/", "一次办成"),
        ("embed/measures/publicity/", "embed/measures/publicity/", "第21项经修改方案的通知删去"),
    ],
)
def test_a_former_address_says_what_became_of_it(
    editions: Editions, old: str, new: str, words: str
) -> None:
    where, tree = got(editions, old)
    assert where == new
    assert words in tree.text_content()


def test_a_number_with_a_new_meaning_shows_both(editions: Editions) -> None:
    _, tree = got(editions, "m/21/")
    links = set(tree.xpath("//article//a/@href"))
    assert "../../measures/supervision/" in links
    assert "强化督导评估" in tree.xpath("string(//article)")


def test_an_anchor_follows_a_renamed_measure(editions: Editions, desktop: Page) -> None:
    desktop.goto(f"{editions.url}measures/open-business/#open-business-p2")
    desktop.wait_for_url("**/measures/start-business/#start-business-p2")
    desktop.goto(f"{editions.url}plan/#publicity")
    assert "第21项经修改方案的通知删去" in desktop.locator("li:has(#publicity)").inner_text()


def test_redirects_are_listed_for_programs(editions: Editions) -> None:
    answer = yaml.safe_load((editions.site / "api/v1/redirects.json").read_text(encoding="utf-8"))
    former = {entry["id"]: entry for entry in answer["data"]["former"]}
    assert [to["id"] for to in former["business-start-up"]["to"]] == ["start-business"]
    assert former["publicity"]["to"] == []
    numbers = {entry["code"]: entry for entry in answer["data"]["numbers"]}
    assert numbers["20"]["now"] is None
    assert numbers["21"]["now"]["id"] == "supervision"
    assert [ref["id"] for ref in numbers["21"]["before"]] == ["publicity"]


def test_the_second_release_keeps_every_line_and_adds_the_new_ones(editions: Editions) -> None:
    release(editions.plan, editions.site)
    after = {line.key for line in read(path_beside(editions.plan)).lines}
    before = {line.key for line in editions.ledger.lines}
    assert before < after
    assert ("m/21/", "supervision") in after
    assert ("measures/start-business/", "") in after


def test_a_site_made_from_other_data_is_not_released(editions: Editions) -> None:
    done = CliRunner().invoke(
        main, ["release", "--site", str(editions.site)], env={"PLAN": str(KAIFENG)}
    )
    assert done.exit_code == 1
    assert "make site" in done.output


def test_a_named_part_that_vanished_from_a_page_fails_with_the_line_to_add(tmp_path: Path) -> None:
    plan = copied(tmp_path / "data")
    path_beside(plan).write_text(
        "/about/#old-part\n/contact/\n/downloads/a.csv\n", encoding="utf-8"
    )
    with pytest.raises(BuildError) as error:
        build(settings(plan), tmp_path / "site", ROOT / "mkdocs.yml")
    assert '<span id="old-part"></span>' in str(error.value)
    assert "/contact/ 失效" in str(error.value)
    assert "/downloads/a.csv 失效" in str(error.value)


def test_a_damaged_ledger_is_reported_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "addresses.txt"
    path.write_text("/plan/\nmeasures/x/\n", encoding="utf-8")
    with pytest.raises(PlanError) as error:
        read(path)
    assert [report.line for report in error.value.reports] == [2]


def test_the_ledger_reads_back_what_it_wrote(tmp_path: Path) -> None:
    ledger = Ledger().with_lines(
        [Line("m/1/", "b"), Line("m/1/", "a"), Line("x/", "甲 乙"), Line("")]
    )
    path = tmp_path / "addresses.txt"
    path.write_text(ledger.text(), encoding="utf-8")
    assert read(path) == ledger
    assert ledger.numbers == {"1": ("a", "b")}
    assert ledger.with_lines([Line("x/", "丙")]).lines[-1].note == "丙"
