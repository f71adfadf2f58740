"""The ledger: what it holds, what is said of what it lost, whose it is, and a damaged file of it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Page, expect

from macros import exports
from macros.__main__ import main
from macros.addresses.address import passage_owner
from macros.addresses.ledger import Ledger, Line, path_beside, read, read_for, salvaged
from macros.building.build import build
from macros.building.built import Built, read_built
from macros.building.published import published
from macros.building.vanished_addresses import vanished_addresses
from macros.editing.canonical import format_text
from macros.editing.diff.successors import successors
from macros.exports.file import ExportedFile
from macros.loading.load import load
from macros.model.kinds import ObjectKind
from macros.model.problems import PlanError
from macros.model.values import ID_PATTERN
from macros.pages.lost_anchors import lost_anchors
from macros.pages.site import build_site
from macros.rules.identity import LIKE_A_PART, RESERVED
from macros.settings import Settings
from tests.commands import git
from tests.conftest import FIRST, SECOND, Published
from tests.engine import engine
from tests.some import some

ZERO = "0" * 40


def copied(plan: Path, folder: Path, *, ledger: bool = True) -> Path:
    """Copy a plan, its transcription and, if it has one and it is wanted, its ledger."""
    folder.mkdir()
    for name in ("plan.yml", "notice.txt", "addresses.txt"):
        if plan.with_name(name).exists() and (ledger or name != "addresses.txt"):
            shutil.copy(plan.with_name(name), folder / name)
    return folder / "plan.yml"


def edited(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in changes:
        assert re.search(old, text, re.M), old
        text = re.sub(old, new, text, flags=re.M)
    path.write_text(text, "utf-8")


def run(plan: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words], env={"PLAN": str(plan)})


def committed(folder: Path) -> str:
    """Commit all that is in a folder and return the commit."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "state")
    return git(folder, "rev-parse", "HEAD")


# --- what it holds --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["first", "second"])
def test_everything_on_a_page_that_offers_a_link_to_itself_is_recorded(
    name: str, request: pytest.FixtureRequest
) -> None:
    given: Published = request.getfixturevalue(name)
    built = given.built
    known = {line.address for line in published(built, given.site)}
    seen = 0
    for page in built.pages.values():
        for link in page.tree.xpath("//article//a[starts-with(@href, '#')]"):
            anchor = link.get("href")[1:]
            itself = link.xpath("ancestor::*[@id=$id]", id=anchor)
            if itself and itself[0].tag != "h1" and not page.address.startswith("m/"):
                seen += 1
                assert f"{page.address}#{anchor}" in known
    assert seen > 300
    assert not [address for address in known if address.endswith("#title")]


def test_the_ledger_holds_units_parts_and_the_entries_of_the_history(second: Published) -> None:
    known = {line.address for line in published(second.built, second.site)}
    entries = [where for where in known if where.startswith("changes/#change-")]
    assert len(entries) == len(second.site.index.changes)
    for address in ("units/tax-bureau/#role-responsible", "units/tax-bureau/#offers"):
        assert address in known


def test_no_object_can_be_called_like_a_part_of_a_page(first: Published, second: Published) -> None:
    for given in (first, second):
        folders = "sections|measures|units|documents|topics"
        ids = {*given.site.index.living}
        for line in some(published(given.built, given.site)):
            page, _, anchor = line.address.partition("#")
            if anchor and re.fullmatch(rf"plan/|({folders})/[^/]+/", page):
                thing = re.sub(r"-p\d+$", "", anchor)
                kept = thing in ids | RESERVED or thing.startswith("role-")
                assert kept or not re.fullmatch(ID_PATTERN, thing), line.address


