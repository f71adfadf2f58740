"""Sentences as real notices write them: who is given what part, and what must not be read as a part.

Each is asked of the whole check: declared as read for 分工 and without units, a plan is refused; with
the units and roles of the table, quoted whole, nothing is left to say.
"""

from __future__ import annotations

from typing import Any

import pytest

from macros.grounds.names import Names
from macros.grounds.role_words import GRAMMAR, roles_of
from macros.model.kinds import Statement
from macros.rules import check_meaning
from macros.rules.claims import assigning_roles_have_grounds
from macros.rules.clauses import printed_words_govern
from macros.rules.context import Copies
from macros.rules.reviews import explained, reviews_leave_nothing_out
from tests.rules.test_reviews import plan, said

ABOUT_ROLES = (reviews_leave_nothing_out, assigning_roles_have_grounds, printed_words_govern)
NAMES = {"a": "市甲局", "b": "市乙局", "c": "市丙局", "all": "各县（市、区）人民政府"}
L, R, S = "lead", "responsible", "support"
Given = dict[str, tuple[str, str]]
"""By unit: its role, and the word by which it has it."""

ROLES: list[tuple[str, Given]] = [
    # a class of bodies with brackets in its name
    ("种树。（市甲局，各县（市、区）人民政府负责）", {"a": (R, "负责"), "all": (R, "负责")}),
    (
        "种树。（市甲局、市乙局，各县（市、区）人民政府按职责分工负责）",
        {"a": (R, "负责"), "b": (R, "负责"), "all": (R, "负责")},
    ),
    (
        "种树。（市甲局牵头，各县（市、区）人民政府分别负责）",
        {"a": (L, "牵头"), "all": (R, "负责")},
    ),
    # who supports is charged with it
    ("种树。（市甲局负责牵头，市乙局负责配合）", {"a": (L, "牵头"), "b": (S, "负责配合")}),
    ("市甲局牵头种树，市乙局负责做好配合工作。", {"a": (L, "牵头"), "b": (S, "负责做好配合")}),
    ("请市甲局抓紧落实。", {"a": (R, "落实")}),
    ("种树。（市甲局尽快落实）", {"a": (R, "落实")}),
    # a column above a cell whose words say who does what
    (
        "种树。\n责任单位\n市甲局牵头，市乙局、市丙局配合",
        {"a": (L, "牵头"), "b": (S, "配合"), "c": (S, "配合")},
    ),
    # labels of one line or in brackets
    ("种树。（牵头单位：市甲局）", {"a": (L, "牵头单位")}),
    ("种树。牵头部门：市甲局；配合部门：市乙局。", {"a": (L, "牵头部门"), "b": (S, "配合部门")}),
    ("种树。（主办单位：市甲局；协办单位：市乙局）", {"a": (L, "主办单位"), "b": (S, "协办单位")}),
    ("种树。（主责单位：市甲局，协同单位：市乙局）", {"a": (L, "主责单位"), "b": (S, "协同单位")}),
    ("种树。（责任单位：市甲局、市乙局）", {"a": (R, "责任单位"), "b": (R, "责任单位")}),
    ("种树。（责任部门：市甲局，市乙局）", {"a": (R, "责任部门"), "b": (R, "责任部门")}),
    ("种树。（责任主体：市甲局）", {"a": (R, "责任主体")}),
    ("种树。（责任部门和单位：市甲局）", {"a": (R, "责任部门和单位")}),
    ("种树。（牵头部门、单位：市甲局）", {"a": (L, "牵头部门、单位")}),
    ("种树。（牵头单位（部门）：市甲局）", {"a": (L, "牵头单位（部门）")}),
    ("种树。（配合部门或单位：市甲局）", {"a": (S, "配合部门或单位")}),
    ("种树。（责任县区：市甲局）", {"a": (R, "责任县区")}),
    ("种树。（责任镇街：市甲局）", {"a": (R, "责任镇街")}),
    ("种树。（责任乡镇（街道）：市甲局）", {"a": (R, "责任乡镇（街道）")}),
    ("种树。（责任县（市、区）：市甲局）", {"a": (R, "责任县（市、区）")}),
    ("种树。（牵头地区：市甲局）", {"a": (L, "牵头地区")}),
    ("种树。责任人：市甲局主要负责同志", {"a": (R, "责任人")}),
    ("种树。主要责任人：市甲局局长", {"a": (L, "主要责任人")}),
    ("种树。第一责任单位：市甲局", {"a": (L, "第一责任单位")}),
    ("种树。直接责任单位：市甲局", {"a": (R, "直接责任单位")}),
    ("种树。具体责任单位：市甲局", {"a": (R, "具体责任单位")}),
    ("种树。（落实单位：市甲局、市乙局）", {"a": (R, "落实单位"), "b": (R, "落实单位")}),
    ("种树。（实施单位：市甲局）", {"a": (R, "实施单位")}),
    ("种树。（组织实施单位：市甲局）", {"a": (R, "组织实施单位")}),
    ("种树。（实施主体：市甲局）", {"a": (R, "实施主体")}),
    ("种树。（完成单位：市甲局）", {"a": (R, "完成单位")}),
    ("种树。（执行单位：市甲局）", {"a": (R, "执行单位")}),
    ("种树。（承办单位：市甲局）", {"a": (R, "承办单位")}),
    ("种树。（承担单位：市甲局）", {"a": (R, "承担单位")}),
    ("种树。（承接单位：市甲局）", {"a": (R, "承接单位")}),
    ("种树。（分办单位：市甲局；会办单位：市乙局）", {"a": (R, "分办单位"), "b": (S, "会办单位")}),
    ("种树。（主抓单位：市甲局）", {"a": (L, "主抓单位")}),
    ("种树。（参与单位：市甲局）", {"a": (S, "参与单位")}),
    ("种树。（参加单位：市甲局）", {"a": (S, "参加单位")}),
    ("种树。（协作单位：市甲局）", {"a": (S, "协作单位")}),
    ("种树。（支持单位：市甲局）", {"a": (S, "支持单位")}),
    ("种树。（协助单位：市甲局）", {"a": (S, "协助单位")}),
    ("种树。（指导单位：市甲局）", {"a": ("named", "指导单位")}),
    ("种树。（监督单位：市甲局）", {"a": ("supervised", "监督单位")}),
    ("种树。（督导单位：市甲局）", {"a": ("named", "督导单位")}),
    ("种树。主办单位：市甲局 分管领导：市乙局", {"a": (L, "主办单位"), "b": ("named", "分管领导")}),
    ("种树。牵头领导：市甲局", {"a": (L, "牵头领导")}),
    ("种树。\n\n牵头单位\n\n市甲局\n\n配合单位\n\n市乙局", {"a": (L, "牵头单位"), "b": (S, "配合单位")}),
    ("种树。【责任单位】市甲局、市乙局", {"a": (R, "责任单位"), "b": (R, "责任单位")}),
    ("种树。牵头单位：市甲局\n责任单位：市乙局，市丙局",
     {"a": (L, "牵头单位"), "b": (R, "责任单位"), "c": (R, "责任单位")}),
    ("种树。(责任单位:市甲局)(省级、市级)", {"a": (R, "责任单位")}),
    ("种树。（主要责任单位：市甲局；其他责任单位：市乙局）",
     {"a": (L, "主要责任单位"), "b": (R, "其他责任单位")}),
    ("种树。（主要责任单位：市甲局 协同配合单位：市乙局、市丙局）",
     {"a": (L, "主要责任单位"), "b": (S, "协同配合单位"), "c": (S, "协同配合单位")}),
    ("种树。牵头组织实施单位：市甲局", {"a": (L, "牵头组织实施单位")}),
    ("种树。（预期性指标，牵头单位：市甲局；责任单位：市乙局等部门）",
     {"a": (L, "牵头单位"), "b": (R, "责任单位")}),
    ("种树。牵头及责任单位：市甲局", {"a": (L, "牵头及责任单位")}),
    ("种树。牵头单位和责任单位：市甲局", {"a": (R, "牵头单位和责任单位")}),
    ("种树。（配合落实单位：市甲局）", {"a": (S, "配合落实单位")}),
    ("种树。责任单位及责任人：市甲局局长", {"a": (R, "责任单位及责任人")}),
    ("种树。配合及参与单位：市甲局", {"a": (S, "配合及参与单位")}),
    ("种树。配合（协助）单位：市甲局", {"a": (S, "配合（协助）单位")}),
    ("种树。牵头单位/责任单位：市甲局", {"a": (R, "牵头单位/责任单位")}),
    ("种树。责任单位为市甲局、市乙局。", {"a": (R, "责任单位"), "b": (R, "责任单位")}),
    ("种树。配合单位包括市甲局、市乙局等。", {"a": (S, "配合单位"), "b": (S, "配合单位")}),
    # a label whose list a verb rounds off
    ("种树。牵头单位：市甲局、市乙局按职责分工负责", {"a": (L, "牵头单位"), "b": (L, "牵头单位")}),
    (
        "种树。（牵头单位：市甲局；配合单位：市乙局、市丙局等按职责分工负责落实）",
        {"a": (L, "牵头单位"), "b": (S, "配合单位"), "c": (S, "配合单位")},
    ),
    ("种树。配合单位：各县（市、区）人民政府负责落实", {"all": (S, "配合单位")}),
    (
        "种树。责任单位：市甲局牵头，市乙局、市丙局按职责分工负责",
        {"a": (L, "牵头"), "b": (R, "负责"), "c": (R, "负责")},
    ),
    ("种树。牵头单位：市甲局负责规划，市乙局配合", {"a": (R, "负责"), "b": (S, "配合")}),
    # verbs behind the names
    ("市甲局牵头，市乙局、市丙局协同推进。", {"a": (L, "牵头"), "b": (S, "协同推进"), "c": (S, "协同推进")}),
    ("种树。（市甲局牵头，市乙局按职责协同落实）", {"a": (L, "牵头"), "b": (S, "协同落实")}),
    ("市甲局要发挥牵头作用。", {"a": (L, "发挥牵头作用")}),
    ("种树。（市甲局、市乙局负责）", {"a": (R, "负责"), "b": (R, "负责")}),
    ("种树。（市甲局牵头，市乙局及有关部门按职责分工负责）", {"a": (L, "牵头"), "b": (R, "负责")}),
    ("种树。（市甲局牵头，市乙局配合，市丙局协助）",
     {"a": (L, "牵头"), "b": (S, "配合"), "c": (S, "协助")}),
    ("种树工作由市甲局主抓。", {"a": (L, "主抓")}),
    ("种树工作由市甲局负总责，市乙局具体抓落实。", {"a": (L, "负总责"), "b": (R, "抓落实")}),
    ("种树工作由市甲局主办，市乙局会办。", {"a": (L, "主办"), "b": (S, "会办")}),
    ("种树以市甲局为主，市乙局配合。", {"a": (L, "为主"), "b": (S, "配合")}),
    ("种树。责任分工：市甲局、市乙局", {"a": (R, "责任分工"), "b": (R, "责任分工")}),
    ("种树由市甲局组织实施。", {"a": (R, "组织实施")}),
    ("市甲局具体组织实施种树。", {"a": (R, "组织实施")}),
    ("种树。（市甲局、市乙局组织实施）", {"a": (R, "组织实施"), "b": (R, "组织实施")}),
    ("种树任务由市甲局承担。", {"a": (R, "承担")}),
    ("市甲局承担种树任务。", {"a": (R, "承担")}),
    ("种树。（市甲局、市乙局按职责分工承担）", {"a": (R, "承担"), "b": (R, "承担")}),
    ("种树。（市甲局抓好落实）", {"a": (R, "抓好落实")}),
    ("种树。（市甲局落实）", {"a": (R, "落实")}),
    ("种树。（市甲局、市乙局按职责分工落实）", {"a": (R, "落实"), "b": (R, "落实")}),
    ("种树由市甲局实施。", {"a": (R, "实施")}),
    ("由市甲局实施百万棵树工程。", {"a": (R, "实施")}),
    ("种树由市甲局执行。", {"a": (R, "执行")}),
    ("种树。（市甲局完成）", {"a": (R, "完成")}),
    ("种树由市甲局统一组织，市乙局协同。", {"a": (R, "组织"), "b": (S, "协同")}),
    ("种树。（市甲局牵头，市乙局协作）", {"a": (L, "牵头"), "b": (S, "协作")}),
    ("种树。（市甲局牵头，市乙局支持）", {"a": (L, "牵头"), "b": (S, "支持")}),
    ("种树由市甲局推进。", {"a": (R, "推进")}),
    ("种树。（市甲局统筹协调，市乙局推动）", {"a": (R, "统筹协调"), "b": (R, "推动")}),
    ("种树，市甲局统筹，市乙局具体落实。", {"a": (R, "统筹"), "b": (R, "落实")}),
    ("种树由市甲局办理。", {"a": (R, "办理")}),
    ("种树。（市甲局负责，市乙局指导）", {"a": (R, "负责"), "b": ("named", "指导")}),
    ("种树。（市甲局负责，市乙局监督）", {"a": (R, "负责"), "b": ("named", "监督")}),
    ("种树。（市甲局承办，市乙局督办）", {"a": (R, "承办"), "b": ("named", "督办")}),
    ("市甲局会同市乙局种树。", {"b": (S, "会同")}),
    ("在市乙局配合下，由市甲局负责种树。", {"a": (R, "负责"), "b": (S, "配合")}),
    ("在市乙局的密切配合下，市甲局负责种树。", {"a": (R, "负责"), "b": (S, "配合")}),
    ("市甲局在市乙局、市丙局协助下，负责种树。",
     {"a": (R, "负责"), "b": (S, "协助"), "c": (S, "协助")}),
    ("种树，市甲局安排的地块由市乙局负责。", {"b": (R, "负责")}),
    ("市甲局协同市乙局负责种树。", {"a": (R, "负责"), "b": (S, "协同")}),
    ("市甲局商市乙局负责种树。", {"a": (R, "负责"), "b": (S, "商")}),
    ("市甲局为牵头单位，市乙局为配合单位。", {"a": (L, "牵头单位"), "b": (S, "配合单位")}),
    ("种树。市甲局（牵头）、市乙局（配合）", {"a": (L, "牵头"), "b": (S, "配合")}),
    ("种树。责任单位：市甲局（牵头）、市乙局", {"a": (L, "牵头"), "b": (R, "责任单位")}),
]  # fmt: skip

