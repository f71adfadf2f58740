"""What a later document is said to have done, it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.loading.load import load
from macros.model.printed import walk_printed
from tests.conftest import PLANS

SUPPLEMENT = "一、将第3条修改为"


@pytest.fixture
def joint(tmp_path: Path) -> Path:
    for path in PLANS["joint"].parent.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path / "plan.yml"


def complaints(plan: Path) -> str:
    return CliRunner().invoke(main, ["check", "--file", str(plan)]).output


def test_a_document_removes_only_what_it_speaks_of(joint: Path) -> None:
    text = joint.read_text("utf-8")
    assert "没有写明删去" not in complaints(joint)
    for path in (joint, joint.with_name("supplement.txt")):
        words = path.read_text("utf-8")
        path.write_text(words.replace("三、删去第2条", "三、删去一条"), "utf-8")
    assert text != joint.read_text("utf-8")
    said = complaints(joint)
    assert "的全文里没有写明删去本措施（序号“2”）" in said


def test_an_amending_document_is_not_older_than_the_plan(joint: Path) -> None:
    text = joint.read_text("utf-8")
    joint.write_text(text.replace("issued_on: 2025-02-20", "issued_on: 2023-02-20"), "utf-8")
    assert "的成文日期 2023-02-20 早于方案的印发日期" in complaints(joint)


def test_the_number_of_a_part_is_not_that_of_a_measure(joint: Path) -> None:
    for path in (joint, joint.with_name("supplement.txt")):
        words = path.read_text("utf-8")
        path.write_text(words.replace("三、删去第2条", "三、删去第2部分的一条"), "utf-8")
    assert "没有写明删去本措施" in complaints(joint)


@pytest.fixture
def amended(tmp_path: Path) -> Path:
    for path in PLANS["amended"].parent.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path / "plan.yml"


def with_words(plan: Path, old: str, new: str, *others: str) -> str:
    """Say what is found once the words stand in the plan, and in the other files named."""
    for path in (plan, *map(plan.with_name, others)):
        text = path.read_text("utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new), "utf-8")
    return complaints(plan)


SUPPLEMENT_TEXT = "amendment.txt"


def test_words_changed_one_by_one_are_proved_by_the_orders(amended: Path) -> None:
    assert "没有问题" in complaints(amended)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        # more was changed than ordered, or less
        ("农村供水规划，2025年底前完成。", "农村供水规划，2025年年底前完成。", "新的文字不是原先的文字照文件"),
        ("会同市财政局、市自然资源局编制农村供水规划，2025", "会同市财政局编制农村供水规划，2025", "新的文字不是原先的文字照文件"),
        ("千人以上、学校和卫生院的供水工程", "学校和卫生院的千人以上供水工程", "新的文字不是原先的文字照文件"),
        ("本章适用于集中供水工程和分散供水工程。", "本章适用于集中和分散供水工程。", "新的文字不是原先的文字照文件"),
        ("施行，有效期至2028年9月30日。\n  earlier", "施行，有效期至2028年9月。\n  earlier", "新的文字不是原先的文字照文件"),
        # given whole, in other words
        ('title: "建设、运行和管护"', 'title: "建设、管护和运行"', "没有给出“建设、管护和运行”"),
        ("《农村供水条例》等有关规定，\n    制定", "《农村供水条例》有关规定，\n    制定", "没有给出“为加强农村供水管理"),
        # the cells of a table
        ("  650\n", "  660\n", "新的文字不是原先的文字照文件"),
        ("  1050\n", "  105\n", "新的文字不是原先的文字照文件"),
        # what is inside an added or a removed section
        ("        removed_by: amendment\n\n    closing", "    closing", "“reward”没有写 removed_by"),
        ('次供水安全检查"\n        added_by: amendment\n', '次供水安全检查"\n', "“inspections”没有写 added_by"),
        ("    removed_by: amendment\n\n  - id: inspection", "\n  - id: inspection", "没有写明删去本措施"),
    ],
)  # fmt: skip
def test_nothing_else_than_what_was_ordered_passes(
    amended: Path, old: str, new: str, said: str
) -> None:
    assert said in with_words(amended, old, new)


def test_an_order_for_another_measure_proves_nothing(amended: Path) -> None:
    said = with_words(amended, "三、将第三条中的", "三、将第五条中的", SUPPLEMENT_TEXT)
    assert "没有给出“市水利局会同市财政局、市自然资源局" in said


def test_of_words_that_stand_twice_one_or_all_may_be_meant(amended: Path) -> None:
    order = "删去“市卫生健康委负责水质监测，”"
    twice = "将“市卫生健康委”修改为“市疾控局”"
    text = amended.read_text("utf-8").replace("          市卫生健康委每季度", "          {}负责水质监测，{}每季度", 1)  # fmt: skip
    text = text.replace(order, twice).replace('quote: "市卫生健康委每季度公布一次结果"', "QUOTE")
    copy = amended.with_name(SUPPLEMENT_TEXT)
    copy.write_text(copy.read_text("utf-8").replace(order, twice), "utf-8")
    old, new = "市卫生健康委", "市疾控局"
    for first, second, proved in ((new, old, True), (old, new, True), (new, new, True), (old, old, False)):  # fmt: skip
        quote = f'quote: "{second}每季度公布一次结果"'
        amended.write_text(text.format(first, second).replace("QUOTE", quote), "utf-8")
        said = complaints(amended)
        assert ("新的文字不是" not in said) is proved, (first, second, said)
        assert proved or "“市卫生健康委”在原先的文字里有 2 处，文件没有写明是哪一处" in said


BETWEEN = "检查应当公开进行。"
OF_A_CHAPTER = (
    # in the document, and in the chapter that it added
    ("第七条 市水利局", f"{BETWEEN}第七条 市水利局"),
    ("检查结果纳入年度考核。”", "一、结果 结果应当通报。第八条 每年年底总结。检查结果纳入年度考核。”"),
    ('        number: "第七条"\n', f'        number: "第七条"\n        before: "{BETWEEN}"\n'),
    (
        "    closing: |-\n      检查结果",
        """\
    sections:
      - id: results
        number: "一、"
        title: "结果"
        intro: "结果应当通报。"
        added_by: amendment
    later:
      - id: summing-up
        number: "第八条"
        title: "每年总结"
        text: "每年年底总结。"
        added_by: amendment
    closing: |-
      检查结果""",
    ),
)  # fmt: skip
"""Words that belong to no measure and a measure behind a section, in a chapter that came later."""


def with_such_a_chapter(plan: Path) -> None:
    for path in (plan, plan.with_name(SUPPLEMENT_TEXT)):
        text = path.read_text("utf-8")
        for old, new in OF_A_CHAPTER:
            assert path != plan or text.count(old) == 1, old
            text = text.replace(old, new)
        path.write_text(text, "utf-8")


def test_a_chapter_that_came_later_may_be_of_any_shape(amended: Path) -> None:
    with_such_a_chapter(amended)
    assert "没有问题" in complaints(amended)
    printed = "".join(text for _, text in walk_printed(load(amended).file))
    assert not any(words in printed for words in (BETWEEN, "结果应当通报", "每年年底总结"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (f'before: "{BETWEEN}"', 'before: "检查应当公开。"', "没有给出“检查应当公开。”"),
        ('text: "每年年底总结。"', 'text: "每年总结。"', "没有给出“每年总结。”"),
        ('年底总结。"\n        added_by: amendment', '年底总结。"', "“summing-up”没有写 added_by"),
        ('number: "第八条"', 'number: "第九条"', "的全文里没有序号“第九条”"),
    ],
)
def test_all_its_words_are_those_of_the_document(
    amended: Path, old: str, new: str, said: str
) -> None:
    with_such_a_chapter(amended)
    assert with_words(amended, old, new).count(said) == 1


def test_a_measure_behind_a_section_may_be_reworded_and_removed(amended: Path) -> None:
    """The third chapter, which was removed, has its only measure behind a section."""
    text = amended.read_text("utf-8")
    section = '    sections:\n      - id: kinds\n        number: "一、"\n        title: "种类"\n'
    section += '        intro: "奖励分两种。"\n        removed_by: amendment\n'
    old = "    measures:\n      - id: reward\n"
    amended.write_text(text.replace(old, f"{section}    later:\n      - id: reward\n"), "utf-8")
    notice = amended.with_name("notice.txt")
    words = notice.read_text("utf-8")
    assert words.count("第六条") == 1
    notice.write_text(words.replace("第六条", "一、种类\n\n奖励分两种。\n\n第六条"), "utf-8")
    assert "没有问题" in complaints(amended)
    said = with_words(amended, "        removed_by: amendment\n\n    closing", "    closing")
    assert "“reward”没有写 removed_by" in said


def test_the_term_is_quoted_from_the_words_in_force(amended: Path) -> None:
    said = with_words(amended, 'term: "有效期至2028年9月30日"', 'term: "有效期两年"')
    assert "“有效期两年”已由后来的文件改掉；请照现在的文字写。" in said
    until = with_words(amended, "until: 2028-09-30", "until: 2025-09-30")
    assert "照公文是 2028-09-30" in until


def test_a_cell_is_changed_by_the_order_for_its_row(amended: Path) -> None:
    said = with_words(amended, "将附件第1项的“500”", "将附件第2项的“500”", SUPPLEMENT_TEXT)
    assert "没有给出“650”" in said or "没有对这一处写“650”" in said
    assert "没有录入" in said


def test_an_order_for_an_annex_is_none_for_an_article(amended: Path) -> None:
    said = with_words(
        amended, "将第三条中的“市财政局”", "将附件第三条中的“市财政局”", SUPPLEMENT_TEXT
    )
    assert "没有给出“市水利局会同市财政局、市自然资源局" in said
