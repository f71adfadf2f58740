"""What the preview answers: the files of a build, what was saved, and what is wrong."""

from __future__ import annotations

import gc
import io
import re
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from macros.addresses.address import COMPARE, DESK, DIGESTS
from macros.pages import csp
from macros.pages.site import Site
from macros.serving.preview import Preview
from macros.settings import Settings
from tests.conftest import PLANS, shared_site
from tests.long_plan import long_plan
from tests.serving.conftest import Project

_SIZE = re.compile(rb' ?<small class="pl-size"[^>]*>[^<]*</small>')
_ADDED = re.compile(rb"<script data-events=[^<]*</script>\n")


def body(preview: Preview, path: str) -> bytes:
    """Return what is answered without the script of the preview."""
    answer = preview.answer(path)
    added = len(_ADDED.findall(answer.body))
    assert added == answer.type.startswith("text/html"), path
    page = _ADDED.sub(b"", answer.body)
    if added and not path.endswith((COMPARE, DESK)):  # the script listens for what was saved
        page = page.replace(csp.OWN_SITE.encode(), csp.NOWHERE.encode())
    return page


@pytest.mark.site
@pytest.mark.parametrize("name", ["first", "second"])
def test_every_file_of_a_build_is_answered_byte_by_byte(
    name: str, pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    """Pages, API, feeds, downloads, styles and the offline copy, in no order of a build."""
    built = shared_site(pytestconfig, name)
    settings = Settings(PLANS[name], built.url, "https://example.org/owner/repo")
    preview = Preview(settings, built.folder.with_name("engine") / "mkdocs.yml", tmp_path)
    preview.reload()
    assert not preview.faults
    for path in sorted(filter(Path.is_file, built.folder.rglob("*")), reverse=True):
        where = path.relative_to(built.folder).as_posix().removesuffix("index.html")
        if where == DIGESTS:
            continue  # of what is published, which a preview is not
        made = body(preview, preview.root + where)
        assert contents(where, made) == contents(where, path.read_bytes()), where


def contents(where: str, content: bytes) -> bytes | dict[str, Any]:
    """Return a file without sizes, which a preview need not know; an archive as its files."""
    if where.endswith("-offline.zip"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: contents(name, archive.read(name)) for name in archive.namelist()}
    return _SIZE.sub(b"", content)


PATHS = (
    *("/", "/plan/", "/units/parks-bureau/", "/topics/topic-trees/", "/about/", "/changes/"),
    *("/sitemap.xml", "/api/v1/plan.json", "/search/index.js", "/assets/plan.css"),
)
OPERATOR = "  operator: { name: 大树局 }\n"


@pytest.mark.parametrize(
    ("name", "old", "new", "where"),
    [
        ("data/plan.yml", 'name: "树木"', 'name: "大树"', "/topics/topic-trees/"),
        ("data/plan.yml", "topic-trees", "topic-oaks", "/topics/topic-oaks/"),
        ("docs/about/index.md", "", "\n大树的话。\n", "/about/"),
        ("docs/assets/plan.css", "", "\n/* 大树 */\n", "/assets/plan.css"),
        ("mkdocs.yml", "  generator: false\n", f"  generator: false\n{OPERATOR}", "/plan/"),
    ],
)
def test_what_is_saved_is_answered_and_all_else_is_as_in_a_preview_that_begins_now(
    project: Project, name: str, old: str, new: str, where: str
) -> None:
    project.preview.reload()
    before = {path: body(project.preview, path) for path in PATHS}
    project.edit(name, old, new)
    project.preview.reload(data=name.startswith("data/"))
    assert not project.preview.faults
    assert body(project.preview, where) != before.get(where)
    (cold := project.place / "cold").mkdir()
    begun = Preview(project.settings, project.config, cold)
    begun.reload()
    for path in PATHS:
        assert body(project.preview, path) == body(begun, path), path


def test_a_fault_is_listed_with_its_line_over_the_last_good_page_until_it_is_mended(
    project: Project,
) -> None:
    project.preview.reload()
    good = body(project.preview, "/measures/upkeep/")
    project.edit("data/plan.yml", "role: responsible", "role: boss")
    project.preview.reload()
    line = project.plan.read_text("utf-8").splitlines().index("            role: boss") + 1
    for path in ("/measures/upkeep/", "/units/", "/measures/nowhere/"):
        page = project.preview.answer(path).body.decode()
        assert '<section id="preview-faults" role="alert"' in page
        url = f"https://example.org/owner/repo/blob/main/data/plan.yml#L{line}"
        assert f'<a href="{url}"><code>data/plan.yml:{line}:19</code></a>' in page
        assert "boss" in page
        assert "共 1 处问题。" in page
    assert "加强养护" in project.preview.answer("/measures/upkeep/").body.decode()
    project.preview.reload(data=False)  # a style is saved meanwhile: the fault is still there
    assert project.preview.faults
    project.edit("data/plan.yml", "role: boss", "role: responsible")
    project.preview.reload()
    assert b"preview-faults" not in project.preview.answer("/measures/upkeep/").body
    assert good == body(project.preview, "/measures/upkeep/")


def test_a_preview_that_begins_with_a_fault_lists_it_and_goes_on_when_it_is_mended(
    project: Project,
) -> None:
    project.edit("data/plan.yml", "role: responsible", "role: <b>")
    project.preview.reload()
    answer = project.preview.answer("/plan/")
    assert answer.status == 503
    assert "&lt;b&gt;" in answer.body.decode()
    assert "<b>" not in answer.body.decode()
    project.edit("data/plan.yml", "role: <b>", "role: responsible")
    project.preview.reload()
    assert project.preview.answer("/plan/").status == 200


@pytest.mark.parametrize(
    ("page", "words", "where", "said"),
    [
        ("about/index.md", "{{ nowhere }}", "/about/", "nowhere"),
        ("about/index.md", '{{ measure_page("nowhere") }}', "/about/", "没有 id 为“nowhere”的措施"),
        ("about/index.md", "[错](nowhere.md)", "/about/", "nowhere.md"),
        ("about/index.md", "[错](../plan.md#nowhere)", "/about/", "#nowhere"),
        ("measures/nowhere.md", "# 没有的措施", "/plan/", "没有这个对象"),
        ("another.md", "# 没有列入导航", "/plan/", "another.md"),
    ],
)
def test_a_fault_of_a_page_is_told_on_it_and_goes_when_it_is_mended(
    project: Project, page: str, words: str, where: str, said: str
) -> None:
    project.preview.reload()
    path = project.place / "docs" / page
    before = path.read_text("utf-8") if path.exists() else None
    path.write_text(f"{before or ''}\n\n{words}\n", "utf-8")
    project.preview.reload(data=False)
    told = project.preview.answer(where).body.decode()
    assert "preview-faults" in told
    assert said in told
    if before is None:
        path.unlink()
    else:
        path.write_text(before, "utf-8")
    project.preview.reload(data=False)
    assert b"preview-faults" not in project.preview.answer(where).body


def test_a_fault_of_the_engine_is_told_and_does_not_end_the_preview(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.preview.reload()

    def broken(*_: object) -> Any:
        raise ZeroDivisionError("broken")

    with monkeypatch.context() as patch:
        patch.setattr("macros.serving.preview.build_site", broken)
        project.preview.reload()
        assert "ZeroDivisionError: broken" in project.preview.answer("/").body.decode()
    with monkeypatch.context() as patch:
        patch.setattr("macros.serving.shown.Shown.find", broken)
        answer = project.preview.answer("/")
        assert answer.status == 500
        assert "ZeroDivisionError: broken" in answer.body.decode()
    project.preview.reload()
    assert project.preview.answer("/").status == 200


def test_addresses_are_answered_as_hosts_do(project: Project) -> None:
    settings = Settings(plan=project.plan, site_url="https://example.org/kb/绿化/")
    preview = Preview(settings, project.config, project.made)
    preview.reload()
    home = "/kb/%E7%BB%BF%E5%8C%96/"
    assert preview.answer("/").location == home
    assert preview.answer(home).status == preview.answer(f"{home}plan/").status == 200
    assert preview.answer(f"{home}plan").location == f"{home}plan/"
    missing = preview.answer(f"{home}nowhere/")
    assert missing.status == 404
    assert "没有这个页面" in missing.body.decode()
    for outside in ("/etc/passwd", f"{home}../../../etc/passwd", f"{home}%2e%2e/mkdocs.yml"):
        assert preview.answer(outside).status == 404
    types = {
        "favicon.ico": "image/",
        "assets/plan.js": "text/javascript; charset=utf-8",
        "api/v1/plan.json": "application/json; charset=utf-8",
        "feed.xml": "application/xml; charset=utf-8",
        "downloads/greening.pdf": "application/pdf",
    }
    for name, type in types.items():
        assert preview.answer(home + name).type.startswith(type), name


def test_only_what_is_asked_for_is_made(project: Project) -> None:
    project.preview.reload()
    assert not list(project.made.iterdir())
    for path in ("/", "/units/parks-bureau/", "/api/v1/plan.json", "/feed.xml", "/assets/plan.css"):
        assert project.preview.answer(path).status == 200
    (made,) = project.made.iterdir()
    files = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    assert files == {"index.html", "units/parks-bureau/index.html", "assets/plan.css"}


def sites() -> int:
    gc.collect()
    return sum(isinstance(one, Site) for one in gc.get_objects())


def test_what_was_shown_before_a_save_is_not_kept(project: Project) -> None:
    before = sites()
    for _ in range(6):
        project.preview.reload()
        project.preview.answer("/")
        project.preview.answer("/api/v1/plan.json")
        assert len(list(project.made.iterdir())) == 1
    # MkDocs has its own, with who runs the site
    assert sites() <= before + 2


def test_a_save_in_a_plan_of_a_thousand_measures_is_soon_shown(
    project: Project, tmp_path: Path
) -> None:
    """A second is the aim; the bound leaves room for slow machines, none for making all pages."""
    long = long_plan(tmp_path / "long", 50, 20)
    preview = Preview(long.settings, project.config, project.made)
    preview.reload()
    plan, taken = long.settings.plan, []
    for number in range(3):
        plan.write_text(plan.read_text("utf-8").replace("主题11", f"主题11{number}"), "utf-8")
        begun = time.process_time()
        preview.reload()
        assert f"主题11{number}".encode() in preview.answer("/topics/topic-11/").body
        taken.append(time.process_time() - begun)
    assert sorted(taken)[1] < 2


def test_the_list_of_types_of_a_system_is_not_asked(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The registry of Windows may say anything of .css."""
    monkeypatch.setattr("mimetypes.guess_type", lambda *_: ("application/x-wrong", None))
    project.preview.reload()
    answer = project.preview.answer(f"{project.preview.root}assets/plan.css")
    assert (answer.status, answer.type) == (200, "text/css; charset=utf-8")
