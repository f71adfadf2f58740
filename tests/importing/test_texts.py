"""Plain texts and Markdown: encodings, broken lines, rows, marks."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

from macros.importing.conversion import convert
from macros.importing.formats import office
from macros.importing.reading import read
from macros.importing.source import Paragraph, Source, Table, UnreadableSource
from tests.importing.sources import read_whole, shown

WORDS = "各区人民政府：\r\n现将《方案》印发给你们，请认真贯彻执行。\r\n"


@pytest.fixture
def opened(tmp_path: Path) -> Any:
    """Read a text; its account must come out even."""

    def read_it(data: bytes | str, name: str = "notice.txt") -> Source:
        return read_whole(tmp_path / name, data.encode() if isinstance(data, str) else data)

    return read_it


def refused(tmp_path: Path, data: bytes, name: str = "notice.txt") -> str:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(UnreadableSource) as caught:
        read(file)
    return str(caught.value)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_encoding_that_windows_writes(encoding: str, opened: Any) -> None:
    source = opened(WORDS.encode(encoding))
    assert shown(source) == ["各区人民政府：", "现将《方案》印发给你们，请认真贯彻执行。"]
    assert source.notes == ()


def test_a_short_text_in_gbk_and_one_with_rare_words(opened: Any) -> None:
    assert shown(opened("通知".encode("gbk"))) == ["通知"]
    rare = "汴河、滹沱河、瀍河、濉溪县㙓镇、喆、㸆、，以及其他各有关单位的意见和建议。"
    assert shown(opened(rare.encode("gb18030"))) == [rare]


def test_big5_is_read_and_said(opened: Any) -> None:
    source = opened("各區人民政府：現將方案印發給你們，請認真貫徹執行。".encode("big5"))
    assert shown(source) == ["各區人民政府：現將方案印發給你們，請認真貫徹執行。"]
    assert "Big5" in source.notes[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("第一行\n第二行".encode() + b"\xff\xfe\xff" + "，请执行".encode(), "第 2 行"),
        ("第一行\n".encode("gbk") + b"\xff\xff\x80", "不能识别的字节"),
        (b"\x00\x01\x02\x03" * 50, "不是文本文件"),
        (b"\x89PNG\r\n", "扫描件"),
        (b"\r\n \r\n", "空的"),
        (b"\xef\xbb\xbf\xff\xfe", "不能识别的字节"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, words: str, tmp_path: Path) -> None:
    assert words in refused(tmp_path, data)


@pytest.mark.parametrize("words", ["PK赛方案。", "BM项目清单。", "II期工程实施方案。"])
def test_a_text_that_begins_like_another_format(words: str, opened: Any) -> None:
    assert shown(opened(words)) == [words]


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere.txt", Path("a\0b")):
        with pytest.raises(UnreadableSource):
            read(place)


def test_a_name_that_does_not_fit_is_said(tmp_path: Path) -> None:
    assert "扩展名是 .pdf" in refused(tmp_path, "其实是文本。".encode(), "notice.pdf")


PARAGRAPHS = (
    "　　为贯彻落实上级部署，进一步优化营商环境，结合本市实际，制定本方案，请各单位结合工作职责，于2024年12月底前完成各项任务，并及时总结"
    "经验，形成一批可以复制、可以推广的好做法和好经验。",
    "　　一、总体要求",
    "　　坚持问题导向，坚持目标引领，坚持系统推进，坚持协同发力，做到件件有着落、事事有回音，让 Business Ready 评估体系落到实处。",
)


def broken(text: str, width: int) -> str:
    """Return a text in lines as a program breaks them: no stop or comma begins one."""
    made = [""]
    for char in text:
        if (
            sum(2 if one > "\x7f" else 1 for one in made[-1] + char) > width
            and char not in "，。、"
        ):
            made.append("")
        made[-1] += char
    return "\n".join(made)


@pytest.mark.parametrize("width", [40, 56, 76])
def test_lines_broken_by_a_program_are_joined(width: int, opened: Any) -> None:
    text = "\n".join(broken(text, width) for text in PARAGRAPHS * 2)
    joined = [re.sub(r"\s", "", part) for part in shown(opened(text))]
    assert joined == [re.sub(r"\s", "", part) for part in PARAGRAPHS * 2]


def test_a_text_that_word_saved_has_tabs_behind_its_numbers(opened: Any) -> None:
    source = opened("一、\t总体要求\n（一）\t目标\n1.\t甲\n2.\t乙\n①\t丙\n")
    assert shown(source) == ["一、 总体要求", "（一） 目标", "1. 甲", "2. 乙", "① 丙"]


def test_dates_and_headings_at_the_end_of_a_page_stand_alone(opened: Any) -> None:
    text = "某川市人民政府\n2024年2月8日\n- 1 -\n某川市绿化方案\n一、总体要求\n- 2 -\n坚持造林"
    made = shown(opened(text))
    assert made[1:] == ["2024年2月8日", "某川市绿化方案", "一、总体要求", "坚持造林"]


def test_page_numbers_go_and_the_paragraph_goes_on(opened: Any) -> None:
    source = opened(
        "甲项工作由市发展改革委\n— 3 —\n\n牵头。\n- 4 -\n二、保障\n第5页 共9页\n三、附则\n"
    )
    assert shown(source) == ["甲项工作由市发展改革委牵头。", "二、保障", "三、附则"]
    assert [(part.why, part.text) for part in source.left_out] == [
        ("页码", "— 3 —"), ("页码", "- 4 -"), ("页码", "第5页 共9页"),
    ]  # fmt: skip


def test_rows_make_a_table_and_a_single_tab_does_not(opened: Any) -> None:
    source = opened("序号\t任务\n一类\n1\t甲\n\n电话\t123\n")
    assert shown(source) == ["序号\t任务\n一类\n1\t甲", "电话 123"]
    assert isinstance(source.blocks[0], Table)
    assert source.blocks[0].place == "第1行"


@pytest.mark.parametrize("mark", ["<!--", "![", "`", "[", "*a", "_a", "&", "\\", "<a"])
def test_marks_without_an_end_take_no_time(opened: Any, mark: str) -> None:
    """To look for each end behind each mark would take minutes; the processor's time, whoever else has work for it."""
    start = time.process_time()
    opened(f"通知。{mark * 20_000}", "notice.md")
    assert time.process_time() - start < 5


