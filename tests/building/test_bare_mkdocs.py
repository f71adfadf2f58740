"""MkDocs by itself says what to use instead; the navigation of a site may have groups."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html
from mkdocs.__main__ import cli

from macros.building.mkdocs.listening import PagesError
from macros.building.mkdocs.pages import Pages
from macros.pages.navigation import navigation, with_names
from macros.pages.site import build_site
from macros.settings import Settings
from tests.conftest import GUIDE

NAV = """\
nav:
- 首页: index.md
- 内容:
  - 全文: plan.md
  - about/index.md
  - glossary.md
- 空的:
  - 进展: progress.md
- 外面: https://example.org/
"""


@pytest.mark.parametrize("command", ["build", "serve", "gh-deploy"])
def test_a_command_of_mkdocs_stops_with_what_to_use(command: str) -> None:
    done = CliRunner().invoke(cli, [command])
    assert done.exit_code == 1
    assert "plan build" in done.output
    assert "plan serve" in done.output
    assert "Traceback" not in done.output


def test_mkdocs_without_the_hook_of_the_engine_says_so_too(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    (tmp_path / "docs").mkdir()
    (tmp_path / "macros").symlink_to(Path("macros").resolve())
    config.write_text("site_name: 甲\nplugins: [macros: {module_name: macros}]\n", "utf-8")
    done = CliRunner().invoke(cli, ["build", "--config-file", str(config)])
    assert "plan build" in f"{done.output}{done.exception}"
    assert done.exit_code


@pytest.mark.parametrize("more", ["", "site_name: 甲\n"])
def test_mkdocs_stops_in_the_repository_of_another_city_whatever_is_added(
    more: str, tmp_path: Path
) -> None:
    skeleton = Path("macros/starting/skeleton/mkdocs.yml").read_text("utf-8")
    config = tmp_path / "mkdocs.yml"
    (tmp_path / "docs").mkdir()
    config.write_text(skeleton + more, "utf-8")
    done = CliRunner().invoke(cli, ["build", "--config-file", str(config)])
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert not (tmp_path / "site").exists()


def test_groups_keep_their_pages_but_for_lists_of_nothing(tmp_path: Path) -> None:
    site = build_site(Settings(plan=GUIDE))
    items = ["index.md", {"甲": [{"乙": "plan.md"}, "glossary.md"]}, {"丙": ["glossary.md"]}]
    assert list(navigation(site, ["progress.md", {"甲": ["progress.md"]}])) == []
    assert list(navigation(site, items)) == ["index.md", {"甲": [{"乙": "plan.md"}]}]
    bare = ["index.md", {"甲": ["plan.md", "a.md"]}]
    names = {"index.md": "首页", "plan.md": "全文"}
    assert list(with_names(bare, names)) == [
        {"首页": "index.md"},
        {"甲": [{"全文": "plan.md"}, "a.md"]},
    ]
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"{NAV}not_in_nav: /*/\nexclude_docs: /left-out.md\n", "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "left-out.md").write_text("# 甲\n", "utf-8")
    pages = Pages(site, config, tmp_path / "site")
    assert "left-out/index.html" not in pages.names
    pages.make("downloads/index.html")
    page = html.parse(tmp_path / "site" / "downloads" / "index.html").getroot()
    shown = [item.text_content() for item in page.xpath("//nav[@id='site-map']/ul/li")]
    assert shown == ["首页", "内容", "全文", "关于本站", "外面"]
    bar = [item.text_content() for item in page.xpath("//nav[@aria-label='主导航']/ul/li")]
    assert bar[:4] == shown[1:]
    config.write_text("nav: [progress.md]\nnot_in_nav: '*'\n", "utf-8")
    Pages(site, config, tmp_path / "site").make("downloads/index.html")
    page = html.parse(tmp_path / "site" / "downloads" / "index.html").getroot()
    assert page.xpath("//nav[@id='site-map']//a/text()") == ["首页"]


def test_a_setting_without_effect_stops_the_build_with_its_line(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_url: https://example.org/\nplugins: [blog]\n", "utf-8")
    with pytest.raises(PagesError) as raised:
        Pages(build_site(Settings(plan=GUIDE)), config, tmp_path / "site")
    own = "nav: [{甲: 'http://127.0.0.1:8000/plan/'}]\n"
    config.write_text(own, "utf-8")
    with pytest.raises(PagesError, match="plan/”是本站自己的网址"):
        Pages(build_site(Settings(plan=GUIDE)), config, tmp_path / "site")
    assert [line[:13] for line in str(raised.value).splitlines()] == [
        "mkdocs.yml:1:",
        "mkdocs.yml:2:",
    ]