def test_no_object_can_be_called_like_an_element_beside_it(
    first: Published, second: Published
) -> None:
    """On every page with the anchor of an object all other ids are refused for objects."""
    for given in (first, second):
        ids = {*given.site.index.living, *given.site.index.former}
        seen = [one.seen.ids for one in given.built.pages.values()]
        pages = [one for one in seen if ids & one]
        assert len(pages) > 20
        for id in set().union(*pages) - ids:
            free = re.fullmatch(ID_PATTERN, id) and not (id in RESERVED or LIKE_A_PART.search(id))
            assert not free, id


# --- parts that the data has nothing for any more, and parts that must be there -------------------


@dataclass(frozen=True)
class Emptied:
    plan: Path
    folder: Path
    ledger: Ledger
    built: Built


@pytest.fixture(scope="module")
def emptied(second: Published, tmp_path_factory: pytest.TempPathFactory) -> Emptied:
    """The second plan, published; then a unit lost its only role of a kind, and was built again."""
    folder = tmp_path_factory.mktemp("emptied")
    plan, site = copied(SECOND, folder / "data"), folder / "site"
    assert run(plan, "release", "--site", str(second.folder)).exit_code == 0
    ledger = read(path_beside(plan))
    edited(
        plan,
        (r"(- unit: tax-bureau\n +role: )responsible", r"\1participant"),
        (r"    - kind: 分工\n(?:      .*\n)+", ""),  # the text says another role: not reviewed then
    )
    settings = replace(second.site.settings, plan=plan)  # most documents are then made already
    build(settings, site, engine(folder / "engine", guides=True))
    return Emptied(plan, site, ledger, read_built(site, settings.site_url))


def test_a_part_emptied_by_the_data_keeps_its_anchor_and_says_so(emptied: Emptied) -> None:
    assert Line("units/tax-bureau/#role-responsible") in emptied.ledger.lines
    page = emptied.built.pages["units/tax-bureau/"].tree
    found = page.xpath("//article//*[@class='pl-former']//*[@id='role-responsible']")
    assert len(found) == 1
    assert "旧链接所指的一节现在没有内容" in found[0].getparent().text_content()
    assert not page.xpath("//h2[@id='former']")
    assert page.xpath("//*[@id='role-participant']")
    others = emptied.built.pages["units/human-resources/"].tree
    assert not others.xpath("//*[@class='pl-former']")


def test_what_became_of_old_links_is_said_to_who_comes_by_one(
    emptied: Emptied, desktop: Page
) -> None:
    page = (emptied.folder / "units" / "tax-bureau" / "index.html").as_uri()
    told = desktop.get_by_text("旧链接所指的一节现在没有内容")
    desktop.goto(page)
    expect(told).to_be_hidden()
    desktop.goto(f"{page}#role-responsible")
    expect(told).to_be_in_viewport()


def test_what_is_kept_for_old_links_is_neither_searched_nor_recorded_anew(
    emptied: Emptied, second: Published
) -> None:
    for path in (emptied.folder / "search").rglob("*"):
        if path.is_file():
            assert "旧链接所指" not in path.read_text("utf-8"), path
    site = build_site(replace(second.site.settings, plan=emptied.plan))
    now = {line.address for line in published(emptied.built, site)}
    assert "units/tax-bureau/#role-responsible" not in now
    done = run(emptied.plan, "release", "--site", str(emptied.folder))
    assert done.exit_code == 0, done.output
    assert {line.key for line in emptied.ledger.lines} < {
        line.key for line in read(path_beside(emptied.plan)).lines
    }


MUST_BE_THERE = [
    ("sections", "measures"),
    ("measures", "text"),
    ("measures", "units"),
    ("units", "downloads"),
    ("units", "offers"),
    ("documents", "cited-in"),
    ("topics", "measures"),
]