# --- Markdown -------------------------------------------------------------------------------------


def test_marks_of_markdown_are_left_out(opened: Any) -> None:
    text = (
        "---\ntitle: x\n---\n# 标题\n\n二级标题\n---\n\n正文**加粗**、*斜*、~~删~~和`码`，[链接](https://a.cn/x(1))，"
        "![图](1.png)，&lt;尖&gt;，\\*星\\*，a_b_c，<https://b.cn>。[^1]\n\n"
        "1. 甲\n2. 乙\n4) 丁\n- 圆点\n\n> 引文\n\n***\n\n```\n# 原样\n```\n\n<!-- 注释 -->\n\n[^1]: 脚注\n[r]: https://c.cn\n"
    )
    source = opened(text, "notice.md")
    assert shown(source) == [
        "标题", "二级标题", "正文加粗、斜、删和码，链接，，<尖>，*星*，a_b_c，https://b.cn。¹", "1. 甲", "2. 乙", "4) 丁",
        "圆点", "引文", "# 原样", "¹ 脚注",
    ]  # fmt: skip
    levels = [block.level for block in source.blocks if isinstance(block, Paragraph)]
    assert levels[:3] == [1, 2, 0]
    assert {part.why for part in source.left_out} == {
        "文件头信息",
        "Markdown 标记",
        "链接地址",
        "图片",
        "注释",
    }


def test_tables_of_markdown(opened: Any) -> None:
    source = opened(
        "前\n\n| 序号 | 任务 |\n|:--|---|\n| 1 | 甲\\|乙 |\n| 2 | |\n\n后\n", "notice.md"
    )
    assert shown(source) == ["前", "序号\t任务\n1\t甲|乙\n2\t", "后"]


def test_lines_of_markdown_that_are_one_paragraph(opened: Any) -> None:
    source = opened("关于印发方案\n的通知\n\n第一句。\n第二句\n（一）小标题\n", "notice.md")
    assert shown(source) == ["关于印发方案的通知", "第一句。", "第二句", "（一）小标题"]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.mark.parametrize(
    ("stream", "name", "words"),
    [
        ("WordDocument", "notice.doc", "读 .doc 文件要用 LibreOffice"),
        ("WordDocument", "notice.wps", "读 .wps 文件要用 LibreOffice"),
        ("WorkbookWordDocument", "notice.doc", "读 .doc 文件要用 LibreOffice"),
        ("EncryptedPackage", "notice.docx", "密码"),
        ("Workbook", "notice.doc", "Excel"),
        ("PowerPoint Document", "notice.doc", "PPT"),
    ],
)
def test_old_formats_without_libreoffice_and_what_only_looks_like_them(
    stream: str, name: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "converter", lambda: None)
    assert words in refused(tmp_path, OLE + stream.encode("utf-16-le") + b"\0" * 400, name)


