"""A measure that a later document removed is listed with that mark, and counted nowhere as present."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from lxml import html

from macros.exports.downloads.unitpaper import unit_paper
from macros.exports.search.records import plan_records
from macros.index.build import build_index
from macros.loading.load import load
from macros.pages.site import Site, build_site
from macros.pages.views import home, matrix, poster
from macros.settings import Settings
from macros.text.lines.reflow import squeeze
from tests import edits
from tests.conftest import PLANS, Published

JOINT = PLANS["joint"]
REMOVED = "stock-housing"
APART = "（另有1条后来删去）"
TOPIC = "topic-houses"


def words_of(markup: str | bytes) -> str:
    """The words of a page with those of its descriptions and labels, without blanks."""
    tree = html.document_fromstring(markup)
    said = tree.xpath("//body//text()[not(parent::script)] | //@content | //@aria-label | //@alt")
    return squeeze("\n".join(said))


def page(site: Published, where: str) -> str:
    return words_of((site.folder / where / "index.html").read_bytes())


def test_no_page_of_the_site_counts_a_removed_measure(amended: Published) -> None:
    index = amended.site.index
    assert [entry.id for entry in index.measures.values() if not entry.stands] == [REMOVED]
    counted = re.compile(rf"(?<![\d共第]){len(index.measures)}条(措施|（)")
    for path in amended.folder.rglob("*.html"):
        assert not counted.search(words_of(path.read_bytes())), path
    for name in ("llms.txt", "poster/plan.svg"):
        assert not counted.search(squeeze((amended.folder / name).read_text("utf-8"))), name


def test_what_is_counted_stands_and_what_was_removed_is_said_apart(amended: Published) -> None:
    index = amended.site.index
    all_, stand = len(index.measures), len(index.standing)
    section = index.sections[index.measures[REMOVED].sections[-1].id]
    inside = f"{len(section.standing)}条措施{APART}"
    assert len(section.standing) == len(section.measures) - 1
    assert f"{stand}条措施{APART}" in page(amended, "")
    assert f"共{all_}条（含后来删去的1条）" in page(amended, "measures")
    assert f"{section.section.name}{inside}" in page(amended, "sections")
    own = page(amended, f"sections/{section.id}")
    assert inside in own  # the description
    assert f"措施（{len(section.standing)}）" in own
    assert "另有1条后来删去。" in own
    assert f"{index.measures[REMOVED].title}已删去" in own
    assert f"部分，{stand}条措施" in page(amended, "poster")
    assert f"全部措施（{stand}）" in page(amended, "search")
    listed = squeeze((amended.folder / "llms.txt").read_text("utf-8"))
    assert inside in listed
    assert f"{stand}条{APART}" in listed
    record = next(one for one in plan_records(index) if one.address == f"sections/{section.id}/")
    assert squeeze(record.context).endswith(inside)


def test_units_are_counted_by_the_measures_that_stand(amended: Published) -> None:
    index = amended.site.index
    unit = next(unit for unit in index.units.values() if unit.removed)
    stand = len(unit.standing)
    assert f"{unit.title}{stand}" in page(amended, "")
    assert f"{stand}条{APART}" in page(amended, "downloads")
    paper = [
        block.text for block in unit_paper(amended.site, amended.site.index.units[unit.id]).blocks
    ]
    role = next(role for role, _ in unit.by_role if role not in unit.numbers)
    assert paper[paper.index(f"{role.label}（0项）") + 1 :][0] == "1项后来删去，写在最后。"
    tree = html.document_fromstring((amended.folder / "units/index.html").read_bytes())
    (row,) = tree.xpath(f"//tr[.//th//a[@href='{unit.id}/']]")
    assert (row.get("data-count"), row.get("data-role")) == (str(stand), " ".join(unit.numbers))
    said = squeeze(row.text_content())
    assert f"{stand}条{APART}" in said
    assert f"{unit.removed[0].title}已删去" in said
    for role, number in unit.numbers.items():
        assert f"{role.label}{number}" in said
    for role, tasks in unit.by_role:
        if role not in unit.numbers:
            assert f"{role.label}{len(tasks)}" not in said


def test_the_relations_mark_a_removed_measure(amended: Published) -> None:
    tree = html.document_fromstring((amended.folder / "relations/index.html").read_bytes())
    title = amended.site.index.measures[REMOVED].title
    (head,) = tree.xpath("//th[@scope='col']/a[s]")
    assert head.get("aria-label").endswith(f"{title}（已删去）")
    assert f"{title}（已删去）" in squeeze(tree.xpath("string(//*[@id='in-words-unit'])"))
    assert "后来的文件已删去" in squeeze(tree.xpath("string(//*[@class='px-legend'])"))


@pytest.fixture
def long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The plan as if it were too long to name its measures, with a topic that only the removed one has."""
    plan = edits.copy_of(JOINT, tmp_path)
    shutil.copy(JOINT.with_name("supplement.txt"), tmp_path)
    gone = "        removed_by: supplement-2025\n"
    edits.change(plan, gone, f"        topics:\n          - {TOPIC}\n{gone}")
    topic = f'topics:\n  - id: {TOPIC}\n    name: "房屋"\n\nsections:\n'
    edits.change(plan, "\nsections:\n", f"\n{topic}")
    for module, name in (
        (home, "MOST_MEASURES"),
        (matrix, "MOST_MEASURES_DOWN"),
        (matrix, "MOST_MEASURES_ACROSS"),
        (poster, "MOST_MEASURES"),
    ):
        monkeypatch.setattr(module, name, 1)
    return build_site(Settings(plan=plan, repo_url="https://example.org/o/r"))


def test_a_long_plan_counts_by_section_what_stands(long: Site) -> None:
    section = long.index.sections[long.index.measures[REMOVED].sections[-1].id]
    inside = len(section.standing)
    assert f"{inside}条措施{APART}" in words_of(long.home(""))
    assert f"0条{APART}" in words_of(long.relations("relations/"))
    overview = html.document_fromstring(long.listing("topics", "topics/"))
    assert squeeze(overview.xpath("string(//table//tfoot)")) == "合计（条）0"
    whole, *parts = poster.posters(long.index)
    assert next(cell.count for group in whole.groups for cell in group.cells) == inside
    assert next(one for one in parts if one.part_id == section.id).counts == f"{inside} 条措施"


def test_a_topic_counts_what_stands(long: Site) -> None:
    entry = long.index.topics[TOPIC]
    said = words_of(long.object_page(entry.kind, TOPIC, f"topics/{TOPIC}/"))
    assert "措施（0）" in said
    assert "另有1条后来删去。" in said
    record = next(one for one in plan_records(long.index) if one.address == f"topics/{TOPIC}/")
    assert squeeze(record.context).endswith(f"0条措施{APART}")


def test_a_removed_part_is_not_counted_either() -> None:
    index = build_index(load(PLANS["amended"]))
    gone = [entry for entry in index.top_sections if entry.section.removed_by]
    parts = len(index.top_sections) - len(gone)
    assert gone
    assert poster.counts(index) == f"{parts} 个部分，{len(index.standing)} 条措施"