OF_WORDS_NOT_CLASSED: list[tuple[str, dict[str, tuple[str, str]]]] = [
    ("种树。（包保单位：市甲局）", {"a": (R, "包保单位")}),
    ("种树。（包联单位：市甲局；帮扶单位：市乙局）", {"a": (R, "包联单位"), "b": (S, "帮扶单位")}),
    ("种树。挂钩领导：市甲局", {"a": (R, "挂钩领导")}),
    ("种树。（建设单位：市甲局）", {"a": (R, "建设单位")}),
    ("种树。（责任单位、配合单位：市甲局、市乙局）",
     {"a": (R, "责任单位、配合单位"), "b": (S, "责任单位、配合单位")}),
    ("种树。（牵头、配合单位：市甲局、市乙局）", {"a": (L, "牵头、配合单位"), "b": (S, "牵头、配合单位")}),
    ("由市甲局制定种树办法。", {"a": (R, "制定")}),
    ("种树办法由市甲局、市乙局另行制定。", {"a": (R, "另行制定"), "b": (R, "另行制定")}),
]  # fmt: skip
"""What an editor classes; the word is entered, or a source is given."""

ALONE = [
    "种树。（市甲局、市乙局）",
    "种树（市甲局、市乙局）。",
    "种树（市甲局）",
    "种树。（市甲局，市乙局）浇水。（市乙局）",
    "种树。（市甲局、市乙局等部门）",
    "种树。（市甲局、市丁委）",
    "种树。（市丁委、市戊办）",
    "种树。（各县区政府、市甲局）",
    "种树。（市甲局、各县（市、区）政府）",
    "种树。（市甲局（市林业办）、市乙局）",
    "种树。（市丁委、各县（市、区）人民政府）",
    "种树（市丁委、各县〔市、区〕人民政府）。",
    "种树。[市甲局、市乙局]",
    "种树。【市甲局】",
    "种树。（市甲局；市乙局）",
    "种树。\n\n——市甲局、市乙局",
    "种树。\n\n市甲局：浇水。",
    "种树。市甲局、市乙局：浇水。",
    "种树。（市甲局综合科、市乙局）",
]
"""Lists of units that stand alone: only a general clause, a source or a note can say what part they have."""