def test_a_conversion_that_does_not_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setattr(office, "converter", lambda: str(slow))
    monkeypatch.setattr(office, "SECONDS", 1)
    assert "已停止" in refused(tmp_path, OLE + "WordDocument".encode("utf-16-le"), "notice.doc")


PARTS = "一、绿化\n种下去。\n二、保护\n浇透水。\n"


@pytest.mark.parametrize(
    "listed",
    ["目录\n一、绿化……1\n二、保护……3\n", "目  录\n一、绿化\t1\n二、保护\t3\n"],
    ids=["dots", "tabs"],
)
def test_a_table_of_contents_is_left_out_and_accounted_for(opened: Any, listed: str) -> None:
    source = opened(f"某川市绿化方案\n{listed}{PARTS}")
    assert shown(source) == ["某川市绿化方案", "一、绿化", "种下去。", "二、保护", "浇透水。"]
    assert [one.why for one in source.left_out] == ["目录"]


def test_a_list_of_what_the_text_does_not_repeat_stays(opened: Any) -> None:
    held = f"某川市绿化方案\n目录\n一、绿化\n三、另行公布\n{PARTS}"
    assert shown(opened(held))[1:4] == ["目录", "一、绿化", "三、另行公布"]


def test_of_traditional_characters_one_message_tells_and_the_text_stays(tmp_path: Path) -> None:
    file = tmp_path / "notice.txt"
    words = "某川市人民政府關於印發綠化方案的通知\n各區人民政府：\n為改善環境，種樹護綠，請認真貫徹執行。\n"
    file.write_text(words, "utf-8")
    converted = convert([file])
    assert sum("繁体字" in line for line in converted.said) == 1
    assert "關於印發綠化方案" in converted.transcription
    file.write_text(
        "某川市人民政府关于印发绿化方案的通知\n一、绿化\n请龍镇、張庄乡认真执行。\n", "utf-8"
    )
    assert not any("繁体字" in line for line in convert([file]).said)


FACTS = (
    "索引号：\tA-1\t发文机关：\t某川市政府\n文号：\t某政〔2024〕1号\t发布日期：\t2024-03-01\n",
    "索 引 号：A-1\n发文机关：某川市政府\n文号：某政〔2024〕1号\n发布日期：2024-03-01\n",
)


@pytest.mark.parametrize("facts", FACTS, ids=["tabs", "lines"])
def test_facts_copied_from_a_page_are_left_out_but_for_the_number(facts: str, opened: Any) -> None:
    source = opened(f"{facts}某川市政府关于绿化的意见\n{WORDS}")
    assert shown(source)[:2] == ["某政〔2024〕1号", "某川市政府关于绿化的意见"]
    assert source.metadata["发布日期"] == "2024-03-01"
    assert [one.why for one in source.left_out] == ["信息公开表"]
    assert "收入公文文本的第一行" in source.notes[0]
    assert "发文机关“某川市政府”，发布日期“2024-03-01”。它们不是公文的文字" in source.notes[1]


def test_a_number_that_the_notice_prints_itself_is_not_doubled(opened: Any) -> None:
    source = opened(f"{FACTS[1]}某川市政府关于绿化的意见\n某政〔2024〕1号\n{WORDS}")
    assert shown(source)[:2] == ["某川市政府关于绿化的意见", "某政〔2024〕1号"]


def test_a_heading_with_few_facts_is_kept(opened: Any) -> None:
    source = opened(f"名称：绿化方案\n来源：市园林局\n{WORDS}")
    assert shown(source)[0] == "名称：绿化方案"


def test_two_lines_cut_in_a_short_notice_show_that_a_program_broke_them(opened: Any) -> None:
    text = "    由某镇农业服务中心负责登记，某镇农业农村综合服务大\n厅配合，某村要做好全镇厕所每月两三次的巡查工作，某镇综\n合执法队监督。\n    其他事项另行通知。"
    whole, other = text.replace("\n厅", "厅").replace("\n合", "合").split()
    assert shown(opened(text)) == [whole, other]
