"""What a macro gave is the macro's only where it stands on the page whole."""

from __future__ import annotations

import errno
import os
from html import escape
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from macros import hooks
from macros.building.mkdocs.in_braces import begins_indented
from macros.building.written_pages import WrittenPage, links_out, no_markdown, of_no_object

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


LINK = '<a href="../b/">甲</a>'
BLOCK = '<dl class="pl-facts">\n<dt>甲</dt>\n</dl>'


@pytest.mark.parametrize(
    ("source", "html", "given", "words"),
    [
        (
            "<video></video>\n\n<video>{{ x() }}</video>",
            f"<video></video><video>{LINK}</video>",
            LINK,
            "“<video>”里面的读者看不到",
        ),
        (
            "<object>\n{{ x() }}\n</object>",
            f"<object>\n{BLOCK}\n</object>",
            BLOCK,
            "“<object>”里面",
        ),
        ("![{{ x() }}](a.svg)", f"<img alt='{escape(LINK)}'>", LINK, "宏显示的有好几行"),
        ('<p title="{{ x() }}">乙</p>', f'<p title="{LINK}">乙</p>', LINK, "宏显示的有好几行"),
        ('<a title="{{ x() }}" href="b.md">乙</a>', "<p>乙</a></p>", LINK, "宏显示的有好几行"),
        ("[{{ x() }}](b.md)", f'<a href="b.md">{LINK}</a>', LINK, "链接里又有链接"),
        (
            "<span>{{ x() }}</span>",
            "<p><span><dl class='pl-facts'></p><dt>甲</dt><p></span></p>",
            BLOCK,
            "宏显示的有好几行",
        ),
        (
            "<details>\n\n{{ x() }}\n\n</details>",
            '<details>\n## 甲 { #a }\n<p class="pl-b">乙</p></details>',
            '## 甲 { #a }\n<p class="pl-b">乙</p>',
            "宏显示的有好几行",
        ),
        ("<div>{{ x() }}</div>", f"<div>{BLOCK}</div>", BLOCK, ""),
        ("<td>{{ x() }}</td>", f"<table><td>{LINK}</td></table>", LINK, ""),
        ("<details>{{ x() }}</details>", f"<details>{BLOCK}</details>", BLOCK, ""),
    ],
)
def test_elements_around_a_macro_show_it_or_are_told_once(
    source: str, html: str, given: str, words: str
) -> None:
    found = told(source, html, [given])
    line = source[: source.index("{{")].count("\n")
    assert [one[: len(f"docs/a.md:1: {words}")] for one in found] == [
        f"docs/a.md:{line + 1}: {words}"
    ] * bool(words)


def test_what_begins_in_a_box_and_goes_on_outside_is_found() -> None:
    given = "<!-- a -->\n\n## 甲 { #a }\n"
    assert begins_indented(given, f"!!! note\n\n    {given}")
    for mark in ("- 甲\n\n\t", "- ", "12. ", "> ", "| ", ":   ", "[^1]: "):
        assert begins_indented(given, f"{mark}{given}"), mark
    assert not begins_indented(given, f"甲\n\n{given}")
    assert not begins_indented(LINK, f"    {LINK}\n")


def test_links_out_of_the_folder_and_pages_of_no_object_are_told(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "in.md").write_text("", "utf-8")
    os.mkfifo(docs / "pipe.txt")
    files = {"in.md": docs / "in.md", "out.md": tmp_path / "out.md"}
    (docs / "gone.txt").symlink_to("nowhere.txt")
    (docs / "self.txt").symlink_to("self.txt")
    names = ("pipe.txt", "gone.txt", "self.txt")
    *odd, found = links_out(docs, files | {name: docs / name for name in names})
    assert [line.split()[0] for line in odd] == [f"docs/{name}" for name in names]
    assert odd[0] == "docs/pipe.txt 不是普通文件，或是断了的链接，不能公布；请删去。"
    assert found.startswith("docs/out.md 是指向 docs/ 外面的链接")
    proofs = {
        "baidu_verify_codeva-Ab1.html": "0a1B2c",
        "google0f1e.html": "google-site-verification: google0f1e.html\n",
        "shenma-site-verification.html": "shenma-site-verification:0f_1700000000",
        "google1.html": "<script>1</script>",
        "baidu_verify_2.html": "a\n<b>b</b>",
        "baidu_verify_3.html": "a&#60;",
        "b/google0f1e.html": "google-site-verification: google0f1e.html",
        "google2.html": "+/v8-+ADw-b+AD4-",
        "about.html": "0a1B2c",
    }
    for name, text in proofs.items():
        (docs / name).parent.mkdir(exist_ok=True)
        (docs / name).write_text(text, "utf-8")
    told = no_markdown(docs, files | {name: docs / name for name in proofs})
    assert [one.partition("：网页用 Markdown 写")[0] for one in told] == [
        f"docs/{name}" for name in [*proofs][3:]
    ]
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
    given = {"docs_dir": str(tmp_path / "docs"), "site_dir": str(site), "extra": {"site": None}}
    config.load_dict(given)
    with pytest.raises(ConfigurationError if own else FileExistsError) as raised:
        hooks.on_post_build(config)
    assert ("docs/robots.txt：这个文件由网站自己生成" in str(raised.value)) is own