HEADERS = [
    ("牵头单位", [L]),
    ("牵头组织实施单位", [L, R]),
    ("牵头责任单位", [L, R]),
    ("牵头、责任单位", [L, R]),
    ("牵头部门（单位）", [L]),
    ("责任单位", [R]),
    ("责任单位（牵头）", [R]),
    ("责任单位及责任人", [R]),
    ("市级责任单位", [R]),
    ("责任领导", [R]),
    ("责任科室", [R]),
    ("落实单位", [R]),
    ("完成单位", [R]),
    ("实施主体", [R]),
    ("主办单位", [L]),
    ("配合（协助）单位", [S]),
    ("配合及参与单位", [S]),
    ("协同单位", [S]),
    ("责任单位和配合单位", []),
    ("分管领导", []),
]
"""Headers of columns in tables of tasks, and the roles that they bear out."""

WHOEVER = [
    "由市丁委组织实施。",
    "由市丁委统筹种树。",
    "种树。（市丁委落实）",
    "种树。（市丁委、市戊办落实）",
    "种树任务由市丁委承担。",
    "种树，各县（区）人民政府具体落实。",
    "由市政府督查室约谈有关负责人。",
    "市丁委负责种树。",
    "责任人：张某某",
    "由市残联组织实施。",
    "种树由市残联具体实施。",
    "由市残联制定种树办法。",
    "由各县区组织实施。",
    "由各乡镇（街道）制定种树办法。",
    "由市残联统筹推进。",
    "种树，市残联抓落实。",
    "种树，各镇（街道）组织实施。",
    "种树。（各街道办事处具体落实）",
    "种树。（各县区落实）",
    "种树，各县区落实。",
    "种树。（市残联主抓）",
    "种树。（完成单位：市丁委）",
    "种树。（包保领导：张某某）",
    "种树。【包保单位】市甲局",
    "分管领导：张某某",
    "种树，各相关部门按职责分工抓好落实。",
    "各有关单位要加强协同，按照职责分工做好种树。",
    "种树，由住建、财政部门落实。",
    "由教育、卫健等部门组织实施。",
    "住建、财政部门落实资金。",
    "种树，市财政部门安排资金。",
    "会同市丁委制定种树办法。",
    "会同市残联种树。",
    "种树。——市残联",
    "种树。\n\n——市残联、市丁委",
    "种树。\n\n——各区政府",
]
"""What is to be looked at although the one who is named is no unit of the plan."""

