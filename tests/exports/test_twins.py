"""The words in other forms: Markdown that means what it says, XML that keeps to its schema, a database."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from importlib.metadata import distribution
from pathlib import Path

import pytest
from lxml import etree

from macros.addresses import address, downloads
from macros.building.readback.page_twins import page_twins
from macros.building.readback.twins import twins as readers
from macros.exports.api.content import content_of
from macros.exports.downloads.paper import Block, BlockKind, Cell, Grid, Paper
from macros.exports.twins.database import database
from macros.exports.twins.files import twins
from macros.exports.twins.markdown import markdown, plain
from macros.exports.twins.page import page_markdown
from macros.model.kinds import ObjectKind
from macros.pages.site import Site
from tests.conftest import PLANS, Published
from tests.exports.conftest import NoPages, public_site

SCHEMA = distribution("cobalt").locate_file("cobalt/xsd/akomantoso30.xsd")
AKN = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


def content(site: Site) -> dict[str, bytes]:
    return {file.address: file.content for file in twins(site, NoPages())}


@contextmanager
def opened(file: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(file)
        yield db


def test_each_page_of_the_kinds_has_its_words_beside_it(built_otherwise: Site) -> None:
    index = built_otherwise.index
    written = [name for name in content(built_otherwise) if name.endswith(".md")]
    objects = (e for kind in address.PAPERS for e in index.by_kind[kind].values())
    assert written == ["plan/index.md", *(f"{address.page(one)}index.md" for one in objects)]


def test_a_page_says_where_its_markdown_is_and_a_page_without_says_nothing(
    second: Published,
) -> None:
    def said(page: str) -> list[str]:
        tree = second.built.pages[page].tree
        return list(tree.xpath("//link[@type='text/markdown']/@href"))

    without = {"compare/", "edit/", "search/", "404.html"}
    former = {address.page(one) for one in second.site.index.former.values()}
    for page in second.built.pages:
        there = page not in without | former and not page.startswith(("m/", "s/", "embed/"))
        assert said(page) == ([f"{second.url}{page}index.md"] if there else []), page
        assert (f"{page}index.md" in second.built.files) == there, page
    assert {"", "measures/", "glossary/", "topics/topic-costs/", "about/"} <= {*second.built.pages}
    assert not [p for p in second.built.pages if p.endswith(".md")]
    assert b"index.md" not in (second.folder / "sitemap.xml").read_bytes()


def of_page(article: str) -> list[str]:
    """Return what becomes of the article of a page, behind its heading and address."""
    page = f"<html><body><article><h1>题</h1>{article}</article></body></html>".encode()
    box = [Block(BlockKind.FACT, "u", "最新内容", url="https://plan.example/a/")]
    text = page_markdown(page, "https://plan.example/a/", box).decode()
    head, text = text.split("example/a/>\n", 1)
    assert head == "# 题\n\n- 最新内容：<https://plan."
    return text.strip("\n").split("\n")


@pytest.mark.parametrize(
    ("article", "lines"),
    [
        ("<p>甲*乙*<b>丙</b>&lt;b&gt;<br>丁</p>", [r"甲\*乙\*丙\<b\> 丁"]),
        ("<p>1. 甲</p><p>- 乙</p>", [r"1\. 甲", "", r"\- 乙"]),
        ('<h2>甲<a class="headerlink" href="#x"> </a></h2>', ["## 甲"]),
        ('<p><a href="../b/?q=1#c">[甲]</a></p>', [r"[\[甲\]](<https://plan.example/b/?q=1#c>)"]),
        ('<p><a href="x>) [乙](javascript:1)">甲</a></p>', ["[甲](<https://plan.example/a/x%3E)[乙](javascript:1)>)"]),
        ("<ul><li>甲<ol><li>乙</li><li><p>丙</p></li></ol></li></ul>", ["- 甲", "", "  1. 乙", "  2. 丙"]),
        ('<ol start="3"><li>甲</li></ol>', ["3. 甲"]),
        ("<dl><div><dt>文号</dt><dd>甲</dd></div><dt>乙</dt><dd>丙</dd></dl>", ["- 文号：甲", "- 乙：丙"]),
        ("<dl><dt>甲</dt><dd>乙</dd><dd>丙</dd><dt>丁</dt><dt>戊</dt><dd>己</dd></dl>", ["- 甲：乙", "  - 丙", "- 丁：戊：己"]),
        ("<dl><dt>甲</dt><dd>乙<dl><dt>丙</dt><dd>丁</dd></dl></dd></dl>", ["- 甲：乙", "", "  - 丙：丁"]),
        (
            '<table><thead><tr><th>甲|</th><th>乙</th></tr></thead><tr><td rowspan="2">1</td><td>2</td></tr>'
            "<tr><td><p>3</p><p>4</p></td></tr></table>",
            [r"| 甲\| | 乙 |", "| --- | --- |", "| 1 | 2 |", "| | 3 4 |"],
        ),
        ("<pre><code>a\n```\n&lt;b&gt;</code></pre>", ["````", "a", "```", "<b>", "````"]),
        ("<blockquote><p>甲</p><p>乙</p></blockquote>", ["> 甲", ">", "> 乙"]),
        ("甲<div>乙</div>丙<script>1</script><svg><text>1</text></svg><p hidden>1</p>", ["甲", "", "乙", "", "丙"]),
        ('<p><img alt="图" src="x.png"><span role="img" aria-label="已完成"></span> 丁</p>', ["图 已完成 丁"]),
        ("<p><span>甲</span><span>乙</span>，<code>a<i>b</i></code></p>", ["甲 乙，ab"]),
    ],
)  # fmt: skip
def test_a_page_is_told_as_markdown_and_its_words_are_words(article: str, lines: list[str]) -> None:
    assert of_page(article) == lines


def test_a_page_that_says_nothing_is_no_page() -> None:
    with pytest.raises(ValueError, match="without content"):
        page_markdown(b"<html><body><p>x</p></body></html>", "https://plan.example/", ())


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("topics/topic-costs/", lambda text: text.replace("## 措施", "## 事项"), "文字缺"),
        ("documents/", lambda text: text + "多\n", "文字多"),
        (
            "documents/",
            lambda text: text.replace("documents/doc", "documents/dog", 1),
            "链接多 1 个",
        ),
        ("glossary/", lambda text: text.replace("# 术语\n", "# 词语\n"), "标题"),
        ("about/", lambda text: text.replace("about/>", "about/x/>", 1), "没有网址"),
        ("", lambda text: text.replace("\n## ", "\n添\n\n## ", 1), "文字"),
    ],
)
def test_what_the_markdown_of_a_page_says_otherwise_is_told(
    second: Published, name: str, change: Callable[[str], str], said: str
) -> None:
    where = f"{name}index.md"
    (reader,) = (one for one in page_twins(second.built, second.site) if one.name == where)
    content = (second.folder / where).read_text("utf-8")
    assert list(reader.faults(content.encode())) == []
    changed = change(content)
    assert changed != content
    assert any(said in fault for fault in reader.faults(changed.encode()))


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("*甲*_乙_[丙](x)<b>&amp;`丁`", r"\*甲\*\_乙\_\[丙\](x)\<b\>\&amp;\`丁\`"),
        ("1. 甲", r"1\. 甲"),
        ("1.甲", "1.甲"),
        ("12) 甲", r"12\) 甲"),
        ("- 甲", r"\- 甲"),
        ("# 甲", r"\# 甲"),
        ("--- ", r"\---"),
        ("甲 | 乙\n\n    丙", r"甲 \| 乙 丙"),
        ("一、甲：2025年—2027年", "一、甲：2025年—2027年"),
    ],
)
def test_words_are_never_read_as_markdown(words: str, written: str) -> None:
    assert plain(words) == written


def test_a_table_has_a_head_and_the_words_of_a_merged_cell_once() -> None:
    cells = (Cell("甲|乙", 0, rows=2), Cell("丙", 1)), (Cell("丁", 1),)
    for headers, rows in ((1, ["| 甲\\|乙 | 丙 |", "| --- | --- |", "| | 丁 |"]), (0, ["| | |"])):
        table = Grid((1, 1), headers, cells)
        paper = Paper("题", (), (Block(BlockKind.TABLE, table=table),), None)
        assert markdown(paper).decode().splitlines()[2:][: len(rows)] == rows


def test_the_xml_keeps_to_the_schema_of_the_standard_and_has_every_object(
    built_otherwise: Site,
) -> None:
    index = built_otherwise.index
    where = downloads.akoma_ntoso(index)
    assert (where is None) == (index.plan.issued_on is None)
    if where is None:
        return
    root = etree.fromstring(content(built_otherwise)[where])
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    assert schema.validate(root), schema.error_log
    issued = [e for e in index.sections.values() if not e.section.added_by]
    measures = [e for e in index.measures.values() if not e.measure.added_by]
    held = root.xpath("//a:mainBody//@eId", namespaces=AKN)
    assert {*(e.id for e in issued), *(e.id for e in measures)} <= set(held)
    assert len(held) == len(set(held))
    for body in root.iterfind(".//a:mainBody", AKN):
        etree.SubElement(body, f"{{{AKN['a']}}}measure")
    assert not schema.validate(root)


def test_measures_under_no_heading_inside_a_part_stand_in_it_under_none(tmp_path: Path) -> None:
    plan = Path(shutil.copytree(PLANS["articles"].parent, tmp_path / "data")) / "plan.yml"
    alone = "    sections:\n      - id: run\n        measures:\n          - {id: alone, title: 独立, text: 独立。}\n\n"
    words = plan.read_text("utf-8").replace("  - id: duties\n", f"{alone}  - id: duties\n")
    plan.write_text(words, "utf-8")
    notice = plan.with_name("notice.txt")
    notice.write_text(notice.read_text("utf-8").replace("第二章", "独立。\n\n第二章"), "utf-8")
    files = content(public_site(plan))
    root = etree.fromstring(files[downloads.akoma_ntoso(public_site(plan).index) or ""])
    (around,) = root.xpath("//a:hcontainer[@eId='alone']/..", namespaces=AKN)
    assert around.get("eId") == "general"
    said = files["sections/general/index.md"].decode()
    assert next(line for line in said.splitlines() if "独立" in line).startswith("## ")
    assert "run" not in said


def test_what_is_called_by_the_standard_s_names_is_what_the_xml_calls_so(other: Site) -> None:
    links = content_of(other).of[ObjectKind.MEASURE]("open-business").links
    root = etree.fromstring(content(other)[downloads.akoma_ntoso(other.index) or ""])
    (this,) = root.xpath("//a:FRBRWork/a:FRBRthis/@value", namespaces=AKN)
    assert links.iri == f"{this}~open-business"
    assert content_of(other).whole.plan.links.iri == this
    assert root.xpath("//a:hcontainer[@eId='open-business']", namespaces=AKN)
    plan = other.index.plan.model_copy(update={"issued_on": None})
    undated = replace(other, index=replace(other.index, plan=plan))
    assert content_of(undated).whole.plan.links.iri is None
    assert downloads.akoma_ntoso(undated.index) is None


def test_the_database_answers_as_the_api_does(built_otherwise: Site) -> None:
    whole = content_of(built_otherwise).whole
    with opened(database(built_otherwise)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in ("sections", "measures", "units", "documents", "topics", "terms"):
            ids = [one.id for one in getattr(whole, table)]
            assert db.execute(f"SELECT id FROM {table} ORDER BY rowid").fetchall() == [
                (id,) for id in ids
            ]
        assert db.execute("SELECT count(*) FROM changes").fetchone() == (len(whole.changes),)
        assert db.execute("SELECT title FROM plan").fetchone() == (whole.plan.title,)
        for measure in whole.measures:
            (text, official) = db.execute(
                "SELECT text, title_is_official FROM measures WHERE id = ?", [measure.id]
            ).fetchone()
            assert (text, official) == (measure.text, int(measure.title_is_official))
            units = "SELECT unit, role, quote FROM measures_units WHERE owner = ? ORDER BY place"
            assert db.execute(units, [measure.id]).fetchall() == [
                (one.unit.id, one.role.value, one.quote) for one in measure.units
            ]


def test_the_database_is_the_same_whichever_sqlite_wrote_it(other: Site) -> None:
    file = database(other)
    assert file == database(other)
    assert int.from_bytes(file[96:100]) == 3_037_000
    with opened(file) as db:
        (version,) = db.execute("SELECT sqlite_version()").fetchone()
        db.execute("CREATE TABLE more (a)")
        major, minor, patch = map(int, version.split("."))
        written = major * 1_000_000 + minor * 1_000 + patch
        assert int.from_bytes(db.serialize()[96:100]) == written  # what is replaced is this number
    assert re.search(rb"CREATE TABLE \"measures\"", file)


def test_what_is_read_back_of_a_database_that_lies_is_told(second: Published) -> None:
    where = downloads.database(second.site.index)
    (reader,) = (one for one in readers(second.built, second.site) if one.name == where)
    with opened((second.folder / where).read_bytes()) as db:
        db.execute("UPDATE measures SET text = replace(text, '申领', '申请')")
        db.execute("UPDATE measures_units SET role = 'lead' WHERE role = 'support'")
        db.commit()
        faults = list(reader.faults(db.serialize()))
    assert len(faults) >= 2
    assert "原文" in faults[0]
    assert any("单位和角色" in fault for fault in faults)
