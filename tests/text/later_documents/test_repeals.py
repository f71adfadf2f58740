"""What a document ends: the text that its verb is said of, and no other beside it."""

from __future__ import annotations

import pytest

from macros.text.later_documents.repeals import Called, repeals

PLAN = Called(["示范市种树实施方案"], "示政办〔2023〕4号", 2023)
TITLE = "《示范市种树实施方案》"
NUMBERED = f"{TITLE}（示政办〔2023〕4号）"


def ended(text: str, title: str = "关于清理文件的决定") -> bool:
    return bool(repeals(title, text, PLAN))


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}同时废止。",
        f"原{NUMBERED}同时废止。",
        f"决定废止{NUMBERED}。",
        f"决定废止《甲办法》（示政办〔2020〕1号）、{NUMBERED}和《乙办法》。",
        f"决定废止《甲办法》，{NUMBERED}，《乙办法》。",
        f"《甲办法》（示政办〔2020〕1号）、{NUMBERED}同时废止。",
        f"{NUMBERED}已不适应工作需要，现予以废止。",
        f"{NUMBERED}因与现行政策不一致等问题，予以废止。",
        f"经公开征求意见，决定废止{TITLE}。",
        f"根据上级要求，{TITLE}停止执行。",
        f"按程序决定废止{TITLE}。",
        "《示范市人民政府办公室关于印发示范市种树实施方案的通知》同时废止。",
        "《示范市人民政府办公室关于印发〈示范市种树实施方案〉的通知》（示政办〔2023〕4号）同时废止。",
        f"《关于印发{TITLE}的通知》不再执行。",
        f"示范市人民政府办公室关于印发{TITLE}的通知同时废止。",
        "《种树实施方案》同时废止。",
        "示政办〔2023〕4号文件同时废止。",
        "原示政办[2023]4号文件废止。",
        "第二十条 本办法自2026年1月1日起施行，原《示范市种树实施方案》同时废止。",
        "2023年印发的《示范市种树实施方案》同时废止。",
        "本办法自2026年1月1日起施行，原实施方案同时废止。",
        f"{TITLE}自2026年1月1日起失效。",
        f"关于{TITLE}的有关事项通知如下：\n\n一、方案自本通知印发之日起废止。",
        f"关于{TITLE}的有关事项通知如下：\n\n方案有效期届满，自2025年1月1日起失效。",
        f"关于{TITLE}的有关事项通知如下：\n\n因任务完成，方案不再执行。",
        f"与上位法不一致的{TITLE}予以废止。",
        f"{TITLE}的有效期届满，不再执行。",
        f"{TITLE}修订期间停止执行。",
        f"已被《乙方案》替代的{TITLE}停止执行。",
        f"对{NUMBERED}予以废止。",
        f"{TITLE}由《乙方案》替代，同时废止。",
        f"现对下列文件予以废止：\n\n1.《甲办法》。\n\n2.{NUMBERED}。",
        f"决定废止规范性文件12件（目录见附件）。\n\n附件\n\n文件目录\n\n1.{NUMBERED}",
        f"废止《甲办法》，不再保留{TITLE}。",
        f"{TITLE}与上级规定不一致，予以废止。",
        f"{TITLE}有效期满，宣布失效。",
        f"宣布失效的规范性文件目录：\n\n1.{TITLE}",
        f"宣布失效的文件（共2件）\n\n1.{TITLE}",
        f"决定废止2件文件，目录附后。\n\n附件：文件目录\n\n序号 名称 文号\n\n1 {TITLE} 示政办〔2023〕4号",
        "决定废止2件文件（详见附件）。\n\n附件1\n\n文件目录\n\n序号　名称　文号\n\n1　示范市种树实施方案　示政办〔2023〕4号",
        f"一批文件作如下处理。\n\n附件1\n\n继续有效的文件目录\n\n1.《甲办法》\n\n附件2\n\n废止的文件目录\n\n1.{NUMBERED}",
    ],
)
def test_a_document_ends_the_text_that_it_names(text: str) -> None:
    assert ended(text)


