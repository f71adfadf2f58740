"""Parts that a later document changes, in random words: what is true passes, what is false or not entered never does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from macros.model.plan import PlanFile
from macros.rules import check_meaning
from macros.rules.context import Copies
from macros.text.lines.reflow import squeeze

BODIES = (
    *("市公安局交警支队", "市市场监督管理局", "团市委", "市委宣传部", "市妇联", "高新区管委会"),
    *(
        "市交通运输局",
        "市移民管理局",
        "市代建局",
        "市调解中心",
        "市接待办",
        "市替代能源中心",
        "市移交办",
    ),
    *(
        "市改革委",
        "市增信办",
        "市统一战线工作部",
        "市归国华侨联合会",
        "市变电站管理中心",
        "市退役军人局",
    ),
    *(
        "市划拨土地储备中心",
        "市取水管理局",
        "市承办中心",
        "市负责任投资促进局",
        "市新增长办",
        "市原种场管理局",
    ),
)
SOURCE = {"title": "通知", "document": "later"}
LABELS = ("牵头单位", "配合单位")
PLACES = (
    "第{n}条",
    "第{n}条的",
    "第{n}条中的",
    "将第{n}条",
    "第{n}条（改造旧楼{n}号）",
    "“改造旧楼{n}号”任务的",
    "关于第{n}条，",
    "第{n}条：",
)
CHANGES = (
    "{label}由{old}调整为{new}", "{label}：由{old}调整为{new}", "{label}{old}调整为{new}", "{label}{old}替换为{new}",
    "{label}改由{new}担任", "{label}由{new}接替{old}", "{label}调整为{new}", "{label}变更为{new}", "“{label}”调整为{new}",
    "原{label}{old}，现调整为{new}", "{label}由{new}担任，{old}不再{does}", "{old}的{does}职责划入{new}", "{does}责任移交{new}",
    "{does}工作由{new}承担", "由{old}{does}改为由{new}{does}", "不再由{old}{does}，改由{new}{does}", "{label}为{new}，{old}不再担任",
    "以{new}代替{label}{old}", "{label}——{new}",
)  # fmt: skip
ALSO = (
    "{old}{does}的第{n}条任务，统一由{new}{does}", "由{old}{does}的第{n}条，改由{new}{does}", "第{n}条今后由{new}{does}",
    "第{n}条任务由{new}统筹{does}", "第{n}条{does}责任由{old}转移至{new}", "指定{new}{does}第{n}条任务",
    "“改造旧楼{n}号”任务改由{new}{does}", "改造旧楼{n}号任务改由{new}{does}", "{old}在第{n}条中的{does}职责划入{new}",
    "{new}担任第{n}条{label}，{old}不再担任", "第{n}条{label}删去{old}，新增{new}", "第{n}条{label}调整：由{old}调整为{new}",
    "第{n}条{old}承担的{does}任务移交{new}", "第{n}条{label}调整为{new}，其他内容不变",
)  # fmt: skip
"""Other words for the same, each of which is tried."""
BESIDE = (
    "增加{new}为配合单位",
    "配合单位增加{new}",
    "增列{new}为配合单位",
    "{new}作为第{n}条的配合单位",
)
ENDS = (
    "取消{label}{old}",
    "{label}不再包括{old}",
    "{label}{old}取消",
    "{old}不再{does}",
    "{old}退出{label}",
)
UNKNOWN = (
    "{label}一角今后落在{new}肩上", "{label}这一栏换上{new}", "请{new}接手，{does}之事{old}不用管了", "{label}从{old}手里接到{new}",
    "{new}今后挑起{does}的担子", "{label}栏里的{old}涂去，写上{new}", "{does}的活儿归{new}", "{new}顶上{old}，{does}到底",
)  # fmt: skip
WHOLE = (
    "将第{n}条{old}替换为{new}",
    "第{n}条任务移交{new}",
    "第{n}条统一由{new}牵头",
    "{new}接替{old}担任第{n}条{label}",
)

KNOWN = (*CHANGES, *BESIDE, *ENDS, *WHOLE)
LEADS = ("lead", "support")
ALONE = ("增", "取", "由", "不", "以", "{old}的", "“", "{new}")
"""So begin sentences before which a place stands by itself."""
AROUND = ("第{n}条", "第{n}条：", "关于第{n}条，")
SIZE = 12
"""How many sentences one document has."""


@dataclass(frozen=True)
class Case:
    """A sentence on the measure {n}: who led and helped there, who is new, and what was entered."""

    sentence: str
    held: tuple[str, str]
    new: str
    entered: tuple[str, ...]
    """The roles of who led, of who helped, and of the new body; empty if nothing was."""
    noted: bool = False
    """Whether the entry quotes the sentence, and a note on the document explains it."""


def cases(random: Random, form: str, *, known: bool) -> tuple[Case, list[Case]]:
    """Return a sentence as it is to be entered, and as it must not be."""
    led, helped, new = random.sample(BODIES, 3)
    adds = form in BESIDE
    leads = form in WHOLE[1:3] or (not adds and random.random() < 0.6)
    label = LABELS[not leads]
    filled = form
    for key, word in (
        ("label", label),
        ("does", label[:2]),
        ("old", led if leads else helped),
        ("new", new),
    ):
        filled = filled.replace(f"{{{key}}}", word)
    if "{n}" not in form:
        filled = random.choice(AROUND if form.startswith(ALONE) else PLACES) + filled
    sentence = (
        random.choice(("", "", "一、", "（二）", "因工作需要，", "自2025年2月1日起，"))
        + filled
        + "。"
    )
    role = "" if form in ENDS else LEADS[not leads]
    old = ["named" if leads and not adds else "lead", "support" if leads or adds else "named"]
    wrong: list[tuple[str, ...]] = [("lead", "support", "")]
    if role:
        wrong += [(*old, LEADS[leads]), (*old, "named")]
    if known and role and not adds:
        wrong.append(("lead", "support", role))
    right = Case(sentence, (led, helped), new, (*old, role))
    return right, [replace(right, entered=one) for one in wrong]


def problems(cases: Sequence[Case]) -> list[list[str]]:
    """Return what is said of each case: of its measure, and of its sentence in the document."""
    units = [{"id": f"u{n}", "name": name, "kind": "行政机关"} for n, name in enumerate(BODIES)]
    ids = {name: f"u{n}" for n, name in enumerate(BODIES)}
    measures: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for n, case in enumerate(cases, 1):
        (led, helped), (role, helps, gets) = case.held, case.entered
        text = f"改造旧楼{n}号。改造旧楼。（牵头单位：{led}，配合单位：{helped}）"
        held: list[dict[str, Any]] = [
            {"unit": ids[led], "role": role, "quote": f"牵头单位：{led}"},
            {"unit": ids[helped], "role": helps, "quote": f"配合单位：{helped}"},
        ]
        if gets:
            quote = {"quote": case.sentence.replace("{n}", str(n))} if case.noted else {}
            held.append({"unit": ids[case.new], "role": gets, "source": SOURCE, **quote})
            notes += [{"kind": "说明", "text": "编者看过。", **quote}] if quote else []
        title = f"改造旧楼{n}号"
        measures.append(
            {"id": f"m{n}", "number": f"{n}.", "title": title, "text": text, "units": held}
        )
    title = "关于修改示范方案的通知"
    paragraphs = [title, *(one.sentence.replace("{n}", str(n)) for n, one in enumerate(cases, 1))]
    plan: dict[str, Any] = {
        "id": "p",
        "title": "示范方案",
        "source": {"title": "公文", "transcription": "n.txt"},
    }
    document: dict[str, Any] = {
        "id": "later",
        "title": title,
        "issued_on": "2025-01-10",
        "text": "\n\n".join(paragraphs),
        "notes": notes,
    }
    section: dict[str, Any] = {"id": "s", "number": "一、", "title": "做事", "measures": measures}
    whole: dict[str, Any] = {
        "plan": plan,
        "units": units,
        "sections": [section],
        "documents": [document],
    }
    starts = [0]
    for one in paragraphs:
        starts.append(starts[-1] + len(squeeze(one)))
    found: list[list[str]] = [[] for _ in cases]
    for problem in check_meaning(PlanFile.model_validate(whole), Copies(None)):
        if problem.route[:1] == ("sections",) and len(problem.route) > 3:
            found[int(problem.route[3])].append(problem.message)
        elif problem.route[:1] == ("documents",) and problem.offset is not None:
            at = max(n for n, start in enumerate(starts) if start <= problem.offset)
            if at:
                found[at - 1].append(problem.message)
    return found


def tried(seed: int, words: Sequence[str], *, known: bool = True) -> tuple[list[Any], list[Any]]:
    """Return the true entries of such sentences, and the false ones, each with what is said of it."""
    random = Random(seed)
    made = [cases(random, form, known=known) for form in words]
    said: list[list[Any]] = []
    for some in ([one for one, _ in made], [one for _, wrong in made for one in wrong]):
        plans = [some[at : at + SIZE] for at in range(0, len(some), SIZE)]
        said.append([pair for plan in plans for pair in zip(plan, problems(plan), strict=True)])
    return said[0], said[1]


def test_what_is_true_passes_and_what_is_false_does_not() -> None:
    true, false = tried(1, (*Random(1).choices(KNOWN, k=13), *ALSO))
    assert [(one, said) for one, said in true if said] == []
    assert [one for one, said in false if not said] == []


def test_words_that_nobody_reads_never_pass_silently() -> None:
    true, false = tried(2, UNKNOWN, known=False)
    assert [one for one, said in false if one.entered[2] == "" and not said] == []
    noted = [replace(one, noted=True) for one, _ in true]
    assert [one for one, said in zip(noted, problems(noted), strict=True) if said] == []
