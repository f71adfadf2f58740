"""What was published stays: a second edition of a plan answers at every address of the first."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from pathlib import Path
from textwrap import indent
from urllib.request import urlopen

import docx
import openpyxl
import pytest
import yaml
from click.testing import CliRunner, Result
from lxml import html
from playwright.sync_api import Page

from macros.__main__ import main
from macros.addresses.downloads import Format
from macros.addresses.ledger import Ledger, Line, path_beside, read
from macros.addresses.numbers import shorts
from macros.building.build import build
from macros.building.built import Built, read_built
from macros.building.presence import missing_objects
from macros.building.vanished_addresses import vanished_addresses
from macros.commands.group import CANNOT
from macros.exports.api.answers import Answers
from macros.exports.downloads.former import former_downloads, ways_of
from macros.exports.file import InFolder
from macros.index.titles import heading
from macros.model.history import Change, Moved
from macros.model.kinds import ChangeKind, MoveKind, ObjectKind
from macros.model.problems import PlanError
from macros.pages.pages import redirects
from macros.pages.site import build_site
from macros.settings import Settings
from tests.conftest import FIRST, SECOND, Published, serve
from tests.edits import copy_of
from tests.engine import engine
from tests.patch import patched
from tests.some import some

EDITION = SECOND.parent.with_name("second-edition")
"""What the second edition changes, and its records of what was moved."""


def changed(plan: Path) -> None:
    """Rename a measure, merge, split and retire units, split a topic, renumber, in place."""
    for path in (plan, plan.with_name("notice.txt")):
        diff = (EDITION / path.name).with_suffix(".diff").read_text(encoding="utf-8")
        path.write_text(patched(path.read_text(encoding="utf-8"), diff), encoding="utf-8")


def accounted_for(plan: Path, faults: str) -> None:
    """Account for what ``changed`` did, for what was retired with the very lines of the failure.

    An older record leads on through the renamed measure.
    """
    retired = ""
    for id, reason in (
        ("sme-platform", "平台停办"),
        ("publicity", "第21项经修改方案的通知删去"),
        ("topic-opening-up", "没有措施归入"),
        ("term-business-environment", "释义不再单列"),
    ):
        record = record_of(id, faults.partition("\n加到 retired: ")[2])
        retired += "\n" + record.replace("年-月-日", "2026-08-01").replace("【待填】", reason)
    text = plan.read_text(encoding="utf-8")
    head, mark, records = text.partition("\nmoved:\n")
    records = records.replace("      - start-business\n", "      - open-business\n", 1)
    text = head + mark + records
    moved = indent((EDITION / "moved.yml").read_text(encoding="utf-8"), "  ")
    text = text.replace("\nmoved:\n", f"\nmoved:\n{moved}\n", 1)
    text = text.replace("\nretired:\n", "\nretired:" + retired + "\n", 1)
    plan.write_text(text, encoding="utf-8")


def record_of(id: str, faults: str) -> str:
    """Return the lines that a failure offers for an object that vanished."""
    found = re.search(rf"^  - kind: \w+\n    id: {id}\n(?:    .*\n)+", faults, re.M)
    assert found, id
    return found[0].rstrip()


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
    """What a build of the second says before its changes are accounted for."""
    site: Path
    url: str


@pytest.fixture(scope="module")
def editions(second: Published, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editions]:
    """Two editions of the second plan; the second is served."""
    folder = tmp_path_factory.mktemp("editions")
    plan, site = copy_of(SECOND, folder / "data"), folder / "site"
    release(plan, second.folder)
    ledger = read(path_beside(plan))
    changed(plan)
    faults = (
        next(vanished_addresses(Built(folder, {}, frozenset()), build_site(settings(plan)))) + "\n"
    )
    accounted_for(plan, faults)
    build(settings(plan), site, engine(folder / "engine", guides=True))
    with serve(site) as url:
        yield Editions(plan, ledger, faults, site, url)


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


def test_every_object_that_vanished_unaccounted_fails_the_build_with_the_lines_to_add(
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
        "water-group",
        "sme-platform",
        "market-access",
    }
    lines = record_of("open-business", editions.faults)
    assert yaml.load(lines, yaml.BaseLoader) == [
        {
            "kind": "measure",
            "id": "open-business",
            "title": "推进企业开办“一次办成”",
            "how": "moved",
            "to": ["start-business"],
            "on": "年-月-日",
            "reason": "【待填】",
        }
    ]


def test_every_page_and_file_of_the_first_edition_still_answers(editions: Editions) -> None:
    for line in some(editions.ledger.lines):
        if "#" in line.address:
            continue
        if line.address.endswith("/") or not line.address:
            got(editions, line.address)
        else:
            assert (editions.site / line.address).is_file(), line.address


@pytest.mark.parametrize(
    ("id", "words"),
    [
        (
            "water-group",
            "拆分为“望澜供水集团有限公司”、“望澜管网公司”（2026-08-01）：供水和管网分设",
        ),
        ("sme-platform", "停用（2026-08-01）：平台停办"),
    ],
)
def test_downloads_of_a_split_or_retired_unit_say_what_became_of_it(
    editions: Editions, id: str, words: str
) -> None:
    stem = editions.site / f"downloads/units/{id}"
    url = f"http://127.0.0.1:8000/units/{id}/"
    text = stem.with_suffix(".csv").read_text(encoding="utf-8-sig")
    assert words in text
    assert url in text
    sheet = openpyxl.load_workbook(stem.with_suffix(".xlsx"))["去向"]
    assert words in sheet["A2"].value
    assert sheet["B2"].hyperlink.target == url
    lines = "".join(p.text for p in docx.Document(str(stem.with_suffix(".docx"))).paragraphs)
    assert words in lines
    command = ["pdftotext", str(stem.with_suffix(".pdf")), "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert words in "".join(said.split())


def test_a_download_that_vanished_fails_even_if_its_object_is_accounted_for(
    editions: Editions,
) -> None:
    site = build_site(settings(editions.plan))
    lines = (Line("downloads/units/sme-platform.odt"), Line("downloads/units/sme-platform.csv"))
    built = read_built(editions.site, site.settings.site_url)
    faults = list(vanished_addresses(built, replace(site, ledger=Ledger(lines))))
    assert len(faults) == 1
    assert "/downloads/units/sme-platform.odt 失效" in faults[0]


def test_every_anchor_of_the_first_edition_is_there_or_on_the_page_to_which_it_led(
    editions: Editions,
) -> None:
    former = (
        "open-business",
        "publicity",
        "topic-costs",
        "topic-opening-up",
        "entrepreneurs-association",
        "water-group",
        "sme-platform",
    )
    pages: dict[str, tuple[str, set[str]]] = {}
    for line in editions.ledger.lines:
        page, _, anchor = line.address.partition("#")
        if anchor:
            if page not in pages:
                where, tree = got(editions, page)
                pages[page] = where, set(tree.xpath("//@id"))
            where, ids = pages[page]
            said = page.rstrip("/").rpartition("/")[2] in former
            assert anchor in ids or said, line.address
    assert {"open-business", "open-business-p2", "publicity"} <= pages["plan/"][1]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("measures/open-business/", "measures/start-business/", "一次办成"),
        ("measures/business-start-up/", "measures/start-business/", "一次办成"),
        (
            "units/entrepreneurs-association/",
            "units/entrepreneurs-association/",
            "并入",
        ),
        ("topics/topic-costs/", "topics/topic-costs/", "涉企收费"),
        ("measures/publicity/", "measures/publicity/", "第21项经修改方案的通知删去"),
        ("m/1/", "measures/start-business/", "一次办成"),
        ("s/1-1/", "sections/easy-access/", "（一）"),
        ("m/20/", "m/20/", "现在没有措施使用编号"),
        ("m/21/", "m/21/", "营造良好氛围"),
        ("embed/measures/open-business/", "embed/measures/start-business/", "一次办成"),
        ("embed/measures/publicity/", "embed/measures/publicity/", "第21项经修改方案的通知删去"),
        ("embed/units/water-group/", "embed/units/water-group/", "拆分为"),
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


def test_an_anchor_on_the_page_of_a_renamed_section_still_leads_to_its_measure(
    editions: Editions, desktop: Page
) -> None:
    desktop.goto(f"{editions.url}sections/market-access/#open-business")
    desktop.wait_for_url("**/sections/easy-access/#open-business")
    links = desktop.locator("li:has(#open-business) a")
    assert links.first.get_attribute("href") == "../../measures/start-business/"
    desktop.goto(f"{editions.url}sections/market-access/#registration-pilot")
    desktop.wait_for_url("**/sections/easy-access/#registration-pilot")
    assert desktop.locator("#registration-pilot").is_visible()


def test_only_what_was_renamed_leads_on_by_itself(editions: Editions) -> None:
    """Who comes for a merged object reads so first; no anchor lands on the words of another."""
    index = build_site(settings(editions.plan)).index
    leading = {redirect.old: redirect.new for redirect in redirects(index, Ledger())}
    assert leading["business-start-up"] == leading["open-business"] == "start-business"
    assert not {"entrepreneurs-association", "government-service-bureau", "water-group"} & {
        *leading
    }
    _, tree = got(editions, "units/entrepreneurs-association/")
    links = tree.xpath("//article//ul/li/a/@href")
    assert "../enterprise-center/" in links
    assert "2026-08-01" in tree.xpath("string(//article)")


def test_a_page_that_leads_on_names_where_it_leads(editions: Editions) -> None:
    page = (editions.site / "sections/market-access/index.html").read_text(encoding="utf-8")
    now = build_site(settings(editions.plan)).index.sections["easy-access"]
    assert f">{heading(now)}</a>" in page


def test_an_id_that_led_to_one_now_gone_tells_both_steps(tmp_path: Path) -> None:
    plan = copy_of(SECOND, tmp_path / "data")
    text = plan.read_text(encoding="utf-8")
    steps = "\nmoved:\n"
    for id, how, to in (("bureau-one", "moved", "bureau-two"), ("bureau-two", "merged", "banks")):
        steps += f"  - kind: unit\n    id: {id}\n    title: 旧局\n    on: 2026-01-0{len(how) - 4}\n"
        steps += f"    reason: 原因{how}\n    how: {how}\n    to:\n      - {to}\n"
    plan.write_text(text.replace("\nmoved:\n", steps, 1), encoding="utf-8")
    site = build_site(settings(plan))
    shown = html.fragment_fromstring(
        site.tombstone("bureau-one", "units/bureau-one/"), create_parent=True
    ).text_content()
    assert "网址改为" in shown
    assert "原因moved" in shown
    assert "后来" in shown
    assert "原因merged" in shown
    banks = site.index.units["banks"].title
    former = Answers(site.index, site.settings.site_url).former(site.index.moved[0])
    assert (former.became, [to.id for to in former.to]) == ("moved", ["bureau-two"])
    assert [to.id for to in former.ends] == ["banks"]
    said = ways_of(site, site.index.moved[0])[Format.CSV]()
    assert said
    words = said.decode("utf-8-sig")
    assert "“旧局”的网址已改为 http://127.0.0.1:8000/units/bureau-two/ （" in words
    assert f"“旧局”已并入“{banks}”（" in words


def test_a_page_by_hand_cannot_hide_why_an_object_was_retired(
    editions: Editions, tmp_path: Path
) -> None:
    site = build_site(settings(editions.plan))
    built = read_built(editions.site, site.settings.site_url)
    assert not list(missing_objects(built, site))
    reason = site.index.retired[0]
    where = f"{reason.kind}s/{reason.id}/"
    file = tmp_path / "index.html"
    file.write_text("<article>别的</article>", "utf-8")
    other = replace(built.pages[where], file=file)
    said = list(missing_objects(replace(built, pages={**built.pages, where: other}), site))
    assert [line for line in said if "停用的原因" in line and where in line]


def test_a_number_page_says_when_the_number_changed_and_whose_title_it_is(
    editions: Editions,
) -> None:
    site = build_site(settings(editions.plan))
    change = Change(
        on=date(2026, 8, 1), kind=ChangeKind.RENUMBERED, ids=("supervision",), summary="改为第21项"
    )
    index = replace(site.index, changes=(change,))
    page = replace(site, index=index, renderer=replace(site.renderer, index=index))
    said = unescape(page.number_page("m/21/", "m/21/"))
    assert '<time datetime="2026-08-01">' in said
    assert "改为第21项" in said


def test_redirects_are_listed_for_programs(editions: Editions) -> None:
    answer = yaml.safe_load((editions.site / "api/v1/redirects.json").read_text(encoding="utf-8"))
    former = {entry["id"]: entry for entry in answer["data"]["former"]}
    assert [to["id"] for to in former["business-start-up"]["to"]] == ["open-business"]
    assert [to["id"] for to in former["business-start-up"]["ends"]] == ["start-business"]
    assert [to["id"] for to in former["water-group"]["ends"]] == ["water-supply", "water-network"]
    assert former["publicity"]["to"] == []
    numbers = {
        entry["code"]: entry for entry in answer["data"]["numbers"] if entry["kind"] == "measure"
    }
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
        main, ["release", "--site", str(editions.site)], env={"PLAN": str(FIRST)}
    )
    assert done.exit_code == CANNOT
    assert "make site" in done.output


def test_a_named_part_that_vanished_from_a_page_fails_with_the_line_to_add(
    editions: Editions,
) -> None:
    site = build_site(settings(editions.plan))
    lines = (Line("about/#old-part"), Line("contact/"), Line("downloads/a.csv"), Line("about/"))
    faults = list(
        vanished_addresses(
            read_built(editions.site, site.settings.site_url), replace(site, ledger=Ledger(lines))
        )
    )
    assert len(faults) == 3
    assert '<span id="old-part"></span>' in faults[0]
    assert "/contact/ 失效" in faults[1]
    assert "/downloads/a.csv 失效" in faults[2]


def test_downloads_of_merged_objects_and_empty_calendars_stay(tmp_path: Path) -> None:
    given = build_site(settings(SECOND))
    units = "downloads/units"
    names = ("government-service-bureau.csv", "banks.ics", "inspection-agencies.ics")
    lines = tuple(Line(f"{units}/{name}") for name in names)
    (tmp_path / units).mkdir(parents=True)
    (tmp_path / units / "approval-bureau.csv").write_bytes(b"now")
    kept = list(former_downloads(replace(given, ledger=Ledger(lines)), InFolder(tmp_path)))
    assert [file.address for file in kept] == [line.address for line in lines]
    assert "并入" in kept[0].content.decode("utf-8-sig")
    for calendar in kept[1:]:
        assert calendar.content.startswith(b"BEGIN:VCALENDAR\r\n")
        assert b"VEVENT" not in calendar.content


def test_the_ledger_must_name_all_that_is_published_and_lose_nothing(
    second: Published, tmp_path: Path
) -> None:
    plan = copy_of(SECOND, tmp_path / "data")
    path = path_beside(plan)

    def asked(*more: str) -> Result:
        command = ["addresses", "--site", str(second.folder), *more]
        return CliRunner().invoke(main, command, env={"PLAN": str(plan)})

    def git(*words: str) -> None:
        names = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", "-C", str(plan.parent), *names, *words], check=True)

    git("init", "--quiet")
    git("add", "plan.yml", "notice.txt")
    git("commit", "--quiet", "-m", "without a ledger")
    first = asked()
    assert first.exit_code == 1
    assert "请运行 make release 并提交 addresses.txt" in first.output
    release(plan, second.folder)
    assert asked("--base", "HEAD").exit_code == 0
    lines = path.read_text(encoding="utf-8").splitlines()
    page = next(line for line in lines if line.startswith("/measures/open-business/ "))
    path.write_text("\n".join(line for line in lines if line != page), encoding="utf-8")
    lacking = asked()
    assert lacking.exit_code == 1
    assert page in lacking.output.splitlines()
    old = [*lines, "/contact/"]
    path.write_text("\n".join(old), encoding="utf-8")
    git("add", "addresses.txt")
    git("commit", "--quiet", "-m", "with a page that is no more")
    path.write_text("\n".join(lines), encoding="utf-8")
    assert asked().exit_code == 0
    shrunk = asked("--base", "HEAD")
    assert shrunk.exit_code == 1
    assert "少了 1 行" in shrunk.output
    assert "/contact/" in shrunk.output.splitlines()
    assert asked("--base", "no-such-revision").exit_code == 2


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
    assert ledger.numbers == {"m/1/": ("a", "b")}
    assert ledger.with_lines([Line("x/", "丙")]).lines[-1].note == "丙"


def test_the_number_of_a_section_leads_like_that_of_a_measure(first: Published) -> None:
    site = first.site
    for id, entry in site.index.sections.items():
        page = (first.folder / f"s/{entry.code}/index.html").read_text(encoding="utf-8")
        assert f'href="../../sections/{id}/"' in page
        assert heading(entry) in page
    one, two, *_ = site.index.sections.values()
    ledger = Ledger((Line(f"s/{one.code}/", two.id), Line("s/9/", one.id)))
    found = {s.address: s for s in shorts(site.index, ledger) if s.before or not s.now}
    assert found[f"s/{one.code}/"].before == (two,)
    assert found[f"s/{one.code}/"].now == one
    assert (found["s/9/"].now, found["s/9/"].before) == (None, (one,))
    said = replace(site, ledger=ledger).number_page("s/9/", "s/9/")
    assert "现在没有部分使用编号 9" in said
    assert f"../../sections/{one.id}/" in said


def test_the_number_of_a_merged_measure_tells_of_that_measure(second: Published) -> None:
    """Neither its successor, which never bore the number, nor silence if that bears it now."""
    index = second.site.index
    gone, into, *_ = index.measures.values()
    record = Moved(
        kind=ObjectKind.MEASURE, id="merged-one", title="并入前的标题", how=MoveKind.MERGED,
        to=(into.id,), on=date(2026, 8, 1), reason="两条合并",
    )  # fmt: skip
    ledger = Ledger((Line(f"m/{gone.code}/", "merged-one"), Line(f"m/{into.code}/", "merged-one")))
    said = replace(index, moved=(*index.moved, record))
    found = {short.address: short for short in shorts(said, ledger)}
    assert found[f"m/{gone.code}/"].before == found[f"m/{into.code}/"].before == (record,)
    renderer = replace(second.site.renderer, index=said)
    site = replace(second.site, index=said, renderer=renderer, ledger=ledger)
    where = f"m/{into.code}/"
    assert "“并入前的标题”已并入" in site.number_page(where, where)
