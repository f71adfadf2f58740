"""Saved pages: which part is the article, what is shown of it, what stands beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.importing.reading import read
from macros.importing.source import Paragraph, Source, Table, UnreadableSource
from macros.importing.transcript import account, transcribe
from tests.importing.sources import read_whole, shown

PROSE = "各区人民政府，市政府各部门：现将方案印发给你们，请结合实际，认真贯彻执行。"
MORE = f"<p>{PROSE}</p><p>以上工作，由各部门按照职责分工负责，确保取得实效。</p>"


@pytest.fixture
def opened(tmp_path: Path) -> Any:
    """Read a page; its account must come out even."""

    def read_it(page: str, encoding: str = "utf-8", name: str = "page.html") -> Source:
        return read_whole(tmp_path / name, page.encode(encoding))

    return read_it


def left(source: Source) -> dict[str, str]:
    return {part.why: part.text for part in source.left_out}


@pytest.mark.parametrize(
    "container",
    ['id="UCAP-CONTENT"', 'id="zoom"', 'class="TRS_Editor"', 'class="pages_content"', 'class="article-content"',
     'class="xxgk_content"', 'class="trs_editor_view TRS_UEDITOR"', 'id="vsb_content_2"', 'class="wholly-unknown"'],
)  # fmt: skip
def test_the_article_is_found(container: str, opened: Any) -> None:
    page = (
        "<html><head><title>某市</title></head><body><ul><li><a>首页，</a></li><li><a>政务公开</a></li></ul>"
        f"<div class='wrap'><div {container}>{MORE}</div><div class='side'>热点</div></div>"
        "<div class='foot'>版权所有，某市人民政府</div></body></html>"
    )
    source = opened(page)
    assert shown(source) == [PROSE, "以上工作，由各部门按照职责分工负责，确保取得实效。"]
    assert "热点" in left(source)["网页导航和其他栏目"]


def test_the_article_may_be_an_element_of_its_own(opened: Any) -> None:
    page = f"<html><body><div><a>首页</a></div><div><ucapcontent>{MORE}</ucapcontent><div>扫码</div></div></body></html>"
    assert shown(opened(page))[0] == PROSE
    assert "扫码" not in transcribe(opened(page))


def test_the_heading_above_the_article_is_taken_if_the_article_has_none(opened: Any) -> None:
    page = "<html><head><title>{0}_某市门户</title></head><body><h1>{0}</h1><div id='zoom'>{1}{2}</div></body></html>"
    title = "某市关于印发方案的通知"
    source = opened(page.format(title, "", MORE))
    assert shown(source)[0] == title
    assert any("标题栏" in note for note in source.notes)
    own = opened(page.format(title, f"<p>{title}</p>", MORE))
    assert shown(own)[:2] == [title, PROSE]
    assert own.notes == ()


def test_words_beside_the_article_are_named(opened: Any) -> None:
    page = (
        f"<html><body><div class='article'><div class='TRS_Editor'>{MORE}</div>"
        f"<p>任务表另附</p><p>【打印】</p></div><div>{PROSE.replace('方案', '解读') * 2}</div></body></html>"
    )
    source = opened(page)
    assert "任务表另附" in left(source)["紧挨正文的文字"]
    assert left(source)["网页按钮"] == "【打印】"
    assert [note for note in source.notes if "任务表另附" in note]
    assert [note for note in source.notes if "解读" in note]


def test_facts_in_the_article_are_no_part_of_it_and_a_table_of_the_notice_is(opened: Any) -> None:
    facts = (
        "<ul><li>索 引 号：0001</li><li>发布机构：<span>某市</span></li><li>文　　号：某政〔2023〕1号</li>"
        "<li>发布日期：2023-03-05</li><li>有 效 性：有效</li></ul>"
    )
    own = "<table><tr><td>名称</td><td>来源</td><td>有效期</td></tr><tr><td>甲</td><td>乙</td><td>一年</td></tr></table>"
    source = opened(f"<html><body><div id='zoom'>{facts}{MORE}{own}</div></body></html>")
    assert shown(source)[:2] == ["某政〔2023〕1号", PROSE]  # the text itself has no number
    assert account(source).complete
    assert shown(source)[-1] == "名称\t来源\t有效期\n甲\t乙\t一年"
    assert source.metadata == {
        "索引号": "0001", "发布机构": "某市", "文号": "某政〔2023〕1号", "发布日期": "2023-03-05", "有效性": "有效",
    }  # fmt: skip
    assert (
        "信息公开表写着：发布机构“某市”，发布日期“2023-03-05”，有效性“有效”。" in source.notes[-1]
    )


def test_lists_are_numbered_as_shown(opened: Any) -> None:
    page = (
        f"<html><body><div id='zoom'>{MORE}"
        "<ol><li>甲</li><li value='5'>乙<ol type='a'><li>丙</li></ol></li><li>丁</li></ol>"
        "<ol start='3' style='list-style-type: cjk-ideographic'><li>戊</li></ol>"
        "<ol><li>1.已写编号</li></ol><ol style='list-style:none'><li>无编号</li></ol>"
        "<ol reversed><li>倒一</li><li>倒二</li></ol><ul><li>圆点</li></ul></div></body></html>"
    )
    source = opened(page)
    assert shown(source)[2:] == [
        "1. 甲", "5. 乙", "a. 丙", "6. 丁", "三、戊", "1.已写编号", "无编号", "2. 倒一", "1. 倒二", "圆点",
    ]  # fmt: skip
    assert any("编号" in note for note in source.notes)


def test_breaks_and_white_space(opened: Any) -> None:
    page = (
        f"<html><body><div id='zoom'>{MORE}<p align=center>关于印发<br>方案的通知</p>"
        "<p>　　第一段，文件在这里\n  断行，不是空格。<br>\n　　第二段&nbsp;Business\nReady</p>"
        "<div>外<b>加</b><div>里</div>后</div><pre>甲\n乙</pre></div></body></html>"
    )
    source = opened(page)
    assert shown(source)[2:] == [
        "关于印发 方案的通知", "第一段，文件在这里断行，不是空格。", "第二段 Business Ready", "外加", "里", "后", "甲", "乙",
    ]  # fmt: skip
    title = source.blocks[2]
    assert isinstance(title, Paragraph)
    assert title.align == "center"


@pytest.mark.parametrize("indent", ["", "　　", "&nbsp;&nbsp;&nbsp;&nbsp;", "&emsp;&emsp;"])
def test_paragraphs_that_only_breaks_part(indent: str, opened: Any) -> None:
    held = [
        "一、总体要求",
        "坚持问题导向，坚持目标引领，" * 4 + "做到件件有着落",
        "二、保障措施",
        "加强领导。",
        "某市人民政府",
        "2023年3月1日",
    ]
    body = "<br>\n".join(f"{indent}{text}" for text in held)
    source = opened(f"<html><body><div id='zoom'>{body}</div></body></html>")
    assert shown(source) == held


def test_tables_keep_spans_headers_and_what_is_wrongly_in_them(opened: Any) -> None:
    page = (
        f"<html><body><div id='zoom'>{MORE}<table><caption>表1</caption><thead><tr><th rowspan=2>序号</th>"
        "<th colspan='2'>任务</th></tr><tr><td>甲</td><td>乙</td></tr></thead>"
        "<tr><td><p>一</p><p>二</p></td><td><table><tr><td>内</td><td>外</td></tr></table></td><td></td></tr></table>"
        "<table>游离<tr><td>只有一格</td></tr></table></div></body></html>"
    )
    source = opened(page)
    assert shown(source)[2:] == [
        "表1",
        "序号\t任务\n甲\t乙\n一 二\t内\u3000外\t",
        "游离",
        "只有一格",
    ]
    found = next(block for block in source.blocks if isinstance(block, Table))
    assert [(cell.across, cell.down, cell.header) for cell in found.rows[0]] == [
        (1, 2, True),
        (2, 1, True),
    ]


def test_hidden_words_forms_and_programs_are_left_out(opened: Any) -> None:
    page = (
        f"<html><body><div id='zoom'><script>var a='程序';</script><style>p{{}}</style>{MORE}"
        "<noscript><p>请启用脚本</p></noscript><svg><text>图</text></svg>"
        "<p style='display: none'>隐藏</p><select><option>选项</option></select><!-- 注释 --></div></body></html>"
    )
    source = opened(page)
    assert len(shown(source)) == 2
    assert left(source) == {"隐藏文字": "隐藏", "网页表单": "选项"}


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("gb18030", "gb2312"), ("gb18030", ""), ("utf-8", "utf-8"), ("utf-8-sig", "gb2312"), ("utf-16", ""),
     ("utf-8", "gb2312"), ("gb18030", "utf-8")],
)  # fmt: skip
def test_the_encoding_is_the_one_that_fits(encoding: str, declared: str, opened: Any) -> None:
    meta = (
        f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
        if declared
        else ""
    )
    source = opened(
        f"<html><head>{meta}</head><body><div id='zoom'>{MORE}</div></body></html>", encoding
    )
    assert shown(source)[0] == PROSE


def test_a_page_is_told_by_its_content(opened: Any) -> None:
    page = f"<!DOCTYPE html>\n<html><body><div id='zoom'>{MORE}</div></body></html>"
    assert opened(page, name="notice.doc").format == "html"
    assert opened(page, name="notice.txt").format == "html"


@pytest.mark.parametrize(
    ("head", "address"),
    [
        (
            "<!-- saved from url=(0030)https://www.example.gov.cn/a.html -->",
            "https://www.example.gov.cn/a.html",
        ),
        (
            "<link rel='canonical' href='https://example.gov.cn/b.html'>",
            "https://example.gov.cn/b.html",
        ),
        (
            "<meta property='og:url' content='https://example.gov.cn/c.html'>",
            "https://example.gov.cn/c.html",
        ),
        ("<link rel='canonical' href='/d.html'>", ""),
    ],
)
def test_the_address_of_a_saved_page(head: str, address: str, opened: Any) -> None:
    page = (
        f"<!DOCTYPE html>{head}<html><head></head><body><div id='zoom'>{MORE}</div></body></html>"
    )
    assert opened(page).url == address


def test_a_page_of_pictures_or_links_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(
        "<html><body><div id='zoom'><img src='1.jpg'><a>附件</a></div></body></html>", "utf-8"
    )
    with pytest.raises(UnreadableSource, match="图片或附件"):
        read(file)


def test_a_page_saved_as_one_file(tmp_path: Path) -> None:
    import email.message

    whole = email.message.EmailMessage()
    whole["Subject"] = "page"
    whole.set_content("plain")
    whole.add_alternative(f"<html><body><div id='zoom'>{MORE}</div></body></html>", subtype="html")
    file = tmp_path / "page.mht"
    file.write_bytes(whole.as_bytes().replace(b"multipart/alternative", b"multipart/related"))
    assert shown(read(file))[0] == PROSE


def test_facts_that_are_said_change_no_terminal(opened: Any) -> None:
    facts = (
        "<ul><li>索引号：0001</li><li>发布机构：某\x9b31m市</li><li>发布日期：2023-03-05</li></ul>"
    )
    source = opened(f"<html><body><div id='zoom'>{facts}{MORE}</div></body></html>")
    assert "发布机构“某" in source.notes[-1]
    assert source.notes[-1].isprintable()
