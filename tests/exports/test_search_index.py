"""The written search index: whole, checked, short on traditional characters, with hand-written words."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from macros.addresses import address
from macros.addresses.ledger import Ledger, Line
from macros.building.built import Built
from macros.building.searchable import missing_in_search
from macros.exports.file import BY_HAND, InFolder
from macros.exports.search import by_hand, files
from macros.exports.search.former import former_records
from macros.exports.search.hints import hints
from macros.exports.search.record import Rank, Record
from macros.exports.search.records import plan_records
from macros.index.build import build_index
from macros.index.former import renamed
from macros.loading.load import load
from macros.model.kinds import ObjectKind
from macros.text.characters import traditional as folding
from tests.conftest import PLANS, Published
from tests.some import some

Change = Callable[[Record], Record | None]


@pytest.fixture(scope="module")
def built(first: Published) -> Built:
    return first.built


def faults(first: Published, built: Built, folder: Path, change: Change) -> list[str]:
    """Return what the check says of an index in which ``change`` was made to every record."""
    site = first.site
    whole = tuple(by_hand.add_commentary(plan_records(site.index), site, InFolder(first.folder)))
    whole += tuple(by_hand.page_records(whole, site, InFolder(first.folder)))
    changed = tuple(new for record in whole if (new := change(record)))
    kept = {record.address for record in changed}
    changed = tuple(replace(r, ties=tuple(tie for tie in r.ties if tie in kept)) for r in changed)
    (folder / "search").mkdir()
    for name, content in files.write(changed, ()):
        (folder / "search" / name).write_bytes(content)
    return list(missing_in_search(replace(built, folder=folder), site))


def test_a_whole_index_passes(first: Published, built: Built, tmp_path: Path) -> None:
    assert faults(first, built, tmp_path, lambda record: record) == []


@pytest.mark.parametrize(
    "dropped",
    [
        "sections/creation/",
        "measures/promote-ip-finance/",
        "units/banks/",
        "documents/doc-henan-ip-outline/",
        "topics/topic-rights/",
        "glossary/#term-geographical-indication",
        "plan/#preamble",
        "plan/#closing",
        "plan/",
        "about/",
    ],
)
def test_whatever_is_dropped_from_the_index_is_missed(
    first: Published, built: Built, tmp_path: Path, dropped: str
) -> None:
    said = faults(first, built, tmp_path, lambda r: None if r.address == dropped else r)
    assert said
    assert all(dropped in fault for fault in said)


def test_words_that_are_dropped_from_the_index_are_missed(
    first: Published, built: Built, tmp_path: Path
) -> None:
    where = "measures/promote-ip-finance/"

    def shorter(record: Record) -> Record:
        if record.address != where:
            return record
        return replace(record, texts=tuple((label, words[:-5]) for label, words in record.texts))

    assert faults(first, built, tmp_path, shorter) == [f"搜索索引里没有 {where} 的原文。"]


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("measures/professionals/", "不少于10家"),  # as it was
        ("measures/professionals/", "不少于15家"),
        ("documents/supplement-2025/", "三、删去第2条。"),
        ("plan/#notice", "请认真组织实施"),
    ],
)
def test_words_of_an_amended_plan_that_are_dropped_are_missed(
    amended: Published, tmp_path: Path, where: str, words: str
) -> None:
    def shorter(record: Record) -> Record:
        kept = tuple((label, said) for label, said in record.texts if words not in said)
        return replace(record, texts=kept) if record.address == where else record

    built = amended.built
    assert faults(amended, built, tmp_path, shorter) == [f"搜索索引里没有 {where} 的原文。"]


def test_words_around_the_measures_are_found_where_they_stand() -> None:
    def texts(name: str) -> dict[str, list[tuple[str, str]]]:
        return {r.address: list(r.texts) for r in plan_records(build_index(load(PLANS[name])))}

    prose, articles, straight = texts("prose-parts"), texts("articles"), texts("three-levels")
    assert ("", "坚持政府主导") == (
        prose["sections/guiding-ideas/"][0][0],
        prose["sections/guiding-ideas/"][0][1][:6],
    )
    assert ("", "以上任务的具体安排由县文化广电和旅游局另行通知。") in prose["sections/tasks/"]
    assert ("效力", "失效（公文写明“有效期至2025年12月31日”）") in articles["plan/"]
    assert ("", "①市生产力促进中心为市科技局所属事业单位。") in articles["plan/#plan--closing"]
    assert ("", "岫川市人民政府\n\n2023年5月30日") in straight["plan/#plan--signature"]


def test_a_section_without_measures_does_not_count_them_and_no_number_is_no_code() -> None:
    records = {r.address: r for r in plan_records(build_index(load(PLANS["dots"])))}
    assert records["sections/demands/"].context == "第三部分"
    assert records["sections/goals/"].context == "第一部分 · 3 条措施"
    measure = records["measures/saving/"]
    assert (measure.number, measure.codes, measure.title) == ("", (), "开展节水节能改造")
    assert [name for name, _ in hints(build_index(load(PLANS["dots"])))] == ["单位"]


def test_what_a_later_document_changed_is_labelled_and_what_it_removed_is_marked(
    amended: Published,
) -> None:
    index = amended.site.index
    records = {record.address: record for record in plan_records(index)}
    labels = dict(records["measures/professionals/"].texts)
    assert "不少于15家" in labels[""]
    assert "不少于10家" in labels["原先的文字"]
    assert labels["修改情况"].endswith("（淞发改社会〔2025〕6号）修改")
    ranks = {where: record.rank for where, record in records.items()}
    assert ranks.pop("measures/stock-housing/") is Rank.REMOVED
    assert set(ranks.values()) == {Rank.USUAL}
    assert records["measures/stock-housing/"].codes
    assert dict(hints(index))["措施编号"] == ("第1条",)


def test_a_record_without_a_page_is_reported(
    first: Published, built: Built, tmp_path: Path
) -> None:
    def elsewhere(record: Record) -> Record:
        return replace(record, address="nowhere/") if record.address == "about/" else record

    said = faults(first, built, tmp_path, elsewhere)
    assert "搜索索引里的 nowhere/ 没有页面。" in said


@pytest.mark.parametrize("lost", ["index.js", "texts-0.js"])
def test_a_lost_or_spoilt_part_is_reported(
    first: Published, built: Built, tmp_path: Path, lost: str
) -> None:
    shutil.copytree(first.folder / "search", tmp_path / "search")
    here = replace(built, folder=tmp_path)
    (tmp_path / "search" / lost).write_text("", encoding="utf-8")
    assert any("搜索索引不完整" in fault for fault in missing_in_search(here, first.site))
    (tmp_path / "search" / lost).unlink()
    assert any("搜索索引不完整" in fault for fault in missing_in_search(here, first.site))


def test_what_people_write_around_a_measure_is_found_and_shown_as_theirs(
    first: Published, tmp_path: Path
) -> None:
    site = first.site
    copy = tmp_path / "site"
    shutil.copytree(first.folder, copy)
    page = copy / "measures" / "promote-ip-finance" / "index.html"
    text = page.read_text(encoding="utf-8")
    text = re.sub(
        r"(<article[^>]*>)", rf"\1<p>办理<strong>指南</strong>：</p>{by_hand.BEGIN}", text
    )
    added = f"{by_hand.END}<ul><li>先到窗口咨询</li></ul>{BY_HAND}</article>"
    page.write_text(text.replace("</article>", added, 1), encoding="utf-8")
    before = {record.address: record for record in plan_records(site.index)}
    after = {
        r.address: r for r in by_hand.add_commentary(tuple(before.values()), site, InFolder(copy))
    }
    changed = {where for where in before if before[where] != after[where]}
    assert changed == {"measures/promote-ip-finance/"}
    own = after["measures/promote-ip-finance/"].texts
    assert own[-2:] == (("编者说明", "办理指南："), ("编者说明", "先到窗口咨询"))
    assert own[:-2] == before["measures/promote-ip-finance/"].texts


def test_lists_are_found_by_name_and_pages_of_prose_by_their_words(first: Published) -> None:
    site = first.site
    pages = {r.address: r for r in by_hand.page_records((), site, InFolder(first.folder))}
    for kind in ObjectKind:
        assert pages[address.listing(kind)].texts == ()
    prose = html.parse(first.folder / "about" / "index.html").xpath("string(//article/p[1])")
    assert any(words in prose for _, words in pages["about/"].texts)
    assert address.HOME not in pages
    assert by_hand.PAGE not in pages
    for where in by_hand.UNLISTED:
        assert where not in pages
        assert (first.folder / where / "index.html").is_file()
    for where in by_hand.FOR_EDITORS:
        assert pages[where].rank is Rank.FOR_EDITORS


def test_former_names_lead_to_what_there_is_now(second: Published) -> None:
    records = {record.address: record for record in plan_records(second.site.index)}
    assert records["units/approval-bureau/"].former == ("望澜市政务服务和大数据管理局",)
    assert records["measures/open-business/"].former == ()  # moved without a new title
    assert "measures/third-party-inspection/" not in records


def test_what_is_no_longer_in_use_is_a_record_of_its_own(second: Published) -> None:
    site = second.site
    records = {record.address: record for record in former_records(site.index, Ledger())}
    assert {"measures/third-party-inspection/", "units/inspection-agencies/"} <= {*records}
    assert records["measures/third-party-inspection/"].codes == ("13",)
    assert all(record.rank is Rank.FORMER for record in records.values())
    for former in site.index.former.values():
        where = address.page(former)
        own = former.kind in address.FOLDERS
        assert (where in records) == (own and not renamed(site.index, former.id))
    assert {*records}.isdisjoint(record.address for record in plan_records(site.index))


def test_a_published_number_that_no_measure_has_leads_to_what_it_was(second: Published) -> None:
    lines = ("third-party-inspection", "m/99/"), ("open-business", "m/98/")
    ledger = Ledger(tuple(Line(where, id) for id, where in lines))
    records = {record.address: record for record in former_records(second.site.index, ledger)}
    assert records["measures/third-party-inspection/"].codes == ("99", "13")
    assert records["m/98/"].codes == ("98",)
    assert "m/99/" not in records


def test_every_page_of_an_object_is_a_record(
    first: Published, second: Published, amended: Published
) -> None:
    for site in (first.site, second.site, amended.site):
        records = plan_records(site.index)
        where = [record.address for record in records]
        assert len(set(where)) == len(where)
        assert {*map(address.page, site.index.living.values())} <= {*where}
        assert all(tie in where for record in records for tie in record.ties)


def test_only_traditional_characters_of_words_that_are_there_are_sent() -> None:
    pairs = folding.pairs(["知识产权", "后台"])
    assert "識识" in pairs
    assert "產产" in pairs
    assert "權权" in pairs
    assert "後后" in pairs
    assert "條条" in pairs  # to ask for 第二部分第一條
    assert "龍" not in pairs
    assert len(pairs) < 60


def test_text_in_traditional_characters_is_found_as_well() -> None:
    assert "識识" in folding.pairs(["智慧財產與知識"])


def test_the_index_is_the_same_every_time(first: Published) -> None:
    records = plan_records(first.site.index)
    assert list(files.write(records, ())) == list(files.write(records, ()))


def test_each_part_is_one_call_with_plain_data(second: Published) -> None:
    for part in some((second.folder / "search").glob("*.js")):
        written = part.read_text(encoding="utf-8")
        assert written.startswith('planSearch({"')
        assert written.endswith("});\n")
        assert written.count("\n") == 1
