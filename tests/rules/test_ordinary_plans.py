"""What ordinary notices print and plans were once refused for: each build passes the check."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.editing.canonical import format_text
from macros.loading.load import load
from macros.model.printed import walk_printed
from macros.model.problems import PlanError
from macros.model.walk import walk_sections
from macros.text.lines.reflow import squeeze

HEAD = """plan:
  id: demo
  title: "示范方案"
  source:
    title: "示范办公室文件"
    transcription: notice.txt
"""
ONE = """
sections:
  - id: tasks
    number: "一、"
    title: "任务"
    measures:
      - id: plant
        number: "1."
        title: "种树"
        text: |-
          种树，多种树。
"""
ONE_PRINTED = "一、任务\n1.种树，多种树。"
ANNEX = """
annexes:
  - id: list
    number: "附件1"
    title: "名单"
    intro: |-
      见附表。
"""
OFFICE = """
units:
  - id: bureau
    name: "市甲局"
    kind: 行政机关

  - id: office
    name: "市乙局"
    kind: 行政机关
"""


def parts(*lines: str) -> str:
    return "\nsections:\n" + "".join(f"{line}\n" for line in lines)


def measure(indent: int, id: str, number: str, text: str) -> list[str]:
    given = [f"- id: {id}", *([f'  number: "{number}"'] if number else [])]
    given += [f'  title: "{text.split("，")[0]}"', "  text: |-", f"    {text}"]
    return [" " * indent + line for line in given]


BUILDS = {
    "a part of prose only": (
        f"示范方案\n{ONE_PRINTED}\n二、保障措施\n加强领导。\n落实经费。",
        HEAD + ONE + '\n  - id: guarantees\n    number: "二、"\n    title: "保障措施"\n'
        "    intro: |-\n      加强领导。\n\n      落实经费。\n",
    ),
    "a part without number": (
        "示范方案\n工作目标\n树木成荫。",
        HEAD
        + parts(
            "  - id: goals", '    title: "工作目标"', "    intro: |-", "      树木成荫。"
        ),
    ),
    "a third level": (
        "示范方案\n一、任务\n（一）绿化\n1.道路\n（1）种树，多种树。",
        HEAD
        + parts(
            "  - id: tasks", '    number: "一、"', '    title: "任务"', "    sections:",
            "      - id: green", '        number: "（一）"', '        title: "绿化"', "        sections:",
            "          - id: roads", '            number: "1."', '            title: "道路"',
            "            measures:", *measure(14, "plant", "（1）", "种树，多种树。"),
        ),
    ),
    "measures beside parts inside": (
        "示范方案\n一、任务\n1.种树，多种树。\n（一）水面\n2.清淤，每年清淤。",
        HEAD
        + parts(
            "  - id: tasks", '    number: "一、"', '    title: "任务"', "    measures:",
            *measure(6, "plant", "1.", "种树，多种树。"), "",
            "    sections:",
            "      - id: water", '        number: "（一）"', '        title: "水面"',
            "        measures:", *measure(10, "dredge", "2.", "清淤，每年清淤。"),
        ),
    ),
    "words between the items of a part that belong to none": (
        "示范方案\n一、任务\n1.种树，多种树。\n以上由各县办理。\n2.清淤，每年清淤。",
        HEAD
        + parts(
            "  - id: tasks", '    number: "一、"', '    title: "任务"', "    measures:",
            *measure(6, "plant", "1.", "种树，多种树。"), "",
            "      - id: dredge", '        number: "2."', "        before: |-",
            "          以上由各县办理。", '        title: "清淤"', "        text: |-",
            "          清淤，每年清淤。",
        ),
    ),
    "words between the items and the parts inside, and items after these": (
        "示范方案\n一、任务\n1.种树，多种树。\n还要做好：\n（一）水面\n2.清淤，每年清淤。\n3.清湖，每月清湖。",
        HEAD
        + parts(
            "  - id: tasks", '    number: "一、"', '    title: "任务"', "    measures:",
            *measure(6, "plant", "1.", "种树，多种树。"), "",
            "    sections:",
            "      - id: water", '        number: "（一）"', "        before: |-",
            "          还要做好：", '        title: "水面"',
            "        measures:", *measure(10, "dredge", "2.", "清淤，每年清淤。"), "",
            "    later:", *measure(6, "lake", "3.", "清湖，每月清湖。"),
        ),
    ),
    "items after a dash": (
        "示范方案\n一、任务\n——种树，多种树。\n——清淤，每年清淤。",
        HEAD
        + parts(
            "  - id: tasks", '    number: "一、"', '    title: "任务"', "    measures:",
            *measure(6, "plant", "——", "种树，多种树。"), "",
            *measure(6, "dredge", "——", "清淤，每年清淤。"),
        ),
    ),
    "items without anything before them": (
        "示范方案\n一、任务\n种树，多种树。\n清淤，每年清淤。",
        HEAD
        + parts(
            "  - id: tasks", '    number: "一、"', '    title: "任务"', "    measures:",
            *measure(6, "plant", "", "种树，多种树。"), "",
            *measure(6, "dredge", "", "清淤，每年清淤。"),
        ),
    ),
    "words after the last item of a part": (
        f"示范方案\n{ONE_PRINTED}\n以上任务年底前完成。",
        HEAD + ONE + "\n    closing: |-\n      以上任务年底前完成。\n",
    ),
    "words after the last part": (
        f"示范方案\n{ONE_PRINTED}\n本方案自印发之日起施行。\n①树指乔木。",
        HEAD.replace(
            "  source:",
            "  closing: |-\n    本方案自印发之日起施行。\n  footnotes: |-\n    ①树指乔木。\n  source:",
        )
        + ONE,
    ),
    "a plan issued without covering notice": (
        f"示范办公室文件\n示办〔2024〕1号\n示范方案\n各县：\n{ONE_PRINTED}\n示范办公室\n2024年5月6日\n（此件公开发布）\n抄送：县委。",
        HEAD.replace(
            "  source:",
            '  document_number: "示办〔2024〕1号"\n  letterhead: "示范办公室文件"\n  addressees: "各县："\n'
            "  signature: |-\n    示范办公室\n\n    2024年5月6日\n"
            '  remark: "（此件公开发布）"\n  imprint: "抄送：县委。"\n  source:',
        )
        + ONE,
    ),
    "a notice that lists annexes and is signed for others": (
        f"关于印发的通知\n请落实。\n附件：1.任务表\n领导小组（示范局代章）\n2024年5月6日\n（此件公开发布）\n示范方案\n{ONE_PRINTED}",
        HEAD.replace(
            "  source:",
            '  notice:\n    heading: "关于印发的通知"\n    body: |-\n      请落实。\n'
            "    attachments: |-\n      附件：1.任务表\n"
            "    signature: |-\n      领导小组（示范局代章）\n\n      2024年5月6日\n"
            '    remark: "（此件公开发布）"\n  source:',
        )
        + ONE,
    ),
    "an imprint before the annexes": (
        f"示范方案\n{ONE_PRINTED}\n示范办公室\n2024年5月6日\n抄送：县委。\n附件1\n名单\n见附表。",
        HEAD.replace(
            "  source:",
            "  signature: |-\n    示范办公室\n\n    2024年5月6日\n"
            '  imprint: "抄送：县委。"\n  imprint_at: before_annexes\n  source:',
        )
        + ONE
        + ANNEX,
    ),
    "an imprint of two lines": (
        f"示范方案\n{ONE_PRINTED}\n示范办公室\n2024年5月6日\n抄送：县委。\n示范办公室 2024年5月7日印发",
        HEAD.replace(
            "  source:",
            "  signature: |-\n    示范办公室\n\n    2024年5月6日\n"
            "  imprint: |-\n    抄送：县委。\n\n    示范办公室 2024年5月7日印发\n  source:",
        )
        + ONE,
    ),
    "an imprint of the notice of two lines": (
        f"关于印发的通知\n请落实。\n示范方案\n{ONE_PRINTED}\n抄送：县委。\n示范办公室 2024年5月7日印发",
        HEAD.replace(
            "  source:",
            '  notice:\n    heading: "关于印发的通知"\n    body: |-\n      请落实。\n'
            "    closing: |-\n      抄送：县委。\n\n      示范办公室 2024年5月7日印发\n  source:",
        )
        + ONE,
    ),
    "an imprint of the notice before the plan": (
        f"关于印发的通知\n请落实。\n抄送：县委。\n示范方案\n{ONE_PRINTED}\n附件1\n名单\n见附表。",
        HEAD.replace(
            "  source:",
            '  notice:\n    heading: "关于印发的通知"\n    body: |-\n      请落实。\n'
            '    closing: "抄送：县委。"\n  imprint_at: after_notice\n  source:',
        )
        + ONE
        + ANNEX,
    ),
    "an imprint of the notice before the annexes": (
        f"关于印发的通知\n请落实。\n示范方案\n{ONE_PRINTED}\n抄送：县委。\n附件1\n名单\n见附表。",
        HEAD.replace(
            "  source:",
            '  notice:\n    heading: "关于印发的通知"\n    body: |-\n      请落实。\n'
            '    closing: "抄送：县委。"\n  imprint_at: before_annexes\n  source:',
        )
        + ONE
        + ANNEX,
    ),
    "the host and the helpers of a task on lines of their own": (
        "示范方案\n一、任务\n1.种树，多种树。\n牵头单位：市甲局\n配合单位：市乙局",
        HEAD
        + OFFICE
        + parts(
            "  - id: tasks", '    number: "一、"', '    title: "任务"', "    measures:",
            *measure(6, "plant", "1.", "种树，多种树。"), "", "          牵头单位：市甲局", "",
            "          配合单位：市乙局", "        units:",
            "          - unit: bureau", "            role: lead",
            '            quote: "牵头单位：市甲局"',
            "          - unit: office", "            role: support",
            '            quote: "配合单位：市乙局"',
        ),
    ),
    "clauses marked with a star": (
        "示范方案\n★一、任务\n★1.种树，多种树。\n2.★清淤，每年清淤。",
        HEAD
        + parts(
            "  - id: tasks", '    number: "★一、"', '    title: "任务"', "    measures:",
            *measure(6, "plant", "★1.", "种树，多种树。"), "",
            "      - id: dredge", '        number: "2."', '        title: "清淤"',
            "        text: |-", "          ★清淤，每年清淤。",
        ),
    ),
    "chapters and articles": (
        "示范方案\n第一章 总则\n第一条 种树，多种树。",
        HEAD
        + parts(
            "  - id: tasks", '    number: "第一章"', '    title: "总则"', "    measures:",
            *measure(6, "plant", "第一条", "种树，多种树。"),
        ),
    ),
    "circled numbers below wide ones": (
        "示范方案\n１．任务\n①种树，多种树。",
        HEAD
        + parts(
            "  - id: tasks", '    number: "１．"', '    title: "任务"', "    measures:",
            *measure(6, "plant", "①", "种树，多种树。"),
        ),
    ),
    "a heading with which the words run on": (
        f"示范方案\n{ONE_PRINTED}\n二、加强领导。定期会商。",
        HEAD
        + ONE
        + "\n  - id: leadership\n"
        '    number: "二、"\n    title: "加强领导。"\n    intro: |-\n      定期会商。\n',
    ),
    "a term of validity": (        f"示范方案\n{ONE_PRINTED}\n本方案自2024年6月1日起施行，有效期三年。",
        HEAD.replace(
            "  source:",
            "  effective: 2024-06-01\n  validity:\n    status: in_force\n"
            '    term: "有效期三年"\n    until: 2027-05-31\n'
            "  closing: |-\n    本方案自2024年6月1日起施行，有效期三年。\n  source:",
        )
        + ONE,
    ),
}  # fmt: skip


@pytest.mark.parametrize("build", BUILDS)
def test_an_ordinary_build_passes_and_keeps_every_word_in_order(build: str, tmp_path: Path) -> None:
    notice, data = BUILDS[build]
    plan = tmp_path / "plan.yml"
    plan.write_text(data, "utf-8")
    (tmp_path / "notice.txt").write_text(f"{notice}\n", "utf-8")
    file = load(plan).file
    assert "".join(squeeze(words) for _, words in walk_printed(file)) == squeeze(notice)
    assert format_text(data, plan) == data


@pytest.mark.parametrize("stop", ["。", "：", "——"])
def test_a_heading_with_which_the_words_run_on_keeps_its_stop(stop: str, tmp_path: Path) -> None:
    notice, data = BUILDS["a heading with which the words run on"]
    words = f"加强领导{stop}"
    (tmp_path / "notice.txt").write_text(notice.replace("加强领导。", words), "utf-8")
    (tmp_path / "plan.yml").write_text(data.replace("加强领导。", words), "utf-8")
    sections = list(walk_sections(load(tmp_path / "plan.yml").file))
    assert [at.section.name for at in sections if at.section.runs_on] == ["加强领导"]
    (tmp_path / "plan.yml").write_text(data.replace("加强领导。", "加强领导"), "utf-8")
    with pytest.raises(PlanError, match=f"标题后面少了“{stop}”；标题和正文印在同一段的"):
        load(tmp_path / "plan.yml")