@pytest.mark.parametrize(("folder", "part"), MUST_BE_THERE)
def test_a_part_that_every_page_must_have_fails_once_for_all_pages_and_names_the_templates(
    folder: str, part: str, second: Published, tmp_path: Path
) -> None:
    built = second.built
    site = replace(second.site, ledger=Ledger(published(built, second.site)))
    pages: list[str] = []
    for where, page in built.pages.items():
        text = page.file.read_text("utf-8")
        if re.fullmatch(rf"{folder}/[^/]+/", where) and f' id="{part}"' in text:
            renamed = tmp_path / f"{len(pages)}.html"
            renamed.write_text(text.replace(f' id="{part}"', ' id="renamed"'), "utf-8")
            built.pages[where] = replace(page, file=renamed)
            assert part not in lost_anchors(site, where, ()).parts
            pages.append(where)
    assert len(pages) >= 7
    faults = list(vanished_addresses(built, site))
    assert faults == [
        f"已公布的锚点 #{part} 在 {len(pages)} 个页面上失效（/{pages[0]}#{part} 等）；"
        "这个锚点由模板生成，请在 macros/pages/templates 中恢复。"
    ]


def test_a_section_that_now_holds_sections_need_not_list_measures(second: Published) -> None:
    outer = next(e for e in second.site.index.sections.values() if e.section.sections)
    page = f"sections/{outer.id}/"
    site = replace(second.site, ledger=Ledger((Line(f"{page}#measures"),)))
    assert lost_anchors(site, page, ()).parts == ("measures",)


def test_the_advice_for_a_lost_anchor_names_only_a_file_that_is_there(second: Published) -> None:
    lines = (Line("about/#old-part"), Line("about/editing/#old-task"), Line("relations/#old"))
    site = replace(second.site, ledger=Ledger(lines))
    faults = list(vanished_addresses(second.built, site))
    files = [re.findall(r"docs/\S+\.md", fault) for fault in faults]
    assert files == [["docs/about/index.md"], ["docs/about/editing.md"], ["docs/relations.md"]]
    assert all(Path(name).is_file() for (name,) in files)


def test_a_lost_entry_of_the_history_is_to_be_put_back(second: Published) -> None:
    site = replace(second.site, ledger=Ledger((Line("changes/#change-2020-01-01-1"),)))
    (fault,) = vanished_addresses(second.built, site)
    assert "变更记录不得删去" in fault


def test_an_anchor_of_the_ledger_cannot_become_markup(second: Published) -> None:
    from macros.pages.lost_anchors import lost_anchors_html

    line = Line('units/tax-bureau/#x"><script>alert(1)</script>')
    html = lost_anchors_html(replace(second.site, ledger=Ledger((line,))), "units/tax-bureau/", "")
    assert "<script" not in html
    assert 'id="x&#34;&gt;&lt;script&gt;' in html


# --- several objects that vanished at once --------------------------------------------------------


def test_each_new_object_is_guessed_for_one_that_is_gone_the_most_alike_first() -> None:
    gone = {
        "a": "一二三四五六七八",
        "b": "一二三四五六七八九十",
        "c": "一二三四五六七八九",
        "d": "甲乙",
    }
    come = {"x": "一二三四五六七八九十", "y": "三四五六七八九", "z": "甲丙丁戊"}
    assert guessed(gone, come) == {"b": "x", "c": "y"}
    assert guessed({"a": "一", "b": "一"}, {"x": "一"}) == {"a": "x"}


def guessed(gone: dict[str, str], come: dict[str, str]) -> dict[str, str]:
    unit = ObjectKind.UNIT
    found = successors(
        {(unit, id): words for id, words in gone.items()},
        {(unit, id): words for id, words in come.items()} | {(ObjectKind.TOPIC, "t"): "甲乙"},
    )
    return {id: new for (_, id), new in found.items()}


def without_some(plan: Path) -> None:
    """Rename the provincial outline and a topic; take the national outline out of a plan."""
    edited(
        plan,
        (r"\bdoc-henan-ip-outline\b", "doc-outline"),
        (r"\btopic-talent\b", "topic-people"),
        (r"^  - id: doc-national-ip-outline\n(?:    .*\n)+\n", ""),
        (r"^ +- doc-national-ip-outline\n", ""),
    )


