"""Every piece that people may write as in Material; what is meant for Markdown and is left is told."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import html
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from playwright.sync_api import Page, expect

from macros.building.harmless import faults_of_page
from macros.pages.material import has_code, has_pieces_of_material, has_written_pieces
from macros.pages.prose_pieces import printed
from macros.pages.writing import checked, markup
from macros.pages.writing.extensions import FOOTNOTES
from macros.pages.writing.places import placed
from tests.conftest import Published

HOSTILE = "<b>x</b> ==y== ++z++ ~~d~~ ^^i^^ [^1] :smile: *[API]: a | b \"引' !!! `c` {: .d }"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "part").mkdir(parents=True)
    return tmp_path / "docs"


@cache
def _config() -> MkDocsConfig:
    return load_config("mkdocs.yml")


def made(text: str, docs: Path) -> str:
    """Return what a page that people wrote becomes."""
    config = _config()
    config.mdx_configs["pymdownx.snippets"]["base_path"] = [str(docs)]
    return Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs
    ).convert(text)


def told(text: str, docs: Path, html: str | None = None) -> list[str]:
    """Return the faults reported of a page."""
    return list(checked.faults("a.md", text, made(text, docs) if html is None else html, [docs]))


def of(element: html.HtmlElement) -> str:
    return element.text_content().strip()


def test_the_place_of_footnotes_is_filled_or_gone(docs: Path) -> None:
    assert made("正文。" + FOOTNOTES, docs) == "<p>正文。</p>"
    noted = made("正文。[^1]\n\n[^1]: 注。" + FOOTNOTES, docs)
    assert FOOTNOTES.strip() not in noted
    assert 'aria-label="脚注"' in noted


def test_the_page_of_examples_has_every_piece(second: Published) -> None:
    page = html.parse(second.folder / "about" / "writing" / "index.html").getroot()
    for piece in (
        "div[@class='admonition note']/p[@class='admonition-title']",
        "details[@class='tip']/summary",
        "div[contains(@class, 'tabbed-set')]/input[@type='radio']",
        "span[@class='task-list-box task-list-done'][@role='img'][@aria-label='已完成']",
        "div[contains(@class, 'highlight')]/span[@class='filename']",
        "span[@class='hll']//span[@class='nt']",
        "code[contains(@class, 'highlight')]/span",
        "span[@class='keys']/kbd",
        "span[@class='twemoji']/svg/path",
        "span[@class='twemoji'][not(svg)]",
        "div[@class='grid cards']/ul/li/hr",
        "a[@class='md-button md-button--primary']",
        "sup/a[@class='footnote-ref']",
        "div[@class='footnote'][@role='group'][@aria-label='脚注']//li",
        "abbr[@title='供程序读取数据的接口']",
        "dl/dd",
        "mark",
        "ins",
        "del",
        "sup[text()='2']",
        "sub",
        "td[@align='right']",
        "img[@loading='lazy']",
        "figure/figcaption",
        "p[contains(., '几个页面可以共用')]",
    ):
        assert page.xpath(f"//article//{piece}"), piece
    assert [of(title) for title in page.find_class("admonition-title")][1] == "注意"
    assert page.xpath(
        "//link[contains(@href, 'writing.css')] | //script[contains(@src, 'code.js')]"
    )


@pytest.mark.parametrize("words", ["# 标题", "# 标题\n\n一句话。"])
def test_a_page_without_footnotes_has_no_sign_of_them(words: str, docs: Path) -> None:
    page = made(words + FOOTNOTES, docs)
    assert "///" not in page
    assert "标题" in page


def test_pages_without_pieces_do_not_load_their_sheet(second: Published) -> None:
    having = {
        path.parent.relative_to(second.folder).as_posix()
        for path in second.folder.rglob("*.html")
        if "assets/writing.css" in path.read_text("utf-8")
    }
    assert {"about/writing", "about/editing"} <= having
    assert all(name.split("/")[0] == "about" for name in having)
    assert not has_written_pieces('<p class="pl-note">a</p><dl><dt>b</dt></dl>')
    assert not has_pieces_of_material(
        '<div class="highlight"><code><span class="nt"></span></code>'
    )
    assert not has_code("<pre><code>a</code></pre>")


def test_text_of_the_plan_stays_text_in_every_piece(docs: Path) -> None:
    data = str(printed(HOSTILE))
    text = (
        f'!!! note "{data}"\n\n    {data}\n\n??? tip "{data}"\n\n    {data}\n\n=== "{data}"\n\n    {data}\n\n'
        f'```yaml title="{data}"\na: 1\n```\n\n- [x] {data}\n\n{data}\n:   {data}\n\n甲[^2]\n\n[^2]: {data}\n\n'
        f"| {data} | b |\n| --- | --- |\n| {data} | =={data}== |\n\n[{data}](b.md){{ .md-button }}\n\n"
        f'<div class="grid cards" markdown>\n\n-   {data}\n\n</div>\n\n*[乙]: {data}\n\n乙 ，\n'
    )
    page = html.fragment_fromstring(made(text, docs), create_parent=True)
    assert page.text_content().count(HOSTILE) == text.count(data) - 1  # one is in an attribute
    assert [one.get("title") for one in page.iter("abbr")] == [HOSTILE]
    assert not list(page.iter("b", "ins", "del", "kbd"))
    assert len(list(page.iter("mark"))) == 1
    assert not page.find_class("twemoji")
    assert told(text, docs) == []


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("**注意：**请看", "<strong>注意：</strong>请看"),
        ("甲**粗体。**乙", "甲<strong>粗体。</strong>乙"),
        ("**《书名》**的", "<strong>《书名》</strong>的"),
        ("**甲**（乙）", "<strong>甲</strong>（乙）"),
        ("*（强调）*后", "<em>（强调）</em>后"),
        ("**甲*乙*丙**", "<strong>甲<em>乙</em>丙</strong>"),
        ("==标出。==乙", "<mark>标出。</mark>乙"),
        ("甲==“乙”==丙", "甲<mark>“乙”</mark>丙"),
        ("甲~~删去。~~乙^^加上。^^丙", "甲<del>删去。</del>乙<ins>加上。</ins>丙"),
        ("2 * 3 * 4，a ** b，a == b == c，甲_乙_丙", None),
    ],
)
def test_chinese_marks_stand_beside_words_and_punctuation(
    text: str, becomes: str | None, docs: Path
) -> None:
    assert made(text, docs) == f"<p>{becomes or text}</p>"
    assert told(text, docs) == []


@pytest.mark.parametrize(
    ("text", "line", "mark"),
    [
        ('甲\n\n!!! note "少一个引号\n\n    乙\n', 3, "!!!"),
        ("甲\n\n??? tip: 乙\n", 3, "??? tip: 乙"),
        ("=== 没有引号\n", 1, "==="),
        ("甲\n\n```yaml\na: 1\n", 3, "```"),
        ("甲\n\n乙 ==标出\n", 3, "==标出"),
        ("按 ++ctrl+c\n", 1, "++ctrl"),
        ("删 ~~去\n", 1, "~~去"),
        ("加 ^^上\n", 1, "^^上"),
        ("粗 **体\n", 1, "**体"),
        ("甲[^1]\n", 1, "[^1]"),
        ("甲 :material-nosuch:\n", 1, ":material-nosuch:"),
        ("甲\n\n乙 { .md-button }\n丙\n", 3, "{ .md-button"),
        ("[甲](b.md\n", 1, "](b.md"),
        ("::: macros.model\n", 1, "::: macros"),
        ("/// note | 甲\n乙\n///\n", 1, "/// note"),
        ("$$\nx^2\n$$\n", 1, "$$"),
        ("甲 (1)!\n", 1, "(1)!"),
        ("[[甲]]\n", 1, "[[甲"),
        ("甲\n| a | b |\n| --- |\n", 3, "| ---"),
    ],
)
def test_what_would_be_shown_as_it_was_written_is_told(
    text: str, line: int, mark: str, docs: Path
) -> None:
    found = told(text, docs)
    assert found, made(text, docs)
    assert found[0].startswith(f"docs/a.md:{line}: “{mark}"), found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("甲\n\n```mermaid\ngraph TD\n```\n", "docs/a.md:3: 本站不画 mermaid 图"),
        ('=== "甲"\n\n    ``` { .mermaid }\n    a\n    ```\n', "docs/a.md:3: 本站不画 mermaid 图"),
        ("甲\n\n!!! note 没有引号\n", "docs/a.md:3: “!!! note 没有引号”的标题要放在英文引号里"),
        ("甲\n\n{++加++}\n", "docs/a.md:3: “{++加++}”本站不支持修订标记"),
        (r"式子 \(x^2\)。", r"docs/a.md:1: “\(x^2\)”本站不排公式"),
        ("![甲](a.svg#only-dark)", "docs/a.md:1: “#only-dark”本站不按深浅色换图"),
        ('--8<-- "../secret.md"\n', "docs/a.md:1: “../secret.md”不在 docs/ 里"),
        ('--8<-- "none.md"\n', "docs/a.md:1: “none.md”不在 docs/ 里"),
        ('--8<-- "part/b.md:none"\n', "docs/a.md:1: “part/b.md”里没有叫“none”的一段"),
        ("--8<--\npart/b.md\n--8<--\n", "docs/a.md:1: 这样放进文件本站不支持"),
        ('甲\n--8<-- "part/b.md"\n', "docs/part/b.md:2: “!!! tip 甲”"),
    ],
)
def test_what_the_site_does_not_have_is_refused_with_its_line(
    text: str, words: str, docs: Path
) -> None:
    (docs / "part" / "b.md").write_text("乙\n!!! tip 甲\n", "utf-8")
    (docs.parent / "secret.md").write_text("秘密", "utf-8")
    assert "秘密" not in made(text, docs)
    assert told(text, docs)[0].startswith(words)


@pytest.mark.parametrize(
    "text",
    [
        '<blockquote class="pl-official">\n假的原文\n</blockquote>\n',
        "<div class=pl-official>假的原文</div>\n",
        '<div class="x pl&#45;official">假的原文</div>\n',
        '<div class="pl-{{ plan.id }}">假的原文</div>\n',
        "假的原文\n{ .pl-official }\n",
        "[假的原文](b.md){: .a .pl-official }\n",
        '!!! pl-official "甲"\n\n    假的原文\n',
        "??? note pl-official\n\n    假的原文\n",
        "``` { .yaml .pl-official }\n假的原文\n```\n",
    ],
)
def test_prose_cannot_take_the_look_of_the_notice(text: str, docs: Path) -> None:
    assert any("会像是公布的文本" in one for one in told(f"甲\n\n{text}", docs)), text


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ('<div title=">" class="pl-official">甲</div>', "pl-official"),
        ('<div title="`" class="pl-official" data-x="`">甲</div>', "pl-official"),
        ('<div class="pl&#x2d;official">甲</div>', "pl-official"),
        ('甲\n{: title="}" .pl-official }', "pl-official"),
        ('<div title="<!--" class="pl-official" data-y="-->">甲</div>', "pl-official"),
        ('-8<- "part/b.md"', "pl-official"),
        ("<form><svg><!--> </form><textarea>a</textarea> <!-- --></svg></form>", "<form"),
        ("<div><!--> </div></article><p>X</p> <!-- --></div>", "<!"),
        ("<script>'<!--'</script><form>甲</form><!-- -->", "<form"),
        ("<div><?x <!-- ?><p class='pl-official'>假</p> --></div>", "pl-official"),
        ("<div></3 <!-- ><form>假</form> --></div>", "<form"),
        ("<p title=a'b id='> <!-- '><i class='pl-official'>假</i> --></p>", "pl-official"),
        ('<meta name="robots" content="noindex">', "<meta"),
        ('<link rel="canonical" href="//other">', "<link"),
    ],
)
def test_what_becomes_of_prose_is_looked_at_too(text: str, mark: str, docs: Path) -> None:
    (docs / "part" / "b.md").write_text('<div class="pl-official">甲</div>\n', "utf-8")
    found = told(f"甲\n\n{text}\n", docs)
    assert [one for one in found if f"“{mark}”" in one], (found, made(text, docs))
    assert told("甲\n\n<!-- <body> <form> <!DOCTYPE -->\n\n乙\n", docs) == []


def test_a_class_of_the_engine_is_told_once_with_its_line(docs: Path) -> None:
    (docs / "part" / "b.md").write_text('甲\n\n<div class="pl-official">乙</div>\n', "utf-8")
    for text, place in (
        ('<div class="pl-official">甲</div>', "a.md:3"),
        ('<div title=">" class="pl-official">甲</div>', "a.md:3"),
        ('-8<- "part/b.md"', "part/b.md:3"),
        ("<form></form>", "a.md:3"),
    ):
        (found,) = told(f"甲\n\n{text}\n", docs)
        assert found.startswith(f"docs/{place}: "), found


def test_what_macros_print_is_theirs(docs: Path) -> None:
    printed = '<blockquote class="pl-official"><form></form></blockquote>'
    assert list(checked.faults("a.md", "{{ x() }}", printed, [docs], [printed])) == []
    heading = "\n## 甲 { #a .pl-run-in }\n"
    made_of_it = '<h2 class="pl-run-in" id="a">甲</h2>'
    assert list(checked.faults("a.md", "{{ x() }}", made_of_it, [docs], [heading])) == []
    twice = list(checked.faults("a.md", "{{ x() }}", printed * 2, [docs], [printed]))
    assert len(twice) == 2


@pytest.mark.parametrize(
    ("became", "line"),
    [
        ('<blockquote hidden class="pl-official"><p>甲</p></blockquote>', ":3: 宏显示的"),
        ('<blockquote popover class="pl-official"><p>甲</p></blockquote>', ":3: 宏显示的"),
        ('<blockquote class="pl-official"><p hidden>甲</p></blockquote>', ":3: 宏显示的"),
        ('<pre><code>&lt;blockquote class="pl-official"&gt;&lt;p&gt;甲', ":3: 宏显示的"),
        ('<blockquote class="pl-official"><p>', ":3: 宏显示的"),
        ('<div hidden="">{}</div>', ": 手写网页里不能有“hidden”"),
        ('<div title=" hidden ">{}</div>', ""),
    ],
)
def test_what_macros_print_is_seen_whole(became: str, line: str, docs: Path) -> None:
    printed = '<blockquote class="pl-official"><p>甲</p></blockquote><script>a && b</script>'
    page = became.replace("{}", printed)
    found = [*checked.faults("a.md", "乙\n\n{{ x() }}", page, [docs], [printed])]
    assert [one.startswith(f"docs/a.md{line}") for one in found[:1]] == [True] * bool(line), found


def test_a_script_that_markdown_took_for_text_is_told_of_the_macro(docs: Path) -> None:
    given = ['<p class="pl-lead">甲</p><script>a && b</script>']
    spoilt = given[0].replace("&&", "&amp;&amp;")
    assert [*markup.smuggled(spoilt, given)] == [markup.OF_MACROS]
    assert [*markup.smuggled("<script>a</script>", [])] == [], "the checks of the site know it"


def test_files_that_a_page_takes_in_are_looked_at_with_their_lines(docs: Path) -> None:
    (docs / "part" / "b.md").write_text("甲\n\n[[乙]]{{ x }}，`{{ y }}`\n", "utf-8")
    put = told('甲\n\n--8<-- "part/b.md"\n', docs)
    assert [one[:17] for one in put] == ["docs/part/b.md:3:"] * 2
    assert "“{{ x }}”在放进来的文件里不起作用" in "".join(put)
    taken = told('{% include "part/b.md" %}', docs, "<p>[[乙]]</p>")
    assert [one[:17] for one in taken] == ["docs/part/b.md:3:"]


def test_classes_are_written_out(docs: Path) -> None:
    text = '甲\n\n<div class="{{ plan.id }}">乙</div>\n'
    assert told(text, docs) == ["docs/a.md:3: class 里不能有花括号；请直接写出名字，或删去。"]
    assert told('`class="pl-official"`，<span class="x-pl-y">乙</span>\n', docs) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<textarea>\n", "“<textarea>”没有结束"),
        ("<div>\n\n乙\n", "“<div>”没有结束"),
        ("<details><summary>乙</summary>\n", "“<details>”没有结束"),
        ("<div/>\n", "“<div/>”没有结束"),
        ("乙</div>\n", "“</div>”前面没有“<div>”"),
        ("<span>乙</em></span>\n", "“</em>”前面没有“<em>”"),
        ("<div>\n\n<section>乙\n\n</div>\n", "“<section>”没有结束"),
    ],
)
def test_a_tag_ends_where_it_began(text: str, words: str, docs: Path) -> None:
    name = words.split("”")[0].strip("“<>/")
    line = next(n for n, one in enumerate(f"甲\n\n{text}".split("\n"), 1) if name in one)
    found = told(f"甲\n\n{text}", docs)
    assert [one for one in found if one.startswith(f"docs/a.md:{line}: {words}")], found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('<p style="color:red">乙</p>', "a.md:5: <p> 不能有属性“style”"),
        ("乙\n{ style=color:red }", "a.md:6: <p> 不能有属性“style”"),
        ('<iframe src="x/"></iframe>', "a.md:5: 网页里不能用 <iframe>"),
        ("<font color=red>乙</font>", "a.md:5: 网页里不能用 <font>"),
        ("<script>alert(1)</script>", "a.md:5: 网页里有不是本站程序的脚本"),
        ("<style>p{}</style>", "a.md:5: 网页里有不是本站程序的样式"),
        ("![乙](https://a.example/x.png)", "a.md:5: 会向别的网站请求“https://a.example/x.png”"),
        (
            "见 https://a.example/v.mp4\n\n<video src='https://a.example/v.mp4'></video>",
            "a.md:7: 会向别的网站请求“https://a.example/v.mp4”",
        ),
        ("[乙](javascript:alert(1))", "a.md:5: 链接“javascript:alert(1)”不能用"),
        ('--8<-- "part/b.md"', "part/b.md:3: 网页里不能用 <iframe>"),
    ],
)
def test_what_no_page_may_have_is_told_where_it_was_written(
    text: str, place: str, docs: Path
) -> None:
    (docs / "part" / "b.md").write_text('乙\n\n<iframe src="x/"></iframe>\n', "utf-8")
    source = f"甲 `style= <iframe>`\n\n丙\n\n{text}\n"
    page = made(source, docs)
    harmful = faults_of_page(html.document_fromstring(page), "https://example.org/", "a/")
    texts = checked.written("a.md", source, [docs])
    found = [placed(fault, texts) for fault in harmful]
    assert [one for one in found if one.startswith(f"docs/{place}")], found


def test_an_address_in_braces_is_no_link_and_is_told_with_its_line(docs: Path) -> None:
    source = "甲\n\n<{{ plan.source.url }}>\n"
    page = made(f"甲\n\n<{printed('https://a.example/b')}>\n", docs)
    (found,) = told(source, docs, page)
    assert found.startswith("docs/a.md:3: 尖括号里的花括号不会成为链接")
    (fault,) = faults_of_page(html.document_fromstring(page), "https://example.org/", "a/")
    assert placed(fault, [("a.md", source)]).startswith("docs/a.md:3: ")


def test_what_a_macro_put_there_is_told_of_the_page() -> None:
    fault = "网页里不能用 <font>；请换一种写法。"
    assert placed(fault, [("a.md", "甲\n")]) == f"docs/a.md: {fault}"


def test_tags_that_may_lack_an_end_are_no_fault(docs: Path) -> None:
    text = (
        "甲<br>乙\n\n<ul><li>丙<li>丁</ul>\n\n<table><tr><td>一<td>二</table>\n\n<hr/>\n\n:smile:\n"
    )
    assert told(text, docs) == []


def test_what_is_right_or_code_is_not_told(docs: Path) -> None:
    (docs / "part" / "b.md").write_text("# --8<-- [start:x]\n取这一段\n# --8<-- [end:x]\n", "utf-8")
    text = (
        "---\nnote: '!!! a'\n---\n\n# 甲 { #title }\n\nC++ 和 1+1=2，12:30:00，a == b，~ 和 ^，`==x`，`` `!!! y` ``。\n\n"
        "````markdown\n```mermaid\n!!! note 甲\n```\n````\n\n"
        '--8<-- "part/b.md:x"\n\n{{ plan.title }}<!-- ==甲 -->\n'
    )
    text = text.split("---\n\n", 1)[1]
    assert "取这一段" in made(text, docs)
    assert told(text, docs) == []


def test_marks_that_only_the_plan_has_are_no_fault(docs: Path) -> None:
    assert told("甲 {{ plan.title }}\n", docs, "<p>甲 ==标出 :::x [^1]</p>") == []
    assert told("`==标出`\n", docs, "<p><code>==标出</code> ==标出</p>") == []


def test_tabs_can_be_read_without_a_script(second: Published, plain: Page) -> None:
    plain.goto(second.at("about/writing/"))
    other = plain.locator(".tabbed-block").nth(1)
    expect(other).to_be_hidden()
    plain.get_by_label("本机", exact=True).check(force=True)
    expect(other).to_be_visible()
    plain.emulate_media(media="print")
    expect(plain.locator(".tabbed-block").first).to_be_visible()


def test_code_can_be_copied(second: Published, desktop: Page) -> None:
    desktop.goto(second.at("about/writing/#code"))
    named = desktop.locator(".highlight", has=desktop.locator(".filename"))
    desktop.evaluate("navigator.clipboard.writeText = async (text) => { window.taken = text }")
    named.get_by_role("button", name="复制").click()
    expect(named.get_by_role("button", name="已复制")).to_be_visible()
    taken = desktop.evaluate("window.taken")
    assert re.fullmatch(r"units:\n  - id: parks-bureau\n?", taken)
