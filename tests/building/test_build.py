"""A build is the same every time, complete, and never spoils a good site."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from lxml import html

from macros.building.build import BuildError, build
from macros.building.checks import check_site
from macros.building.presence import missing_words
from macros.exports.file import BY_HAND
from macros.exports.search import by_hand
from macros.model.problems import PlanError
from macros.pages import pages
from macros.pages.site import build_site
from macros.settings import Settings
from tests.commands import run
from tests.conftest import FIRST, GUIDE, PLANS, ROOT, Published
from tests.engine import engine
from tests.some import some

pytestmark = pytest.mark.site
Make = Callable[..., Result]


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def project(place: Path) -> Path:
    """Lay what a build needs into ``place``, with a small plan; tests may spoil all but the engine."""
    engine(place)
    shutil.copytree(GUIDE.parent, place / "data", dirs_exist_ok=True)
    return place


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch) -> Make:
    """Run ``plan build`` in a copied project, in this process."""

    def made(place: Path, **environment: str) -> Result:
        with monkeypatch.context() as there:
            there.chdir(place)
            for name, value in environment.items():
                there.setenv(name, value)
            done = run("build")
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    return made


def test_two_builds_give_the_same_bytes(first: Published, tmp_path: Path) -> None:
    """The second in a process of its own, with nothing kept and another order of sets."""
    settings, config = first.site.settings, engine(tmp_path / "engine", guides=True)
    code = (
        "import sys; from pathlib import Path; from macros.building.build import build;"
        "from macros.settings import from_environment;"
        "build(from_environment(), Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    environment = {
        "PLAN": str(settings.plan),
        "SITE_URL": settings.site_url,
        "REPO_URL": settings.repo_url,
        "CACHE": str(tmp_path / "nothing kept"),
        "DESK": "no",
        "PYTHONHASHSEED": "1" if os.environ.get("PYTHONHASHSEED") == "0" else "0",
    }
    command = [sys.executable, "-c", code, str(tmp_path / "again"), str(config)]
    subprocess.run(command, env={**os.environ, **environment}, check=True)
    assert files(tmp_path / "again") == files(first.folder)
    _, different, errors = filecmp.cmpfiles(
        first.folder, tmp_path / "again", files(first.folder), shallow=False
    )
    assert not different
    assert not errors


def test_no_path_of_the_building_machine_is_published(first: Published) -> None:
    for path in some(first.folder.rglob("*")):
        if path.suffix in {".html", ".json", ".xml", ".txt", ".js", ".css", ".svg"}:
            assert str(ROOT) not in path.read_text(encoding="utf-8"), path


def test_another_plan_gives_another_site_with_no_word_of_the_first(second: Published) -> None:
    for path in some(second.folder.rglob("*")):
        if path.suffix in {".html", ".json", ".xml", ".txt", ".js", ".css", ".svg"}:
            text = path.read_text(encoding="utf-8")
            for word in ("开封", "汴知", "kaifeng", "知识产权战略"):
                assert word not in text, f"{path}: {word}"


def test_text_of_the_data_runs_neither_as_template_nor_as_markup(second: Published) -> None:
    page = second.built.pages["measures/test-characters/"]
    official = page.text('//*[@class="pl-official"]')
    assert "{{7*7}}" in official
    assert "{%raw%}" in official
    assert "<script>alert(1)</script>" in official
    assert "*[专利]:注入" in official
    assert not page.tree.xpath('//*[@class="pl-official"]//script')
    assert not page.tree.xpath("//abbr | //img[@onerror] | //article//table")


def test_a_fault_of_the_plan_leaves_the_site_as_it_was(make: Make, tmp_path: Path) -> None:
    place = project(tmp_path)
    (place / "site").mkdir()
    (place / "site" / "index.html").write_text("good", encoding="utf-8")
    plan = place / "data" / "plan.yml"
    plan.write_text(plan.read_text("utf-8").replace("role: responsible", "role: boss", 1), "utf-8")
    done = make(place)
    assert done.exit_code == 1
    line = plan.read_text("utf-8").splitlines().index("            role: boss") + 1
    assert f"data/plan.yml:{line}:19: " in done.stderr
    assert "Traceback" not in done.stderr
    assert files(place / "site") == ["index.html"]
    assert not list(place.glob(".site*"))


@pytest.mark.parametrize(
    ("page", "text", "said"),
    [
        (
            "about/index.md",
            "[错](nowhere.md)、[错](plan.md#nowhere)",
            ("“nowhere.md”", "#nowhere"),
        ),
        (
            "about/index.md",
            '<a href="../nobody/">错</a><a href="../plan/#nothing">错</a>'
            '<img src="nowhere.png" alt=""><img src="https://example.com/x.png" alt="">',
            ("nobody", "#nothing", "nowhere.png", "example.com"),
        ),
        ("about/index.md", "{{ nowhere }}", ("nowhere",)),
        ("about/index.md", '{{ measure_page("nowhere") }}', ("没有 id 为“nowhere”的措施",)),
        ("about/index.md", "{{ 1 / 0 }}", ("除以了零",)),
        ("measures/nowhere.md", "# 没有的措施", ("没有这个对象",)),
    ],
)
def test_faults_of_a_page_stop_the_build_all_at_once(
    make: Make, tmp_path: Path, page: str, text: str, said: tuple[str, ...]
) -> None:
    place = project(tmp_path)
    path = place / "docs" / page
    before = path.read_text("utf-8") if path.exists() else ""
    path.write_text(f"{before}\n\n{text}\n", encoding="utf-8")
    done = make(place)
    assert done.exit_code == 1, done.stdout
    assert [words for words in said if words not in done.stderr] == []
    assert not (place / "site").exists()


def test_a_link_of_the_file_system_out_of_docs_is_not_published(make: Make, tmp_path: Path) -> None:
    place = project(tmp_path / "place")
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.txt").write_text("秘密", "utf-8")
    (place / "docs" / "key.txt").symlink_to(secret / "key.txt")
    (place / "docs" / "folder").symlink_to(secret)
    (place / "docs" / "again.svg").symlink_to(place / "docs" / "assets" / "icon.svg")
    done = make(place)
    assert done.exit_code == 1
    assert "docs/key.txt 是指向 docs/ 外面的链接" in done.stderr
    assert "docs/folder/key.txt 是指向 docs/ 外面的链接" in done.stderr
    assert "again.svg" not in done.stderr
    assert not (place / "site").exists()
    for name in ("around", "again"):  # whoever follows two of them doubles the way at each step
        (place / "docs" / name).symlink_to(".")
    for name, other in ("xy", "yx"):  # and two may lead around each other
        (place / "docs" / name).mkdir()
        (place / "docs" / name / "in").symlink_to(f"../{other}")
    told = sorted(make(place).stderr.splitlines()[:4])
    assert [line.partition("，")[0] for line in told] == [
        f"docs/{name} 是指向文件夹的链接" for name in ("again", "around", "x/in", "y/in")
    ]


def test_titles_are_escaped_once(make: Make, tmp_path: Path) -> None:
    former = "互联网+“政务” <b>&amp; *x* {{ 7*7 }} [a](b)"
    place = project(tmp_path)
    plan = place / "data" / "plan.yml"
    retired = (
        f"retired:\n  - id: old-one\n    kind: measure\n    title: '{former}'\n    on: 2024-05-02\n"
        "    reason: 并入其他\nchanges:\n  - on: 2024-05-02\n    kind: retired\n    ids: [old-one]\n"
        "    summary: 停用\n"
    )
    plan.write_text(plan.read_text("utf-8").replace("changes:\n", retired), "utf-8")
    prose = place / "docs" / "about" / "prose.md"
    prose.write_text(
        "---\ndescription: 甲。\n---\n\n# 甲 & 乙+ &lt;b&gt; {{ plan.title }}\n", "utf-8"
    )
    config = place / "mkdocs.yml"
    listed = config.read_text("utf-8").replace(
        "  /poster.md\n", "  /poster.md\n  /about/prose.md\n"
    )
    config.write_text(listed, "utf-8")
    done = make(place)
    assert done.exit_code == 0, done.stderr
    for where, title in (
        ("measures/old-one", former),
        ("about/prose", "甲 & 乙+ <b> 示范市绿化行动方案"),
    ):
        page = html.parse(place / "site" / where / "index.html")
        assert page.findtext(".//title") == f"{title} - 示范市绿化行动方案"
        (shown,) = page.xpath("//meta[@property='og:title']/@content")
        assert shown == f"{title} - 示范市绿化行动方案"
        (heading,) = page.xpath("//h1")
        assert heading.text_content().strip() == title
        (crumb,) = page.xpath("//nav//li/span[@aria-current='page']")
        assert crumb.text_content() == title
    for file in (place / "site").rglob("*.html"):
        assert "&amp;#" not in file.read_text("utf-8"), file


def test_a_script_in_a_page_of_prose_stops_the_build(make: Make, tmp_path: Path) -> None:
    place = project(tmp_path)
    page = place / "docs" / "about" / "index.md"
    words = '<script>alert(1)</script>\n\n<a href="javascript:alert(1)" ping="x">甲</a>\n'
    page.write_text(f"{page.read_text('utf-8')}\n\n{words}", "utf-8")
    done = make(place)
    assert done.exit_code == 1
    for said in ("不是本站程序的脚本", "链接“javascript:alert(1)”不能用", "属性“ping”"):
        assert said in done.stderr
    assert not (place / "site").exists()


def test_faults_of_the_settings_stop_the_build_all_at_once(make: Make, tmp_path: Path) -> None:
    place = project(tmp_path)
    config = place / "mkdocs.yml"
    operator = "extra:\n  operator: { icp: 备案中, report: 电话, nmae: 甲 }\n"
    config.write_text(config.read_text("utf-8").replace("extra:\n", operator), "utf-8")
    done = make(place)
    assert done.exit_code == 1, done.stdout
    for key in ("icp", "report", "nmae"):
        assert f": extra.operator.{key}：" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (place / "site").exists()


def test_a_site_on_which_nobody_can_report_an_error_is_built_with_a_hint(
    make: Make, tmp_path: Path
) -> None:
    place = project(tmp_path)
    done = make(place)
    assert done.exit_code == 0, done.stderr
    (hint,) = (line for line in done.stdout.splitlines() if line.startswith("提示："))
    assert "本页有误" in hint
    with_host = make(place, REPO_URL="https://github.com/o/r")
    assert "提示：" not in with_host.stdout
    page = (place / "site" / "index.html").read_text("utf-8")
    assert "https://github.com/o/r/issues/new?title=" in page  # the form is in another repository


def test_a_hand_written_page_takes_the_place_of_the_generated_one(
    make: Make, tmp_path: Path
) -> None:
    place = project(tmp_path)
    page = place / "docs" / "measures" / "pocket-parks.md"
    page.write_text('{{ measure_page("pocket-parks") }}\n\n编者的话。\n', encoding="utf-8")
    assert make(place).exit_code == 0
    built = place / "site" / "measures" / "pocket-parks" / "index.html"
    article = html.parse(built).find(".//article")
    assert article is not None
    marks = [str(node) for node in article if isinstance(node, html.HtmlComment)]
    assert marks == [by_hand.BEGIN, by_hand.END, BY_HAND]
    after = article.xpath("comment()[2]/following-sibling::*[self::p or self::details]")
    assert [words.text_content() for words in after] == ["编者的话。"]
    (data,) = html.parse(built).xpath("//footer//p[@class='pl-data']")
    assert data.text_content().endswith("本页文字：docs/measures/pocket-parks.md")


def test_a_page_without_a_heading_has_its_title_for_one(make: Make, tmp_path: Path) -> None:
    place = project(tmp_path)
    (place / "docs" / "people.md").write_text(
        "---\ntitle: 甲 &amp; <乙\n---\n\n只有一段。\n", "utf-8"
    )
    settings = place / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("  /poster.md\n", "  /poster.md\n  /people.md\n"), "utf-8")
    assert make(place).exit_code == 0
    (heading,) = html.parse(place / "site" / "people" / "index.html").xpath("//article//h1")
    assert heading.text_content() == "甲 &amp; <乙"
    twin = (place / "site" / "people" / "index.md").read_text("utf-8")
    assert twin.startswith("# 甲 \\&amp; \\<乙\n")


def test_pages_with_chinese_names_code_in_quotes_and_two_titles_pass_every_check(
    make: Make, tmp_path: Path
) -> None:
    place = project(tmp_path)
    (place / "docs" / "指南.md").write_text(
        "# 甲\n\n官网（https://www.example.gov.cn）：见下，网址是https://www.gov.cn？\n\n> ```bash\n> make site\n> make check\n> ```\n\n# 乙\n\n丙\n:   丁\n:   戊\n",
        "utf-8",
    )
    settings = place / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("nav:\n", "nav:\n  - 指南: 指南.md\n", 1), "utf-8")
    done = make(place)
    assert done.exit_code == 0, done.stderr
    twin = (place / "site" / "指南" / "index.md").read_text("utf-8")
    assert twin.startswith("# 甲\n")
    assert "> make site\n> make check\n" in twin
    assert twin.endswith("# 乙\n\n- 丙：丁\n  - 戊\n")


def test_what_people_wrote_around_a_measure_stands_in_its_markdown_too(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK", "no")  # the site is checked as one without it
    place = project(tmp_path)
    page = place / "docs" / "measures" / "pocket-parks.md"
    page.write_text(
        '前面*的话*。\n\n{{ measure_page("pocket-parks") }}\n\n## 解读\n\n- 甲[全文](../plan.md)\n- 乙|丙\n',
        "utf-8",
    )
    assert make(place).exit_code == 0
    twin = place / "site" / "measures" / "pocket-parks" / "index.md"
    words = twin.read_text("utf-8")
    paper, found, own = words.partition("\n## 编者说明\n")
    assert found
    assert "## 原文" in paper
    lines = [line for line in own.splitlines() if line]
    assert lines[:2] == ["前面的话。", "## 解读"]
    assert lines[2].startswith("- 甲[全文](<")
    assert lines[3:] == [r"- 乙\|丙"]
    assert "编者说明" not in (place / "site" / "units" / "index.md").read_text("utf-8")
    site = build_site(Settings(plan=place / "data" / "plan.yml"))
    assert check_site(place / "site", site) == []
    for changed in (words.replace("解读", "读"), f"{words}\n国家已批准。\n"):
        twin.write_text(changed, "utf-8")
        assert any("编者说明" in fault for fault in check_site(place / "site", site))


def test_a_hand_written_page_without_the_official_text_is_refused(
    make: Make, tmp_path: Path
) -> None:
    place = project(tmp_path)
    page = place / "docs" / "measures" / "pocket-parks.md"
    page.write_text("# 1.1 建设口袋公园\n\n只有编者的话。\n", encoding="utf-8")
    done = make(place)
    assert done.exit_code == 1
    assert "measures/pocket-parks/ 上的原文与数据不一致" in done.stderr


def test_a_page_that_is_dropped_is_missed(first: Published, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(first.folder, folder)
    shutil.rmtree(folder / "units" / "banks")
    shutil.rmtree(folder / "m" / "2-1")
    faults = "\n".join(check_site(folder, first.site))
    assert "单位“banks”没有页面 units/banks/" in faults
    assert "没有跳转页 m/2-1/" in faults


@pytest.mark.parametrize(
    ("page", "words", "said"),
    [
        ("measures/professionals/", "工商联", "measures/professionals/ 上的原文与数据不一致"),
        ("documents/supplement-2025/", "三、删去第2条", "documents/supplement-2025/ 上的原文"),
        ("plan/", "三、删去第2条", "plan/ 上没有按顺序出现“淞陵市发展和改革局"),
        ("plan/", "不少于10家", "plan/ 上没有按顺序出现“引入专业力量"),
        ("plan/", "2024年4月2日", "plan/ 上没有按顺序出现“淞陵市发展和改革局"),
    ],
)
def test_words_of_an_amended_plan_that_a_page_drops_are_missed(
    amended: Published, page: str, words: str, said: str, tmp_path: Path
) -> None:
    built = amended.built
    assert not list(missing_words(built, amended.site))
    tree = built.pages[page].tree
    for text in tree.xpath("//article//text()[contains(., $words)]", words=words):
        place, kept = text.getparent(), text.replace(words, "")
        if text.is_tail:
            place.tail = kept
        else:
            place.text = kept
    changed = tmp_path / "index.html"
    changed.write_bytes(html.tostring(tree, encoding="utf-8"))
    built.pages[page] = replace(built.pages[page], file=changed)
    assert any(said in fault for fault in missing_words(built, amended.site))


def test_every_page_of_the_plan_is_built(first: Published, second: Published) -> None:
    for site in (first, second):
        for page in some(pages.pages(site.site.index, site.site.ledger)):
            assert (site.folder / page.address / "index.html").is_file(), page.address


def test_a_missing_plan_is_reported_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(PlanError) as raised:
        build(Settings(plan=tmp_path / "none.yml"), tmp_path / "site")
    assert "没有这个文件" in raised.value.text()


def test_a_failing_mkdocs_is_reported(tmp_path: Path) -> None:
    bad = tmp_path / "mkdocs.yml"
    bad.write_text("site_name: x\nnowhere: 1\n", encoding="utf-8")
    with pytest.raises(BuildError):
        build(Settings(plan=FIRST), tmp_path / "site", bad)


def test_the_plan_is_chosen_by_the_environment(make: Make, tmp_path: Path) -> None:
    place = project(tmp_path)
    shutil.copytree(place / "data", place / "other")
    (place / "data" / "plan.yml").write_text("plan: not this one\n", "utf-8")
    done = make(place, PLAN="other/plan.yml", SITE_URL="https://example.org/a/b")
    assert done.exit_code == 0, done.stderr
    home = (place / "site" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/a/b/">' in home


def test_the_barest_plan_gives_a_site_that_names_no_date(tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_text("方案\n\n前言。\n\n一、部分\n\n1. 做事。\n", "utf-8")
    (tmp_path / "plan.yml").write_text(
        "plan:\n  id: bare\n  title: 方案\n  preamble: 前言。\n  source:\n    title: 来源\n"
        "    transcription: notice.txt\nsections:\n  - id: part\n    number: 一、\n"
        "    title: 部分\n    measures:\n      - id: act\n        number: '1.'\n"
        "        title: 做事\n        text: 做事。\n",
        "utf-8",
    )
    build(Settings(plan=tmp_path / "plan.yml"), tmp_path / "site", engine(tmp_path / "engine"))
    assert "lastmod" not in (tmp_path / "site" / "sitemap.xml").read_text("utf-8")
    home = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "1970" not in home
    assert "None" not in home


def test_a_plan_whose_work_is_all_in_its_annexes_is_built(tmp_path: Path) -> None:
    for name, start, end in (
        ("plan.yml", "\nsections:\n", "\nannexes:\n"),
        ("notice.txt", "一、总体目标\n", "附件1\n"),
    ):
        text = PLANS["task-table"].with_name(name).read_text("utf-8")
        body = text[text.index(start) : text.index(end, text.index(start))]
        (tmp_path / name).write_text(text.replace(body, ""), "utf-8")
    settings = Settings(plan=tmp_path / "plan.yml")
    assert build(settings, tmp_path / "site", engine(tmp_path / "engine"))
    home = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "各部分和措施" not in home
    assert "重点任务分解表" in home


def test_a_plan_without_measures_is_built(tmp_path: Path) -> None:
    (tmp_path / "plan.yml").write_text(
        "plan:\n  id: prose\n  title: 纲要\n  source: { title: 公文, transcription: notice.txt }\n"
        "sections:\n  - id: only\n    number: 一、\n    title: 目标\n    intro: 把事情办好。\n",
        encoding="utf-8",
    )
    (tmp_path / "notice.txt").write_text("纲要\n一、目标\n把事情办好。\n", encoding="utf-8")
    settings = Settings(plan=tmp_path / "plan.yml")
    assert build(settings, tmp_path / "site", engine(tmp_path / "engine"))
    assert not (tmp_path / "site" / "measures").exists()


@pytest.mark.parametrize("where", [".", "..", "data", "docs", "data/..", "/", "kept"])
def test_what_is_no_site_is_not_replaced_by_one(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    place = project(tmp_path / "place")
    (place / "kept").mkdir()
    (place / "kept" / "letter.txt").write_text("留着", "utf-8")
    before = sorted(place.rglob("*"))
    monkeypatch.chdir(place)
    done = run("build", "--site", where)
    assert done.exit_code == 1
    assert "不是本站生成的网站" in done.stderr
    assert sorted(place.rglob("*")) == before