def object_fault(plan: Path) -> str:
    site = build_site(Settings(plan=plan))
    return next(vanished_addresses(Built(plan.parent, {}, frozenset()), site))


def test_the_lines_for_several_vanished_objects_can_be_pasted_as_they_are(tmp_path: Path) -> None:
    plan = copied(FIRST, tmp_path / "data")
    without_some(plan)
    fault = object_fault(plan)
    assert "  /documents/doc-national-ip-outline/ 等 " in fault
    assert "/api/" not in fault
    place, _, lines = fault.partition("\n加到文件末尾：\n")
    assert place
    assert (lines.count("\nmoved:\n"), lines.count("\nretired:\n")) == (1, 1)
    assert lines.count("- doc-outline") == 1
    assert lines.count("# 猜测，请核对") == 2
    text = plan.read_text("utf-8") + lines + "\n"
    text = text.replace("年-月-日", "2026-08-01").replace("【待填】", "依据通知调整")
    plan.write_text(text, "utf-8")
    file = load(plan).file
    assert {one.id: one.to for one in file.moved} == {
        "doc-henan-ip-outline": ("doc-outline",),
        "topic-talent": ("topic-people",),
    }
    assert [one.id for one in file.retired] == ["doc-national-ip-outline"]
    assert "# 猜测，请核对" in format_text(text, plan)
    assert format_text(text, plan) == text
    left = vanished_addresses(Built(plan.parent, {}, frozenset()), build_site(Settings(plan=plan)))
    assert "moved 和 retired 也没有" not in next(left)


def test_with_one_key_already_there_only_the_other_is_written_and_its_place_is_named(
    tmp_path: Path,
) -> None:
    plan = copied(FIRST, tmp_path / "data")
    record = (
        "moved:\n  - kind: topic\n    id: topic-old\n    title: 旧\n    on: 2026-01-01\n"
        "    reason: 改名\n    how: moved\n    to:\n      - topic-rights\n"
    )
    entry = "changes:\n  - on: 2026-01-01\n    kind: moved\n    summary: 改名\n"
    plan.write_text(plan.read_text("utf-8") + record + entry, "utf-8")
    without_some(plan)
    fault = object_fault(plan)
    assert "加到 moved: 这一行的下面" in fault
    assert "加到 changes: 这一段的前面" in fault
    assert "\nmoved:\n" not in fault
    assert fault.count("\nretired:\n") == 1
    _, _, rest = fault.partition("加到 moved: 这一行的下面（与后一条之间空一行）：\n")
    moved, _, retired = rest.partition("\n加到 changes: 这一段的前面：\n")
    text = plan.read_text("utf-8").replace("moved:\n", f"moved:{moved}\n", 1)
    text = text.replace("changes:\n", f"{retired}\nchanges:\n", 1)
    text = text.replace("年-月-日", "2026-08-01").replace("【待填】", "依据通知调整")
    plan.write_text(text, "utf-8")
    assert [one.id for one in load(plan).file.retired] == ["doc-national-ip-outline"]
    assert len(load(plan).file.moved) == 3


def test_what_is_left_to_fill_in_is_asked_for(tmp_path: Path) -> None:
    plan = copied(FIRST, tmp_path / "data")
    without_some(plan)
    lines = object_fault(plan).partition("\n加到文件末尾：\n")[2]
    plan.write_text(plan.read_text("utf-8") + lines + "\n", "utf-8")
    with pytest.raises(PlanError) as error:
        load(plan)
    messages = [report.message for report in error.value.reports]
    assert sum("还没有填写" in words for words in messages) == 3
    assert sum("应是真实的日期" in words for words in messages) == 3


# --- whose it is ----------------------------------------------------------------------------------


def test_the_real_ledger_names_its_plan() -> None:
    assert read(path_beside(FIRST)).plan == load(FIRST).file.plan.id


