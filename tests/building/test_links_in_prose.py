"""A link of a page of prose, or of the navigation, that leads nowhere is said in Chinese, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.building.build import BuildError, build
from macros.settings import Settings
from tests.building.test_build import project

pytestmark = pytest.mark.site

PAGE = """# 关于 { #title }

[甲](nowhere.md) [乙](../measures) [丙](#none) [丁](../index.md#none)

[辛](../favicon.ico#page=2) [壬](../measures/index.md)

[^用]: 没有用到

[戊](index) [己](https://example.org/) [庚](#title)
"""


def test_each_is_said_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = project(tmp_path)
    monkeypatch.chdir(place)
    docs, settings = place / "docs", place / "mkdocs.yml"
    (docs / "about" / "index.md").write_text(PAGE, "utf-8")
    (docs / "about" / "more.md").write_text("只有一段。\n", "utf-8")
    text = settings.read_text("utf-8")
    settings.write_text(
        f"# gone.md\n{text}".replace("nav:\n", "nav:\n  - 没有的: gone.md\n", 1), "utf-8"
    )
    line = settings.read_text("utf-8").split("\n").index("  - 没有的: gone.md") + 1
    with pytest.raises(BuildError) as refused:
        build(Settings(plan=place / "data" / "plan.yml"), place / "site", settings)
    said = str(refused.value).split("\n")
    for words in (
        "docs/about/index.md:3: 链接“nowhere.md”没有对应的页面或文件；",
        "docs/about/index.md:3: 链接“#none”指向的位置本页没有；",
        "docs/about/index.md:3: 链接“../index.md#none”指向的位置 docs/index.md 里没有；",
        "docs/about/index.md:7: 这条脚注没有写在正文里；",
        "docs/about/index.md:9: 链接“index”没有对应的页面；链接写 docs/ 里的文件名，以 .md 结尾。是不是“index.md”？",
        "docs/about/more.md: 不在 nav 里；",
        f"mkdocs.yml:{line}: nav 里的“gone.md”在 docs/ 里没有；",
    ):
        assert [one for one in said if one.startswith(words)], (words, said)
    assert not [one for one in said if "Doc file" in one or "configuration" in one], said