NOTHING = [
    "落实街道社区治理。",
    "划分责任地区范围。",
    "市甲局负责同志到场。",
    "市甲局主要负责人到场。",
    "发挥市甲局牵头作用。",
    "发挥牵头作用，种好树。",
    "支持企业参与国际竞争。",
    "积极参与国际竞争。",
    "企业自行承担风险。",
    "市甲局承担风险。",
    "由此造成的后果由企业承担。",
    "市甲局承担法律责任。",
    "增强责任意识。",
    "落实主体责任。",
    "完成年度任务，组织实施绿化工程。",
    "组织实施百万棵树工程。",
    "加强组织实施。",
    "指导企业种树。",
    "加强业务指导。",
    "在市甲局指导下种树。",
    "强化部门协同，推进种树。",
    "协同推进种树。",
    "加强协作，互相支持。",
    "争取政府支持。",
    "市甲局为主体。",
    "责任分工明确，任务分工到人。",
    "科学合理分工。",
    "争取省政府支持。",
    "更好发挥政府作用，落实税收政策。",
    "依托国家知识产权局系统，完成建设。",
    "由第三方机构评估。",
    "由公安机关依法追究刑事责任。",
    "统筹推进各项工作，加强协调。",
    "经市政府批准后实施。",
    "报市政府批准，组织实施。",
    "推进落实，抓好督办。",
    "有关部门（市甲局、市乙局）种树。",
    "按照《办法》（市甲局令第1号）种树。",
    "种树（含公园、绿道）。",
    "种树（100棵）。",
    "主送单位：市甲局",
    "成员单位：市甲局",
    "各县区人民政府，市直各部门：",
    "由此形成长效机制。",
    "落实财政部门有关规定。",
    "推进住建、财政部门数据共享，完成种树。",
    "加强部门协作，落实资金。",
    "理由充分，由点到面推进。",
    "经由公园种树。",
    "由企业自主种树。",
    "由市场决定种树。",
    "由专人制定方案。",
    "由各级各类学校种树。",
    "由各县区域内的企业种树。",
    "由各镇域企业种树。",
    "覆盖各县区，全面推进。",
    "在各街道实施种树工程。",
    "为残联种树。",
    "名为示范单位种树。",
    "由市甲局局长任组长。",
    "自由组织种树。",
    "完成情况公开。",
    "监督检查种树。",
    "布局合理，全部落实。",
    "各相关部门要认真履行职责。",
    "由有关部门依法处理。",
    "会同群众种树。",
    "种树。——市民中心",
    "种树。\n\n——提升能力、优化布局",
]
"""What gives no known or unknown body a part."""