def test_a_ledger_without_a_name_is_of_any_plan_and_is_named_by_the_next_release(
    second: Published, tmp_path: Path
) -> None:
    plan = copied(SECOND, tmp_path / "data")
    path_beside(plan).write_text("/plan/\n", "utf-8")
    assert read(path_beside(plan)).plan == ""
    assert run(plan, "release", "--site", str(second.folder)).exit_code == 0
    id = second.site.index.plan.id
    assert path_beside(plan).read_text("utf-8").splitlines()[0] == f"# 方案：{id}"
    assert read(path_beside(plan)).plan == id


def swapped(plan: Path) -> None:
    """Put the second plan in the place of the one that is there; its ledger stays."""
    for name in ("plan.yml", "notice.txt"):
        shutil.copy(SECOND.with_name(name), plan.with_name(name))


def renamed(plan: Path) -> None:
    edited(plan, (r"^  id: kaifeng-2023$", "  id: kaifeng-2024"))


@pytest.mark.parametrize("change", [swapped, renamed])
def test_the_ledger_of_another_plan_gives_one_message_that_names_both_causes(
    change: Callable[[Path], None], tmp_path: Path
) -> None:
    plan = copied(FIRST, tmp_path / "data")
    change(plan)
    now = load(plan).file.plan.id
    with pytest.raises(PlanError) as error:
        build_site(Settings(plan=plan))
    (report,) = error.value.reports
    assert (report.line, report.file) == (1, str(path_beside(plan)))
    assert "这是方案“kaifeng-2023”的网址清单" in report.message
    assert f"里的方案是“{now}”" in report.message
    assert f"换成一行“# 方案：{now}”" in report.message
    assert "请改回“kaifeng-2023”" in report.message
    done = run(plan, "check")
    assert done.exit_code == 1
    assert done.output.splitlines() == [str(report), "共 1 处问题。"]


def test_a_plan_can_be_swapped_for_another_with_its_own_ledger(
    second: Published, tmp_path: Path
) -> None:
    plan = copied(FIRST, tmp_path / "data")
    before = committed(plan.parent)
    swapped(plan)
    path_beside(plan).unlink()
    complete = tmp_path / "build/addresses.txt"
    ask = ("addresses", "--site", str(second.folder), "--base", before, "--complete", str(complete))
    lacking = run(plan, *ask)
    assert lacking.exit_code == 1
    assert "少了" not in lacking.output
    every = [line for line in complete.read_text("utf-8").splitlines() if line.startswith("/")]
    assert len(every) > 1000
    assert set(every) <= set(lacking.output.splitlines())
    later = run(plan, *ask, "--recorded-later")
    assert later.exit_code == 0, later.output
    assert "公布时自动记入清单" in later.output
    shutil.copy(complete, path_beside(plan))
    done = run(plan, *ask)
    assert done.exit_code == 0, done.output
    assert "清单是方案“kaifeng-2023”的，不与它比较" in done.output
    said = run(plan, "diff", before, "--require-entry")
    assert said.exit_code == 0, said.output
    assert "“kaifeng-2023”换成了" in said.output


# --- nothing removes a line -----------------------------------------------------------------------


@pytest.fixture
def full(second: Published, tmp_path: Path) -> Path:
    """A copy of the second plan with its whole ledger, in a repository."""
    plan = copied(SECOND, tmp_path / "data")
    assert run(plan, "release", "--site", str(second.folder)).exit_code == 0
    committed(plan.parent)
    return plan


def ask(plan: Path, second: Published, base: str) -> Result:
    return run(plan, "addresses", "--site", str(second.folder), "--base", base)


