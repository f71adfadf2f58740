"""What the guide calls honoured in mkdocs.yml has an effect on the site: one build with all of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from lxml import html

from macros.building.build import build
from macros.settings import Settings, front_matter_words
from macros.settings import mkdocs_words as words
from tests.building.test_build import project

pytestmark = pytest.mark.site

UNLISTED = "changes downloads plan relations about/index */index aside".split()
GIVEN = {
    "docs_dir": "own",
    "nav": [{"另外": [{"更多": "more.md"}]}, {"Home page": "index.md"}],
    "not_in_nav": "\n".join(f"{name}.md" for name in UNLISTED),
    "exclude_docs": "left.md",
    "draft_docs": "draft.md",
    "extra_css": ["own.css"],
    "extra_javascript": ["own.js"],
    "extra": {"office": "某局", "operator": {"name": "某办公室"}},
    "markdown_extensions": [*words.MORE_EXTENSIONS],
    "plugins": [*words.PLUGINS],
}
MORE = """# 更多 { #title }

{{ office }} "引" 甲
乙 (c) https://example.org/x \\丙

#不是标题

- 丁

1. 戊

{{ own }}

## 一

## 二
"""
HEADS = {
    "more.md": "description: 一句简介。\nhide: navigation\nlayout: wide\ncontents: always\nown: 己",
    "aside.md": "title: 另一个题目\ndescription: 甲。\nhide: [toc]",
}
FILES = {
    "more.md": MORE,
    **dict.fromkeys(("aside.md", "draft.md"), "# 旁 { #title }\n\n## 一\n\n## 二\n"),
    **{"left.md": "己", "own.css": "", "own.js": ""},
    "baidu_verify_codeva-Ab1.html": "0a1B2c",
    "sogousiteverification.txt": "d3E4f",
    "assets/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
}
SAME = ("baidu_verify_codeva-Ab1.html", "sogousiteverification.txt", "assets/icon.svg")
"""Are there as they were given; the last in the place of the engine's, as the guide says of a logo."""


def test_every_setting_that_is_honoured_has_its_effect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {f"extra.{'operator' if key == 'operator' else '*'}" for key in GIVEN["extra"]}
    assert given | GIVEN.keys() - {"extra"} == words.SETTINGS.keys()
    place = project(tmp_path)
    monkeypatch.chdir(place)
    shutil.rmtree(place / "docs")
    own = place / "own"
    (own / "assets").mkdir(parents=True)
    for name, text in FILES.items():
        keys = HEADS.get(name, "description: 甲。")
        head = f"---\n{keys}\n---\n\n" if name.endswith(".md") else ""
        (own / name).write_text(f"{head}{text}", "utf-8")
    config, site = place / "mkdocs.yml", place / "site"
    config.write_text(yaml.safe_dump(GIVEN, allow_unicode=True), "utf-8")
    build(Settings(plan=place / "data" / "plan.yml"), site, config)
    page = html.parse(site / "more" / "index.html").getroot()
    words_of_page = [" ".join(p.text_content().split()) for p in page.iterfind(".//article/p")]
    assert words_of_page == ["某局 “引” 甲 乙 © https://example.org/x 丙", "#不是标题", "己"]
    assert page.xpath("//article//p/br")
    assert page.xpath("//article//p/a/@href") == ["https://example.org/x"]
    assert len(page.xpath("//article/ul/li")) == len(page.xpath("//article/ol/li")) == 1
    loaded = page.xpath("//link/@href | //script/@src")
    assert {"../own.css", "../own.js"} <= set(loaded)
    assert "某办公室" in page.text_content()
    below = page.xpath("//nav[@id='site-map']//a")
    assert [link.text_content().strip() for link in below] == ["更多", "Home page"]
    above = {line.partition(":")[0] for line in "\n".join(HEADS.values()).split("\n")}
    assert above - {"own"} == front_matter_words.HONOURED.keys() - {"*"}
    assert page.xpath("//meta[@name='description']/@content") == ["一句简介。"]
    assert page.find_class("pl-content--wide")
    assert page.find_class("pl-toc--always")
    for name in SAME:
        assert (site / name).read_text("utf-8") == FILES[name]
    aside = html.parse(site / "aside" / "index.html").getroot()
    assert str(aside.findtext(".//title")).startswith("另一个题目")
    assert not aside.find_class("pl-toc")
    assert (site / "aside" / "index.html").is_file()
    assert not [name for name in ("draft", "left", "left.md") if (site / name).exists()]
