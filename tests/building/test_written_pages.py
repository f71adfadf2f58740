"""What a macro gave is the macro's only where it stands on the page whole."""

from __future__ import annotations

import errno
from html import escape
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from macros import hooks
from macros.building.written_pages import (
    WrittenPage,
    links_out,
    no_markdown,
    of_no_object,
)

OFFICIAL = '<blockquote class="pl-official">真的原文</blockquote>'
FALSE = '<blockquote title=">" class="pl-official">假的原文</blockquote>'


def told(source: str, html: str, given: list[str]) -> list[str]:
    return list(WrittenPage("a.md", source, ()).faults(html, given))


def test_what_macros_print_is_theirs_as_often_as_they_print_it() -> None:
    assert told("{{ x() }}", OFFICIAL, [f"{OFFICIAL}\n"]) == []
    assert told("{{ x() }}{{ x() }}", OFFICIAL * 2, [OFFICIAL] * 2) == []
    within = f"<div class='pl-card'>{OFFICIAL}</div>"
    assert told("{{ x() }}{{ y() }}", f"{OFFICIAL}<p>甲</p>{within}", [OFFICIAL, within]) == []


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("{% set a = x() %}", OFFICIAL.replace("真", "假")),
        ("{% set a = x() %}{{ a[:32] }}假{{ a[32:] }}", f"{OFFICIAL[:32]}假{OFFICIAL[32:]}"),
        ("{{ x()|replace('真', '假') }}", OFFICIAL.replace("真", "假")),
        (f"{{% set a = x() %}}{FALSE}", FALSE),
        (f"`{{{{ x() }}}}`{FALSE}", f"<code>{escape(OFFICIAL)}</code>{FALSE}"),
        ("", f"<p title='{OFFICIAL}'>{OFFICIAL.replace('</', ' 假</')}</p>"),
        ("", OFFICIAL.replace("</blockquote>", "<p>假</p></blockquote>")),
    ],
)
def test_what_was_kept_back_cut_or_changed_is_the_writers(source: str, html: str) -> None:
    (found,) = told(source, html, [OFFICIAL])
    assert "会像是公布的文本" in found


def test_what_macros_gave_in_pieces_is_told_where_they_are_called() -> None:
    html = '<div class="admonition note"><p><div class="pl-list"></div>'
    (found,) = told('甲\n\n!!! note\n\n    {{ x("a") }}\n', html, ['<div class="pl-list">乙</div>'])
    assert found.startswith("docs/a.md:5: 宏显示的有好几行")


def test_links_out_of_the_folder_and_pages_of_no_object_are_told(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "in.md").write_text("", "utf-8")
    files = {"in.md": docs / "in.md", "out.md": tmp_path / "out.md"}
    (found,) = links_out(docs, files)
    assert found.startswith("docs/out.md 是指向 docs/ 外面的链接")
    (found,) = no_markdown(docs, ["in.md", "assets/a.svg", "b/c.html"])
    assert found.startswith("docs/b/c.html：网页用 Markdown 写")
    written = {"measures/": "measures/index.md", "measures/a/": "measures/a.md", "about/": "a.md"}
    assert of_no_object(written, {"measures/a/"}) == []
    (found,) = of_no_object(written, ())
    assert found.startswith("docs/measures/a.md 写的是“measures/a/”")


@pytest.mark.parametrize("own", [True, False])
def test_a_file_in_the_place_of_one_that_is_made_is_told(
    own: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    if own:
        (tmp_path / "docs/robots.txt").write_text("", "utf-8")
    site = tmp_path / "site"

    def there(*given: object) -> None:
        raise FileExistsError(errno.EEXIST, "", str(site / "robots.txt"))

    monkeypatch.setattr(hooks, "write_exports", there)
    config = MkDocsConfig()
    config.load_dict({"docs_dir": str(tmp_path / "docs"), "site_dir": str(site)})
    config.extra = {"site": None}  # type: ignore[assignment]
    with pytest.raises(ConfigurationError if own else FileExistsError) as raised:
        hooks.on_post_build(config)
    assert ("docs/robots.txt：这个文件由网站自己生成" in str(raised.value)) is own