def test_a_line_that_went_in_any_commit_of_a_push_is_reported(
    second: Published, full: Path
) -> None:
    path = path_beside(full)
    text = path.read_text("utf-8")
    path.write_text(f"{text}/contact/\n", "utf-8")
    before = committed(full.parent)
    path.write_text(text, "utf-8")
    committed(full.parent)
    committed(full.parent)
    done = ask(full, second, before)
    assert done.exit_code == 1
    assert "少了 1 行" in done.output
    assert "/contact/" in done.output.splitlines()
    assert ask(full, second, "HEAD^1").exit_code == 0


@pytest.mark.parametrize(
    ("base", "words"), [(ZERO, "没有可比较的上一个版本"), ("1" * 40, "历史里没有版本")]
)
def test_a_push_without_a_state_before_it_is_asked_only_for_what_is_now(
    base: str, words: str, second: Published, full: Path
) -> None:
    done = ask(full, second, base)
    assert done.exit_code == 0
    assert words in done.output
    assert ask(full, second, "no-such-branch").exit_code == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: f"<<<<<<< a\n{text}=======\n>>>>>>> b\n".encode(),
        lambda text: text.encode("gb18030"),
    ],
    ids=["conflict", "encoding"],
)
def test_a_ledger_that_was_damaged_can_be_mended(
    damage: Callable[[str], bytes], second: Published, full: Path
) -> None:
    path = path_beside(full)
    text = path.read_text("utf-8")
    path.write_bytes(damage(f"{text}/contact/\n"))
    before = committed(full.parent)
    path.write_text(text, "utf-8")
    done = ask(full, second, before)
    assert done.exit_code == 1
    assert "/contact/" in done.output.splitlines()
    assert "少了 1 行" in done.output


# --- a damaged file -------------------------------------------------------------------------------

BOTH = "/a/\n<<<<<<< HEAD\n/b/\n||||||| base\n=======\n/c/ 丙\n>>>>>>> theirs\n"


def damaged(folder: Path, content: bytes) -> list[str]:
    """Return what ``plan check`` says of a right plan with this ledger."""
    plan = copied(FIRST, folder / "data")
    path_beside(plan).write_bytes(content)
    done = run(plan, "check")
    assert done.exit_code == 1
    return [re.sub(r"^.*?/(?=addresses\.txt:)", "", line) for line in done.output.splitlines()]


def test_conflict_marks_are_reported_with_the_advice_to_keep_both_sides(tmp_path: Path) -> None:
    said = damaged(tmp_path, BOTH.encode())
    assert [line.split(": ")[0] for line in said[:-1]] == [
        f"addresses.txt:{n}:1" for n in (2, 4, 5, 7)
    ]
    for line in said[:-1]:
        assert "两边的网址都留下" in line
        assert "恢复" not in line


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_another_encoding_is_reported_in_chinese_with_the_remedy(
    encoding: str, tmp_path: Path
) -> None:
    text = path_beside(FIRST).read_text("utf-8")
    (line, _) = damaged(tmp_path, text.encode(encoding))
    assert line.startswith("addresses.txt:1:")
    assert "UTF-8；请在编辑器中选“另存为”" in line
    assert "codec" not in line


def test_a_line_that_is_no_address_and_a_damaged_byte_are_reported_with_their_place(
    tmp_path: Path,
) -> None:
    text = "# 方案：kaifeng-2023\n/plan/ 标题\nmeasures/x/\n".encode()
    said = damaged(tmp_path, text.replace("题".encode(), "题".encode()[:2]))
    assert said[0].startswith("addresses.txt:2:9: 这里有不能识别的字节")
    assert said[-2].startswith("addresses.txt:3:1: “measures/x/”不是以 / 开头的网址")


def test_faults_of_plan_and_ledger_are_reported_together_and_on_their_lines(tmp_path: Path) -> None:
    plan = copied(FIRST, tmp_path / "data")
    path_beside(plan).write_text(BOTH, "utf-8")
    edited(plan, (r"^    level: 省$", "    level: 星"))
    done = run(plan, "check", "--format", "json")
    found = json.loads(done.stdout)["problems"]
    assert {Path(one["file"]).name for one in found} == {"plan.yml", "addresses.txt"}
    assert {one["rule"] for one in found if one["file"].endswith(".txt")} == {"ledger"}
    marks = run(plan, "check", "--format", "github").stdout
    assert "addresses.txt,line=2,col=1,title=方案数据::这里留有合并冲突的标记" in marks


