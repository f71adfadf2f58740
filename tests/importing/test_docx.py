"""What Word hides in a .docx: each trap by hand, with what Word shows."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from macros.importing.formats.word.number_formats import written
from macros.importing.formats.word.package import MAX_BYTES
from macros.importing.reading import read
from macros.importing.source import Paragraph, Source, Table, UnreadableSource
from macros.importing.transcript import account
from tests.importing.sources import read_whole, shown
from tests.importing.wordfiles import (
    NAMESPACES,
    abstract,
    cell,
    listed,
    lvl,
    num,
    p,
    packed,
    restart,
    row,
    style,
    t,
    table,
    word_file,
)

DEEP = '<w:suff w:val="nothing"/>'


@pytest.fixture
def opened(tmp_path: Path) -> Any:
    """Read a .docx with that body and those parts; its account must come out even."""

    def read_it(body: str, revisions: Any = "accepted", **parts: str) -> Source:
        return read_whole(tmp_path / "notice.docx", word_file(body, **parts), revisions)

    return read_it


def left(source: Source) -> dict[str, str]:
    """What was left out, by the reason."""
    found: dict[str, str] = {}
    for part in source.left_out:
        found[part.why] = found.get(part.why, "") + part.text
    return found


# --- automatic numbers ----------------------------------------------------------------------------

TWO = abstract(
    1,
    lvl(0, "chineseCountingThousand", "%1、", DEEP),
    lvl(1, "chineseCountingThousand", "（%2）", DEEP),
)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("decimal", 12, "12"), ("decimalZero", 3, "03"), ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 1, "①"), ("decimalEnclosedCircle", 20, "⑳"), ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"), ("decimalEnclosedFullstop", 3, "⒊"),
        ("chineseCounting", 10, "十"), ("chineseCounting", 11, "十一"), ("chineseCounting", 20, "二十"),
        ("chineseCounting", 99, "九十九"), ("chineseCounting", 100, "一○○"),
        ("chineseCountingThousand", 101, "一百零一"), ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 118, "一百一十八"), ("chineseCountingThousand", 1010, "一千零一十"),
        ("chineseLegalSimplified", 12, "壹拾贰"), ("ideographDigital", 10, "一〇"),
        ("japaneseCounting", 101, "百一"), ("japaneseCounting", 111, "百十一"), ("ideographTraditional", 3, "丙"), ("ideographZodiac", 2, "丑"),
        ("upperLetter", 27, "AA"), ("lowerLetter", 2, "b"), ("upperRoman", 14, "XIV"), ("lowerRoman", 9, "ix"),
        ("none", 5, ""), ("bullet", 5, ""),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(kind: str, value: int, text: str) -> None:
    assert written(value, kind) == text


def test_a_number_comes_from_the_style_and_from_what_it_is_based_on(opened: Any) -> None:
    styles = (
        style("H1", '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>')
        + style("H1a", based="H1")
        + style("H2", '<w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/>', based="H1")
        + style("Plain", '<w:numPr><w:numId w:val="0"/></w:numPr>', based="H1")
    )
    body = "".join(
        p(text, f'<w:pStyle w:val="{name}"/>{more}')
        for name, text, more in (
            ("H1", "总体要求", ""), ("H2", "目标", ""), ("H2", "原则", ""), ("H1a", "任务", ""),
            ("Plain", "不编号", ""), ("H1", "也不编号", '<w:numPr><w:numId w:val="0"/></w:numPr>'), ("H1", "保障", ""),
        )
    )  # fmt: skip
    source = opened(body, styles=styles, numbering=TWO + num(1, 1))
    assert shown(source) == [
        "一、总体要求",
        "（一）目标",
        "（二）原则",
        "二、任务",
        "不编号",
        "也不编号",
        "三、保障",
    ]
    levels = [block.level for block in source.blocks if isinstance(block, Paragraph)]
    assert levels == [1, 2, 2, 1, 1, 1, 1]


def test_a_style_finds_its_level_by_the_name_in_the_list(opened: Any) -> None:
    levels = lvl(0, "chineseCounting", "%1、", DEEP) + lvl(
        1, "decimal", "%2.", f'<w:pStyle w:val="S"/>{DEEP}'
    )
    styles = style("S", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    source = opened(
        p("部分", listed(1)) + p("措施", '<w:pStyle w:val="S"/>'),
        styles=styles,
        numbering=abstract(1, levels) + num(1, 1),
    )
    assert shown(source) == ["一、部分", "1.措施"]


def test_items_numbered_through_all_parts_do_not_begin_anew(opened: Any) -> None:
    levels = lvl(0, "chineseCounting", "%1、", DEEP) + lvl(
        1, "decimal", "%2.", f'<w:lvlRestart w:val="0"/>{DEEP}'
    )
    body = p("甲", listed(1)) + p("子", listed(1, 1)) + p("乙", listed(1)) + p("丑", listed(1, 1))
    assert shown(opened(body, numbering=abstract(1, levels) + num(1, 1))) == [
        "一、甲",
        "1.子",
        "二、乙",
        "2.丑",
    ]


def test_lists_of_one_definition_count_on_unless_one_begins_anew(opened: Any) -> None:
    numbering = TWO + num(1, 1) + num(2, 1) + num(3, 1, restart(0, 1)) + num(4, 1, restart(0, 7))
    body = "".join(p("项", listed(n)) for n in (1, 2, 3, 3, 1, 4))
    assert shown(opened(body, numbering=numbering)) == [
        "一、项",
        "二、项",
        "一、项",
        "二、项",
        "三、项",
        "七、项",
    ]


def test_a_level_restarted_by_a_higher_one_begins_where_its_list_says(opened: Any) -> None:
    numbering = TWO + num(1, 1, restart(1, 3))
    body = p("甲", listed(1)) + p("子", listed(1, 1)) + p("乙", listed(1)) + p("丑", listed(1, 1))
    assert shown(opened(body, numbering=numbering)) == ["一、甲", "（三）子", "二、乙", "（三）丑"]


def test_a_list_may_take_its_levels_from_a_style(opened: Any) -> None:
    numbering = (
        abstract(1, lvl(0, "decimalEnclosedCircle", "%1", DEEP), more='<w:styleLink w:val="L"/>')
        + abstract(2, more='<w:numStyleLink w:val="L"/>')
        + num(1, 1)
        + num(2, 2)
    )
    linked = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("甲", listed(2)) + p("乙", listed(2))
    assert shown(opened(body, numbering=numbering, styles=linked)) == ["①甲", "②乙"]


def test_a_level_may_be_replaced_show_others_and_be_in_figures(opened: Any) -> None:
    levels = lvl(0, "chineseCounting", "第%1章", DEEP) + lvl(
        1, "decimal", "%1.%2", "<w:isLgl/>" + DEEP
    )
    override = f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperRoman", "%1", DEEP)}</w:lvlOverride>'
    numbering = abstract(1, levels) + num(1, 1) + num(2, 1, override)
    body = p("甲", listed(1)) + p("子", listed(1, 1)) + p("乙", listed(2))
    assert shown(opened(body, numbering=numbering)) == ["第一章甲", "1.1子", "II乙"]


def test_what_stands_behind_a_number_and_bullets_of_symbol_fonts(opened: Any) -> None:
    bullet = (
        '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:suff w:val="nothing"/><w:lvlText w:val="\uf06c"/>'
        '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:lvl>'
    )
    numbering = (
        abstract(1, lvl(0, "decimal", "%1."))
        + abstract(2, bullet)
        + abstract(3, lvl(0, "decimal", "%1", '<w:suff w:val="space"/>', start=0))
        + num(1, 1) + num(2, 2) + num(3, 3)
    )  # fmt: skip
    body = (
        p("甲", listed(1))
        + p("乙", listed(2))
        + p("丙", listed(3))
        + p("", listed(1))
        + p("丁", listed(1))
    )
    assert shown(opened(body, numbering=numbering)) == ["1. 甲", "●乙", "0 丙", "2.", "3. 丁"]


def test_an_unknown_kind_of_number_is_said(opened: Any) -> None:
    source = opened(
        p("甲", listed(1)), numbering=abstract(1, lvl(0, "thaiNumbers", "%1、")) + num(1, 1)
    )
    assert shown(source) == ["1、甲"]
    assert "thaiNumbers" in source.notes[0]


def test_numbers_that_programs_write_in_different_ways_are_named(opened: Any) -> None:
    numbering = abstract(1, lvl(0, "ideographDigital", "%1、", start=9)) + num(1, 1)
    source = opened(p("甲", listed(1)) + p("乙", listed(1)), numbering=numbering)
    assert shown(source) == ["九、甲", "一〇、乙"]
    assert source.notes == ("自动编号 “一〇” 的写法，各软件不一；请对照原件核对。",)


# --- tracked changes, hidden words, fields ---------------------------------------------------------

CHANGED = (
    p(t("保留") + '<w:ins w:id="1" w:author="张三">' + t("加上") + "</w:ins>"
      + '<w:del w:id="2" w:author="李四"><w:r><w:delText>去掉</w:delText></w:r></w:del>')
    + p('<w:del w:id="3" w:author="李四"><w:r><w:delText>整段删去。</w:delText></w:r></w:del>',
        listed(1) + '<w:rPr><w:del w:id="4" w:author="李四"/></w:rPr>')
    + p("一项", listed(1))
    + p("前半，", '<w:rPr><w:del w:id="5"/></w:rPr>') + p("后半。")
)  # fmt: skip


def test_tracked_changes_are_accepted_and_named(opened: Any) -> None:
    source = opened(CHANGED, numbering=TWO + num(1, 1))
    assert shown(source) == ["保留加上", "一、一项", "前半，后半。"]
    assert left(source) == {"修订中删去的文字": "去掉整段删去。"}
    assert source.notes == (
        "原件带有修订：插入 1 处、删去 2 处（修订人：张三、李四），已按接受全部修订读入；请确认原件是定稿。",
    )


def test_tracked_changes_may_be_refused(opened: Any) -> None:
    source = opened(CHANGED, "refused", numbering=TWO + num(1, 1))
    assert shown(source) == ["保留去掉", "一、整段删去。", "二、一项", "前半，", "后半。"]
    assert left(source) == {"修订中插入的文字": "加上"}


def test_a_tracked_row_is_taken_or_left(opened: Any) -> None:
    gone = row(cell("旧"), cell("行"), properties='<w:del w:id="1" w:author="张三"/>')
    held = table(row(cell("甲"), cell("乙")), gone)
    assert shown(opened(held)) == ["甲\t乙"]
    assert shown(opened(held, "refused")) == ["甲\t乙\n旧\t行"]


def test_hidden_words_are_left_out_also_those_of_a_style(opened: Any) -> None:
    hidden = style("Hidden", more="<w:rPr><w:vanish/></w:rPr>")
    body = (
        p(t("看得见") + t("看不见", "<w:vanish/>") + t("也看得见", '<w:vanish w:val="0"/>'))
        + p("整段隐藏", '<w:pStyle w:val="Hidden"/>')
        + p("正文")
    )
    source = opened(body, styles=hidden)
    assert shown(source) == ["看得见也看得见", "正文"]
    assert left(source)["隐藏文字"] == "看不见整段隐藏"


def test_words_struck_through_are_read_and_named(opened: Any) -> None:
    source = opened(p(t("有效") + t("划去", "<w:strike/>")))
    assert shown(source) == ["有效划去"]
    assert source.notes == ("有的文字划了删除线，已照样读入；请核对是否有效。",)


def test_a_title_may_run_on_in_another_style(opened: Any) -> None:
    mark = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    source = opened(
        p("加强领导。", listed(1) + mark) + p("各部门要负责。"), numbering=TWO + num(1, 1)
    )
    assert shown(source) == ["一、加强领导。各部门要负责。"]


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{t(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_of_a_field_only_the_result_is_shown(opened: Any) -> None:
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        + field("DOCPROPERTY x", "条件")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + t("结果") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )  # fmt: skip
    link = f'<w:hyperlink r:id="x">{t("链接")}</w:hyperlink>'
    simple = f'<w:fldSimple w:instr="DATE">{t("今天")}</w:fldSimple>'
    source = opened(p(field("REF a", "引用") + nested + link + simple))
    assert shown(source) == ["引用结果链接今天"]
    assert left(source) == {"域代码": "条件"}


def test_a_table_of_contents_is_left_out(opened: Any) -> None:
    styles = style("TOC1").replace('<w:name w:val="TOC1"/>', '<w:name w:val="toc 1"/>')
    toc = p("一、总则\t1", '<w:pStyle w:val="TOC1"/>')
    source = opened(f"<w:sdt><w:sdtContent>{toc}</w:sdtContent></w:sdt>" + p("正文"), styles=styles)
    assert shown(source) == ["正文"]
    assert left(source) == {"目录（由标题自动生成）": "一、总则1"}


def test_headers_page_numbers_and_comments_are_left_out(opened: Any) -> None:
    source = opened(
        p(t("正文") + '<w:r><w:commentReference w:id="0"/></w:r>'),
        header=p("内部资料"),
        footer=p(t("— ") + field("PAGE", "3") + t(" —")),
        comments=f'<w:comment w:id="0" w:author="甲">{p("请核对")}</w:comment>',
    )
    assert shown(source) == ["正文"]
    assert left(source) == {"页眉": "内部资料", "页码": "— 3 —", "批注": "请核对"}


# --- what stands beside the text -------------------------------------------------------------------


def text_box(content: str) -> str:
    """A text box as Word writes it: for new programs, and once more for old ones."""
    new = f"<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once(opened: Any) -> None:
    source = opened(p(t("段落") + text_box(p("框里") + p("第二段"))) + p("下一段"))
    assert shown(source) == ["段落", "框里", "第二段", "下一段"]
    assert left(source) == {"同一内容的兼容副本": "框里第二段"}
    assert "第1段" in source.notes[0]


def test_a_sign_that_only_new_programs_know_is_read_from_the_copy_for_old_ones(opened: Any) -> None:
    sign = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w:unknown/></mc:Choice>'
        "<mc:Fallback><w:t>☎</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert shown(opened(p(t("电话") + sign))) == ["电话☎"]


def test_footnotes_follow_the_paragraph_that_cites_them(opened: Any) -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    own = '<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/></w:r>' + t("※")
    notes = "".join(
        f'<w:footnote w:id="{n}"{kind}>{p(text)}</w:footnote>'
        for n, kind, text in (
            (0, ' w:type="separator"', ""),
            (2, "", "指注册地。"),
            (3, "", "※下同。"),
            (9, "", "无人引用。"),
        )
    )
    source = opened(p(t("企业") + mark.format(2) + t("数量") + own) + p("下段"), footnotes=notes)
    assert shown(source) == ["企业¹数量※", "¹ 指注册地。", "※下同。", "下段"]
    assert [b.footnote for b in source.blocks if isinstance(b, Paragraph)] == [
        False,
        True,
        True,
        False,
    ]
    assert left(source) == {"没有引用的脚注": "无人引用。"}


def test_the_kind_of_footnote_numbers_is_that_of_the_file(opened: Any) -> None:
    settings = '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/></w:footnotePr>'
    note = f'<w:footnote w:id="1">{p("注。")}</w:footnote>'
    source = opened(
        p(t("文") + '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=note, settings=settings
    )
    assert shown(source) == ["文①", "① 注。"]


def test_breaks_tabs_hyphens_and_readings(opened: Any) -> None:
    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{t('guàn')}</w:rt><w:rubyBase>{t('冠')}</w:rubyBase></w:ruby></w:r>"
    body = (
        p("关于印发方案\n的通知", '<w:jc w:val="center"/>')
        + p("附件：1. 甲表\n2. 乙表")
        + p("左\t右")
        + p(t("A") + "<w:r><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/></w:r>" + ruby)
    )
    source = opened(body)
    assert shown(source) == ["关于印发方案 的通知", "附件：1. 甲表", "2. 乙表", "左 右", "A-B冠"]
    assert left(source) == {"注音": "guàn"}
    assert isinstance(source.blocks[0], Paragraph)
    assert source.blocks[0].align == "center"


def test_signs_of_symbol_fonts_and_characters_that_look_alike(opened: Any) -> None:
    body = p(
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        + t("\uf0a8", '<w:rFonts w:ascii="Wingdings"/>')
        + '<w:r><w:sym w:font="Marlett" w:char="F061"/></w:r>'
        + t("⽂件\u200b通\u00a0知⻓")
    )
    source = opened(body)
    assert shown(source) == ["✓□〓文件通 知长"]
    assert left(source) == {"看不见的字符": "\u200b"}
    assert any("⽂→文" in note for note in source.notes)
    assert any("〓" in note for note in source.notes)
    assert account(source).replaced["⽂→文"] == 1


# --- tables ---------------------------------------------------------------------------------------


def test_merged_cells_are_given_once_where_they_begin(opened: Any) -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    held = table(
        row(
            cell("序号", down), cell("任务", '<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>"
        ),
        row(cell("", on), cell("甲"), cell("乙")),
        row(cell("丙"), cell("丁"), cell("戊"), properties='<w:gridBefore w:val="1"/>'),
    )
    source = opened(held)
    (found,) = source.blocks
    assert isinstance(found, Table)
    cells = [
        [("".join(c.paragraphs), c.across, c.down, c.header) for c in line] for line in found.rows
    ]
    assert cells == [
        [("序号", 1, 2, True), ("任务", 2, 1, True)],
        [("甲", 1, 1, False), ("乙", 1, 1, False)],
        [("", 1, 1, False), ("丙", 1, 1, False), ("丁", 1, 1, False), ("戊", 1, 1, False)],
    ]
    assert shown(source) == ["序号\t任务\n甲\t乙\n\t丙\t丁\t戊"]


def test_a_frame_of_one_cell_is_no_table_and_a_table_in_a_cell_is_flat(opened: Any) -> None:
    frame = table(row(cell(p("框住的话") + p("两段"))))
    inner = table(row(cell("1"), cell("2")), row(cell("3"), cell("4")))
    source = opened(frame + table(row(cell("外"), cell(inner + p("")))))
    assert shown(source) == ["框住的话", "两段", "外\t1\u30002 3\u30004"]
    assert any("单元格里还有表格" in note for note in source.notes)


def test_numbers_count_on_through_cells_and_boxes(opened: Any) -> None:
    held = table(row(cell(p("甲", listed(1))), cell(p("乙", listed(1)))))
    source = opened(held + p("丙", listed(1)), numbering=TWO + num(1, 1))
    assert shown(source) == ["一、甲\t二、乙", "三、丙"]


def test_words_in_controls_and_smart_tags_are_read(opened: Any) -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>"
        f"<w:p><w:smartTag>{t('标')}</w:smartTag><w:sdt><w:sdtContent>{t('记')}</w:sdtContent></w:sdt></w:p>"
    )
    assert shown(opened(body)) == ["控件", "标记"]


# --- files that are refused -----------------------------------------------------------------------


def refused(tmp_path: Path, data: bytes) -> str:
    file = tmp_path / "odd.docx"
    file.write_bytes(data)
    with pytest.raises(UnreadableSource) as caught:
        read(file)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_strict_file_is_read(tmp_path: Path) -> None:
    strict = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    file = tmp_path / "strict.docx"
    file.write_bytes(
        packed({"document": f"<w:document {strict}><w:body>{p('正文')}</w:body></w:document>"})
    )
    assert shown(read(file)) == ["正文"]


def test_a_scan_is_refused(tmp_path: Path) -> None:
    picture = "<w:r><w:drawing><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></w:drawing></w:r>"
    assert "扫描件" in refused(tmp_path, word_file(p(picture) + p("第1页")))


@pytest.mark.parametrize("element", ["altChunk", "subDoc"])
def test_a_file_within_the_file_is_refused(element: str, tmp_path: Path) -> None:
    assert "另存" in refused(tmp_path, word_file(p("正文") + f'<w:{element} r:id="x"/>'))


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = (
        f'<!DOCTYPE d [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]><w:document {NAMESPACES}><w:body>'
    )
    data = packed({"document": f"{bomb}<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"})
    assert "实体" in refused(tmp_path, data)


def test_a_bomb_is_refused_before_it_is_unpacked_even_in_many_parts(tmp_path: Path) -> None:
    one = word_file(p("正文"), header=p("眉"), footer=p("脚"), comments="", footnotes="")
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(one)) as sound,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bomb,
    ):
        for name in sound.namelist():
            comment = b"<!--" + b" " * 100_000 + b"-->"
            sheet = name.startswith("word/") and "rels" not in name
            repeated = MAX_BYTES // 4 // len(comment) if sheet else 0
            bomb.writestr(name, sound.read(name) + comment * repeated)
    assert len(held.getvalue()) < 1_000_000
    assert "太大" in refused(tmp_path, held.getvalue())


@pytest.mark.parametrize(
    ("part", "words"),
    [("xl/workbook.xml", "Excel"), ("ppt/presentation.xml", "PPT"), ("OFD.xml", "OFD")],
)
def test_other_files_are_named(part: str, words: str, tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as other:
        other.writestr(part, "<x/>")
    assert words in refused(tmp_path, held.getvalue())


def test_a_file_without_words_is_refused(tmp_path: Path) -> None:
    assert "没有文字" in refused(tmp_path, word_file(p("")))