@pytest.mark.parametrize(
    "text",
    [
        f"与{TITLE}配套的《示范市种树补贴细则》同时废止。",
        f"决定废止与{TITLE}配套的《示范市种树补贴细则》。",
        f"根据{TITLE}，原《甲办法》同时废止。",
        f"根据{NUMBERED}制定的《甲办法》同时废止。",
        f"为贯彻落实{TITLE}，《甲办法》停止执行。",
        f"{TITLE}印发后，《甲办法》同时废止。",
        f"自{TITLE}施行之日起，《甲办法》同时废止。",
        f"{TITLE}规定的补贴标准停止执行。",
        f"{TITLE}第三条废止。",
        f"{NUMBERED}中有关补贴的规定停止执行。",
        f"{TITLE}附件2废止。",
        f"决定废止{TITLE}部分条款。",
        f"关于废止{TITLE}部分条款的决定",
        f"{TITLE}取消的任务不再实施。",
        f"《甲办法》与{TITLE}重复，予以废止。",
        f"《甲办法》已被{TITLE}替代，予以废止。",
        f"《甲办法》纳入{TITLE}，同时废止。",
        f"待新方案出台后，{TITLE}再行废止。",
        f"{TITLE}在新方案出台前继续执行，出台后废止。",
        f"对{TITLE}作如下修改：删去第二部分第2条。",
        f"对{TITLE}作如下修改：第二部分第2条废止。",
        f"{TITLE}废止后，其补贴一并停止。",
        f"{TITLE}的补充规定同时废止。",
        "《示范市种树实施方案实施细则》同时废止。",
        "《关于修改〈示范市种树实施方案〉的决定》同时废止。",
        "《某县种树实施方案》同时废止。",
        f"{TITLE}继续有效，《甲办法》废止。",
        f"为落实{NUMBERED}，《甲办法》同时废止。",
        f"{NUMBERED}施行后，《甲办法》废止。",
        f"决定废止《甲办法》，{NUMBERED}予以保留。",
        f"决定废止《甲办法》，{NUMBERED}继续执行。",
        f"决定废止《甲办法》，{NUMBERED}不变。",
        f"抓好{TITLE}落实，《甲办法》停止执行。",
        f"{TITLE}与本通知不一致的内容停止执行。",
        f"{TITLE}中与本通知不一致的，停止执行。",
        f"{TITLE}有关规定同时废止。",
        f"{TITLE}部分条款废止。",
        f"{TITLE}涉及补贴的规定停止执行。",
        f"{TITLE}“种树”任务不再实施。",
        f"废止《甲办法》，修改{TITLE}。",
        f"废止《甲办法》，{TITLE}自印发之日起施行。",
        f"{TITLE}自印发之日起施行，《甲办法》同时废止。",
        f"拟废止{TITLE}，现公开征求意见。",
        f"建议废止{TITLE}。",
        f"如{TITLE}与上级规定不一致，停止执行。",
        f"凡与{TITLE}不一致的，一律停止执行。",
        f"{TITLE}不予废止。",
        f"根据{TITLE}有关要求通知如下：\n\n《示范市种草实施方案》施行后，方案自印发之日起废止。",
        "关于种草的有关事项通知如下：\n\n方案自本通知印发之日起废止。",
        f"关于{TITLE}的有关事项通知如下：\n\n补贴方案自本通知印发之日起废止。",
        "原《示范市种树实施方案》（示政办〔2018〕4号）同时废止。",
        "2018年印发的《示范市种树实施方案》同时废止。",
        f"第十条修改为：“本方案自印发之日起施行，原{TITLE}同时废止。”",
        f"第十条修改为：本方案自印发之日起施行，原{TITLE}同时废止。",
        "本办法自2026年1月1日起施行，原管理办法同时废止。",
        "示政办〔2023〕14号文件同时废止。",
        "示政办〔2023〕4号文件的补充通知同时废止。",
        "决定废止规范性文件12件（目录见附件）。\n\n附件\n\n文件目录\n\n1.《甲办法》",
        f"决定废止规范性文件12件（目录见附件1）。\n\n附件1\n\n文件目录\n\n1.《甲办法》\n\n附件2\n\n继续有效的文件目录\n\n1.{TITLE}",
        f"决定废止规范性文件1件（目录见附件）。\n\n附件\n\n文件目录\n\n1.{TITLE}第三条",
        "决定废止规范性文件12件（目录见附件）。\n\n附件\n\n文件目录",
    ],
)
def test_it_ends_nothing_else(text: str) -> None:
    assert not ended(text)


def test_a_draft_ends_nothing() -> None:
    words = f"{TITLE}同时废止。"
    assert ended(words)
    assert not ended(words, "关于《示范市种树管理办法（征求意见稿）》公开征求意见的公告")
    assert not ended(words, "示范市种树管理办法（草案）")


def test_a_plan_of_the_same_kind_calls_itself_this_plan() -> None:
    words = "本方案自2026年1月1日起废止。"
    assert ended(words)
    assert not ended(words, "示范市种草实施方案")
