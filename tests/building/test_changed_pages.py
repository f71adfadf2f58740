"""The list of changed pages names what a reader would find changed, and nothing else."""

from __future__ import annotations

from pathlib import Path

from macros.building.changed_pages import as_markdown, changed_pages

PAGE = "<html><head><title>{title}</title></head><body><nav>{nav}</nav><article><h1 id='a'>{title}</h1><p>{words}</p>{line}</article></body></html>"


def site(folder: Path, **pages: str) -> Path:
    for name, words in pages.items():
        path = folder / name / "index.html"
        path.parent.mkdir(parents=True)
        title, _, rest = words.partition("|")
        body, _, line = rest.partition("|")
        data = f'<p class="pl-data"><a href="x#L{line}">第 {line} 行</a></p>' if line else ""
        path.write_text(PAGE.format(title=title, words=body, line=data, nav=folder.name), "utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "data.json").write_text(folder.name, "utf-8")
    return folder


def test_pages_that_came_went_changed_or_only_look_otherwise_are_told_apart(tmp_path: Path) -> None:
    old = site(
        tmp_path / "same",
        gone="甲|文",
        words="乙|旧",
        title="旧|文",
        line="丙|文|7",
        link="丁|<a href='a'>文</a>",
    )
    new = site(
        tmp_path / "new" / "same",
        come="甲|文",
        words="乙|新",
        title="新|文",
        line="丙|文|8",
        link="丁|<a href='b'>文</a>",
    )
    found = changed_pages(old, new)
    assert found.added == ("come/",)
    assert found.removed == ("gone/",)
    assert found.changed == ("link/", "title/", "words/")
    assert found.restyled == ()
    assert found.other_files == 0


def test_a_new_layout_is_no_new_content(tmp_path: Path) -> None:
    found = changed_pages(
        site(tmp_path / "a", one="甲|文", two="乙|文"),
        site(tmp_path / "b", one="甲|文", two="乙|文"),
    )
    assert found.changed == ()
    assert found.restyled == ("one/", "two/")
    assert found.other_files == 1
    words = as_markdown(found)
    assert "只有页眉、页脚或版式有变（2）" in words
    assert "另有 1 个不是网页的文件" in words


def test_a_site_does_not_differ_from_itself(tmp_path: Path) -> None:
    folder = site(tmp_path / "a", one="甲|文")
    assert "没有网页变化" in as_markdown(changed_pages(folder, folder))


def test_names_of_files_are_text_on_the_summary_page(tmp_path: Path) -> None:
    new = site(tmp_path / "a" / "x", **{"<b>@octocat": "甲|文"})
    words = as_markdown(changed_pages(site(tmp_path / "x"), new))
    assert "<code>/&lt;b&gt;@octocat/</code>" in words