def entries(text: str, given: Given, *, word: bool = False) -> list[dict[str, str]]:
    return [
        {"unit": unit, "role": role, "quote": text.replace("\n", "")}
        | ({"word": printed} if word and len(printed) > 1 else {})
        for unit, (role, printed) in given.items()
    ]


def faults(text: str, units: list[dict[str, str]], **fields: Any) -> list[str]:
    """Return what the rules on roles say of a plan that was read for 分工 and enters these units."""
    file = plan(text, ("分工",), units=units, **fields)
    asked = {rule.__name__ for rule in ABOUT_ROLES}
    return [one.message for one in check_meaning(file, Copies(None)) if one.rule in asked]


@pytest.fixture(autouse=True)
def third_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.rules.test_reviews.UNITS", NAMES)


@pytest.mark.parametrize(("text", "given"), ROLES)
def test_a_form_of_assignment_is_read_and_bears_out_its_role(text: str, given: Given) -> None:
    assert said(plan(text, ("分工",))), "a plan that says that this assigns nobody would pass"
    assert not faults(text, entries(text, given))


@pytest.mark.parametrize(("text", "given"), ROLES)
def test_it_is_read_by_its_printed_word(text: str, given: Given) -> None:
    assert not faults(text, entries(text, given, word=True))


@pytest.mark.parametrize(("text", "given"), OF_WORDS_NOT_CLASSED)
def test_what_only_an_editor_can_class_is_told_until_it_is(text: str, given: Given) -> None:
    assert said(plan(text, ("分工",)))
    assert faults(text, entries(text, given))
    assert not faults(text, entries(text, given, word=True))