def test_both_sides_of_a_conflict_may_be_kept_though_they_repeat_each_other(
    tmp_path: Path,
) -> None:
    path = tmp_path / "addresses.txt"
    path.write_text("/b/ 乙\n  /a/\r\n/b/ 甲\n/a/\n/m/1/ x\n/m/1/ y\n", "utf-8", newline="")
    assert [line.key for line in read(path).lines] == [
        ("a/", ""),
        ("b/", ""),
        ("m/1/", "x"),
        ("m/1/", "y"),
    ]


def test_a_plan_without_a_ledger_has_an_empty_one_of_its_own(tmp_path: Path) -> None:
    plan = copied(FIRST, tmp_path / "data", ledger=False)
    assert read_for(plan, "kaifeng-2023") == Ledger(plan="kaifeng-2023")
    path_beside(plan).mkdir()
    with pytest.raises(PlanError):
        read_for(plan, "kaifeng-2023")


@pytest.mark.parametrize(
    "line",
    [
        '/measures/publicity/#x"><script>alert(1)</script>',
        "/downloads/../../../elsewhere/publicity.csv",
        "/downloads/./x.csv",
        "//elsewhere/x",
        "/downloads\\x.csv",
        "/measures/{{x}}/",
    ],
)
def test_a_line_that_is_no_address_of_the_site_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "addresses.txt"
    path.write_text(f"/\n/measures/#notes\n{line} 标题\n", encoding="utf-8")
    with pytest.raises(PlanError) as error:
        read(path)
    (said,) = error.value.text().splitlines()[:1]
    assert "addresses.txt:3:1: " in said
    assert "里有网址不该有的字符或写法" in said
    assert {kept.address for kept in salvaged(path.read_bytes()).lines} == {"", "measures/#notes"}


def test_no_export_writes_outside_the_site(
    second: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def astray(*_: object) -> list[ExportedFile]:
        return [ExportedFile("../astray.txt", lambda: b"x")]

    monkeypatch.setattr(exports, "EXPORTS", (astray,))
    (tmp_path / "site").mkdir()
    with pytest.raises(ValueError, match="outside the site"):
        exports.write_exports(second.site, tmp_path / "site")
    assert not (tmp_path / "astray.txt").exists()


def test_an_anchor_of_the_ledger_is_text_on_the_page_that_tells_what_became(
    second: Published,
) -> None:
    id = "third-party-inspection"
    where = f"measures/{id}/"
    ledger = Ledger((Line(f'{where}#x"><script>alert(1)</script>'),))
    assert "<script" not in replace(second.site, ledger=ledger).tombstone(id, where)


@pytest.mark.parametrize(
    ("anchor", "owner"),
    [
        ("install-p2", "install"),
        ("install-p2--2", "install"),
        ("goals--closing-p1--3", "goals"),
        ("plan--closing-p1--2", "plan--closing"),
        ("goals--title-p1", "goals"),
        ("annex--table-2--caption-p1", "annex"),
        ("annex--table-2--header-1-p3", "annex"),
        ("annex--table-2--closing-p1", "annex"),
        ("annex--table-2-7-p1", "annex"),
        ("notice--heading-p1", "notice"),
        ("notice-addressees-p1", "notice"),
        ("plan--signature--remark-p1", "plan--signature"),
        ("plan--amended--preamble-p2", "plan--amended"),
        ("plan--title-p1", "plan--title"),
    ],
)
def test_the_anchor_of_a_point_or_part_belongs_to_whom_its_passage_belongs(
    anchor: str, owner: str
) -> None:
    assert passage_owner(anchor) == owner