@pytest.mark.parametrize("text", [*ALONE, *WHOEVER])
def test_who_is_named_without_a_known_word_or_unit_is_not_called_absent(text: str) -> None:
    assert said(plan(text, ("分工",)))
    note = {"kind": "说明", "quote": text.replace("\n", ""), "text": "没有写明是哪一种单位。"}
    explains = plan(text, ("分工",), notes=[note])
    assert not said(explains)
    assert explained(explains, Names(explains))["m"] == {Statement.ASSIGNMENT}


@pytest.mark.parametrize(
    "text",
    [
        "市甲局是责任主体。",
        "市甲局主要负责人为第一责任人。",
        "落实市甲局主体责任。",
        "压实市甲局属地责任。",
        "市甲局负主要责任。",
        "市甲局负有监管责任。",
        "责任落实到市甲局。",
        "市甲局归口管理。",
        "市甲局抓总。",
        "市甲局主管。",
        "由市丁局主管。",
        "市甲局履行监管职责。",
        "市甲局要担负起监管责任。",
    ],
)
def test_who_answers_for_a_measure_is_not_called_absent(text: str) -> None:
    assert said(plan(text, ("分工",)))
    note = {"kind": "说明", "quote": text, "text": "没有写明由谁做。"}
    assert not said(plan(text, ("分工",), notes=[note]))


@pytest.mark.parametrize(
    "text",
    [
        "报市甲局主管部门。",
        "市甲局联系行业主管协会。",
        "认真履行职责。",
        "市甲局承担责任险费用。",
        "市甲局牵头，压实主体责任。",
        "压实企业的责任。",
        "有抓总体的办法。",
    ],
)
def test_who_answers_is_asked_only_where_a_body_is_and_none_has_the_task(text: str) -> None:
    lead = {"unit": "a", "role": "lead", "quote": "市甲局牵头"}
    assert not said(plan(text, ("分工",), units=[lead] if "牵头" in text else []))


@pytest.mark.parametrize("text", NOTHING)
def test_what_assigns_nothing_is_not_told(text: str) -> None:
    assert not said(plan(text, ("分工",)))


@pytest.mark.parametrize(("header", "roles"), HEADERS)
def test_a_header_of_a_column_says_which_roles_stand_below(header: str, roles: list[str]) -> None:
    (word,) = GRAMMAR.words(f"{header}：")
    assert [str(role) for role in roles_of(word)] == roles


def test_the_tables_are_as_long_as_they_are_said_to_be() -> None:
    assert len(ROLES) + len(OF_WORDS_NOT_CLASSED) + len(ALONE) + len(WHOEVER) >= 100
    assert len(NOTHING) >= 40
